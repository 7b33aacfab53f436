import Testing

@testable import CaseDomain

/// What stands in the way of each step of a lead, a row a rule.
@Suite struct LeadStepTests {
  private static func lead(
    in state: LeadState, importance: Importance = .ordinary, suspected: Bool = false, _ bench: inout DeskBench
  ) throws {
    bench = try DeskBench.lead(in: state, importance: importance, suspected: suspected).0
  }

  @Test(
    "R3.6 assigning",
    arguments: [
      Rule.refused("R6.4 not to a section whose member it is about", .sectionConcerned) {
        let lead = try $0.lead(of: try $0.tip(naming: ["庚"]))
        try $0.assign(lead)
      },
      .refused("R6.4 however the name is spaced", .sectionConcerned) {
        let lead = try $0.lead(of: try $0.tip(naming: [" 庚\u{200B}"]))
        try $0.assign(lead)
      },
      .refused("R6.4 nor to the section it is about", .sectionConcerned) {
        let lead = try $0.lead(of: try $0.tip(naming: ["投资项目科"]))
        try $0.assign(lead)
      },
      .refused("R6.4 nor by whom it is about", .namedAsSubject) {
        let lead = try $0.lead(of: try $0.tip())
        try $0.settle(.join(lead), for: try $0.tip(naming: ["丁"]))
        try $0.assign(lead)
      },
      .refused("not to a section without a liaison", .noLiaison) {
        let empty = SectionID(rawValue: try $0.perform(AddSection(name: "综合科"), as: Cast.admin).rawValue)
        try $0.assign(try $0.lead(of: try $0.tip()), to: empty)
      },
      .refused("nor to one that is closed", .entryClosed) {
        try $0.perform(CloseSection(section: $0.section, reason: "撤并"), as: Cast.admin)
        try $0.assign(try $0.lead(of: try $0.tip()))
      },
      .refused("with a summary", .summaryMissing) {
        let command = AssignLead(lead: try $0.lead(of: try $0.tip()), section: $0.section, summary: "　")
        try $0.perform(command, as: Cast.office)
      },
      .refused("in good time", .dateInvalid) {
        let lead = try $0.lead(of: try $0.tip())
        try $0.perform(
          AssignLead(lead: lead, section: $0.section, summary: "摘要", due: on("2027-11-23")), as: Cast.office)
      },
      .refused("once", .leadState) {
        let lead = try $0.lead(of: try $0.tip())
        try $0.assign(lead)
        try $0.assign(lead)
      },
    ])
  func assigning(_ rule: Rule) throws { try rule.check() }

  @Test("R5.2 another section has the deadline of the first; a hand-made one is refused") func dueStays() throws {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    let due = try #require(bench.desk.leads[lead]?.verifyDue)
    let other = bench.otherSection
    try bench.perform(
      ReassignLead(lead: lead, reason: "专业不符", to: other, summary: "摘要"), as: Cast.office,
      at: at("2026-12-03 09:00"))
    #expect(bench.desk.leads[lead]?.verifyDue == due && bench.desk.leads[lead]?.section == other)
    try bench.perform(TakeLead(lead: lead), as: DeskBench.otherLiaison)
    #expect(bench.forge(LeadWithdrawn(lead: lead, reason: "换"), as: Cast.office) == nil)
    let later = LeadAssigned(
      lead: lead, section: other, handler: nil, summary: "摘要", request: nil, due: due.adding(days: 9))
    #expect(bench.forge(later, as: Cast.office)?.reason == .dueStays)
    #expect(bench.forge(later, as: DeskBench.otherLiaison)?.reason == .postRequired)
  }

  @Test("R5.2 one extension of ten working days, and another after a reopening") func extensions() throws {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    let due = try #require(bench.desk.leads[lead]?.verifyDue)
    func extend() throws {
      let asked = try bench.perform(AskExtension(lead: lead, reason: "账目多"), as: Cast.liaison)
      try bench.perform(ApproveExtension(lead: lead, request: asked), as: Cast.office)
    }
    try extend()
    #expect(bench.desk.leads[lead]?.verifyDue == bench.desk.calendar.adding(workingDays: 10, to: due))
    #expect(bench.refusal(of: AskExtension(lead: lead, reason: "再"), as: Cast.liaison)?.reason == .extensionUsed)
    try bench.report(lead)
    try bench.accept(lead)
    try bench.close(lead)
    try bench.perform(ReopenLead(lead: lead, reason: "新材料"), as: Cast.leader)
    try extend()
  }

