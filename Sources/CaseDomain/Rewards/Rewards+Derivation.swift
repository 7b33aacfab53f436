// From the registers of the desk to the facts that R6 asks for: what nobody established stays unknown.
extension Desk {
  /// What R6 says about a lead as this desk knows it; nil where there is no such lead.
  ///
  /// - Parameter total: in fen; nil is what is proposed, if anything is.
  package func rewardReview(of lead: LeadID, total: Int? = nil, at time: Instant) -> RewardReview? {
    rewardFacts(of: lead, total: total, at: time).map { RewardReview($0) }
  }

  /// The facts of a lead's reward.
  package func rewardFacts(of lead: LeadID, total: Int? = nil, at time: Instant) -> RewardFacts? {
    guard let found = leads[lead], let row = leads.row(of: lead) else { return nil }
    let file = rewards[lead]
    let today = date(of: time)
    let linked = leads.tips[row].compactMap { tips[$0] }.filter { $0.lead == lead && !isElsewhere(.tip($0.id)) }
    var facts = RewardFacts(
      now: today, campaign: campaign(on: today), lead: rewardLead(found, file),
      tips: linked.map { rewardTip($0, of: found, file) })
    facts.zone = zone
    facts.rulings = rewardRulings
    facts.priorAwards = priorAwards(besides: lead)
    facts.total = total ?? file?.proposal?.total
    guard facts.total != nil, let file else { return facts }
    let agreed = file.agreements.values.flatMap(\.shares).map { (rewardAlias($0.reporter), $0.fen) }
    facts.agreedShares = agreed.isEmpty ? nil : Dictionary(agreed.filter { $0.1 > 0 }, uniquingKeysWith: +)
    for (tip, grant) in file.grants {
      if let number = tips[tip]?.number { facts.discretionaryAmounts[number.description] = grant.fen }
    }
    return facts
  }

  /// How a person stands in a review: the lowest of their aliases, four digits at least.
  package func rewardAlias(_ reporter: ReporterID) -> String {
    padded(Int(reporters.same.root(of: reporter).rawValue), 4)
  }

  private func campaign(on day: CivilDate) -> RewardFacts.Campaign {
    func bound(_ ruling: Ruling) -> Established<CivilDate> {
      CivilDate(rulings.text(ruling, at: day)).map(Established.on) ?? .never
    }
    return .init(from: bound(.campaignFrom), to: bound(.campaignTo))
  }

  private var rewardRulings: RewardRulings {
    var found = RewardRulings()
    for reading in RewardReading.allCases {
      guard let ruling = Ruling(rawValue: reading.rawValue) else { continue }
      for entry in rulings.history(of: ruling) {
        if case .text(let word) = entry.value, let choice = RewardChoice(rawValue: word) {
          found.add(.init(from: entry.from, choice: choice), to: reading)
        }
      }
    }
    return found
  }

  private func rewardLead(_ lead: Lead, _ file: RewardFile?) -> RewardFacts.Lead {
    let work = leads.work(on: lead.id)
    var facts = RewardFacts.Lead(id: lead.number.description)
    // Until the office has accepted it, a report is the section's word alone.
    facts.finding = work.report?.decision?.isYes == true ? lead.finding : nil
    facts.closedOn = work.closing.map { .on(date(of: $0.step.at)) } ?? .never
    facts.handlingSection = lead.section.flatMap { organisation.section($0)?.name }
    guard let circumstances = file?.circumstances else { return facts }
    facts.knownSince = circumstances.knownSince
    facts.verifiedSince = circumstances.verifiedSince
    facts.underInvestigationSince = circumstances.underInvestigationSince
    facts.knownContent = circumstances.knownContent
    facts.otherExclusion = circumstances.exclusion
    switch facts.finding {
    case .confirmed, .partlyConfirmed, nil: facts.confirmedContent = circumstances.confirmedContent.map(Set.init)
    case .refuted, .unverifiable, .outOfScope: break
    }
    return facts
  }

  private func rewardTip(_ tip: Tip, of lead: Lead, _ file: RewardFile?) -> RewardFacts.Tip {
    let assessment = file?.assessments[tip.id]
    let received: RewardMoment =
      tip.precision == .minute ? .instant(tip.receivedAt) : .day(date(of: tip.receivedAt))
    var people: [String: RewardFacts.Reporter] = [:]
    for id in reporters.of(tip.id) {
      let reporter = rewardReporter(id, file)
      // Somebody who stands in one tip under two aliases counts once.
      if people[reporter.alias] == nil { people[reporter.alias] = reporter }
    }
    // Before anybody named items, the whole lead is one.
    let content = Set(assessment?.content ?? [lead.number.description])
    var facts = RewardFacts.Tip(
      id: tip.number.description, receivedAt: received, content: content,
      reporters: people.values.sorted { scalarsAscending($0.alias, $1.alias) })
    facts.joint = people.count > 1
    facts.definiteTarget = assessment?.definiteTarget
    facts.specificFacts = assessment?.specificFacts
    facts.helpful = assessment?.helpful
    facts.campaign = campaign(on: date(of: tip.receivedAt))
    return facts
  }

  private func rewardReporter(_ id: ReporterID, _ file: RewardFile?) -> RewardFacts.Reporter {
    var facts = RewardFacts.Reporter(alias: rewardAlias(id))
    let marks = reporters.marks(of: id)
    facts.staff = marks[.staff]?.value.bool
    facts.statutoryDuty = marks[.statutoryDuty]?.value.bool
    facts.accomplice = marks[.accomplice]?.value.bool
    facts.willing = file?.statements[id]?.willing
    facts.identityConfirmedOn = file?.statements[id]?.confirmedOn ?? .unknown
    guard let reporter = reporters[id] else { return facts }
    // Somebody bound to the tip afterwards gave nothing at receipt; a receipt code that was used serves (R6.6).
    facts.trueName = reporter.given.contains(.name) ? reporter.nameIsTrue : false
    facts.contactWorks =
      reporter.usedCode ? true : reporter.given.isDisjoint(with: .contact) ? false : reporter.contactWorks
    facts.otherIdentifyingInfo = reporter.usedCode || !reporter.given.isDisjoint(with: .identifying)
    return facts
  }

  private func priorAwards(besides lead: LeadID) -> [RewardFacts.PriorAward] {
    rewards.all.filter { $0.lead != lead }.flatMap { file in
      // What was taken back was no award; what was paid before an objection still is.
      file.payments.filter { $0.witnessed != nil && !file.isRevoked($0.reporter) }.map { payment in
        .init(
          alias: rewardAlias(payment.reporter), content: Set(payment.content), on: date(of: payment.step.at))
      }
    }
  }
}
