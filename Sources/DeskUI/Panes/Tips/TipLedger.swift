import CaseDomain
import DeskSession
import DeskText
import Terminal

/// The register of tips as a list (举报).
enum TipLedger: LedgerSource {
  typealias ID = TipID
  typealias Row = Tip
  typealias Document = TipDocument

  static let name = "tips"
  static func rows(of desk: Desk) -> Chunked<Tip> { desk.tips.rows }
  static func row(of id: TipID, in desk: Desk) -> Int? { desk.tips.row(of: id) }
  static func id(of row: Tip) -> TipID { row.id }

  static let scopes: [LedgerScope] = [.toTriage, .returned, .toConfirm, .all]
  static let standardSort = LedgerColumn.ID.number
  static let searched = SearchedRegister?.some(.tips)
  static let columns = [
    LedgerColumn(.number, 7, 7), LedgerColumn(.received, 11, 11), LedgerColumn(.due, 9, 12),
    LedgerColumn(.signature, 8, 11), LedgerColumn(.channel, 8, 14, from: 88),
    LedgerColumn(.state, 12, 15, from: 72), LedgerColumn(.importance, 4, 8, from: 72),
    LedgerColumn(.title, 0, 0, sorts: false),
  ]

  static func sortKey(_ column: LedgerColumn.ID, _ tip: UnsafePointer<Tip>) -> UInt32 {
    switch column {
    // Rows stand in the order of registration.
    case .number, .title, .tips, .opened, .tip, .speaks, .contact, .sealed, .waits: 0
    case .received: minutes(tip.pointee.receivedAt)
    case .due: tip.pointee.clock.map { UInt32(clamping: $0.due.daysSince1970) } ?? .max
    case .signature:
      UInt32(Signature.allCases.firstIndex(of: tip.pointee.signature) ?? 0) * 2 + (tip.pointee.isJoint ? 0 : 1)
    case .state:
      UInt32(TipState.allCases.firstIndex(of: tip.pointee.state) ?? 0) * 2 + (tip.pointee.proposal == nil ? 0 : 1)
    case .channel: UInt32(Channel.allCases.firstIndex(of: tip.pointee.channel) ?? 0)
    case .importance: tip.pointee.importance == .major ? 0 : 1
    }
  }

  /// Minutes since 1970, which last until the year 10136.
  static func minutes(_ time: Instant) -> UInt32 { UInt32(clamping: max(0, time.rawValue) / 60_000) }

  static func cell(_ column: LedgerColumn.ID, at index: Int, in desk: Desk, _ wording: Wording) -> LedgerCell {
    let tip = desk.tips.rows[index]
    if tip.isElsewhere { return wording.elsewhere(column, short(tip.number, wording)) }
    switch column {
    case .number: return LedgerCell(text: short(tip.number, wording))
    case .received: return LedgerCell(text: wording.received(tip))
    case .state: return LedgerCell(text: wording.state(tip), asked: wording.asked(tip))
    case .due:
      let asked = wording.asked(tip, isShort: true)
      guard let clock = tip.clock else { return LedgerCell(text: wording.state(tip), isState: true, asked: asked) }
      let urgency = Urgency(due: clock.due, today: wording.today)
      return LedgerCell(text: wording.dueShort(clock.due), urgency: urgency, asked: asked)
    case .signature: return LedgerCell(text: wording.signatureShort(tip))
    case .channel: return LedgerCell(text: wording.texts["tips.channel.\(tip.channel.rawValue)"])
    case .importance:
      return LedgerCell(text: tip.importance == .major ? wording.texts["tips.importance.major"] : "")
    case .title, .tips, .opened, .tip, .speaks, .contact, .sealed, .waits:
      return LedgerCell(text: TextCleaning.singleLine(desk.tips.titles[index]))
    }
  }

  /// A number without prefix, and without the year where it is this one: `0412`, `25-0412`.
  static func short(_ number: RegisterNumber, _ wording: Wording) -> String {
    let ordinal = RegisterNumber.padded(number.ordinal)
    return number.year == wording.today.year ? ordinal : "\(RegisterNumber.padded(number.year).suffix(2))-\(ordinal)"
  }

  static func shows(_ column: LedgerColumn.ID, in scope: LedgerScope) -> Bool {
    let isMixed = scope == .all || scope == .toConfirm
    return column == .state ? isMixed : column != .importance || !isMixed
  }

  static func isAsking(_ scope: LedgerScope, _ filter: Filter) -> Bool {
    scope == .toConfirm || !filter.states.isDisjoint(with: [.second, .receipt, .waiting, .decide, .check])
  }

  static func isIn(_ scope: LedgerScope, _ tip: UnsafePointer<Tip>, _ scene: LedgerScene) -> Bool {
    // Nothing of it waits here: it stands among all, by its number.
    if scene.isElsewhere(tip) { return scope == .all }
    return switch scope {
    case .toTriage: tip.pointee.state == .received && tip.pointee.proposal == nil
    case .returned: tip.pointee.state == .returned && tip.pointee.proposal == nil
    case .toConfirm: tip.pointee.proposal != nil || tip.pointee.receipt == .awaitingSecond
    case .all: true
    case .mine: false
    }
  }

