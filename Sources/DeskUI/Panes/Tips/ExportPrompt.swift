import CaseDomain
import DeskSession
import Terminal

/// Asks where to write an attachment.
struct ExportPrompt: Layer {
  let attachment: Attachment
  let owner: AttachmentOwner
  private var line: TextEditor
  private var request: RequestID?
  private var problem: String?

  init(_ attachment: Attachment, of owner: AttachmentOwner) {
    self.attachment = attachment
    self.owner = owner
    line = TextEditor(attachment.name)
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .input(.key(.escape)): return .consumed([.close])
    case .input(.key(.enter)):
      guard !line.isEmpty, request == nil else { return .done }
      let id = context.newRequestID()
      request = id
      problem = nil
      return .consumed([.request(.exportAttachment(id, attachment, of: owner, path: line.text))])
    case .input(.key(let key)):
      if DeskAction.aboveForms.contains(where: { $0.key == key }) { return .ignored }
      line.handle(key, in: Size(columns: 40, rows: 1))
      return .done
    case .input(.paste(let text)):
      line.insert(text)
      return .done
    case .input: return .done
    case .reply(.file(let id, let bytes)) where id == request:
      request = nil
      guard bytes != nil else {
        problem = context.texts["panes.export.failed"]
        return .done
      }
      return .consumed([.close, .notice(Notice(.done, context.texts("panes.export.done", line.text)))])
    case .reply(.refused(let id, let refusal)) where id == request:
      request = nil
      problem = context.wording.refusal(refusal)
      return .done
    case .reply(.failed(let id, let fault)) where id == request:
      request = nil
      problem = context.wording.fault(fault)
      return .done
    default: return .ignored
    }
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let content = Box.draw(
      into: &canvas, area: area, size: Size(columns: min(60, area.size.columns - 4), rows: 3),
      title: context.texts("panes.export.title", attachment.name), theme: context.theme)
    let label = context.texts["panes.export.path"]
    let width = canvas.put(label + " ", at: content.origin, style: context.theme.secondary)
    canvas.put(
      line,
      in: Rect(
        column: content.origin.column + width, row: content.origin.row, columns: content.size.columns - width, rows: 1),
      style: context.theme.field, hasFocus: true)
    let note = problem ?? (request == nil ? context.texts["panes.export.warning"] : context.texts["panes.reading"])
    let style = problem == nil ? context.theme.secondary : context.theme.alert
    for (row, text) in DisplayWidth.wrapped(note, width: content.size.columns).prefix(2).enumerated() {
      canvas.put(text, at: content.origin.offset(rows: 1 + row), style: style)
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [KeyHint(.enter, context.texts["keys.save.short"]), KeyHint(.escape, context.texts["keys.back.short"])]
  }
}
