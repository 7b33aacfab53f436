import CaseDomain
import Terminal

extension DeskModel {
  /// The picture of the screen.
  package func view() -> Canvas {
    var canvas = Canvas(size: context.size)
    let least = Self.leastSize
    guard context.size.columns >= least.columns, context.size.rows >= least.rows else {
      let text = context.texts("frame.tooSmall", String(least.columns), String(least.rows))
      canvas.put(text, at: Point(column: 0, row: 0))
      return canvas
    }
    if isConcealed {
      canvas.put(context.texts["frame.concealed"], at: Point(column: 2, row: 1), style: context.theme.secondary)
      return canvas
    }
    if let door {
      door.draw(into: &canvas, context: context)
      return canvas
    }
    frame.draw(into: &canvas, context: context)
    for layer in layers {
      // Only the caret of the layer on top may show.
      canvas.cursor = nil
      layer.draw(into: &canvas, area: context.body, context: context)
    }
    drawNotice(into: &canvas)
    drawFooter(into: &canvas)
    return canvas
  }

  /// A sentence on the rule above the footer, and above it where it takes more lines.
  private func drawNotice(into canvas: inout Canvas) {
    guard let told = notice ?? (pending.isEmpty ? nil : Notice(.done, context.texts["frame.saving"])) else { return }
    let (sign, style): (String, Style) =
      switch told.kind {
      case .done: ("✓", context.theme.accent)
      case .refused: ("!", context.theme.warning)
      case .failed: ("×", context.theme.alert)
      }
    let lines = DisplayWidth.wrapped(told.text, width: canvas.size.columns - 4)
    let first = max(3, canvas.size.rows - 1 - lines.count)
    for (index, line) in lines.enumerated() where first + index < canvas.size.rows - 1 {
      let text = (index == 0 ? " \(sign) " : "   ") + line
      canvas.put(text, at: Point(column: 0, row: first + index), style: style, width: canvas.size.columns)
    }
  }

  /// One entry of the footer.
  struct FooterItem {
    let key: Key
    let action: ActionID?
    let text: String
    let isEnabled: Bool
    let columns: Range<Int>
  }

  /// What the footer shows: the top layer's keys, or the actions that are possible here.
  func footer() -> [FooterItem] {
    let texts = context.texts
    if let top = layers.last {
      let hints = top.hints(in: context).map {
        (key: $0.key, action: ActionID?.none, label: $0.label, isEnabled: $0.isEnabled)
      }
      return laidOut(hints)
    }
    if frame.isTyping {
      return laidOut([
        (.enter, nil, texts["panes.hint.list"], true), (.escape, nil, texts["keys.back.short"], true),
        (.control("u"), nil, texts["panes.hint.clear"], true),
      ])
    }
    let left: Set<ActionID> = frame.isInDetail ? ["open", "register", "mark", "filter", "sort", "switchList"] : []
    let actions = DeskAction.all.filter {
      $0.footer != nil && $0.places.contains(frame.place) && !left.contains($0.id)
        && $0.isOpen(to: context.member?.posts ?? [])
    }
    .sorted { ($0.footer ?? 0) < ($1.footer ?? 0) }
    let entries = actions.map {
      (
        key: $0.keys[0], action: ActionID?.some($0.id), label: $0.shortName(texts),
        isEnabled: $0.availability(frame, context).isEnabled
      )
    }
    return laidOut(fitting((frame.isInDetail ? detailEntries() : []) + entries))
  }

  private func detailEntries() -> [Entry] {
    let texts = context.texts
    let lines =
      switch frame.list {
      case .tips: frame.tips.lines(context)
      case .leads: frame.leads.lines(context)
      case .reporters: frame.reporters.lines(context)
      case .restricted: frame.restricted.lines(context)
      }
    var entries: [Entry] = [(.escape, nil, texts["panes.hint.list"], true)]
    let links = lines.count { $0.link != nil }
    if links > 0 { entries.append((.enter, nil, texts["keys.follow.short"], true)) }
    if links > 1 { entries.append((.right, nil, texts["panes.hint.nextLink"], true)) }
    return entries
  }

  private typealias Entry = (key: Key, action: ActionID?, label: String, isEnabled: Bool)

  /// What a narrow footer leaves out, the first first. Everything is still in the palette.
  private static let dispensable: [ActionID] = [
    "sort", "switchList", "confirm", "passOn", "mark", "returnTip", "joinLead", "openLead", "filter", "register",
  ]

  /// Drops from a footer too long first what is refused now; commands, help and quitting stay.
  private func fitting(_ entries: [Entry]) -> [Entry] {
    var entries = entries
    func width(_ entries: [Entry]) -> Int { entries.reduce(1) { $0 + DisplayWidth.of(text($1)) + 2 } }
    // Rare, and possible nearly everywhere: it takes no room from daily work.
    if width(entries) > context.size.columns { entries.removeAll { $0.action == "recuse" } }
    while width(entries) > context.size.columns, let index = entries.dropLast(3).lastIndex(where: { !$0.isEnabled }) {
      entries.remove(at: index)
    }
    for id in Self.dispensable where width(entries) > context.size.columns { entries.removeAll { $0.action == id } }
    return entries
  }

  private func text(_ entry: Entry) -> String { "\(entry.key.name(context.texts)) \(entry.label)" }

  private func laidOut(_ entries: [Entry]) -> [FooterItem] {
    var column = 1
    return entries.map { entry in
      let text = text(entry)
      let width = DisplayWidth.of(text)
      defer { column += width + 2 }
      return FooterItem(
        key: entry.key, action: entry.action, text: text, isEnabled: entry.isEnabled, columns: column..<column + width)
    }
  }

  private func drawFooter(into canvas: inout Canvas) {
    for item in footer() {
      let point = Point(column: item.columns.lowerBound, row: canvas.size.rows - 1)
      let name = item.key.name(context.texts)
      canvas.put(item.text, at: point, style: item.isEnabled ? context.theme.plain : context.theme.disabled)
      if item.isEnabled { canvas.put(name, at: point, style: context.theme.accent) }
    }
  }
}
