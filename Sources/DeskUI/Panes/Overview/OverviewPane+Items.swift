import CaseDomain
import DeskSession
import DeskText

extension OverviewPane {
  /// Everything the overview lists now.
  static func items(_ context: LayerContext, _ summary: WorkSummary) -> [Item] {
    guard let session = context.session else { return [] }
    let texts = context.texts
    let posts = context.member?.posts ?? []
    var groups: [(heading: String, items: [Item])] = [
      (texts["panes.overview.notices"], danger(context, session) + notices(context, session)),
      (
        texts["panes.overview.due"] + (summary.isPartial ? " …" : ""), context.readsMatters ? due(texts, summary) : []
      ),
      (
        texts["frame.overview.waiting"],
        restricted(context, summary.restricted) + waiting(texts, summary, posts)
          + reporters(context, summary.reporters) + claims(context, session) + incidents(context, session)
          + fieldwork(context) + meetings(context) + rewards(texts, summary) + weekly(context)
          + publicity(context) + supervision(context) + rulings(context, session)
      ),
      (texts["panes.overview.obligations"], obligations(context, session, summary)),
      (texts["panes.overview.drafts"], drafts(context, session)),
      (texts["frame.overview.sinceLast"], context.readsMatters ? since(texts, session, summary) : []),
    ]
    groups.removeAll { $0.items.isEmpty }
    // Where not everything fits, what says that there is nothing gives way to what says that there is something.
    let rows = groups.reduce(-1) { $0 + $1.items.count + 2 }
    if rows > context.body.size.rows {
      for place in groups.indices { groups[place].items.removeAll { $0.value == "0" } }
      groups.removeAll { $0.items.isEmpty }
    }
    if groups.isEmpty {
      groups = [
        (texts["frame.overview.waiting"], [Item(label: texts["panes.overview.none"], value: "", target: .none)])
      ]
    }
    return groups.flatMap { group in
      group.items.enumerated().map { index, item in
        var item = item
        if index == 0 { item.heading = group.heading }
        return item
      }
    }
  }

  private static func counted(
    _ label: String, _ count: Int, _ target: Destination, urgency: Urgency? = nil
  ) -> Item {
    Item(label: label, value: String(count), urgency: count > 0 ? urgency : nil, target: .go(target))
  }

  /// A count of tips, and the list of just these.
  private static func tips(
    _ texts: Texts, _ name: String, _ count: Int, _ state: Filter.State, urgency: Urgency? = nil
  ) -> Item {
    let list = Destination.tips(filter: Filter.line(state, texts))
    return counted(texts["panes.overview.\(name)"], count, list, urgency: urgency)
  }

  private static func leads(
    _ texts: Texts, _ name: String, _ count: Int, _ state: Filter.State, urgency: Urgency? = nil
  ) -> Item {
    let list = Destination.leads(filter: Filter.line(state, texts))
    return counted(texts["panes.overview.\(name)"], count, list, urgency: urgency)
  }

  private static func due(_ texts: Texts, _ summary: WorkSummary) -> [Item] {
    [
      tips(texts, "tipsOverdue", summary.tips.overdue, .overdue, urgency: .overdue),
      tips(texts, "tipsToday", summary.tips.dueToday, .today, urgency: .today),
      leads(texts, "leadsOverdue", summary.leads.overdue, .overdue, urgency: .overdue),
      leads(texts, "leadsToday", summary.leads.dueToday, .today, urgency: .today),
    ]
  }

  private static func waiting(_ texts: Texts, _ summary: WorkSummary, _ posts: Posts) -> [Item] {
    var items: [Item] = []
    if posts.contains(.office) {
      items.append(tips(texts, "toTriage", summary.tips.toTriage, .received))
      items.append(tips(texts, "returned", summary.tips.returned, .returned))
    }
    if !posts.isDisjoint(with: SecondMember.posts) {
      items.append(tips(texts, "second", summary.tips.outcomesForMe, .decide))
      items.append(tips(texts, "receipts", summary.tips.receiptsForMe, .check))
    }
    if posts.contains(.office) {
      items.append(tips(texts, "unacknowledged", summary.tips.unacknowledged, .acknowledgement))
      items.append(leads(texts, "toAssign", summary.leads.toAssign, .assign))
    }
    if posts.contains(.auditor) { items.append(tips(texts, "unled", summary.unled, .unled)) }
    if summary.leads.forMe > 0 {
      items.append(
        Item(
          label: texts["panes.overview.leadsForMe"], value: String(summary.leads.forMe), target: .run("verification")))
    }
    return items
  }

