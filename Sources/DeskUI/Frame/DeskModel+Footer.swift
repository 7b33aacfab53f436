import CaseDomain
import Terminal

/// The last line: what can be done here and now, as much of it as fits whole. The palette has the rest, with reasons.
extension DeskModel {
  /// One entry of the footer.
  struct FooterItem {
    let key: Key
    let action: ActionID?
    let text: String
    let columns: Range<Int>
  }

  private typealias Entry = (key: Key, action: ActionID?, label: String)

  /// What the footer shows: the top layer's keys, or the actions that are possible here.
  func footer() -> [FooterItem] {
    let texts = context.texts
    if let top = layers.last {
      let hints = top.hints(in: context).filter(\.isEnabled)
      return laidOut(fittingHints(hints.map { ($0.key, nil, $0.label) }))
    }
    if frame.isTyping {
      return laidOut(
        fittingHints([
          (.enter, nil, texts["panes.hint.list"]), (.escape, nil, texts["keys.back.short"]),
          (.control("u"), nil, texts["panes.hint.clear"]),
        ]))
    }
    let left: Set<ActionID> = frame.isInDetail ? ["open", "register", "mark", "filter", "sort", "switchList"] : []
    let actions = DeskAction.all.filter {
      $0.footer != nil && ($0.footerAt ?? $0.places).contains(frame.place) && !left.contains($0.id)
        && $0.availability(frame, context).isEnabled
    }
    .sorted { ($0.footer ?? 0) < ($1.footer ?? 0) }
    let entries = actions.map { (key: $0.keys[0], action: ActionID?.some($0.id), label: $0.shortName(texts)) }
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
    var entries: [Entry] = [(.escape, nil, texts["panes.hint.list"])]
    let links = lines.count { $0.link != nil }
    if links > 0 { entries.append((.enter, nil, texts["keys.follow.short"])) }
    if links > 1 { entries.append((.right, nil, texts["panes.hint.nextLink"])) }
    return entries
  }

  /// What a narrow footer leaves out, the first first. Everything is still in the palette.
  private static let dispensable: [ActionID] = [
    "recuse", "sort", "switchList", "requestIdentity", "mark", "passOn", "returnTip", "confirm", "joinLead", "openLead",
    "filter", "register",
  ]
  /// What stays to the last: from here everything else is found.
  private static let lasting: Set<ActionID> = ["palette", "help", "quit"]

  /// Drops from a footer too long what daily work can do without, then what stands last; commands, help and quitting
  /// stay.
  private func fitting(_ entries: [Entry]) -> [Entry] {
    var entries = entries
    for id in Self.dispensable where !fits(entries) { entries.removeAll { $0.action == id } }
    if !fits(entries) { entries.removeAll { $0.key == .right } }
    while !fits(entries),
      let index = entries.lastIndex(where: { entry in entry.action.map { !Self.lasting.contains($0) } ?? true })
    {
      entries.remove(at: index)
    }
    return entries
  }

  /// Drops from a layer's keys what stands last; the way back stays.
  private func fittingHints(_ hints: [Entry]) -> [Entry] {
    var hints = hints
    while !fits(hints), let index = hints.lastIndex(where: { $0.key != .escape }) { hints.remove(at: index) }
    return hints
  }

  /// Whether the entries stand on one line, with a blank at its end.
  private func fits(_ entries: [Entry]) -> Bool {
    entries.reduce(1) { $0 + DisplayWidth.of(text($1)) + 2 } - 2 < context.size.columns
  }

  private func text(_ entry: Entry) -> String { "\(entry.key.name(context.texts)) \(entry.label)" }

  private func laidOut(_ entries: [Entry]) -> [FooterItem] {
    var column = 1
    return entries.map { entry in
      let text = text(entry)
      let width = DisplayWidth.of(text)
      defer { column += width + 2 }
      return FooterItem(key: entry.key, action: entry.action, text: text, columns: column..<column + width)
    }
  }

  func drawFooter(into canvas: inout Canvas) {
    for item in footer() {
      let point = Point(column: item.columns.lowerBound, row: canvas.size.rows - 1)
      canvas.put(item.text, at: point)
      canvas.put(item.key.name(context.texts), at: point, style: context.theme.accent)
    }
  }
}
