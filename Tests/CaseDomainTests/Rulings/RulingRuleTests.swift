import Testing

@testable import CaseDomain

extension DeskBench {
  /// Proposes a setting as the office and confirms it as a leader.
  mutating func rule(_ ruling: Ruling, _ value: RulingValue, from: String) throws(Refusal) {
    let proposal = try perform(
      ProposeRuling(ruling: ruling, value: value, from: on(from), reason: "会议决定"), as: Cast.office)
    try perform(ConfirmRuling(proposal: proposal), as: Cast.leader)
  }

  fileprivate var newestRuling: EventNumber { desk.rulings.proposals[desk.rulings.proposals.count - 1].event }

  @discardableResult
  fileprivate mutating func proposeTriage(_ days: Int, from: String, as member: MemberID) throws(Refusal) -> EventNumber
  {
    try perform(
      ProposeRuling(ruling: .triageDays, value: .integer(days), from: on(from), reason: "会议决定"), as: member)
  }
}

@Suite struct RulingRuleTests {
  @Test(
    "R6.7 rulings",
    arguments: [
      Rule.possible(
        "R6.7 the office proposes, a leader confirms",
        given: { try $0.proposeTriage(2, from: "2026-11-24", as: Cast.office) }
      ) { try $0.perform(ConfirmRuling(proposal: $0.newestRuling), as: Cast.leader) },
      .refused(
        "R6.7 a leader does not confirm what they proposed", .ownProposal,
        given: { try $0.proposeTriage(2, from: "2026-11-24", as: Cast.leader) }
      ) { try $0.perform(ConfirmRuling(proposal: $0.newestRuling), as: Cast.leader) },
      .possible(
        "R6.7 another leader does",
        given: { try $0.proposeTriage(2, from: "2026-11-24", as: Cast.leader) }
      ) { try $0.perform(ConfirmRuling(proposal: $0.newestRuling), as: Cast.secondLeader) },
      .refused(
        "R6.7 nor declines it", .ownProposal,
        given: { try $0.proposeTriage(2, from: "2026-11-24", as: Cast.leader) }
      ) { try $0.perform(DeclineRuling(proposal: $0.newestRuling, reason: "不妥"), as: Cast.leader) },
      .refused(
        "R6.7 the office confirms nothing", .postRequired,
        given: { try $0.proposeTriage(2, from: "2026-11-24", as: Cast.leader) }
      ) { try $0.perform(ConfirmRuling(proposal: $0.newestRuling), as: Cast.office) },
      .refused("R6.7 never backwards", .effectInThePast) {
        try $0.proposeTriage(2, from: "2026-11-22", as: Cast.office)
      },
      .possible("R6.7 from today is not backwards") { try $0.proposeTriage(2, from: "2026-11-23", as: Cast.office) },
      .refused(
        "R6.7 confirmed too late it would reach back", .effectInThePast,
        given: { try $0.proposeTriage(2, from: "2026-11-24", as: Cast.office) }
      ) { try $0.perform(ConfirmRuling(proposal: $0.newestRuling), as: Cast.leader, at: at("2026-11-25 00:00")) },
      .possible(
        "R6.7 and can still be declined",
        given: { try $0.proposeTriage(2, from: "2026-11-24", as: Cast.office) }
      ) {
        try $0.perform(
          DeclineRuling(proposal: $0.newestRuling, reason: "过期"), as: Cast.leader, at: at("2026-11-25 00:00"))
      },
      .refused(
        "R6.7 decided once", .alreadyDecided,
        given: { try $0.rule(.triageDays, .integer(2), from: "2026-11-24") }
      ) { try $0.perform(ConfirmRuling(proposal: $0.newestRuling), as: Cast.secondLeader) },
      .refused("R6.7 with a reason", .reasonMissing) {
        try $0.perform(
          ProposeRuling(ruling: .triageDays, value: .integer(2), from: on("2026-11-24"), reason: " "), as: Cast.office)
      },
      .refused(
        "R6.7 declined with a reason", .reasonMissing,
        given: { try $0.proposeTriage(2, from: "2026-11-24", as: Cast.office) }
      ) { try $0.perform(DeclineRuling(proposal: $0.newestRuling, reason: ""), as: Cast.leader) },
      .refused("R6.7 there has to be a proposal", .noSuchProposal) {
        try $0.perform(ConfirmRuling(proposal: EventNumber(rawValue: 1)), as: Cast.leader)
      },
      .refused("R6.7 within its range", .valueOutOfRange) {
        try $0.proposeTriage(31, from: "2026-11-24", as: Cast.office)
      },
      .refused("R6.7 a number where a number stands", .valueOutOfRange) {
        try $0.rule(.triageDays, .text("2"), from: "2026-11-24")
      },
      .refused("R6.7 a prefix of capitals and digits", .valueOutOfRange) {
        try $0.rule(.tipPrefix, .text("jb"), from: "2026-11-24")
      },
      .refused("R6.7 a prefix does not end in a hyphen", .valueOutOfRange) {
        try $0.rule(.tipPrefix, .text("JB-"), from: "2026-11-24")
      },
      .possible("R6.7 a prefix has hyphens inside") { try $0.rule(.tipPrefix, .text("PL-JB"), from: "2026-11-24") },
    ])
  func rulings(_ rule: Rule) throws { try rule.check() }