  /// Claims with a receipt code that this custodian may judge.
  private static func claims(_ context: LayerContext, _ session: SessionView) -> [Item] {
    let count = ClaimsLayer.claims(context, session).count
    guard count > 0 else { return [] }
    return [Item(label: context.texts["panes.overview.claims"], value: String(count), target: .run("codeClaims"))]
  }

  /// Claims that nobody here may judge: for those who see to it that there is a custodian who may.
  private static func stuckClaims(_ context: LayerContext, _ session: SessionView) -> [Item] {
    guard context.member?.posts.isDisjoint(with: [.leader, .custodian]) == false else { return [] }
    // Who stands aside from a tip is not to learn of it from what is said about others.
    let stuck = session.desk.stuckClaims.filter { session.desk.tips[$0.tip]?.isElsewhere == false }
    guard !stuck.isEmpty else { return [] }
    let label = context.texts("panes.overview.claimsStuck", String(stuck.count))
    return [Item(label: label, value: "", urgency: .today, target: .none)]
  }

  /// What waits in the register of reporters; a line for each kind there is.
  private static func reporters(_ context: LayerContext, _ summary: ReporterSummary) -> [Item] {
    let posts = context.member?.posts ?? []
    func item(_ name: String, _ count: Int, _ state: Filter.State) -> Item {
      counted(
        context.texts["panes.overview.\(name)"], count, .reporters(filter: Filter.line(state, context.texts)))
    }
    var items = decisions(context, summary)
    if posts.contains(.leader) {
      items.append(item("identityRequests", summary.requests, .requested))
      if summary.destructions > 0 { items.append(item("identityDestructions", summary.destructions, .destruction)) }
    }
    if posts.contains(.custodian) {
      items.append(item("identityToView", summary.toView, .approved))
      items.append(item("toContact", summary.toContact, .contact))
      items.append(item("alike", summary.alike, .alike))
    }
    return items
  }

  /// Leaks and retaliation that this member keeps.
  private static func incidents(_ context: LayerContext, _ session: SessionView) -> [Item] {
    let open = IncidentsLayer.open(session.desk)
    guard !open.isEmpty else { return [] }
    return [
      Item(
        label: context.texts["panes.overview.incidents"], value: String(open.count), urgency: .today,
        target: .run("incidents"))
    ]
  }

  /// Somebody's life is in danger and the police were not told: nothing stands above it (R6.4).
  private static func danger(_ context: LayerContext, _ session: SessionView) -> [Item] {
    let due = IncidentsLayer.open(session.desk).compactMap { $0.policeDue(in: session.desk.zone) }.min()
    guard let due else { return [] }
    return [
      Item(
        label: context.texts["panes.incident.tellPolice"],
        value: due < context.today ? context.wording.dueShort(due) : context.wording.date(due), urgency: .overdue,
        target: .run("incidents"))
    ]
  }

  /// What of meetings waits for this member (R2.1, R2.2); those that are missed stand with what the bureau owes.
  private static func meetings(_ context: LayerContext) -> [Item] {
    guard Frame.Tab.meetings.isOpen(to: context.member?.posts ?? []), let desk = context.desk else { return [] }
    let own = MeetingBrief.ownFollowUps(desk, context)
    let late = own.count { $0.isLate(on: context.today) }
    func item(_ name: String, _ count: Int, _ urgency: Urgency?, isOwn: Bool) -> [Item] {
      guard count > 0 else { return [] }
      let label = context.texts["panes.overview.\(name)"]
      return [
        Item(label: label, value: String(count), urgency: urgency, target: isOwn ? .go(.followUps) : .run("meetings"))
      ]
    }
    return item("meetingsForMe", MeetingBrief.waiting(desk, context).count, nil, isOwn: false)
      + item("followUpsLate", late, .overdue, isOwn: true)
      + item("followUps", own.count - late, nil, isOwn: true)
  }

  /// Rewards of which something waits for this member (R6.3.6).
  private static func rewards(_ texts: Texts, _ summary: WorkSummary) -> [Item] {
    summary.rewards > 0 ? [counted(texts["panes.overview.rewards"], summary.rewards, .rewards)] : []
  }

  /// Weekly reports that wait for this member, and of the week that is open until when (R5.3).
  private static func weekly(_ context: LayerContext) -> [Item] {
    guard let session = context.session else { return [] }
    let (desk, me) = (session.desk, session.member)
    let weeks = WeeklyList.rows(desk, for: me, at: context.now).filter { $0.group == .mine }
    return weeks.compactMap { row -> Item? in
      guard case .week(let week) = row.id else { return nil }
      let own = WeeklyList.ownSection(desk, me).flatMap { desk.standing(of: $0, in: week, at: context.now) }
      let state = own?.isOpen == true ? own.map { context.wording.standing($0) } : nil
      return Item(
        label: context.texts("panes.overview.weekly", context.wording.weekName(week)),
        value: state ?? context.wording.state(desk.weekly.report(of: week)?.state),
        urgency: own?.isMissing == true || own == nil ? .overdue : .today, target: .go(.weekly))
    }
  }

