import CaseDomain
import DeskSession
import DeskText

/// What importing a table would do, row by row, before anything is written.
package struct LedgerPlan: Sendable {
  /// A row that becomes a tip.
  package struct Entry: Sendable {
    package let row: Int
    package let intake: TipIntake
    package let hash: RowHash
    /// Suspected details of the reporter that the shown words leave out.
    package let redactions: Int
    /// It may mean somebody who works here: a given name alone, a surname with a post. Somebody has to read it.
    package var isDoubtful = false
  }

  /// A row that does not, and why.
  package struct Problem: Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
      case table(TableProblem)
      case row(RowError)
      /// The time of receipt lies after now.
      case inFuture(row: Int)
      /// It concerns this bureau, and nobody who may keep it is left out of it.
      case needsOutside(row: Int)
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
  /// Rows that concern somebody who works here: they go to those who keep restricted tips (R6.4).
  package let handed: [OpenDesk.HandedRow]
  /// Rows that are tips already, and rows that stand twice in the file.
  package let skipped: Int
  package let problems: [Problem]

  /// How many rows hold details of a reporter that are going to be sealed.
  package var sealedReporters: Int { entries.filter { !$0.intake.reporters.isEmpty }.count }
  package var redactedRows: Int { entries.filter { $0.redactions > 0 }.count }
  /// Numbers of rows that become ordinary tips and may mean somebody who works here.
  package var doubtfulRows: [Int] { entries.filter(\.isDoubtful).map(\.row) }
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
  private let check: ConflictCheck
  /// What is a reason to read the row, and not to take it away.
  private let doubts: ConflictCheck
  private let concern: (ConflictCheck.Hit) -> String
  private let isHandedOver: (RowHash) -> Bool

  /// - Parameters:
  ///   - file: the file's name, kept with each tip.
  ///   - canSeal: whether identities can be sealed (`OpenDesk.canSealIdentities`).
  ///   - concern: what says that somebody here is concerned, for those who keep it.
  ///   - isHandedOver: whether a row is with its keepers already (`OpenDesk.hasHandedOver`).
  ///   - marker: what stands in the shown words for a detail of that kind.
  package init(
    table: Table, mapping: ColumnMapping, file: String, desk: Desk, now: Instant, canSeal: Bool,
    concern: @escaping (ConflictCheck.Hit) -> String = { $0.words },
    isHandedOver: @escaping (RowHash) -> Bool = { _ in false },
    marker: @escaping (IdentityHint.Kind) -> String
  ) {
    self.table = table
    self.mapping = mapping
    // Whoever saved the ledger may have named it after the reporter.
    let hints = IdentityHints.find(in: file)
    self.file = hints.isEmpty ? file : IdentityHints.redacted(file, hints, marker: marker)
    self.desk = desk
    self.now = now
    self.canSeal = canSeal
    self.marker = marker
    self.concern = concern
    self.isHandedOver = isHandedOver
    // Nobody is there to be asked: by a given name alone or 老王 every eightieth row would be taken away from the office.
    check = ConflictCheck(desk, readings: .embedded, isCertainOnly: true)
    doubts = ConflictCheck(desk, readings: .embedded)
  }

  package func plan() -> LedgerPlan {
    let headings = RowHeadings(table.headings)
    var entries: [LedgerPlan.Entry] = []
    var handed: [OpenDesk.HandedRow] = []
    var problems = table.problems.map { LedgerPlan.Problem(row: $0.row, reason: .table($0)) }
    var seen: Set<RowHash> = []
    var skipped = 0
    for row in table.rows {
      let hash = RowHash(hashing: RowIdentity.canonicalBytes(headings, row))
      if desk.tips.tip(importedAs: hash) != nil || !seen.insert(hash).inserted || isHandedOver(hash) {
        skipped += 1
        continue
      }
      do throws(RowError) {
        var entry = try entry(for: row, hash)
        if let reason = obstacle(to: entry) {
          problems.append(.init(row: row.number, reason: reason))
        } else if let conflicts = conflicts(in: entry.intake) {
          if desk.keepers(subjects: entry.intake.content.subjects.map(\.name), conflicts: conflicts).isEmpty {
            problems.append(.init(row: row.number, reason: .needsOutside(row: row.number)))
          } else {
            handed.append(.init(row: row.number, hash: hash, intake: entry.intake, conflicts: conflicts))
          }
        } else {
          entry.isDoubtful = isDoubtful(entry.intake)
          entries.append(entry)
        }
      } catch {
        problems.append(.init(row: row.number, reason: .row(error)))
      }
    }
    return LedgerPlan(
      entries: entries, handed: handed, skipped: skipped, problems: problems.sorted { $0.row < $1.row })
  }

  /// Whom a row may concern, nil where nobody here. A row has nobody to ask, so what may be meant is taken as meant; that
  /// somebody wrote to this bureau, which the words of every row may say, is not.
  private func conflicts(in intake: TipIntake) -> [MarkedConflict]? {
    let content = said(by: intake)
    var accused = content
    (accused.title, accused.narrative) = ("", "")
    let hits = check.hits(in: accused) + check.hits(in: content).filter { $0.why != .unit }
    var reasons: [MemberID: String] = [:]
    for hit in hits {
      if case .member(let member) = hit.concerned, reasons[member] == nil { reasons[member] = concern(hit) }
    }
    if hits.isEmpty { return nil }
    return reasons.sorted { $0.key < $1.key }.map { MarkedConflict(member: $0.key, why: $0.value) }
  }

  private func isDoubtful(_ intake: TipIntake) -> Bool {
    doubts.hits(in: said(by: intake)).contains { $0.why != .unit }
  }

  private func said(by intake: TipIntake) -> TipContent {
    var content = intake.content
    content.narrative = intake.originalNarrative ?? content.narrative
    return content
  }

  private func obstacle(to entry: LedgerPlan.Entry) -> LedgerPlan.Problem.Reason? {
    if let received = entry.intake.receivedAt, received > now { return .inFuture(row: entry.row) }
    let needsSeal = !entry.intake.reporters.isEmpty || entry.intake.originalNarrative != nil
    return needsSeal && !canSeal ? .needsCustodian(row: entry.row) : nil
  }

  private func entry(for row: TableRow, _ hash: RowHash) throws(RowError) -> LedgerPlan.Entry {
    // Kept as the cell had it; whoever shows it leaves stray control characters out.
    let narrative = try mapping.narrative(of: row)
    let reporter = reporter(of: row)
    let originals = [text(.originals, of: row), "\(file):\(row.number)", text(.sourceNumber, of: row)]
    let words = redacted(
      narrative: narrative, title: TextCleaning.singleLine(text(.title, of: row) ?? ""), place: text(.place, of: row),
      channel: text(.channel, of: row), originals: originals.compactMap { $0 }.joined(separator: " "),
      knowing: reporter?.values ?? [])
    var content = TipContent(title: words.title, narrative: words.narrative)
    content.subjects = subjects(of: row)
    content.place = words.place
    let ledger = LedgerWords.embedded
    // Without a word about it, a ledger of messages came in over the network.
    content.channel = text(.channel, of: row).flatMap(ledger.channel(in:)) ?? .online
    content.channelDetail = words.channel
    content.importance = text(.importance, of: row).flatMap(ledger.importance(in:)) ?? .ordinary
    content.conduct = text(.conduct, of: row).map(ledger.conduct(in:)) ?? []
    content.originalsAt = words.originals
    let received = try mapping.receivedAt(of: row)
    let intake = TipIntake(
      content: content.tidied(keepsNarrative: true), originalNarrative: words.count == 0 ? nil : narrative,
      receivedAt: received.map { desk.zone.instant(of: $0.moment) },
      precision: received?.isDayOnly == true ? .day : .minute, receiptEvidence: "\(file):\(row.number)",
      reporters: reporter.map { [$0] } ?? [],
      source: TipSource(file: file, row: row.number, rowHash: hash))
    return LedgerPlan.Entry(row: row.number, intake: intake, hash: hash, redactions: words.count)
  }

  /// A row's texts without what tells who reported; nobody is there to be asked, so all that is found goes.
  private struct ShownWords {
    var narrative: String
    var title: String
    var place: String?
    var channel: String?
    var originals: String
    /// How many places were left out.
    var count: Int
  }

  private func redacted(
    narrative: String, title: String, place: String?, channel: String?, originals: String,
    knowing identity: [IdentityValue]
  ) -> ShownWords {
    let texts = [narrative, title, channel ?? "", originals, place ?? ""]
    let found = IdentityHints.find(in: texts.enumerated().map { ($1, $0 < 4) }, knowing: identity)
    let shown = zip(texts, found).map { text, hints in
      hints.isEmpty ? text : IdentityHints.redacted(text, hints, marker: marker)
    }
    return ShownWords(
      narrative: shown[0], title: shown[1], place: place == nil ? nil : shown[4],
      channel: channel == nil ? nil : shown[2], originals: shown[3], count: found.reduce(0) { $0 + $1.count })
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
