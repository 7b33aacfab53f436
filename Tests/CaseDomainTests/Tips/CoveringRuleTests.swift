import Testing

@testable import CaseDomain

/// Leaving out more after intake, and showing it again (R6.4).
@Suite struct CoveringRuleTests {
  static let secret = "住三号楼的会计"
  private static let aTip: Rule.Step = { _ = try $0.tip(RegisterTip(content: said)) }
  private static let covered: Rule.Step = {
    try aTip(&$0)
    try $0.perform(cover($0), as: Cast.office)
  }

  static var said: TipContent {
    var content = TipContent.some("\(secret)说某酒店强迫交易", naming: ["某酒店"])
    content.place = "城关镇，\(secret)楼下"
    content.originalsAt = "\(secret)手里"
    content.subjects[0].address = "\(secret)对面"
    return content
  }

  static func cover(
    _ bench: DeskBench, _ words: [String] = [secret], reason: String = "像举报人", sketch: String = "某酒店强迫交易"
  ) -> CoverTip {
    let tip = bench.newestTip
    return CoverTip(
      tip: tip, words: words.map { CoveredWord($0, of: tip) }, sketch: TextSketch(sketch), original: .some,
      reason: reason, basedOn: bench.desk.tips.lastEvent(of: tip)!)
  }

  private static func uncover(
    _ bench: DeskBench, _ words: [String] = [secret], content: TipContent = said, reason: String = "已公开"
  ) -> UncoverTip {
    let tip = bench.newestTip
    return UncoverTip(
      tip: tip, words: words.map { CoveredWord($0, of: tip) }, content: content, reason: reason,
      basedOn: bench.desk.tips.lastEvent(of: tip)!)
  }

  @Test(
    "R6.4 covering",
    arguments: [
      Rule.possible("the office leaves out more", given: aTip) { try $0.perform(cover($0), as: Cast.office) },
      .possible("so do a custodian and a leader", given: aTip) {
        try $0.perform(cover($0), as: Cast.custodian)
        try $0.perform(cover($0, ["某酒店"]), as: Cast.leader)
      },
      .refused("an auditor changes nothing", .postRequired, given: aTip) {
        try $0.perform(cover($0), as: Cast.auditor)
      },
      .refused("nor does who has not signed", .undertakingMissing, given: aTip) {
        try $0.perform(cover($0), as: Cast.unsigned)
      },
      .refused(
        "whom the tip names does not decide what is seen", .namedAsSubject, given: { _ = try $0.tip(naming: ["丁"]) }
      ) { try $0.perform(cover($0), as: Cast.office) },
      .refused("with a reason", .reasonMissing, given: aTip) {
        try $0.perform(cover($0, reason: "\u{200B}"), as: Cast.office)
      },
      .refused("something", .nothingToCover, given: aTip) { try $0.perform(cover($0, []), as: Cast.office) },
      .refused("two bytes at least", .nothingToCover, given: aTip) {
        try $0.perform(cover($0, ["x"]), as: Cast.office)
      },
      .refused("the same twice is nothing new", .nothingChanged, given: covered) {
        try $0.perform(cover($0), as: Cast.office)
      },
      .refused("only where somebody keeps the original", .custodianMissing, given: aTip) {
        try $0.perform(RemoveMember(member: Cast.custodian, reason: "调离"), as: Cast.admin)
        try $0.perform(cover($0), as: Cast.office)
      },
      .refused("changed meanwhile", .changedMeanwhile, given: aTip) {
        let late = cover($0)
        try $0.perform(SupplementTip(tip: $0.newestTip, text: "补充"), as: Cast.office)
        try $0.perform(late, as: Cast.office)
      },
      .refused("there is such a tip", .noSuchTip) {
        let nothing = TipCovered(
          tip: TipID(rawValue: 1), words: [CoveredWord("某某", of: TipID(rawValue: 1))],
          sketch: TextSketch("").hexadecimal, original: .some, reason: "理由")
        if let refusal = $0.forge(nothing, as: Cast.office) { throw refusal }
      },
    ])
  func covering(_ rule: Rule) throws { try rule.check() }

