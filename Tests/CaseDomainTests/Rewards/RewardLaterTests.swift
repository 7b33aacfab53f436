import Testing

@testable import CaseDomain

/// What comes after the outcome: an objection, and a share that is taken back (R6.3.6).
@Suite struct RewardLaterTests {
  typealias Step = RewardWorkflowTests.Step

  @Test(arguments: [
    Step("R6.3.6 nothing to object to before there is an outcome", .submitted, .objectionEarly) { try $0.object() },
    Step("R6.3.6 an objection says what", .refused, .textMissing) { try $0.object(" ") },
    Step("R6.3.6 one objection at a time", .refused, .alreadyDecided) {
      try $0.object()
      try $0.object()
    },
    Step("R6.3.6 another once the first is answered", .refused, nil) {
      try $0.object()
      try $0.answerObjection(false)
      try $0.object()
    },
    Step("R6.3.6 who approved it does not answer", .refused, .ownObjection) {
      try $0.object()
      try $0.answerObjection(true, as: Cast.leader)
    },
    Step("R6.3.6 the county answers by letter", .refused, .letterMissing) {
      try $0.object()
      try $0.answerObjection(true, letter: " ", as: Cast.office)
    },
    Step("R6.3.6 the office does not answer by itself", .refused, .postRequired) {
      try $0.object()
      try $0.answerObjection(true, as: Cast.office)
    },
    Step("R6.3.6 answered once", .refused, .changedMeanwhile) {
      try $0.object()
      try $0.answerObjection(false)
      try $0.answerObjection(true)
    },
    Step("R6.3.6 nothing is paid while an objection waits", .granted, .objectionOpen) {
      try $0.openForPayment($0.rewarded)
      try $0.object()
      try $0.pay()
    },
    Step("R6.3.6 not closed while an objection waits", .refused, .objectionOpen) {
      try $0.object()
      try $0.closeReward()
    },
    Step("R6.3.6 not reopened over a payment that one officer signed", .granted, .paymentUnsigned) {
      try $0.openForPayment($0.rewarded)
      try $0.pay()
      try $0.object()
      try $0.answerObjection(true)
    },
    Step("R6.3.6 what was refused is decided anew", .refused, nil) {
      try $0.object()
      try $0.answerObjection(true, letter: "县奖2号", as: Cast.office)
      #expect($0.reward?.state == .countersigned && $0.reward?.proposal == nil)
      try $0.assess($0.firstTip)
      try $0.proposeTotal(200_000)
      try $0.decideTotal()
      try $0.submit()
      try $0.answer()
      #expect($0.reward?.unpaid.map(\.fen) == [200_000])
    },
    Step("R6.3.6 only a granted share is taken back", .submitted, .notPayable) { try $0.revoke() },
    Step("R6.3.6 taken back once", .granted, .alreadyDecided) {
      try $0.revoke()
      try $0.revoke()
    },
    Step("R6.3.6 nobody takes back on their own proposal", .granted, .ownRevocation) {
      let both = try $0.hire("卯", [.office, .leader])
      try $0.revoke(as: both)
      try $0.decideRevocation(as: both)
    },
    Step("R6.3.6 what was taken back is not paid", .granted, .notPayable) {
      try $0.openForPayment($0.rewarded)
      try $0.revoke()
      try $0.decideRevocation()
      try $0.pay()
    },
    Step("R6.3.6 what a leader left is paid", .granted, nil) {
      try $0.openForPayment($0.rewarded)
      try $0.revoke()
      try $0.decideRevocation(false)
      try $0.pay()
    },
    Step("R6.3.6 taken back before it was paid, it closes with nothing owed", .granted, nil) {
      try $0.revoke()
      try $0.decideRevocation()
      try $0.closeReward()
    },
    Step("R6.3.6 not closed while it is asked for", .granted, .recoveryOpen) {
      try $0.openForPayment($0.rewarded)
      try $0.pay()
      try $0.witness()
      try $0.revoke()
      try $0.closeReward()
    },
    Step("R6.3.6 not closed while somebody owes it", .granted, .recoveryOpen) {
      try $0.openForPayment($0.rewarded)
      try $0.pay()
      try $0.witness()
      try $0.revoke()
      try $0.decideRevocation()
      try $0.recover(299_999)
      try $0.witnessRecovery()
      try $0.closeReward()
    },
    Step("R6.3.6 closed once it came back and two signed", .granted, nil) {
      try $0.openForPayment($0.rewarded)
      try $0.pay()
      try $0.witness()
      try $0.revoke()
      try $0.decideRevocation()
      try $0.recover(100_000)
      try $0.witnessRecovery()
      try $0.recover(200_000)
      try $0.witnessRecovery()
      try $0.closeReward()
    },
    Step("R6.3.6 nothing is recovered from somebody who may keep it", .granted, .notRevoked) {
      try $0.openForPayment($0.rewarded)
      try $0.pay()
      try $0.recover(1)
    },
    Step("R6.3.6 proxy and gift say what", .granted, .mannerUnsaid) {
      try $0.openForPayment($0.rewarded)
      try $0.perform(
        PayReward(lead: $0.firstLead, reporter: $0.rewarded, fen: 300_000, manner: .proxy, voucher: "凭证1号"),
        as: Cast.custodian)
    },
    Step("R6.3.6 no form before it is rated", .collecting, .notRegistered) {
      try $0.perform(
        ExportReward(lead: $0.firstLead, what: .approval, file: "表.txt", reason: "报批"), as: Cast.office)
    },
    Step("R6.4 a paper says what for", .registered, .reasonMissing) {
      try $0.perform(ExportReward(lead: $0.firstLead, what: .approval, file: "表.txt", reason: " "), as: Cast.office)
    },
    Step("R6.3.6 no package before the letter", .approved, .notSubmitted) {
      try $0.perform(
        ExportReward(
          lead: $0.firstLead, what: .package, file: "报送", reason: "奖1号", contents: [DeskBench.handed]),
        as: Cast.office)
    },
    Step("R6.4 a package says what is in it", .submitted, .contentsMissing) {
      try $0.perform(
        ExportReward(lead: $0.firstLead, what: .package, file: "报送", reason: "奖1号"), as: Cast.office)
    },
    Step("R6.4 a form holds nothing else", .registered, .misplaced) {
      try $0.perform(
        ExportReward(
          lead: $0.firstLead, what: .approval, file: "表.txt", reason: "报批", contents: [DeskBench.handed]),
        as: Cast.office)
    },
    Step("R6.3.6 no voucher before it is granted", .submitted, .notGranted) {
      try $0.perform(
        ExportReward(lead: $0.firstLead, what: .voucher, file: "凭证.txt", reason: "发放"), as: Cast.custodian)
    },
    Step("R6.2.2 a time rests on something", .collecting, .basisMissing) {
      try $0.perform(
        RecordCircumstances(
          lead: $0.firstLead, knownSince: .never, verifiedSince: .never, underInvestigationSince: .never,
          knownContent: [("强迫交易", .on(.day(on("2026-03-01"))))], exclusion: .never), as: Cast.office)
    },
    Step("R6.2.2 an item is known once", .collecting, .contentMissing) {
      try $0.perform(
        RecordCircumstances(
          lead: $0.firstLead, knownSince: .never, verifiedSince: .never, underInvestigationSince: .never,
          knownContent: [("a", .never), ("a", .unknown)], exclusion: .never), as: Cast.office)
    },
  ])
  func way(_ step: Step) throws { try step.check() }

