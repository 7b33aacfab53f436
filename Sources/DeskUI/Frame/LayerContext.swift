import CaseDomain
import DeskSession
import DeskText
import Terminal

/// What every layer may know: language, looks, the desk as this member sees it, the clock, the screen's size.
package struct LayerContext: Sendable {
  package let texts: Texts
  package let theme: Theme
  /// The desk, or nil before it is opened and while it is locked.
  package internal(set) var session: SessionView?
  /// The newest time known.
  package internal(set) var now: Instant
  package internal(set) var size: Size
  private var ids: RequestIDSource
  /// Aliases that may be one person, as far as custodians' files say; on a custodian's desk only.
  package internal(set) var likelySame: [SameReporterCandidate] = []

  package init(texts: Texts, theme: Theme, size: Size, now: Instant, ids: RequestIDSource, session: SessionView? = nil)
  {
    self.texts = texts
    self.theme = theme
    self.size = size
    self.now = now
    self.ids = ids
    self.session = session
  }

  /// A fresh id for a form or a request.
  package mutating func newRequestID() -> RequestID { ids.next() }

  /// The part of the screen between the rules, where layers above the frame are drawn.
  package var body: Rect {
    Rect(column: 0, row: 3, columns: size.columns, rows: max(0, size.rows - 5))
  }

  package var desk: Desk? { session?.desk }

  /// Who is working here.
  package var member: Members.Member? { session.flatMap { $0.desk.members[$0.member] } }

  /// Whether this member reads tips or leads; who does not finds the lists absent, not empty.
  var readsMatters: Bool {
    guard let desk, member?.posts != .inspector else { return false }
    let isReader = !(member?.posts ?? []).isDisjoint(with: .leadsReaders)
    return isReader || !desk.tips.rows.isEmpty || !desk.leads.rows.isEmpty
  }

  /// The desk's zone; China's before a desk is open.
  package var zone: Zone { desk?.zone ?? .china }

  /// Today in the desk's zone.
  package var today: CivilDate { zone.date(of: now) }
}

/// Makes request ids from a seed of 128 random bits: ids of one source never repeat, and two sources with different
/// seeds meet as seldom as random numbers do.
package struct RequestIDSource: Hashable, Sendable {
  private var high: UInt64
  private var low: UInt64

  /// - Parameters: both halves of the seed, random for each process; fixed in tests.
  package init(_ high: UInt64, _ low: UInt64) {
    self.high = high
    self.low = low
  }

  package mutating func next() -> RequestID {
    // SplitMix64 is a bijection of its counter, so no id comes twice.
    high &+= 0x9E37_79B9_7F4A_7C15
    low &+= 0xD1B5_4A32_D192_ED03
    let words = [Self.mixed(high), Self.mixed(low)]
    return RequestID(
      bytes: words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) } })
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var z = value
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
