import CaseDomain
import DeskSession
import DeskText
import Terminal

/// Asks where a text is to be written before it leaves the desk: a folder, a stick, a place that only its user reads.
///
/// What is written is not encrypted, whatever it was in the desk, and the person is told so here.
struct SavePlaceLayer: Layer {
  private let text: String
  private var path: TextEditor
  /// Why it was written nowhere, as a text's key: another place may do.
  private var failure: String?
  /// Waiting for the answer; a second Enter would write a second file.
  private var isWriting = false

  init(name: String, text: String) {
    self.text = text
    // A name may come from words that were typed; what stands in it must not lead into another folder.
    path = TextEditor("~/" + String(name.map { $0 == "/" ? "-" : $0 }) + ".txt")
  }

  /// Nothing of it outlives a locked or blanked screen.
  var farewell: [SessionRequest]? { [] }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .saved(let written):
      isWriting = false
      failure = written == nil ? "panes.saveFailed" : nil
      return written == nil ? .done : .consumed([.close])
    case .placeRefused:
      isWriting = false
      failure = "panes.saveInside"
      return .done
    case .input(.key(let key)):
      if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
      return press(key, context)
    case .input(.paste(let words)):
      path.insert(words)
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func press(_ key: Key, _ context: LayerContext) -> LayerOutcome {
    failure = nil
    switch key {
    case .escape: return .consumed([.close, .notice(Notice(.done, context.texts["panes.save.cancelled"]))])
    case .enter, .control("s"):
      let place = TextCleaning.trimmed(path.text)
      guard !place.isEmpty, !isWriting else { return .consumed([.effect(.bell)]) }
      isWriting = true
      return .consumed([.effect(.saveText(path: place, text: text))])
    default:
      _ = path.handle(key, in: Size(columns: 60, rows: 1))
      return .done
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let width = min(area.size.columns - 4, 66)
    let said = failure.map { "x " + context.texts[$0] } ?? context.texts["panes.save.open"]
    let lines = DisplayWidth.wrapped(said, width: width)
    let content = Box.draw(
      into: &canvas, area: area, size: Size(columns: width, rows: lines.count + 2), title: context.texts["panes.save"],
      theme: context.theme)
    let field = Rect(origin: content.origin, size: Size(columns: content.size.columns, rows: 1))
    canvas.put(path, in: field, style: context.theme.field, hasFocus: true)
    for (row, line) in lines.enumerated() where row + 2 <= content.size.rows {
      canvas.put(
        line, at: content.origin.offset(rows: row + 2),
        style: failure != nil ? context.theme.alert : context.theme.secondary, width: content.size.columns)
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [
      KeyHint(.enter, context.texts["keys.save.short"]), KeyHint(.escape, context.texts["panes.save.cancel"]),
    ]
  }
}
