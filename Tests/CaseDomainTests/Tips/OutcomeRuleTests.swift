import Testing

@testable import CaseDomain

@Suite struct OutcomeRuleTests {
  private static let asking = Outcome.returnForMore(questions: "何时何地？")
  private static let aTip: Rule.Step = { _ = try $0.tip(naming: ["某酒店"]) }
  /// A tip waits for the second member to a return; the receiver proposed it.
  private static let waiting: Rule.Step = {
    try $0.propose(asking, for: try $0.tip(naming: ["某酒店"]))
  }
  /// The first tip opened a lead, the second waits for triage.
  private static let aLead: Rule.Step = {
    _ = try $0.lead(of: try $0.tip("甲"))
    _ = try $0.tip("乙")
  }
  private static let passedOn: Rule.Step = {
    try $0.settle(.passOn($0.police, letter: "函1号"), for: try $0.tip())
  }

  @Test("R5.2 who comes too late is told who was faster, and when") func whoWasFaster() throws {
    var bench = DeskBench.staffed
    let (opened, joined, passed) = (try bench.tip("甲"), try bench.tip("乙"), try bench.tip("丙"))
    let lead = try bench.lead(of: opened, at: at("2026-11-23 10:00"))
    try bench.settle(.join(lead), for: joined, at: at("2026-11-23 11:00"))
    try bench.settle(.passOn(bench.police, letter: "函1号"), for: passed, at: at("2026-11-23 12:00"))
    for (tip, state, hour) in [(opened, TipState.openedLead, 10), (joined, .joinedLead, 11), (passed, .passedOn, 12)] {
      let late = OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确")
      let number = try #require(bench.desk.tips[tip]).number
      #expect(
        bench.refusal(of: late, as: Cast.receiver, at: at("2026-11-23 14:00"))?.details == [
          .number(number), .tipState(state), .member(Cast.office), .time(at("2026-11-23 \(hour):00")),
        ])
    }
    let stale = AmendTip(tip: opened, content: .some(), reason: "更正", basedOn: EventNumber(rawValue: opened.rawValue))
    #expect(bench.refusal(of: stale, as: Cast.receiver)?.details.last == .member(Cast.office))
  }

  @Test(
    "A second member",
    arguments: [
      Rule.possible("R5.2 another office member confirms", given: waiting) {
        try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.office)
      },
      .possible("R5.2 or a leader", given: waiting) {
        try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.secondLeader)
      },
      .refused("R5.2 not the proposer", .ownOutcome, given: waiting) {
        try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.receiver)
      },
      .refused("R5.2 nor declines it, being the proposer", .ownOutcome, given: waiting) {
        try $0.perform(
          DeclineOutcome(tip: $0.newestTip, proposal: $0.newestProposal, reason: "不妥"), as: Cast.receiver)
      },
      .possible("R5.2 the proposer takes it back", given: waiting) {
        try $0.perform(WithdrawOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.receiver)
      },
      .refused("R5.2 nobody else takes it back", .noProposal, given: waiting) {
        try $0.perform(WithdrawOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.office)
      },
      .refused("R5.2 declined with a reason", .reasonMissing, given: waiting) {
        try $0.perform(DeclineOutcome(tip: $0.newestTip, proposal: $0.newestProposal, reason: " "), as: Cast.office)
      },
      .refused(
        "R6.4 not whom the tip names", .namedAsSubject,
        given: { try $0.propose(OutcomeRuleTests.asking, for: try $0.tip(naming: ["某酒店", "丁"])) }
      ) { try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.office) },
      .refused(
        "R6.4 not even where the name is written apart", .namedAsSubject,
        given: { try $0.propose(OutcomeRuleTests.asking, for: try $0.tip(naming: ["　丁 "])) }
      ) { try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.office) },
      .refused(
        "R6.4 nor where a control character hides it", .namedAsSubject,
        given: { try $0.propose(OutcomeRuleTests.asking, for: try $0.tip(naming: ["\u{200B}丁\u{1F}"])) }
      ) { try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.office) },
      .refused(
        "R6.4 nor a leader it names", .namedAsSubject,
        given: { try $0.propose(OutcomeRuleTests.asking, for: try $0.tip(naming: ["己"])) }
      ) { try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.secondLeader) },
      .refused(
        "R6.4 whom it names since an amendment", .namedAsSubject,
        given: {
          try OutcomeRuleTests.waiting(&$0)
          try $0.perform(
            AmendTip(
              tip: $0.newestTip, content: .some(naming: ["丁"]), reason: "补记",
              basedOn: $0.desk.tips.lastEvent(of: $0.newestTip)!), as: Cast.receiver)
        }
      ) { try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.office) },
      .possible(
        "R6.4 someone of a name that only begins alike does",
        given: { try $0.propose(OutcomeRuleTests.asking, for: try $0.tip(naming: ["丁某"])) }
      ) { try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.office) },
      .refused(
        "R6.4 whom the tip names does not triage it", .namedAsSubject,
        given: { _ = try $0.tip(naming: ["丁"]) }
      ) { try $0.propose(OutcomeRuleTests.asking, for: $0.newestTip, as: Cast.office) },
      .refused(
        "R6.4 nor opens a lead from it", .namedAsSubject,
        given: { _ = try $0.tip(naming: ["丁"]) }
      ) { _ = try $0.lead(of: $0.newestTip) },
      .refused("R5.2 only the proposal that was seen", .noProposal, given: waiting) {
        try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: EventNumber(rawValue: 1)), as: Cast.office)
      },
      .refused(
        "R5.2 not one that was withdrawn and proposed anew", .noProposal,
        given: {
          try OutcomeRuleTests.waiting(&$0)
          try $0.perform(WithdrawOutcome(tip: $0.newestTip, proposal: $0.newestProposal), as: Cast.receiver)
          try $0.propose(OutcomeRuleTests.asking, for: $0.newestTip)
        }
      ) {
        let first = $0.desk.tips.proposals[0].event
        try $0.perform(ConfirmOutcome(tip: $0.newestTip, proposal: first), as: Cast.office)
      },
      .refused("R5.2 one outcome at a time", .alreadyProposed, given: waiting) {
        try $0.propose(OutcomeRuleTests.asking, for: $0.newestTip, as: Cast.office)
      },
      .refused("R5.2 no lead is opened while one waits", .alreadyProposed, given: waiting) {
        _ = try $0.lead(of: $0.newestTip)
      },
    ])
  func second(_ rule: Rule) throws { try rule.check() }

  @Test(
    "Outcomes",
    arguments: [
      Rule.refused("R5.2 an outcome needs a reason", .reasonMissing, given: aTip) {
        try $0.perform(ProposeOutcome(tip: $0.newestTip, outcome: OutcomeRuleTests.asking, reason: ""), as: Cast.office)
      },
      .refused("R5.2 a return asks for something", .questionMissing, given: aTip) {
        try $0.propose(.returnForMore(questions: " "), for: $0.newestTip)
      },
      .refused("Passing on needs a letter", .letterMissing, given: aTip) {
        try $0.propose(.passOn($0.police, letter: ""), for: $0.newestTip)
      },
      .refused("Passing on needs somebody to pass on to", .noSuchBody, given: aTip) {
        try $0.propose(.passOn(BodyID(rawValue: 1), letter: "函1号"), for: $0.newestTip)
      },
      .refused("A joined lead exists", .noSuchLead, given: aTip) {
        try $0.propose(.join(LeadID(rawValue: 1)), for: $0.newestTip)
      },
      .possible("A tip joins a lead", given: aLead) { try $0.propose(.join($0.firstLead), for: $0.newestTip) },
      .refused("A tip that opened a lead is not in the queue", .notInQueue, given: aLead) {
        try $0.propose(.join($0.firstLead), for: $0.firstTip)
      },
      .refused("What was passed on is not returned", .notInQueue, given: passedOn) {
        try $0.propose(OutcomeRuleTests.asking, for: $0.newestTip)
      },
      .refused("Only a link can be moved", .notLinked, given: aLead) {
        try $0.propose(.relink($0.firstLead), for: $0.newestTip)
      },
      .refused("And to another lead", .sameLead, given: aLead) {
        try $0.propose(.relink($0.firstLead), for: $0.firstTip)
      },
      .refused("One that exists", .noSuchLead, given: aLead) {
        try $0.propose(.relink(LeadID(rawValue: 1)), for: $0.firstTip)
      },
      .refused(
        "One move at a time", .alreadyProposed,
        given: {
          try OutcomeRuleTests.aLead(&$0)
          _ = try $0.lead(of: $0.newestTip)
          try $0.propose(.relink($0.newestLead), for: $0.firstTip)
        }
      ) { try $0.propose(.relink($0.newestLead), for: $0.firstTip, as: Cast.office) },
      .refused("No tip, no outcome", .noSuchTip) {
        try $0.propose(OutcomeRuleTests.asking, for: TipID(rawValue: 1))
      },
      .refused("Nothing that was not returned comes back", .notReturned, given: aTip) {
        try $0.perform(ResumeTip(tip: $0.newestTip, reason: "逾期"), as: Cast.office)
      },
      .refused("An acknowledgement is of a passing on", .notPassedOn, given: aTip) {
        try $0.perform(AcknowledgePassing(tip: $0.newestTip, on: on("2026-11-23"), reference: "回执"), as: Cast.office)
      },
      .refused("It says by whom or what", .letterMissing, given: passedOn) {
        try $0.perform(AcknowledgePassing(tip: $0.newestTip, on: on("2026-11-23"), reference: " "), as: Cast.office)
      },
      .refused("It does not lie ahead", .dateInvalid, given: passedOn) {
        try $0.perform(AcknowledgePassing(tip: $0.newestTip, on: on("2026-11-24"), reference: "回执"), as: Cast.office)
      },
      .refused("Nor before the tip was there", .dateInvalid, given: passedOn) {
        try $0.perform(AcknowledgePassing(tip: $0.newestTip, on: on("2026-11-22"), reference: "回执"), as: Cast.office)
      },
      .refused(
        "It comes once", .notPassedOn,
        given: {
          try OutcomeRuleTests.passedOn(&$0)
          try $0.perform(AcknowledgePassing(tip: $0.newestTip, on: on("2026-11-23"), reference: "回执"), as: Cast.office)
        }
      ) {
        try $0.perform(AcknowledgePassing(tip: $0.newestTip, on: on("2026-11-23"), reference: "回执"), as: Cast.office)
      },
    ])
  func outcomes(_ rule: Rule) throws { try rule.check() }

  @Test("R5.2 a tip that came back while its outcome waited is still decided") func backMeanwhile() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    try bench.settle(Self.asking, for: tip)
    let proposal = try bench.propose(.passOn(bench.police, letter: "函1号"), for: tip)
    try bench.perform(SupplementTip(tip: tip, text: "补充"), as: Cast.receiver)
    #expect(bench.state(tip) == .received)
    try bench.perform(ConfirmOutcome(tip: tip, proposal: proposal), as: Cast.office)
    #expect(bench.state(tip) == .passedOn)
  }
}
