import Testing

@testable import CaseDomain

/// What of a tip is covered is covered in its lead too, for those who read the lead alone (R6.4, R4.1).
@Suite struct LeadCoveredTests {
  private static let secret = CoveringRuleTests.secret

  /// A lead opened from a tip, both saying the secret.
  private static func bench() throws -> (bench: DeskBench, tip: TipID, lead: LeadID) {
    var bench = DeskBench.staffed
    let tip = try bench.tip(RegisterTip(content: CoveringRuleTests.said))
    try bench.perform(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "\(secret)说得清楚"), as: Cast.office)
    return (bench, tip, try #require(bench.desk.tips[tip]?.lead))
  }

  private static func cover(_ bench: DeskBench, _ tip: TipID, _ words: [String] = [secret]) -> CoverTip {
    let words = words.map { CoveredWord($0, of: tip) }
    return CoverTip(
      tip: tip, words: words, sketch: TextSketch("某"), original: .some, reason: "像举报人",
      basedOn: bench.desk.tips.lastEvent(of: tip)!, inLead: words)
  }

  @Test("R6.4 the lead says so itself, and shows the words again when a custodian lets the tip")
  func coveredAndShownAgain() throws {
    var (bench, tip, lead) = try Self.bench()
    try bench.perform(Self.cover(bench, tip), as: Cast.office)
    let word = CoveredWord(Self.secret, of: tip)
    #expect(bench.desk.leads.covered(lead, of: tip) == [word])
    let opened = LeadNoted(
      lead: lead, kind: .files, on: CivilDate("2026-11-24")!, words: "\(Self.secret)提供", place: nil, people: "",
      attachments: [])
    let shown = bench.desk.shown(opened, at: EventNumber(rawValue: 1)) as? LeadNoted
    #expect(shown?.words == "***提供")
    // Once more with another word: what was covered stays.
    try bench.perform(Self.cover(bench, tip, ["某酒店"]), as: Cast.leader)
    #expect(bench.desk.leads.covered(lead, of: tip).count == 2)
    try bench.perform(
      UncoverTip(
        tip: tip, words: [word], content: CoveringRuleTests.said, reason: "已公开",
        basedOn: bench.desk.tips.lastEvent(of: tip)!), as: Cast.custodian)
    #expect(bench.desk.leads.covered(lead, of: tip) == [CoveredWord("某酒店", of: tip)])
    #expect(bench.desk.unauthorised.isEmpty)
  }

  @Test("R6.4 hand-made: nobody but a custodian takes a word away, and none is covered that the tip does not cover")
  func forged() throws {
    var (bench, tip, lead) = try Self.bench()
    try bench.perform(Self.cover(bench, tip), as: Cast.office)
    let word = CoveredWord(Self.secret, of: tip)
    func covered(_ words: [CoveredWord], lead: LeadID = lead, tip: TipID = tip) -> LeadCovered {
      LeadCovered(lead: lead, tip: tip, words: words)
    }
    #expect(bench.forge(covered([]), as: Cast.office)?.reason == .postRequired)
    #expect(bench.forge(covered([word, CoveredWord("强迫", of: tip)]), as: Cast.office)?.reason == .notCovered)
    #expect(bench.forge(covered([word]), as: Cast.office)?.reason == .nothingToCover)
    #expect(bench.forge(covered([word], lead: LeadID(rawValue: 9999)), as: Cast.office)?.reason == .noSuchLead)
    #expect(bench.forge(covered([]), as: Cast.auditor)?.reason == .postRequired)
    #expect(bench.desk.leads.covered(lead, of: tip) == [word])
  }
}
