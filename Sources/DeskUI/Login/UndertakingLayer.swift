import CaseDomain
import DeskSession
import DeskText
import Terminal

/// The confidentiality undertaking (R4.1): the duties of every member and of the posts held, to be signed before the
/// first action and again every year.
struct UndertakingLayer: Layer {
  private var top = 0
  private var request: RequestID?
  private var problem: String?

  /// Whether this member has to sign before they can act.
  static func isDue(_ context: LayerContext) -> Bool {
    guard let desk = context.desk, let member = context.member, member.status == .admitted else { return false }
    return !desk.hasUndertaking(member, on: context.today)
  }

  /// Whether this member may sign now: they have to, or will have to before long.
  static func maySign(_ context: LayerContext) -> Bool {
    guard let desk = context.desk, let member = context.member else { return false }
    return isDue(context) || desk.undertakingRunsOut(member, on: context.today)
  }

  private func lines(_ context: LayerContext, width: Int) -> [DetailLine] {
    let texts = context.texts
    var page = DetailPage(theme: context.theme, width: width)
    page.text(texts("panes.undertaking.intro", context.member?.name ?? "", context.desk?.organisation.name ?? ""))
    page.heading(texts["panes.undertaking.everyone"])
    page.text(texts["panes.undertaking.duties"])
    for post in context.member?.posts.heldNames ?? [] {
      page.heading(texts["frame.post.\(post)"])
      page.text(texts["panes.undertaking.\(post)"])
    }
    page.blank()
    page.text(texts["panes.undertaking.end"], context.theme.secondary)
    return page.lines
  }

  private func area(_ body: Rect) -> Rect { body.inset(columns: 3) }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .input(.key(let key)): return handle(key, &context)
    case .input(.mouse(let mouse)):
      if mouse.kind == .wheelUp { scroll(-3, context) }
      if mouse.kind == .wheelDown { scroll(3, context) }
      return .done
    case .input: return .done
    case .reply(.performed(let id, _)) where id == request:
      return .consumed([.close, .notice(Notice(.done, context.texts["panes.undertaking.signed"]))])
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

  private mutating func handle(_ key: Key, _ context: inout LayerContext) -> LayerOutcome {
    let page = max(1, area(context.body).size.rows - 2)
    switch key.inCommandMode {
    case .up, .character("k"): scroll(-1, context)
    case .down, .character("j"): scroll(1, context)
    case .pageUp: scroll(-page, context)
    case .pageDown, .character(" "): scroll(page, context)
    case .home: scroll(-10_000, context)
    case .end: scroll(10_000, context)
    case .escape:
      return .consumed([
        .close, .notice(Notice(.refused, context.texts("panes.undertaking.later", context.texts["keys.undertaking"]))),
      ])
    case .enter, .control("s"), .function(5):
      // Signing takes having reached the end: the first Enter goes on reading.
      if !isAtEnd(context) {
        scroll(page, context)
        return .done
      }
      guard request == nil else { return .done }
      let id = context.newRequestID()
      request = id
      return .consumed([.request(.perform(id, SignUndertaking()))])
    case let key where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
    default: break
    }
    return .done
  }

  private func last(_ context: LayerContext) -> Int {
    let area = area(context.body)
    return max(0, lines(context, width: area.size.columns).count - (area.size.rows - 1))
  }

  private func isAtEnd(_ context: LayerContext) -> Bool { top >= last(context) }

  private mutating func scroll(_ step: Int, _ context: LayerContext) {
    top = min(max(0, top + step), last(context))
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    let area = self.area(area)
    let title = DisplayWidth.padded(" " + context.texts["login.undertaking"], to: area.size.columns)
    canvas.put(title, at: area.origin, style: context.theme.bar)
    let lines = lines(context, width: area.size.columns)
    for row in 0..<max(0, min(area.size.rows - 1, lines.count - top)) {
      canvas.put(lines[top + row], at: area.origin.offset(rows: 1 + row))
    }
    if let problem {
      let point = Point(column: area.origin.column, row: area.rows.upperBound - 1)
      canvas.put(problem, at: point, style: context.theme.alert, width: area.size.columns)
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let texts = context.texts
    return [
      KeyHint(.enter, texts[isAtEnd(context) ? "panes.undertaking.sign" : "panes.hint.readOn"]),
      KeyHint(.escape, texts["panes.undertaking.notNow"]),
    ]
  }
}
