import Terminal

extension Form {
  /// Draws the form into `area`, with the cursor at the caret of the field that has the focus.
  package func draw(into canvas: inout Canvas, area: Rect, theme: Theme, hasFocus: Bool = true) {
    let layout = layout(in: area.size)
    for row in 0..<area.size.rows {
      let place = layout.scroll + row
      guard layout.lines.indices.contains(place) else { break }
      let line = layout.lines[place]
      let field = fields[line.field]
      let pen = FormPen(
        origin: area.origin.offset(rows: row), columns: area.size.columns, layout: layout, theme: theme,
        hasFocus: hasFocus && field.key == focus)
      draw(line, of: field, with: pen, into: &canvas)
    }
    drawScrollMarks(layout, area, theme, into: &canvas)
  }

  private func draw(_ line: FormLayout.Line, of field: FormField, with pen: FormPen, into canvas: inout Canvas) {
    switch line.part {
    case .value(let row):
      switch field.kind {
      case .heading: pen.heading(field, into: &canvas)
      case .button: pen.button(field, armed: texts["forms.removeAgain"], into: &canvas)
      default:
        if row == 0 { pen.label(of: field, into: &canvas) }
        drawValue(of: field, row: row, text: pen.layout.texts[line.field], with: pen, into: &canvas)
      }
    case .option(let place): drawOption(place, of: field, with: pen, into: &canvas)
    case .more(let count):
      let isUnmatched = field.list?.fitsNothing == true
      // A list that is empty before anything is typed is long elsewhere: its hint says what to type.
      let none = field.hint.isEmpty ? texts["frame.noMatch"] : field.hint
      let text = isUnmatched ? texts["forms.typed.noOption"] : count > 0 ? texts("frame.more", String(count)) : none
      pen.value(text, style: isUnmatched ? pen.theme.warning : pen.theme.secondary, into: &canvas, indent: 2)
    case .message(let severity, let text): pen.message(severity, text, into: &canvas)
    case .note(let text): pen.value(text, style: pen.theme.secondary, into: &canvas)
    }
  }

  private func drawValue(
    of field: FormField, row: Int, text: TextEditor.Layout?, with pen: FormPen, into canvas: inout Canvas
  ) {
    if let text {
      drawText(text, of: field, row: row, with: pen, into: &canvas)
    } else if let list = field.list, pen.hasFocus {
      drawFilter(of: list, several: field.isMultiple, with: pen, into: &canvas)
    } else {
      let lines = chosenLines(field, pen.layout.valueColumns)
      let style = field.disabled == nil ? (pen.hasFocus ? pen.theme.selectionElsewhere : .plain) : pen.theme.disabled
      let shown = row < lines.count ? lines[row] : texts["forms.nothingChosen"]
      let used = pen.value(shown, style: lines.isEmpty ? pen.theme.secondary : style, into: &canvas)
      guard pen.hasFocus else { return }
      if row == 0 { canvas.cursor = pen.valueOrigin }
      if row == 0, used + 3 < pen.layout.valueColumns {
        canvas.put("▼", at: pen.valueOrigin.offset(columns: used + 1), style: pen.theme.accent)
      }
    }
  }

  /// What was typed to narrow a list, behind the same sign as the filter of the lists in the panes.
  private func drawFilter(of list: ChoiceList, several: Bool, with pen: FormPen, into canvas: inout Canvas) {
    let columns = pen.layout.valueColumns
    canvas.put("/", at: pen.valueOrigin, style: pen.theme.accent)
    let start = pen.valueOrigin.offset(columns: 1)
    canvas.put(
      list.filter, in: Rect(origin: start, size: Size(columns: columns - 1, rows: 1)), style: pen.theme.field,
      hasFocus: true)
    // An empty filter says what to type, one that fits nothing says so; behind it there is room for either or none.
    let said =
      list.filter.isEmpty
      ? texts[several ? "forms.choose.several" : "forms.choose"]
      : list.fitsNothing ? texts["frame.noMatch"] : ""
    let used = DisplayWidth.of(list.filter.text) + 2
    guard !said.isEmpty, used + DisplayWidth.of(said) < columns else { return }
    canvas.put(
      said, at: start.offset(columns: used - 1), style: list.fitsNothing ? pen.theme.warning : pen.theme.secondary)
  }

