import CaseDomain
import EventLog
import Foundation

/// What an auditor extracts from the process, and what an inspector sees of it.
extension OpenDesk {
  /// Whether this member sees the process only.
  package var isInspector: Bool { state.desk.isInspector(member) }

  /// Writes what is new in the log since the last extract, in as many parts as it takes.
  ///
  /// - Returns: how many rows there were.
  /// - Throws: `Refusal`, `DeskFault`.
  @discardableResult
  package func extractProcess() throws -> Int {
    try refresh()
    let through = state.desk.lastEvent
    var first = state.desk.audits.next
    guard first <= through else { throw Refusal(.nothingChanged) }
    // Who may not extract reads nothing for it.
    try rehearse(ExtractProcess(from: first, through: through, rows: []))
    var rows: [ProcessRow] = []
    var count = 0
    func write(through last: EventNumber) throws {
      _ = try perform(ExtractProcess(from: first, through: last, rows: rows))
      (first, rows) = (last.next, [])
    }
    try forEachProcessRow(from: first, through: through) { row, _ in
      if rows.count == ProcessRow.most { try write(through: EventNumber(rawValue: row.event.rawValue - 1)) }
      rows.append(row)
      count += 1
    }
    try write(through: through)
    return count
  }

  /// How an extract differs from what the log itself gives: rows that it has otherwise or that are nowhere, and rows
  /// that it lacks.
  package struct ExtractDifference: Hashable, Sendable {
    package let extract: Audits.Extract
    package let altered: [EventNumber]
    package let missing: [EventNumber]
  }

  /// Makes every extract anew from the log, as somebody who reads it, and compares.
  ///
  /// - Throws: `Refusal` for whoever does not read tips and leads; `DeskFault`.
  package func compareExtracts() throws -> [ExtractDifference] {
    guard state.desk.mayReadLeads(member) else { throw Refusal(.postRequired, nil, .posts(.leadsReaders)) }
    return try state.desk.audits.extracts.compactMap { extract in
      let written = try rows(of: extract)
      var expected: [EventNumber: ProcessRow] = [:]
      var authors: [EventNumber: MemberID] = [:]
      try forEachProcessRow(from: extract.from, through: extract.through) {
        (expected[$0.event], authors[$0.event]) = ($0, $1)
      }
      let known = Set(written.map(\.event))
      let altered = written.filter { row in
        // Taken over as restricted since, or somebody was taken off it: then it was right to have it, and another would leave it out.
        guard let found = expected[row.event] else { return !isHidden(row) }
        // Extracts named whoever stood at the counter before that went unnamed; whom they named is checked.
        return row != (row.author == nil ? found : authors[row.event].map(found.naming) ?? found)
      }
      let missing = expected.keys.filter { !known.contains($0) }.sorted()
      guard !altered.isEmpty || !missing.isEmpty else { return nil }
      return ExtractDifference(extract: extract, altered: altered.map(\.event), missing: missing)
    }
  }

  private func isHidden(_ row: ProcessRow) -> Bool {
    let desk = state.desk
    guard let number = row.about.flatMap({ RegisterNumber($0) }) else { return false }
    if let lead = desk.leads.row(numbered: number) { return !ProcessRow.isOpen(.lead(desk.leads.rows[lead].id), desk) }
    guard let tip = desk.tips.row(numbered: number).map({ desk.tips.rows[$0].id }) else { return false }
    return desk.restricted.takenOver(tip) != nil || !ProcessRow.isOpen(.tip(tip), desk)
  }

  /// Hands on what an inspector is told of each event, as far as this member reads it, oldest first.
  private func forEachProcessRow(
    from: EventNumber, through: EventNumber, _ body: (ProcessRow, _ author: MemberID) throws -> Void
  ) throws {
    let refused = Set(state.desk.withoutEffect.keys)
    try forEachCommit(since: from) { commit, recorded in
      guard EventNumber(rawValue: Int64(commit.position.firstEvent)) <= through else { return false }
      for item in recorded where (from...through).contains(item.envelope.event) {
        let isRefused = refused.contains(item.envelope.event)
        if let row = ProcessRow(item.event, from: item.envelope, in: state.desk, isRefused: isRefused) {
          try body(row, item.envelope.author)
        }
      }
      return true
    }
  }

  private func rows(of extract: Audits.Extract) throws -> [ProcessRow] {
    (try texts.event(extract.event, in: state)?.event as? AuditExtracted)?.rows ?? []
  }

  /// Everything that was extracted, oldest first.
  package func processRows() throws -> [ProcessRow] {
    try state.desk.audits.extracts.flatMap { try rows(of: $0) }
  }

  /// What an inspector's log shows for a query.
  func portion(for query: LogQuery) throws -> LogPortion {
    let all = try processRows().reversed().map { LogEntry($0) }.filter { entry in
      let number = entry.envelope.event
      return (query.before.map { number < $0 } ?? true) && (query.after.map { number > $0 } ?? true)
        && (query.since.map { entry.envelope.time >= $0 } ?? true)
        && (query.until.map { entry.envelope.time <= $0 } ?? true) && query.matches(entry)
    }
    let entries = Array(all.prefix(query.limit))
    let isWhole = entries.count == all.count
    let reached = entries.last?.envelope.event ?? query.before ?? state.desk.lastEvent.next
    return LogPortion(id: query.id, entries: entries, reached: reached, end: isWhole ? .beginning : .limit)
  }

  /// A row as one line of JSON, with its author's name.
  package func jsonLine(_ row: ProcessRow) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = PrintedRow(row: row, authorName: row.author.flatMap { state.desk.members[$0]?.name })
    return String(decoding: try encoder.encode(line), as: UTF8.self)
  }

  private struct PrintedRow: Encodable {
    let row: ProcessRow
    let authorName: String?
    private enum Field: String, CodingKey { case authorName }

    func encode(to encoder: any Encoder) throws {
      try row.encode(to: encoder)
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encodeIfPresent(authorName, forKey: .authorName)
    }
  }

  // MARK: The end

  /// Whether this member is an inspector whose last day has passed.
  package var isOver: Bool { state.desk.refusalIfOver(member, at: now) != nil }

  /// Ends inspections whose last day has passed, so that their keys end with them.
  func endInspections() throws {
    guard mayAct, let me = state.desk.members[member],
      !me.posts.isDisjoint(with: [.admin, .leader, .auditor]),
      !state.desk.inspectionsOver(on: state.desk.date(of: now)).isEmpty
    else { return }
    _ = try perform(EndInspections())
  }
}
