import CaseDomain
import DeskSession

/// Going from one place to another, and back.
extension Frame {
  /// Goes to a pane. The two panes that list leads show the same list: all of them, or those that wait for the member.
  mutating func show(_ tab: Tab, _ context: LayerContext) {
    self.tab = tab
    if tab == .verification, leads.scope != .mine { leads.setScope(.mine, context) }
    if tab == .tips, leads.scope == .mine { leads.setScope(.all, context) }
    if tab == .overview { overview.keepInView(context, summary) }
    if tab == .meetings { meetings.keepInView(context) }
  }

  /// What was left by a link, and the pane it was shown in.
  struct Stop: Hashable, Sendable {
    let destination: Destination
    let tab: Tab
  }

  /// Where the screen is, for the way back.
  var here: Destination {
    switch place {
    case .overview: .overview
    case .tips: tips.selected.map { .tip($0) } ?? .overview
    case .leads: leads.selected.map { .lead($0) } ?? .overview
    case .reporters: reporters.selected.map { .reporter($0) } ?? .overview
    case .restricted: restricted.selected.map { .restricted($0) } ?? .overview
    case .meetings: .meetings
    case .rewards: .rewards
    case .publicity: .publicity
    case .supervision: .supervision(supervision.list)
    case .weekly: .weekly
    case .log: .log
    }
  }

  mutating func follow(_ destination: Destination, _ context: LayerContext) -> [LayerAction] {
    trail.append(Stop(destination: here, tab: tab))
    if trail.count > 50 { trail.removeFirst() }
    return go(destination, context)
  }

  mutating func goBack(_ context: LayerContext) -> [LayerAction] {
    guard let last = trail.popLast() else {
      tab = .overview
      return []
    }
    // The list of work shows the same leads as the ledger of pane 1: back is where one came from.
    if last.tab == .verification, case .lead(let id) = last.destination {
      show(.verification, context)
      leads.reveal(id, context)
      return []
    }
    return go(last.destination, context)
  }

  private mutating func go(_ destination: Destination, _ context: LayerContext) -> [LayerAction] {
    switch destination {
    case .overview:
      tab = .overview
      overview.keepInView(context, summary)
      return []
    case .log:
      tab = Tab.log.isOpen(to: context.member?.posts ?? []) ? .log : .overview
      return []
    case .meetings:
      show(Tab.meetings.isOpen(to: context.member?.posts ?? []) ? .meetings : .overview, context)
      return []
    case .followUps:
      meetings.show(.followUps)
      return go(.meetings, context)
    case .rewards:
      show(Tab.rewards.isOpen(to: context.member?.posts ?? []) ? .rewards : .overview, context)
      return []
    case .publicity:
      show(Tab.publicity.isOpen(to: context.member?.posts ?? []) ? .publicity : .overview, context)
      return []
    case .supervision(let list):
      supervision.show(list, context)
      show(Tab.supervision.isOpen(to: context.member?.posts ?? []) ? .supervision : .overview, context)
      return []
    case .weekly:
      show(Tab.weekly.isOpen(to: context.member?.posts ?? []) ? .weekly : .overview, context)
      return []
    case .tip(let id):
      list = .tips
      tab = .tips
      tips.reveal(id, context)
      return []
    case .lead(let id):
      list = .leads
      show(.tips, context)
      leads.reveal(id, context)
      return []
    case .reporter(let id):
      guard Self.lists(for: context.member?.posts ?? []).contains(.reporters) else { return [] }
      list = .reporters
      tab = .tips
      reporters.reveal(id, context)
      return []
    case .restricted(let id):
      showRestricted(context)
      restricted.reveal(id, context)
      return []
    case .restrictedTips:
      showRestricted(context)
      return []
    case .reporters(let filter):
      guard Self.lists(for: context.member?.posts ?? []).contains(.reporters) else { return [] }
      list = .reporters
      tab = .tips
      reporters.scope = .mine
      return reporters.show(filter: filter, context, nextSearch: nextSearch())
    case .tips(let filter):
      list = .tips
      tab = .tips
      tips.scope = .all
      return tips.show(filter: filter, context, nextSearch: nextSearch())
    case .leads(let filter):
      list = .leads
      show(.tips, context)
      return leads.show(filter: filter, context, nextSearch: nextSearch())
    }
  }
}
