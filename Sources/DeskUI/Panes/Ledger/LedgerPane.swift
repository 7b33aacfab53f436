import CaseDomain
import DeskSession
import Terminal

/// A list of one register with its filter line, marks and detail panel: tips, leads.
///
/// The list is an array of row numbers that is rebuilt in slices when filter, scope or sorting change, and corrected
/// row by row when the desk changes. The selection is an id, so that what others commit never moves it.
struct LedgerPane<Source: LedgerSource>: Sendable {
  enum Focus: Hashable, Sendable {
    case list, detail
  }

  var order = RowOrder()
  var sort = Source.standardSort
  var scope = Source.scopes[0]
  var selected: Source.ID?
  /// Where the selection stands in the list.
  var place = 0
  /// The first place on the screen.
  var top = 0
  var marks: Set<Source.ID> = []
  /// Where a range of marks began, while one is being drawn.
  var anchor: Source.ID?
  var focus = Focus.list
  var detail = DetailState<Source>()

  var filterLine = TextEditor()
  /// Whether keys go to the filter line.
  var isTyping = false
  /// Whether the filter line applies; a line taken off with Esc is kept for the next `/`.
  var isFiltered = false
  var filter = Filter()
  var index = SearchIndex()
  var scan: LedgerScan?
  /// What the words of the filter were found in, and what those before them were while the list is put together.
  var matched: WordMatches?
  var narrowed: WordMatches?
  var hits: Set<Int32> = []
  var search: SearchID?
  /// How many entries the filter lets through that other lists of the register hold; counted with the list.
  var elsewhere = 0

  init() { order.isAscending = false }

  var count: Int { order.count }
}

// MARK: Selection

/// How far a key moves in a list.
enum Move: Hashable, Sendable {
  case up, down, pageUp, pageDown, first, last
}

extension LedgerPane {
  /// Rows of entries on the screen: the body without the header line and the names of columns.
  func listHeight(_ context: LayerContext) -> Int { max(1, context.body.size.rows - 2) }

  /// The entries that the next action is about: all marked ones, an open range among them, in the order of
  /// registration; or the selected one.
  ///
  /// - Parameter limit: how many of an open range are enough.
  func targets(in desk: Desk, limit: Int = .max) -> [Source.ID] {
    let range = anchor.map { self.range(from: $0, desk, limit: limit) } ?? []
    if marks.isEmpty && range.isEmpty { return selected.map { [$0] } ?? [] }
    return marks.isEmpty ? range.sorted() : marks.union(range).sorted()
  }

  /// How many entries are marked, those of an open range among them.
  func markedCount(in desk: Desk) -> Int {
    guard let places = anchor.flatMap({ rangePlaces(from: $0, desk) }) else { return marks.count }
    let inside = marks.count { id in
      Source.row(of: id, in: desk).flatMap { order.place(of: $0) }.map(places.contains) ?? false
    }
    return marks.count - inside + places.count
  }

  /// Takes off every mark, and the range being drawn.
  mutating func unmark() {
    marks = []
    anchor = nil
  }

  mutating func move(_ move: Move, _ context: LayerContext) {
    if focus == .detail { return detail.scroll(move, page: context.body.size.rows - 1) }
    let page = max(1, listHeight(context) - 1)
    switch move {
    case .up: select(place: place - 1, context)
    case .down: select(place: place + 1, context)
    case .pageUp: select(place: place - page, context)
    case .pageDown: select(place: place + page, context)
    case .first: select(place: 0, context)
    case .last: select(place: count - 1, context)
    }
  }

  mutating func select(place wanted: Int, _ context: LayerContext) {
    guard let desk = context.desk, count > 0 else {
      selected = nil
      place = 0
      // What was open left the list, and nothing stands in its place: an empty page would say neither.
      focus = .list
      detail.isOpen = false
      return
    }
    place = min(max(0, wanted), count - 1)
    let id = Source.id(of: Source.rows(of: desk)[order[place]])
    if id != selected {
      selected = id
      detail.restart()
    }
    keepInView(context)
  }

  /// Scrolls no further than the selection needs.
  mutating func keepInView(_ context: LayerContext) {
    let height = listHeight(context)
    top = min(max(0, min(top, count - height)), place)
    top = max(top, place - height + 1)
  }

