import CaseDomain
import DeskSession
import DeskText

extension OverviewPane {
  /// Everything the overview lists now.
  static func items(_ context: LayerContext, _ summary: WorkSummary) -> [Item] {
    guard let session = context.session else { return [] }
    let texts = context.texts
    var groups: [(heading: String, items: [Item])] = [
      (texts["panes.overview.notices"], notices(context, session)),
      (texts["panes.overview.due"] + (summary.isPartial ? " …" : ""), due(texts, summary)),
      (texts["frame.overview.waiting"], waiting(texts, summary, context.member?.posts ?? [])),
      (texts["panes.overview.drafts"], drafts(context, session)),
      (texts["frame.overview.sinceLast"], since(texts, summary)),
    ]
    groups.removeAll { $0.items.isEmpty }
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

  private static func due(_ texts: Texts, _ summary: WorkSummary) -> [Item] {
    [
      counted(
        texts["panes.overview.tipsOverdue"], summary.tips.overdue, .tips(filter: "state:overdue"), urgency: .overdue),
      counted(
        texts["panes.overview.tipsToday"], summary.tips.dueToday, .tips(filter: "state:today"), urgency: .today),
      counted(
        texts["panes.overview.leadsOverdue"], summary.leadsOverdue, .leads(filter: "state:overdue"), urgency: .overdue),
      counted(
        texts["panes.overview.leadsToday"], summary.leadsDueToday, .leads(filter: "state:today"), urgency: .today),
    ]
  }

  private static func waiting(_ texts: Texts, _ summary: WorkSummary, _ posts: Posts) -> [Item] {
    var items: [Item] = []
    if posts.contains(.office) {
      items.append(counted(texts["panes.overview.toTriage"], summary.tips.toTriage, .tips(filter: "state:received")))
      items.append(counted(texts["panes.overview.returned"], summary.tips.returned, .tips(filter: "state:returned")))
    }
    if !posts.isDisjoint(with: [.office, .leader]) {
      items.append(
        counted(texts["panes.overview.second"], summary.tips.myConfirmations, .tips(filter: "state:waiting")))
      items.append(counted(texts["panes.overview.receipts"], summary.tips.receipts, .tips(filter: "state:receipt")))
    }
    if posts.contains(.office) {
      items.append(
        counted(
          texts["panes.overview.unacknowledged"], summary.tips.unacknowledged, .tips(filter: "state:acknowledgement")))
    }
    items.append(counted(texts["panes.overview.toAssign"], summary.leadsToAssign, .leads(filter: "state:assign")))
    return items
  }

  private static func drafts(_ context: LayerContext, _ session: SessionView) -> [Item] {
    session.drafts.map { draft in
      Item(
        label: TipForms.title(of: draft, in: context) ?? context.texts["panes.draft.other"],
        value: context.wording.time(Instant(rawValue: draft.startedAt)), target: .draft(draft))
    }
  }

  private static func since(_ texts: Texts, _ summary: WorkSummary) -> [Item] {
    guard summary.tips.changedSince + summary.openedByOthers > 0 else { return [] }
    return [
      counted(texts["panes.overview.registered"], summary.tips.registeredByOthers, .tips(filter: "state:new")),
      counted(texts["panes.overview.opened"], summary.openedByOthers, .leads(filter: "state:new")),
      counted(texts["panes.overview.proposed"], summary.proposedByOthers, .tips(filter: "state:waiting")),
      counted(texts["panes.overview.changed"], summary.tips.changedSince, .tips(filter: "state:new")),
    ]
  }

  /// What every member should know: the desk is read-only, a clock jumped, commits beyond a post (kept, no effect).
  private static func notices(_ context: LayerContext, _ session: SessionView) -> [Item] {
    let wording = context.wording
    var items = ([session.readOnly].compactMap { $0 } + session.notices).map {
      Item(label: wording.fault($0), value: "", urgency: .overdue, target: .none)
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
