import CaseDomain
import DeskSession

/// What importing a table would do, row by row, before anything is written.
package struct LedgerPlan: Sendable {
  /// A row that becomes a tip.
  package struct Entry: Sendable {
    package let row: Int
    package let intake: TipIntake
    package let hash: RowHash
    /// Suspected details of the reporter that the shown words leave out.
    package let redactions: Int
  }

  /// A row that does not, and why.
  package struct Problem: Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
      case table(TableProblem)
      case row(RowError)
      /// The time of receipt lies after now.
      case inFuture(row: Int)
      /// The row names its reporter, and nobody is there to keep the name.
      case needsCustodian(row: Int)
    }
    package let row: Int
    package let reason: Reason

    package init(row: Int, reason: Reason) {
      self.row = row
      self.reason = reason
    }
  }

  package let entries: [Entry]
  /// Rows that are tips already, and rows that stand twice in the file.
  package let skipped: Int
  package let problems: [Problem]

  /// How many rows hold details of a reporter that are going to be sealed.
  package var sealedReporters: Int { entries.filter { !$0.intake.reporters.isEmpty }.count }
  package var redactedRows: Int { entries.filter { $0.redactions > 0 }.count }
}

/// Turns the rows of a table into tips.
package struct LedgerPlanner {
  private let table: Table
  private let mapping: ColumnMapping
  private let file: String
  private let desk: Desk
  private let now: Instant
  private let canSeal: Bool
  private let marker: (IdentityHint.Kind) -> String

  /// - Parameters:
  ///   - file: the file's name, kept with each tip.
  ///   - canSeal: whether identities can be sealed (`OpenDesk.canSealIdentities`).
  ///   - marker: what stands in the shown words for a detail of that kind.
  package init(
    table: Table, mapping: ColumnMapping, file: String, desk: Desk, now: Instant, canSeal: Bool,
    marker: @escaping (IdentityHint.Kind) -> String
  ) {
    self.table = table
    self.mapping = mapping
    self.file = file
    self.desk = desk
    self.now = now
    self.canSeal = canSeal
    self.marker = marker
  }

  package func plan() -> LedgerPlan {
    let headings = RowHeadings(table.headings)
    var entries: [LedgerPlan.Entry] = []
    var problems = table.problems.map { LedgerPlan.Problem(row: $0.row, reason: .table($0)) }
    var seen: Set<RowHash> = []
    var skipped = 0
    for row in table.rows {
      let hash = RowHash(hashing: RowIdentity.canonicalBytes(headings, row))
      if desk.tips.tip(importedAs: hash) != nil || !seen.insert(hash).inserted {
        skipped += 1
        continue
      }
      do throws(RowError) {
        let entry = try entry(for: row, hash)
        if let reason = obstacle(to: entry) {
          problems.append(.init(row: row.number, reason: reason))
        } else {
          entries.append(entry)
        }
      } catch {
        problems.append(.init(row: row.number, reason: .row(error)))
      }
    }
    return LedgerPlan(entries: entries, skipped: skipped, problems: problems.sorted { $0.row < $1.row })
  }

  private func obstacle(to entry: LedgerPlan.Entry) -> LedgerPlan.Problem.Reason? {
    if let received = entry.intake.receivedAt, received > now { return .inFuture(row: entry.row) }
    let needsSeal = !entry.intake.reporters.isEmpty || entry.intake.originalNarrative != nil
    return needsSeal && !canSeal ? .needsCustodian(row: entry.row) : nil
  }

  private func entry(for row: TableRow, _ hash: RowHash) throws(RowError) -> LedgerPlan.Entry {
    // Kept as the cell had it; whoever shows it leaves stray control characters out.
    let narrative = try mapping.narrative(of: row)
    let hints = IdentityHints.find(in: narrative)
    let shown = hints.isEmpty ? narrative : IdentityHints.redacted(narrative, hints, marker: marker)
    let title = redactedLine(text(.title, of: row) ?? "")
    var content = TipContent(title: title, narrative: shown)
    content.subjects = subjects(of: row)
    content.place = text(.place, of: row)
    let words = LedgerWords.embedded
    let channel = text(.channel, of: row)
    // Without a word about it, a ledger of messages came in over the network.
    content.channel = channel.flatMap(words.channel(in:)) ?? .online
    content.channelDetail = channel
    content.importance = text(.importance, of: row).flatMap(words.importance(in:)) ?? .ordinary
    content.conduct = text(.conduct, of: row).map(words.conduct(in:)) ?? []
    content.originalsAt = [text(.originals, of: row), "\(file):\(row.number)", text(.sourceNumber, of: row)]
      .compactMap { $0 }.joined(separator: " ")
    let received = try mapping.receivedAt(of: row)
    let intake = TipIntake(
      content: content.tidied(keepsNarrative: true), originalNarrative: hints.isEmpty ? nil : narrative,
      receivedAt: received.map { desk.zone.instant(of: $0.moment) },
      precision: received?.isDayOnly == true ? .day : .minute, receiptEvidence: "\(file):\(row.number)",
      reporters: reporter(of: row).map { [$0] } ?? [],
      source: TipSource(file: file, row: row.number, rowHash: hash))
    return LedgerPlan.Entry(row: row.number, intake: intake, hash: hash, redactions: hints.count)
  }

  /// Titles are shown in lists, so they are redacted like narratives.
  private func redactedLine(_ title: String) -> String {
    let line = TextCleaning.singleLine(title)
    let hints = IdentityHints.find(in: line)
    return hints.isEmpty ? line : IdentityHints.redacted(line, hints, marker: marker)
  }

  private func subjects(of row: TableRow) -> [Subject] {
    guard let names = text(.subject, of: row) else { return [] }
    return names.split(whereSeparator: { "、,，;；\n".contains($0) }).map { part in
      let name = TextCleaning.trimmed(String(part))
      return Subject(
        kind: LedgerWords.embedded.kind(ofSubject: name), name: name, address: text(.subjectAddress, of: row))
    }
  }

  private func reporter(of row: TableRow) -> ReporterIdentity? {
    let fields: [(TipField, ReporterDetail)] = [
      (.reporterName, .name), (.reporterContact, .phone), (.reporterAddress, .address), (.reporterID, .residentID),
      (.reporterKey, .sourceKey),
    ]
    var details: [ReporterDetail: String] = [:]
    for (field, detail) in fields { details[detail] = text(field, of: row) }
    let identity = ReporterIdentity(details: details)
    return identity.details.isEmpty ? nil : identity
  }

  private func text(_ field: TipField, of row: TableRow) -> String? {
    mapping.cell(field, of: row).map { TextCleaning.trimmed(TextCleaning.shown($0.text)) }
      .flatMap { $0.isEmpty ? nil : $0 }
  }
}