  /// Finds the selection again after the list changed. One that left the list hands over to what stands in its place,
  /// but for what somebody reads while others act: what another did puts no other entry before their eyes, where it
  /// would be on record as read and the next key would be about it.
  mutating func reselect(_ context: LayerContext) {
    guard let desk = context.desk else { return }
    let row = selected.flatMap { Source.row(of: $0, in: desk) }
    // Whoever was taken off what they read finds it closed.
    if focus == .detail, refusalOfReach(context) != nil {
      focus = .list
      detail.isOpen = false
    }
    if let found = row.flatMap({ order.place(of: $0) }) { return select(place: found, context) }
    if focus == .detail, let selected, row != nil, !isOwnChange(of: selected, context) {
      place = min(place, max(0, count - 1))
      return
    }
    select(place: place, context)
  }

  /// Whether this member caused what last happened to an entry: they have done with it, and go on with the next.
  private func isOwnChange(of id: Source.ID, _ context: LayerContext) -> Bool {
    guard let session = context.session else { return false }
    let desk = session.desk
    let author: MemberID? =
      switch Source.entry(of: id, in: desk) {
      case .tip(let tip): desk.tips[tip].flatMap { desk.tips.history.lastAuthor($0.history) }
      case .lead(let lead): desk.leads[lead].flatMap { desk.leads.history.lastAuthor($0.history) }
      case .book, nil: session.member
      }
    return author == session.member
  }

  mutating func toggleMark(_ context: LayerContext) {
    if let anchor {
      markRange(from: anchor, context)
      return
    }
    guard let selected else { return }
    if marks.remove(selected) == nil { marks.insert(selected) }
    select(place: place + 1, context)
  }

  /// Begins a range at the selection, or marks everything from where it began.
  mutating func toggleRange(_ context: LayerContext) {
    if let anchor { markRange(from: anchor, context) } else { anchor = selected }
  }

  private mutating func markRange(from start: Source.ID, _ context: LayerContext) {
    anchor = nil
    guard let desk = context.desk else { return }
    marks.formUnion(range(from: start, desk, limit: .max))
  }

  /// The entries between the place where a range began and the selection.
  private func range(from start: Source.ID, _ desk: Desk, limit: Int) -> [Source.ID] {
    let rows = Source.rows(of: desk)
    return rangePlaces(from: start, desk)?.prefix(limit).map { Source.id(of: rows[order[$0]]) } ?? []
  }

  /// The places of those entries.
  func rangePlaces(from start: Source.ID, _ desk: Desk) -> ClosedRange<Int>? {
    guard place < count, let row = Source.row(of: start, in: desk), let first = order.place(of: row) else { return nil }
    return min(first, place)...max(first, place)
  }

  /// Backs out one level: out of the range, the detail, the marks, the filter. False where there is nothing to leave.
  mutating func back(_ context: LayerContext) -> Bool {
    if anchor != nil {
      anchor = nil
    } else if focus == .detail {
      focus = .list
      detail.isOpen = false
      reselect(context)
    } else if !marks.isEmpty {
      marks = []
    } else if isFiltered {
      isFiltered = false
      applyFilter(context)
    } else {
      return false
    }
    return true
  }

  /// Whether list and detail stand side by side.
  func isSplit(_ context: LayerContext) -> Bool { context.size.columns >= 100 }

  func showsDetail(_ context: LayerContext) -> Bool { isSplit(context) || detail.isOpen }

  /// Enter: to the detail, and from there along the chosen link.
  mutating func open(_ context: LayerContext) -> DetailLine.Link? {
    if focus == .detail { return detail.link(in: lines(context)) }
    guard selected != nil else {
      showElsewhere(context)
      return nil
    }
    focus = .detail
    detail.isOpen = true
    return nil
  }

  /// The panel's columns on the screen.
  func areas(_ context: LayerContext, in body: Rect) -> (list: Rect?, detail: Rect?) {
    guard isSplit(context) else { return detail.isOpen ? (nil, body) : (body, nil) }
    let width = body.size.columns * 11 / 20
    var list = body
    list.size.columns = width
    let right = Rect(
      column: body.origin.column + width, row: body.origin.row, columns: body.size.columns - width,
      rows: body.size.rows)
    return (list, right)
  }
}
