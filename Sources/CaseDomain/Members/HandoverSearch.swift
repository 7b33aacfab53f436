/// Looks through the registers for what waits for one person, as far as one reader may know of it.
struct HandoverSearch {
  let desk: Desk
  let member: MemberID
  let reader: MemberID
  let day: CivilDate
  /// Every number of the person.
  let numbers: Set<MemberID>
  private let posts: Posts
  private let section: SectionID?

  init(desk: Desk, member: MemberID, reader: MemberID, day: CivilDate) {
    (self.desk, self.member, self.reader, self.day) = (desk, member, reader, day)
    numbers = Set(desk.members.numbers(of: member))
    let found = desk.members[member]
    // Posts of somebody who left are nobody's turn.
    posts = found?.status == .admitted ? found?.posts ?? [] : []
    section = posts.contains(.liaison) ? found?.section : nil
  }

  func entries() -> [Handover.Entry] {
    var entries: [Handover.Entry] = []
    for row in desk.tips.rows.indices { entries += self.entries(of: desk.tips.rows[row]) }
    for lead in desk.leads.rows where isInSight(.lead(lead.id)) && !lead.isElsewhere {
      entries += self.entries(of: lead)
    }
    entries += identities() + destructions() + claims() + rewards() + meetings() + followUps()
    entries += restricted() + incidents()
    for proposal in desk.rulings.proposals where proposal.decision == nil && isTheirs(proposal.proposedBy) {
      entries.append(.init(kind: .ruling, matter: .ruling(proposal.event), due: proposal.from))
    }
    return entries
  }

  private func isTheirs(_ id: MemberID) -> Bool { numbers.contains(id) }

  private func isInSight(_ entry: CaseEntry) -> Bool { !desk.isOutOfReach(entry, for: reader) }

  private func isInSight(_ tip: TipID) -> Bool {
    desk.tips[tip].map { !$0.isElsewhere && isInSight(.tip(tip)) } ?? false
  }

  /// Whether the rules let the person cause an event today. It is of the form that asks least, so that only who they are
  /// decides.
  private func may(_ event: some Event) -> Bool {
    let envelope = Envelope(
      author: member, time: desk.zone.instant(of: CivilMoment(date: day, time: .midnight)),
      commit: CommitNumber(rawValue: 0), event: desk.lastEvent.next)
    return desk.refusal(of: event, from: envelope) == nil
  }

  // MARK: Tips

  private func entries(of tip: Tip) -> [Handover.Entry] {
    if tip.isElsewhere || !isInSight(.tip(tip.id)) { return [] }
    var entries: [Handover.Entry] = []
    let isOwn = isTheirs(tip.registeredBy)
    let proposal = tip.proposal.map { desk.tips.proposals[$0] }
    if isOwn, tip.isInQueue, proposal == nil {
      entries.append(.init(kind: .registered, matter: .tip(tip.id), due: tip.clock?.due))
    }
    if isOwn, tip.receipt == .awaitingSecond {
      entries.append(.init(kind: .receipt, matter: .tip(tip.id), due: nil))
    }
    if let proposal, isTheirs(proposal.proposedBy) {
      entries.append(.init(kind: .proposal, matter: .tip(tip.id), due: tip.secondDue))
    }
    if tip.state == .passedOn, tip.answerDue != nil,
      let passed = desk.tips.proposals.last(where: { $0.tip == tip.id }), isTheirs(passed.proposedBy)
    {
      entries.append(.init(kind: .acknowledgement, matter: .tip(tip.id), due: tip.answerDue))
    }
    return entries
  }

  // MARK: Who reported

  private func identities() -> [Handover.Entry] {
    var entries: [Handover.Entry] = []
    for request in desk.reporters.requests.all where isInSight(request.tip) {
      if request.state == .waiting {
        if isTheirs(request.requestedBy) {
          entries.append(.init(kind: .identityRequest, matter: .tip(request.tip), due: nil))
        }
        if may(IdentityDeclined(request: request.event, tip: request.tip, reason: "-")) {
          entries.append(.init(kind: .identityDecision, matter: .tip(request.tip), due: nil))
        }
      } else if let approval = request.approval, isTheirs(request.custodian), request.isValid(on: day) {
        entries.append(.init(kind: .identityViewing, matter: .tip(request.tip), due: approval.validUntil))
      }
    }
    return entries
  }

  private func destructions() -> [Handover.Entry] {
    desk.reporters.destructions.waiting.filter { isInSight($0.tip) }.compactMap { proposal in
      if isTheirs(proposal.proposedBy) {
        return .init(kind: .destruction, matter: .tip(proposal.tip), due: nil)
      }
      return may(DestructionDeclined(proposal: proposal.event, tip: proposal.tip, reason: "-"))
        ? .init(kind: .destructionDecision, matter: .tip(proposal.tip), due: nil) : nil
    }
  }

