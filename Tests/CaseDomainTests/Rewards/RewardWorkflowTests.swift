import Testing

@testable import CaseDomain

/// From the closing of a lead to the payment of its reward: what is possible, and who may not do what (R6.3.6).
@Suite struct RewardWorkflowTests {
  /// One row: where a reward stands, what is tried, and why it is refused; nil where it is possible.
  struct Step: Sendable, CustomTestStringConvertible {
    let name: String
    let state: RewardState
    let reason: Refusal.Reason?
    let attempt: @Sendable (inout DeskBench) throws -> Void
    var testDescription: String { name }

    init(
      _ name: String, _ state: RewardState, _ reason: Refusal.Reason?,
      _ attempt: @escaping @Sendable (inout DeskBench) throws -> Void
    ) {
      self.name = name
      self.state = state
      self.reason = reason
      self.attempt = attempt
    }

    func check() throws {
      var bench = DeskBench.made(state)
      var found: Refusal.Reason?
      do { try attempt(&bench) } catch let refusal as Refusal { found = refusal.reason }
      #expect(found == reason, "\(name)")
    }
  }

  @Test(arguments: [
    Step("R6.3.6 one review a lead", .collecting, .rewardOpen) { try $0.openReward() },
    Step("R6.2.1 content is named", .collecting, .contentMissing) { try $0.assess($0.firstTip, content: []) },
    Step("R6.2.1 content is named once", .collecting, .contentMissing) {
      try $0.assess($0.firstTip, content: ["a", "a"])
    },
    Step("R6.2.2 not known since tomorrow", .collecting, .sinceUnfit) {
      try $0.perform(
        RecordCircumstances(
          lead: $0.firstLead, knownSince: .on(.day(on("2026-11-24"))), verifiedSince: .never,
          underInvestigationSince: .never, exclusion: .never), as: Cast.office)
    },
    Step("R6.5.4 excluded with a reason", .collecting, .reasonMissing) {
      try $0.perform(
        RecordCircumstances(
          lead: $0.firstLead, knownSince: .never, verifiedSince: .never, underInvestigationSince: .never,
          exclusion: .on(" ")), as: Cast.office)
    },
    Step("R6.3.1 confirmed on a day", .collecting, .dateInvalid) {
      try $0.perform(
        StateForReporter(lead: $0.firstLead, reporter: $0.rewarded, willing: .yes, confirmed: .yes),
        as: Cast.custodian)
    },
    Step("R6.3.3 nobody agrees alone", .collecting, .sharesUnfit) {
      try $0.perform(
        AgreeShares(
          lead: $0.firstLead, tip: $0.firstTip, shares: [AgreedShare(reporter: $0.rewarded, fen: 300_000)]),
        as: Cast.custodian)
    },
    Step("R6.3.2 nothing below nothing is granted", .collecting, .amountUnfit) {
      try $0.perform(GrantDiscretion(lead: $0.firstLead, tip: $0.firstTip, fen: -1, reason: "有帮助"), as: Cast.office)
    },
    Step("R6.3.6 no total before both signed", .registered, .notCountersigned) { try $0.proposeTotal() },
    Step("R6.3.6 the other section does not sign", .registered, .otherSection) {
      try $0.countersign(as: DeskBench.otherLiaison)
    },
    Step("R6.3.6 what was rated anew is signed anew", .countersigned, .notCountersigned) {
      try $0.register()
      try $0.proposeTotal()
    },
    Step("R6.3.6 a total of nothing", .countersigned, .amountUnfit) { try $0.proposeTotal(0) },
    Step("R6.2 nothing is proposed while somebody is undetermined", .countersigned, .rewardUndetermined) {
      try $0.mark($0.rewarded, .staff, .unknown, evidence: nil)
      try $0.proposeTotal()
    },
    Step("R6.5.2 nothing is proposed where nobody qualifies", .countersigned, .rewardUndetermined) {
      try $0.mark($0.rewarded, .staff, .yes)
      try $0.proposeTotal()
    },
    Step("R6.3.2 more granted than proposed", .countersigned, .sharesUnfit) {
      try $0.perform(GrantDiscretion(lead: $0.firstLead, tip: $0.firstTip, fen: 10, reason: "有帮助"), as: Cast.office)
      try $0.proposeTotal(5)
    },
    Step("R6.3.6 facts stand once something rests on them", .proposed, .rewardFixed) { try $0.assess($0.firstTip) },
    Step("R6.3.6 who proposed does not approve", .countersigned, .ownReward) {
      let both = try $0.hire("卯", [.office, .leader])
      try $0.proposeTotal(as: both)
      try $0.decideTotal(as: both)
    },
    Step("R6.3.6 another leader does", .countersigned, nil) {
      let both = try $0.hire("卯", [.office, .leader])
      try $0.proposeTotal(as: both)
      try $0.decideTotal()
    },
    Step("R6.3.6 a declined total is proposed anew", .proposed, nil) {
      try $0.decideTotal(false)
      try $0.proposeTotal(200_000)
      try $0.decideTotal()
    },
    Step("R6.3.6 decided once", .approved, .changedMeanwhile) { try $0.decideTotal() },
    Step("R6.3.6 nothing goes out unapproved", .proposed, .notApproved) { try $0.submit() },
    Step("R6.3.6 refused with a reason", .submitted, .reasonMissing) { try $0.answer(.refused) },
    Step("R6.3.6 what was returned goes the whole way again", .submitted, nil) {
      try $0.answer(.returned, reason: "补充材料")
      try $0.assess($0.firstTip)
      try $0.proposeTotal(250_000)
      try $0.decideTotal()
      try $0.submit()
      try $0.answer()
    },
    Step("R6.3.6 what was returned is not submitted again as it is", .submitted, .notApproved) {
      try $0.answer(.returned, reason: "补充材料")
      try $0.submit()
    },
    Step("R6.3.6 nothing is paid before it is granted", .submitted, .notGranted) { try $0.pay() },
    Step("R6.4 paid to somebody whose identity was opened for it", .granted, .identityNotOpened) { try $0.pay() },
    Step("R6.3.6 as much as was granted", .granted, .amountUnfit) {
      try $0.openForPayment($0.rewarded)
      try $0.pay(299_999)
    },
    Step("R6.3.6 once", .granted, .alreadyDecided) {
      try $0.openForPayment($0.rewarded)
      try $0.pay()
      try $0.pay()
    },
    Step("R6.3.6 by two officers", .granted, .ownPayment) {
      try $0.openForPayment($0.rewarded)
      try $0.pay()
      try $0.witness(as: Cast.custodian)
    },
    Step("R6.3.6 not closed before the second signed", .granted, .rewardsUnpaid) {
      try $0.openForPayment($0.rewarded)
      try $0.pay()
      try $0.perform(CloseReward(lead: $0.firstLead, reason: "已发放"), as: Cast.office)
    },
    Step("R6.3.6 the whole way", .granted, nil) {
      try $0.openForPayment($0.rewarded)
      try $0.pay()
      try $0.witness()
      try $0.perform(CloseReward(lead: $0.firstLead, reason: "已发放"), as: Cast.office)
      #expect($0.reward?.state == .closed)
    },
    Step("R6.3.6 a claim lapses only after notice", .granted, .notNoticed) {
      try $0.perform(LapseReward(lead: $0.firstLead, reporter: $0.rewarded, reason: "未领"), as: Cast.custodian)
    },
    Step("R6.3.6 a claim runs for its days", .granted, .claimRuns) {
      try $0.perform(NoticeReward(lead: $0.firstLead, reporter: $0.rewarded, words: "告知"), as: Cast.custodian)
      try $0.perform(LapseReward(lead: $0.firstLead, reporter: $0.rewarded, reason: "未领"), as: Cast.custodian)
    },
    Step("R6.3.6 not closed over a reporter who qualifies", .collecting, .rewardsUnpaid) {
      try $0.perform(CloseReward(lead: $0.firstLead, reason: "不奖励"), as: Cast.office)
    },
    Step("R6.5.2 closed where nobody qualifies", .collecting, nil) {
      try $0.mark($0.rewarded, .staff, .yes)
      try $0.perform(CloseReward(lead: $0.firstLead, reason: "工作人员"), as: Cast.office)
    },
    Step("R6.3.6 what is closed stays closed", .refused, .rewardDecided) {
      try $0.perform(CloseReward(lead: $0.firstLead, reason: "县未批准"), as: Cast.office)
      try $0.register()
    },
  ])
  func way(_ step: Step) throws { try step.check() }

