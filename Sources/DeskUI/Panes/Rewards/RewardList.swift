import CaseDomain
import DeskText
import Terminal

/// The rewards a member sees: what waits for them first, then those in hand by what they wait for, then what is done.
package enum RewardList {
  /// What rows stand under.
  enum Group: Hashable, Sendable {
    case mine
    /// Waits for somebody else, in that state.
    case waits(RewardState)
    case done

    /// Names it in texts.
    var name: String {
      switch self {
      case .mine: "mine"
      case .waits(let state): state.rawValue
      case .done: "done"
      }
    }

    var rank: Int {
      switch self {
      case .mine: 0
      // Every state stands in the list of all.
      case .waits(let state): 1 + (RewardState.allCases.firstIndex(of: state) ?? 0)
      case .done: 1 + RewardState.allCases.count
      }
    }
  }

  typealias Row = GroupedList<LeadID, Group>.Row

  static func rows(_ desk: Desk, for member: MemberID) -> [Row] {
    let open = desk.rewards.all.map(\.lead)
    let unopened = desk.leads.confirmed.subtracting(open)
    return (open + unopened).filter { desk.refusalOfReach(.lead($0), for: member) == nil }
      .map { Row(id: $0, group: group(of: $0, desk, member)) }
      .sorted { ($0.group.rank, $0.id) < ($1.group.rank, $1.id) }
  }

  private static func group(of lead: LeadID, _ desk: Desk, _ member: MemberID) -> Group {
    if RewardTask.waits(lead, desk, for: member) { return .mine }
    guard let file = desk.rewards[lead] else { return .waits(.collecting) }
    let isOpen = file.closed == nil || !file.openObjections.isEmpty || !file.debtors.isEmpty || file.hasUnsigned
    return isOpen ? .waits(file.closed == nil ? file.state : .granted) : .done
  }

  /// Leads with a reward in hand or done, and closed ones that were confirmed and have none.
  package static func leads(_ desk: Desk, for member: MemberID) -> [LeadID] { rows(desk, for: member).map(\.id) }

  /// A reward as one line: number, what is decided, the total, where it stands, title.
  ///
  /// - Parameter isShort: without where it stands, where headings say that.
  package static func line(
    _ lead: LeadID, in desk: Desk, for member: MemberID, at now: Instant, _ wording: Wording, isShort: Bool = false
  ) -> [String] {
    guard let found = desk.leads[lead], let row = desk.leads.row(of: lead) else { return [] }
    let texts = wording.texts
    let review = desk.mayReadLeads(member) ? desk.rewardReview(of: lead, at: now) : nil
    let decisions = review?.tips.flatMap(\.reporters).map(\.decision) ?? []
    let open = decisions.count { $0 == .undetermined }
    let summary =
      open > 0
      ? texts("reward.list.open", String(open))
      : [("eligible", RewardDecision.eligible), ("discretionary", .discretionary)].compactMap { name, wanted in
        let count = decisions.count { $0 == wanted }
        return count > 0 || name == "eligible" ? texts("reward.list.\(name)", String(count)) : nil
      }.joined(separator: texts["frame.listSeparator"])
    let total = desk.rewards[lead]?.proposal.map { wording.money($0.total) } ?? ""
    return [
      found.number.description, decisions.isEmpty ? "" : summary, isShort ? "" : total,
      (isShort ? [] : [RewardPage.state(desk.rewards[lead], texts)]).joined()
        + (isShort ? "" : "  ") + TextCleaning.singleLine(desk.leads.titles[row]),
    ]
  }
}
