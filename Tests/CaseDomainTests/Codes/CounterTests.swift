import Testing

@testable import CaseDomain

/// Who stood at the counter when somebody came with a code (R6.4).
@Suite struct CounterTests {
  /// A clerk at the counter adds with a code, and takes in a claim.
  private func scene() throws -> (bench: DeskBench, events: [EventNumber]) {
    var bench = DeskBench.staffed
    let (_, code) = try bench.codedTip()
    let before = bench.desk.lastEvent
    try bench.fail(as: Cast.office)
    try bench.add(with: code, as: Cast.office)
    try bench.claim(with: code, as: Cast.office)
    let events = (before.next.rawValue...bench.desk.lastEvent.rawValue).map { EventNumber(rawValue: $0) }
    return (bench, events)
  }

  @Test("R6.4 the failure, the use, and all that came with it are the counter's") func whatIsCovered() throws {
    let (bench, events) = try scene()
    #expect(events.count == 5)
    #expect(events.allSatisfy { bench.desk.isFromCounter($0) })
    let others = (1..<(events.first?.rawValue ?? 1)).map { EventNumber(rawValue: $0) }
    #expect(!others.contains { bench.desk.isFromCounter($0) })
    #expect(others.allSatisfy { bench.desk.author(of: $0, by: Cast.office, toldTo: nil) == Cast.office })
  }

  @Test(
    "R6.4 named to whoever watches over the process, and to themself",
    arguments: [
      (Cast.leader, true), (Cast.auditor, true), (Cast.office, true), (Cast.receiver, false), (Cast.custodian, false),
      (Cast.liaison, false), (Cast.admin, false),
    ])
  func whoIsTold(reader: MemberID, isTold: Bool) throws {
    let (bench, events) = try scene()
    for event in events {
      #expect(bench.desk.author(of: event, by: Cast.office, toldTo: reader) == (isTold ? Cast.office : nil))
      #expect(bench.desk.author(of: event, by: Cast.office, toldTo: nil) == nil, "not on paper")
    }
  }

  @Test("R6.4 what a custodian judges afterwards is the custodian's") func judging() throws {
    var (bench, _) = try scene()
    let claim = try #require(bench.desk.codes.waitingClaims.first).event
    let before = bench.desk.lastEvent
    try bench.judge(claim, as: Cast.custodian)
    #expect(bench.desk.author(of: before.next, by: Cast.custodian, toldTo: Cast.receiver) == Cast.custodian)
  }

  @Test("R6.4 a refusal does not say who was faster where it was the counter") func faster() throws {
    var bench = DeskBench.staffed
    let (tip, code) = try bench.codedTip()
    let seen = try #require(bench.desk.tips[tip])
    #expect(bench.desk.refusalOfChange(seen).details.contains(.member(Cast.receiver)))
    try bench.add(with: code, as: Cast.office)
    let changed = try #require(bench.desk.tips[tip])
    #expect(bench.desk.refusalOfChange(changed).details.isEmpty)
  }

  @Test("R6.4 an inspector's rows do not name the counter") func rows() throws {
    let (bench, events) = try scene()
    for commit in bench.log {
      for (offset, stored) in commit.events.enumerated() {
        let number = EventNumber(rawValue: commit.firstEvent.rawValue + Int64(offset))
        let envelope = Envelope(author: commit.author, time: commit.time, commit: commit.number, event: number)
        guard let row = ProcessRow(try stored.decoded(), from: envelope, in: bench.desk, isRefused: false) else {
          continue
        }
        #expect(row.author == (events.contains(number) ? nil : commit.author), "\(row.step)")
      }
    }
  }
}
