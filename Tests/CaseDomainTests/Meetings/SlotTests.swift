import Testing

@testable import CaseDomain

/// When to meet next.
@Suite struct SlotTests {
  @Test(
    "R2.2 the next free working moment that keeps every obligation",
    arguments: [
      // Six working days are left in November: three of notice go before.
      ("2026-11-23 09:00", [], MeetingKind.leadingGroup, "2026-11-26T09:30"),
      // Too late for three, early enough to keep the month.
      ("2026-11-27 09:00", [], .leadingGroup, "2026-11-30T09:30"),
      // November is past help: the quarter and December are next.
      ("2026-11-30 09:00", [], .leadingGroup, "2026-12-03T09:30"),
      ("2026-11-23 09:00", ["2026-11-26T10:00"], .leadingGroup, "2026-11-27T09:30"),
      ("2026-11-23 09:00", ["2026-11-26T15:00"], .leadingGroup, "2026-11-26T09:30"),
      ("2026-12-28 09:00", [], .liaison, "2026-12-31T09:30"),
      ("2026-11-23 09:00", [], .other, "2026-11-26T09:30"),
    ] as [(String, [String], MeetingKind, String)])
  func next(_ now: String, _ taken: [String], _ kind: MeetingKind, _ slot: String) throws {
    var bench = DeskBench.staffed(at: at("2026-06-15 09:00"))
    for member in [Cast.admin, Cast.office] {
      try bench.perform(AddSection(name: "科\(member.rawValue)"), as: member, at: at("2026-11-20 09:00"))
    }
    for start in taken { try bench.schedule(.other, .some(start), at: at("2026-11-20 09:00")) }
    #expect(bench.desk.nextSlot(for: kind, at: at(now)) == CivilMoment(slot)!)
  }

  @Test("R2.2 a month that is kept proposes a day of the next") func kept() throws {
    var bench = DeskBench.staffed
    let meeting = try bench.schedule()
    let slot = bench.desk.nextSlot(for: .leadingGroup, at: at("2026-11-23 09:00"))
    #expect(slot == CivilMoment("2026-12-01T09:30")!)
    #expect(
      bench.desk.nextSlot(for: .leadingGroup, at: at("2026-11-23 09:00"), besides: meeting).date == on("2026-11-26"))
  }

  @Test(
    "R2.2 what speaks against a moment",
    arguments: [
      ("2026-11-28T09:30", ["dayOff"]), ("2026-11-24T09:30", ["shortNotice"]), ("2026-11-27T10:00", ["clash"]),
      ("2026-12-01T09:30", []), ("2027-01-05T09:30", ["noTable", "tooLate"]), ("2026-11-20T09:30", ["past"]),
      ("2026-11-27T10:30", []),
    ] as [(String, [String])])
  func warnings(_ start: String, _ expected: [String]) throws {
    var bench = DeskBench.staffed(at: at("2026-06-15 09:00"))
    for member in [Cast.admin, Cast.office] {
      try bench.perform(AddSection(name: "科\(member.rawValue)"), as: member, at: at("2026-11-20 09:00"))
    }
    try bench.schedule(.other, at: at("2026-11-20 09:00"))
    let found = bench.desk.warnings(about: .some(start), kind: .liaison, at: at("2026-11-23 09:00"))
    let names = found.map { String("\($0)".prefix { $0 != "(" }) }.sorted()
    #expect(names == expected.sorted(), "\(found)")
  }
}
