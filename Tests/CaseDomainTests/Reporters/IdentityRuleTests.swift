import Testing

@testable import CaseDomain

@Suite struct IdentityRuleTests {
  private static let known: Rule.Step = { _ = try $0.reporter() }
  private static let asked: Rule.Step = { try $0.request(try $0.reporter()) }
  private static let approved: Rule.Step = {
    try IdentityRuleTests.asked(&$0)
    try $0.approve($0.newestRequest)
  }
  private static let shown: Rule.Step = {
    try IdentityRuleTests.approved(&$0)
    try $0.view($0.newestRequest)
  }
  private static let destroyed: Rule.Step = { try $0.destroy(try $0.reporter()) }

  @Test(
    "Asking",
    arguments: [
      Rule.possible("R6.4 the office asks", given: known) { try $0.request($0.newestReporter) },
      .possible("R6.4 a leader asks", given: known) { try $0.request($0.newestReporter, as: Cast.leader) },
      .possible("R6.4 a custodian asks for themselves", given: known) {
        try $0.request($0.newestReporter, as: Cast.custodian)
      },
      .refused("R6.4 an auditor does not", .postRequired, given: known) {
        try $0.request($0.newestReporter, as: Cast.auditor)
      },
      .refused("R6.4 nor a liaison", .postRequired, given: known) {
        try $0.request($0.newestReporter, as: Cast.liaison)
      },
      .possible("R6.4 it is taken down alike where nothing was given", given: { _ = try $0.reporter([]) }) {
        try $0.request($0.newestReporter)
      },
      .refused("R6.4 with a reason", .reasonMissing, given: known) {
        try $0.perform(
          RequestIdentity(reporter: $0.newestReporter, purpose: .legal, reason: "\u{200B}", custodian: Cast.custodian),
          as: Cast.office)
      },
      .refused("R6.4 for a custodian", .noSuchCustodian, given: known) {
        try $0.request($0.newestReporter, custodian: Cast.leader)
      },
      .refused("R6.4 not for one whom the tip names", .noSuchCustodian, given: { _ = try $0.reporter(naming: ["戊"]) }) {
        try $0.request($0.newestReporter)
      },
      .refused("R6.4 not by whom the tip names", .namedAsSubject, given: { _ = try $0.reporter(naming: ["丁"]) }) {
        try $0.request($0.newestReporter)
      },
      .refused("R6.4 once at a time", .alreadyRequested, given: asked) {
        try $0.request($0.newestReporter, as: Cast.receiver)
      },
      .possible("R6.4 again after a decision", given: approved) { try $0.request($0.newestReporter) },
      .refused("R6.4 not after destruction", .identityDestroyed, given: destroyed) {
        try $0.request($0.newestReporter)
      },
    ])
  func asking(_ rule: Rule) throws { try rule.check() }

  @Test(
    "Deciding",
    arguments: [
      Rule.possible("R6.4 a leader approves", given: asked) { try $0.approve($0.newestRequest) },
      .refused("R6.4 the office does not", .postRequired, given: asked) {
        try $0.approve($0.newestRequest, as: Cast.receiver)
      },
      .refused("R6.4 nor the custodian", .postRequired, given: asked) {
        try $0.approve($0.newestRequest, as: Cast.custodian)
      },
      .refused(
        "R6.4 nor who asked", .ownRequest,
        given: { try $0.request(try $0.reporter(), as: Cast.leader) }
      ) { try $0.approve($0.newestRequest) },
      .possible(
        "R6.4 but another leader",
        given: { try $0.request(try $0.reporter(), as: Cast.leader) }
      ) { try $0.approve($0.newestRequest, as: Cast.secondLeader) },
      .refused("R6.4 nor is anybody leader and custodian of it", .bothLocks) {
        _ = try $0.hire("寅", [.custodian, .leader])
      },
      .refused(
        "R6.4 nor whom the tip names", .namedAsSubject,
        given: { try $0.request(try $0.reporter(naming: ["己"])) }
      ) { try $0.approve($0.newestRequest, as: Cast.secondLeader) },
      .refused(
        "R6.4 nor declines whom the tip names", .namedAsSubject,
        given: { try $0.request(try $0.reporter(naming: ["己"])) }
      ) {
        try $0.perform(DeclineIdentity(request: $0.newestRequest, reason: "不妥"), as: Cast.secondLeader)
      },
      .refused("R6.4 every file is lifted", .changedMeanwhile, given: asked) {
        try $0.approve($0.newestRequest, lifting: 0)
      },
      .refused("R6.4 no other file is", .changedMeanwhile, given: asked) {
        try $0.approve($0.newestRequest, lifting: 2)
      },
      .refused(
        "R6.4 what was sealed since is lifted too", .changedMeanwhile,
        given: {
          try IdentityRuleTests.asked(&$0)
          try $0.add([.address], to: $0.newestReporter)
        }
      ) { try $0.approve($0.newestRequest) },
      .possible(
        "R6.4 nothing is lifted where nothing was sealed",
        given: { try $0.request(try $0.reporter([])) }
      ) { try $0.approve($0.newestRequest, lifting: 0) },
      .refused(
        "R6.4 not for a custodian who left the post", .noSuchCustodian,
        given: {
          try IdentityRuleTests.asked(&$0)
          try $0.perform(
            ChangePosts(member: Cast.custodian, posts: .office, section: nil, reason: "换岗"), as: Cast.leader)
        }
      ) { try $0.approve($0.newestRequest) },
      .refused("R6.4 once", .alreadyDecided, given: approved) { try $0.approve($0.newestRequest) },
      .refused("R6.4 declined with a reason", .reasonMissing, given: asked) {
        try $0.perform(DeclineIdentity(request: $0.newestRequest, reason: ""), as: Cast.leader)
      },
      .refused(
        "R6.4 declined is declined", .alreadyDecided,
        given: {
          try IdentityRuleTests.asked(&$0)
          try $0.perform(DeclineIdentity(request: $0.newestRequest, reason: "不妥"), as: Cast.leader)
        }
      ) { try $0.approve($0.newestRequest) },
      .refused("R6.4 only a request there is", .noSuchRequest) { try $0.approve(EventNumber(rawValue: 1)) },
      .refused(
        "R6.4 not after destruction", .identityDestroyed,
        given: {
          try IdentityRuleTests.asked(&$0)
          try $0.destroy($0.newestReporter)
        }
      ) { try $0.approve($0.newestRequest) },
    ])
  func deciding(_ rule: Rule) throws { try rule.check() }

