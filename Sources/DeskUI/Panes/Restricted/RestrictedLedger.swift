import CaseDomain
import DeskSession
import DeskText
import Terminal

/// The register of restricted tips (专办) as a list, for those who keep at least one or might be asked to (R6.4).
///
/// Members who hold no such post have no such list; those who hold one and are concerned find it without the tip that
/// concerns them, which is how an empty list looks too.
enum RestrictedLedger: LedgerSource {
  typealias ID = RestrictedID
  typealias Row = RestrictedTip
  typealias Document = RestrictedDocument

  static let readers = Posts.keepers

  static let name = "restricted"
  static func rows(of desk: Desk) -> Chunked<RestrictedTip> { desk.restricted.rows }
  static func row(of id: RestrictedID, in desk: Desk) -> Int? { desk.restricted.row(of: id) }
  static func total(_ session: SessionView) -> Int {
    session.desk.restricted.rows.count { session.desk.keepers(of: $0).contains(session.member) }
  }
  static func id(of row: RestrictedTip) -> RestrictedID { row.id }

  static let scopes: [LedgerScope] = [.mine, .all]
  static let standardSort = LedgerColumn.ID.received
  static let searched = SearchedRegister?.none
  static let columns = [
    LedgerColumn(.number, 7, 7), LedgerColumn(.received, 11, 11), LedgerColumn(.due, 9, 12),
    LedgerColumn(.state, 12, 14, from: 64), LedgerColumn(.importance, 4, 8, from: 72),
    LedgerColumn(.title, 0, 0, sorts: false),
  ]

  static func sortKey(_ column: LedgerColumn.ID, _ tip: UnsafePointer<RestrictedTip>) -> UInt32 {
    switch column {
    // Numbers are drawn: they say nothing about what came first.
    case .number: UInt32(clamping: tip.pointee.number.ordinal)
    case .received: TipLedger.minutes(tip.pointee.receivedAt)
    case .due: tip.pointee.due.map { UInt32(clamping: $0.daysSince1970) } ?? .max
    case .state: UInt32(RestrictedState.allCases.firstIndex(of: tip.pointee.state) ?? 0)
    case .importance: tip.pointee.importance == .major ? 0 : 1
    default: 0
    }
  }

  static func cell(_ column: LedgerColumn.ID, at index: Int, in desk: Desk, _ wording: Wording) -> LedgerCell {
    let tip = desk.restricted.rows[index]
    switch column {
    case .number: return LedgerCell(text: TipLedger.short(tip.number, wording))
    case .received: return LedgerCell(text: wording.timeOrDay(tip.receivedAt))
    case .due:
      guard let due = tip.due else { return LedgerCell(text: wording.restrictedState(tip), isState: true) }
      return LedgerCell(text: wording.dueShort(due), urgency: Urgency(due: due, today: wording.today))
    case .state: return LedgerCell(text: wording.restrictedState(tip))
    case .importance:
      return LedgerCell(text: tip.importance == .major ? wording.texts["tips.importance.major"] : "")
    default:
      let title = TextCleaning.singleLine(tip.title)
      // Where it went stands before what it is called: that is whom to ask.
      guard let passing = tip.passing else { return LedgerCell(text: title) }
      return LedgerCell(text: wording.texts("restricted.passing.listed", wording.passing(passing), title))
    }
  }

  static func shows(_ column: LedgerColumn.ID, in scope: LedgerScope) -> Bool { true }
  static func isAsking(_ scope: LedgerScope, _ filter: Filter) -> Bool { false }

  /// Rows stand in the register for whoever has ever kept them; the list is of what they keep now.
  static func isIn(_ scope: LedgerScope, _ tip: UnsafePointer<RestrictedTip>, _ scene: LedgerScene) -> Bool {
    scope == .mine ? RestrictedWait.isFor(scene, tip.pointee) : RestrictedWait.isKeeper(scene, tip.pointee)
  }

  static func meets(
    _ filter: Filter, at index: Int, _ tip: UnsafePointer<RestrictedTip>, _ scene: LedgerScene
  ) -> Bool {
    // What this member does not keep counts nowhere, in no list that says how many rows another one has.
    guard RestrictedWait.isKeeper(scene, tip.pointee) else { return false }
    guard filter.hasConditions else { return true }
    if filter.asksOfMatters { return false }
    if filter.asksState && !filter.states.contains(where: { stands(tip.pointee, $0, scene) }) { return false }
    if filter.isMajor && tip.pointee.importance != .major { return false }
    if filter.isJoint && tip.pointee.reporters.count < 2 { return false }
    if !filter.channels.isEmpty || !filter.signatures.isEmpty { return false }
    return filter.members.isEmpty || filter.members.contains(tip.pointee.registeredBy)
  }

  private static func stands(_ tip: RestrictedTip, _ state: Filter.State, _ scene: LedgerScene) -> Bool {
    switch state {
    case .overdue: tip.due.map { $0 < scene.today } ?? false
    case .today: tip.due == scene.today
    case .received: tip.state == .received && tip.assessment == nil
    case .passed: tip.state == .passedOn || tip.state == .toPassOn
    case .acknowledgement: tip.state == .passedOn && tip.due != nil
    case .second: tip.assessment != nil
    case .waiting, .decide, .check: RestrictedWait.isFor(scene, tip)
    case .new: tip.id.rawValue > scene.lastSeen.rawValue && tip.registeredBy != scene.me
    case .changed:
      scene.desk.restricted.history.hasEvents(tip.history, after: scene.lastSeen, notBy: scene.me)
    default: false
    }
  }

  // MARK: Words and documents

  static func appendKey(at index: Int, in desk: Desk, to keys: inout [UInt8]) {
    let tip = desk.restricted.rows[index]
    for text in [tip.number.description, tip.title] + tip.subjects {
      if !keys.isEmpty { keys.append(PinyinKey.separator) }
      PinyinKey.append(text, to: &keys)
    }
  }

  static func searchText(at index: Int, in desk: Desk) -> String {
    let tip = desk.restricted.rows[index]
    return ([tip.number.description, tip.title] + tip.subjects).joined(separator: "\n")
  }

  static func request(for id: RestrictedID, opening: Bool) -> SessionRequest {
    opening ? .readRestricted(id, isOpen: false) : .previewRestricted(id)
  }
  static func requestAgain(for id: RestrictedID) -> SessionRequest { .readRestricted(id, isOpen: true) }
  static func isExcerpt(_ document: RestrictedDocument) -> Bool { document.words == nil }
  static func document(in reply: SessionReply) -> RestrictedDocument? {
    if case .restrictedTip(let document) = reply { return document }
    return nil
  }
  static func id(of document: RestrictedDocument) -> RestrictedID { document.tip.id }

  /// A reading is no news about what is read: asked again because of one, the words would be read for ever.
  static func isStale(_ document: RestrictedDocument, in desk: Desk) -> Bool {
    // By what the document was made of, not by what it shows: a step that this member cannot read is none that is missing.
    guard let newest = desk.restricted.newestStep(of: document.tip.id) else { return false }
    return document.newestStep.map { $0 < newest } ?? true
  }
  static func waitedFor(in scope: LedgerScope, _ scene: LedgerScene, _ texts: Texts) -> String? {
    guard scope == .mine else { return nil }
    let count = scene.desk.restricted.rows.count { RestrictedWait.isForAnother(scene, $0) }
    return count == 0 ? nil : texts("restricted.waitsForAnother", String(count))
  }
  static func destination(of id: RestrictedID) -> Destination { .restricted(id) }
  static func entry(of id: RestrictedID, in desk: Desk) -> CaseEntry? { nil }
}
