import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// A reward from the closing of its lead to the second signature, by keys alone (R6.3.6).
@Suite struct RewardLifeTests {
  private static let liaison = MemberID(rawValue: 4)

  /// A lead of one real-name reporter that was confirmed and closed.
  private static func office() throws -> (Office, LeadID, ReporterID) {
    var office = try Office()
    let section = try #require(office.desk.organisation.sections.first).id
    try office.run(InviteMember(name: "丁", posts: .liaison, section: section) { "v\($0.rawValue)" })
    try office.run(AdmitMember(member: liaison, fingerprint: "F4"))
    try office.run(SignUndertaking(), as: liaison)
    let file = SealedFile(file: "00", sha256: "00")
    let reporter = RegisterTip.Reporter(given: [.name, .phone], identity: file)
    let registered = try office.run(
      RegisterTip(content: TipContent(title: "强迫交易", narrative: "强迫交易"), reporters: [reporter]))
    let tip = TipID(rawValue: try #require(registered.events.first).envelope.event.rawValue)
    let opened = try office.run(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确"))
    let lead = LeadID(rawValue: try #require(opened.events.first).envelope.event.rawValue)
    try office.run(AssignLead(lead: lead, section: section, summary: "核查经营场所"))
    try office.run(TakeLead(lead: lead), as: liaison)
    let report = try office.run(ReportFinding(lead: lead, finding: .confirmed, grounds: "账目"), as: liaison)
    try office.run(ReadLead(lead: lead))
    try office.run(
      AcceptFinding(lead: lead, report: try #require(report.events.first).envelope.event, opinion: "同意"))
    try office.run(CloseLead(lead: lead, basis: .determination, reason: "已查清", feedback: "已依法处理"))
    return (office, lead, try #require(office.desk.reporters.of(tip).first))
  }

  /// What the custodian finds out of the reporter.
  private static func clear(_ reporter: ReporterID, _ lead: LeadID, _ office: inout Office) throws {
    let today = office.desk.date(of: office.now)
    try office.run(
      CheckReporter(reporter: reporter, contactWorks: true, nameIsTrue: true, how: "回拨", on: today),
      as: FormDesk.custodian)
    for mark in [ReporterMark.staff, .statutoryDuty, .accomplice] {
      let evidence = SealedFile(file: "00", sha256: "00")
      try office.run(
        MarkReporter(reporter: reporter, mark: mark, value: .no, evidence: evidence), as: FormDesk.custodian)
    }
  }

  private static func screen(
    _ office: Office, as member: MemberID = FormDesk.receiver, _ keys: String,
    _ size: Size = Size(columns: 80, rows: 24), _ language: Language = .zhHans
  ) -> Screen {
    var screen = Screen(office, as: member, size: size, language: language)
    screen.keys(keys)
    return screen
  }

  @Test("R6.3.6 four members, from the closing to the second signature") func life() throws {
    var (office, lead, reporter) = try Self.office()
    try Self.clear(reporter, lead, &office)
    var screen = Self.screen(office, "4")
    #expect(screen.shows("尚未启动审核") && screen.shows("待你办理 1") && screen.shows("4 奖励 1"), "\(screen.text)")
    screen.keys("o<C-s>")
    #expect(screen.office.desk.rewards[lead]?.state == .collecting, "\(screen.text)")
    #expect(screen.shows("六(二)1") && screen.shows("待核定"), "\(screen.text)")
    screen.keys("G")
    #expect(screen.shows("待核定，尚缺"), "\(screen.text)")
    screen.keys("f<Enter><Enter><Enter><Enter><Enter><Enter><Tab><Tab><Enter>否<Enter><C-s>")
    #expect(screen.office.desk.rewards[lead]?.circumstances?.exclusion == .never, "\(screen.text)")
    screen.keys("a<Tab><Enter><Enter><Enter><Enter><Enter><Enter>强迫交易<C-s>")
    #expect(screen.office.desk.rewards[lead]?.assessments.count == 1, "\(screen.text)")
    screen.keys("r<Enter><Enter>据此查实<C-s>")
    #expect(screen.office.desk.rewards[lead]?.state == .registered, "\(screen.text)")

    // What is to be found out of the reporter waits for the custodian.
    #expect(Self.screen(screen.office, as: FormDesk.custodian, "0").shows("4 奖励 1"))
    let custodian = Self.screen(screen.office, as: FormDesk.custodian, "4s<Tab><Enter><Enter><C-s>")
    #expect(custodian.office.desk.rewards[lead]?.statements[reporter]?.willing == true, "\(custodian.text)")
    #expect(custodian.shows("应奖励"), "\(custodian.text)")

    let section = Self.screen(custodian.office, as: Self.liaison, "4x<C-s>")
    #expect(section.office.desk.rewards[lead]?.state == .countersigned, "\(section.text)")
    // The section signs for the lead, and learns neither who reported nor who is paid.
    #expect(!section.shows("举报人-"), "\(section.text)")

    let proposing = Self.screen(section.office, "4p3000<C-s>")
    #expect(proposing.office.desk.rewards[lead]?.proposal?.total == 300_000, "\(proposing.text)")
    #expect(proposing.shows("3,000.00 元"), "\(proposing.text)")
    let deciding = Self.screen(proposing.office, as: FormDesk.second, "4d<Enter><Enter>同意<C-s>")
    #expect(deciding.office.desk.rewards[lead]?.state == .approved, "\(deciding.text)")
    var outward = Self.screen(deciding.office, "4t奖1号<C-s>")
    outward.keys("P")
    #expect(outward.shows("举报奖励审批表") && outward.shows("奖励报送材料") && !outward.shows("凭证"), "\(outward.text)")
    outward.keys("<Down><Enter>报县级<C-s>")
    #expect(outward.shows("已存到 ~/奖励报送材料-XS-2026-0001"), "\(outward.text)")
    let printed = outward.office.log.compactMap { $0.event as? RewardExported }
    #expect(printed.map(\.what) == [.package] && printed.first?.reason == "报县级")
    outward.keys("c<Enter><Enter>县奖1号<C-s>")
    #expect(outward.office.desk.rewards[lead]?.state == .granted, "\(outward.text)")
    try Self.pay(outward.office, lead, reporter)
  }

  private static func pay(_ office: Office, _ lead: LeadID, _ reporter: ReporterID) throws {
    var early = Self.screen(office, as: FormDesk.custodian, "4y<Tab><Enter><Enter>凭证1号<C-s>")
    #expect(early.shows("兑现奖励"), "\(early.text)")
    #expect(early.office.desk.rewards[lead]?.payments.isEmpty == true)
    early.keys("<Esc>")
    var office = office
    let asked = try office.run(
      RequestIdentity(reporter: reporter, purpose: .reward, reason: "发放", custodian: FormDesk.custodian))
    let request = try #require(asked.events.first).envelope.event
    try office.run(
      ApproveIdentity(request: request, lifted: [LiftedLayer(file: "0a", layer: "AAEC")]), as: FormDesk.second)
    try office.run(ViewIdentity(request: request, isRenewal: false), as: FormDesk.custodian)
    let paying = Self.screen(office, as: FormDesk.custodian, "4y<Tab><Enter><Enter>凭证1号<C-s>")
    #expect(paying.office.desk.rewards[lead]?.payments.map(\.fen) == [300_000], "\(paying.text)")
    var signing = Self.screen(paying.office, "4w<C-s>")
    signing.keys("G")
    #expect(signing.shows("已发放") && !signing.shows("待第二人签字"), "\(signing.text)")
    signing.keys("e已发放<C-s>")
    #expect(signing.office.desk.rewards[lead]?.state == .closed, "\(signing.text)")
    try Self.takeBack(signing.office, lead)
  }

  /// An objection that the county answers, and a share that is taken back, in part returned and then left.
  private static func takeBack(_ office: Office, _ lead: LeadID) throws {
    var hearing = Self.screen(office, as: FormDesk.custodian, "4O")
    #expect(hearing.shows("异议内容"), "\(hearing.text)")
    hearing.keys("<Tab><Tab>金额偏低<C-s>")
    #expect(hearing.office.desk.rewards[lead]?.openObjections.count == 1, "\(hearing.text)")
    let answering = Self.screen(hearing.office, "4A<Tab><Enter><Down><Enter>县奖2号<Tab>事实清楚<C-s>")
    #expect(answering.office.desk.rewards[lead]?.objections.last?.answer?.isYes == false, "\(answering.text)")
    let wanting = Self.screen(answering.office, "4X<Tab><Enter><Enter>伪造账目<C-s>")
    #expect(wanting.office.desk.rewards[lead]?.openRevocations.count == 1, "\(wanting.text)")
    let deciding = Self.screen(wanting.office, as: FormDesk.second, "4D<Tab><Enter><Enter>同意<C-s>")
    #expect(deciding.office.desk.rewards[lead]?.debtors.count == 1, "\(deciding.text)")
    let returning = Self.screen(deciding.office, as: FormDesk.custodian, "4Y<Tab>1000<Tab>收据1号<C-s>")
    #expect(returning.office.desk.rewards[lead]?.recoveries.map(\.fen) == [100_000], "\(returning.text)")
    let signing = Self.screen(returning.office, "4w<C-s>")
    #expect(signing.office.desk.rewards[lead]?.hasUnsigned == false, "\(signing.text)")
    var leaving = Self.screen(signing.office, as: FormDesk.second, "4Z<Tab>无可执行<C-s>")
    #expect(leaving.office.desk.rewards[lead]?.debtors.isEmpty == true, "\(leaving.text)")
    leaving.keys("G")
    #expect(leaving.shows("2,000.00 元 不再追缴") && leaving.shows("已撤销"), "\(leaving.text)")
  }

  @Test("R6.3.2 competing reporters side by side, and the event behind each line one key away")
  func evidence() throws {
    var (office, lead, reporter) = try Self.office()
    try Self.clear(reporter, lead, &office)
    // The second told it later, and it was entered days after.
    let file = SealedFile(file: "00", sha256: "00")
    let registered = try office.run(
      RegisterTip(
        content: TipContent(title: "同一酒店", narrative: "强迫交易"), receivedAt: office.now.adding(minutes: -60),
        reporters: [.init(given: [.name, .phone], identity: file)]))
    let tip = TipID(rawValue: try #require(registered.events.first).envelope.event.rawValue)
    try office.run(ProposeOutcome(tip: tip, outcome: .join(lead), reason: "同一对象"))
    let proposal = try #require(office.desk.tips.openProposal(of: tip)).event
    try office.run(ConfirmOutcome(tip: tip, proposal: proposal), as: FormDesk.second)
    try office.run(OpenReward(lead: lead))

    var screen = Self.screen(office, "0")
    #expect(screen.shows("待你办理的奖励"), "\(screen.text)")
    screen.keys("4<Enter>v")
    #expect(screen.shows("举报人-0001") && screen.shows("举报人-0002") && screen.shows("六(三)2"), "\(screen.text)")
    screen.keys("<Esc><Down><Down>")
    #expect(screen.shows("看依据"), "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.shows("依据的记录") && screen.shows("登记 JB-2026-000"), "\(screen.text)")
    // Back on the same line; a second time out is the list.
    screen.keys("<Esc>")
    #expect(screen.shows("看依据"), "\(screen.text)")
    screen.keys("<Esc>")
    #expect(screen.model.layers.isEmpty && screen.model.frame.place == .rewards)
    screen.keys("p")
    #expect(screen.shows("还没有走到这一步"), "\(screen.text)")
    screen.keys("0")
    #expect(screen.model.frame.place == .overview)
  }

  @Test(
    arguments: [
      ("3000", 300_000), ("3,000.5", 300_050), ("３０００．０５", 300_005), ("0", 0), ("1 500元", 150_000), ("¥20", 2000),
    ] as [(String, Int)])
  func readsAmounts(text: String, fen: Int) { #expect(YuanAmount.fen(text) == fen) }

  @Test(arguments: ["", "元", "-3", "1.234", "1.2.3", "三千", "1e3", ".5", "9999999999999"])
  func refusesWhatIsNoAmount(text: String) { #expect(YuanAmount.fen(text) == nil) }

  @Test func amountsAreWrittenInYuan() {
    let wording = Wording(texts: Texts(.en), desk: nil, today: CivilDate("2026-11-23")!)
    #expect(
      [0, 5, 1234, 300_000, 123_456_789].map(wording.money) == [
        "CNY 0.00", "CNY 0.05", "CNY 12.34", "CNY 3,000.00", "CNY 1,234,567.89",
      ])
  }

  @Test func draftsFindTheirFormAgain() {
    for step in RewardTask.Step.allCases {
      let task = RewardTask(step, LeadID(rawValue: 12))
      #expect(RewardTask(draftName: task.draftName) == task)
      // The list takes the same key for it as the page, and no other action has it there.
      #expect(DeskAction.on(.character(step.key), at: .rewards)?.id == ActionID("reward.\(step.rawValue)"))
    }
    #expect(RewardTask(draftName: "outside.visit") == nil && RewardTask(draftName: "reward.none/1") == nil)
    #expect(Set(RewardTask.Step.allCases.map(\.key)).count == RewardTask.Step.allCases.count)
    #expect(Set(RewardTask.Step.allCases.map(\.key)).isDisjoint(with: ["j", "k", "g", "G", "q"]))
  }

  @Test(arguments: [(80, 24), (120, 32), (200, 60), (60, 16)])
  func looks(columns: Int, rows: Int) throws {
    var (office, lead, reporter) = try Self.office()
    try Self.clear(reporter, lead, &office)
    try office.run(OpenReward(lead: lead))
    for (language, name) in [(Language.zhHans, "zh"), (.en, "en")] {
      var screen = Self.screen(office, "4", Size(columns: columns, rows: rows), language)
      try screen.check("rewards-list-\(columns)x\(rows)-\(name)")
      screen.keys("<Enter><Down><Down>")
      try screen.check("rewards-page-\(columns)x\(rows)-\(name)")
      screen.keys("<Enter>")
      try screen.check("rewards-evidence-\(columns)x\(rows)-\(name)")
      screen.keys("<Esc><Tab><PgDn>")
      try screen.check("rewards-whole-\(columns)x\(rows)-\(name)")
      screen.keys("v")
      try screen.check("rewards-compare-\(columns)x\(rows)-\(name)")
    }
  }
}
