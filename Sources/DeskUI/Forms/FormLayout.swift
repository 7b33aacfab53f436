import Terminal

/// A form laid out in lines at a width: what stands on each, and which of them show.
struct FormLayout: Sendable {
  enum Part: Hashable, Sendable {
    /// The field itself, line by line where it has several; the label stands on line 0.
    case value(Int)
    /// An option of the open list, by its place.
    case option(Int)
    /// So many options are not shown.
    case more(Int)
    case message(FieldMessage.Severity, String)
    case note(String)
  }

  struct Line: Hashable, Sendable {
    /// The field's place in the form.
    let field: Int
    let part: Part
  }

  var lines: [Line] = []
  /// Where labels begin, behind the marker.
  let labelColumn = 2
  let labelColumns: Int
  /// Where values begin.
  var valueColumn: Int { labelColumn + labelColumns + 2 }
  let valueColumns: Int
  /// What shows of each field that text is typed into, by its place.
  var texts: [Int: TextEditor.Layout] = [:]
  /// The first line that shows.
  var scroll = 0
}

extension Form {
  /// Rows that an open list takes at most.
  static let listRows = 7

  /// All lines of the form at this size, scrolled so that the focus, its message and its caret show.
  func layout(in size: Size) -> FormLayout {
    var layout = emptyLayout(in: size)
    for (index, field) in fields.enumerated() where !field.isHidden { append(field, at: index, to: &layout, size) }
    layout.scroll = scroll(for: layout, size)
    return layout
  }

  /// Where the text of a field is edited: as many rows as it may ever take, so that it need not be measured for a key.
  func editorArea(of index: Int, in size: Size) -> Size {
    Size(columns: emptyLayout(in: size).valueColumns, rows: mostRows(fields[index], size))
  }

  private func emptyLayout(in size: Size) -> FormLayout {
    // Labels of buttons, notes and headings run over the whole width; the others line up.
    let widest = fields.reduce(0) { width, field in
      switch field.kind {
      case .button, .note, .heading: width
      default: max(width, DisplayWidth.of(field.label) + (field.isRequired ? 1 : 0))
      }
    }
    let columns = min(widest, max(8, size.columns / 4))
    return FormLayout(labelColumns: columns, valueColumns: max(8, size.columns - columns - 5))
  }

  private func append(_ field: FormField, at index: Int, to layout: inout FormLayout, _ size: Size) {
    func add(_ part: FormLayout.Part) { layout.lines.append(.init(field: index, part: part)) }
    switch field.kind {
    case .note:
      for line in DisplayWidth.wrapped(field.label, width: layout.valueColumns) { add(.note(line)) }
    case .heading, .button: add(.value(0))
    case .text, .longText, .when, .file:
      let editor = field.isUnseen ? TextEditor() : field.editor
      let text = editor.layout(in: Size(columns: layout.valueColumns, rows: mostRows(field, size)))
      layout.texts[index] = text
      // Long text begins with a few rows and grows until it takes most of the screen; then it scrolls by itself.
      let least = field.isLongText ? (field.isRequired ? 3 : 2) : 1
      for row in 0..<max(least, text.lines.count) { add(.value(row)) }
    case .choice, .multiChoice:
      let rows = max(1, chosenLines(field, layout.valueColumns).count)
      for row in 0..<(field.list == nil ? rows : 1) { add(.value(row)) }
      if let list = field.list { append(list, add) }
    }
    if let reason = field.disabled, field.kind.showsReason {
      for line in DisplayWidth.wrapped(reason, width: layout.valueColumns) { add(.message(.information, line)) }
    }
    if let message = shownMessage(for: field), inlineMessage(for: field, layout.valueColumns) == nil {
      for line in DisplayWidth.wrapped(message.text, width: layout.valueColumns - 2) {
        add(.message(message.severity, line))
      }
    }
  }

  /// What was understood stands behind the text where there is room, so that lines do not jump while someone types.
  func inlineMessage(for field: FormField, _ columns: Int) -> String? {
    guard field.isText, !field.isLongText, let message = shownMessage(for: field), message.severity == .information
    else { return nil }
    let needed = DisplayWidth.of(field.editor.text) + DisplayWidth.of(message.text) + 3
    return needed <= columns ? message.text : nil
  }

  private func append(_ list: ChoiceList, _ add: (FormLayout.Part) -> Void) {
    let visible = list.visible(rows: Self.listRows)
    for place in visible { add(.option(place)) }
    if list.options.count > visible.count || list.options.isEmpty { add(.more(list.options.count - visible.count)) }
  }

  /// The chosen labels in lines of the given width.
  func chosenLines(_ field: FormField, _ columns: Int) -> [String] {
    let labels = field.chosen.compactMap { field.source?.option($0)?.label }
    return labels.isEmpty ? [] : DisplayWidth.wrapped(labels.joined(separator: texts["forms.and"]), width: columns)
  }

  private func mostRows(_ field: FormField, _ size: Size) -> Int { field.isLongText ? max(3, size.rows - 4) : 1 }

  private func scroll(for layout: FormLayout, _ size: Size) -> Int {
    let last = max(0, layout.lines.count - size.rows)
    guard !isScrolledAway, let index = focusIndex else { return min(scroll, last) }
    let own = layout.lines.indices.filter { layout.lines[$0].field == index }
    guard let top = own.first, let bottom = own.last else { return min(scroll, last) }
    // A heading right above belongs with the first field of its part.
    let above = top > 0 && isHeading(layout.lines[top - 1].field) ? top - 1 : top
    var first = min(scroll, last)
    if bottom >= first + size.rows { first = bottom - size.rows + 1 }
    return min(first, bottom - above < size.rows ? above : top)
  }

  private func isHeading(_ index: Int) -> Bool {
    if case .heading = fields[index].kind { true } else { false }
  }
}

extension FieldKind {
  /// A reason for being disabled stands below a heading, once for the whole part.
  fileprivate var showsReason: Bool {
    switch self {
    case .heading: true
    default: false
    }
  }
}
