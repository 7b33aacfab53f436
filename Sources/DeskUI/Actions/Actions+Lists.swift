import CaseDomain
import Terminal

extension DeskAction {
  private static let ledgers: Set<Frame.Place> = [.tips, .leads, .reporters, .restricted]
  /// Marked rows are for steps that several entries take at once; nothing about reporters is done so.
  private static let markable: Set<Frame.Place> = [.tips, .leads]

  private static let turning = ledgers.union([.meetings, .publicity, .supervision])

  private static func moving(_ id: ActionID, _ keys: [Key], _ move: Move) -> DeskAction {
    DeskAction(id, keys, .list) { frame, context in
      frame.move(move, context)
      return []
    }
  }

  /// Moving about, marking, filtering, sorting.
  static let lists: [DeskAction] = [
    DeskAction("open", [.enter], .list, footer: 0, availability: canOpen) { frame, context in
      frame.place == .meetings ? frame.meetings.open(&context) : frame.open(context)
    },
    DeskAction(
      "mark", [.character(" "), .function(8)], .list, in: markable, footer: 60, availability: hasSelection
    ) { frame, context in
      if frame.showsLeads { frame.leads.toggleMark(context) } else { frame.tips.toggleMark(context) }
      return []
    },
    DeskAction("markRange", [.character("v")], .list, in: markable, availability: hasSelection) { frame, context in
      if frame.showsLeads { frame.leads.toggleRange(context) } else { frame.tips.toggleRange(context) }
      return []
    },
    DeskAction(
      "filter", [.character("/"), .function(3)], .list,
      in: Set(Frame.Place.allCases).subtracting([.rewards, .weekly, .publicity, .supervision]),
      footer: 70
    ) { frame, context in
      frame.beginFilter(context)
      return []
    },
    DeskAction("sort", [.character("s"), .function(7)], .list, in: ledgers, footer: 75, availability: hasSelection) {
      frame, context in
      [.push(ChooserLayer.sorting(frame, context))]
    },
    DeskAction("switchList", [.character("L"), .function(4)], .list, in: ledgers, footer: 65) { frame, context in
      frame.turnList(context)
      return []
    },
    DeskAction("focusDetail", [.tab, .function(6)], .list, in: ledgers, availability: hasSelection) { frame, context in
      frame.focusDetail(context)
      return []
    },
    DeskAction("follow", [.character(".")], .list, in: ledgers, availability: hasConnection) { frame, context in
      connection(frame, context).map { frame.follow($0, context) } ?? []
    },
    DeskAction("nextScope", [.right], .list, in: turning) { frame, context in
      frame.turn(by: 1, context)
      return []
    },
    DeskAction("previousScope", [.left], .list, in: turning) { frame, context in
      frame.turn(by: -1, context)
      return []
    },
    moving("up", [.up, .character("k")], .up),
    moving("down", [.down, .character("j")], .down),
    moving("pageUp", [.pageUp], .pageUp),
    moving("pageDown", [.pageDown], .pageDown),
    moving("first", [.home, .character("g")], .first),
    moving("last", [.end, .character("G")], .last),
    DeskAction("back", [.escape, .backspace], .list) { frame, context in frame.back(context) },
  ]

  @Sendable private static func canOpen(_ frame: Frame, _ context: LayerContext) -> Availability {
    switch frame.place {
    case .overview:
      switch frame.overview.target(context, frame.summary) {
      case .some(.none), nil: .refused(.text("panes.overview.nothingToOpen"))
      default: .enabled
      }
    case .meetings:
      frame.meetings.selected(context) == nil ? .refused(.text("panes.nothingSelected")) : .enabled
    case .rewards:
      frame.rewards.selected == nil ? .refused(.text("panes.nothingSelected")) : .enabled
    case .publicity:
      frame.publicity.canOpen ? .enabled : .refused(.text("panes.nothingSelected"))
    case .supervision:
      frame.supervision.selected == nil ? .refused(.text("panes.nothingSelected")) : .enabled
    case .weekly:
      frame.weekly.selected == nil ? .refused(.text("panes.nothingSelected")) : .enabled
    case .log: frame.log.selected == nil ? .refused(.text("panes.nothingSelected")) : .enabled
    // An empty list opens the one that has what its filter looks for.
    case .tips where frame.tips.elsewhere > 0, .leads where frame.leads.elsewhere > 0,
      .reporters where frame.reporters.elsewhere > 0, .restricted where frame.restricted.elsewhere > 0:
      .enabled
    case .tips, .leads, .reporters, .restricted: hasSelection(frame, context)
    }
  }

  @Sendable static func hasSelection(_ frame: Frame, _ context: LayerContext) -> Availability {
    let isEmpty =
      switch frame.list {
      case .tips: frame.tips.selected == nil
      case .leads: frame.leads.selected == nil
      case .reporters: frame.reporters.selected == nil
      case .restricted: frame.restricted.selected == nil
      }
    return isEmpty ? .refused(.text("panes.nothingSelected")) : .enabled
  }

  @Sendable private static func hasConnection(_ frame: Frame, _ context: LayerContext) -> Availability {
    connection(frame, context) == nil ? .refused(.text("panes.nothingConnected")) : .enabled
  }

  /// The lead of the selected tip, or the first tip of the selected lead.
  private static func connection(_ frame: Frame, _ context: LayerContext) -> Destination? {
    guard let desk = context.desk else { return nil }
    if frame.list == .restricted { return frame.restricted.selected.flatMap { desk.restricted[$0] }.flatMap(ordinary) }
    if frame.list == .reporters { return frame.reporters.selected.flatMap { desk.reporters[$0] }.map { .tip($0.tip) } }
    if frame.showsLeads {
      return frame.leads.selected.flatMap { desk.leads.row(of: $0) }.flatMap { desk.leads.tips[$0].first }
        .map { .tip($0) }
    }
    return frame.tips.selected.flatMap { desk.tips[$0]?.lead }.map { .lead($0) }
  }

  /// The ordinary tip that a restricted one took over or adds to: there its handlers are recused.
  private static func ordinary(_ tip: RestrictedTip) -> Destination? { (tip.takenOver ?? tip.addsTo).map { .tip($0) } }
}