  @Test(
    "R6.4 showing again",
    arguments: [
      Rule.possible("a custodian opens the original", given: covered) {
        try $0.perform(OpenOriginal(tip: $0.newestTip, reason: "核对"), as: Cast.custodian)
      },
      .refused("with a reason", .reasonMissing, given: covered) {
        try $0.perform(OpenOriginal(tip: $0.newestTip, reason: " "), as: Cast.custodian)
      },
      .refused("not the office", .postRequired, given: covered) {
        try $0.perform(OpenOriginal(tip: $0.newestTip, reason: "核对"), as: Cast.office)
      },
      .refused("not a leader", .postRequired, given: covered) {
        try $0.perform(OpenOriginal(tip: $0.newestTip, reason: "核对"), as: Cast.leader)
      },
      .possible("a custodian shows it again", given: covered) { try $0.perform(uncover($0), as: Cast.custodian) },
      .refused("not the office", .postRequired, given: covered) { try $0.perform(uncover($0), as: Cast.office) },
      .refused("not a leader", .postRequired, given: covered) { try $0.perform(uncover($0), as: Cast.leader) },
      .refused("not an admin", .postRequired, given: covered) { try $0.perform(uncover($0), as: Cast.admin) },
      .refused(
        "not a custodian whom the tip names", .namedAsSubject,
        given: {
          _ = try $0.tip(naming: ["戊"])
          try $0.perform(cover($0), as: Cast.office)
        }
      ) { try $0.perform(uncover($0), as: Cast.custodian) },
      .refused("only what is covered", .notCovered, given: covered) {
        try $0.perform(uncover($0, ["某酒店"]), as: Cast.custodian)
      },
      .refused("with a reason", .reasonMissing, given: covered) {
        try $0.perform(uncover($0, reason: ""), as: Cast.custodian)
      },
      .refused("something is still said", .narrativeMissing, given: covered) {
        try $0.perform(uncover($0, content: TipContent(title: "某", narrative: " ")), as: Cast.custodian)
      },
      .refused("changed meanwhile", .changedMeanwhile, given: covered) {
        let late = uncover($0)
        try $0.perform(SupplementTip(tip: $0.newestTip, text: "补充"), as: Cast.office)
        try $0.perform(late, as: Cast.custodian)
      },
    ])
  func showingAgain(_ rule: Rule) throws { try rule.check() }

  /// Everything the state holds of a tip's words, its lead's title and what waits included.
  private static func shown(_ desk: Desk) -> String {
    let tips = desk.tips
    return tips.rows.indices.map { "\(tips.titles[$0]) \(tips.places[$0])" }.joined()
      + desk.leads.rows.indices.map { desk.leads.titles[$0] }.joined()
      + tips.proposals.map { "\($0.reason) \($0.outcome)" }.joined()
  }

  @Test func listsLeadsAndWhatWaitsShowItNoMore() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip(RegisterTip(content: Self.said))
    let other = try bench.tip("另一件")
    try bench.perform(
      OpenLead(tips: [tip], title: "据\(Self.secret)", isSuspectedOrganisedCrime: false, reason: "对象明确"),
      as: Cast.office)
    let lead = bench.newestLead
    _ = try bench.lead(of: other)
    try bench.perform(
      ProposeOutcome(tip: tip, outcome: .relink(bench.newestLead), reason: "\(Self.secret)说的"), as: Cast.office)
    #expect(Self.shown(bench.desk).contains(Self.secret))
    func cover(_ word: String) -> CoverTip {
      CoverTip(
        tip: tip, words: [CoveredWord(word, of: tip)], sketch: TextSketch("新"), original: .some, reason: "像举报人",
        basedOn: bench.desk.tips.lastEvent(of: tip)!)
    }
    try bench.perform(cover(Self.secret), as: Cast.receiver)
    let desk = bench.desk
    #expect(!Self.shown(desk).contains(Self.secret))
    #expect(desk.leads.row(of: lead).map { desk.leads.titles[$0] } == "据***")
    #expect(desk.tips.sketches[0] == TextSketch("新"))
    #expect(desk.tips.subjectNames(row: 0) == ["某酒店"])
    #expect(bench.replayed().lines == desk.lines)

