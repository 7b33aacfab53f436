import Testing

@testable import CaseDomain

@Suite struct CodeRuleTests {
  private static let second = DeskBench.secondCustodian
  private static let first: Rule.Step = { _ = try $0.codedTip() }
  private static func code(_ bench: DeskBench) -> EventNumber { bench.desk.codes.all[0].event }
  private static let claimed: Rule.Step = {
    let (_, code) = try $0.codedTip()
    try $0.claim(with: code)
  }
  private static func waiting(_ bench: DeskBench) -> EventNumber { bench.desk.codes.claims[0].event }

  private static let issuing: [Rule] = [
    .possible("R6.4 the receiver who registered a tip gives a code") { _ = try $0.codedTip() },
    .refused("R6.4 another receiver does not", .codeTooLate, given: { _ = try $0.tip() }) {
      try $0.perform(
        ChangePosts(member: Cast.office, posts: [.office, .receiver], section: nil, reason: "受理"), as: Cast.leader)
      try $0.perform(SignUndertaking(), as: Cast.office)
      try $0.issueCode($0.firstTip, as: Cast.office)
    },
    .refused("R6.4 nobody but a receiver does", .receiverRequired) {
      try $0.issueCode(try $0.tip(RegisterTip(content: .some()), as: Cast.office), as: Cast.office)
    },
    .possible("R6.4 a day after it was registered", given: { _ = try $0.tip() }) {
      try $0.issueCode($0.firstTip, at: at("2026-11-24 09:00"))
    },
    .refused("R6.4 not later", .codeTooLate, given: { _ = try $0.tip() }) {
      try $0.issueCode($0.firstTip, at: at("2026-11-24 09:01"))
    },
    .refused("one tip has one code", .codeIssued, given: first) { try $0.issueCode($0.firstTip, tag: 2) },
    .refused("one code has one tip", .codeIssued, given: first) { try $0.issueCode(try $0.tip(), tag: 1) },
    .refused("R6.6 who gave a name needs none", .codeNotNeeded, given: { try $0.reporter() }) {
      try $0.issueCode($0.firstTip)
    },
    .possible("R6.6 who is anonymous has use for one", given: { try $0.reporter([.residentID, .phone]) }) {
      try $0.issueCode($0.firstTip)
    },
    .refused("a tip that is not there", .noSuchTip) { try $0.issueCode(TipID(rawValue: 999)) },
    .refused("R6.4 whoever the tip names does not", .namedAsSubject, given: { _ = try $0.tip(naming: ["丙"]) }) {
      try $0.issueCode($0.firstTip)
    },
  ]

  private static let using: [Rule] = [
    .possible("R6.6 the counter adds to a tip", given: first) { try $0.add(with: code($0)) },
    .refused("nothing is added without words", .textMissing, given: first) { try $0.add(with: code($0), " ") },
    .refused("R6.4 a liaison takes no code in", .postRequired, given: first) {
      try $0.add(with: code($0), as: Cast.liaison)
    },
    .refused("R6.4 nor an auditor", .postRequired, given: first) { try $0.fail(as: Cast.auditor) },
    .refused("a code that is not there", .noSuchCode) { try $0.add(with: EventNumber(rawValue: 3)) },
    .possible("R6.4 after four failures", given: first) {
      try $0.fail(times: 4)
      try $0.add(with: code($0))
    },
    .refused("R6.4 not after five", .codeAttempts, given: first) {
      try $0.fail(times: 5)
      try $0.add(with: code($0))
    },
    .refused("R6.4 nor another failure", .codeAttempts, given: first) { try $0.fail(times: 6) },
    .refused("R6.4 whoever failed, and wherever", .codeAttempts, given: first) {
      try $0.fail(times: 3, as: Cast.office)
      try $0.fail(times: 2, as: Cast.leader)
      try $0.add(with: code($0), as: Cast.custodian)
    },
    .refused("R6.4 nor a claim", .codeAttempts, given: first) {
      try $0.fail(times: 5)
      try $0.claim(with: code($0))
    },
    .possible("R6.4 another code is heard", given: first) {
      try $0.fail(2, times: 5)
      try $0.add(with: code($0))
    },
    .refused("R6.4 until all of the desk failed twenty times", .codeAttempts, given: first) {
      for tag in 10..<14 as Range<UInt8> { try $0.fail(tag, times: 5) }
      try $0.add(with: code($0))
    },
    .possible("R6.4 an hour later all is well", given: first) {
      try $0.fail(times: 5)
      try $0.add(with: code($0), at: at("2026-11-23 10:00"))
    },
    .refused("R6.4 and not a minute before", .codeAttempts, given: first) {
      try $0.fail(times: 5)
      try $0.add(with: code($0), at: at("2026-11-23 09:59"))
    },
    .possible("R6.7 the office may allow more", given: first) {
      let proposal = try $0.perform(
        ProposeRuling(ruling: .codeAttempts, value: .integer(6), from: on("2026-11-24"), reason: "会议决定"),
        as: Cast.office)
      try $0.perform(ConfirmRuling(proposal: proposal), as: Cast.leader)
      let time = at("2026-11-24 09:00")
      try $0.fail(times: 5, at: time)
      try $0.add(with: code($0), at: time)
    },
  ]

