import CaseDomain
import DeskSession
import Terminal

/// The claims with a receipt code that wait for this custodian.
struct ClaimsLayer: Layer {
  private var list: PickList<EventNumber>
  private var request: RequestID?
  private var problem: String?

  init(_ context: LayerContext) { list = Self.list(context) }

  /// The claims that the rules let this member judge, oldest first.
  static func claims(_ context: LayerContext, _ session: SessionView) -> [CodeClaim] {
    guard context.member?.posts.contains(.custodian) == true else { return [] }
    return session.desk.codes.waitingClaims.filter {
      TriageProbe.refusal(of: ReadClaim(claim: $0.event), session, context.now) == nil
    }
  }

  private static func list(_ context: LayerContext) -> PickList<EventNumber> {
    let words = context.wording
    let claims = context.session.map { Self.claims(context, $0) } ?? []
    return PickList(
      claims.map { claim in
        PickList.Item(
          id: claim.event, label: "\(words.tip(claim.tip))  \(words.time(claim.receivedAt))",
          note: words.author(claim.receivedBy, of: claim.event))
      })
  }

  private func size(_ area: Rect) -> Size {
    let notes = problem.map { DisplayWidth.wrapped($0, width: min(56, area.size.columns - 4)).count } ?? 0
    return Size(
      columns: min(56, area.size.columns - 4), rows: min(max(2, list.items.count + 1) + notes, area.size.rows - 2))
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .input(.key(.escape)): return .consumed([.close])
    case .input(.key(.enter)):
      guard let claim = list.current?.id, request == nil else { return .done }
      let id = context.newRequestID()
      request = id
      problem = nil
      return .consumed([.request(.openClaim(id, claim: claim))])
    case .input(.key(let key)) where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
    case .input(.mouse(let mouse)) where mouse.kind == .press:
      let content = Box.content(in: context.body, size: size(context.body))
      guard content.contains(mouse.point) else { return .consumed([.close]) }
      let row = mouse.point.row - content.origin.row - 1
      guard list.press(row: row, rows: content.size.rows - 1) else { return .done }
      return handle(.input(.key(.enter)), in: &context)
    case .input(let event):
      _ = list.handle(event, rows: size(context.body).rows - 1)
      return .done
    case .reply(.claim(let id, let opened)) where id == request: return .consumed([.replace(ClaimLayer(opened))])
    case .reply(.refused(let id, let refusal)) where id == request: return fail(context.wording.refusal(refusal))
    case .reply(.failed(let id, let fault)) where id == request: return fail(context.wording.fault(fault))
    case .reply(.changed):
      if request == nil { list = Self.list(context) }
      return .ignored
    default: return .ignored
    }
  }

  private mutating func fail(_ sentence: String) -> LayerOutcome {
    request = nil
    problem = sentence
    return .consumed([.effect(.bell)])
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    let content = Box.draw(
      into: &canvas, area: area, size: size(area), title: context.texts["keys.codeClaims"], theme: context.theme)
    list.draw(
      into: &canvas, area: content, prompt: "/", hint: context.texts["keys.help.filter"],
      none: context.texts[list.items.isEmpty ? "panes.claim.none" : "frame.noMatch"], theme: context.theme)
    guard let problem else { return }
    let lines = DisplayWidth.wrapped(problem, width: content.size.columns)
    for (row, line) in lines.enumerated() {
      let point = Point(column: content.origin.column, row: content.rows.upperBound - lines.count + row)
      canvas.put(line, at: point, style: context.theme.alert)
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    [KeyHint(.enter, context.texts["keys.open.short"]), KeyHint(.escape, context.texts["keys.back.short"])]
  }
}
