import DeskText
import Terminal

/// Where the parts of a form stand on the screen.
struct FormAreas {
  let title: Rect
  let rule: Rect
  let fields: Rect
  /// The last rows: a question, or what went wrong.
  let question: Rect
  let foot: Rect

  /// - Parameter footRows: rows that what went wrong takes; one is always free for it.
  init(_ body: Rect, step: FormLayer.Step, footRows: Int = 1) {
    let columns = body.size.columns
    func rows(_ first: Int, _ count: Int) -> Rect {
      Rect(origin: body.origin.offset(rows: first), size: Size(columns: columns, rows: max(0, count)))
    }
    let height = body.size.rows
    title = rows(0, min(1, height))
    rule = rows(1, min(1, height - 1))
    let least = min(max(1, footRows), max(1, height - 4))
    foot = rows(height - least, least)
    switch step {
    case .offering(_, let asked), .asking(let asked, _), .parting(let asked, _), .leaving(let asked):
      let needed = min(height - 2, asked.rows(columns))
      question = rows(height - needed, needed)
      fields = rows(2, height - 2 - needed)
    case .filling, .redacting, .sending:
      question = rows(height, 0)
      fields = rows(2, height - 2 - least)
    }
  }
}

extension FormLayer {
  package func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let theme = context.theme
    let areas = areas(in: area)
    canvas.fill(area)
    canvas.cursor = nil
    drawTitle(areas, context, into: &canvas)
    switch step {
    case .filling:
      form.draw(into: &canvas, area: areas.fields, theme: theme)
      drawFoot(areas.foot, context, into: &canvas)
    case .redacting(let step):
      step.form.draw(into: &canvas, area: areas.fields, theme: theme)
      drawFoot(areas.foot, context, into: &canvas)
    case .sending:
      form.draw(into: &canvas, area: areas.fields, theme: theme, hasFocus: false)
      canvas.put(context.texts["frame.saving"], at: areas.foot.origin.offset(columns: 2), style: theme.secondary)
    case .offering(_, let question), .asking(let question, _), .parting(let question, _), .leaving(let question):
      form.draw(into: &canvas, area: areas.fields, theme: theme, hasFocus: false)
      question.draw(into: &canvas, area: areas.question, theme: theme)
    }
  }

  private func drawTitle(_ areas: FormAreas, _ context: LayerContext, into canvas: inout Canvas) {
    let theme = context.theme
    guard let session = context.session else { return }
    var title = definition.title(of: form, environment(context, session))
    if case .redacting = step { title = context.texts["forms.redaction.title"] }
    canvas.put(title, at: areas.title.origin.offset(columns: 1), style: theme.heading)
    let right = mark(context.texts)
    let column = areas.title.size.columns - DisplayWidth.of(right) - 1
    if column > DisplayWidth.of(title) + 2 {
      canvas.put(right, at: areas.title.origin.offset(columns: column), style: theme.secondary)
    }
    let line = String(repeating: "─", count: areas.rule.size.columns)
    canvas.put(line, at: areas.rule.origin, style: theme.rule)
  }

  private func mark(_ texts: Texts) -> String {
    if case .redacting = step { return "" }
    if hasSomethingToKeep, keptFields == form.draftFields { return texts["forms.draftKept"] }
    return form.fields.contains { $0.isRequired && $0.isText && !$0.isHidden } ? "* " + texts["forms.required"] : ""
  }

  func areas(in body: Rect) -> FormAreas {
    FormAreas(body, step: step, footRows: footLines(body.size.columns).count)
  }

  /// What went wrong, or which fields have to be corrected. A refusal is said in full: its end says the way out.
  private func footLines(_ columns: Int) -> [String] {
    let shown: Form =
      switch step {
      case .redacting(let step): step.form
      default: form
      }
    let text: String
    if let banner {
      text = (banner.kind == .done ? "" : "x ") + banner.text
    } else if shown.hasTriedToSave, !shown.faults.isEmpty {
      let labels = shown.faults.compactMap { shown[$0]?.label }.joined(separator: form.texts["forms.and"])
      text = "x " + form.texts("forms.faults", String(shown.faults.count), labels)
    } else {
      return []
    }
    return Array(DisplayWidth.wrapped(text, width: max(1, columns - 4)).prefix(4))
  }

  private func drawFoot(_ area: Rect, _ context: LayerContext, into canvas: inout Canvas) {
    let style = banner?.kind == .done ? context.theme.plain : context.theme.alert
    for (row, line) in footLines(area.size.columns).prefix(area.size.rows).enumerated() {
      canvas.put(line, at: area.origin.offset(columns: 2, rows: row), style: style)
    }
  }

  package func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    switch step {
    case .offering(_, let question), .asking(let question, _), .parting(let question, _), .leaving(let question):
      // Enter gives the answer the bar is on, so the footer names that one.
      return [
        KeyHint(.enter, question.isYes ? question.yes : question.no), KeyHint(.left, texts["panes.hint.other"]),
        KeyHint(.escape, texts["keys.back.short"]),
      ]
    case .sending: return []
    case .redacting:
      return [
        KeyHint(.control("s"), texts["forms.redaction.go"]), KeyHint(.tab, texts["keys.nextField"]),
        KeyHint(.escape, texts["keys.back.short"]),
      ]
    case .filling: return fillingHints(texts)
    }
  }

  private func fillingHints(_ texts: Texts) -> [KeyHint] {
    var hints = [KeyHint(.control("s"), texts["keys.save.short"]), KeyHint(.tab, texts["keys.nextField"])]
    if let field = form.focused {
      if let list = field.list {
        let ticks = field.isMultiple && list.entersTick(field.chosen)
        if field.isMultiple { hints.append(KeyHint(.character(" "), texts["forms.key.tick"])) }
        hints.append(
          KeyHint(.enter, texts[!field.isMultiple ? "forms.key.take" : ticks ? "forms.key.tick" : "forms.key.goOn"]))
      } else if field.source != nil {
        hints.append(KeyHint(.enter, texts[form.answered == field.key ? "forms.key.goOn" : "forms.key.open"]))
      } else if !field.isText {
        hints.append(KeyHint(.enter, texts["panes.hint.run"]))
      }
      if field.isLongText, !field.isSecret { hints.append(KeyHint(.control("e"), texts["keys.editor.short"])) }
    }
    if form.hasTriedToSave, !form.faults.isEmpty {
      hints.append(KeyHint(.function(8), texts["forms.key.nextFault"]))
    }
    hints.append(KeyHint(.escape, texts[hasSomethingToKeep ? "forms.key.leave" : "keys.back.short"]))
    return hints
  }
}