  private static let claiming: [Rule] = [
    .possible("R6.3.1 somebody says to be the reporter", given: first) { try $0.claim(with: code($0)) },
    .refused("R6.6 and has to say who they are", .detailsMissing, given: first) {
      try $0.claim(with: code($0), given: [])
    },
    .refused("one claim waits for a code", .claimWaiting, given: claimed) { try $0.claim(with: code($0)) },
    .possible("and another when it was declined", given: claimed) {
      try $0.judge(waiting($0), matches: false)
      try $0.claim(with: code($0))
    },
    .refused("R6.4 nobody keeps identities", .custodianMissing, given: first) {
      try $0.perform(RemoveMember(member: Cast.custodian, reason: "调离"), as: Cast.admin)
      try $0.claim(with: code($0))
    },
    .possible("R6.3.1 a custodian judges it", given: claimed) { try $0.judge(waiting($0)) },
    .possible("R6.3.1 or finds it false", given: claimed) { try $0.judge(waiting($0), matches: false) },
    .refused("R6.3.1 a leader does not", .postRequired, given: claimed) { try $0.judge(waiting($0), as: Cast.leader) },
    .refused("a second time", .alreadyDecided, given: claimed) {
      try $0.judge(waiting($0))
      try $0.judge(waiting($0))
    },
    .refused("R6.3.1 not who took the claim in", .ownClaim, given: first) {
      let claim = try $0.claim(with: code($0), as: Cast.custodian)
      try $0.judge(claim)
    },
    .refused(
      "R6.3.1 nor who took the tip in", .ownRegistration,
      given: {
        try $0.perform(
          ChangePosts(member: Cast.receiver, posts: [.custodian, .receiver], section: nil, reason: "兼"), as: Cast.leader
        )
        try $0.perform(SignUndertaking(), as: Cast.receiver)
        let (_, code) = try $0.codedTip()
        try $0.claim(with: code)
      }
    ) { try $0.judge(waiting($0), as: Cast.receiver) },
    .refused(
      "R6.4 nor whom the tip names", .namedAsSubject,
      given: {
        let (_, code) = try $0.codedTip(naming: ["戊"])
        try $0.claim(with: code)
      }
    ) { try $0.judge(waiting($0)) },
    .refused(
      "R6.4 nor reads it", .namedAsSubject,
      given: {
        let (_, code) = try $0.codedTip(naming: ["戊"])
        try $0.claim(with: code)
      }
    ) { try $0.perform(ReadClaim(claim: waiting($0)), as: Cast.custodian) },
    .refused("a claim that is not there", .noSuchClaim) { try $0.judge(EventNumber(rawValue: 3)) },
    .refused(
      "R6.3.1 of a joint tip it has to be said who", .noSuchReporter,
      given: {
        let reporters = [RegisterTip.Reporter](repeating: .init(given: [.phone], identity: .some), count: 2)
        let tip = try $0.tip(RegisterTip(content: .some(), reporters: reporters, isJoint: true))
        try $0.claim(with: try $0.issueCode(tip))
      }
    ) { try $0.judge(waiting($0)) },
    .possible(
      "R6.3.1 and then one of them is bound",
      given: {
        let reporters = [RegisterTip.Reporter](repeating: .init(given: [.phone], identity: .some), count: 2)
        let tip = try $0.tip(RegisterTip(content: .some(), reporters: reporters, isJoint: true))
        try $0.claim(with: try $0.issueCode(tip))
      }
    ) { try $0.judge(waiting($0), reporter: ReporterID(rawValue: 2)) },
    .refused(
      "R6.3.1 never a reporter of another tip", .noSuchReporter,
      given: {
        try $0.reporter()
        try $0.reporter([.phone])
        try $0.claim(with: try $0.issueCode($0.newestTip))
      }
    ) { try $0.judge(waiting($0), reporter: ReporterID(rawValue: 1)) },
  ]

