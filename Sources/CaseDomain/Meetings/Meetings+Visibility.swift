/// What of the papers of meetings a member may know of.
extension Desk {
  /// Items that a member may know of: not those of leads that they were taken off.
  package func visibleItems(_ items: [AgendaItem], to member: MemberID?) -> [AgendaItem] {
    items.filter { item in item.lead.map { isVisible($0, to: member) } ?? true }
  }

  /// Follow-ups that a member may know of.
  package func visibleFollowUps(to member: MemberID?) -> [FollowUp] {
    meetings.followUps.filter { task in task.lead.map { isVisible($0, to: member) } ?? true }
  }

  private func isVisible(_ lead: LeadID, to member: MemberID?) -> Bool {
    guard let member, leads[lead] != nil else { return false }
    return !isOutOfReach(.lead(lead), for: member)
  }
}
