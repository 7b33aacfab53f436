/// How something about a lead was checked. Raw values stand in the log and never change.
package enum CheckKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// Files, registers, accounts: nobody learns that a check is on.
  case files
  /// A place was looked at.
  case visit
  /// Somebody other than the person reported was spoken with.
  case conversation
  /// The person reported was spoken with.
  case subject
  /// What the police said (law art. 25).
  case police
  /// Anything else, and how far things are.
  case progress

  /// Whether nobody outside learns of it: all that may be done until the police have answered.
  package var isQuiet: Bool { self == .files || self == .police || self == .progress }
}

/// A step of the verification (R3.6, R5.3): what was checked, when, and what came of it.
package struct LeadNoted: Event {
  package static let type = "lead.noted"
  package let lead: LeadID
  package let kind: CheckKind
  package let on: CivilDate
  package let words: String
  package let place: String?
  /// Who was met, by role: `门卫`, never a reporter.
  package let people: String?
  package let attachments: [Attachment]

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    // What came in after closing the office looks at, and says what it makes of it.
    let isOffice = desk.members[envelope.author]?.posts.contains(.office) == true
    let states = isOffice ? Set(LeadState.allCases) : LeadState.living
    if let refusal = desk.refusalToTakePart(in: lead, states, envelope) { return refusal }
    guard let found = desk.leads[lead] else { return Refusal(.noSuchLead) }
    if !kind.isQuiet, let refusal = desk.refusal(of: found, unlessIn: LeadState.living) { return refusal }
    if !kind.isQuiet && desk.isForFilesOnly(found) { return Refusal(.filesOnly, Clause("R5.2")) }
    // What was done before the lead was opened is part of the tip.
    guard on >= desk.date(of: found.openedAt), on <= desk.date(of: envelope.time) else {
      return Refusal(.dateInvalid, nil, .date(on))
    }
    if words.isBlank && attachments.isEmpty { return Refusal(.textMissing) }
    return desk.refusal(of: attachments, on: desk.date(of: envelope.time))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(lead, from: envelope) { lead, work in
      if lead.isClosed {
        work.lateDue = nil
        return
      }
      // Whoever notes something has taken it up.
      if lead.state == .assigned { lead.state = .verifying }
      if let last = work.assignments.indices.last, work.assignments[last].taken == nil,
        work.assignments[last].withdrawn == nil
      {
        work.assignments[last].taken = LeadStep(envelope)
      }
    }
    if let row = desk.leads.row(of: lead) { desk.leads.setNewestWords(envelope.event, row: row) }
  }
}

/// The section says why it needs the words of a tip, which the assignment did not give it (R4.1).
package struct NarrativeAsked: Event {
  package static let type = "lead.narrativeAsked"
  package let lead: LeadID
  package let tip: TipID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToWork(on: lead, in: LeadState.atWork, envelope) { return refusal }
    guard let row = desk.leads.row(of: lead), desk.isLinked(tip, row: row) else { return Refusal(.noSuchTip) }
    let section = desk.leads.rows[row].section
    let work = desk.leads.work(on: lead)
    if work.narratives.contains(where: { $0.tip == tip && $0.section == section && $0.decision?.isYes != false }) {
      return Refusal(.alreadyRequested, Clause("R4.1"))
    }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R4.1")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let section = desk.leads[lead]?.section else { return }
    desk.leads.change(lead, from: envelope) { _, work in
      work.narratives.append(.init(step: LeadStep(envelope), tip: tip, section: section))
    }
  }
}

/// The office opened the words of a tip to the section: as a redaction leaves them, never who reported.
package struct NarrativeOpened: Event {
  package static let type = "lead.narrativeOpened"
  package let lead: LeadID
  package let request: EventNumber

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, in: LeadState.atWork, envelope) { return refusal }
    return desk.leads.waitingNarrative(request, of: lead) == nil ? Refusal(.noSuchRequest) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(\.narratives, request, of: lead, from: envelope) {
      $0.decision = .init(step: LeadStep(envelope), isYes: true)
    }
  }
}

