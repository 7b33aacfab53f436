import CaseDomain
import DeskSession
import Terminal

extension LedgerPane {
  /// Puts the caret into the filter line, which still holds what was typed last.
  mutating func beginFilter(_ context: LayerContext) {
    isTyping = true
    focus = .list
    detail.isOpen = false
    // What is typed next is a word of its own.
    if !filterLine.isEmpty { filterLine = TextEditor(typed + " ") }
    guard !isFiltered else { return }
    isFiltered = true
    // An empty line lets everything through, which is what the list shows already.
    if !filterLine.isEmpty { applyFilter(context) }
  }

  /// A key for the filter line. Answers nil where the key is not for it.
  mutating func type(_ event: InputEvent, _ context: inout LayerContext, nextSearch: SearchID) -> [LayerAction]? {
    let area = Size(columns: max(10, context.size.columns / 2), rows: 1)
    let before = filterLine.text
    switch event {
    case .key(.enter), .key(.escape):
      isTyping = false
      filterLine = TextEditor(typed)
      if filterLine.isEmpty { isFiltered = false }
      if event == .key(.enter) { showElsewhere(context) }
      return []
    case .key(.down), .key(.up), .key(.pageDown), .key(.pageUp):
      // Looking at the hits needs no way out of the line first.
      if case .key(let key) = event {
        move(key == .down ? .down : key == .up ? .up : key == .pageUp ? .pageUp : .pageDown, context)
      }
      return []
    case .key(let key):
      guard filterLine.handle(key, in: area) else { return nil }
    case .paste(let text): filterLine.insert(text)
    default: return nil
    }
    return filterLine.text == before ? [] : filterChanged(context, nextSearch)
  }

  /// What the filter line says, without the blank left behind it for the next word.
  private var typed: String { String(filterLine.text.reversed().drop { $0.isWhitespace }.reversed()) }

  /// Where the list is empty and others have what the filter asks for: goes to the list of all.
  mutating func showElsewhere(_ context: LayerContext) {
    if isFiltered, count == 0, elsewhere > 0 { setScope(.all, context) }
  }

  /// Shows what a line lets through, as when the overview leads here.
  mutating func show(filter line: String, _ context: LayerContext, nextSearch: SearchID) -> [LayerAction] {
    filterLine = TextEditor(line)
    isFiltered = !line.isEmpty
    isTyping = false
    focus = .list
    detail.isOpen = false
    place = 0
    return filterChanged(context, nextSearch)
  }

  private mutating func filterChanged(_ context: LayerContext, _ nextSearch: SearchID) -> [LayerAction] {
    let wasSearching = search != nil
    applyFilter(context)
    guard let searched = Source.searched, !filter.words.isEmpty else {
      search = nil
      return wasSearching ? [.request(.cancelSearch)] : []
    }
    search = nextSearch
    return [.request(.searchNarratives(nextSearch, words: filter.words, of: searched))]
  }

  /// Sorts by a column; the same column again turns the direction.
  mutating func setSort(_ column: LedgerColumn.ID, _ context: LayerContext) {
    if column == sort {
      order.isAscending.toggle()
    } else {
      sort = column
      // Newest first where the column is a time, most pressing first where it is a deadline.
      order.isAscending = column != .number && column != .received && column != .opened && column != .tips
      return sortAnew(context)
    }
    reselect(context)
  }

  /// Puts what the list holds in the order that is asked for now: at once, or in slices where it is long.
  private mutating func sortAnew(_ context: LayerContext) {
    guard let desk = context.desk else { return }
    // What is being looked for is sorted when it is found.
    if var scan {
      if scan.sorting != nil { scan.sorting = RowSort(scan.listed) }
      self.scan = scan
      return
    }
    let chunks = Source.rows(of: desk).chunkCount
    var sorting = LedgerScan(nextChunk: -1, search: WordSearch([]), listed: order.bits(chunkCount: chunks))
    sorting.elsewhere = elsewhere
    scan = sorting
    resume(context)
  }

  mutating func turnScope(by step: Int, _ context: LayerContext) {
    let scopes = Source.scopes
    guard let now = scopes.firstIndex(of: scope) else { return }
    setScope(scopes[(now + step + scopes.count) % scopes.count], context)
  }

  mutating func setScope(_ wanted: LedgerScope, _ context: LayerContext) {
    scope = wanted
    anchor = nil
    restart(context)
  }

  /// Selects an entry and makes sure that the list shows it.
  mutating func reveal(_ id: Source.ID, _ context: LayerContext) {
    guard let desk = context.desk, let row = Source.row(of: id, in: desk) else { return }
    if order.place(of: row) == nil {
      isFiltered = false
      filter = Filter()
      scope = .all
      // The whole list at once: its order is made without looking for words.
      let rows = Source.rows(of: desk)
      scan = nil
      order.take(Self.everything(rows) { Source.sortKey(sort, $0) })
    }
    guard let place = order.place(of: row) else { return }
    select(place: place, context)
  }

  private static func everything(
    _ rows: Chunked<Source.Row>, key: (UnsafePointer<Source.Row>) -> UInt32
  ) -> [Int32] {
    var bits = RowBits(chunkCount: rows.chunkCount)
    for chunk in 0..<rows.chunkCount { bits[chunk] = ChunkBits(all: rows.withChunk(chunk) { $0.count }) }
    var sorting = RowSort(bits)
    return sorting.step(.max / 8) { rows.withRow($0, key) } ?? []
  }
}
