import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog

/// The log, newest first, in portions.
@Suite struct LogWalkTests {
  private static func bureau(tips: Int) throws -> Bureau {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    for number in 1...tips {
      bureau.clock.advance(by: 60_000)
      try office.tip("某酒店强迫交易 \(number)")
    }
    return bureau
  }

  /// Every portion of a query, until it ends.
  private static func all(_ query: LogQuery, _ desk: OpenDesk) throws -> [LogPortion] {
    var walk = LogWalk(query, in: desk.desk)
    var portions: [LogPortion] = []
    repeat {
      portions.append(try walk.nextPortion(in: desk))
      #expect(portions.count < 1000)
    } while portions.last?.end == LogPortion.End.none
    return portions
  }

  private static func query(
    before: EventNumber? = nil, after: EventNumber? = nil, since: Instant? = nil, until: Instant? = nil,
    limit: Int = .max, _ matches: @escaping @Sendable (LogEntry) -> Bool = { _ in true }
  ) -> LogQuery {
    LogQuery(
      id: SearchID(rawValue: 1), before: before, after: after, since: since, until: until, limit: limit,
      matches: matches)
  }

  @Test func `in pages it is the whole log backwards, nothing twice`() throws {
    let desk = try Self.bureau(tips: 70).open(Bureau.office)
    var expected: [EventNumber] = []
    try desk.forEachEvent(since: EventNumber(rawValue: 1)) { expected.append($0.envelope.event) }
    let portions = try Self.all(Self.query(), desk)
    #expect(portions.count > 2, "it comes in portions")
    #expect(portions.flatMap(\.entries).map(\.envelope.event) == expected.reversed())
    #expect(portions.last?.end == .beginning)

    for limit in [1, 7, 33] {
      var found: [EventNumber] = []
      var before: EventNumber?
      var end = LogPortion.End.limit
      while end == .limit {
        let page = try Self.all(Self.query(before: before, limit: limit), desk)
        let entries = page.flatMap(\.entries)
        #expect(entries.count <= limit)
        found += entries.map(\.envelope.event)
        before = page.last?.reached
        end = page.last?.end ?? .beginning
      }
      #expect(found == expected.reversed(), "\(limit) a page")
    }
  }

  @Test func `only what matches counts against the limit`() throws {
    let desk = try Self.bureau(tips: 40).open(Bureau.office)
    let page = try Self.all(Self.query(limit: 3) { $0.type == UndertakingSigned.type }, desk)
    #expect(page.flatMap(\.entries).allSatisfy { $0.event is UndertakingSigned })
    #expect(page.flatMap(\.entries).count == 3)
    let none = try Self.all(Self.query { _ in false }, desk)
    #expect(none.flatMap(\.entries).isEmpty)
    #expect(none.last?.end == .beginning)
  }

  @Test func `between two times`() throws {
    let bureau = try Self.bureau(tips: 20)
    let desk = try bureau.open(Bureau.office)
    var readable: [Int64] = []
    try desk.forEachEvent(since: EventNumber(rawValue: 1)) { readable.append($0.envelope.event.rawValue) }
    let times = desk.desk.tips.rows.map(\.registeredAt)
    let entries = try Self.all(Self.query(since: times[5], until: times[8]), desk).flatMap(\.entries)
    #expect(entries.map(\.envelope.time) == times[5...8].reversed())
    // What came since an event, and nothing where nothing came.
    for after in [0, 1, 17, desk.desk.lastEvent.rawValue - 1, desk.desk.lastEvent.rawValue] {
      let newer = try Self.all(Self.query(after: EventNumber(rawValue: after)), desk).flatMap(\.entries)
      #expect(newer.map(\.envelope.event.rawValue) == readable.filter { $0 > after }.reversed())
    }
    #expect(try Self.all(Self.query(until: Instant(rawValue: 0)), desk).flatMap(\.entries).isEmpty)
    #expect(try Self.all(Self.query(since: times[19].adding(milliseconds: 1)), desk).flatMap(\.entries).isEmpty)
  }

