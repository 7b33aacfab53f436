import CaseDomain
import DeskSession
import Terminal

/// What can be done with an attachment: look at it, through a copy that is wiped, or take it out of the desk.
struct AttachmentLayer: Layer {
  private enum Choice: Hashable {
    case view, save
  }
  let attachment: Attachment
  let owner: AttachmentOwner
  private var list: PickList<Choice>
  private var request: RequestID?

  init(_ attachment: Attachment, of owner: AttachmentOwner, in context: LayerContext) {
    self.attachment = attachment
    self.owner = owner
    let texts = context.texts
    var items = [PickList<Choice>.Item(id: .view, label: texts["panes.attachment.view"])]
    // A section looks, and takes nothing along of a tip or lead.
    if owner == .publicity || !ExportedPart.attachment.posts.isDisjoint(with: context.member?.posts ?? []) {
      items.append(.init(id: .save, label: texts["panes.attachment.save"]))
    }
    list = PickList(items)
  }

  private func size(_ area: Rect) -> Size {
    Size(columns: min(48, area.size.columns - 4), rows: min(list.items.count + 1, area.size.rows - 2))
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .input(let event): return handle(event, &context)
    case .reply(.attachment(let id, let attachment, let content)) where id == request:
      return .consumed([
        .effect(
          .view(id, name: attachment.name, content, note: context.texts("panes.attachment.note", attachment.name)))
      ])
    case .viewed(let id, let wasShown) where id == request:
      let text = context.texts[wasShown ? "panes.attachment.wiped" : "panes.attachment.failed"]
      return .consumed([.close, .notice(Notice(wasShown ? .done : .failed, text))])
    case .reply(.refused(let id, let refusal)) where id == request:
      return .consumed([.close, .notice(Notice(.refused, context.wording.refusal(refusal)))])
    case .reply(.failed(let id, let fault)) where id == request:
      return .consumed([.close, .notice(Notice(.failed, context.wording.fault(fault)))])
    default: return .ignored
    }
  }

  private mutating func handle(_ event: InputEvent, _ context: inout LayerContext) -> LayerOutcome {
    let content = Box.content(in: context.body, size: size(context.body))
    switch event {
    case .key(.escape): return .consumed([.close])
    case .key(.enter): return choose(&context)
    case .mouse(let mouse) where mouse.kind == .press:
      guard content.contains(mouse.point) else { return .consumed([.close]) }
      let row = mouse.point.row - content.origin.row - 1
      _ = list.press(row: row, rows: content.size.rows - 1)
      return row < 0 ? .done : choose(&context)
    case .key(let key) where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
    default: _ = list.handle(event, rows: content.size.rows - 1)
    }
    return .done
  }

  private mutating func choose(_ context: inout LayerContext) -> LayerOutcome {
    guard request == nil, let choice = list.current?.id else { return .done }
    if choice == .save { return .consumed([.replace(ExportPrompt(attachment, of: owner))]) }
    let id = context.newRequestID()
    request = id
    return .consumed([.request(.viewAttachment(id, attachment, of: owner))])
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let content = Box.draw(into: &canvas, area: area, size: size(area), title: attachment.name, theme: context.theme)
    list.draw(
      into: &canvas, area: content, prompt: "/",
      hint: context.texts[request == nil ? "keys.help.filter" : "panes.reading"],
      none: context.texts["frame.noMatch"], theme: context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [KeyHint(.enter, context.texts["panes.hint.choose"]), KeyHint(.escape, context.texts["keys.back.short"])]
  }
}