  @Test("R6.2.2 content that was held by itself is not rewarded") func knownContent() throws {
    var bench = DeskBench.made(.collecting)
    try bench.assess(bench.firstTip, content: ["强迫交易", "殴打"])
    try bench.perform(
      RecordCircumstances(
        lead: bench.firstLead, knownSince: .never, verifiedSince: .never, underInvestigationSince: .never,
        knownContent: [("殴打", .on(.day(on("2026-03-01"))))], basis: "县局来函3号", exclusion: .never),
      as: Cast.office)
    let review = try #require(bench.desk.rewardReview(of: bench.firstLead, at: bench.clock))
    #expect(review.tips[0].rewardedContent == ["强迫交易"])
    #expect(bench.desk.evidence(of: .knownContent(item: "殴打"), in: bench.firstLead).count == 1)
  }

  @Test("R6.3.6 after an objection only what is more is paid, and what was paid stands") func more() throws {
    var bench = DeskBench.paidReward
    try bench.object()
    try bench.answerObjection(true)
    #expect(bench.reward?.closed == nil && bench.reward?.unpaid.isEmpty == true)
    try bench.proposeTotal(500_000)
    try bench.decideTotal()
    try bench.submit()
    try bench.answer()
    let share = try #require(bench.reward?.unpaid.first)
    #expect(bench.reward?.toPay(share) == 200_000)
    try bench.openForPayment(bench.rewarded)
    #expect(throws: Refusal.self) { try bench.pay(500_000) }
    try bench.pay(200_000)
    try bench.witness()
    try bench.closeReward()
    #expect(bench.reward?.paid(to: bench.rewarded) == 500_000)
    // Less than before takes nothing back from somebody who did not deceive.
    try bench.object()
    try bench.answerObjection(true)
    try bench.proposeTotal(100_000)
    try bench.decideTotal()
    try bench.submit()
    try bench.answer()
    #expect(bench.reward?.unpaid.isEmpty == true && bench.reward?.debtors.isEmpty == true)
    try bench.closeReward()
  }