  @Test(
    "Withdrawing",
    arguments: [
      Rule.possible("R6.4 who asked takes it back", given: asked) {
        try $0.perform(WithdrawIdentityRequest(request: $0.newestRequest), as: Cast.office)
      },
      .refused("R6.4 nobody else", .notYourRequest, given: asked) {
        try $0.perform(WithdrawIdentityRequest(request: $0.newestRequest), as: Cast.receiver)
      },
      .refused(
        "R6.4 nothing is shown afterwards", .requestNotApproved,
        given: {
          try IdentityRuleTests.approved(&$0)
          try $0.perform(WithdrawIdentityRequest(request: $0.newestRequest), as: Cast.office)
        }
      ) { try $0.view($0.newestRequest) },
      .refused(
        "R6.4 once", .alreadyDecided,
        given: {
          try IdentityRuleTests.asked(&$0)
          try $0.perform(WithdrawIdentityRequest(request: $0.newestRequest), as: Cast.office)
        }
      ) { try $0.perform(WithdrawIdentityRequest(request: $0.newestRequest), as: Cast.office) },
    ])
  func withdrawing(_ rule: Rule) throws { try rule.check() }

  @Test(
    "Looking",
    arguments: [
      Rule.possible("R6.4 the custodian looks", given: approved) { try $0.view($0.newestRequest) },
      .refused("R6.4 not before approval", .requestNotApproved, given: asked) { try $0.view($0.newestRequest) },
      .refused("R6.4 not the leader", .postRequired, given: approved) {
        try $0.view($0.newestRequest, as: Cast.leader)
      },
      .refused(
        "R6.4 not another custodian", .notYourRequest,
        given: {
          _ = try $0.hire("寅", .custodian)
          try IdentityRuleTests.approved(&$0)
        }
      ) { try $0.view($0.newestRequest, as: DeskBench.secondCustodian) },
      .possible("R6.4 to the end of the next working day", given: approved) {
        try $0.view($0.newestRequest, at: at("2026-11-24 23:59"))
      },
      .refused("R6.4 no longer", .approvalExpired, given: approved) {
        try $0.view($0.newestRequest, at: at("2026-11-25 00:00"))
      },
      .possible("R6.4 another minute", given: shown) { try $0.view($0.newestRequest, renewal: true) },
      .refused("R6.4 not of what is not shown", .notShown, given: approved) {
        try $0.view($0.newestRequest, renewal: true)
      },
      .possible("R6.4 the custodian closes it", given: shown) {
        try $0.perform(CloseIdentity(request: $0.newestRequest, how: .expired), as: Cast.custodian)
      },
      .refused("R6.4 nobody else does", .notYourRequest, given: shown) {
        try $0.perform(CloseIdentity(request: $0.newestRequest, how: .closed), as: Cast.leader)
      },
      .refused(
        "R6.4 closed is closed", .notShown,
        given: {
          try IdentityRuleTests.shown(&$0)
          try $0.perform(CloseIdentity(request: $0.newestRequest, how: .closed), as: Cast.custodian)
        }
      ) { try $0.perform(CloseIdentity(request: $0.newestRequest, how: .closed), as: Cast.custodian) },
      .refused(
        "R6.4 not once the tip names them", .namedAsSubject,
        given: {
          try IdentityRuleTests.approved(&$0)
          try $0.perform(
            AmendTip(
              tip: $0.newestTip, content: .some(naming: ["戊"]), reason: "补记",
              basedOn: $0.desk.tips.lastEvent(of: $0.newestTip)!), as: Cast.receiver)
        }
      ) { try $0.view($0.newestRequest) },
      .refused(
        "R6.4 not after destruction", .identityDestroyed,
        given: {
          try IdentityRuleTests.approved(&$0)
          try $0.destroy($0.newestReporter)
        }
      ) { try $0.view($0.newestRequest) },
    ])
  func looking(_ rule: Rule) throws { try rule.check() }

