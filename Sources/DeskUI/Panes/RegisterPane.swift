import CaseDomain
import Terminal

/// A pane that is a list of one register, with the page of the chosen row behind Enter: rewards and those like it.
protocol RegisterPane: Sendable {
  /// Who has the pane, any of these posts.
  static var posts: Posts { get }
  /// How much of it waits for this member.
  var waiting: Int { get }

  /// Takes in what changed.
  mutating func read(_ context: LayerContext)
  mutating func keepInView(_ context: LayerContext)
  mutating func move(_ move: Move, _ context: LayerContext)
  /// Left and right.
  mutating func turn(by step: Int, _ context: LayerContext)
  /// Enter.
  mutating func open(_ context: LayerContext) -> [LayerAction]
  /// Esc: whether it led one level out within the pane.
  mutating func back(_ context: LayerContext) -> Bool
  /// The mouse: whether it pressed what was chosen already.
  mutating func press(_ point: Point, _ context: LayerContext) -> Bool
  func draw(into canvas: inout Canvas, area: Rect, context: LayerContext)
}

extension RegisterPane {
  mutating func turn(by step: Int, _ context: LayerContext) {}
  mutating func back(_ context: LayerContext) -> Bool { false }

  /// Where there is room, a detail stands beside the list.
  static func isWide(_ context: LayerContext) -> Bool { context.body.size.columns >= 100 }

  /// Where the list stands.
  static func list(_ context: LayerContext) -> Rect {
    let body = context.body
    let width = isWide(context) ? body.size.columns * 9 / 20 : body.size.columns - 2
    return Rect(column: body.origin.column + 1, row: body.origin.row, columns: width, rows: body.size.rows)
  }

  /// Draws the rule beside the list, and answers the area of the detail; nil where there is no room for it.
  static func drawRule(into canvas: inout Canvas, _ area: Rect, _ context: LayerContext) -> Rect? {
    guard isWide(context) else { return nil }
    let rule = list(context).columns.upperBound + 1
    canvas.fill(
      Rect(column: rule, row: area.origin.row, columns: 1, rows: area.size.rows), with: "│", style: context.theme.rule)
    return Rect(
      column: rule + 2, row: area.origin.row, columns: area.columns.upperBound - rule - 3, rows: area.size.rows)
  }

  /// Says that there is nothing to list, and what to do.
  static func drawNone(_ words: String, into canvas: inout Canvas, _ context: LayerContext) {
    let list = list(context)
    for (row, line) in DisplayWidth.wrapped(words, width: list.size.columns).prefix(list.size.rows).enumerated() {
      canvas.put(line, at: list.origin.offset(rows: row), style: context.theme.secondary)
    }
  }
}

extension Frame {
  /// The pane of the tab that is shown, where it is the list of one register.
  var register: (any RegisterPane)? {
    get {
      switch place {
      case .rewards: rewards
      case .publicity: publicity
      case .supervision: supervision
      case .weekly: weekly
      case .overview, .tips, .leads, .reporters, .restricted, .meetings, .log: nil
      }
    }
    set {
      if let pane = newValue as? RewardsPane { rewards = pane }
      if let pane = newValue as? PublicityPane { publicity = pane }
      if let pane = newValue as? SupervisionPane { supervision = pane }
      if let pane = newValue as? WeeklyPane { weekly = pane }
    }
  }

  /// Changes the pane of the tab that is shown, where it is the list of one register.
  mutating func withRegister<Answer>(_ body: (inout any RegisterPane) -> Answer) -> Answer? {
    guard var pane = register else { return nil }
    defer { register = pane }
    return body(&pane)
  }
}
