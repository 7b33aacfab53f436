import CaseDomain
import DeskText
import Terminal

extension Door {
  func draw(into canvas: inout Canvas, context: LayerContext) {
    let texts = context.texts
    canvas.put(texts["frame.program"], at: Point(column: 1, row: 0), style: context.theme.heading)
    let rule = Rect(column: 0, row: 2, columns: canvas.size.columns, rows: 1)
    canvas.fill(rule, with: "─", style: context.theme.rule)
    let width = min(48, canvas.size.columns - 8)
    let left = (canvas.size.columns - width) / 2
    var row = 4
    func line(_ text: String, _ style: Style = .plain) {
      for part in DisplayWidth.wrapped(text, width: width) {
        canvas.put(part, at: Point(column: left, row: row), style: style)
        row += 1
      }
    }
    if let deskName { line(deskName, context.theme.heading) }
    switch reason {
    case _ where isNaming: line(texts["login.name.title"], context.theme.secondary)
    case .start: line(texts["login.title"], context.theme.secondary)
    case .asked: line(texts["login.locked"], context.theme.secondary)
    case .idle(let minutes): line(texts("login.idle", String(minutes)), context.theme.secondary)
    }
    row += 1
    switch phase {
    case .choosing where isNaming: drawName(into: &canvas, Point(column: left, row: row), width, context)
    case .choosing:
      let area = Rect(column: left, row: row, columns: width, rows: max(2, canvas.size.rows - row - 2))
      list.draw(
        into: &canvas, area: area, prompt: texts["login.member"], hint: texts["login.member.hint"],
        none: texts["frame.noMatch"], theme: context.theme)
      if let nameProblem {
        canvas.put(
          texts[nameProblem.rawValue], at: Point(column: left, row: canvas.size.rows - 2), style: context.theme.alert)
      }
    case .passphrase(let member):
      line(label(member))
      drawPassphrase(into: &canvas, Point(column: left, row: row), width, context)
    case .unlocking(let member):
      line(label(member))
      row += 1
      line(opening(texts))
    }
    let keys = texts[isNaming ? "login.keys.name" : members.count > 1 ? "login.keys.several" : "login.keys"]
    canvas.put(keys, at: Point(column: 1, row: canvas.size.rows - 1), style: context.theme.secondary)
  }

  private var isNaming: Bool {
    if case .choosing = phase { return lockedBy != nil }
    return false
  }

  /// The field for a name: in dots until it is one.
  private func drawName(into canvas: inout Canvas, _ point: Point, _ width: Int, _ context: LayerContext) {
    let texts = context.texts
    let label = canvas.put(texts["login.name"] + "  ", at: point, style: context.theme.secondary)
    let field = Rect(column: point.column + label, row: point.row, columns: width - label, rows: 1)
    canvas.put(isNameWhole ? TextEditor(name.text) : name, in: field, style: context.theme.field, hasFocus: true)
    if name.isEmpty {
      canvas.put(
        texts["login.name.hint"], at: field.origin.offset(columns: 1), style: context.theme.secondary,
        width: field.size.columns - 1)
    }
    guard let nameProblem else { return }
    let lines = DisplayWidth.wrapped(texts[nameProblem.rawValue], width: width)
    for (row, line) in lines.enumerated() {
      canvas.put(line, at: point.offset(rows: 2 + row), style: context.theme.alert)
    }
  }

  /// How far the desk is built; a desk that is read from its first event does not know how much there is.
  private func opening(_ texts: Texts) -> String {
    guard let progress, progress.done > 0 else { return texts["login.unlocking"] }
    if progress.of == 0 { return texts("login.reading", String(progress.done)) }
    return texts("frame.progress", String(progress.done), String(progress.of))
  }

  private func drawPassphrase(into canvas: inout Canvas, _ point: Point, _ width: Int, _ context: LayerContext) {
    let texts = context.texts
    let label = canvas.put(texts["login.passphrase"] + "  ", at: point, style: context.theme.secondary)
    let field = Rect(column: point.column + label, row: point.row, columns: width - label, rows: 1)
    canvas.put(passphrase, in: field, style: context.theme.field, hasFocus: true)
    var row = point.row + 2
    if let problem {
      canvas.put(problem, at: Point(column: point.column, row: row), style: context.theme.alert)
      row += 1
    }
    let seconds = wait(context.now)
    if seconds > 0 { canvas.put(texts("login.wait", String(seconds)), at: Point(column: point.column, row: row)) }
  }
}
