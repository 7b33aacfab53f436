/// The register of leads (线索台账), as chunked columns in order of opening.
package struct Leads: Sendable {
  package static let events: [any Event.Type] = [LeadOpened.self, LeadRead.self, LeadExported.self]

  /// One row a lead; row numbers are dense and never change.
  package internal(set) var rows = Chunked<Lead>()
  /// One line each, for lists.
  package internal(set) var titles = Chunked<String>()
  /// The tips that support each lead, in order of linking.
  package internal(set) var tips = Chunked<[TipID]>()
  /// Which events changed which lead.
  package internal(set) var history = History()
  /// Who has opened the words of which lead.
  package internal(set) var readings = Readings()
  private var rowOfNumber = ShardedMap<RegisterNumber, Int>()
  /// The highest number used in each year.
  private(set) var lastOrdinals: [Int: Int] = [:]

  /// The number of leads. O(1).
  package var count: Int { rows.count }

  /// The row of a lead. O(log n): ids ascend with rows.
  package func row(of id: LeadID) -> Int? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].id == id ? low : nil
  }

  /// A lead by its id, nil where it does not exist or cannot be read. O(log n).
  package subscript(id: LeadID) -> Lead? { row(of: id).map { rows[$0] } }

  /// The row of a lead by the number people call it. O(1).
  package func row(numbered number: RegisterNumber) -> Int? { rowOfNumber[number] }

  /// Every event that changed a lead, oldest first.
  package func events(of id: LeadID) -> [EventNumber] { self[id].map { history.events($0.history) } ?? [] }

  mutating func append(_ lead: Lead, title: String, tips linked: [TipID]) {
    rowOfNumber[lead.number] = rows.count
    lastOrdinals[lead.number.year] = lead.number.ordinal
    rows.append(lead)
    titles.append(title)
    tips.append(linked)
    readings.append()
  }

  /// Covers what a lead's title took over from one of its tips.
  mutating func cover(_ lead: LeadID, _ covering: Covering) {
    if let row = row(of: lead) { titles[row] = covering.shown(titles[row]) }
  }

  /// Keeps an event in a lead's history that changes nothing else.
  mutating func note(_ lead: LeadID, _ envelope: Envelope) {
    if let row = row(of: lead) { rows[row].history = history.note(envelope, after: rows[row].history) }
  }

  /// Puts a lead out of this desk's sight, or back.
  mutating func setElsewhere(_ id: LeadID, _ isElsewhere: Bool) {
    if let row = row(of: id) { rows[row].isElsewhere = isElsewhere }
  }

  /// Moves a tip's link; both leads keep it in their history.
  mutating func link(_ tip: TipID, to lead: LeadID, from old: LeadID?, by envelope: Envelope) {
    if let old, let row = row(of: old) {
      tips[row].removeAll { $0 == tip }
      rows[row].history = history.note(envelope, after: rows[row].history)
    }
    guard let row = row(of: lead) else { return }
    if !tips[row].contains(tip) { tips[row].append(tip) }
    rows[row].history = history.note(envelope, after: rows[row].history)
  }
}

/// A matter that one or more tips support (线索), as lists show it.
package struct Lead: Hashable, Sendable {
  package let id: LeadID
  package let number: RegisterNumber
  package let openedAt: Instant
  package let openedBy: MemberID
  package let importance: Importance
  package let isSuspectedOrganisedCrime: Bool
  package internal(set) var state: LeadState
  /// The last working day for assigning it.
  package let assignDue: CivilDate
  /// The last working day for its transfer to the police, where organised crime is suspected (law art. 25).
  package let transferDue: CivilDate?
  package internal(set) var history: History.Mark
  /// Whether its newest key is not on this desk.
  package internal(set) var isElsewhere = false

  /// What the lead waits for first, and until when.
  package var due: CivilDate { min(assignDue, transferDue ?? assignDue) }
}

/// Where a lead stands.
package enum LeadState: String, Codable, Hashable, Sendable, CaseIterable {
  case open
}

