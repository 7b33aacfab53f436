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
  /// Where it is to be written.
  private var place = ""
  /// The question for the place.
  private var asked: RequestID?

  private enum Export: Hashable {
    case none
    /// Waits for a place to be named.
    case asking(RequestID)
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
      return .consumed([.effect(.saveText(path: place, text: SubjectExport.text(found, context)))])
    case .place(let id, let path) where export == .asking(id):
      export = .none
      return path.map { record($0, &context) } ?? .ignored
    case .saved(nil), .placeRefused:
      // Another place is named, and goes on the record as well.
      if let asked { export = .asking(asked) }
      return .ignored
    case .reply(.performed(let id, _)) where export == .recording(id):
      export = .reading
      return .consumed([.request(.readHistory(subject))])
    case .reply(.refused(let id, _)) where export == .recording(id),
      .reply(.failed(let id, _)) where export == .recording(id):
      // Nothing is recorded, so nothing is written; the frame says why. Another try may do.
      export = asked.map { .asking($0) } ?? .none
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
    let name = SubjectExport.name(subject, context)
    guard history != nil, let session = context.session,
      let command = SubjectExport.command(subject, file: name, in: session.desk)
    else { return .done }
    // The rules first: nobody names a place for what they may not take along.
    if let refusal = TriageProbe.refusal(of: command, session, context.now) {
      return .consumed([.notice(Notice(.refused, context.wording.refusal(refusal))), .effect(.bell)])
    }
    let id = context.newRequestID()
    (asked, export) = (id, .asking(id))
    return .consumed([.place(id, name: name)])
  }

  private mutating func record(_ place: String, _ context: inout LayerContext) -> LayerOutcome {
    guard let command = SubjectExport.command(subject, file: place, in: context.desk) else { return .done }
    let id = context.newRequestID()
    self.place = place
    export = .recording(id)
    return .consumed([.request(.perform(id, command))])
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
