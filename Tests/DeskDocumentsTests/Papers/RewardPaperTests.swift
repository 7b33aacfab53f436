import CaseDomain
import DeskSession
import DeskText
import Testing

@testable import DeskDocuments

/// What of a reward goes on paper (R6.3.6), and what never does (R6.4).
@Suite struct RewardPaperTests {
  private static let languages = ["zh-Hans", "en"]
  /// Aliases are here; nobody behind them.
  private static let secrets = ["0001号证人", "张三丰", "13800138000", "三号铁柜", "来访", "14:05"]
  private static let custodian = MemberID(rawValue: 3)

  /// Two joint reporters, one of whom is staff: a lead found true, and its reward granted.
  private static func granted() throws -> (PaperBench, LeadID) {
    var bench = try PaperBench()
    let tip = try bench.tip(PaperBench.content)
    let opened = try bench.run(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确，事实具体"))
    let lead = LeadID(rawValue: opened.rawValue)
    try bench.run(AssignLead(lead: lead, section: bench.section, summary: "核查某酒店"))
    try bench.run(TakeLead(lead: lead), as: PaperBench.liaison)
    try bench.run(ReportFinding(lead: lead, finding: .confirmed, grounds: "账目"), as: PaperBench.liaison)
    let report = try #require(bench.desk.leads.work(on: lead).report).step.event
    try bench.run(ReadLead(lead: lead))
    try bench.run(AcceptFinding(lead: lead, report: report, opinion: "同意"))
    try bench.run(CloseLead(lead: lead, basis: .determination, reason: "已查清", feedback: "已处理"))
    try bench.run(OpenReward(lead: lead))
    try bench.run(
      RecordCircumstances(
        lead: lead, knownSince: .never, verifiedSince: .never, underInvestigationSince: .never, exclusion: .never))
    try bench.run(
      AssessRewardTip(
        lead: lead, tip: tip, definiteTarget: .yes, specificFacts: .yes, helpful: .yes, content: ["强迫交易"]))
    let people = bench.desk.reporters.of(tip)
    let today = bench.desk.date(of: bench.now)
    for (place, reporter) in people.enumerated() {
      try bench.run(
        CheckReporter(
          reporter: reporter, contactWorks: true, nameIsTrue: place == 0 ? true : nil, how: "回拨", on: today),
        as: custodian)
      let evidence = SealedFile(file: "00", sha256: "00")
      for mark in [ReporterMark.staff, .statutoryDuty, .accomplice] {
        let value: MarkValue = place == 1 && mark == .staff ? .yes : .no
        try bench.run(MarkReporter(reporter: reporter, mark: mark, value: value, evidence: evidence), as: custodian)
      }
      try bench.run(
        StateForReporter(
          lead: lead, reporter: reporter, willing: .yes, confirmed: .yes, confirmedOn: today), as: custodian)
    }
    try bench.run(RegisterReward(lead: lead, role: .decisive, effect: "据此查清强迫交易"))
    let registration = try #require(bench.desk.rewards[lead]?.registration).step.event
    try bench.run(CountersignReward(lead: lead, registration: registration), as: PaperBench.liaison)
    try bench.run(ProposeReward(lead: lead, total: 1_005_050))
    let proposal = try #require(bench.desk.rewards[lead]?.proposal).step.event
    try bench.run(
      DecideReward(lead: lead, proposal: proposal, isApproved: true, opinion: "同意奖励"), as: PaperBench.leader)
    try bench.run(SubmitReward(lead: lead, letter: "某审奖〔2026〕1号"))
    return (bench, lead)
  }

  @Test("R6.3.6 the form: rated, clause by clause, who gets what, who signed", arguments: languages)
  func approval(_ language: String) throws {
    let (bench, lead) = try Self.granted()
    let paper = try bench.paper(.reward(.approval, try bench.sheet(of: lead)), language)
    try PaperGolden.expect(paper, "form.reward.\(language).txt")
    for secret in ["0001号证人", "张三丰", "13800138000", "三号铁柜"] { #expect(!paper.contains(secret), "\(secret)") }
    let web = try bench.paper(.reward(.approval, try bench.sheet(of: lead)), language, ending: "html")
    #expect(web.contains("<!doctype html>") && web.contains("10,050.50"))
  }

  @Test("R6.3.6 what is not decided yet is left to fill in") func early() throws {
    var (bench, lead) = try PaperBench.opened()
    try bench.run(OpenReward(lead: lead, ground: .claim))
    let paper = try bench.paper(.reward(.approval, try bench.sheet(of: lead)))
    #expect(paper.contains("待定") && !paper.contains("\n分配\n") && paper.contains("______年____月____日"))
  }

  @Test("R6.3.6 a slip for each who gets something, in words that take no added stroke") func vouchers() throws {
    var (bench, lead) = try Self.granted()
    try bench.run(RecordCountyAnswer(lead: lead, answer: .granted, letter: "县奖1号"))
    let paper = try bench.paper(.reward(.voucher, try bench.sheet(of: lead)))
    try PaperGolden.expect(paper, "form.voucher.txt")
    #expect(paper.contains("壹万零伍拾元伍角整") && paper.contains("举报人-0001") && !paper.contains("举报人-0002"))
  }

  @Test("R6.3.6 R6.4 the package: letter, form, content by alias and the list", arguments: languages)
  func package(_ language: String) throws {
    let (bench, lead) = try Self.granted()
    let files = try Papers.maker(bench.order(.reward(.package, try bench.sheet(of: lead)), language))
    #expect(files.count == 8 && files.filter(\.isList).count == 1 && Set(files.map(\.name)).count == 8)
    let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
    let alias = language == "en" ? "Reporter-0001" : "举报人-0001"
    let content = try #require(
      files.first { $0.name == Texts(Language(tag: language)!)("papers.package.content", "1") })
    #expect(String(decoding: content.bytes, as: UTF8.self).contains(alias))
    #expect(texts.contains { $0.contains("某审奖〔2026〕1号") && $0.contains("10,050.50") })
    // The day is enough where nobody else came on it.
    for secret in Self.secrets {
      #expect(!String(decoding: content.bytes, as: UTF8.self).contains(secret), "\(secret)")
    }
    let list = String(decoding: try #require(files.first { $0.isList }).bytes, as: UTF8.self)
    for file in files where !file.isList { #expect(list.contains("\(file.handed.sha256)  \(file.name)\n")) }
  }

  @Test(
    arguments: [
      (0, "零元整"), (5, "伍分"), (50, "伍角整"), (55, "伍角伍分"), (1005, "壹拾元零伍分"), (300_000, "叁仟元整"),
      (1_005_050, "壹万零伍拾元伍角整"), (1_000_000, "壹万元整"), (1_000_100, "壹万零壹元整"), (1_050_000, "壹万零伍佰元整"),
      (1_000_000_100, "壹仟万零壹元整"), (10_000_000_000, "壹亿元整"), (10_001_000_000, "壹亿零壹万元整"),
      (10_000_000_100, "壹亿零壹元整"), (12_345_678_912, "壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分"),
      (100_100, "壹仟零壹元整"), (110_000, "壹仟壹佰元整"), (20_020, "贰佰元贰角整"),
    ])
  func capitals(fen: Int, words: String) {
    #expect(YuanWords.written(fen, Texts(.zhHans)) == words)
    #expect(YuanWords.written(fen, Texts(.en)).isEmpty)
  }
}