  private func drawText(
    _ shown: TextEditor.Layout, of field: FormField, row: Int, with pen: FormPen, into canvas: inout Canvas
  ) {
    let columns = pen.layout.valueColumns
    if field.isUnseen { return drawUnseen(field, with: pen, into: &canvas) }
    if field.isSecret, !pen.hasFocus {
      // Someone may be standing at the counter: what was typed about a reporter is seen only while it is typed.
      let dots = String(repeating: "•", count: min(8, field.editor.text.count))
      pen.value(dots, style: field.disabled == nil ? .plain : pen.theme.disabled, into: &canvas)
      return
    }
    let text = row < shown.lines.count ? shown.lines[row] : ""
    let style = pen.hasFocus ? pen.theme.field : field.disabled == nil ? .plain : pen.theme.disabled
    canvas.put(text, at: pen.valueOrigin, style: style, width: columns)
    if field.editor.isEmpty, row == 0, pen.hasFocus, !field.hint.isEmpty {
      canvas.put(field.hint, at: pen.valueOrigin.offset(columns: 1), style: pen.theme.secondary, width: columns - 1)
    } else if let message = inlineMessage(for: field, columns) {
      let used = field.editor.isEmpty ? 0 : DisplayWidth.of(field.editor.text) + 2
      canvas.put(message, at: pen.valueOrigin.offset(columns: used), style: pen.theme.secondary)
    }
    if pen.hasFocus, shown.caret.row == row { canvas.cursor = pen.valueOrigin.offset(columns: shown.caret.column) }
  }

  /// While it is typed the caret stays where it is, as in a password asked for by any terminal; how long it is shows
  /// nowhere. Once the focus has left it the field says whether something stands there.
  private func drawUnseen(_ field: FormField, with pen: FormPen, into canvas: inout Canvas) {
    let columns = pen.layout.valueColumns
    guard pen.hasFocus else {
      guard field.wasLeft || !field.editor.isEmpty else { return }
      pen.value(texts[field.editor.isEmpty ? "forms.unseen.none" : "forms.unseen.typed"], style: .plain, into: &canvas)
      return
    }
    canvas.put("", at: pen.valueOrigin, style: pen.theme.field, width: columns)
    canvas.put(field.hint, at: pen.valueOrigin.offset(columns: 1), style: pen.theme.secondary, width: columns - 1)
    canvas.cursor = pen.valueOrigin
  }

  private func drawOption(_ place: Int, of field: FormField, with pen: FormPen, into canvas: inout Canvas) {
    guard let list = field.list, list.options.indices.contains(place) else { return }
    let option = list.options[place]
    let isCurrent = place == list.highlighted
    let mark = field.isMultiple ? (field.chosen.contains(option.id) ? "[x] " : "[ ] ") : ""
    let columns = pen.layout.valueColumns
    // What tells options apart stands whole; a long label gives way to it.
    let room = option.detail.isEmpty ? 0 : min(DisplayWidth.of(option.detail) + 2, columns / 2)
    let line = DisplayWidth.clipped((isCurrent ? "> " : "  ") + mark + option.label, to: columns - room)
    let used = pen.value(line, style: isCurrent ? pen.theme.selection : .plain, into: &canvas)
    guard room > 2 else { return }
    canvas.put(
      DisplayWidth.clipped(option.detail, to: room - 2), at: pen.valueOrigin.offset(columns: used + 2),
      style: pen.theme.secondary)
  }

  /// Shows that there is more above or below.
  private func drawScrollMarks(_ layout: FormLayout, _ area: Rect, _ theme: Theme, into canvas: inout Canvas) {
    guard !area.isEmpty else { return }
    let right = area.size.columns - 1
    if layout.scroll > 0 { canvas.put("▲", at: area.origin.offset(columns: right), style: theme.secondary) }
    if layout.scroll + area.size.rows < layout.lines.count {
      canvas.put("▼", at: area.origin.offset(columns: right, rows: area.size.rows - 1), style: theme.secondary)
    }
  }
}
