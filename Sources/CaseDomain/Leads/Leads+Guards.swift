/// Who may do what about a lead: the questions that its events share.
extension Desk {
  /// Why the author may not decide about a lead as the office does, or nil.
  func refusalToManage(
    _ lead: LeadID, unless posts: Posts = .office, in states: Set<LeadState>, _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusal(unless: posts, envelope) { return refusal }
    guard let found = leads[lead] else { return Refusal(.noSuchLead) }
    if let refusal = refusalIfNamed(in: .lead(lead), envelope) { return refusal }
    return refusalIfFrozen(lead, envelope) ?? refusal(of: found, unlessIn: states)
  }

  /// Why the author may not work on a lead as its section does, or nil (R4.1).
  ///
  /// - Parameter assisting: whether a section that was asked for help may, too.
  func refusalToWork(
    on lead: LeadID, assisting: Bool = false, in states: Set<LeadState>, _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusal(unless: .liaison, envelope) { return refusal }
    guard let found = leads[lead] else { return Refusal(.noSuchLead) }
    let sections = assisting ? leads.work(on: lead).sections : found.section.map { [$0] } ?? []
    guard let section = members[envelope.author]?.section, sections.contains(section) else {
      return Refusal(.otherSection, Clause("R4.1"), .number(found.number))
    }
    return refusalIfFrozen(lead, envelope) ?? refusal(of: found, unlessIn: states)
  }

  /// Why a lead's state rules a step out, or nil.
  func refusal(of lead: Lead, unlessIn states: Set<LeadState>) -> Refusal? {
    states.contains(lead.state)
      ? nil : Refusal(.leadState, Clause("R5.2"), .number(lead.number), .leadState(lead.state))
  }

  /// Why the author may not act on a lead while an incident is looked into, or nil (R6.4).
  func refusalIfFrozen(_ lead: LeadID, _ envelope: Envelope) -> Refusal? {
    incidents.isFrozen(envelope.author, tip: nil, lead: lead) ? Refusal(.frozen, Clause("R6.4")) : nil
  }

  /// The liaisons of a section who may know of a lead, by id.
  package func liaisons(of section: SectionID, for entry: CaseEntry) -> [MemberID] {
    members.all.filter { $0.status == .admitted && $0.posts.contains(.liaison) && $0.section == section }
      .map(\.id).filter { !isRecused($0, from: entry) }
  }

  /// The members beyond the readers of `leads` who may hold an entry's content key: the liaisons of the sections that
  /// work on the lead, and, for a tip, of those to whom its words were opened (R4.1).
  package func guests(of entry: CaseEntry) -> [MemberID] {
    let sections: [SectionID]
    switch entry {
    case .lead(let lead): sections = leads.work(on: lead).sections
    case .book(let section): sections = organisation.section(section)?.isClosed == false ? [section] : []
    case .tip(let tip):
      guard let lead = tips[tip]?.lead else { return [] }
      let work = leads.work(on: lead)
      let opened = work.narratives.filter { $0.tip == tip && $0.decision?.isYes == true }.map(\.section)
      sections = work.sections.filter(opened.contains)
    }
    return Set(sections.flatMap { liaisons(of: $0, for: entry) }).sorted()
  }

  /// Whether a member is on the side that handled a lead: of a section that worked on it, or whoever wrote a report.
  func hasHandled(_ member: MemberID, _ lead: LeadID) -> Bool {
    let work = leads.work(on: lead)
    if let section = members[member]?.section, work.everSections.contains(section) { return true }
    let people =
      work.assignments.flatMap { [$0.handler, $0.taken?.by].compactMap { $0 } } + work.reports.map(\.step.by)
    return people.contains { members.isSamePerson($0, member) }
  }

  /// Why a lead cannot go to a section, or nil: there must be somebody to read it, and nobody there whom it is about.
  package func refusal(toGive lead: LeadID, to section: SectionID) -> Refusal? {
    guard let found = organisation.section(section) else { return Refusal(.noSuchSection) }
    if found.isClosed { return Refusal(.entryClosed, nil, .text(found.name)) }
    if isConcerned(section, in: .lead(lead)) { return Refusal(.sectionConcerned, Clause("R6.4"), .text(found.name)) }
    return liaisons(of: section, for: .lead(lead)).isEmpty ? Refusal(.noLiaison, nil, .text(found.name)) : nil
  }

  /// Whether a section, or anybody of it, is what a matter is about, as far as this desk reads its tips.
  package func isConcerned(_ section: SectionID, in entry: CaseEntry) -> Bool {
    let people = members.all.filter { $0.section == section && $0.status != .removed }
    if people.contains(where: { isSubject($0.id, of: entry) }) { return true }
    let names = (people.map(\.name) + [organisation.section(section)?.name ?? ""]).map(ComparableName.init)
    return linked(with: entry).contains { entry in
      guard case .tip(let tip) = entry, let row = tips.row(of: tip) else { return false }
      return names.contains { $0.isAmong(tips.subjects[row]) }
    }
  }

  /// Whether only files may be checked: the police have the lead, or have to be given it, and have not answered
  /// (law art. 25).
  package func isForFilesOnly(_ lead: Lead) -> Bool {
    if let transfer = leads.work(on: lead.id).transfer { return transfer.answer == nil }
    return lead.isSuspectedOrganisedCrime
  }
}

extension Draft {
  /// Hands a lead's key, or a tip's, to the liaisons who may hold it now, and begins the next one where somebody holds
  /// it who may not any more.
  mutating func rekey(_ entries: [CaseEntry]) throws(Refusal) {
    for entry in entries {
      if desk.isElsewhere(entry) { throw Refusal(.elsewhere, Clause("R6.4")) }
      if desk.needsNewKey(entry) {
        try separate([entry], from: [])
      } else {
        let held = desk.recusals.hold(of: entry)?.holders ?? []
        try grant(entry, to: desk.guests(of: entry).filter { !held.contains($0) })
      }
    }
  }
}