  @Test func aLeadThatWasNotConfirmedOpensNoReward() throws {
    var bench = DeskBench.sections
    _ = try bench.openFirst()
    let refusal = bench.refusal(of: OpenReward(lead: bench.firstLead), as: Cast.office)
    #expect(refusal?.reason == .notConfirmed)
    #expect(bench.refusal(of: OpenReward(lead: bench.firstLead, ground: .claim), as: Cast.custodian) == nil)
  }

  @Test func nobodyEstablishesFactsOfTheirOwn() throws {
    let bench = DeskBench.made(.collecting)
    let facts = try #require(bench.desk.rewardFacts(of: bench.firstLead, at: bench.clock))
    #expect(facts.lead.finding == .confirmed && facts.lead.knownSince == .never && facts.tips.count == 1)
    #expect(facts.tips[0].content == ["强迫交易"] && facts.tips[0].reporters[0].trueName == true)
    let review = RewardReview(facts)
    #expect(review.tips[0].decision == .eligible)
    // Every clause that was settled rests on something somebody put into the log.
    for clause in review.tips[0].clauses
    where ["R6.2.1", "R6.2.2", "R6.2.3", "R6.5.2", "R6.5.3"].contains(clause.clause.rawValue) {
      #expect(clause.restsOn.contains { !bench.desk.evidence(of: $0, in: bench.firstLead).isEmpty }, "\(clause.clause)")
    }
    // That the name is true and somebody answers rests on what the custodian checked.
    let (tip, alias) = (facts.tips[0].id, facts.tips[0].reporters[0].alias)
    let reporter = try #require(bench.desk.reporters.of(bench.desk.leads.tips[0][0]).first)
    let check = try #require(bench.desk.reporters.nameCheck(of: reporter))
    #expect(check != bench.desk.reporters.events(of: reporter).first)
    for question in [RewardFact.Question.trueName, .contactWorks] {
      #expect(bench.desk.evidence(of: .reporter(question, alias: alias, tip: tip), in: bench.firstLead) == [check])
    }
    var unopened = DeskBench.closedLead
    #expect(unopened.desk.rewardReview(of: unopened.firstLead, at: unopened.clock)?.tips[0].decision == .undetermined)
    try unopened.openReward()
    #expect(unopened.reward?.state == .collecting)
  }