  @Test func `what had no effect is named, also where there is no event to read`() throws {
    let bureau = try Self.bureau(tips: 2)
    let forger = try Forger(bureau, Bureau.admin)
    let forged = try forger.write([.init(Forger.desk, [MemberRemoved(member: forger.member, reason: "调离")])])
    try forger.write(roster: [.expel(member: UInt32(forger.member.rawValue + 1))])
    let desk = try bureau.open(Bureau.leader)
    #expect(!desk.desk.unauthorised.isEmpty)
    let entries = try Self.all(Self.query(), desk).flatMap(\.entries)
    for unauthorised in desk.desk.unauthorised {
      let entry = try #require(entries.first { $0.envelope.event == unauthorised.envelope.event })
      #expect(entry.refusal == unauthorised.refusal)
      #expect(entry.type == unauthorised.type)
    }
    #expect(entries.first { $0.envelope.commit.rawValue == Int64(forged.number) }?.event is MemberRemoved)
    #expect(Set(entries.map(\.envelope.event)).count == entries.count)
  }

  @Test func `nobody is shown what they may not read`() throws {
    let bureau = try Self.bureau(tips: 3)
    let admin = try bureau.open(Bureau.admin)
    let entries = try Self.all(Self.query(), admin).flatMap(\.entries)
    #expect(!entries.isEmpty)
    #expect(entries.allSatisfy { $0.event?.scope(at: $0.envelope.event) == .desk })
    #expect(refusal { _ = try admin.history(of: .tip(TipID(rawValue: 30))) } == .noSuchTip)
  }

  @Test func `the history of a reporter holds every step, and who looked`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    _ = try office.register(SecrecyTests.intake)
    let tip = office.desk.tips.rows[0].id
    let reporter = try #require(office.desk.reporters.of(tip).first)
    let custodian = try bureau.open(Bureau.custodian)
    try office.perform(
      RequestIdentity(reporter: reporter, purpose: .verify, reason: "核实", custodian: custodian.member))
    try custodian.perform(ReadCard(reporter: reporter, reason: "联系"))
    let history = try custodian.history(of: .reporter(reporter))
    #expect(history.entries.map(\.type) == ["tip.registered", "reporter.identityRequested", "reporter.cardRead"])
    #expect(history.seenBy.map(\.member) == [custodian.member])
    #expect(try custodian.history(of: .tip(tip)).entries.map(\.type) == history.entries.map(\.type))
    #expect(refusal { _ = try custodian.history(of: .reporter(ReporterID(rawValue: 99))) } == .noSuchReporter)
  }

  @Test func `the history of a tip holds its changes, its openings and who they were`() throws {
    let bureau = try Self.bureau(tips: 1)
    let office = try bureau.open(Bureau.office)
    let tip = office.desk.tips.rows[0].id
    let custodian = try bureau.open(Bureau.custodian)
    _ = try custodian.read(tip)
    try office.perform(ExportTip(tip: tip, what: .slip, file: "回执.txt"))
    try office.perform(SupplementTip(tip: tip, text: "补充"))
    try custodian.refresh()
    _ = try custodian.read(tip)
    let history = try custodian.history(of: .tip(tip))
    #expect(
      history.entries.map(\.type) == ["tip.registered", "tip.read", "tip.exported", "tip.supplemented", "tip.read"])
    #expect(history.seenBy.map(\.member) == [custodian.member, office.member])
    #expect(history.seenBy.map(\.times) == [2, 1])
    #expect(history.seenBy.first?.posts == .custodian)
    #expect(history.head.commits == Int(custodian.head.commits))
    #expect(try Checkpoint(history.head.note).head == custodian.head)
    let member = try custodian.history(of: .member(office.member))
    #expect(member.entries.first?.event is MemberInvited)
    #expect(member.seenBy.isEmpty)
  }
}
