// What the facts of a review rest on in the log.
extension Desk {
  /// The events that a fact of a lead's reward rests on, oldest first; none where nobody established it.
  package func evidence(of fact: RewardFact, in lead: LeadID) -> [EventNumber] {
    let file = rewards[lead]
    let work = leads.work(on: lead)
    let found: [EventNumber?] =
      switch fact {
      case .campaign: rulings.proposals.filter { [.campaignFrom, .campaignTo].contains($0.ruling) }.map(\.event)
      case .finding: [work.report?.step.event, work.report?.decision?.step.event]
      case .closedOn: [work.closing?.step.event]
      case .handlingSection: [work.assignment?.step.event]
      case .confirmedContent, .knownSince, .verifiedSince, .underInvestigationSince, .otherExclusion, .knownContent:
        [file?.circumstances?.step.event]
      case .receivedAt(let tip): [rewardTip(named: tip)?.id.registration]
      case .definiteTarget(let tip), .specificFacts(let tip), .helpful(let tip), .content(let tip):
        [rewardTip(named: tip).flatMap { file?.assessments[$0.id]?.step.event }]
      case .reporter(let question, let alias, let tip): evidence(of: question, alias, tip, file)
      case .priorAwards(let alias):
        rewards.all.filter { $0.lead != lead }.flatMap(\.payments).filter { rewardAlias($0.reporter) == alias }
          .map(\.step.event)
      }
    return Set(found.compactMap { $0 }).sorted()
  }

  private func evidence(
    of question: RewardFact.Question, _ alias: String, _ tip: String, _ file: RewardFile?
  ) -> [EventNumber?] {
    let ids = rewardTip(named: tip).map { reporters.of($0.id) } ?? []
    return ids.filter { rewardAlias($0) == alias }.flatMap { id -> [EventNumber?] in
      switch question {
      case .trueName: [reporters.nameCheck(of: id) ?? reporters.events(of: id).first]
      case .contactWorks: [reporters.contactCheck(of: id) ?? reporters.events(of: id).first]
      case .otherIdentifyingInfo: [reporters.events(of: id).first]
      case .identityConfirmedOn, .willing: [file?.statements[id]?.step.event]
      case .staff: [reporters.marks(of: id)[.staff]?.event]
      case .statutoryDuty: [reporters.marks(of: id)[.statutoryDuty]?.event]
      case .accomplice: [reporters.marks(of: id)[.accomplice]?.event]
      }
    }
  }

  private func rewardTip(named number: String) -> Tip? {
    RegisterNumber(number).flatMap { tips.row(numbered: $0) }.map { tips.rows[$0] }
  }
}

extension TipID {
  fileprivate var registration: EventNumber { EventNumber(rawValue: rawValue) }
}
