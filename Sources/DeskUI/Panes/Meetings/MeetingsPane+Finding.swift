import CaseDomain
import Terminal

/// Finding what was said at meetings: the line stands where the names of the lists do.
extension MeetingsPane {
  /// What the line asks for; nil where it is not used.
  var asked: String? { isFiltered && !typed.isEmpty ? typed : nil }

  private var typed: String { String(filterLine.text.reversed().drop { $0.isWhitespace }.reversed()) }

  mutating func beginFilter(_ context: LayerContext) {
    (isTyping, isFiltered) = (true, true)
    // What is typed next is a word of its own.
    if !filterLine.isEmpty { filterLine = TextEditor(typed + " ") }
    keepInView(context)
  }

  /// A key for the line. Answers nil where the key is not for it.
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
    if typed != before {
      (chosen, top) = (0, 0)
      keepInView(context)
    }
    return []
  }

  /// Out of what was found. False where there is nothing to leave.
  mutating func back(_ context: LayerContext) -> Bool {
    guard isFiltered else { return false }
    isFiltered = false
    filterLine = TextEditor()
    (chosen, top) = (0, 0)
    keepInView(context)
    return true
  }

  func drawFilter(into canvas: inout Canvas, _ layout: MeetingsLayout, _ context: LayerContext) {
    let start = Point(column: layout.list.origin.column, row: layout.tabs)
    canvas.put("/", at: start, style: context.theme.accent)
    let field = Rect(
      column: start.column + 1, row: start.row, columns: max(0, layout.list.size.columns - 8), rows: 1)
    canvas.put(filterLine, in: field, style: isTyping ? context.theme.field : .plain, hasFocus: isTyping)
    if filterLine.isEmpty {
      canvas.put(
        context.texts["meetings.find.hint"], at: field.origin.offset(columns: 1), style: context.theme.secondary,
        width: max(0, field.size.columns - 1))
    }
  }
}
