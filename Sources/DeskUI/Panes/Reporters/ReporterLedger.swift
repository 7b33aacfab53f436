import CaseDomain
import DeskSession
import DeskText
import Terminal

/// The register of reporters as a list (举报人): aliases, never who they are (R6.4).
enum ReporterLedger: LedgerSource {
  typealias ID = ReporterID
  typealias Row = ReporterRow
  typealias Document = ReporterDocument

  /// Who has the list: those who keep identities, decide on them, or watch over both.
  static let readers: Posts = [.custodian, .leader, .auditor]

  static let name = "reporters"
  static func rows(of desk: Desk) -> Chunked<ReporterRow> { desk.reporters.rows }
  static func row(of id: ReporterID, in desk: Desk) -> Int? { desk.reporters.row(of: id) }
  static func id(of row: ReporterRow) -> ReporterID { row.id }

  static let scopes: [LedgerScope] = [.mine, .all]
  static let standardSort = LedgerColumn.ID.number
  static let searched = SearchedRegister?.none
  static let columns = [
    LedgerColumn(.number, 6, 5), LedgerColumn(.tip, 12, 12, sorts: true), LedgerColumn(.signature, 8, 14),
    LedgerColumn(.speaks, 4, 7, from: 72, inEnglish: 88), LedgerColumn(.contact, 4, 7, inEnglish: 72),
    LedgerColumn(.sealed, 6, 9, from: 50, inEnglish: 72),
    LedgerColumn(.waits, 0, 0, sorts: false),
  ]

  static func sortKey(_ column: LedgerColumn.ID, _ row: UnsafePointer<ReporterRow>) -> UInt32 {
    switch column {
    case .signature: UInt32(Signature.allCases.firstIndex(of: row.pointee.signature) ?? 0)
    case .contact: row.pointee.contactWorks.map { $0 ? 2 : 0 } ?? 1
    case .sealed: row.pointee.isDestroyed ? 2 : row.pointee.sealings == 0 ? 1 : 0
    case .tip: UInt32(clamping: row.pointee.recordedBy.rawValue)
    case .speaks: row.pointee.speaksForAll ? 0 : 1
    default: 0
    }
  }

  static func cell(_ column: LedgerColumn.ID, at index: Int, in desk: Desk, _ wording: Wording) -> LedgerCell {
    let row = desk.reporters.rows[index]
    let texts = wording.texts
    switch column {
    case .number: return LedgerCell(text: RegisterNumber.padded(Int(clamping: row.id.rawValue)))
    case .tip: return LedgerCell(text: wording.tip(desk.reporters.tip(of: row)))
    case .signature:
      let signature = desk.reporters[row.id]?.signature ?? row.signature
      return LedgerCell(text: texts["tips.naming.\(signature.rawValue)"])
    case .speaks: return LedgerCell(text: row.speaksForAll ? texts["reporters.speaks"] : "")
    case .contact: return LedgerCell(text: checkSign(row.contactWorks))
    case .sealed: return LedgerCell(text: texts["reporters.sealed.\(sealedState(row))"])
    default: return ReporterWait.first(of: row, desk, wording)
    }
  }

  /// Legible without colour: works, does not, nobody tried.
  static func checkSign(_ works: Bool?) -> String { works.map { $0 ? "✓" : "x" } ?? "–" }

  static func sealedState(_ row: ReporterRow) -> String {
    row.isDestroyed ? "destroyed" : row.sealings == 0 ? "none" : "sealed"
  }

  static func shows(_ column: LedgerColumn.ID, in scope: LedgerScope) -> Bool { true }
  static func isAsking(_ scope: LedgerScope, _ filter: Filter) -> Bool { false }

  static func isIn(_ scope: LedgerScope, _ row: UnsafePointer<ReporterRow>, _ scene: LedgerScene) -> Bool {
    scope != .mine || ReporterWait.isFor(scene, row.pointee)
  }

