import CaseDomain
import DeskText
import Terminal

extension Frame {
  /// Title, tabs and rules; the body of the current pane.
  func draw(into canvas: inout Canvas, context: LayerContext) {
    drawTitle(into: &canvas, context)
    drawTabs(into: &canvas, context)
    drawRule(into: &canvas, row: 2, context)
    drawRule(into: &canvas, row: canvas.size.rows - 2, context)
    switch place {
    case .overview: overview.draw(into: &canvas, area: context.body, context: context, summary: summary)
    case .tips: tips.draw(into: &canvas, area: context.body, context: context)
    case .leads: leads.draw(into: &canvas, area: context.body, context: context)
    case .reporters: reporters.draw(into: &canvas, area: context.body, context: context)
    case .restricted: restricted.draw(into: &canvas, area: context.body, context: context)
    case .meetings: meetings.draw(into: &canvas, area: context.body, context: context)
    case .rewards, .weekly, .publicity, .supervision:
      register?.draw(into: &canvas, area: context.body, context: context)
    case .log: log.draw(into: &canvas, area: context.body, context: context)
    }
  }

  private func drawRule(into canvas: inout Canvas, row: Int, _ context: LayerContext) {
    canvas.fill(
      Rect(column: 0, row: row, columns: canvas.size.columns, rows: 1), with: "─", style: context.theme.rule)
  }

  /// ` 线索台  平罗县审批服务管理局            办公室 · 甲      11-23 周一 14:05   已存 #10432`
  private func drawTitle(into canvas: inout Canvas, _ context: LayerContext) {
    guard let session = context.session else { return }
    let texts = context.texts
    let desk = session.desk
    var column = 1 + canvas.put(texts["frame.program"], at: Point(column: 1, row: 0), style: context.theme.heading)
    var parts: [(text: String, style: Style)] = []
    if let member = context.member {
      parts.append((texts("frame.member", Self.shortPosts(member.posts, texts), member.name), .plain))
    }
    let moment = context.zone.moment(of: context.now)
    parts.append(("\(context.wording.dateAndWeekday(moment.date)) \(moment.time)", .plain))
    if session.readOnly != nil {
      parts.append((texts["frame.readOnly"], context.theme.alert))
    } else if let progress, progress.of > 0 {
      let percent = String(progress.done * 100 / progress.of)
      parts.append((texts("frame.updating", percent), context.theme.secondary))
    } else {
      parts.append((texts("frame.saved", String(desk.lastEvent.rawValue)), context.theme.secondary))
    }
    let isTrial = desk.organisation.kind == .trial
    let gap = canvas.size.columns < 100 ? "  " : "    "
    // On a narrow screen the date goes, so that the mark of a trial desk never does.
    if canvas.size.columns < 72, parts.count > 2 { parts[1].text = moment.time.description }
    let right = parts.map(\.text).joined(separator: gap)
    var place = max(column, canvas.size.columns - 1 - DisplayWidth.of(right))
    let trial = isTrial ? " " + texts["frame.trial"] + " " : ""
    let room = place - column - 3 - (isTrial ? DisplayWidth.of(trial) + 1 : 0)
    if room > 3 {
      column +=
        2
        + canvas.put(
          DisplayWidth.clipped(desk.organisation.name, to: room), at: Point(column: column + 2, row: 0))
    }
    if isTrial { canvas.put(trial, at: Point(column: column + 1, row: 0), style: context.theme.warning) }
    for (index, part) in parts.enumerated() {
      let text = index == parts.count - 1 ? part.text : part.text + gap
      place += canvas.put(text, at: Point(column: place, row: 0), style: part.style)
    }
  }

  /// One post by its name, several as the first and how many there are.
  static func shortPosts(_ posts: Posts, _ texts: Texts) -> String {
    let names = posts.subtracting(.receiver).heldNames
    guard let first = names.first else { return "" }
    let name = texts["frame.post.\(first)"]
    return names.count == 1 ? name : texts("frame.postAndMore", name, String(names.count))
  }

