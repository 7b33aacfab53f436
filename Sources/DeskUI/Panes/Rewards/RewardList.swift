import CaseDomain
import DeskText
import Terminal

/// The rewards a member sees: what waits for them first, then those in hand, then what is done.
package enum RewardList {
  /// Leads with a reward in hand or done, and closed ones that were confirmed and have none.
  package static func leads(_ desk: Desk, for member: MemberID) -> [LeadID] {
    let open = desk.rewards.all.map(\.lead)
    let known = Set(open)
    let rows = desk.leads.rows
    let unopened = rows.indices.map { rows[$0] }.filter { lead in
      lead.isClosed && (lead.finding == .confirmed || lead.finding == .partlyConfirmed) && !known.contains(lead.id)
    }.map(\.id)
    func rank(_ lead: LeadID) -> Int {
      if RewardTask.waits(lead, desk, for: member) { return 0 }
      return desk.rewards[lead]?.closed == nil ? 1 : 2
    }
    return (open + unopened).filter { desk.refusalOfReach(.lead($0), for: member) == nil }
      .sorted { (rank($0), $1) < (rank($1), $0) }
  }

  /// How many wait for a member.
  static func waiting(_ desk: Desk, for member: MemberID) -> Int {
    leads(desk, for: member).count { RewardTask.waits($0, desk, for: member) }
  }

  /// A reward as one line: number, where it stands, what is decided, title.
  package static func line(
    _ lead: LeadID, in desk: Desk, for member: MemberID, at now: Instant, _ wording: Wording
  ) -> [String] {
    guard let found = desk.leads[lead], let row = desk.leads.row(of: lead) else { return [] }
    let texts = wording.texts
    let review = desk.mayReadLeads(member) ? desk.rewardReview(of: lead, at: now) : nil
    let decisions = review?.tips.flatMap(\.reporters).map(\.decision) ?? []
    let open = decisions.count { $0 == .undetermined }
    let summary =
      open > 0
      ? texts("reward.list.open", String(open))
      : texts("reward.list.eligible", String(decisions.count { $0 == .eligible }))
    return [
      found.number.description, RewardPage.state(desk.rewards[lead], texts), decisions.isEmpty ? "" : summary,
      TextCleaning.singleLine(desk.leads.titles[row]),
    ]
  }
}
