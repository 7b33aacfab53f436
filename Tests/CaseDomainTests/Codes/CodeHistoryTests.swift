import Testing

@testable import CaseDomain

@Suite struct CodeHistoryTests {
  @Test("R6.4 what was done with the code belongs to the history of who reported") func history() throws {
    var bench = DeskBench.staffed
    let (tip, code) = try bench.codedTip()
    try bench.add(with: code)
    let stranger = try bench.claim(with: code)
    try bench.judge(stranger, matches: false)
    let claim = try bench.claim(with: code)
    try bench.perform(ReadClaim(claim: claim), as: Cast.custodian)
    try bench.judge(claim)
    let reporter = try #require(bench.desk.reporters.of(tip).first)
    func types(_ events: [EventNumber]) -> [String] { events.map { bench.types[$0] ?? "" } }
    let steps = [
      "code.issued", "code.used", "code.used", "code.claimed", "code.claimDecided", "code.used", "code.claimed",
      "code.claimRead", "code.claimDecided",
    ]
    #expect(types(bench.desk.codeEvents(of: tip)) == steps)
    #expect(types(bench.desk.identityEvents(of: reporter)) == steps + ["reporter.bound"])
  }

  @Test("R6.4 of a joint tip, only the claim that was found true is somebody's") func jointHistory() throws {
    var bench = DeskBench.staffed
    let reporters = [RegisterTip.Reporter](repeating: .init(given: [.phone], identity: .some), count: 2)
    let tip = try bench.tip(RegisterTip(content: .some(), reporters: reporters, isJoint: true))
    let code = try bench.issueCode(tip)
    try bench.add(with: code)
    let claim = try bench.claim(with: code)
    try bench.judge(claim, reporter: ReporterID(rawValue: 2))
    func types(_ reporter: Int64) -> [String] {
      bench.desk.identityEvents(of: ReporterID(rawValue: reporter)).map { bench.types[$0] ?? "" }
    }
    #expect(types(1) == ["tip.registered"])
    #expect(types(2) == ["tip.registered", "code.used", "code.claimed", "code.claimDecided", "reporter.bound"])
    for type in [CodeUsed.self, CodeClaimed.self] as [any Event.Type] {
      let event = bench.desk.codeEvents(of: tip).contains { bench.types[$0] == type.type }
      #expect(event)
    }
  }

  @Test("R6.4 an inspector reads them under the tip's number, and none of a tip that somebody was taken off")
  func extracts() throws {
    var bench = DeskBench.staffed
    let (tip, code) = try bench.codedTip()
    try bench.add(with: code)
    try bench.judge(try bench.claim(with: code), matches: false)
    func numbers() throws -> [String?] {
      try bench.log.flatMap { commit in
        try commit.events.enumerated().compactMap { place, stored -> String?? in
          let event = try stored.decoded()
          guard bench.desk.codeTip(of: event) != nil else { return nil }
          let number = EventNumber(rawValue: commit.firstEvent.rawValue + Int64(place))
          let envelope = Envelope(author: commit.author, time: commit.time, commit: commit.number, event: number)
          return ProcessRow(event, from: envelope, in: bench.desk, isRefused: false).map(\.about)
        }
      }
    }
    let number = try #require(bench.desk.tips[tip]?.number.description)
    #expect(try numbers() == [String?](repeating: number, count: 5))
    try bench.declare(Cast.auditor, from: .tip(tip))
    #expect(try numbers().isEmpty)
  }
}
