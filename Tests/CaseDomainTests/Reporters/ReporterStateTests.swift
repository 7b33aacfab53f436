import Testing

@testable import CaseDomain

/// What follows from what was given, found and decided about reporters.
@Suite struct ReporterStateTests {
  @Test("R6.6 the signature follows from everything given and found") func signature() throws {
    var bench = DeskBench.staffed
    let id = try bench.reporter([.phone])
    let tip = bench.newestTip
    func expect(_ signature: Signature, _ what: Comment) {
      #expect(bench.signature(id) == signature, what)
      #expect(bench.desk.tips[tip]?.signature == signature, what)
    }
    expect(.unidentifiable, "a phone alone")
    try bench.add([.address], to: id)
    expect(.anonymous, "other identifying information and contact")
    try bench.add([.name], to: id)
    expect(.realName, "a name and contact")
    try bench.check(id, name: false)
    expect(.anonymous, "a false name with identifying information is anonymous")
    try bench.check(id, contact: false)
    expect(.unidentifiable, "without a working contact")
    try bench.check(id, name: true)
    expect(.unidentifiable, "a name without a working contact is not real-name")
    try bench.add([.safeContact], to: id)
    expect(.realName, "a new way to reach them counts until it was tried")
    try bench.check(id, contact: false, name: false)
    expect(.unidentifiable, "neither")
    try bench.bind(tip, id)
    expect(.realName, "binding confirms who it is")
    #expect(bench.desk.reporters[id]?.nameIsTrue == true)
    #expect(bench.desk.reporters[id]?.isBound == true)
    #expect(bench.desk.reporters[id]?.sealings == 5)
    #expect(bench.replayed().lines == bench.desk.lines)
  }

  @Test("R6.6 what is found never strengthens, what is given never weakens") func monotone() {
    for bits in 0..<256 {
      let given = ReporterDetails(rawValue: UInt16(bits))
      let all = ReporterDetail.allCases
      #expect(ReporterDetails(given.details) == given)
      #expect(Signature(given: given) == Signature(given: Set(given.details)))
      func strength(_ contact: Bool?, _ name: Bool?) -> Int {
        let reporter = Reporter(
          id: ReporterID(rawValue: 1), tip: TipID(rawValue: 1), given: given, speaksForAll: false, sealings: 1,
          isBound: false, isDestroyed: false, contactWorks: contact, nameIsTrue: name, usedCode: false)
        return Signature.allCases.firstIndex(of: reporter.signature)!
      }
      #expect(strength(nil, nil) == strength(true, true))
      for (contact, name) in [(false, nil), (nil, false), (false, false)] as [(Bool?, Bool?)] {
        #expect(strength(contact, name) >= strength(nil, nil))
      }
      #expect(all.count == 8)
    }
  }

  @Test("R6.3.1 a tip without a reporter gets one, and its count") func bound() throws {
    var bench = DeskBench.staffed
    let first = try bench.tip("甲")
    try bench.reporter()
    let id = try bench.bind(first)
    #expect(id == ReporterID(rawValue: 2))
    #expect(bench.desk.reporters.of(first) == [id])
    #expect(bench.desk.reporters[id]?.tip == first)
    #expect(bench.desk.tips[first]?.reporters == 1)
    #expect(bench.desk.tips[first]?.signature == .realName)
    #expect(bench.desk.reporters.of(bench.newestTip) == [ReporterID(rawValue: 1)])
    try bench.reporter()
    #expect(bench.newestReporter == ReporterID(rawValue: 3))
    #expect(bench.desk.reporters.of(first) == [id])
  }

