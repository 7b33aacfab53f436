import Terminal

/// Draws the parts of one line of a form.
struct FormPen {
  /// The left end of the line.
  let origin: Point
  let columns: Int
  let layout: FormLayout
  let theme: Theme
  /// Whether the line's field has the focus.
  let hasFocus: Bool

  var valueOrigin: Point { origin.offset(columns: layout.valueColumn) }

  func label(of field: FormField, into canvas: inout Canvas) {
    if hasFocus { canvas.put(">", at: origin, style: theme.accent) }
    let style = field.disabled != nil ? theme.disabled : hasFocus ? theme.heading : .plain
    // What is chosen already needs no reminder.
    let mark = field.isRequired && (field.isText || field.isEmpty) ? "*" : ""
    let label = DisplayWidth.clipped(field.label, to: layout.labelColumns - mark.count) + mark
    canvas.put(label, at: origin.offset(columns: layout.labelColumn), style: style, width: layout.labelColumns)
  }

  @discardableResult
  func value(_ text: String, style: Style, into canvas: inout Canvas, indent: Int = 0) -> Int {
    let shown = DisplayWidth.clipped(text, to: layout.valueColumns - indent)
    return canvas.put(shown, at: valueOrigin.offset(columns: indent), style: style)
  }

  /// Errors and warnings are told by their sign first, by colour second.
  func message(_ severity: FieldMessage.Severity, _ text: String, into canvas: inout Canvas) {
    let (sign, style): (String, Style) =
      switch severity {
      case .information: ("", theme.secondary)
      case .warning: ("! ", theme.warning)
      case .error: ("x ", theme.alert)
      }
    value(sign + text, style: style, into: &canvas)
  }

  func heading(_ field: FormField, into canvas: inout Canvas) {
    let style = field.disabled == nil ? theme.heading : theme.disabled
    let used = canvas.put(field.label, at: origin.offset(columns: layout.labelColumn), style: style)
    let start = layout.labelColumn + used + 1
    let rule = String(repeating: "─", count: max(0, columns - start - 2))
    canvas.put(rule, at: origin.offset(columns: start), style: theme.rule)
  }

  func button(_ field: FormField, armed: String, into canvas: inout Canvas) {
    if hasFocus {
      canvas.put(">", at: origin, style: theme.accent)
      canvas.cursor = origin.offset(columns: layout.labelColumn)
    }
    let place = origin.offset(columns: layout.labelColumn)
    let style = field.disabled != nil ? theme.disabled : hasFocus ? theme.selection : theme.accent
    switch field.kind {
    case .button(.remove):
      let used = canvas.put(field.label, at: place, style: hasFocus ? theme.selection : theme.heading)
      if field.isArmed {
        canvas.put(armed, at: place.offset(columns: used + 2), style: theme.warning)
      } else if hasFocus {
        canvas.put(field.hint, at: place.offset(columns: used + 2), style: theme.secondary)
      }
    case .button(.add): canvas.put("+ \(field.label)", at: place, style: style)
    default: canvas.put("[ \(field.label) ]", at: place, style: style)
    }
  }
}