  /// Claims that the person may judge. Who may not tells who stood at the counter, so these are listed for those alone
  /// who are told that (R6.4).
  private func claims() -> [Handover.Entry] {
    guard posts.contains(.custodian), let person = desk.members[member] else { return [] }
    return desk.codes.waitingClaims.filter { claim in
      isInSight(claim.tip) && !desk.isBarred(person, from: claim) && isToldOfCounters
    }.map { .init(kind: .claim, matter: .tip($0.tip), due: nil) }
  }

  private var isToldOfCounters: Bool {
    desk.members.isSamePerson(member, reader)
      || desk.members[reader]?.posts.isDisjoint(with: Desk.overseers) == false
  }

  // MARK: Leads

  private func entries(of lead: Lead) -> [Handover.Entry] {
    var entries: [Handover.Entry] = []
    if lead.state == .open, isTheirs(lead.openedBy) {
      entries.append(.init(kind: .lead, matter: .lead(lead.id), due: lead.due))
    }
    let isSections = section != nil && lead.section == section
    if LeadState.atWork.contains(lead.state), lead.handler.map(isTheirs) ?? isSections {
      entries.append(.init(kind: .verification, matter: .lead(lead.id), due: lead.verifyDue))
    }
    if section != nil, !lead.isClosed,
      let assist = desk.leads.work(on: lead.id).assists.first(where: {
        $0.isOpen && $0.answered == nil && $0.section == section
      })
    {
      entries.append(.init(kind: .assistance, matter: .lead(lead.id), due: assist.due))
    }
    return entries
  }

  private func rewards() -> [Handover.Entry] {
    desk.rewards.all.filter { file in
      file.isUnfinished && isInSight(.lead(file.lead))
        && (file.newestStep.map { isTheirs($0.by) } == true || waitsForPost(file))
    }.map { .init(kind: .reward, matter: .lead($0.lead), due: nil) }
  }

  /// Whether the next step of a reward is their section's, or a leader's word that is theirs to give.
  private func waitsForPost(_ file: RewardFile) -> Bool {
    switch file.state {
    case .registered: section != nil && desk.leads[file.lead]?.section == section
    case .proposed:
      file.proposal.map {
        may(RewardDecided(lead: file.lead, proposal: $0.step.event, approved: .no, opinion: "-"))
      } ?? false
    default: false
    }
  }

  // MARK: Meetings

  private func meetings() -> [Handover.Entry] {
    desk.meetings.all.compactMap { meeting in
      switch meeting.state {
      case .scheduled where meeting.plan?.host.map(isTheirs) == true:
        return .init(kind: .meeting, matter: .meeting(meeting.id), due: meeting.plan?.start.date)
      case .held where meeting.chair.map(isTheirs) == true:
        guard let newest = meeting.minutes.last, newest.approved == nil else { return nil }
        return .init(kind: .meeting, matter: .meeting(meeting.id), due: nil)
      default: return nil
      }
    }
  }

  private func followUps() -> [Handover.Entry] {
    desk.visibleFollowUps(to: reader).filter { $0.state == .open && isTheirs($0.owner) }
      .map { .init(kind: .followUp, matter: .followUp($0.event), due: $0.due) }
  }

  // MARK: What its keepers alone know of

  private func keeps(_ keepers: [MemberID]) -> Bool {
    keepers.contains(reader) && keepers.contains(where: isTheirs)
  }

  private func restricted() -> [Handover.Entry] {
    desk.restricted.rows.filter { keeps(desk.keepers(of: $0)) }.compactMap { tip in
      let isTask =
        tip.verifier.map(isTheirs) == true || tip.assessment.map { isTheirs($0.proposedBy) } == true
        || tip.identityRequests.contains {
          isTheirs($0.custodian) && ($0.state == .waiting || $0.views == 0 && $0.isValid(on: day))
        }
      if isTask { return .init(kind: .restrictedTask, matter: .restricted(tip.id), due: tip.due) }
      let isOver = tip.state == .noSubstance || tip.state == .passedOn && tip.due == nil
      return isOver ? nil : .init(kind: .restricted, matter: .restricted(tip.id), due: tip.due)
    }
  }

  private func incidents() -> [Handover.Entry] {
    desk.incidents.all.filter { $0.isOpen && keeps(desk.keepers(of: $0)) }
      .map { .init(kind: .incident, matter: .incident($0.id), due: $0.policeDue(in: desk.zone)) }
  }
}

extension RewardFile {
  /// Whether anybody has anything left to do about it, after closing too.
  fileprivate var isUnfinished: Bool {
    closed == nil || !openObjections.isEmpty || !openRevocations.isEmpty || !debtors.isEmpty || hasUnsigned
  }

  /// The newest step on its way to payment.
  fileprivate var newestStep: LeadStep? {
    var steps: [LeadStep?] = [
      opened, circumstances?.step, registration?.step, registration?.countersigned, submission?.step, county?.step,
    ]
    for proposal in proposals { steps += [proposal.step, proposal.decision?.step] }
    for payment in payments { steps += [payment.step, payment.witnessed] }
    steps += objections.map(\.step) + revocations.map(\.step)
    return steps.compactMap { $0 }.max { $0.event < $1.event }
  }
}
