import CaseDomain
import DeskSession
import Terminal

/// Who a reporter is, for one minute, on the screen of the custodian it was approved for (R6.4): of any tip, wherever
/// the request stands.
///
/// The details are held here alone and overwritten as soon as the layer goes: closed, run out, blanked, locked or left.
/// Everything is covered at first; one field at a time is uncovered.
struct IdentityLayer: Layer {
  private let viewed: ViewedRequest
  /// The answer that is awaited: the first minute, or another one.
  private var awaited: RequestID?
  private var opened: OpenedIdentity?
  private var chosen = 0
  private var isRevealed = false
  private var problem: String?

  /// Waits for what `openIdentity` with this id answers.
  init(_ viewed: ViewedRequest, id: RequestID) {
    self.viewed = viewed
    awaited = id
  }

  /// Asks for a viewing and waits for it.
  static func actions(for viewed: ViewedRequest, _ context: inout LayerContext) -> [LayerAction] {
    let id = context.newRequestID()
    return [
      .push(IdentityLayer(viewed, id: id)), .request(.openIdentity(id, viewed, isRenewal: false)),
    ]
  }

  /// The texts held; for tests, which look whether any are left.
  var texts: [WipedText] { details.map(\.detail.text) }

  private var details: [(part: Int, detail: RevealedDetail)] {
    (opened?.parts ?? []).enumerated().flatMap { part, sealed in sealed.details.map { (part, $0) } }
  }

  var farewell: [SessionRequest]? {
    // Before the first answer nothing was shown; should it still come, whoever hears it says that it was let go.
    opened == nil ? [] : [.closeIdentity(RequestID(bytes: []), viewed, .closed)]
  }

  func wipe() { for (_, detail) in details { detail.text.wipe() } }

