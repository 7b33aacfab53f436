import CaseDomain
import DeskSession
import Terminal

/// What waits for a member, to go through with whoever takes over; Enter leads to each matter.
struct HandoverLayer: Layer {
  let member: MemberID
  private var lines: [Wording.HandoverLine] = []
  /// Place in `lines` of the chosen one among those that lead somewhere.
  private var chosen = 0
  private var top = 0

  init(_ member: MemberID, _ context: LayerContext) {
    self.member = member
    read(context)
  }

  /// Asks whose, or opens one's own where others' are not to be seen.
  static func actions(_ context: LayerContext) -> [LayerAction] {
    guard let desk = context.desk, let me = context.session?.member else { return [] }
    let members = desk.members.all.filter { member in
      member.status != .invited && desk.refusalOfHandover(of: member.id, to: me) == nil
        && desk.members.numbers(of: member.id).last { desk.members[$0]?.status != .invited } == member.id
    }
    if members.count == 1 { return [.push(HandoverLayer(members[0].id, context))] }
    let choices = members.map { member -> (label: String, note: String, action: LayerAction) in
      (member.name, context.wording.posts(member.posts), .push(HandoverLayer(member.id, context)))
    }
    let own = members.firstIndex { desk.members.isSamePerson($0.id, me) } ?? 0
    return [.push(ChooserLayer(title: context.texts["panes.handover.choose"], choices, chosen: own))]
  }

  private mutating func read(_ context: LayerContext) {
    guard let desk = context.desk, let me = context.session?.member else { return lines = [] }
    lines = context.wording.handover(desk.handover(of: member, on: context.today, to: me))
    if !links.contains(chosen) { chosen = links.first ?? 0 }
  }

  private var links: [Int] { lines.indices.filter { lines[$0].matter.flatMap(Self.steps) != nil } }

  /// What leads to a matter; nil where nothing does.
  private static func steps(to matter: Handover.Matter) -> [LayerAction]? {
    switch matter {
    case .tip(let id): [.reveal(.tip(id))]
    case .lead(let id): [.reveal(.lead(id))]
    case .meeting: [.reveal(.meetings)]
    case .followUp: [.reveal(.followUps)]
    case .restricted(let id): [.reveal(.restricted(id))]
    case .incident(let id): [.push(IncidentLayer(id)), .request(.readIncident(id))]
    case .ruling: nil
    }
  }

  mutating func handle(_ message: Message, in context: inout LayerContext) -> LayerOutcome {
    switch message {
    case .reply(.changed):
      read(context)
      return .ignored
    case .input(.key(let key)): return handle(key, context)
    case .input(.mouse(let mouse)):
      if mouse.kind == .wheelUp { move(by: -1, context) }
      if mouse.kind == .wheelDown { move(by: 1, context) }
      let line = top + mouse.point.row - context.body.origin.row
      guard mouse.kind == .press, links.contains(line) else { return .done }
      if chosen == line { return follow() }
      chosen = line
      return .done
    case .input: return .done
    default: return .ignored
    }
  }

  private mutating func handle(_ key: Key, _ context: LayerContext) -> LayerOutcome {
    let page = max(1, context.body.size.rows - 1)
    switch key.inCommandMode {
    case .up, .character("k"): move(by: -1, context)
    case .down, .character("j"): move(by: 1, context)
    case .pageUp: move(by: -page, context)
    case .pageDown, .character(" "): move(by: page, context)
    case .home, .character("g"): move(by: -lines.count, context)
    case .end, .character("G"): move(by: lines.count, context)
    case .enter: return follow()
    case .escape, .character("q"): return .consumed([.close])
    case let key where DeskAction.aboveForms.contains { $0.key == key }: return .ignored
    default: break
    }
    return .done
  }

  private func follow() -> LayerOutcome {
    guard links.contains(chosen), let steps = lines[chosen].matter.flatMap(Self.steps) else { return .done }
    return .consumed([.close] + steps)
  }

  private mutating func move(by step: Int, _ context: LayerContext) {
    let rows = max(1, context.body.size.rows)
    if let place = links.firstIndex(of: chosen) {
      chosen = links[min(max(0, place + step), links.count - 1)]
      // The headings before the first line are seen as well.
      if chosen == links.first { top = 0 }
      top = min(max(top, chosen - rows + 1), chosen)
    } else {
      top += step
    }
    top = max(0, min(top, lines.count - rows))
  }

  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext) {
    canvas.fill(area)
    for row in 0..<max(0, min(area.size.rows, lines.count - top)) {
      let line = lines[top + row]
      let isChosen = top + row == chosen && links.contains(chosen)
      let style: Style =
        switch line.role {
        case .title, .heading: context.theme.heading
        case .entry: isChosen ? context.theme.selection : .plain
        }
      let text = (isChosen ? ">" : " ") + line.text
      canvas.put(
        DisplayWidth.clipped(text, to: area.size.columns - 2), at: area.origin.offset(columns: 1, rows: row),
        style: style)
    }
  }

  func hints(in context: LayerContext) -> [KeyHint] {
    let follow = links.isEmpty ? [] : [KeyHint(.enter, context.texts["keys.open.short"])]
    return follow + [KeyHint(.escape, context.texts["keys.back.short"])]
  }
}
