import CaseDomain
import DeskSession
import DeskText
import Terminal

/// The register of leads as a list (线索台账).
enum LeadLedger: LedgerSource {
  typealias ID = LeadID
  typealias Row = Lead
  typealias Document = LeadDocument

  static let name = "leads"
  static func rows(of desk: Desk) -> Chunked<Lead> { desk.leads.rows }
  static func row(of id: LeadID, in desk: Desk) -> Int? { desk.leads.row(of: id) }
  static func id(of row: Lead) -> LeadID { row.id }

  static let scopes: [LedgerScope] = [.all, .mine]
  static let standardSort = LedgerColumn.ID.number
  static let searched = SearchedRegister?.some(.leads)
  static let columns = [
    LedgerColumn(.number, 7, 7), LedgerColumn(.opened, 11, 11), LedgerColumn(.due, 9, 12),
    LedgerColumn(.state, 8, 11, from: 64), LedgerColumn(.waits, 12, 21, sorts: false),
    LedgerColumn(.tips, 6, 6, sorts: false),
    LedgerColumn(.importance, 4, 8, from: 72), LedgerColumn(.title, 0, 0, sorts: false),
  ]

  static func sortKey(_ column: LedgerColumn.ID, _ lead: UnsafePointer<Lead>) -> UInt32 {
    switch column {
    case .number, .title, .tips, .signature, .channel, .received, .tip, .speaks, .contact, .sealed, .waits: 0
    case .opened: TipLedger.minutes(lead.pointee.openedAt)
    case .due: lead.pointee.due.map { UInt32(clamping: $0.daysSince1970) } ?? .max
    case .state: UInt32(LeadState.allCases.firstIndex(of: lead.pointee.state) ?? 0)
    case .importance: lead.pointee.importance == .major ? 0 : 1
    }
  }

  static func cell(_ column: LedgerColumn.ID, at index: Int, in desk: Desk, _ wording: Wording) -> LedgerCell {
    let lead = desk.leads.rows[index]
    if lead.isElsewhere { return wording.elsewhere(column, TipLedger.short(lead.number, wording)) }
    switch column {
    case .number: return LedgerCell(text: TipLedger.short(lead.number, wording))
    case .opened:
      let day = wording.zone.date(of: lead.openedAt)
      return LedgerCell(text: day.year == wording.today.year ? wording.time(lead.openedAt) : wording.date(day))
    case .due:
      guard let due = clock(of: lead, desk, wording)?.due else { return LedgerCell(text: "") }
      return LedgerCell(text: wording.dueShort(due), urgency: Urgency(due: due, today: wording.today))
    case .state: return LedgerCell(text: wording.texts["tips.leadState.\(lead.state.rawValue)"])
    case .tips: return LedgerCell(text: String(desk.leads.tips[index].count))
    case .importance:
      return LedgerCell(text: lead.importance == .major ? wording.texts["tips.importance.major"] : "")
    case .waits:
      let clock = clock(of: lead, desk, wording)
      return LedgerCell(text: clock.map { wording.texts["leads.waits.\($0.kind.rawValue)"] } ?? "")
    case .title, .signature, .channel, .received, .tip, .speaks, .contact, .sealed:
      return LedgerCell(text: TextCleaning.singleLine(desk.leads.titles[index]))
    }
  }

  /// What a member sees the lead wait for: their own turn, else whatever comes first.
  private static func clock(of lead: Lead, _ desk: Desk, _ wording: Wording) -> LeadClock? {
    wording.reader.map { desk.clock(of: lead, for: $0) } ?? lead.clock
  }

  /// A list of work has what is to be done in place of how the lead came about.
  static func shows(_ column: LedgerColumn.ID, in scope: LedgerScope) -> Bool {
    switch column {
    case .waits: scope == .mine
    case .tips, .opened: scope != .mine
    default: true
    }
  }
  static func isAsking(_ scope: LedgerScope, _ filter: Filter) -> Bool { false }
  static func isIn(_ scope: LedgerScope, _ lead: UnsafePointer<Lead>, _ scene: LedgerScene) -> Bool {
    scope != .mine || !scene.desk.waiting(lead.pointee, for: scene.me).isEmpty
  }

  /// Whether someone else opened it since the member last left.
  static func isNew(_ lead: UnsafePointer<Lead>, _ scene: LedgerScene) -> Bool {
    !lead.pointee.isElsewhere && lead.pointee.id.rawValue > scene.lastSeen.rawValue && lead.pointee.openedBy != scene.me
  }

  static let isPacked = true
  static func texts(of desk: Desk) -> [TextColumn] { [desk.leads.titles] }
  static func numberText(at index: Int, in desk: Desk) -> String { desk.leads.rows[index].number.description }
  static func hidden(in chunk: Int, of desk: Desk) -> ChunkBits {
    desk.leads.rows.withChunk(chunk) { rows in
      var hidden = ChunkBits()
      for row in rows.indices where rows[row].isElsewhere { hidden.insert(row) }
      return hidden
    }
  }

  static func appendKey(at index: Int, in desk: Desk, to keys: inout [UInt8]) {
    let start = keys.count
    desk.leads.rows.withRow(index) { $0.pointee.number }.append(to: &keys)
    PinyinKey.fold(&keys, from: start)
  }

  static func searchText(at index: Int, in desk: Desk) -> String {
    let number = desk.leads.rows[index].number.description
    return desk.leads.rows[index].isElsewhere ? number : "\(number)\n\(desk.leads.titles[index])"
  }

  static func request(for id: LeadID, opening: Bool) -> SessionRequest { opening ? .readLead(id) : .previewLead(id) }
  static func isExcerpt(_ document: LeadDocument) -> Bool { document.isExcerpt }
  static func document(in reply: SessionReply) -> LeadDocument? {
    if case .lead(let document) = reply { return document }
    return nil
  }
  static func id(of document: LeadDocument) -> LeadID { document.lead }
  static func isStale(_ document: LeadDocument, in desk: Desk) -> Bool {
    document.events.last?.envelope.event != desk.leads.events(of: document.lead).last
  }
  static func destination(of id: LeadID) -> Destination { .lead(id) }
  static func entry(of id: LeadID, in desk: Desk) -> CaseEntry? { .lead(id) }
}