  @Test func rulingsOfTheDeskGovernByTheDayOfReceipt() throws {
    var bench = DeskBench.made(.collecting)
    let day = bench.desk.date(of: bench.clock)
    try bench.perform(
      ProposeRuling(ruling: .campaignTo, value: .text("2026-11-01"), from: day.adding(days: 1), reason: "会议"),
      as: Cast.office)
    try bench.perform(ConfirmRuling(proposal: bench.desk.rulings.proposals[0].event), as: Cast.leader)
    let later = bench.clock.adding(minutes: 3 * 1440)
    // The tip came while the campaign had no end.
    #expect(bench.desk.rewardReview(of: bench.firstLead, at: later)?.tips[0].decision == .eligible)
  }

  @Test func whatWasPaidIsNotRewardedAgain() throws {
    var bench = DeskBench.made(.granted)
    try bench.openForPayment(bench.rewarded)
    try bench.pay()
    try bench.witness()
    let second = try bench.reporter()
    try bench.decide(bench.rewarded, second)
    let tip = bench.newestTip
    try bench.perform(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "另一线索"), as: Cast.office)
    let lead = bench.desk.leads.rows[1].id
    let facts = try #require(bench.desk.rewardFacts(of: lead, at: bench.clock))
    #expect(facts.priorAwards.map(\.alias) == [bench.desk.rewardAlias(second)])
    #expect(facts.priorAwards[0].content == ["强迫交易"])
    #expect(!bench.desk.evidence(of: .priorAwards(alias: facts.priorAwards[0].alias), in: lead).isEmpty)
  }
}