/// Triage opened a lead from one or more tips (R3.6).
package struct LeadOpened: Event {
  package static let type = "lead.opened"
  package let number: RegisterNumber
  package let title: String
  package let tips: [TipID]
  package let importance: Importance
  package let suspectedOrganisedCrime: YesNo
  package let reason: String
  package let assignDue: CivilDate
  package let transferDue: CivilDate?
  /// Whether its key was handed to members one by one, because somebody is taken off one of its tips.
  package var closed: YesNo?

  package func scope(at number: EventNumber) -> Scope { .lead(LeadID(rawValue: number.rawValue)) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .office, envelope) { return refusal }
    if tips.isEmpty { return Refusal(.noSuchTip) }
    if title.isBlank { return Refusal(.titleMissing) }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R5.2")) }
    if let refusal = refusalOfTips(in: desk, envelope) { return refusal }
    // Under a key that every reader of leads has, the reasons would reach whoever is taken off the tips.
    let isOpen = closed?.isYes != true
    if isOpen && tips.contains(where: { !desk.recusals.recused(from: .tip($0)).isEmpty }) { return Refusal(.misplaced) }
    let last = desk.leads.lastOrdinals[number.year] ?? 0
    if let refusal = desk.refusalOfNumber(number, .lead, prefix: .leadPrefix, last: last, envelope) { return refusal }
    if let refusal = desk.refusalOfDeadline(assignDue, .assignDays, envelope) { return refusal }
    guard suspectedOrganisedCrime.isYes == (transferDue != nil) else { return Refusal(.dateInvalid) }
    return transferDue.flatMap { desk.refusalOfDeadline($0, .transferDays, envelope) }
  }

  private func refusalOfTips(in desk: Desk, _ envelope: Envelope) -> Refusal? {
    var seen: Set<TipID> = []
    for id in tips {
      if let refusal = desk.refusalToTriage(id, envelope) ?? desk.refusalUnlessInQueue(id) { return refusal }
      if !seen.insert(id).inserted, let tip = desk.tips[id] {
        return Refusal(
          .notInQueue, Clause("R5.2"), .number(tip.number), .tipState(.openedLead), .member(envelope.author),
          .time(envelope.time))
      }
    }
    return nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let id = LeadID(rawValue: envelope.event.rawValue)
    let lead = Lead(
      id: id, number: number, openedAt: envelope.time, openedBy: envelope.author, importance: importance,
      isSuspectedOrganisedCrime: suspectedOrganisedCrime.isYes, state: .open, assignDue: assignDue,
      transferDue: transferDue, history: desk.leads.history.note(envelope, after: .none))
    desk.leads.append(lead, title: title, tips: tips)
    for tip in tips {
      desk.tips.change(tip, from: envelope) {
        $0.state = .openedLead
        $0.lead = id
        $0.answerDue = nil
      }
    }
    for tip in tips { desk.spreadRecusals(tip, id) }
    if closed?.isYes == true {
      desk.set(
        KeyHold(generation: 1, holders: [], startedBy: envelope.author, startedIn: envelope.commit), of: .lead(id))
    }
  }
}

/// Opens one lead from one or more tips.
package struct OpenLead: Command {
  package static var registers: Set<Register> { [.rulings, .tips, .leads] }
  package let tips: [TipID]
  /// Empty takes the first tip's title.
  package let title: String
  package let importance: Importance
  package let isSuspectedOrganisedCrime: Bool
  package let reason: String

  package init(
    tips: [TipID], title: String = "", importance: Importance = .ordinary, isSuspectedOrganisedCrime: Bool,
    reason: String
  ) {
    self.tips = tips
    self.title = title
    self.importance = importance
    self.isSuspectedOrganisedCrime = isSuspectedOrganisedCrime
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    var title = TextCleaning.trimmed(title)
    if title.isEmpty, let first = tips.first, let row = draft.desk.tips.row(of: first) {
      title = draft.desk.tips.titles[row]
    }
    try draft.separate(tips, joining: nil)
    let isClosed = tips.contains { !draft.desk.recusals.recused(from: .tip($0)).isEmpty }
    let lead = LeadID(rawValue: draft.nextEvent.rawValue)
    let year = draft.today.year
    let number = RegisterNumber(
      prefix: draft.desk.rulings.text(.leadPrefix, at: draft.today), year: year,
      ordinal: draft.allocate(.lead, year: year))
    try draft.emit(
      LeadOpened(
        number: number, title: title, tips: tips, importance: importance,
        suspectedOrganisedCrime: YesNo(isSuspectedOrganisedCrime), reason: reason,
        assignDue: draft.desk.deadline(.assignDays, after: draft.now),
        transferDue: isSuspectedOrganisedCrime ? draft.desk.deadline(.transferDays, after: draft.now) : nil,
        closed: isClosed ? .yes : nil))
    if isClosed { try draft.grant(.lead(lead), to: draft.desk.possibleHolders(of: .lead(lead))) }
  }
}
