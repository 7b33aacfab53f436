/// What waits for one person, for whoever takes their work over.
package struct Handover: Hashable, Sendable {
  /// Why something stands on the list, in the order it is handed over.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// They registered the tip and it waits for triage or for an answer.
    case registered
    /// They registered it with a time that lies back, which nobody confirmed.
    case receipt
    /// They proposed its outcome, which nobody decided.
    case proposal
    /// They passed it on, which nobody acknowledged.
    case acknowledgement
    /// They asked to see who reported it, which nobody decided.
    case identityRequest
    /// They opened the lead, which is not assigned.
    case lead
    /// They proposed a setting, which nobody decided.
    case ruling
  }

  /// What it is about.
  package enum Matter: Hashable, Sendable {
    case tip(TipID)
    case lead(LeadID)
    case ruling(EventNumber)
  }

  package struct Entry: Hashable, Sendable {
    package let kind: Kind
    package let matter: Matter
    /// The last working day, where one is set.
    package let due: CivilDate?
  }

  package let member: MemberID
  /// By kind, within a kind the most urgent first.
  package let entries: [Entry]
  /// Keys that nobody else holds: to be granted to somebody before this member goes.
  package let soleKeys: [KeyName]
  /// Whose decisions they see to, now or later.
  package let standsIn: [Leave]

  package var isEmpty: Bool { entries.isEmpty && soleKeys.isEmpty && standsIn.isEmpty }
}

extension Desk {
  /// Who may see what waits for a member: they themselves, and whoever reads leads.
  package func refusalOfHandover(of id: MemberID, to reader: MemberID) -> Refusal? {
    guard members[id] != nil else { return Refusal(.noSuchMember) }
    if members.isSamePerson(id, reader) { return nil }
    return mayReadLeads(reader) ? nil : Refusal(.postRequired, nil, .posts(.leadsReaders))
  }

  /// Whether a member's posts read the registers of tips and leads.
  package func mayReadLeads(_ id: MemberID) -> Bool {
    guard let found = members[id], found.status == .admitted else { return false }
    return !found.posts.isDisjoint(with: .leadsReaders)
  }

  /// What waits for a member, under whichever of their numbers. O(tips + leads).
  package func handover(of id: MemberID, on day: CivilDate) -> Handover {
    let numbers = Set(members.numbers(of: id))
    var entries: [Handover.Entry] = []
    for row in tips.rows.indices { entries += self.entries(of: tips.rows[row], numbers) }
    for request in reporters.requests.waiting
    where numbers.contains(request.requestedBy) && tips[request.tip]?.isElsewhere != true {
      entries.append(.init(kind: .identityRequest, matter: .tip(request.tip), due: nil))
    }
    for lead in leads.rows where lead.state == .open && !lead.isElsewhere && numbers.contains(lead.openedBy) {
      entries.append(.init(kind: .lead, matter: .lead(lead.id), due: lead.due))
    }
    for proposal in rulings.proposals where proposal.decision == nil && numbers.contains(proposal.proposedBy) {
      entries.append(.init(kind: .ruling, matter: .ruling(proposal.event), due: proposal.from))
    }
    let order = Dictionary(uniqueKeysWithValues: Handover.Kind.allCases.enumerated().map { ($1, $0) })
    let urgent = entries.enumerated().sorted { one, other in
      let (left, right) = (one.element, other.element)
      return (order[left.kind] ?? 0, left.due ?? .latest, one.offset)
        < (order[right.kind] ?? 0, right.due ?? .latest, other.offset)
    }
    let keys = members[id]?.grantedKeys.filter { key in
      members.holders(of: key).allSatisfy { numbers.contains($0.id) }
    }
    let standsIn = members.leaves.filter { numbers.contains($0.deputy) && $0.endedAt == nil && day <= $0.until }
    return Handover(
      member: id, entries: urgent.map(\.element),
      soleKeys: (keys ?? []).sorted { $0.description < $1.description }, standsIn: standsIn)
  }

  private func entries(of tip: Tip, _ numbers: Set<MemberID>) -> [Handover.Entry] {
    if tip.isElsewhere { return [] }
    var entries: [Handover.Entry] = []
    let isTheirs = numbers.contains(tip.registeredBy)
    let proposal = tip.proposal.map { tips.proposals[$0] }
    if isTheirs, tip.isInQueue, proposal == nil {
      entries.append(.init(kind: .registered, matter: .tip(tip.id), due: tip.clock?.due))
    }
    if isTheirs, tip.receipt == .awaitingSecond {
      entries.append(.init(kind: .receipt, matter: .tip(tip.id), due: nil))
    }
    if let proposal, numbers.contains(proposal.proposedBy) {
      entries.append(.init(kind: .proposal, matter: .tip(tip.id), due: tip.secondDue))
    }
    if tip.state == .passedOn, tip.answerDue != nil,
      let passed = tips.proposals.last(where: { $0.tip == tip.id }), numbers.contains(passed.proposedBy)
    {
      entries.append(.init(kind: .acknowledgement, matter: .tip(tip.id), due: tip.answerDue))
    }
    return entries
  }
}