    // What is written afterwards is covered too, and whom the tip is about stays named for the rules.
    try bench.perform(cover("某酒店"), as: Cast.receiver)
    try bench.perform(
      AmendTip(tip: tip, content: Self.said, reason: "更正", basedOn: bench.desk.tips.lastEvent(of: tip)!),
      as: Cast.office)
    #expect(!Self.shown(bench.desk).contains(Self.secret) && bench.desk.tips.titles[0].hasPrefix("***说***"))
    #expect(bench.desk.tips.subjectNames(row: 0) == ["某酒店"])
  }

  @Test func everyEventOfTheTipAndItsLeadIsShownCovered() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip(RegisterTip(content: Self.said))
    try bench.perform(SupplementTip(tip: tip, text: "\(Self.secret)又来了"), as: Cast.office)
    try bench.perform(
      AmendTip(tip: tip, content: Self.said, reason: "\(Self.secret)要求", basedOn: bench.desk.tips.lastEvent(of: tip)!),
      as: Cast.office)
    try bench.propose(.returnForMore(questions: "\(Self.secret)在场吗？"), for: tip)
    try bench.perform(
      DeclineOutcome(tip: tip, proposal: bench.newestProposal, reason: "\(Self.secret)已说明"), as: Cast.leader)
    try bench.perform(
      OpenLead(tips: [tip], title: "据\(Self.secret)", isSuspectedOrganisedCrime: false, reason: Self.secret),
      as: Cast.office)
    try bench.perform(
      CoverTip(
        tip: tip, words: [CoveredWord(Self.secret, of: tip)], sketch: TextSketch(""), original: .some, reason: "像举报人",
        basedOn: bench.desk.tips.lastEvent(of: tip)!), as: Cast.office)
    var told = 0
    for commit in bench.log {
      for (offset, stored) in commit.events.enumerated() {
        let event = try stored.decoded()
        let number = EventNumber(rawValue: commit.firstEvent.rawValue + Int64(offset))
        if "\(event)".contains(Self.secret) { told += 1 }
        #expect(!"\(bench.desk.shown(event, at: number))".contains(Self.secret), "\(stored.type)")
      }
    }
    #expect(told == 6, "the log keeps what was written")
  }

  @Test("R6.4 hand-made commits") func handMade() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip(RegisterTip(content: Self.said))
    try bench.perform(Self.cover(bench), as: Cast.office)
    let word = CoveredWord(Self.secret, of: tip)
    // A widening has no place for a word; what it has instead can only take more away.
    func widening(_ words: [CoveredWord], _ sketch: String = TextSketch("").hexadecimal) -> TipCovered {
      TipCovered(tip: tip, words: words, sketch: sketch, original: .some, reason: "理由")
    }
    let rows: [(String, any Event, MemberID, Refusal.Reason)] = [
      ("a length below nothing", widening([.init(bytes: -1, digest: 0)]), Cast.office, .nothingToCover),
      ("a length beyond all", widening([.init(bytes: .max, digest: 0)]), Cast.office, .nothingToCover),
      ("a digest below nothing", widening([.init(bytes: 6, digest: -1)]), Cast.office, .nothingToCover),
      ("a sketch that is a text", widening([.init(bytes: 6, digest: 1)], Self.secret), Cast.office, .nothingToCover),
      (
        "more words than there are",
        widening((0..<400).map { .init(bytes: 6, digest: $0) }), Cast.office, .nothingToCover
      ),
      (
        "the office lifts", TipUncovered(tip: tip, words: [word], content: Self.said, reason: "理由"), Cast.office,
        .postRequired
      ),
      (
        "a leader lifts nothing, and says everything anew",
        TipUncovered(tip: tip, words: [], content: Self.said, reason: "理由"), Cast.leader, .postRequired
      ),
      (
        "a text of late material that is none of this tip's",
        TipUncovered(
          tip: tip, words: [], content: Self.said, late: [RestoredText(event: EventNumber(rawValue: 1), text: "改")],
          reason: "理由"), Cast.custodian, .notCovered
      ),
      (
        "the registration as late material",
        TipUncovered(
          tip: tip, words: [], content: Self.said,
          late: [RestoredText(event: EventNumber(rawValue: tip.rawValue), text: "改")], reason: "理由"), Cast.custodian,
        .notCovered
      ),
      ("the office opens the original", OriginalOpened(tip: tip, reason: "理由"), Cast.office, .postRequired),
    ]
    for (what, event, author, reason) in rows {
      var bench = bench
      #expect(bench.forge(event, as: author)?.reason == reason, "\(what)")
    }
    // The words typed anew by hand stay covered.
    #expect(bench.forge(TipAmended(tip: tip, content: Self.said, reason: "改"), as: Cast.office) == nil)
    #expect(!Self.shown(bench.desk).contains(Self.secret))
  }

  @Test func shownAgainItIsThereForEverybodyToReadAnew() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip(RegisterTip(content: Self.said))
    try bench.perform(Self.cover(bench), as: Cast.office)
    try bench.perform(ReadTip(tip: tip), as: Cast.leader)
    try bench.perform(OpenOriginal(tip: tip, reason: "核对"), as: Cast.custodian)
    #expect(bench.desk.tips.readers(of: tip).count == 2, "who opened the original has seen it")
    let before = bench.desk.tips.rows[0].text
    try bench.perform(Self.uncover(bench), as: Cast.custodian)
    #expect(bench.desk.tips.covering(of: tip) == nil && bench.desk.tips.rows[0].text != before)
    #expect(bench.desk.tips.titles[0].contains(Self.secret))
    #expect(!bench.desk.tips.hasRead(tip, Cast.leader))
    #expect(bench.replayed().lines == bench.desk.lines)
  }
}
