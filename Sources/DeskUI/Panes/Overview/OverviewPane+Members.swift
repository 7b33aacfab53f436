import CaseDomain
import DeskSession
import DeskText

/// What the overview says about the members themselves, in time to do something about it.
extension OverviewPane {
  static func memberNotices(_ context: LayerContext, _ session: SessionView) -> [Item] {
    guard let member = context.member, member.status == .admitted else { return [] }
    return openers(context, session.desk, member) + ownUndertaking(context, session.desk, member)
      + undertakings(context, session.desk, member) + leaves(context, session.desk, member)
      + reenrolments(context, session.desk, member) + inspections(context, session.desk, member)
  }

  /// My own leave, which Enter ends, and whom I stand in for.
  private static func leaves(_ context: LayerContext, _ desk: Desk, _ member: Members.Member) -> [Item] {
    let (texts, words) = (context.texts, context.wording)
    var items: [Item] = []
    if let leave = LeaveActions.open(context) {
      let label =
        leave.from <= context.today
        ? texts("panes.members.leave.own", words.date(leave.until), words.member(leave.deputy))
        : texts(
          "panes.members.leave.planned", words.date(leave.from), words.date(leave.until), words.member(leave.deputy))
      items.append(Item(label: label, value: "", target: .run("endLeave")))
    }
    for leave in desk.standingIn(member.id, on: context.today) {
      let label = texts(
        "panes.members.leave.deputy", words.member(leave.member), words.date(leave.until), words.delegated(leave.kinds))
      items.append(Item(label: label, value: "", target: .none))
    }
    return items
  }

  /// Until when an inspector works here, and what an auditor has not extracted for them yet.
  private static func inspections(_ context: LayerContext, _ desk: Desk, _ member: Members.Member) -> [Item] {
    let (texts, words) = (context.texts, context.wording)
    if let until = member.until {
      return [Item(label: texts["inspection.until"], value: words.date(until), target: .none)]
    }
    let here = desk.members.holding(.inspector)
    var items: [Item] = []
    if !member.posts.isDisjoint(with: [.leader, .admin]) {
      items = here.map { inspector in
        let until = inspector.until.map(words.date) ?? ""
        return Item(label: texts("inspection.running", inspector.name), value: until, target: .none)
      }
    }
    let left = desk.lastEvent.rawValue - desk.audits.next.rawValue + 1
    if member.posts.contains(.auditor), !here.isEmpty, left > 0 {
      items.append(
        Item(label: texts["inspection.toExtract"], value: String(left), target: .run("extractProcess")))
    }
    return items
  }

  /// Who waits for me to compare a fingerprint.
  private static func reenrolments(_ context: LayerContext, _ desk: Desk, _ member: Members.Member) -> [Item] {
    desk.members.reenrolments.compactMap { pending in
      let unconfirmed = desk.unconfirmedPosts(of: pending)
      // Nobody has the same post: the paper is used instead.
      if !member.posts.isDisjoint(with: [.leader, .admin]), !desk.recoverableKeys(for: pending.id).isEmpty {
        let label = context.texts("panes.members.recovery", pending.name)
        return Item(label: label, value: "", urgency: .today, target: .none)
      }
      guard let old = pending.reenrolment.flatMap({ desk.members[$0.succeeds] }),
        let invitedBy = pending.reenrolment?.invitedBy, !desk.members.isSamePerson(invitedBy, member.id),
        !desk.members.isSamePerson(old.id, member.id),
        !desk.confirmablePosts(of: old, by: member.id).isDisjoint(with: unconfirmed)
      else { return nil }
      let label = context.texts("panes.members.reenrolment", pending.name, context.wording.posts(unconfirmed))
      return Item(label: label, value: "", urgency: .today, target: .none)
    }
  }

  /// Too few who can open an identity: for those who can bring another in.
  private static func openers(_ context: LayerContext, _ desk: Desk, _ member: Members.Member) -> [Item] {
    guard !member.posts.isDisjoint(with: [.leader, .custodian, .admin]) else { return [] }
    // On a trial desk only: elsewhere the rules let nobody hold both.
    let both = desk.holdersOfBothLocks.map(\.name)
    if !both.isEmpty {
      let names = both.joined(separator: context.texts["frame.listSeparator"])
      return [Item(label: context.texts("panes.members.bothLocks", names), value: "", target: .none)]
    }
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
