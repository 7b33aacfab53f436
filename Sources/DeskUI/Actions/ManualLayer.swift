import DeskText
import Terminal

/// The manual of the program, to read through.
struct ManualLayer: Layer {
  private let text: String
  private var top = 0

  init(_ context: LayerContext) {
    text = EmbeddedFile.named("manual/\(context.texts.language.tag).md")?.text ?? ""
  }

  /// Headings bold and without their marks, the rest wrapped as it stands.
  private func lines(_ context: LayerContext) -> [DetailLine] {
    let width = context.body.size.columns - 4
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [DetailLine] in
      guard line.hasPrefix("#") else { return DisplayWidth.wrapped(String(line), width: width).map { DetailLine($0) } }
      // `# Heading {#anchor}`
      let heading = line.drop { $0 == "#" || $0 == " " }.prefix { $0 != "{" }
      return DisplayWidth.wrapped(String(heading), width: width).map { DetailLine($0, context.theme.heading) }
    }
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    guard case .input(let event) = message else { return .ignored }
    let page = max(1, context.body.size.rows - 1)
    switch event {
    case .mouse(let mouse):
      if mouse.kind == .wheelUp { top -= 3 }
      if mouse.kind == .wheelDown { top += 3 }
    case .key(let key):
      switch key.inCommandMode {
      case .up, .character("k"): top -= 1
      case .down, .character("j"): top += 1
      case .pageUp: top -= page
      case .pageDown, .character(" "): top += page
      case .home, .character("g"): top = 0
      case .end, .character("G"): top = .max / 2
      case .escape, .character("q"): return .consumed([.close])
      case let key where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
      default: break
      }
    default: break
    }
    top = max(0, min(top, lines(context).count - page))
    return .done
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    let lines = lines(context)
    let first = min(top, max(0, lines.count - 1))
    for row in 0..<max(0, min(area.size.rows, lines.count - first)) {
      for piece in lines[first + row].pieces {
        canvas.put(piece.text, at: area.origin.offset(columns: 2, rows: row), style: piece.style)
      }
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [
      KeyHint(.pageDown, context.texts["panes.hint.readOn"]), KeyHint(.escape, context.texts["keys.back.short"]),
    ]
  }
}
