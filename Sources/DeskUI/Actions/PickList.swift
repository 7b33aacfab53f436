import DeskText
import Terminal

/// A list to type into and choose from: palette, help, sorting, login.
struct PickList<ID: Hashable & Sendable>: Sendable {
  struct Item: Sendable {
    let id: ID
    let label: String
    /// At the right end: a key, a state.
    var note = ""
    /// Further words it is found by.
    var words: [String] = []
    /// Shown in the secondary style; choosing it tells why.
    var isEnabled = true
  }

  let items: [Item]
  private(set) var shown: [Int]
  var chosen = 0
  var line = TextEditor()
  /// Whether what matches nothing shows as dots: it may be a passphrase that was meant for another field.
  var masksUnmatched = false

  init(_ items: [Item], chosen: Int = 0) {
    self.items = items
    shown = Array(items.indices)
    self.chosen = chosen
  }

  var current: Item? { shown.indices.contains(chosen) ? items[shown[chosen]] : nil }

  /// A key or paste. Answers whether it meant anything here; Enter and Esc are the owner's.
  mutating func handle(_ event: InputEvent, rows: Int) -> Bool {
    let before = line.text
    switch event {
    case .key(.up), .key(.backTab): chosen -= 1
    case .key(.down), .key(.tab): chosen += 1
    case .key(.pageUp): chosen -= max(1, rows - 1)
    case .key(.pageDown): chosen += max(1, rows - 1)
    case .key(.home): chosen = 0
    case .key(.end): chosen = shown.count - 1
    case .key(let key):
      guard line.handle(key, in: Size(columns: 40, rows: 1)) else { return false }
    case .paste(let text): line.insert(text)
    case .mouse(let mouse) where mouse.kind == .wheelUp: chosen -= 1
    case .mouse(let mouse) where mouse.kind == .wheelDown: chosen += 1
    default: return false
    }
    if line.text != before { narrow() }
    chosen = min(max(0, chosen), max(0, shown.count - 1))
    return true
  }

  /// Empties the line, so that everything is shown again.
  mutating func clear() {
    line.clear()
    narrow()
  }

  /// Items that match what was typed in Chinese, pinyin initials or English, the best first.
  private mutating func narrow() {
    chosen = 0
    let pattern = PinyinPattern(line.text.filter { !$0.isWhitespace })
    guard !pattern.isEmpty else {
      shown = Array(items.indices)
      return
    }
    let scored = items.indices.compactMap { index -> (index: Int, score: Int)? in
      let item = items[index]
      let texts = [item.label] + item.words
      let best = texts.compactMap { pattern.score($0.filter { !$0.isWhitespace }) ?? fuzzy($0) }.max()
      return best.map { (index, $0) }
    }
    // What cannot be done now stands below what can, however well it matches.
    func rank(_ match: (index: Int, score: Int)) -> (Int, Int, Int) {
      (items[match.index].isEnabled ? 0 : 1, -match.score, match.index)
    }
    shown = scored.sorted { rank($0) < rank($1) }.map(\.index)
  }

  /// All typed characters in order with anything between, for those who type `oplead`.
  private func fuzzy(_ text: String) -> Int? {
    var rest = text.lowercased()[...]
    for character in line.text.lowercased() where !character.isWhitespace {
      guard let place = rest.firstIndex(of: character) else { return nil }
      rest = rest[rest.index(after: place)...]
    }
    return 100
  }

  /// The item in a line of the list.
  mutating func press(row: Int, rows: Int) -> Bool {
    let index = first(rows: rows) + row
    guard row >= 0, row < rows, shown.indices.contains(index) else { return false }
    defer { chosen = index }
    return chosen == index
  }

  private func first(rows: Int) -> Int { max(0, min(chosen - rows / 2, shown.count - rows)) }

  /// The line typed into, and the items below it; `none` where nothing matches what was typed.
  func draw(
    into canvas: inout Canvas, area: Rect, prompt: String, hint: String, none: String = "", theme: Theme,
    hasFocus: Bool = true
  ) {
    guard !area.isEmpty else { return }
    let promptWidth = canvas.put(prompt + " ", at: area.origin, style: theme.accent)
    let field = Rect(
      column: area.origin.column + promptWidth, row: area.origin.row, columns: area.size.columns - promptWidth, rows: 1)
    let shownLine = masksUnmatched && shown.isEmpty ? TextEditor(line.text, masked: true) : line
    canvas.put(shownLine, in: field, style: theme.field, hasFocus: hasFocus)
    if line.isEmpty {
      canvas.put(hint, at: field.origin.offset(columns: 1), style: theme.secondary, width: field.size.columns - 1)
    }
    let rows = area.size.rows - 1
    if shown.isEmpty, rows > 0 {
      canvas.put(
        none, at: area.origin.offset(columns: 2, rows: 1), style: theme.secondary, width: area.size.columns - 2)
    }
    let first = first(rows: rows)
    for row in 0..<max(0, min(rows, shown.count - first)) {
      let item = items[shown[first + row]]
      let isChosen = first + row == chosen
      let style = isChosen ? theme.selection : item.isEnabled ? theme.plain : theme.disabled
      let note = DisplayWidth.clipped(item.note, to: area.size.columns / 2)
      let noteWidth = note.isEmpty ? 0 : DisplayWidth.of(note) + 1
      let label = DisplayWidth.padded((isChosen ? "> " : "  ") + item.label, to: area.size.columns - noteWidth)
      let point = area.origin.offset(rows: 1 + row)
      let used = canvas.put(label, at: point, style: style)
      canvas.put(" " + note, at: point.offset(columns: used), style: isChosen ? style : theme.secondary)
    }
  }
}