  /// Where each tab stands on the tab line.
  ///
  /// Where not all of them fit, tabs give up their names one by one and keep their digits, with how much waits: first
  /// those where nothing does, the last of them first; never the one that is shown.
  func tabs(_ context: LayerContext) -> [(tab: Tab, text: String, column: Int)] {
    let tabs = visibleTabs(context)
    var names = tabs.map { text(of: $0, named: true, context) }
    let order =
      tabs.indices.filter { waiting(on: tabs[$0], context) == 0 }.reversed()
      + tabs.indices.filter { waiting(on: tabs[$0], context) > 0 }.reversed()
    let list = listRoom(context)
    for place in order where tabs[place] != tab {
      if names.reduce(1, { $0 + DisplayWidth.of($1) + 1 }) + list <= context.size.columns { break }
      names[place] = text(of: tabs[place], named: false, context)
    }
    var column = 1
    return zip(tabs, names).map { tab, text in
      defer { column += DisplayWidth.of(text) + 1 }
      return (tab, text, column)
    }
  }

  /// What the lists of pane 1 take beside its tabs: all their names on a wide screen, else the one that is shown.
  private func listRoom(_ context: LayerContext) -> Int {
    guard tab == .tips else { return 0 }
    let all = Self.lists(for: context.member?.posts ?? [])
    let shown = context.size.columns >= 100 ? all : [list]
    return shown.reduce(4) { $0 + DisplayWidth.of(listName($1, context)) + 2 }
  }

  private func text(of tab: Tab, named isNamed: Bool, _ context: LayerContext) -> String {
    var text = " \(tab.rawValue) "
    if isNamed { text += "\(context.texts["frame.tab.\(tab.name)"]) " }
    let waiting = waiting(on: tab, context)
    if waiting > 0 { text += isNamed ? "\(waiting) " : "(\(waiting)) " }
    if tab == .meetings, MeetingBrief.isAlarming(context) { text += "! " }
    return text
  }

  private func waiting(on tab: Tab, _ context: LayerContext) -> Int {
    switch tab {
    case .tips: waiting(context)
    case .verification: summary.leads.forMe
    case .meetings: MeetingBrief.count(context)
    case .rewards: rewards.waiting
    case .publicity: publicity.waiting
    case .supervision: supervision.waiting
    case .weekly: weekly.waiting
    case .overview, .log: 0
    }
  }

  private func waiting(_ context: LayerContext) -> Int {
    summary.waiting(for: context.member?.posts ?? []) + summary.reporters.waiting + summary.restricted.waiting
  }

  /// The panes that this member has.
  func visibleTabs(_ context: LayerContext) -> [Tab] {
    Tab.allCases.filter { $0.isOpen(to: context.member?.posts ?? []) }
  }

  /// A list's name, with how much waits in it where that is not the tips.
  private func listName(_ list: List, _ context: LayerContext) -> String {
    let name = context.texts["tips.list.\(list.rawValue)"]
    let waiting =
      switch list {
      case .tips, .leads: 0
      case .reporters: summary.reporters.waiting
      case .restricted: summary.restricted.waiting
      }
    return waiting > 0 ? "\(name) \(waiting)" : name
  }

  private func drawTabs(into canvas: inout Canvas, _ context: LayerContext) {
    for (tab, text, column) in tabs(context) {
      let style = tab == self.tab ? context.theme.bar : .plain
      canvas.put(text, at: Point(column: column, row: 1), style: style)
    }
    guard tab == .tips else { return }
    // The lists of the pane, at the right end.
    let lists = Self.lists(for: context.member?.posts ?? [])
    let names = lists.map { listName($0, context) }
    var column = canvas.size.columns - 2 - names.reduce(2) { $0 + DisplayWidth.of($1) + 2 }
    let end = tabs(context).last.map { $0.column + DisplayWidth.of($0.text) } ?? 0
    // Where there is no room for all of them beside the tabs, the one that is shown has to do.
    let isTight = column <= end
    if isTight, let index = lists.firstIndex(of: list) {
      column = max(end + 1, canvas.size.columns - 4 - DisplayWidth.of(names[index]))
    }
    for (index, name) in names.enumerated() where !isTight || lists[index] == list {
      let isShown = lists[index] == list
      let text = isShown ? "[\(name)]" : " \(name) "
      column += canvas.put(
        text, at: Point(column: column, row: 1), style: isShown ? context.theme.heading : context.theme.secondary)
    }
  }
}
