import CaseDomain
import DeskSession
import DeskText
import Terminal

/// Where the day begins (总览): what is due, what waits for this member, what happened meanwhile. Each line leads to
/// the list that it counts.
struct OverviewPane: Sendable {
  /// One line of the pane.
  struct Item: Sendable {
    enum Target: Sendable {
      case go(Destination)
      case draft(FormDraft)
      /// An action of the list, as the palette runs it.
      case run(ActionID)
      case none
    }
    let label: String
    let value: String
    var urgency: Urgency?
    var target: Target
    /// The heading of the group the line begins, if it does.
    var heading: String?
  }

  /// The chosen line among those that lead somewhere.
  var chosen = 0
  var top = 0

  mutating func move(_ move: Move, _ context: LayerContext, _ summary: WorkSummary) {
    let count = Self.items(context, summary).count
    let page = max(1, context.body.size.rows - 1)
    switch move {
    case .up: chosen -= 1
    case .down: chosen += 1
    case .pageUp: chosen -= page
    case .pageDown: chosen += page
    case .first: chosen = 0
    case .last: chosen = count - 1
    }
    chosen = min(max(0, chosen), max(0, count - 1))
    keepInView(context, summary)
  }

  mutating func keepInView(_ context: LayerContext, _ summary: WorkSummary) {
    let items = Self.items(context, summary)
    chosen = min(chosen, max(0, items.count - 1))
    guard !items.isEmpty else { return }
    let line = Self.lines(items, context).firstIndex { $0 == .item(chosen) } ?? 0
    let height = max(1, context.body.size.rows - (Self.hasSideTrend(context) ? 0 : Self.trendHeight))
    if line < top { top = chosen == 0 ? 0 : line }
    if line >= top + height { top = line - height + 1 }
    top = max(0, top)
  }

  func target(_ context: LayerContext, _ summary: WorkSummary) -> Item.Target? {
    let items = Self.items(context, summary)
    return items.indices.contains(chosen) ? items[chosen].target : nil
  }

  /// Chooses the line at a place on the screen; answers whether it was chosen already.
  mutating func press(_ point: Point, _ context: LayerContext, _ summary: WorkSummary) -> Bool {
    let lines = Self.lines(Self.items(context, summary), context)
    let line = point.row - context.body.origin.row + top
    guard lines.indices.contains(line), case .item(let index) = lines[line] else { return false }
    defer { chosen = index }
    return chosen == index
  }

  enum Line: Hashable {
    case blank, heading(String), item(Int)
    /// A sentence too long for one line goes on.
    case more(Int, String)
  }

  static func lines(_ items: [Item], _ context: LayerContext) -> [Line] {
    var lines: [Line] = []
    for (index, item) in items.enumerated() {
      if let heading = item.heading {
        if !lines.isEmpty { lines.append(.blank) }
        lines.append(.heading(heading))
      }
      lines.append(.item(index))
      guard item.value.isEmpty else { continue }
      lines += DisplayWidth.wrapped(item.label, width: listWidth(context) - 6).dropFirst().map { .more(index, $0) }
    }
    return lines
  }

  /// The columns of the list, beside or above the trend.
  static func listWidth(_ context: LayerContext) -> Int {
    let width = context.size.columns
    return hasSideTrend(context) ? min(width * 3 / 5, 72, width - 41) : width
  }

  static let trendHeight = 4
  static func hasSideTrend(_ context: LayerContext) -> Bool { context.size.columns >= 76 }
}