/// The office did not open the words of a tip.
package struct NarrativeDeclined: Event {
  package static let type = "lead.narrativeDeclined"
  package let lead: LeadID
  package let request: EventNumber
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToManage(lead, in: LeadState.living, envelope) { return refusal }
    if desk.leads.waitingNarrative(request, of: lead) == nil { return Refusal(.noSuchRequest) }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.leads.change(\.narratives, request, of: lead, from: envelope) {
      $0.decision = .init(step: LeadStep(envelope), isYes: false)
    }
  }
}

extension Desk {
  /// The largest file that may be attached on a day, in bytes.
  package func attachmentLimit(on day: CivilDate) -> Int { rulings.integer(.attachmentMegabytes, at: day) << 20 }

  /// Why files may not be attached, or nil.
  func refusal(of attachments: [Attachment], on day: CivilDate) -> Refusal? {
    let limit = attachmentLimit(on: day)
    guard let large = attachments.first(where: { !(0...limit).contains($0.bytes) }) else { return nil }
    return Refusal(.attachmentTooLarge, nil, .text(large.name), .count(limit >> 20))
  }
}

extension Leads {
  func waitingNarrative(_ request: EventNumber, of lead: LeadID) -> LeadWork.Narrative? {
    work(on: lead).narratives[request].flatMap { $0.decision == nil ? $0 : nil }
  }
}

extension Desk {
  /// Whether a tip is one of a lead's, as far as this desk can tell: a section knows the tips that the lead was opened
  /// from, and not what was joined later.
  fileprivate func isLinked(_ tip: TipID, row: Int) -> Bool {
    leads.tips[row].contains(tip) && (tips.row(of: tip) == nil || tips[tip]?.lead == leads.rows[row].id)
  }
}

/// Notes a step of the verification.
package struct NoteLead: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .leads] }
  package let lead: LeadID
  package let kind: CheckKind
  /// Nil is today.
  package let on: CivilDate?
  package let words: String
  package let place: String?
  package let people: String?
  package let attachments: [Attachment]

  package init(
    lead: LeadID, kind: CheckKind, on: CivilDate? = nil, words: String, place: String? = nil, people: String? = nil,
    attachments: [Attachment] = []
  ) {
    self.lead = lead
    self.kind = kind
    self.on = on
    self.words = words
    self.place = place
    self.people = people
    self.attachments = attachments
  }

  /// The same note with files.
  package func attaching(_ attachments: [Attachment]) -> NoteLead {
    NoteLead(
      lead: lead, kind: kind, on: on, words: words, place: place, people: people, attachments: attachments)
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    func line(_ text: String?) -> String? { text.map(TextCleaning.singleLine).flatMap { $0.isEmpty ? nil : $0 } }
    try draft.emit(
      LeadNoted(
        lead: lead, kind: kind, on: on ?? draft.today, words: TextCleaning.trimmed(words), place: line(place),
        people: line(people), attachments: attachments))
  }
}

/// Says why the section needs a tip's words.
package struct AskNarrative: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .leads] }
  package let lead: LeadID
  package let tip: TipID
  package let reason: String

  package init(lead: LeadID, tip: TipID, reason: String) {
    self.lead = lead
    self.tip = tip
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(NarrativeAsked(lead: lead, tip: tip, reason: TextCleaning.trimmed(reason)))
  }
}

/// Opens a tip's words to the section that asked, with its key, or does not.
package struct DecideNarrative: Command {
  package static var registers: Set<Register> { AssignLead.registers }
  package let lead: LeadID
  package let request: EventNumber
  package let isOpened: Bool
  package let reason: String

  package init(lead: LeadID, request: EventNumber, isOpened: Bool, reason: String = "") {
    self.lead = lead
    self.request = request
    self.isOpened = isOpened
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard isOpened else {
      return try draft.emit(NarrativeDeclined(lead: lead, request: request, reason: TextCleaning.trimmed(reason)))
    }
    guard let asked = draft.desk.leads.waitingNarrative(request, of: lead) else { throw Refusal(.noSuchRequest) }
    if draft.desk.tips[asked.tip]?.lead != lead { throw Refusal(.notLinked) }
    try draft.emit(NarrativeOpened(lead: lead, request: request))
    try draft.rekey([.tip(asked.tip)])
  }
}