  // MARK: Messages

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .tick: return expire(context)
    case .input(let event): return handle(event, &context)
    case .reply(.identity(let id, let identity)) where id == awaited:
      awaited = nil
      problem = nil
      // The renewed viewing brings the same details anew.
      wipe()
      opened = identity
      isRevealed = false
      chosen = min(chosen, max(0, details.count - 1))
      return .done
    case .reply(.refused(let id, let refusal)) where id == awaited: return fail(context.wording.refusal(refusal))
    case .reply(.failed(let id, let fault)) where id == awaited: return fail(context.wording.fault(fault))
    case .reply(.changed): return isStillAllowed(context) ? .ignored : .consumed(close(.closed, &context))
    default: return .ignored
    }
  }

  private mutating func fail(_ sentence: String) -> LayerOutcome {
    awaited = nil
    if opened == nil { return .consumed([.close, .notice(Notice(.refused, sentence)), .effect(.bell)]) }
    problem = sentence
    return .consumed([.effect(.bell)])
  }

  private func isStillAllowed(_ context: LayerContext) -> Bool {
    guard opened != nil, let desk = context.desk else { return true }
    return viewed.mayStayShown(in: desk)
  }

  private mutating func expire(_ context: LayerContext) -> LayerOutcome {
    var context = context
    guard let opened, context.now >= opened.closesAt else { return .ignored }
    return .consumed(
      close(.expired, &context) + [.notice(Notice(.done, context.texts["reporters.view.expired"]))])
  }

  private mutating func close(_ how: ViewingEnd, _ context: inout LayerContext) -> [LayerAction] {
    guard opened != nil else { return [.close] }
    wipe()
    opened = nil
    return [.request(.closeIdentity(context.newRequestID(), viewed, how)), .close, .effect(.forget)]
  }

  private mutating func handle(_ event: InputEvent, _ context: inout LayerContext) -> LayerOutcome {
    switch event {
    case .key(let key):
      if DeskAction.aboveForms.contains(where: { $0.key == key && $0.id != "manual" }) { return .ignored }
      switch key.inCommandMode {
      case .escape, .character("q"), .enter: return .consumed(close(.closed, &context))
      case .up, .character("k"), .backTab: choose(chosen - 1)
      case .down, .character("j"), .tab: choose(chosen + 1)
      case .home: choose(0)
      case .end: choose(details.count - 1)
      case .character(" "), .function(8): isRevealed.toggle()
      case .character("r"), .function(5): return renew(&context)
      default: break
      }
    case .mouse(let mouse) where mouse.kind == .press: press(mouse.point, context)
    default: break
    }
    return .done
  }

  private mutating func choose(_ index: Int) {
    let index = min(max(0, index), max(0, details.count - 1))
    if index != chosen { isRevealed = false }
    chosen = index
  }

  private mutating func renew(_ context: inout LayerContext) -> LayerOutcome {
    guard awaited == nil, opened != nil else { return .done }
    let id = context.newRequestID()
    awaited = id
    return .consumed([.request(.openIdentity(id, viewed, isRenewal: true))])
  }

  private mutating func press(_ point: Point, _ context: LayerContext) {
    let area = context.body.inset(columns: 3)
    guard area.contains(point) else { return }
    let line = point.row - area.origin.row - Self.headRows + top(area)
    guard let index = lines(context).enumerated().first(where: { $0.offset == line })?.element.index else { return }
    if index == chosen { isRevealed.toggle() } else { choose(index) }
  }

  // MARK: Drawing

  private static let headRows = 3

  private struct Line {
    var heading: String?
    /// Which of the details.
    var index: Int?
  }

  private func lines(_ context: LayerContext) -> [Line] {
    var lines: [Line] = []
    var part = -1
    for (index, item) in details.enumerated() {
      if item.part != part {
        part = item.part
        let sealed = opened?.parts[part]
        lines.append(
          Line(heading: sealed.map { context.texts("reporters.view.sealedAt", context.wording.time($0.sealedAt)) }))
      }
      lines.append(Line(index: index))
    }
    return lines
  }

  /// The first line shown, so that the chosen one is among them. A revealed text takes the rows below the list.
  private func top(_ area: Rect) -> Int {
    let height = max(1, area.size.rows - Self.headRows - Self.revealRows)
    // Headings stand above: one for each part up to the chosen detail.
    let line = chosen + (details.indices.contains(chosen) ? details[chosen].part + 1 : 0)
    return max(0, line - height + 1)
  }

  private static let revealRows = 3

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let (texts, theme) = (context.texts, context.theme)
    canvas.fill(area)
    let area = area.inset(columns: 3)
    canvas.put(
      DisplayWidth.padded(
        " \(texts["reporters.view.title"])  \(context.wording.reporter(of: viewed))", to: area.size.columns),
      at: area.origin,
      style: theme.bar)
    guard let opened else {
      canvas.put(texts["panes.reading"], at: area.origin.offset(columns: 1, rows: 1), style: theme.secondary)
      return
    }
    let seconds = max(0, (opened.closesAt.milliseconds(since: context.now) + 999) / 1000)
    let countdown = texts("reporters.view.countdown", String(seconds))
    canvas.put(
      problem ?? (awaited == nil ? countdown : texts["frame.saving"]), at: area.origin.offset(columns: 1, rows: 1),
      style: seconds <= 10 ? theme.alert : theme.warning, width: area.size.columns - 2)
    guard !details.isEmpty else {
      canvas.put(texts["reporters.view.nothing"], at: area.origin.offset(columns: 1, rows: Self.headRows))
      return
    }
    drawDetails(into: &canvas, area, context)
  }

  private func drawDetails(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext) {
    let theme = context.theme
    let labels = details.map { context.texts["panes.given.\($0.detail.detail.rawValue)"] }
    let width = (labels.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let height = area.size.rows - Self.headRows - Self.revealRows
    for (row, line) in lines(context).dropFirst(top(area)).prefix(max(1, height)).enumerated() {
      let point = area.origin.offset(columns: 1, rows: Self.headRows + row)
      if let heading = line.heading { canvas.put(heading, at: point, style: theme.secondary) }
      guard let index = line.index else { continue }
      let item = details[index].detail
      let isChosen = index == chosen
      canvas.put(isChosen ? ">" : " ", at: point, style: theme.selection)
      canvas.put(
        DisplayWidth.padded(labels[index], to: width), at: point.offset(columns: 2),
        style: isChosen ? theme.selectionElsewhere : theme.secondary)
      let room = area.size.columns - width - 4
      let shown =
        isChosen && isRevealed
        ? TextCleaning.shown(item.text.text) : IdentityMask.masked(item.text.text, item.detail)
      // What does not fit goes on below.
      let wrapped = DisplayWidth.wrapped(shown, width: max(4, room))
      canvas.put(wrapped.first ?? "", at: point.offset(columns: 2 + width), style: isChosen ? theme.heading : .plain)
      for (more, text) in wrapped.dropFirst().prefix(Self.revealRows).enumerated() where isChosen && isRevealed {
        canvas.put(
          text, at: Point(column: point.column + 2 + width, row: area.rows.upperBound - Self.revealRows + more),
          style: theme.heading)
      }
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    guard opened != nil else { return [KeyHint(.escape, texts["keys.back.short"])] }
    return [
      KeyHint(.character(" "), texts[isRevealed ? "reporters.view.hide" : "reporters.view.reveal"]),
      KeyHint(.down, texts["panes.hint.other"]), KeyHint(.character("r"), texts["reporters.view.renew"]),
      KeyHint(.escape, texts["reporters.view.close"]),
    ]
  }
}