  @Test("R5.2 what waits is decided before the report") func extensionFirst() throws {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    let asked = try bench.perform(AskExtension(lead: lead, reason: "账目多"), as: Cast.liaison)
    let report = ReportFinding(lead: lead, finding: .confirmed, grounds: "账目")
    #expect(bench.refusal(of: report, as: Cast.liaison)?.reason == .extensionWaits)
    try bench.perform(DeclineExtension(lead: lead, request: asked, reason: "时间够"), as: Cast.office)
    #expect(bench.refusal(of: report, as: Cast.liaison) == nil)
  }

  @Test("R5.2 who accepts a report has opened it, with the newest words about the lead") func readFirst() throws {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    try bench.perform(ReadLead(lead: lead), as: Cast.office)
    let report = try bench.report(lead)
    let accept = AcceptFinding(lead: lead, report: report, opinion: "同意")
    #expect(bench.refusal(of: accept, as: Cast.office)?.reason == .readFirst, "what was read is older")
    #expect(
      bench.forge(
        FindingAccepted(lead: lead, report: report, opinion: "同意", closeDue: on("2026-11-26")), as: Cast.office)?.reason
        == .readFirst)
    let sentBack = ReturnFinding(lead: lead, report: report, reason: "请补依据")
    #expect(bench.refusal(of: sentBack, as: Cast.office) == nil)
    try bench.perform(ReadLead(lead: lead), as: Cast.office)
    #expect(bench.refusal(of: accept, as: Cast.office) == nil)
    #expect(bench.refusal(of: accept, as: Cast.leader)?.reason == .readFirst)
  }

  @Test(
    "R6.2.3 items of a finding",
    arguments: [
      (Finding.partlyConfirmed, [Finding.confirmed, .refuted], true), (.partlyConfirmed, [.confirmed], false),
      (.partlyConfirmed, [], false), (.partlyConfirmed, [.refuted, .unverifiable], false),
      (.partlyConfirmed, [.confirmed, .partlyConfirmed], false), (.confirmed, [], true),
      (.confirmed, [.confirmed], false),
    ])
  func items(_ finding: Finding, _ items: [Finding], _ isFit: Bool) throws {
    let (bench, lead) = try DeskBench.lead(in: .verifying)
    let command = ReportFinding(
      lead: lead, finding: finding, grounds: "账目",
      items: items.map { FindingItem(content: "甲事", finding: $0) })
    #expect(bench.refusal(of: command, as: Cast.liaison)?.reason == (isFit ? nil : .itemsUnfit))
  }

  @Test("Law art. 52: who handles a lead, with whatever post beside, does not review, receive or close it")
  func sides() throws {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    try bench.perform(
      ChangePosts(member: Cast.liaison, posts: [.liaison, .office], section: bench.section, reason: "兼任"),
      as: Cast.leader)
    try bench.perform(SignUndertaking(), as: Cast.liaison)
    let report = try bench.report(lead)
    func refusal(_ command: some Command, as member: MemberID = Cast.liaison) -> Refusal.Reason? {
      bench.refusal(of: command, as: member)?.reason
    }
    #expect(refusal(AcceptFinding(lead: lead, report: report, opinion: "同意")) == .ownHandling)
    #expect(refusal(ReturnFinding(lead: lead, report: report, reason: "再查")) == .ownHandling)
    try bench.accept(lead)
    #expect(refusal(CloseLead(lead: lead, basis: .determination, reason: "查清", feedback: "已处理")) == .ownHandling)
    try bench.transfer(lead, isReceived: false)
    let transfer = bench.work.transfers[0].step.event
    let receipt = ReceiveTransfer(lead: lead, transfer: transfer, reference: "回执")
    #expect(refusal(receipt) == .ownHandling)
    // Nor whoever sent it.
    #expect(refusal(receipt, as: Cast.office) == .ownHandling)
    #expect(refusal(receipt, as: Cast.auditor) == nil)
  }

  @Test("Law art. 52: refuting a major lead takes a leader; confirming it does not") func majorRefuted() throws {
    for (finding, isOffice) in [(Finding.refuted, false), (.confirmed, true), (.unverifiable, true)] {
      var (bench, lead) = try DeskBench.lead(in: .verifying, importance: .major)
      try bench.report(lead, finding)
      try bench.accept(lead)
      let close = CloseLead(lead: lead, basis: .determination, reason: "查清", feedback: "已处理")
      #expect((bench.refusal(of: close, as: Cast.office) == nil) == isOffice, "\(finding)")
      #expect(bench.refusal(of: close, as: Cast.leader) == nil)
    }
  }

  @Test("Law art. 25: suspected organised crime reaches the police before it is closed, and nobody is approached first")
  func suspected() throws {
    var (bench, lead) = try DeskBench.lead(in: .verifying, suspected: true)
    func refusal(_ command: some Command, as member: MemberID = Cast.office) -> Refusal.Reason? {
      bench.refusal(of: command, as: member)?.reason
    }
    func note(_ kind: CheckKind) -> Refusal.Reason? {
      refusal(NoteLead(lead: lead, kind: kind, words: "查"), as: Cast.liaison)
    }
    #expect(CheckKind.allCases.filter { note($0) == .filesOnly } == [.visit, .conversation, .subject])
    let elsewhere = TransferLead(
      lead: lead, to: bench.countyOffice, letter: "函", reason: "涉黑", contents: ["摘要"])
    #expect(refusal(elsewhere) == .policeNeeded)
    try bench.transfer(lead)
    #expect(note(.subject) == .filesOnly)
    let transfer = bench.work.transfers[0].step.event
    try bench.perform(AnswerTransfer(lead: lead, transfer: transfer, answer: .accepted, words: "受理"), as: Cast.office)
    #expect(note(.subject) == nil)

    // Without a transfer, not even an accepted report closes it.
    var (other, second) = try DeskBench.lead(in: .resolved, suspected: true)
    let close = CloseLead(lead: second, basis: .determination, reason: "查清", feedback: "已处理")
    #expect(other.refusal(of: close, as: Cast.leader)?.reason == .policeNeeded)
    try other.perform(
      WeighLead(lead: second, importance: .ordinary, isSuspectedOrganisedCrime: false, reason: "不涉黑恶"), as: Cast.leader)
    #expect(other.refusal(of: close, as: Cast.leader) == nil)
  }

  @Test("R5.3 a major lead goes up within a working day, and nothing closes it before") func escalation() throws {
    var bench = DeskBench.sections
    let lead = try bench.openFirst(importance: .major)
    #expect(bench.desk.leads[lead]?.clock == LeadClock(kind: .escalate, due: on("2026-11-24")))
    try bench.transfer(lead)
    let close = CloseLead(lead: lead, basis: .transfer, reason: "已移送", feedback: "已移送")
    #expect(bench.refusal(of: close, as: Cast.office)?.reason == .workOpen)
    try bench.perform(EscalateLead(lead: lead, words: "重大线索"), as: Cast.office)
    try bench.perform(DirectLead(lead: lead, words: "从快", due: on("2026-12-01")), as: Cast.leader)
    #expect(bench.refusal(of: close, as: Cast.office)?.reason == .workOpen)
    let directive = bench.work.directives[0].step.event
    try bench.perform(AnswerDirective(lead: lead, directive: directive, words: "已移送"), as: Cast.office)
    #expect(bench.refusal(of: close, as: Cast.office) == nil)
  }

  @Test("Feedback: every real-name reporter is told before the lead is archived") func feedback() throws {
    var (bench, lead) = try DeskBench.lead(in: .resolved)
    let silent = CloseLead(lead: lead, basis: .determination, reason: "查清")
    #expect(bench.refusal(of: silent, as: Cast.office)?.reason == .feedbackMissing)
    try bench.close(lead)
    #expect(bench.desk.leads[lead]?.clock?.kind == .feedback)
    let archive = ArchiveLead(lead: lead, volume: "2026-1")
    #expect(bench.refusal(of: archive, as: Cast.office)?.reason == .workOpen)
    try bench.tellAll(lead)
    #expect(bench.desk.leads[lead]?.clock == nil)
    #expect(bench.refusal(of: archive, as: Cast.office) == nil)
  }

  @Test("R6.3.5 a distinct matter is split off; its tips follow as any wrong link is moved") func split() throws {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    let tip = bench.firstTip
    try bench.perform(
      SplitLead(lead: lead, title: "另案", isSuspectedOrganisedCrime: false, reason: "两件事", tips: [tip]),
      as: Cast.receiver)
    let split = bench.newestLead
    #expect(bench.desk.leads.work(on: split).splitFrom == lead && bench.desk.tips[tip]?.lead == lead)
    let received = bench.desk.tips[tip]?.receivedAt
    try bench.perform(ConfirmOutcome(tip: tip, proposal: bench.newestProposal), as: Cast.office)
    #expect(bench.desk.tips[tip]?.lead == split && bench.desk.tips[tip]?.receivedAt == received)
  }

  @Test("R6.4 who is taken off a lead has no part in what is split from it") func splitRecusal() throws {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    try bench.recuse(Cast.office, from: .lead(lead))
    try bench.perform(
      SplitLead(lead: lead, title: "另案", isSuspectedOrganisedCrime: false, reason: "两件事"), as: Cast.receiver)
    #expect(bench.desk.isRecused(Cast.office, from: .lead(bench.newestLead)))
    #expect(bench.desk.recusals.hold(of: .lead(bench.newestLead))?.holders.contains(Cast.office) == false)
  }
}
