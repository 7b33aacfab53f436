/// The register of leads (线索台账), as chunked columns in order of opening.
package struct Leads: Sendable, Codable {
  package static let events: [any Event.Type] = [
    LeadOpened.self, LeadRead.self, LeadExported.self, LeadAssigned.self, LeadWithdrawn.self, LeadTaken.self,
    LeadNoted.self, NarrativeAsked.self, NarrativeOpened.self, NarrativeDeclined.self, AssistAsked.self,
    AssistAgreed.self, AssistDeclined.self, AssistAnswered.self, AssistEnded.self, ExtensionAsked.self,
    ExtensionApproved.self, ExtensionDeclined.self, FindingReported.self, FindingAccepted.self,
    FindingReturned.self, LeadWeighed.self, LeadEscalated.self, LeadDirected.self, DirectiveAnswered.self,
    LeadTransferred.self, TransferReceived.self, TransferAnswered.self, CountyOrdered.self, CountyReplied.self,
    LeadClosed.self, LeadArchived.self, LeadReopened.self, FeedbackGiven.self, LeadCovered.self,
  ]

  /// One row a lead; row numbers are dense and never change.
  package internal(set) var rows = Chunked<Lead>()
  /// One line each, for lists.
  package internal(set) var titles = TextColumn()
  /// The tips that support each lead, in order of linking.
  package internal(set) var tips = Chunked<[TipID]>()
  /// What was done about each lead; nil for one that nobody has touched since it was opened.
  private var works = ShardedMap<LeadID, LeadWork>()
  /// What of their tips' words leads show no more, for those who read the lead alone.
  private(set) var covers = ShardedMap<LeadID, [Covering]>()
  /// Which events changed which lead.
  package internal(set) var history = History()
  /// Who has opened the words of which lead.
  package internal(set) var readings = Readings()
  /// Closed leads that were confirmed, wholly or in part: those who reported them may be rewarded.
  package private(set) var confirmed: Set<LeadID> = []
  private var numbers = NumberRuns()
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

  /// The row of a lead by the number people call it. O(log n).
  package func row(numbered number: RegisterNumber) -> Int? {
    number.rank.flatMap { numbers.row(of: $0) { rows[$0].rank } }.flatMap { rows[$0].number == number ? $0 : nil }
  }

  /// Every event that changed a lead, oldest first.
  package func events(of id: LeadID) -> [EventNumber] { self[id].map { history.events($0.history) } ?? [] }

  /// What was done about a lead since it was opened. O(1).
  package func work(on lead: LeadID) -> LeadWork { works[lead] ?? LeadWork() }

  /// Everything that a lead waits for.
  package func clocks(of id: LeadID) -> [LeadClock] { self[id].map { work(on: id).clocks(of: $0) } ?? [] }

  /// Changes a lead and what was done about it, and keeps the event in its history.
  mutating func change(_ id: LeadID, from envelope: Envelope, _ body: (inout Lead, inout LeadWork) -> Void) {
    change(id, body)
    note(id, envelope)
  }

  /// Changes what was done about a lead in the wake of an event that its history has already.
  mutating func change(_ id: LeadID, _ body: (inout Lead, inout LeadWork) -> Void) {
    guard let row = row(of: id) else { return }
    var work = works[id] ?? LeadWork()
    // Taken out first, so that the change is made in place.
    works[id] = nil
    body(&rows[row], &work)
    rows[row].clock = work.clocks(of: rows[row]).min { $0.due < $1.due }
    works[id] = work
    // Looked up first: a set is copied when it is changed beside a live copy.
    if rows[row].isConfirmed != confirmed.contains(id) {
      if rows[row].isConfirmed { confirmed.insert(id) } else { confirmed.remove(id) }
    }
  }

  mutating func append(_ lead: Lead, _ work: LeadWork, title: String, tips linked: [TipID]) {
    var lead = lead
    lead.clock = work.clocks(of: lead).min { $0.due < $1.due }
    if work != LeadWork() { works[lead.id] = work }
    numbers.append(lead.rank)
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

  /// What of a tip's words a lead shows no more, by a step of its own.
  mutating func setCovered(_ lead: LeadID, _ covering: Covering) {
    cover(lead, covering)
    var all = (covers[lead] ?? []).filter { $0.tip != covering.tip }
    if !covering.words.isEmpty { all.append(covering) }
    covers[lead] = all.isEmpty ? nil : all
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