  @Test("R6.3.3 joint reporters each have an alias and a signature") func joint() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip(
      RegisterTip(
        content: .some(),
        reporters: [
          .init(given: [.phone], identity: .some), .init(given: [.name, .phone], identity: .some, speaksForAll: true),
        ],
        isJoint: true))
    let ids = bench.desk.reporters.of(tip)
    #expect(ids.map(\.rawValue) == [1, 2])
    #expect(ids.map { bench.desk.reporters[$0]?.speaksForAll } == [false, true])
    try bench.check(ids[1], contact: false)
    #expect(bench.desk.tips[tip]?.signature == .unidentifiable)
    try bench.bind(tip, ids[0])
    #expect(bench.desk.tips[tip]?.signature == .realName)
    #expect(bench.desk.tips[tip]?.reporters == 2)
  }

  @Test("R6.4 steps towards a reporter change nothing that a form of the tip was based on") func quiet() throws {
    var bench = DeskBench.staffed
    let id = try bench.reporter()
    let before = bench.desk.tips.lastEvent(of: bench.newestTip)
    let request = try bench.request(id)
    try bench.approve(request)
    try bench.view(request)
    try bench.mark(id)
    try bench.check(id, contact: true)
    #expect(bench.desk.tips.lastEvent(of: bench.newestTip) == before)
    #expect(bench.desk.reporters.events(of: id).count == 6)
    try bench.check(id, contact: false)
    #expect(bench.desk.tips.lastEvent(of: bench.newestTip) == bench.desk.lastEvent, "the list shows another signature")
  }

  @Test("R6.5 a mark is what was set last") func marks() throws {
    var bench = DeskBench.staffed
    let id = try bench.reporter()
    try bench.mark(id, .staff, .yes)
    try bench.mark(id, .kin, .no)
    try bench.mark(id, .staff, .no)
    let marks = bench.desk.reporters.marks(of: id)
    #expect(marks[.staff]?.value == .no)
    #expect(marks[.staff]?.event == bench.desk.lastEvent)
    #expect(marks[.kin]?.value == .no)
    #expect(marks[.accomplice] == nil)
  }

  /// The same, decided by following pairs one by one.
  private static func aliases(of id: Int64, _ confirmed: [(Int64, Int64)]) -> [Int64] {
    var found: Set<Int64> = [id]
    while let pair = confirmed.first(where: { found.contains($0.0) != found.contains($0.1) }) {
      found.formUnion([pair.0, pair.1])
    }
    return found.sorted()
  }

  @Test("R6.3.4 aliases are one person exactly where confirmed pairs lead", arguments: 1...12 as ClosedRange<UInt64>)
  func same(_ seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var same = SameReporters()
    var last: [SameReporters.Pair: Bool] = [:]
    for step in 1...60 as ClosedRange<Int64> {
      let ids = (1...9).map { ReporterID(rawValue: $0) }.shuffled(using: &chance)
      let pair = SameReporters.Pair(ids[0], ids[1])
      let isSame = Int.random(in: 0..<3, using: &chance) > 0
      same.decide(pair, .init(isSame: isSame, event: EventNumber(rawValue: step), by: Cast.custodian))
      last[pair] = isSame
      let confirmed = last.filter(\.value).map { ($0.key.lower.rawValue, $0.key.higher.rawValue) }
      for id in ids {
        let expected = Self.aliases(of: id.rawValue, confirmed)
        #expect(same.aliases(of: id).map(\.rawValue) == expected)
        #expect(same.root(of: id).rawValue == expected[0])
      }
      #expect(same.decision(SameReporters.Pair(ids[1], ids[0]))?.event.rawValue == step)
    }
  }

  @Test("R6.3.4 rejecting a pair separates only what it joined") func separating() throws {
    var bench = DeskBench.staffed
    let ids = try (0..<3).map { _ in try bench.reporter() }
    try bench.decide(ids[0], ids[1])
    try bench.decide(ids[1], ids[2])
    #expect(bench.desk.reporters.same.root(of: ids[2]) == ids[0])
    try bench.decide(ids[0], ids[2], same: false)
    #expect(bench.desk.reporters.same.root(of: ids[2]) == ids[0], "they are joined by the one between")
    try bench.decide(ids[2], ids[1], same: false)
    #expect(bench.desk.reporters.same.aliases(of: ids[2]) == [ids[2]])
    #expect(bench.desk.reporters.same.aliases(of: ids[0]) == [ids[0], ids[1]])
  }

  @Test("R6.4 a request tells what became of it") func requests() throws {
    var bench = DeskBench.staffed
    let id = try bench.reporter()
    let request = try bench.request(id)
    #expect(bench.desk.reporters.requests.waiting.map(\.event) == [request])
    try bench.approve(request)
    #expect(bench.desk.reporters.requests.waiting.isEmpty)
    #expect(bench.desk.reporters.requests[request]?.approval?.validUntil == on("2026-11-24"))
    try bench.view(request)
    try bench.view(request, renewal: true)
    #expect(bench.desk.reporters.requests[request]?.views == 2)
    #expect(bench.desk.reporters.requests[request]?.isShown == true)
    try bench.perform(CloseIdentity(request: request, how: .closed), as: Cast.custodian)
    #expect(bench.desk.reporters.requests[request]?.isShown == false)
    #expect(bench.desk.reporters.requests.of(id).map(\.event) == [request])
  }

  @Test(
    "What is compared is written in one way",
    arguments: [
      ([ReporterDetail.phone: "+86 138-1234-5678"], [ReporterMatch.phone: "13812345678"]),
      ([.phone: "１３８１２３４５６７８"], [.phone: "13812345678"]),
      ([.phone: "12345"], [:]),
      ([.phone: "内线 8-01"], [.phone: "内线801"]),
      ([.residentID: "11010519491231002x"], [.residentID: "11010519491231002X"]),
      ([.residentID: "110105 491231 002"], [.residentID: "11010519491231002X"]),
      ([.name: " 赵 某", .address: "幸福里 7－1 号"], [.nameAndAddress: "赵某\n幸福里71号"]),
      ([.name: "赵某"], [:]),
      ([.address: "幸福里"], [:]),
      ([.sourceKey: " user_Ａ "], [.sourceKey: "user_Ａ"]),
      ([.sourceKey: "  ", .unit: "某厂"], [:]),
    ])
  func matching(_ details: [ReporterDetail: String], _ values: [ReporterMatch: String]) {
    #expect(ReporterMatch.values(of: details) == values)
  }

  @Test("A million reporters stay small") func rowSize() {
    #expect(MemoryLayout<ReporterRow>.stride == 24)
  }
}
