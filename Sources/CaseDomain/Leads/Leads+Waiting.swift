/// Whose turn it is with a lead: what pane 2, its tab and the overview count.
extension Desk {
  /// What of a lead waits for a member, by posts and section; the first due first.
  ///
  /// A deadline is shown to whoever has to keep it: the section sees its own, the office everything it owes.
  package func waiting(_ lead: Lead, for id: MemberID) -> [LeadClock] {
    guard lead.clock != nil, !lead.isElsewhere, let member = members[id], member.status == .admitted else { return [] }
    let work = leads.work(on: lead.id)
    var clocks = work.clocks(of: lead)
    if let place = clocks.firstIndex(where: { $0.kind == .verify }), isStranded(lead) {
      clocks[place] = LeadClock(kind: .reassign, due: clocks[place].due)
    }
    return clocks.filter { isFor($0.kind, member, lead, work) }.sorted { $0.due < $1.due }
  }

  /// Whether a section has a lead that none of its liaisons may read: they left, or are taken off it. Until the office
  /// takes it back nobody works on it.
  package func isStranded(_ lead: Lead) -> Bool {
    guard let section = lead.section, LeadState.atWork.contains(lead.state) else { return false }
    return !members.all.contains {
      $0.section == section && $0.status == .admitted && $0.posts.contains(.liaison)
        && (recusals.isEmpty || !isRecused($0.id, from: .lead(lead.id)))
    }
  }

  /// What a member sees a lead wait for: their own turn, else, for whoever watches over all leads, what comes first.
  package func clock(of lead: Lead, for id: MemberID) -> LeadClock? {
    guard lead.clock != nil else { return nil }
    return clock(of: lead, for: id, own: waiting(lead, for: id))
  }

  /// The same, where what waits for the member is known.
  package func clock(of lead: Lead, for id: MemberID, own: [LeadClock]) -> LeadClock? {
    if let first = own.first { return first }
    return members[id]?.posts.isDisjoint(with: .leadsReaders) == false ? lead.clock : nil
  }

  private func isFor(
    _ kind: LeadClock.Kind, _ member: Members.Member, _ lead: Lead, _ work: LeadWork
  ) -> Bool {
    let isOfSection = member.posts.contains(.liaison) && member.section != nil && member.section == lead.section
    switch kind {
    case .assign, .reassign, .escalate, .transfer, .county, .extensionDecision, .late:
      return member.posts.contains(.office)
    case .verify: return isOfSection
    case .review, .close:
      return !member.posts.isDisjoint(with: [.office, .leader]) && !hasHandled(member.id, lead.id)
    case .receipt: return member.posts.contains(.office) && !hasHandled(member.id, lead.id)
    case .assist:
      return work.assists.contains { assist in
        guard assist.answered == nil, assist.ended == nil else { return false }
        // Before the office agrees it is the office's turn.
        return assist.decision == nil
          ? member.posts.contains(.office)
          : assist.isOpen && member.posts.contains(.liaison) && assist.section == member.section
      }
    case .directive: return isOfSection || member.posts.contains(.office)
    case .feedback: return member.posts.contains(.custodian)
    }
  }
}