  @Test("R6.7 a ruling holds from its date on, the newest decision for a day first") func effect() throws {
    var bench = DeskBench.staffed
    func days(_ text: String) -> Int { bench.desk.rulings.integer(.triageDays, at: on(text)) }
    try bench.rule(.triageDays, .integer(5), from: "2026-12-10")
    try bench.rule(.triageDays, .integer(3), from: "2026-12-01")
    try bench.rule(.triageDays, .integer(4), from: "2026-12-01")
    #expect(days("2026-11-30") == 1)
    #expect(days("2026-12-01") == 4)
    #expect(days("2026-12-09") == 4)
    #expect(days("2026-12-10") == 5)
    #expect(bench.desk.rulings.proposals.count == 3)
  }

  @Test("R6.7 a declined ruling has no effect") func declined() throws {
    var bench = DeskBench.staffed
    let proposal = try bench.proposeTriage(9, from: "2026-11-24", as: Cast.office)
    try bench.perform(DeclineRuling(proposal: proposal, reason: "不妥"), as: Cast.leader)
    #expect(bench.desk.rulings.integer(.triageDays, at: on("2027-01-01")) == 1)
    #expect(bench.desk.rulings.proposal(proposal)?.decision?.confirmed == false)
  }

  @Test("R6.7 another zone moves the days from its date on, none before") func zone() throws {
    var bench = DeskBench.staffed
    let before = at("2026-11-23 00:30")
    try bench.rule(.zoneOffset, .integer(0), from: "2026-12-01")
    #expect(bench.desk.date(of: before) == on("2026-11-23"))
    #expect(bench.desk.date(of: at("2026-11-30 23:59")) == on("2026-11-30"))
    // The first of December began at midnight of the zone before; that moment is still November in the new one.
    #expect(bench.desk.date(of: at("2026-12-01 00:00")) == on("2026-11-30"))
    #expect(bench.desk.date(of: at("2026-12-01 08:00")) == on("2026-12-01"))
    #expect(bench.desk.zone == .china)
    try bench.perform(AddSection(name: "综合科"), as: Cast.office, at: at("2026-12-02 09:00"))
    #expect(bench.desk.zone == .utc)
    #expect(bench.desk.date(of: before) == on("2026-11-23"))
  }

  @Test("Every setting's standard value is one it accepts", arguments: Ruling.allCases)
  func standards(_ ruling: Ruling) {
    #expect(ruling.accepts(ruling.standard))
  }

  @Test("A ruling's values hold their bounds", arguments: Ruling.allCases)
  func bounds(_ ruling: Ruling) {
    switch ruling.kind {
    case .integer(let range):
      #expect(ruling.accepts(.integer(range.lowerBound)) && ruling.accepts(.integer(range.upperBound)))
      #expect(!ruling.accepts(.integer(range.lowerBound - 1)) && !ruling.accepts(.integer(range.upperBound + 1)))
      #expect(!ruling.accepts(.integer(.min)) && !ruling.accepts(.integer(.max)) && !ruling.accepts(.text("1")))
    case .timeOfDay, .zoneOffset:
      let range = ruling.kind == .timeOfDay ? 0...1439 : -720...840
      #expect(ruling.accepts(.integer(range.lowerBound)) && ruling.accepts(.integer(range.upperBound)))
      #expect(!ruling.accepts(.integer(range.lowerBound - 1)) && !ruling.accepts(.integer(range.upperBound + 1)))
      #expect(!ruling.accepts(.text("17:00")))
    case .prefix:
      for text in ["", "-A", "A-", "a", "举报", "ABCDEFGHI", "A B", "A\u{1F}"] { #expect(!ruling.accepts(.text(text))) }
      #expect(ruling.accepts(.text("ABCDEFGH")) && !ruling.accepts(.integer(1)))
    case .day:
      for text in ["2026-02-30", "soon", " "] { #expect(!ruling.accepts(.text(text))) }
      #expect(ruling.accepts(.text("")) && ruling.accepts(.text("2026-03-01")) && !ruling.accepts(.integer(1)))
    case .choice(let reading):
      #expect(reading.rawValue == ruling.rawValue && reading.choices.count > 1)
      #expect(reading.choices.allSatisfy { ruling.accepts(.text($0.rawValue)) })
      #expect(!ruling.accepts(.text("")) && !ruling.accepts(.text("often")) && !ruling.accepts(.integer(1)))
    case .text(let maximum):
      #expect(ruling.accepts(.text(String(repeating: "字", count: maximum))))
      #expect(!ruling.accepts(.text(String(repeating: "字", count: maximum + 1))) && !ruling.accepts(.integer(1)))
    case .cadence:
      for text in ["", "month", "leadingGroup/month/13", "leadingGroup/year/1", "leadingGroup/month/1/"] {
        #expect(!ruling.accepts(.text(text)))
      }
      #expect(ruling.accepts(.text("groupOffice/quarter/0")) && !ruling.accepts(.integer(1)))
    }
  }
}
