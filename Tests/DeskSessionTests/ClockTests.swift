import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// One wrong clock does not carry the desk along.
@Suite struct ClockTests {
  private static let day: Int64 = 86_400_000

  @Test(arguments: [Int64.max, 253_402_300_799_999, Bureau.start + 3650 * day])
  func `a clock far ahead ages nobody's undertaking and bends no deadline`(_ clock: Int64) throws {
    let bureau = try Bureau.staffed()
    let leader = try bureau.open(Bureau.leader)
    try Forger(bureau, Bureau.office).write(
      [.init(Forger.desk, [UndertakingSigned(posts: [.office, .receiver])])], clock: clock)
    try leader.refresh()
    #expect(leader.desk.lastTime <= Instant(milliseconds: Bureau.start + 30 * Self.day))
    #expect(leader.clockNotices.map(\.id).contains("clockStray"))
    let tip = try leader.tip("某酒店强迫交易")
    #expect(leader.desk.tips[tip]?.number.year == 2026)
    #expect(leader.desk.unauthorised.isEmpty)
    #expect(try bureau.open(Bureau.office).lines == leader.lines)
  }

  @Test(arguments: [Int64.min, 0, Bureau.start - 400 * day])
  func `a clock far behind shows the desk's time`(_ clock: Int64) throws {
    let bureau = try Bureau.staffed()
    let leader = try bureau.open(Bureau.leader)
    let time = leader.desk.lastTime
    let commit = try Forger(bureau, Bureau.office).write([.init(Forger.desk, [SectionAdded(name: "一科")])], clock: clock)
    try leader.refresh()
    #expect(leader.desk.lastTime == time)
    #expect(leader.desk.organisation.sections.map(\.name) == ["一科"])
    var times: [Instant] = []
    try leader.forEachEvent(since: EventNumber(rawValue: Int64(commit.position.firstEvent))) {
      times.append($0.envelope.time)
    }
    #expect(times == [time], "what is shown is what counted")
  }

  @Test func `after a long rest the desk goes on at the right time at once`() throws {
    let bureau = try Bureau.staffed()
    bureau.clock.advance(by: 100 * Self.day)
    let office = try bureau.open(Bureau.office)
    #expect(office.clockNotices == [DeskFault("clockAhead", "100")])
    let tip = try office.tip("某酒店强迫交易")
    #expect(office.desk.tips[tip]?.registeredAt == Instant(milliseconds: bureau.clock.now))
    #expect(office.desk.tips[tip]?.number.year == 2027)
    let leader = try bureau.open(Bureau.leader)
    try leader.tip("第二件")
    #expect(leader.desk.lastTime == Instant(milliseconds: bureau.clock.now))
    #expect(try bureau.open(Bureau.office).clockNotices == [])
    #expect(leader.desk.unauthorised.isEmpty)
  }

  @Test func `a clock that is set back is named`() throws {
    let bureau = try Bureau.staffed()
    bureau.clock.advance(by: -2 * 3_600_000)
    #expect(try bureau.open(Bureau.office).clockNotices == [DeskFault("clockBehind", "120")])
  }
}
