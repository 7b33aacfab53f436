import Testing

@testable import CaseDomain

@Suite struct AmendmentTests {
  private static let aTip: Rule.Step = { _ = try $0.tip() }

  private static func amend(_ bench: DeskBench, _ content: TipContent = .some("改"), reason: String = "更正") -> AmendTip {
    AmendTip(
      tip: bench.newestTip, content: content, reason: reason, basedOn: bench.desk.tips.lastEvent(of: bench.newestTip)!)
  }

  @Test(
    "Corrections and late material",
    arguments: [
      Rule.possible("R5.2 the office corrects", given: aTip) {
        try $0.perform(AmendmentTests.amend($0), as: Cast.office)
      },
      .refused("R5.2 with a reason", .reasonMissing, given: aTip) {
        try $0.perform(AmendmentTests.amend($0, reason: "\n"), as: Cast.office)
      },
      .refused("R5.2 something is still said", .narrativeMissing, given: aTip) {
        try $0.perform(AmendmentTests.amend($0, TipContent(title: "改", narrative: " ")), as: Cast.office)
      },
      .refused("R6.4 not whom it names", .namedAsSubject, given: { _ = try $0.tip(naming: ["丁"]) }) {
        try $0.perform(AmendmentTests.amend($0), as: Cast.office)
      },
      .refused("R5.2 changed meanwhile", .changedMeanwhile, given: aTip) {
        let form = AmendmentTests.amend($0)
        try $0.propose(.returnForMore(questions: "何时？"), for: $0.newestTip)
        try $0.perform(form, as: Cast.office)
      },
      .refused("R5.2 triaged meanwhile", .changedMeanwhile, given: aTip) {
        let form = AmendmentTests.amend($0)
        _ = try $0.lead(of: $0.newestTip)
        try $0.perform(form, as: Cast.office)
      },
      .possible("R5.2 another tip changed meanwhile", given: aTip) {
        let form = AmendmentTests.amend($0)
        _ = try $0.tip("乙")
        try $0.perform(form, as: Cast.office)
      },
      .refused("R5.2 there is such a tip", .noSuchTip) {
        try $0.perform(
          AmendTip(tip: TipID(rawValue: 1), content: .some(), reason: "更正", basedOn: EventNumber(rawValue: 1)),
          as: Cast.office)
      },
      .refused("R5.2 more is something", .textMissing, given: aTip) {
        try $0.perform(SupplementTip(tip: $0.newestTip, text: " "), as: Cast.office)
      },
      .possible("R5.2 a file alone is something", given: aTip) {
        let photo = Attachment(name: "照片.jpg", bytes: 9, blob: "0a", key: "AA==", sha256: "5c")
        try $0.perform(SupplementTip(tip: $0.newestTip, text: "", attachments: [photo]), as: Cast.office)
      },
      .refused("R5.2 more does not come from the future", .receivedInFuture, given: aTip) {
        try $0.perform(
          SupplementTip(tip: $0.newestTip, text: "补充", receivedAt: at("2026-11-24 09:00")), as: Cast.office)
      },
      .possible(
        "R5.2 late material is always accepted",
        given: { try $0.settle(.passOn($0.police, letter: "函1号"), for: try $0.tip()) }
      ) { try $0.perform(SupplementTip(tip: $0.newestTip, text: "补充"), as: Cast.custodian) },
    ])
  func table(_ rule: Rule) throws { try rule.check() }

  @Test("R5.2 who was slower is told where the tip stands") func whatHappened() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    let form = Self.amend(bench)
    _ = try bench.lead(of: tip)
    let refusal = try #require(bench.refusal(of: form, as: Cast.receiver))
    #expect(refusal.details.contains(.tipState(.openedLead)))
    #expect(refusal.details.contains(.number(try #require(bench.desk.tips[tip]).number)))
    let second = OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确")
    #expect(bench.refusal(of: second, as: Cast.receiver)?.details.contains(.tipState(.openedLead)) == true)
  }

  @Test("A correction changes what lists show and keeps number, time of receipt and link") func columns() throws {
    var bench = DeskBench.staffed
    let id = try bench.tip(naming: ["某酒店"])
    _ = try bench.lead(of: id)
    let before = try #require(bench.desk.tips[id])
    var content = TipContent.some("某旅馆强迫交易", naming: [" 某旅馆 ", "", "某\u{1F}人"])
    content.importance = .major
    content.place = "河东"
    let event = try bench.perform(Self.amend(bench, content), as: Cast.office)
    let after = try #require(bench.desk.tips[id])
    #expect(after.number == before.number && after.receivedAt == before.receivedAt && after.lead == before.lead)
    #expect(after.importance == .major && after.text.rawValue == event.rawValue)
    #expect(bench.desk.tips.titles[0] == "某旅馆强迫交易")
    #expect(bench.desk.tips.places[0] == "河东")
    // One name stays one name, whatever control characters it holds.
    #expect(bench.desk.tips.subjectNames(row: 0).count == 2)
    #expect(bench.desk.tips.subjectNames(row: 0).first == "某旅馆")
  }

  @Test(
    "A title is made where none is given",
    arguments: [
      ("", "有人强占摊位，多次威胁。", "有人强占摊位，多次威胁"), (" 标题 ", "有人强占摊位", "标题"), ("", "？？？", "？？？"),
      ("\u{200B}", "有人强占摊位", "有人强占摊位"),
    ])
  func title(_ given: String, _ narrative: String, _ title: String) throws {
    var bench = DeskBench.staffed
    _ = try bench.tip(RegisterTip(content: TipContent(title: given, narrative: narrative)))
    #expect(bench.desk.tips.titles[0] == title)
  }
}