  @Test("R6.3.6 whoever gave it back is not proposed again") func revoked() throws {
    var bench = DeskBench.revokedReward
    #expect(bench.reward?.owed(by: bench.rewarded) == 300_000 && bench.reward?.debtors == [bench.rewarded])
    #expect(bench.desk.rewardFacts(of: bench.firstLead, at: bench.clock)?.priorAwards.isEmpty == true)
    try bench.waive()
    #expect(bench.reward?.debtors.isEmpty == true)
    // Money that comes all the same is taken.
    try bench.recover(300_000)
    try bench.witnessRecovery()
    #expect(bench.reward?.owed(by: bench.rewarded) == 0)
    let other = try bench.reporter()
    #expect(
      bench.refusal(of: WaiveRecovery(lead: bench.firstLead, reporter: other, reason: "无"), as: Cast.leader) != nil)
  }

  @Test("R6.3.6 an objection that is upheld gives back what was taken") func restored() throws {
    var bench = DeskBench.revokedReward
    try bench.object("账目属实")
    try bench.answerObjection(true)
    #expect(bench.reward?.isRevoked(bench.rewarded) == false && bench.reward?.state == .countersigned)
    try bench.proposeTotal()
    try bench.decideTotal()
    try bench.submit()
    try bench.answer()
    // It was never returned: nothing is left to pay.
    #expect(bench.reward?.unpaid.isEmpty == true)
    try bench.closeReward()
  }

  @Test("R6.3.6 a share that was taken back is not granted again") func notAgain() throws {
    var bench = DeskBench.made(.granted)
    try bench.revoke()
    try bench.decideRevocation()
    try bench.reopenForOther()
    #expect(
      bench.refusal(of: ProposeReward(lead: bench.firstLead, total: 100), as: Cast.office)?.reason == .revokedShare)
  }

  @Test("R6.3.6 a person who is paid under another alias is found under this one") func otherAlias() throws {
    var bench = DeskBench.staffed
    let first = try bench.reporter()
    bench = try DeskBench.reward(in: .collecting, from: bench)
    #expect(bench.desk.rewardReporter(first, in: bench.firstLead) == first)
    let second = try bench.reporter()
    try bench.decide(first, second)
    try bench.perform(
      OpenLead(tips: [bench.newestTip], isSuspectedOrganisedCrime: false, reason: "另一线索"), as: Cast.office)
    let lead = bench.desk.leads.rows[1].id
    // The share of the second lead carries the lowest alias, which stands in the first lead's tip.
    #expect(bench.desk.rewardAlias(second) == bench.desk.rewardAlias(first))
    #expect(bench.desk.rewardReporter(first, in: lead) == second)
  }
}

extension DeskBench {
  fileprivate static let handed = HandedFile(name: "报送函.txt", bytes: 1, sha256: String(repeating: "5c", count: 32))

  /// Opens a reward again on an objection of somebody else in the same lead, so that what was taken back stays so.
  fileprivate mutating func reopenForOther() throws {
    let second = try tip(
      RegisterTip(content: .some(), reporters: [.init(given: [.name, .phone], identity: .some)]))
    try settle(.join(firstLead), for: second)
    let other = desk.reporters.of(second)[0]
    try perform(ObjectToReward(lead: firstLead, reporter: other, words: "也曾举报"), as: Cast.custodian)
    try answerObjection(true)
    try assess(second, helpful: .yes)
    try clear(other)
    try perform(StateForReporter(lead: firstLead, reporter: other, willing: .yes), as: Cast.custodian)
  }
}
