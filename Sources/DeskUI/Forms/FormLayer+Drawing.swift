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

  init(_ body: Rect, step: FormLayer.Step) {
    let columns = body.size.columns
    func rows(_ first: Int, _ count: Int) -> Rect {
      Rect(origin: body.origin.offset(rows: first), size: Size(columns: columns, rows: max(0, count)))
    }
    let height = body.size.rows
    title = rows(0, min(1, height))
    rule = rows(1, min(1, height - 1))
    foot = rows(height - 1, min(1, height))
    switch step {
    case .offering(_, let asked), .asking(let asked, _), .leaving(let asked):
      let needed = min(height - 2, asked.rows(columns))
      question = rows(height - needed, needed)
      fields = rows(2, height - 2 - needed)
    case .filling, .redacting, .sending:
      question = rows(height, 0)
      fields = rows(2, height - 3)
    }
  }
}

extension FormLayer {
  package func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let theme = context.theme
    let areas = FormAreas(area, step: step)
    canvas.fill(area)
    canvas.cursor = nil
    drawTitle(areas, context, into: &canvas)
    switch step {
    case .filling:
      form.draw(into: &canvas, area: areas.fields, theme: theme)
      drawFoot(areas.foot, form, context, into: &canvas)
    case .redacting(let step):
      step.form.draw(into: &canvas, area: areas.fields, theme: theme)
      drawFoot(areas.foot, step.form, context, into: &canvas)
    case .sending:
      form.draw(into: &canvas, area: areas.fields, theme: theme, hasFocus: false)
      canvas.put(context.texts["frame.saving"], at: areas.foot.origin.offset(columns: 2), style: theme.secondary)
    case .offering(_, let question), .asking(let question, _), .leaving(let question):
      form.draw(into: &canvas, area: areas.fields, theme: theme, hasFocus: false)
      question.draw(into: &canvas, area: areas.question, theme: theme)
    }
  }

  private func drawTitle(_ areas: FormAreas, _ context: LayerContext, into canvas: inout Canvas) {
    let theme = context.theme
    guard let session = context.session else { return }
    var title = definition.title(environment(context, session))
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

  /// What went wrong, or which fields have to be corrected.
  private func drawFoot(_ area: Rect, _ form: Form, _ context: LayerContext, into canvas: inout Canvas) {
    let theme = context.theme
    let columns = area.size.columns - 4
    let place = area.origin.offset(columns: 2)
    if let banner {
      let style = banner.kind == .done ? theme.plain : theme.alert
      let sign = banner.kind == .done ? "" : "x "
      canvas.put(DisplayWidth.clipped(sign + banner.text, to: columns), at: place, style: style)
    } else if form.hasTriedToSave, !form.faults.isEmpty {
      let labels = form.faults.compactMap { form[$0]?.label }.joined(separator: context.texts["forms.and"])
      let text = context.texts("forms.faults", String(form.faults.count), labels)
      canvas.put(DisplayWidth.clipped("x " + text, to: columns), at: place, style: theme.alert)
    }
  }

  package func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    switch step {
    case .offering, .asking, .leaving:
      return [KeyHint(.enter, texts["frame.ok"]), KeyHint(.escape, texts["keys.back.short"])]
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
      if field.list != nil {
        hints.append(KeyHint(.enter, texts[field.isMultiple ? "keys.mark.short" : "forms.key.take"]))
      } else if field.source != nil || !field.isText {
        hints.append(KeyHint(.enter, texts["forms.key.open"]))
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
