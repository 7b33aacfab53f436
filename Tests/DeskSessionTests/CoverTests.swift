import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Cover is nothing to anybody.
@Suite struct CoverTests {
  @Test func `cover changes no state, names nothing and is in doubt for nobody`() throws {
    let bureau = try Bureau.staffed()
    let names = [Bureau.leader, Bureau.admin, Bureau.office, Bureau.custodian]
    try bureau.open(Bureau.office).tip("某酒店强迫交易")
    let before = try names.map { try bureau.open($0).registerLines }
    for name in names { #expect(try bureau.open(name).writeCover()) }
    for (name, lines) in zip(names, before) {
      let desk = try bureau.open(name)
      #expect(desk.registerLines == lines)
      #expect(desk.desk.unauthorised.isEmpty && desk.desk.unreadableRegisters.isEmpty && desk.damagedPayloads.isEmpty)
      #expect(desk.state.unopened.inDoubt == (name == Bureau.admin), "an admin reads no tips; nobody else is in doubt")
      #expect(!desk.state.needsReplay)
      var events = 0
      try desk.forEachEvent(since: EventNumber(rawValue: desk.desk.lastEvent.rawValue - 3)) { _ in events += 1 }
      #expect(events == 0)
    }
  }

  @Test func `who may not act writes no cover`() throws {
    let bureau = try Bureau.staffed()
    try bureau.invite("新范", .office)
    try bureau.grant("新范", by: Bureau.leader)
    #expect(try !bureau.open("新范").writeCover())
  }

  @Test func `cover has one event, one payload and one of two lengths`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    for _ in 0..<12 {
      #expect(try office.writeCover())
      let commit = try office.store.commit(at: office.head.commits)
      #expect(commit.eventCount == 1 && commit.allocations.isEmpty && commit.roster.isEmpty)
      let payload = try #require(commit.payloads.first)
      #expect(commit.payloads.count == 1 && payload.ordinals == [0] && payload.keyID.kind == 4 && payload.codec == 1)
      #expect([25_778, 74_930].contains(payload.ciphertext.count), "\(payload.ciphertext.count)")
    }
  }

  @Test func `the first comes within half an hour, the others three hours apart on average`() {
    let random = SeededRandom(5)
    let start = Instant(milliseconds: 1_000_000)
    var waits: [Int64] = []
    for _ in 0..<400 {
      var schedule = CoverSchedule(from: start, random: random)
      let first = schedule.next
      #expect((0..<1_800_000).contains(first.milliseconds(since: start)))
      let due = [first.adding(milliseconds: -1), first].map { schedule.isDue(at: $0, random: random) }
      #expect(due == [false, true])
      waits.append(schedule.next.milliseconds(since: first))
      // A desk that slept for a week owes one.
      let later = schedule.next.adding(milliseconds: 7 * 86_400_000)
      let owed = [later, later].map { schedule.isDue(at: $0, random: random) }
      #expect(owed == [true, false])
    }
    let mean = waits.reduce(0, +) / Int64(waits.count)
    #expect((9_000_000...12_600_000).contains(mean), "\(mean)")
    // An exponential wait is below its mean in 63 of 100 cases.
    #expect((210...295).contains(waits.count { $0 < 10_800_000 }))
  }

  @Test func `a worker writes cover when it is time, and only where it is asked to`() async throws {
    for asked in [true, false] {
      let place = try Workplace(writesCover: asked)
      let talk = try await place.opened()
      let before = try place.bureau.open(Bureau.admin).desk.lastEvent
      place.bureau.clock.advance(by: 1_800_000)
      // Any request makes the worker look at the clock; it answers before that.
      let intake = TipIntake(content: TipContent(title: "", narrative: "一件"))
      talk.send(.register(RequestID(bytes: [UInt8](repeating: 1, count: 16)), intake))
      let last = EventNumber(rawValue: before.rawValue + (asked ? 3 : 2))
      try await talk.view { $0.desk.lastEvent >= last }
      await talk.stop()
      let desk = try place.bureau.open(Bureau.admin)
      #expect(desk.desk.lastEvent == last && desk.desk.tips.count == 1)
    }
  }
}
