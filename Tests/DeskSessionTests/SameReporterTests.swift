import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Two aliases of one person are found on the custodian's desk, and nowhere else.
@Suite struct SameReporterTests {
  @Test func `what two reporters share is found, strongest first, and said by kind only`() throws {
    let bureau = try Bureau.staffed()
    let people: [[ReporterDetail: String]] = [
      [.name: "赵某", .phone: "138 1234 5678", .residentID: "11010519491231002X"],
      [.phone: "13911112222"],
      [.phone: "+86-138-1234-5678"],
      [.residentID: "110105491231002", .phone: "13811112222"],
      [.name: "钱某", .address: "幸福里7号"],
      [.name: "钱 某", .address: "幸福里 ７ 号", .sourceKey: "u1"],
      [.sourceKey: "u1"],
      [:],
    ]
    var ids: [ReporterID] = []
    for details in people { ids.append(try Reporting.report(details, to: bureau).1) }
    let custodian = try bureau.open(Bureau.custodian)
    let events = custodian.desk.lastEvent
    let found = try custodian.sameReporterCandidates(limit: 10)
    func pair(_ lower: Int, _ higher: Int, _ matches: [ReporterMatch]) -> String {
      "\(ids[lower].rawValue) \(ids[higher].rawValue) \(matches)"
    }
    #expect(
      found.map { "\($0.other.rawValue) \($0.reporter.rawValue) \($0.matches)" } == [
        pair(0, 3, [.residentID]), pair(0, 2, [.phone]), pair(4, 5, [.nameAndAddress]), pair(5, 6, [.sourceKey]),
      ])
    #expect(found.allSatisfy { custodian.desk.reporters[$0.reporter]?.tip == $0.tip })
    #expect(custodian.desk.lastEvent == events, "looking opens nothing")
    #expect(try custodian.sameReporterCandidates(limit: 2).count == 2)

    // What was decided is not asked again, either way; what comes later is found.
    _ = try custodian.decideSame(ids[3], ids[0], isSame: true, reason: "身份证号一致")
    _ = try custodian.decideSame(ids[2], ids[0], isSame: false, reason: nil)
    let (_, later) = try Reporting.report([.phone: "13911112222"], to: bureau)
    try custodian.refresh()
    let rest = try custodian.sameReporterCandidates(limit: 10)
    #expect(rest.map(\.matches) == [[.phone], [.nameAndAddress], [.sourceKey]])
    #expect(rest[0].reporter == later)
    #expect(rest[0].other == ids[1])
    for name in [Bureau.office, Bureau.leader] {
      let desk = try bureau.open(name)
      #expect(desk.desk.reporters.same.aliases(of: ids[3]) == [ids[0], ids[3]], "others learn that they are one")
      #expect(refusal { _ = try desk.sameReporterCandidates(limit: 1) } == .postRequired)
    }
  }

  @Test func `whom a tip names is told nothing of who reported it`() throws {
    let bureau = try Bureau.staffed()
    let details: [ReporterDetail: String] = [.phone: "13812345678"]
    _ = try Reporting.report(details, to: bureau)
    let intake = TipIntake(
      content: TipContent(title: "", narrative: "密员索贿", subjects: [Subject(kind: .person, name: Bureau.custodian)]),
      reporters: [ReporterIdentity(details: details)])
    _ = try bureau.open(Bureau.office).register(intake)
    #expect(try bureau.open(Bureau.custodian).sameReporterCandidates(limit: 5) == [])
    let second = try bureau.hire("副密员", .custodian)
    try bureau.grant("副密员", by: Bureau.custodian)
    try second.refresh()
    #expect(try second.sameReporterCandidates(limit: 5).map(\.matches) == [[.phone]])
  }

  @Test func `digests differ by desk, by kind and by work, and cost what they should`() throws {
    let desks = try [1, 2].map { try #require(DeskTag(bytes: [UInt8](repeating: $0, count: 16))) }
    let value = [UInt8]("13812345678".utf8)
    func slow(_ label: String, _ desk: DeskTag, _ work: UInt8) throws -> [UInt8] {
      try MatchDigest.slow(
        value, label: label, desk: desk, work: ScryptParameters(costExponent: work, blockSize: 1, parallelism: 1))
    }
    let digests = [
      try slow("phone", desks[0], 2), try slow("phone", desks[1], 2), try slow("residentID", desks[0], 2),
      try slow("phone", desks[0], 3), MatchDigest.quick(value, label: "phone", desk: desks[0]),
      MatchDigest.quick(value, label: "phone", desk: desks[1]), MatchDigest.quick(value, label: "a", desk: desks[0]),
    ]
    #expect(Set(digests).count == digests.count)
    #expect(digests.allSatisfy { $0.count == 32 })
    #expect(try slow("phone", desks[0], 2) == digests[0])
    #expect(ScryptParameters.matching.costExponent == 12)
    #expect(ScryptParameters.matching.blockSize == 8)
    #expect(throws: VaultError.self) { try slow("phone", desks[0], 40) }
  }

  @Test func `a worker looks in portions and answers a custodian only`() async throws {
    let place = try Workplace()
    let desk = try place.bureau.open(Bureau.admin)
    try desk.upkeep()
    for _ in 0..<2 { _ = try Reporting.report([.sourceKey: "u1"], to: place.bureau, by: Bureau.admin) }
    let talk = try await place.opened()
    let search = SearchID(rawValue: 4)
    talk.send(.findSameReporters(search))
    let found = try await talk.next { reply -> [SameReporterCandidate]? in
      if case .sameReporters(search, let found, isComplete: true) = reply { found } else { nil }
    }
    #expect(found.map(\.matches) == [[.sourceKey]])
    talk.send(.readReporter(ReporterID(rawValue: 1)))
    let document = try await talk.next { if case .reporter(let document) = $0 { document } else { nil } }
    #expect(document.events.count == 1)
    talk.send(.readContactCard(RequestID(bytes: [1]), ReporterID(rawValue: 1), reason: "约见"))
    let card = try await talk.next { if case .contactCard(_, let card) = $0 { card } else { nil } }
    #expect(card.ways.isEmpty)
    talk.send(.openIdentity(RequestID(bytes: [2]), .reporter(request: EventNumber(rawValue: 1)), isRenewal: false))
    let reason = try await talk.next { if case .refused(_, let refusal) = $0 { refusal.reason } else { nil } }
    #expect(reason == .noSuchRequest)
    await talk.stop()
  }
}