  /// What sections handed in and nobody registered yet, and whom they keep an eye on for a few more days only.
  private static func fieldwork(_ context: LayerContext) -> [Item] {
    let posts = context.member?.posts ?? []
    guard let desk = context.desk, let me = context.session?.member else { return [] }
    func item(_ name: String, _ count: Int, _ urgency: Urgency?) -> [Item] {
      guard count > 0 else { return [] }
      return [
        Item(
          label: context.texts["panes.overview.\(name)"], value: String(count), urgency: urgency, target: .run("field"))
      ]
    }
    let due = desk.fieldwork.waiting.map(\.due).min()
    let handIns = posts.contains(.office) ? FieldList.handIns.waiting(context) : 0
    let isWriter = !desk.books(writtenBy: me).isEmpty
    return item("handIns", handIns, due.flatMap { Urgency(due: $0, today: context.today) })
      + item("attention", isWriter ? FieldList.attention.waiting(context) : 0, nil)
  }

  /// Restricted tips that wait for this keeper, with the earliest day by which one is due; nothing where none does.
  private static func restricted(_ context: LayerContext, _ summary: RestrictedSummary) -> [Item] {
    func item(_ name: String, _ count: Int, _ due: CivilDate?) -> [Item] {
      guard count > 0 else { return [] }
      let value = due.map { context.wording.noted(String(count), context.wording.dueShort($0)) } ?? String(count)
      return [
        Item(
          label: context.texts["restricted.overview.\(name)"], value: value,
          urgency: due.flatMap { Urgency(due: $0, today: context.today) }, target: .go(.restrictedTips))
      ]
    }
    var items =
      item("waiting", summary.waiting - summary.unacknowledged, summary.due)
      + item("unacknowledged", summary.unacknowledged, summary.acknowledgeDue)
    if summary.newcomers > 0 {
      items.append(counted(context.texts["restricted.overview.newcomers"], summary.newcomers, .restrictedTips))
    }
    return items
  }

  private static func drafts(_ context: LayerContext, _ session: SessionView) -> [Item] {
    session.drafts.map { draft in
      Item(
        label: TipForms.title(of: draft, in: context) ?? context.texts["panes.draft.other"],
        value: context.wording.timeOrDay(Instant(rawValue: draft.startedAt)), target: .draft(draft))
    }
  }

  /// What others did meanwhile; who is here for the first time has no last visit.
  private static func since(_ texts: Texts, _ session: SessionView, _ summary: WorkSummary) -> [Item] {
    guard session.lastSeen > EventNumber(rawValue: 0) else { return [] }
    guard summary.tips.changedByOthers + summary.leads.openedByOthers > 0 else { return [] }
    return [
      tips(texts, "registered", summary.tips.registeredByOthers, .new),
      leads(texts, "opened", summary.leads.openedByOthers, .new),
      tips(texts, "proposed", summary.tips.proposedByOthers, .proposed),
      tips(texts, "changed", summary.tips.changedByOthers, .changed),
    ]
  }

  /// What every member should know: the desk is read-only, a clock jumped, commits beyond a post (kept, no effect).
  private static func notices(_ context: LayerContext, _ session: SessionView) -> [Item] {
    let wording = context.wording
    var items = ([session.readOnly].compactMap { $0 } + session.notices).map {
      Item(label: wording.fault($0), value: "", urgency: .overdue, target: .none)
    }
    items += memberNotices(context, session) + stuckClaims(context, session)
    // Without the key of the roster nobody can be told from anybody, nor a right step from a wrong one.
    guard context.member != nil else {
      return items + [Item(label: context.texts["panes.members.keyless"], value: "", urgency: .today, target: .none)]
    }
    let found = session.desk.unauthorised
    if !found.isEmpty {
      items.append(
        Item(
          label: context.texts["frame.overview.unauthorised"], value: String(found.count), urgency: .overdue,
          target: .none))
    }
    for entry in found.suffix(5).reversed() {
      let label = context.texts(
        "panes.overview.unauthorisedEntry", String(entry.envelope.event.rawValue),
        wording.member(entry.envelope.author),
        wording.refusal(entry.refusal))
      items.append(Item(label: label, value: wording.time(entry.envelope.time), target: .none))
    }
    return items
  }
}