  @Test("Receipt codes", arguments: issuing + using + claiming) func rules(_ rule: Rule) throws { try rule.check() }

  @Test("R6.6 a used code serves as identifying information and contact") func signature() throws {
    var bench = DeskBench.staffed
    let (tip, code) = try bench.codedTip()
    #expect(bench.desk.tips[tip]?.signature == .unidentifiable)
    try bench.fail()
    #expect(bench.desk.tips[tip]?.signature == .unidentifiable)
    try bench.add(with: code)
    #expect(bench.desk.tips[tip]?.signature == .anonymous)

    let reporter = try bench.reporter([.phone])
    let one = bench.newestTip
    #expect(bench.signature(reporter) == .unidentifiable)
    try bench.add(with: try bench.issueCode(one, tag: 2))
    #expect(bench.signature(reporter) == .anonymous && bench.desk.tips[one]?.signature == .anonymous)
    try bench.check(reporter, contact: false)
    #expect(bench.signature(reporter) == .anonymous, "the code is a way to reach them still")
  }

  @Test("R6.6 of a joint tip nobody knows whose the code is") func jointSignature() throws {
    var bench = DeskBench.staffed
    let reporters = [RegisterTip.Reporter](repeating: .init(given: [.phone], identity: .some), count: 2)
    let tip = try bench.tip(RegisterTip(content: .some(), reporters: reporters, isJoint: true))
    try bench.add(with: try bench.issueCode(tip))
    #expect(bench.desk.tips[tip]?.signature == .anonymous)
    for reporter in bench.desk.reporters.of(tip) { #expect(bench.signature(reporter) == .unidentifiable) }
  }

  @Test("R6.3.1 a true claim binds the person, with a new alias where there was none, also after closing")
  func binding() throws {
    var bench = DeskBench.staffed
    let (tip, code) = try bench.codedTip()
    let claim = try bench.claim(with: code)
    try bench.settle(.passOn(bench.police, letter: "函1号"), for: tip)
    try bench.judge(claim)
    let reporter = try #require(bench.desk.reporters.of(tip).first)
    #expect(bench.desk.reporters[reporter]?.isBound == true && bench.signature(reporter) == .realName)
    #expect(bench.desk.tips[tip]?.signature == .realName && bench.desk.tips[tip]?.reporters == 1)
    // The story was judged; nobody compared the name with anything (R6.6).
    #expect(bench.desk.reporters[reporter]?.nameIsTrue == nil)
    try bench.check(reporter, name: true)
    #expect(bench.desk.reporters[reporter]?.nameIsTrue == true)

    let anonymous = try bench.reporter([.phone])
    try bench.judge(try bench.claim(with: try bench.issueCode(bench.newestTip, tag: 2)))
    #expect(bench.signature(anonymous) == .realName && bench.desk.reporters.of(bench.newestTip) == [anonymous])
  }

  @Test("A late addition brings a returned tip back") func comesBack() throws {
    var bench = DeskBench.staffed
    let (tip, code) = try bench.codedTip()
    try bench.settle(.returnForMore(questions: "何时？"), for: tip)
    try bench.add(with: code)
    #expect(bench.state(tip) == .received)
  }

  @Test("The refusal says until when") func until() throws {
    var bench = DeskBench.staffed
    for minute in 0..<5 { try bench.fail(at: at("2026-11-23 09:0\(minute)")) }
    let refusal = bench.refusal(of: FailCode(tag: .some(1)), as: Cast.office)
    #expect(refusal == Refusal(.codeAttempts, Clause("R6.4"), .time(at("2026-11-23 10:00"))))
  }

  // MARK: Programs of one's own

  @Test("Hand-made claims and bindings") func handMade() throws {
    var bench = DeskBench.staffed
    let (tip, code) = try bench.codedTip()
    let (_, added) = try bench.codedTip(tag: 2)
    func claimed(_ use: EventNumber) -> CodeClaimed {
      CodeClaimed(use: use, given: [.name], identity: .some, card: .some, words: .some)
    }
    // A claim without a use, with a use for something else, or with somebody else's.
    #expect(bench.forge(claimed(code), as: Cast.office)?.reason == .noSuchCode)
    try bench.add(with: added)
    #expect(bench.forge(claimed(bench.desk.lastEvent), as: Cast.office)?.reason == .noSuchCode)
    let used = CodeUsed(code: code, purpose: .claim, way: .visit, proof: .some(use: 1))
    #expect(bench.forge(used, as: Cast.office) == nil)
    // The same use again, or one that is not the next.
    for again in [0, 1, 3] {
      let used = CodeUsed(code: code, purpose: .claim, way: .visit, proof: .some(use: again))
      var bench = bench
      #expect(bench.forge(used, as: Cast.office)?.reason == .codeProofUsed, "\(again)")
    }
    let use = bench.desk.lastEvent
    #expect(bench.forge(claimed(use), as: Cast.leader)?.reason == .noSuchCode)
    #expect(bench.forge(claimed(use), as: Cast.office)?.reason == .noSuchCode, "in another commit")

    let claim = try bench.claim(with: code)
    func bound(_ bench: DeskBench, _ tip: TipID, identity: SealedFile = .some) -> ReporterBound {
      ReporterBound(
        reporter: ReporterID(rawValue: Int64(bench.desk.numbering.next(.alias))), tip: tip, given: [.name, .phone],
        identity: identity, card: .some, evidence: .some, confirmedOn: on("2026-11-23"), claim: claim)
    }
    /// Why the custodian's hand-made commit was refused, the last event first.
    func reason(_ events: (DeskBench) -> [any Event]) -> Refusal.Reason? {
      var bench = bench
      let before = bench.desk.unauthorised.count
      bench.forge(events(bench), claims: bench.claims(.alias), as: Cast.custodian)
      return bench.desk.unauthorised.count == before ? nil : bench.desk.unauthorised.last?.refusal.reason
    }
    let yes = ClaimDecided(claim: claim, matches: .yes, evidence: nil)
    let stranger = SealedFile(file: "ffff", sha256: String(repeating: "5c", count: 32))
    let other = bench.newestTip
    #expect(reason { [bound($0, tip)] } == .noSuchClaim, "not judged")
    #expect(reason { [bound($0, tip), yes] } == .noSuchClaim, "not judged yet")
    #expect(reason { [yes, bound($0, tip, identity: stranger)] } == .noSuchClaim, "another file than the claim's")
    #expect(reason { [yes, bound($0, other)] } == .noSuchClaim, "another tip")
    #expect(reason { _ in [ClaimDecided(claim: claim, matches: .yes, evidence: .some)] } == .evidenceMissing)
    #expect(reason { [yes, bound($0, tip)] } == nil)
  }
}
