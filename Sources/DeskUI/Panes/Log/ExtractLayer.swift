import CaseDomain
import DeskSession
import Terminal

/// Waits while an auditor's desk extracts what is new in the log for inspectors.
struct ExtractLayer: Layer {
  let id: RequestID

  static func actions(_ context: inout LayerContext) -> [LayerAction] {
    let id = context.newRequestID()
    return [.push(ExtractLayer(id: id)), .request(.extractProcess(id))]
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.extracted(let answered, let rows)) where answered == id:
      return .consumed([.close, .notice(Notice(.done, context.texts("inspection.extracted", String(rows))))])
    case .reply(.refused(let answered, let refusal)) where answered == id:
      return .consumed([.close, .notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)])
    case .reply(.failed(let answered, let fault)) where answered == id:
      return .consumed([.close, .notice(Notice(.failed, context.wording.fault(fault))), .effect(.bell)])
    case .input(.key(let key)): return DeskAction.aboveForms.contains { $0.key == key } ? .ignored : .done
    case .input: return .done
    default: return .ignored
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let box = Box.draw(
      into: &canvas, area: area, size: Size(columns: 40, rows: 1), title: context.texts["keys.extractProcess"],
      theme: context.theme)
    canvas.put(context.texts["inspection.extracting"], at: box.origin, style: context.theme.secondary)
  }

  func hints(in context: LayerContext) -> [KeyHint] { [] }
}

/// Takes the rows that an inspector sees out as a text: on the record first, then the file.
struct ProcessExportLayer: Layer {
  /// The question for the place.
  let asked: RequestID
  private let filter: String
  private let count: Int
  private let text: String
  /// The record that goes before the file, and the file.
  private var recording: RequestID?
  private var place = ""

  static func actions(_ pane: LogPane, _ context: inout LayerContext) -> [LayerAction] {
    let id = context.newRequestID()
    let (texts, wording) = (context.texts, context.wording)
    let filter = pane.filterText
    let rows = pane.entries.compactMap(\.row)
    let name = texts("inspection.file", filter.isEmpty ? texts["inspection.all"] : filter)
    var lines = [
      context.desk?.organisation.name ?? "", texts["inspection.leadIn"],
      texts("log.export.madeBy", wording.dated(context.now), context.member?.name ?? ""),
      texts("inspection.filter", filter.isEmpty ? texts["inspection.all"] : filter), "",
    ]
    lines += rows.reversed().map { wording.dated($0) }
    // What came from outside must not steer the terminal or printer that shows it.
    let text = lines.map { TextCleaning.shown($0) }.joined(separator: "\n") + "\n"
    let layer = ProcessExportLayer(asked: id, filter: filter, count: rows.count, text: text)
    return [.push(layer), .place(id, name: name)]
  }

  private init(asked: RequestID, filter: String, count: Int, text: String) {
    self.asked = asked
    self.filter = filter
    self.count = count
    self.text = text
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .place(asked, let path):
      guard let path else { return .consumed([.close]) }
      let id = context.newRequestID()
      (recording, place) = (id, path)
      return .consumed([.request(.perform(id, ExportProcess(filter: filter, count: count, file: path)))])
    case .reply(.performed(let answered, _)) where answered == recording:
      return .consumed([.effect(.saveText(path: place, text: text))])
    case .reply(.refused(let answered, let refusal)) where answered == recording:
      return .consumed([.notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)])
    case .reply(.failed(let answered, let fault)) where answered == recording:
      return .consumed([.notice(Notice(.failed, context.wording.fault(fault))), .effect(.bell)])
    case .saved(let path): return path == nil ? .ignored : .consumed([.close])
    case .input(.key(let key)): return DeskAction.aboveForms.contains { $0.key == key } ? .ignored : .done
    case .input: return .done
    default: return .ignored
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let box = Box.draw(
      into: &canvas, area: area, size: Size(columns: 40, rows: 1), title: context.texts["keys.exportProcess"],
      theme: context.theme)
    canvas.put(context.texts["panes.reading"], at: box.origin, style: context.theme.secondary)
  }

  func hints(in context: LayerContext) -> [KeyHint] { [] }
}
