import CaseDomain
import DeskSession
import DeskText
import Terminal

/// A register as a list shows it: tips, leads. All are alike for the pane; this says what differs.
protocol LedgerSource: Sendable {
  associatedtype ID: EntryID
  associatedtype Row: Hashable, Sendable
  /// Everything known of one entry, as the session reads it.
  associatedtype Document: Sendable

  /// Names the list in texts: `panes.<name>.…`.
  static var name: String { get }
  static func rows(of desk: Desk) -> Chunked<Row>
  static func row(of id: ID, in desk: Desk) -> Int?
  /// How many rows there are for this member, beside which the list says how many it shows.
  static func total(_ session: SessionView) -> Int
  static func id(of row: Row) -> ID

  /// Lists within the list, from the narrowest; the first is shown at first.
  static var scopes: [LedgerScope] { get }
  static var columns: [LedgerColumn] { get }
  /// The column the list is sorted by at first.
  static var standardSort: LedgerColumn.ID { get }
  /// What sorting by a column compares; at most 32 bits. Asked for every row of a list, like `isIn` and `meets`, and
  /// therefore told where the row is: handing over a copy would count references a million times.
  static func sortKey(_ column: LedgerColumn.ID, _ row: UnsafePointer<Row>) -> UInt32
  /// What a cell shows.
  static func cell(_ column: LedgerColumn.ID, at index: Int, in desk: Desk, _ wording: Wording) -> LedgerCell

  /// Whether a column says anything in a list: the state is known where only one state is listed.
  static func shows(_ column: LedgerColumn.ID, in scope: LedgerScope) -> Bool
  /// Whether a list is of what waits for a second member's word.
  static func isAsking(_ scope: LedgerScope, _ filter: Filter) -> Bool
  static func isIn(_ scope: LedgerScope, _ row: UnsafePointer<Row>, _ scene: LedgerScene) -> Bool
  static func meets(_ filter: Filter, at index: Int, _ row: UnsafePointer<Row>, _ scene: LedgerScene) -> Bool
  /// Appends the key of what words are looked for in, beside packed columns.
  static func appendKey(at index: Int, in desk: Desk, to keys: inout [UInt8])
  /// All that words are looked for in, as text.
  static func searchText(at index: Int, in desk: Desk) -> String
  /// Whether what words are looked for in stands in packed columns, but for the number; else in keys alone.
  static var isPacked: Bool { get }
  /// Those columns.
  static func texts(of desk: Desk) -> [TextColumn]
  /// The number of an entry as people read it.
  static func numberText(at index: Int, in desk: Desk) -> String
  /// The entries of a chunk that are found by their numbers alone.
  static func hidden(in chunk: Int, of desk: Desk) -> ChunkBits
  /// Whose words are looked through in the log as well; nil where none are.
  static var searched: SearchedRegister? { get }

  /// What reads an entry: the whole of it, which is an opening, or the beginning that a list shows.
  static func request(for id: ID, opening: Bool) -> SessionRequest
  /// What reads an entry again that lies open, because something happened to it.
  static func requestAgain(for id: ID) -> SessionRequest
  /// Whether a document holds the beginning only.
  static func isExcerpt(_ document: Document) -> Bool
  static func document(in reply: SessionReply) -> Document?
  static func id(of document: Document) -> ID
  /// Whether the desk knows more than the document.
  static func isStale(_ document: Document, in desk: Desk) -> Bool
  /// The detail panel of one entry.
  ///
  /// - Parameter namesReaders: whether this member is shown who has opened it.
  static func detail(
    of document: Document, duplicates: [LikelyDuplicate]?, namesReaders: Bool, desk: Desk, wording: Wording,
    theme: Theme, width: Int
  ) -> [DetailLine]
  /// What an empty list says beside that it is empty: what is waited for; nil where there is nothing to say.
  static func waitedFor(in scope: LedgerScope, _ scene: LedgerScene, _ texts: Texts) -> String?
  static func destination(of id: ID) -> Destination
  /// The words of a filter line as they are looked for.
  static func adjusted(_ words: [String], _ texts: Texts) -> [String]
  /// The tip or lead that members may be taken off with this entry; nil where there is none.
  static func entry(of id: ID, in desk: Desk) -> CaseEntry?
}

extension LedgerSource {
  static func total(_ session: SessionView) -> Int { rows(of: session.desk).count }
  static func adjusted(_ words: [String], _ texts: Texts) -> [String] { words }
  static var isPacked: Bool { false }
  static func texts(of desk: Desk) -> [TextColumn] { [] }
  static func numberText(at index: Int, in desk: Desk) -> String { "" }
  static func hidden(in chunk: Int, of desk: Desk) -> ChunkBits { ChunkBits() }
  static func waitedFor(in scope: LedgerScope, _ scene: LedgerScene, _ texts: Texts) -> String? { nil }
  static func requestAgain(for id: ID) -> SessionRequest { request(for: id, opening: true) }
}

/// A part of a register that is shown by itself: what waits for triage, everything.
enum LedgerScope: String, Hashable, Sendable, CaseIterable {
  case toTriage, returned, toConfirm, mine, all
}

/// A column of a list.
package struct LedgerColumn: Hashable, Sendable {
  /// Names a column.
  package enum ID: String, Hashable, Sendable, CaseIterable {
    case number, received, opened, due, signature, state, channel, importance, tips, title
    case tip, speaks, contact, sealed, waits
  }
  let id: ID
  /// Columns of the screen in Chinese and in English; 0 takes what is left.
  let width: Int
  let widthInEnglish: Int
  /// Shown where the list is at least so wide.
  let from: Int
  let fromInEnglish: Int
  let sorts: Bool

  init(_ id: ID, _ width: Int, _ widthInEnglish: Int, from: Int = 0, inEnglish: Int? = nil, sorts: Bool = true) {
    self.id = id
    self.width = width
    self.widthInEnglish = widthInEnglish
    self.from = from
    fromInEnglish = inEnglish ?? from
    self.sorts = sorts
  }
}

/// What stands in a cell, and whether it calls for attention.
struct LedgerCell {
  let text: String
  var urgency: Urgency?
  /// Says the state for want of a deadline; left out where the state has a column of its own.
  var isState = false
  /// What stands here instead, in a list of what waits for a second member's word.
  var asked: String?
}

/// Who looks at a list, and when.
struct LedgerScene: Sendable {
  let desk: Desk
  let me: MemberID
  let today: CivilDate
  let lastSeen: EventNumber
  /// What the rules about second members look at; nil for someone who is none of the desk's members.
  let second: SecondMember?

  let posts: Posts
  /// Reporters who may be the same as another, on a custodian's desk.
  let alike: Set<ReporterID>

  /// What this member was taken off, whether or not its key began anew since: nothing of it waits for them.
  let outOfReach: Set<CaseEntry>

  init(_ session: SessionView, today: CivilDate, likelySame: [SameReporterCandidate] = []) {
    desk = session.desk
    me = session.member
    self.today = today
    lastSeen = session.lastSeen
    posts = session.desk.members[session.member]?.posts ?? []
    alike = ReporterLedger.alike(likelySame, in: session.desk)
    second = SecondMember(session.member, in: session.desk, on: today)
    outOfReach = Set(session.desk.recusals.entries { session.desk.isOutOfReach($0, for: session.member) })
  }

  /// Whether an entry is out of this member's sight but for its number.
  func isElsewhere(_ tip: UnsafePointer<Tip>) -> Bool {
    tip.pointee.isElsewhere || (!outOfReach.isEmpty && outOfReach.contains(.tip(tip.pointee.id)))
  }
}