  static func meets(
    _ filter: Filter, at index: Int, _ row: UnsafePointer<ReporterRow>, _ scene: LedgerScene
  ) -> Bool {
    guard filter.hasConditions else { return true }
    if filter.asksOfMatters { return false }
    if filter.asksState && !filter.states.contains(where: { stands(row.pointee, $0, scene) }) { return false }
    if filter.isMajor || !filter.channels.isEmpty { return false }
    if filter.isJoint && scene.desk.tips[scene.desk.reporters.tip(of: row.pointee)]?.isJoint != true { return false }
    if !filter.signatures.isEmpty {
      guard let signature = scene.desk.reporters[row.pointee.id]?.signature, filter.signatures.contains(signature)
      else { return false }
    }
    return filter.members.isEmpty
      || scene.desk.reporters.requests.of(row.pointee.id).contains {
        filter.members.contains($0.requestedBy) || filter.members.contains($0.custodian)
      }
  }

  private static func stands(_ row: ReporterRow, _ state: Filter.State, _ scene: LedgerScene) -> Bool {
    let desk = scene.desk
    switch state {
    case .waiting, .decide, .check: return ReporterWait.isFor(scene, row)
    case .requested: return desk.reporters.requests.of(row.id).contains { $0.state == .waiting }
    case .approved: return desk.reporters.requests.of(row.id).contains { $0.isValid(on: scene.today) }
    case .contact: return ReporterWait.contactDue(row, desk, scene.today) != nil
    case .overdue: return ReporterWait.contactDue(row, desk, scene.today).map { $0 < scene.today } ?? false
    case .today: return ReporterWait.contactDue(row, desk, scene.today) == scene.today
    case .destruction: return desk.reporters.destructions.of(row.id).contains { $0.state == .waiting }
    case .destroyed: return row.isDestroyed
    case .alike: return scene.alike.contains(row.id)
    case .new: return row.recordedBy > scene.lastSeen
    default: return false
    }
  }

  /// Aliases with a likely other one that nobody decided on since.
  static func alike(_ candidates: [SameReporterCandidate], in desk: Desk) -> Set<ReporterID> {
    let open = candidates.filter { isOpen($0, in: desk) }
    return Set(open.flatMap { [$0.reporter, $0.other] })
  }

  static func isOpen(_ candidate: SameReporterCandidate, in desk: Desk) -> Bool {
    desk.reporters.same.decision(.init(candidate.reporter, candidate.other)) == nil
  }

  // MARK: Words and documents

  static func appendKey(at index: Int, in desk: Desk, to keys: inout [UInt8]) {
    let row = desk.reporters.rows[index]
    PinyinKey.append(mark + RegisterNumber.padded(Int(clamping: row.id.rawValue)), to: &keys)
    keys.append(PinyinKey.separator)
    PinyinKey.append(desk.tips[desk.reporters.tip(of: row)]?.number.description ?? "", to: &keys)
  }

  static func searchText(at index: Int, in desk: Desk) -> String {
    let row = desk.reporters.rows[index]
    let number = desk.tips[desk.reporters.tip(of: row)]?.number.description ?? ""
    return "\(mark)\(RegisterNumber.padded(Int(clamping: row.id.rawValue)))\n\(number)"
  }

  /// Stands before the number of an alias in what is searched, so that an alias is not taken for a tip's number.
  private static let mark = "#"

  /// An alias may be typed as it is said.
  static func adjusted(_ words: [String], _ texts: Texts) -> [String] {
    let before = texts("panes.alias", "")
    return words.map { $0.hasPrefix(before) && $0 != before ? mark + $0.dropFirst(before.count) : $0 }
  }

  static func request(for id: ReporterID, opening: Bool) -> SessionRequest { .readReporter(id) }
  static func isExcerpt(_ document: ReporterDocument) -> Bool { false }
  static func document(in reply: SessionReply) -> ReporterDocument? {
    if case .reporter(let document) = reply { return document }
    return nil
  }
  static func id(of document: ReporterDocument) -> ReporterID { document.reporter }
  static func isStale(_ document: ReporterDocument, in desk: Desk) -> Bool {
    document.events.last?.envelope.event != desk.reporters.lastEvent(of: document.reporter)
  }
  static func destination(of id: ReporterID) -> Destination { .reporter(id) }
  static func entry(of id: ReporterID, in desk: Desk) -> CaseEntry? { desk.reporters[id].map { .tip($0.tip) } }
}
