import CaseDomain
import DeskSession
import Terminal

/// Everything that happened to one tip, lead or member, with who has seen it on top; `p` takes it out as a text, which
/// is recorded first.
struct HistoryLayer: Layer {
  let subject: LogSubject
  private var history: SubjectHistory?
  private var page = ScrolledPage()
  private var export = Export.none

  private enum Export: Hashable {
    case none
    /// Waits for the record, the request's id being this one.
    case recording(RequestID)
    /// Recorded; waits for the history with that record in it.
    case reading
  }

  init(_ subject: LogSubject) { self.subject = subject }

  /// What the layer needs once it lies on the stack.
  static func opened(_ subject: LogSubject) -> [LayerAction] {
    [.push(HistoryLayer(subject)), .request(.readHistory(subject))]
  }

  private var tellsReaders: Bool {
    switch subject {
    case .tip, .lead, .reporter: true
    case .member, .evidence: false
    }
  }

  private func lines(_ context: LayerContext) -> [DetailLine] {
    let wording = context.wording
    var page = DetailPage(theme: context.theme, width: ScrolledPage.area(context.body).size.columns)
    guard let history else {
      page.text(context.texts["panes.reading"], context.theme.secondary)
      return page.lines
    }
    if tellsReaders {
      page.heading(context.texts["log.seen"])
      if history.seenBy.isEmpty { page.text(context.texts["log.seen.none"], context.theme.secondary) }
      for viewer in history.seenBy { page.text(wording.line(viewer)) }
    }
    page.heading(context.texts["log.history"])
    if history.entries.isEmpty { page.text(context.texts["reward.evidence.none"], context.theme.secondary) }
    let recorded = history.entries.compactMap(\.recorded)
    for entry in history.entries.reversed() {
      page.text(SubjectExport.line(entry, wording, in: recorded), entry.refusal == nil ? .plain : context.theme.alert)
    }
    return page.lines
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .input(.key(let key)): return handle(key, &context)
    case .input(.mouse(let mouse)):
      page.turn(mouse, through: lines(context), in: context.body)
      return .done
    case .input: return .done
    case .reply(.history(let found)) where found.subject == subject:
      history = found
      guard export == .reading else { return .done }
      export = .none
      let text = SubjectExport.text(found, context)
      return .consumed([.save(name: SubjectExport.name(subject, context), text: text)])
    case .reply(.performed(let id, _)) where export == .recording(id):
      export = .reading
      return .consumed([.request(.readHistory(subject))])
    case .reply(.refused(let id, _)) where export == .recording(id),
      .reply(.failed(let id, _)) where export == .recording(id):
      // Nothing is recorded, so nothing is written; the frame says why.
      export = .none
      return .ignored
    default: return .ignored
    }
  }

  private mutating func handle(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    switch key.inCommandMode {
    case .escape, .character("q"), .backspace: return .consumed([.close])
    case .character("p"), .function(5): return print(&context)
    case .enter: return destination.map { .consumed([.close, .reveal($0)]) } ?? .done
    case let key where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
    default: _ = page.press(key, through: lines(context), in: context.body)
    }
    return .done
  }

  /// Where Enter leads: to the tip or lead itself.
  private var destination: Destination? {
    switch subject {
    case .tip(let tip): .tip(tip)
    case .lead(let lead): .lead(lead)
    case .reporter, .member, .evidence: nil
    }
  }

  private mutating func print(_ context: inout LayerContext) -> LayerOutcome {
    guard history != nil, export == .none,
      let command = SubjectExport.command(subject, file: SubjectExport.name(subject, context), in: context.desk)
    else { return .done }
    let id = context.newRequestID()
    export = .recording(id)
    return .consumed([
      .request(.perform(id, command))
    ])
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    page.draw(lines(context), title: context.wording.title(subject), into: &canvas, in: area, context.theme)
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let open = destination == nil ? [] : [KeyHint(.enter, context.texts["keys.open.short"])]
    let isTakenOut = SubjectExport.command(subject, file: "", in: context.desk) != nil
    return open + (isTakenOut ? [KeyHint(.character("p"), context.texts["panes.hint.print"])] : []) + [
      KeyHint(.pageDown, context.texts["panes.hint.readOn"]), KeyHint(.escape, context.texts["keys.back.short"]),
    ]
  }
}
