import CaseDomain
import DeskSession
import Terminal

/// What happened on the desk, newest first (日志): as much of the log as this member may read.
///
/// Holds what was looked at so far and asks for more as the selection nears the end; never the whole log.
struct LogPane: Sendable {
  /// The posts that watch over the process.
  static let posts: Posts = [.auditor, .leader, .inspector]
  /// Entries asked for at a time.
  private static let page = 200
  /// More is asked for when so few are left below the selection.
  private static let margin = 60

  private(set) var entries: [LogEntry] = []
  /// Which entry the keys act on.
  var place = 0
  var top = 0
  var filterLine = TextEditor()
  var isTyping = false
  var isFiltered = false
  private var filter = LogFilter()

  /// The query that runs, and whether it is for what came since.
  private(set) var running: (id: SearchID, isForNews: Bool)?
  private var news: [LogEntry] = []
  /// Everything from here on was looked at.
  private(set) var reached: EventNumber?
  /// The newest event that was looked at or is being looked at.
  private var newest = EventNumber(rawValue: 0)
  /// Nothing is left below.
  private(set) var isComplete = false

  var selected: LogEntry? { entries.indices.contains(place) ? entries[place] : nil }

  /// What has to be asked now that the pane shows.
  mutating func requests(_ context: LayerContext, nextSearch: SearchID) -> [LayerAction] {
    guard let desk = context.desk else { return [] }
    if reached == nil, running == nil {
      newest = desk.lastEvent
      return [ask(context, nextSearch, isForNews: false)]
    }
    // The first entries are there at once; those that came meanwhile follow.
    guard running == nil else { return [] }
    if desk.lastEvent > newest {
      let after = newest
      newest = desk.lastEvent
      return [ask(context, nextSearch, after: after, isForNews: true)]
    }
    if !isComplete, entries.count - place < Self.margin { return [ask(context, nextSearch, isForNews: false)] }
    return []
  }

  private mutating func ask(
    _ context: LayerContext, _ id: SearchID, after: EventNumber? = nil, isForNews: Bool
  ) -> LayerAction {
    running = (id, isForNews)
    let bounds = filter.bounds(in: context.zone)
    return .request(
      .readLog(
        LogQuery(
          id: id, before: isForNews ? newest.next : reached, after: after, since: bounds.since, until: bounds.until,
          limit: isForNews ? .max : Self.page, matches: filter.matcher(context.wording))))
  }

  /// The pane is left: what was asked for is not needed now, and is asked for again when it shows.
  mutating func rest() -> [LayerAction] {
    guard let running else { return [] }
    // News that came by half are asked for anew.
    if running.isForNews { return [] }
    self.running = nil
    return [.request(.cancelLog)]
  }

  mutating func receive(_ portion: LogPortion, _ context: LayerContext) {
    guard let running, portion.id == running.id else { return }
    let isOver = portion.end != .none
    if isOver { self.running = nil }
    if running.isForNews {
      news += portion.entries
      guard isOver else { return }
      entries = news + entries
      // Who reads further down keeps the rows where they are; at the top, new ones come into view.
      if place > 0 {
        place += news.count
        top += news.count
      }
      news = []
    } else {
      entries += portion.entries
      reached = portion.reached
      isComplete = portion.end == .beginning
    }
    keepInView(context)
  }

  // MARK: Moving

  /// Rows of entries on the screen: the body without the header line and the names of columns.
  func height(_ context: LayerContext) -> Int { max(1, context.body.size.rows - 2) }

  mutating func move(_ move: Move, _ context: LayerContext) {
    let page = max(1, height(context) - 1)
    switch move {
    case .up: place -= 1
    case .down: place += 1
    case .pageUp: place -= page
    case .pageDown: place += page
    case .first: place = 0
    case .last: place = entries.count - 1
    }
    keepInView(context)
  }

  mutating func keepInView(_ context: LayerContext) {
    place = min(max(0, place), max(0, entries.count - 1))
    let height = height(context)
    top = min(max(0, min(top, entries.count - height)), place)
    top = max(top, place - height + 1)
  }

  /// Chooses the row at a place on the screen; answers whether it was chosen already.
  mutating func press(_ point: Point, _ context: LayerContext) -> Bool {
    isTyping = false
    let row = top + point.row - context.body.origin.row - 2
    guard point.row >= context.body.origin.row + 2, entries.indices.contains(row) else { return false }
    defer { place = row }
    return row == place
  }

  /// The history of one number: the filter is that number. False where the selected row has none.
  mutating func narrow(_ context: LayerContext) -> Bool {
    guard let about = selected?.row?.about, typed != about else { return false }
    (isTyping, isFiltered) = (false, true)
    filterLine = TextEditor(about)
    applyFilter(context)
    return true
  }

  /// What the filter line says, for whoever takes the rows out.
  var filterText: String { isFiltered ? typed : "" }

  /// Out of the filter. False where there is nothing to leave.
  mutating func back(_ context: LayerContext) -> Bool {
    guard isFiltered else { return false }
    isFiltered = false
    applyFilter(context)
    return true
  }

  // MARK: Filtering

  mutating func beginFilter() {
    isTyping = true
    isFiltered = true
    // What is typed next is a word of its own.
    if !filterLine.isEmpty { filterLine = TextEditor(typed + " ") }
  }

  private var typed: String { String(filterLine.text.reversed().drop { $0.isWhitespace }.reversed()) }

  /// A key for the filter line. Answers nil where the key is not for it.
  mutating func type(_ event: InputEvent, _ context: LayerContext) -> [LayerAction]? {
    let before = typed
    switch event {
    case .key(.enter), .key(.escape):
      isTyping = false
      filterLine = TextEditor(typed)
      if filterLine.isEmpty { isFiltered = false }
    case .key(.down): move(.down, context)
    case .key(.up): move(.up, context)
    case .key(.pageDown): move(.pageDown, context)
    case .key(.pageUp): move(.pageUp, context)
    case .key(let key):
      guard filterLine.handle(key, in: Size(columns: max(10, context.size.columns / 2), rows: 1)) else { return nil }
    case .paste(let text): filterLine.insert(text)
    default: return nil
    }
    if typed != before { applyFilter(context) }
    return []
  }

  /// Begins anew with what the filter line says now; the query that runs is ended by the next.
  private mutating func applyFilter(_ context: LayerContext) {
    filter =
      isFiltered
      ? LogFilter(
        filterLine.text, texts: context.texts, desk: context.desk, me: context.session?.member, today: context.today)
      : LogFilter()
    (entries, news, place, top) = ([], [], 0, 0)
    (running, reached, isComplete) = (nil, nil, false)
  }
}