  static func meets(_ filter: Filter, at index: Int, _ tip: UnsafePointer<Tip>, _ scene: LedgerScene) -> Bool {
    guard filter.hasConditions else { return true }
    if scene.isElsewhere(tip) { return false }
    if filter.asksOfLeads { return false }
    if filter.asksState && !filter.states.contains(where: { stands(tip, at: index, $0, scene) }) { return false }
    if let due = filter.due, tip.pointee.clock.map({ due.contains($0.due) }) != true { return false }
    if let since = filter.since, !since.contains(scene.desk.zone.date(of: tip.pointee.receivedAt)) { return false }
    if !filter.meetsMatter(at: index, of: scene.desk.tips) { return false }
    if filter.isJoint && !tip.pointee.isJoint { return false }
    if filter.isMajor && tip.pointee.importance != .major { return false }
    if !filter.signatures.isEmpty && (tip.pointee.reporters == 0 || !filter.signatures.contains(tip.pointee.signature))
    {
      return false
    }
    if !filter.channels.isEmpty && !filter.channels.contains(tip.pointee.channel) { return false }
    return filter.members.isEmpty || filter.members.contains(tip.pointee.registeredBy)
      || proposer(of: tip, scene.desk).map(filter.members.contains) == true
  }

  private static func stands(
    _ tip: UnsafePointer<Tip>, at row: Int, _ state: Filter.State, _ scene: LedgerScene
  ) -> Bool {
    switch state {
    case .overdue: tip.pointee.clock.map { $0.due < scene.today } ?? false
    case .today: tip.pointee.clock.map { $0.due == scene.today } ?? false
    case .received: isIn(.toTriage, tip, scene)
    case .returned: isIn(.returned, tip, scene)
    case .joined: tip.pointee.state == .joinedLead
    case .opened: tip.pointee.state == .openedLead
    case .passed: tip.pointee.state == .passedOn
    case .second: tip.pointee.proposal != nil
    case .receipt: tip.pointee.receipt == .awaitingSecond
    case .acknowledgement: tip.pointee.state == .passedOn && tip.pointee.answerDue != nil
    case .waiting: outcomeWaits(tip, at: row, scene) || receiptWaits(tip, at: row, scene)
    case .decide: outcomeWaits(tip, at: row, scene)
    case .check: receiptWaits(tip, at: row, scene)
    case .new: isNew(tip, scene)
    case .changed: scene.desk.tips.history.hasEvents(tip.pointee.history, after: scene.lastSeen, notBy: scene.me)
    case .proposed: isNewlyProposed(tip, scene)
    case .unled: tip.pointee.lead.map { scene.desk.leads[$0]?.isClosed ?? true } ?? true
    case .assign, .requested, .approved, .contact, .destruction, .destroyed, .alike: false
    }
  }

  static func proposer(of tip: UnsafePointer<Tip>, _ desk: Desk) -> MemberID? {
    tip.pointee.proposal.map { desk.tips.proposals[$0].proposedBy }
  }

  static let isPacked = true
  static func texts(of desk: Desk) -> [TextColumn] { [desk.tips.titles, desk.tips.subjects, desk.tips.places] }
  static func numberText(at index: Int, in desk: Desk) -> String { desk.tips.rows[index].number.description }
  static func hidden(in chunk: Int, of desk: Desk) -> ChunkBits {
    desk.tips.rows.withChunk(chunk) { rows in
      var hidden = ChunkBits()
      for row in rows.indices where rows[row].isElsewhere { hidden.insert(row) }
      return hidden
    }
  }

  static func appendKey(at index: Int, in desk: Desk, to keys: inout [UInt8]) {
    let start = keys.count
    desk.tips.rows.withRow(index) { $0.pointee.number }.append(to: &keys)
    PinyinKey.fold(&keys, from: start)
  }

  static func searchText(at index: Int, in desk: Desk) -> String {
    let tips = desk.tips
    if tips.rows[index].isElsewhere { return tips.rows[index].number.description }
    return [tips.rows[index].number.description, tips.titles[index], tips.subjects[index], tips.places[index]]
      .joined(separator: "\n")
  }

  static func request(for id: TipID, opening: Bool) -> SessionRequest { opening ? .readTip(id) : .previewTip(id) }
  static func isExcerpt(_ document: TipDocument) -> Bool { document.isExcerpt }
  static func document(in reply: SessionReply) -> TipDocument? {
    if case .tip(let document) = reply { return document }
    return nil
  }
  static func id(of document: TipDocument) -> TipID { document.tip }
  static func isStale(_ document: TipDocument, in desk: Desk) -> Bool {
    document.events.last?.envelope.event != desk.tips.lastEvent(of: document.tip)
  }
  static func destination(of id: TipID) -> Destination { .tip(id) }
  static func entry(of id: TipID, in desk: Desk) -> CaseEntry? { .tip(id) }
}
