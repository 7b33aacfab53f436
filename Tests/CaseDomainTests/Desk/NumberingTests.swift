import Testing

@testable import CaseDomain

@Suite struct NumberingTests {
  @Test("Numbers run from 1 in each year, tips and leads apart") func years() throws {
    var bench = DeskBench.staffed
    func number(_ tip: TipID) -> String? { bench.desk.tips[tip]?.number.description }
    let first = try bench.tip("甲", at: at("2026-12-31 23:58"))
    let second = try bench.tip("乙", at: at("2026-12-31 23:59"))
    let third = try bench.tip("丙", at: at("2027-01-01 00:00"))
    #expect(number(first) == "JB-2026-0001")
    #expect(number(second) == "JB-2026-0002")
    #expect(number(third) == "JB-2027-0001")
    let lead = try bench.lead(of: first, at: at("2027-01-01 00:01"))
    #expect(bench.desk.leads[lead]?.number.description == "XS-2027-0001")
    #expect(bench.desk.tips.row(numbered: RegisterNumber("JB-2026-0002")!) == 1)
    #expect(bench.desk.tips.row(numbered: RegisterNumber("JB-2027-0002")!) == nil)
  }

  @Test("The year is the one it is registered in, not the one it was received in") func yearOfRegistration() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip(
      RegisterTip(content: .some(), receivedAt: at("2026-12-31 17:00")), at: at("2027-01-01 09:00"))
    #expect(bench.desk.tips[tip]?.number.year == 2027)
  }

  @Test("R6.7 a prefix holds from its date; no number is renamed, and the series runs on") func prefix() throws {
    var bench = DeskBench.staffed
    try bench.rule(.tipPrefix, .text("PL-JB"), from: "2026-12-01")
    try bench.rule(.leadPrefix, .text("PLXS"), from: "2026-12-01")
    let before = try bench.tip("甲", at: at("2026-11-30 23:59"))
    let after = try bench.tip("乙", at: at("2026-12-01 00:00"))
    let lead = try bench.lead(of: after)
    #expect(bench.desk.tips[before]?.number.description == "JB-2026-0001")
    #expect(bench.desk.tips[after]?.number.description == "PL-JB-2026-0002")
    #expect(bench.desk.leads[lead]?.number.description == "PLXS-2026-0001")
    #expect(bench.desk.tips.row(numbered: RegisterNumber("PL-JB-2026-0002")!) == 1)
  }

  @Test("Aliases run on over the years, each reporter with one of their own") func aliases() throws {
    var bench = DeskBench.staffed
    let reporter = RegisterTip.Reporter(given: [.phone], identity: .some)
    _ = try bench.tip(RegisterTip(content: .some("甲"), reporters: [reporter, reporter], isJoint: true))
    _ = try bench.tip(RegisterTip(content: .some("乙"), reporters: [reporter]), at: at("2027-01-04 09:00"))
    let aliases = bench.log.flatMap(\.events).compactMap { $0.event as? TipRegistered }.map {
      $0.reporters.map(\.alias)
    }
    #expect(aliases == [[1, 2], [3]])
  }

  @Test("Several in one commit", arguments: [1, 2, 20])
  func batch(_ count: Int) throws {
    var bench = DeskBench.staffed
    try bench.perform(Batch((1...count).map { RegisterTip(content: .some("第\($0)件")) }), as: Cast.office)
    #expect(bench.desk.tips.rows.map(\.number.ordinal) == Array(1...count))
    #expect(bench.log.last?.claims.count == count)
  }

  @Test("A batch is all or none") func allOrNone() throws {
    var bench = DeskBench.staffed
    let lines = bench.desk.lines
    let bad = RegisterTip(content: TipContent(title: "", narrative: ""))
    #expect(throws: Refusal.self) {
      try bench.perform(Batch([RegisterTip(content: .some()), bad, RegisterTip(content: .some())]), as: Cast.office)
    }
    #expect(bench.desk.lines == lines)
    let tip = try bench.tip()
    #expect(bench.desk.tips[tip]?.number.ordinal == 1)
  }

  @Test("Later commands of a batch see what earlier ones did") func batchSees() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    let open = OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确")
    #expect(bench.refusal(of: Batch([open, open]), as: Cast.office)?.reason == .notInQueue)
  }

  @Test(
    "Only the next numbers count, and only of the commit's own year",
    arguments: [
      ("the next", [Allocation(series: .tip, year: 2026, ordinal: 1)], 1),
      ("the next two", [1, 2].map { Allocation(series: .tip, year: 2026, ordinal: $0) }, 2),
      ("one twice", [1, 1].map { Allocation(series: .tip, year: 2026, ordinal: $0) }, 1),
      ("one too far", [Allocation(series: .tip, year: 2026, ordinal: 2)], 0),
      ("backwards", [2, 1].map { Allocation(series: .tip, year: 2026, ordinal: $0) }, 1),
      ("none", [Allocation(series: .tip, year: 2026, ordinal: 0)], 0),
      ("less than none", [Allocation(series: .tip, year: 2026, ordinal: .min)], 0),
      ("beyond all", [Allocation(series: .tip, year: 2026, ordinal: .max)], 0),
      ("next year's", [Allocation(series: .tip, year: 2027, ordinal: 1)], 0),
      ("no year's", [Allocation(series: .lead, year: 0, ordinal: 1)], 0),
      ("an alias of a year", [Allocation(series: .alias, year: 2026, ordinal: 1)], 0),
      ("an alias", [Allocation(series: .alias, year: 0, ordinal: 1)], 1),
    ])
  func claims(_ what: String, _ claims: [Allocation], _ accepted: Int) {
    var desk = DeskBench.staffed.desk
    let commit = CommitNumber(rawValue: desk.lastCommit.rawValue + 1)
    let found = desk.begin(
      commit: commit, time: at("2026-11-23 10:00"), firstEvent: desk.lastEvent.next, events: 1, claims: claims)
    #expect(found.allocations.count == accepted, "\(what)")
  }

  @Test(
    "A number is read as it is written",
    arguments: [
      ("JB-2026-0001", "JB", 2026, 1), ("PL-JB-2026-12345", "PL-JB", 2026, 12345), ("A-0001-0001", "A", 1, 1),
    ])
  func reading(_ text: String, _ prefix: String, _ year: Int, _ ordinal: Int) throws {
    let number = try #require(RegisterNumber(text))
    #expect(number == RegisterNumber(prefix: prefix, year: year, ordinal: ordinal))
    #expect(number.description == text)
  }

  @Test(
    "What is no number is not read as one",
    arguments: [
      "", "JB", "2026-0001", "JB-2026-0000", "JB-2026--1", "JB-0-0001", "JB-10000-0001", "JB-2026-x", "JB-2026-",
      "JB-2026-99999999999999999999",
    ])
  func nonsense(_ text: String) { #expect(RegisterNumber(text) == nil) }
}
