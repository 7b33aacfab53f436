import CaseDomain
import DeskSession
import DeskText

extension OverviewPane {
  /// What the bureau owes by the regulation and may be about to miss, for those who answer for it (R2.2, R5.3, R6.4):
  /// a line for each kind there is, with how many.
  static func obligations(_ context: LayerContext, _ session: SessionView, _ summary: WorkSummary) -> [Item] {
    let posts = context.member?.posts ?? []
    guard !posts.isDisjoint(with: [.office, .leader, .auditor]) else { return [] }
    let desk = session.desk
    func item(_ name: String, _ count: Int, _ target: Item.Target, urgency: Urgency = .overdue) -> [Item] {
      guard count > 0 else { return [] }
      return [
        Item(label: context.texts["panes.obligation.\(name)"], value: String(count), urgency: urgency, target: target)
      ]
    }
    let unsigned = desk.rewards.all.count { $0.hasUnsigned }
    return item("meetings", MeetingBrief.atRisk(desk, context).count, .run("meetings"))
      + item("weekly", missingReports(desk, context.now), .go(.weekly))
      + item("feedback", summary.leads.feedbackDue, .go(.leads(filter: "")))
      + item("identities", desk.reporters.requests.waiting.count, .none, urgency: .today)
      + item("signatures", unsigned, .go(.rewards), urgency: .today)
  }

  /// Reports of sections and of the bureau whose hour is past.
  private static func missingReports(_ desk: Desk, _ now: Instant) -> Int {
    let sections = desk.organisation.sections.reduce(0) { sum, section in
      sum + desk.weeksMissing(of: section.id, at: now).count
    }
    let last = ISOWeek(containing: desk.date(of: now)).adding(weeks: -1)
    return sections + (desk.isBureauDue(last, at: now) ? 1 : 0)
  }
}
