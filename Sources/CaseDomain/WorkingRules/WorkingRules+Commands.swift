/// Something done about the office's written rules (R3.3).
package struct KeepRules: Command {
  package static var registers: Set<Register> { [.organisation, .workingRules] }
  package let deed: Deed

  package enum Deed: Hashable, Sendable {
    /// `from` nil is today.
    case propose(RuleID?, RuleKind, title: String, issuer: String, text: String, from: CivilDate?)
    case issue(EventNumber)
    case decline(EventNumber, reason: String)
    /// For oneself, and for the section that one is the liaison of.
    case acknowledge(EventNumber)
    /// For a section without a liaison.
    case acknowledgeFor(EventNumber, SectionID)
    case repeal(RuleID, reason: String)
  }

  package init(_ deed: Deed) { self.deed = deed }

  package func run(in draft: inout Draft) throws(Refusal) {
    switch deed {
    case .propose(let rule, let kind, let title, let issuer, let text, let from):
      try draft.emit(
        RuleProposed(
          rule: rule, kind: kind, title: TextCleaning.singleLine(title), issuer: TextCleaning.singleLine(issuer),
          text: TextCleaning.trimmed(text), from: from ?? draft.today))
    case .issue(let version): try draft.emit(RuleIssued(version: version))
    case .decline(let version, let reason):
      try draft.emit(RuleDeclined(version: version, reason: TextCleaning.trimmed(reason)))
    case .acknowledge(let version):
      let me = draft.desk.members[draft.actor.member]
      let section = me?.posts.contains(.liaison) == true ? me?.section : nil
      try draft.emit(RuleAcknowledged(version: version, section: section))
    case .acknowledgeFor(let version, let section):
      try draft.emit(RuleAcknowledged(version: version, section: section))
    case .repeal(let rule, let reason):
      try draft.emit(RuleRepealed(rule: rule, reason: TextCleaning.trimmed(reason)))
    }
  }
}

/// Who has not read a rule yet, and for whom it waits.
extension Desk {
  /// Open sections of which nobody said that they have read a version.
  package func sectionsWithout(_ version: WorkingRule.Version) -> [SectionID] {
    let known = Set(version.receipts.compactMap(\.section))
    return organisation.sections.filter { !$0.isClosed && !known.contains($0.id) }.map(\.id)
  }

  /// Members who did not say that they have read a version; guests are not asked.
  package func membersWithout(_ version: WorkingRule.Version) -> [MemberID] {
    let known = Set(version.receipts.map { members.person($0.step.by) })
    return members.all.filter {
      $0.status == .admitted && $0.posts != .inspector && !known.contains(members.person($0.id))
    }.map(\.id)
  }

  /// Whether a rule waits for a member: to be issued, or to be read.
  package func isWaiting(_ rule: WorkingRule, for member: MemberID) -> Bool {
    guard let me = members[member], me.status == .admitted, me.posts != .inspector else { return false }
    if me.posts.contains(.leader), let waiting = rule.waiting, !members.isSamePerson(waiting.proposed.by, member) {
      return true
    }
    guard let current = rule.current else { return false }
    return membersWithout(current).contains(member)
      || sectionsWithout(current).contains { speaks(member, for: $0) }
  }
}