  @Test(
    "Cards",
    arguments: [
      Rule.possible("R6.4 a custodian reads it", given: known) {
        try $0.perform(ReadCard(reporter: $0.newestReporter, reason: "约见"), as: Cast.custodian)
      },
      .refused("R6.4 nobody else", .postRequired, given: known) {
        try $0.perform(ReadCard(reporter: $0.newestReporter, reason: "约见"), as: Cast.leader)
      },
      .refused("R6.4 with a reason", .reasonMissing, given: known) {
        try $0.perform(ReadCard(reporter: $0.newestReporter, reason: " "), as: Cast.custodian)
      },
      .refused("R6.4 not after destruction", .identityDestroyed, given: destroyed) {
        try $0.perform(ReadCard(reporter: $0.newestReporter, reason: "约见"), as: Cast.custodian)
      },
      .refused("R6.4 not by whom the tip names", .namedAsSubject, given: { _ = try $0.reporter(naming: ["戊"]) }) {
        try $0.perform(ReadCard(reporter: $0.newestReporter, reason: "约见"), as: Cast.custodian)
      },
    ])
  func cards(_ rule: Rule) throws { try rule.check() }

  private static let proposed: Rule.Step = { try $0.proposeDestruction(try $0.reporter()) }

  @Test(
    "Destruction",
    arguments: [
      Rule.possible("R6.4 a custodian proposes", given: known) { try $0.proposeDestruction($0.newestReporter) },
      .possible("R6.4 or a leader", given: known) { try $0.proposeDestruction($0.newestReporter, as: Cast.leader) },
      .refused("R6.4 nobody else", .postRequired, given: known) {
        try $0.proposeDestruction($0.newestReporter, as: Cast.office)
      },
      .refused("R6.4 on grounds", .reasonMissing, given: known) {
        try $0.perform(ProposeDestruction(reporter: $0.newestReporter, grounds: " "), as: Cast.custodian)
      },
      .refused("R6.4 once at a time", .destructionWaiting, given: proposed) {
        try $0.proposeDestruction($0.newestReporter, as: Cast.leader)
      },
      .possible("R6.4 a leader approves", given: proposed) {
        try $0.perform(ApproveDestruction(proposal: $0.newestDestruction), as: Cast.leader)
      },
      .refused("R6.4 the custodian does not", .postRequired, given: proposed) {
        try $0.perform(ApproveDestruction(proposal: $0.newestDestruction), as: Cast.custodian)
      },
      .refused(
        "R6.4 nor the leader who proposed", .ownDestruction,
        given: { try $0.proposeDestruction(try $0.reporter(), as: Cast.leader) }
      ) { try $0.perform(ApproveDestruction(proposal: $0.newestDestruction), as: Cast.leader) },
      .refused(
        "R6.4 nor whom the tip names", .namedAsSubject,
        given: { try $0.proposeDestruction(try $0.reporter(naming: ["甲"])) }
      ) { try $0.perform(ApproveDestruction(proposal: $0.newestDestruction), as: Cast.leader) },
      .refused("R6.4 declined with a reason", .reasonMissing, given: proposed) {
        try $0.perform(DeclineDestruction(proposal: $0.newestDestruction, reason: ""), as: Cast.leader)
      },
      .refused(
        "R6.4 declined is declined", .alreadyDecided,
        given: {
          try IdentityRuleTests.proposed(&$0)
          try $0.perform(DeclineDestruction(proposal: $0.newestDestruction, reason: "不妥"), as: Cast.leader)
        }
      ) { try $0.perform(ApproveDestruction(proposal: $0.newestDestruction), as: Cast.leader) },
      .refused("R6.4 destroyed is destroyed", .identityDestroyed, given: destroyed) {
        try $0.proposeDestruction($0.newestReporter)
      },
    ])
  func destruction(_ rule: Rule) throws { try rule.check() }
}
