/// What the events about inspections share: nobody inspects, checks or strikes off what is their own (R3.5, R5.2).
extension Desk {
  /// The posts that inspect sections and judge what was put right.
  package static let inspecting: Posts = [.office, .leader, .auditor]

  /// Why the author may not inspect a section, or nil.
  func refusalToInspect(_ section: SectionID, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: Self.inspecting, envelope) { return refusal }
    guard let found = organisation.section(section) else { return Refusal(.noSuchSection) }
    return isOf(section, envelope.author) ? Refusal(.ownSection, Clause("R5.2"), .text(found.name)) : nil
  }

  /// Whether a member, under any number of theirs, stands for a section.
  func isOf(_ section: SectionID, _ member: MemberID) -> Bool {
    members.numbers(of: member).contains { members[$0]?.section == section }
  }

  /// The same, for what stands in the section's book.
  func refusalToInspectBook(_ section: SectionID, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalToInspect(section, envelope) { return refusal }
    let name = organisation.section(section)?.name ?? ""
    return fieldwork.books.contains(section) ? nil : Refusal(.noFieldBook, nil, .text(name))
  }

  /// Why an inspection took no place at a section, or nil.
  func refusal(ofInspection id: InspectionID, at section: SectionID) -> Refusal? {
    guard let found = supervision[id] else { return Refusal(.noSuchInspection) }
    if found.sections.contains(section) { return nil }
    return Refusal(.notInspected, Clause("R3.5"), .text(organisation.section(section)?.name ?? ""))
  }

  /// Why a finding is not there, or not in the state for a step, or nil.
  func refusal(
    ofFinding event: EventNumber, in section: SectionID, _ states: Set<InspectionFinding.State>
  ) -> Refusal? {
    guard let found = supervision.finding(event), found.section == section else { return Refusal(.noSuchFinding) }
    return states.contains(found.state) ? nil : Refusal(.findingState, Clause("R3.5"))
  }

  /// Why the author may not judge what was put right, or nil: they reported it, or it was theirs to put right.
  func refusalToJudge(_ event: EventNumber, in section: SectionID, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalToInspectBook(section, envelope) { return refusal }
    guard let item = supervision.finding(event)?.item else { return Refusal(.noSuchFinding) }
    let doers = [item.owner.member, item.reported?.by].compactMap { $0 }
    return doers.contains { members.isSamePerson($0, envelope.author) } ? Refusal(.ownWork, Clause("R5.2")) : nil
  }

  /// Why nobody can be given something to put right, or the day cannot be, or nil.
  func refusal(of owner: RectificationOwner, due: CivilDate, in section: SectionID, _ envelope: Envelope) -> Refusal? {
    if let member = owner.member {
      guard owner.name == nil, let found = members[member], found.status == .admitted else {
        return Refusal(.noSuchMember)
      }
      if found.section != section {
        return Refusal(.ownerElsewhere, Clause("R3.5"), .text(organisation.section(section)?.name ?? ""))
      }
    } else if owner.name?.isBlank != false {
      return Refusal(.ownerMissing, Clause("R3.5"))
    }
    return refusalOfRectificationDay(due, envelope)
  }

  func refusalOfRectificationDay(_ due: CivilDate, _ envelope: Envelope) -> Refusal? {
    let today = date(of: envelope.time)
    return due >= today && due <= today.adding(days: 366) ? nil : Refusal(.dateInvalid, Clause("R3.5"), .date(due))
  }
}

extension Clause {
  /// Whether it has the form of a clause of the regulation: `R3.5`, `R6.3.2`.
  var isOfRegulation: Bool {
    let parts = rawValue.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
    return rawValue.hasPrefix("R") && (1...3).contains(parts.count)
      && parts.allSatisfy { (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }
}
