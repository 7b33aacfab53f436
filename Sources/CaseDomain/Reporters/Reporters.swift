/// The register of reporters (举报人): aliases, what was given, and every step towards who they are (R6.4).
///
/// Who a reporter is stands in sealed files. Not even the files' names are kept here: whoever may need one reads the
/// event that names it.
package struct Reporters: Sendable, Codable {
  package static let events: [any Event.Type] = [
    ReporterAdded.self, ReporterBound.self, ReporterChecked.self, ReporterMarked.self, SameReporterDecided.self,
    IdentityRequested.self, IdentityApproved.self, IdentityDeclined.self, IdentityRequestWithdrawn.self,
    IdentityViewed.self, IdentityClosed.self, CardRead.self, DestructionProposed.self, DestructionApproved.self,
    DestructionDeclined.self,
  ]

  /// One row a reporter, in order of alias.
  package private(set) var rows = Chunked<ReporterRow>()
  private var history = History()
  /// The tips of those who were bound to a tip that had no reporter; all others are recorded with their tip.
  private var tipsOfBound: [ReporterID: TipID] = [:]
  private var boundOfTips: [TipID: [ReporterID]] = [:]
  /// Tips whose receipt code was used: it counts as identifying information and contact of whoever reported (R6.6).
  private var usedCodes: Set<TipID> = []
  /// Which of them are one person.
  package internal(set) var same = SameReporters()
  /// What custodians found of a reporter: rare, so not in the rows.
  var marks: [ReporterID: [ReporterMark: Marking]] = [:]
  /// What a custodian checked last, by reporter: what a reward rests on.
  private var checks: [ReporterID: Check] = [:]
  /// Every request to see who a reporter is.
  package internal(set) var requests = IdentityRequests()
  /// Every proposal to destroy what was sealed.
  package internal(set) var destructions = Destructions()

  private struct Check: Sendable, Codable {
    var name: EventNumber?
    var contact: EventNumber?
  }

  /// Keeps which event checked a name, a way to reach somebody, or both.
  mutating func noteCheck(of id: ReporterID, name: Bool, contact: Bool, in event: EventNumber) {
    var check = checks[id] ?? Check()
    if name { check.name = event }
    if contact { check.contact = event }
    checks[id] = check
  }

  /// The event that says whether the name is true; nil where nobody checked it as it is now.
  package func nameCheck(of id: ReporterID) -> EventNumber? {
    self[id]?.nameIsTrue == nil ? nil : checks[id]?.name
  }

  /// The event that says whether they can be reached; nil where nobody checked it as it is now.
  package func contactCheck(of id: ReporterID) -> EventNumber? {
    self[id]?.contactWorks == nil ? nil : checks[id]?.contact
  }

  /// The number of reporters. O(1).
  package var count: Int { rows.count }

  /// The alias of a row; rows ascend with aliases.
  package func id(row: Int) -> ReporterID { rows[row].id }

  /// The highest alias in use; 0 before the first.
  var lastAlias: Int64 { rows.last?.id.rawValue ?? 0 }

  /// A reporter by alias, nil where there is none or this member cannot read of them. O(log n), mostly O(1).
  package subscript(id: ReporterID) -> Reporter? {
    row(of: id).map { row in
      let tip = tip(row: row)
      return rows[row].reporter(of: tip, usedCode: usedCodes.contains(tip) && of(tip).count == 1)
    }
  }

  /// The reporters of a tip, in order of alias. O(log n).
  package func of(_ tip: TipID) -> [ReporterID] {
    var row = firstRow { rows[$0].recordedBy.rawValue >= tip.rawValue }
    var found: [ReporterID] = []
    while row < rows.count, rows[row].recordedBy.rawValue == tip.rawValue {
      found.append(rows[row].id)
      row += 1
    }
    return found + (boundOfTips[tip] ?? [])
  }

  /// How a reporter signed (R6.6); nil where there is no such reporter.
  package func signature(of id: ReporterID) -> Signature? { self[id]?.signature }

  /// The strongest signature among the reporters of a tip (R6.6).
  func signature(of tip: TipID) -> Signature {
    let signatures = of(tip).compactMap { signature(of: $0) }
    let strongest = Signature.allCases.first(where: signatures.contains) ?? .unidentifiable
    // Of a joint tip nobody knows whose the code is; that one of them is behind it is known.
    return strongest == .unidentifiable && usedCodes.contains(tip) ? .anonymous : strongest
  }

  /// What a custodian found of a reporter; a mark that is missing is unknown.
  package func marks(of id: ReporterID) -> [ReporterMark: Marking] { marks[id] ?? [:] }

  /// Every event about a reporter, oldest first, the one that recorded them included.
  package func events(of id: ReporterID) -> [EventNumber] {
    row(of: id).map { [rows[$0].recordedBy] + history.events(rows[$0].later) } ?? []
  }

  /// The newest event about a reporter.
  package func lastEvent(of id: ReporterID) -> EventNumber? {
    row(of: id).map { history.last(rows[$0].later) ?? rows[$0].recordedBy }
  }

  // MARK: Changing

  /// Notes that somebody used the receipt code of a tip (R6.6).
  mutating func noteCode(of tip: TipID) { usedCodes.insert(tip) }

  /// Adds the reporters that a tip was registered with. Their aliases ascend, above all before.
  mutating func append(_ reporters: [TipReporter], from envelope: Envelope) {
    for reporter in reporters {
      rows.append(
        ReporterRow(
          id: ReporterID(rawValue: Int64(reporter.alias)), recordedBy: envelope.event,
          given: ReporterDetails(reporter.given), flags: reporter.speaksForAll?.isYes == true ? .speaksForAll : [],
          sealings: reporter.identity == nil ? 0 : 1))
    }
  }

  /// Adds a reporter to a tip that had none.
  mutating func append(_ id: ReporterID, boundTo tip: TipID, from envelope: Envelope) {
    rows.append(ReporterRow(id: id, recordedBy: envelope.event, given: [], flags: [], sealings: 0))
    tipsOfBound[id] = tip
    boundOfTips[tip, default: []].append(id)
  }

  /// Changes a reporter's row and notes the event in their history.
  mutating func change(_ id: ReporterID, from envelope: Envelope, _ body: (inout ReporterRow) -> Void = { _ in }) {
    guard let row = row(of: id) else { return }
    body(&rows[row])
    // The event that recorded a reporter stands in the row itself.
    if rows[row].recordedBy != envelope.event { rows[row].later = history.note(envelope, after: rows[row].later) }
  }

  // MARK: Finding rows

  /// The row of an alias. O(log n), mostly O(1).
  package func row(of id: ReporterID) -> Int? {
    guard let first = rows.first, id >= first.id, id.rawValue <= lastAlias else { return nil }
    // Without gaps an alias's row is its distance from the first.
    let guess = Int(id.rawValue - first.id.rawValue)
    if guess < rows.count, rows[guess].id == id { return guess }
    let row = firstRow { rows[$0].id >= id }
    return rows[row].id == id ? row : nil
  }

  /// The first row for which `holds`, which then holds for all after it; `count` where it holds for none.
  private func firstRow(where holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The tip that a row's reporter reported. O(1).
  package func tip(of row: ReporterRow) -> TipID { tipsOfBound[row.id] ?? TipID(rawValue: row.recordedBy.rawValue) }

  private func tip(row: Int) -> TipID {
    tip(of: rows[row])
  }
}

extension Desk {
  /// Keeps what lists show of a tip's reporters true: how many they are, and the strongest signature (R6.6). The tip's
  /// own history notes the event only where that changed.
  mutating func refreshReporters(of id: TipID, from envelope: Envelope) {
    guard let tip = tips[id] else { return }
    let signature = reporters.signature(of: id)
    let count = reporters.of(id).count
    guard tip.signature != signature || tip.reporters != count else { return }
    tips.change(id, from: envelope) {
      $0.signature = signature
      $0.reporters = count
    }
  }
}
