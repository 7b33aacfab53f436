import CaseDomain
import DeskSession
import DeskText

/// What the overview says about the members themselves, in time to do something about it.
extension OverviewPane {
  static func memberNotices(_ context: LayerContext, _ session: SessionView) -> [Item] {
    guard let member = context.member, member.status == .admitted else { return [] }
    return openers(context, session.desk, member) + ownUndertaking(context, session.desk, member)
      + undertakings(context, session.desk, member)
  }

  /// Too few who can open an identity: for those who can bring another in.
  private static func openers(_ context: LayerContext, _ desk: Desk, _ member: Members.Member) -> [Item] {
    guard !member.posts.isDisjoint(with: [.leader, .custodian, .admin]) else { return [] }
    return desk.scarceOpeners.map { scarce in
      let count = scarce.count == 0 ? "none" : "one"
      return Item(
        label: context.texts("panes.members.openers.\(count)", context.wording.posts(scarce.post)), value: "",
        urgency: scarce.count == 0 ? .overdue : .today, target: .none)
    }
  }

  /// Enter signs it anew.
  private static func ownUndertaking(_ context: LayerContext, _ desk: Desk, _ member: Members.Member) -> [Item] {
    guard desk.hasUndertaking(member, on: context.today), desk.undertakingRunsOut(member, on: context.today),
      let ends = desk.undertakingEnds(member, at: context.today)
    else { return [] }
    return [
      Item(
        label: context.texts["panes.members.undertaking.own"], value: context.wording.date(ends), urgency: .today,
        target: .run("undertaking"))
    ]
  }

  /// The others whose undertaking runs out or has, soonest first: for those who see to members.
  private static func undertakings(_ context: LayerContext, _ desk: Desk, _ member: Members.Member) -> [Item] {
    guard !member.posts.isDisjoint(with: [.leader, .admin]) else { return [] }
    let found = desk.members.all.filter { $0.id != member.id && desk.undertakingRunsOut($0, on: context.today) }
    guard !found.isEmpty else { return [] }
    let ends = found.map { (name: $0.name, day: desk.undertakingEnds($0, at: context.today) ?? context.today) }
    let texts = context.texts
    let names = ends.sorted { ($0.day, $0.name) < ($1.day, $1.name) }
      .map { texts("panes.members.undertaking.other", $0.name, context.wording.date($0.day)) }
    return [
      Item(
        label: texts("panes.members.undertaking.others", names.joined(separator: texts["frame.listSeparator"])),
        value: "", urgency: .today, target: .none)
    ]
  }
}
