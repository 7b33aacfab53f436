import CaseDomain
import Terminal

extension DeskModel {
  /// The picture of the screen.
  package func view() -> Canvas {
    var canvas = Canvas(size: context.size)
    let least = Self.leastSize
    guard context.size.columns >= least.columns, context.size.rows >= least.rows else {
      let text = context.texts("frame.tooSmall", String(least.columns), String(least.rows))
      canvas.put(text, at: Point(column: 0, row: 0))
      return canvas
    }
    if isConcealed {
      canvas.put(context.texts["frame.concealed"], at: Point(column: 2, row: 1), style: context.theme.secondary)
      return canvas
    }
    if let door {
      door.draw(into: &canvas, context: context)
      return canvas
    }
    if isHandingBack {
      drawHandingBack(into: &canvas)
      return canvas
    }
    let shown = shownLayers
    if !facesReporter { frame.draw(into: &canvas, context: context) }
    for layer in shown {
      // Only the caret of the layer on top may show.
      canvas.cursor = nil
      layer.draw(into: &canvas, area: context.body, context: context)
    }
    drawNotice(into: &canvas)
    drawFooter(into: &canvas)
    return canvas
  }

  /// A sentence on the rule above the footer, and above it where it takes more lines.
  private func drawNotice(into canvas: inout Canvas) {
    guard let told = notice ?? (pending.isEmpty ? nil : Notice(.done, context.texts["frame.saving"])) else { return }
    let (sign, style): (String, Style) =
      switch told.kind {
      case .done: ("✓", context.theme.accent)
      case .refused: ("!", context.theme.warning)
      case .failed: ("×", context.theme.alert)
      }
    let lines = DisplayWidth.wrapped(told.text, width: canvas.size.columns - 4)
    let first = max(3, canvas.size.rows - 1 - lines.count)
    for (index, line) in lines.enumerated() where first + index < canvas.size.rows - 1 {
      let text = (index == 0 ? " \(sign) " : "   ") + line
      canvas.put(text, at: Point(column: 0, row: first + index), style: style, width: canvas.size.columns)
    }
  }
}
