import CaseDomain
import DeskSession
import DeskText
import Terminal

/// Asks where a text is to be written before it leaves the desk: a folder, a stick, a place that only its user reads.
///
/// What is written is not encrypted, whatever it was in the desk, and the person is told so here.
struct SavePlaceLayer: Layer {
  /// Nil where the layer that asks writes it, once it is on the record.
  private let text: String?
  private let asking: RequestID?
  private var path: TextEditor
  /// Why it was written nowhere, as a text's key: another place may do.
  private var failure: String?
  /// Waiting for the answer; a second Enter would write a second file.
  private var isWriting = false

  init(name: String, text: String) { self.init(name: name, text, asking: nil) }

  init(name: String, asking id: RequestID) { self.init(name: name, nil, asking: id) }

  private init(name: String, _ text: String?, asking id: RequestID?) {
    self.text = text
    asking = id
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
    case .reply(.refused), .reply(.failed):
      // Nothing is on the record, so nothing is written; the frame says why.
      isWriting = false
      return .ignored
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
    case .escape:
      // What is going on the record is written.
      if asking != nil, isWriting { return .consumed([.effect(.bell)]) }
      let notice = LayerAction.notice(Notice(.done, context.texts["panes.save.cancelled"]))
      return .consumed([.close, notice] + (asking.map { [.noPlace($0)] } ?? []))
    case .enter, .control("s"):
      let place = TextCleaning.trimmed(path.text)
      guard !place.isEmpty, !isWriting else { return .consumed([.effect(.bell)]) }
      isWriting = true
      if let asking { return .consumed([.effect(.findPlace(asking, path: place))]) }
      return .consumed([.effect(.saveText(path: place, text: text ?? ""))])
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
