import Testing

@testable import CaseDomain

@Suite struct DeskClockTests {
  private static func members(_ readings: [(Int, String)]) -> DeskClock {
    var clock = DeskClock()
    for (member, text) in readings { clock.take(at(text), of: MemberID(rawValue: Int64(member))) }
    return clock
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let readings: [(Int, String)]
    let time: String

    init(_ what: String, _ readings: [(Int, String)], _ time: String) {
      testDescription = what
      self.readings = readings
      self.time = time
    }
  }

  private static let rows: [Row] = [
    Row("the founder's", [(1, "2026-11-23 09:00")], "2026-11-23 09:00"),
    Row("a later one", [(1, "2026-11-23 09:00"), (2, "2026-11-23 10:00")], "2026-11-23 10:00"),
    Row(
      "an earlier one does not turn it back", [(1, "2026-11-23 09:00"), (2, "2026-11-20 09:00")], "2026-11-23 09:00"),
    Row("one clock carries it thirty days", [(1, "2026-11-23 09:00"), (2, "2099-01-01 00:00")], "2026-12-23 09:00"),
    Row(
      "and no further by insisting",
      [(1, "2026-11-23 09:00"), (2, "2099-01-01 00:00"), (2, "2099-01-02 00:00"), (2, "2099-06-01 00:00")],
      "2026-12-23 09:00"),
    Row(
      "two that agree carry it as far as they agree",
      [(1, "2026-11-23 09:00"), (2, "2027-06-01 09:00"), (3, "2027-06-02 09:00")], "2027-06-02 09:00"),
    Row(
      "two wrong ones carry it to the nearer and thirty days",
      [(1, "2026-11-23 09:00"), (2, "2099-01-01 00:00"), (3, "2028-01-01 00:00")], "2028-01-31 00:00"),
  ]

  @Test("The desk's time follows its members' clocks, and no one clock alone", arguments: rows)
  func time(_ row: Row) {
    #expect(Self.members(row.readings).time == at(row.time))
  }

  @Test("Who runs ahead is taken at their word for what they write, in bounds and never before the desk's time")
  func word() {
    let clock = Self.members([(1, "2026-11-23 09:00"), (2, "2099-01-01 00:00")])
    #expect(clock.time(by: at("2099-01-02 00:00")) == at("2099-01-02 00:00"))
    #expect(clock.time(by: at("2026-11-23 10:00")) == at("2026-12-23 09:00"))
    #expect(clock.time(by: Instant(rawValue: .max)) == DeskClock.bounds.upperBound)
    #expect(clock.time(by: Instant(rawValue: .min)) == clock.time)
  }

  @Test("It never goes back, and one member alone never moves it beyond the others and thirty days", arguments: 1...40)
  func bounds(_ seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var clock = DeskClock()
    var shown: [Int64: Int64] = [:]
    for step in 0..<200 {
      let member = Int64.random(in: 1...4, using: &chance)
      let reading =
        Int.random(in: 0..<12, using: &chance) == 0
        ? Int64.random(in: .min ... .max, using: &chance)
        : at("2026-11-23 09:00").rawValue + Int64.random(in: 0...Int64(step + 1) * 86_400_000, using: &chance)
      let before = clock.time
      let believed = clock.time(by: Instant(rawValue: reading))
      clock.take(Instant(rawValue: reading), of: MemberID(rawValue: member))
      shown[member] = max(shown[member] ?? .min, believed.rawValue)
      #expect(clock.time >= before)
      #expect(DeskClock.bounds.contains(believed))
      let readings = shown.values.sorted()
      if let second = readings.dropLast().last, step > 0 {
        #expect(clock.time.rawValue <= max(before.rawValue, second + DeskClock.lead))
      }
    }
  }
}
