import Testing

@testable import CaseDomain

@Suite struct LeadRuleTests {
  private static func open(_ tips: [TipID], title: String = "", reason: String = "对象明确") -> OpenLead {
    OpenLead(tips: tips, title: title, isSuspectedOrganisedCrime: false, reason: reason)
  }

  @Test(
    "R3.6 opening a lead",
    arguments: [
      Rule.possible("R3.6 from one tip") { _ = try $0.lead(of: try $0.tip()) },
      .possible("R3.6 from several") { _ = try $0.lead(of: try $0.tip("甲"), try $0.tip("乙")) },
      .refused("R3.6 from none", .noSuchTip) { try $0.perform(LeadRuleTests.open([]), as: Cast.office) },
      .refused("R3.6 from one that is not there", .noSuchTip) {
        try $0.perform(LeadRuleTests.open([TipID(rawValue: 1)], title: "某"), as: Cast.office)
      },
      .refused("R3.6 not twice from the same", .notInQueue) {
        let tip = try $0.tip()
        try $0.perform(LeadRuleTests.open([tip, tip]), as: Cast.office)
      },
      .refused("R3.6 all of them wait for triage", .notInQueue, given: { _ = try $0.lead(of: try $0.tip("甲")) }) {
        let other = try $0.tip("乙")
        try $0.perform(LeadRuleTests.open([other, $0.firstTip]), as: Cast.office)
      },
      .possible(
        "R5.2 also from a returned one",
        given: { try $0.settle(.returnForMore(questions: "何时？"), for: try $0.tip()) }
      ) { _ = try $0.lead(of: $0.newestTip) },
      .refused("R5.2 with a reason", .reasonMissing, given: { _ = try $0.tip() }) {
        try $0.perform(LeadRuleTests.open([$0.newestTip], reason: "　"), as: Cast.office)
      },
      .refused("R3.6 the liaison does not", .postRequired, given: { _ = try $0.tip() }) {
        try $0.perform(LeadRuleTests.open([$0.newestTip]), as: Cast.liaison)
      },
    ])
  func opening(_ rule: Rule) throws { try rule.check() }

  @Test("R3.6 a lead and its tips point to each other, through joining and moving") func links() throws {
    var bench = DeskBench.staffed
    let (first, second, third) = (try bench.tip("甲"), try bench.tip("乙"), try bench.tip("丙"))
    let a = try bench.lead(of: first)
    let b = try bench.lead(of: second)
    func tips(_ lead: LeadID) -> [TipID]? { bench.desk.leads.row(of: lead).map { bench.desk.leads.tips[$0] } }

    try bench.settle(.join(a), for: third)
    #expect(bench.state(third) == .joinedLead)
    #expect(bench.desk.tips[third]?.lead == a)
    #expect(tips(a) == [first, third])

    let before = (bench.desk.leads.events(of: a).count, bench.desk.leads.events(of: b).count)
    try bench.settle(.relink(b), for: third)
    #expect(bench.desk.tips[third]?.lead == b)
    #expect(tips(a) == [first] && tips(b) == [second, third])
    // The move stands in the history of both leads and of the tip.
    #expect(bench.desk.leads.events(of: a).count == before.0 + 1)
    #expect(bench.desk.leads.events(of: b).count == before.1 + 1)
    #expect(bench.desk.tips.events(of: third).last == bench.desk.leads.events(of: b).last)

    try bench.settle(.relink(b), for: first)
    #expect(bench.state(first) == .joinedLead)
    #expect(tips(a) == [])
    try bench.settle(.relink(a), for: first)
    #expect(tips(a) == [first])
  }

  @Test(
    "A lead takes the first tip's title where none is given",
    arguments: [
      ("", "某酒店强迫交易"), (" 系列强迫交易 ", "系列强迫交易"), ("\n", "某酒店强迫交易"),
    ])
  func title(_ given: String, _ title: String) throws {
    var bench = DeskBench.staffed
    let (first, second) = (try bench.tip(), try bench.tip("乙"))
    try bench.perform(Self.open([first, second], title: given), as: Cast.office)
    #expect(bench.desk.leads.titles[0] == title)
  }
}
