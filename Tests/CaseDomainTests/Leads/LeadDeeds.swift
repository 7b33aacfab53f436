@testable import CaseDomain

extension Deed {
  private static let office = [Cast.receiver, Cast.office]
  private static let leaders = [Cast.leader, Cast.secondLeader]
  private static let liaison = [Cast.liaison]

  static var leads: [Deed] { assignment + waiting + findings + closing }

  private static func bench(_ state: LeadState, suspected: Bool = false) -> DeskBench {
    do {
      return try DeskBench.lead(in: state, suspected: suspected).0
    } catch {
      preconditionFailure("no lead in \(state): \(error)")
    }
  }

  private static var assignment: [Deed] {
    let open = bench(.open)
    let assigned = bench(.assigned)
    let verifying = bench(.verifying)
    let lead = open.firstLead
    return [
      Deed(
        "R3.6 assign", by: Cast.office, allowed: office, on: open,
        AssignLead(
          lead: lead, section: open.section, handler: Cast.liaison, summary: "核查经营场所", request: "是否强迫交易")),
      Deed(
        "R3.6 give to another section", by: Cast.office, allowed: office, on: verifying,
        ReassignLead(lead: lead, reason: "专业不符", to: verifying.otherSection, summary: "核查经营场所")),
      Deed("R3.6 take up", by: Cast.liaison, allowed: liaison, on: assigned, TakeLead(lead: lead)),
      Deed(
        "R3.6 note", by: Cast.liaison, allowed: office + liaison, on: verifying,
        NoteLead(lead: lead, kind: .visit, words: "现场查看", place: "城关镇", people: "门卫")),
      Deed(
        "split", by: Cast.office, allowed: office, on: verifying,
        SplitLead(
          lead: lead, title: "另案", isSuspectedOrganisedCrime: false, reason: "不是一件事", tips: [open.firstTip])),
      Deed(
        "R4.1 ask for a tip's words", by: Cast.liaison, allowed: liaison, on: verifying,
        AskNarrative(lead: lead, tip: open.firstTip, reason: "核对时间")),
      Deed(
        "R5.1 ask for help", by: Cast.liaison, allowed: office + liaison, on: verifying,
        AskAssist(lead: lead, section: verifying.otherSection, words: "查登记", due: on("2026-12-01"))),
      Deed(
        "ask for more time", by: Cast.liaison, allowed: liaison, on: verifying,
        AskExtension(lead: lead, reason: "账目多")),
      Deed(
        "weigh up", by: Cast.office, allowed: office + leaders, on: open,
        WeighLead(lead: lead, importance: .major, isSuspectedOrganisedCrime: true, reason: "涉多人")),
      Deed(
        "weigh down", by: Cast.leader, allowed: leaders, on: bench(.open, suspected: true),
        WeighLead(lead: lead, importance: .ordinary, isSuspectedOrganisedCrime: false, reason: "不涉黑恶")),
      Deed(
        "R5.1 help", by: DeskBench.otherLiaison, allowed: [DeskBench.otherLiaison], on: .assisted,
        AnswerAssist(lead: lead, request: DeskBench.assisted.work.assists[0].step.event, words: "登记属实")),
      Deed(
        "R5.1 end help", by: Cast.office, allowed: office, on: .assisted,
        EndAssist(lead: lead, request: DeskBench.assisted.work.assists[0].step.event, reason: "已查清")),
    ]
  }

  private static var waiting: [Deed] {
    let bench = DeskBench.waiting
    let (lead, work) = (bench.firstLead, bench.work)
    let (extra, narrative) = (work.extensions[0].step.event, work.narratives[0].step.event)
    let (assist, transfer) = (work.assists[0].step.event, work.transfers[0].step.event)
    return [
      Deed(
        "give more time", by: Cast.office, allowed: office, on: bench, ApproveExtension(lead: lead, request: extra)),
      Deed(
        "give no more time", by: Cast.office, allowed: office, on: bench,
        DeclineExtension(lead: lead, request: extra, reason: "时间够")),
      Deed(
        "R4.1 open a tip's words", by: Cast.office, allowed: office, on: bench,
        DecideNarrative(lead: lead, request: narrative, isOpened: true)),
      Deed(
        "R4.1 keep a tip's words", by: Cast.office, allowed: office, on: bench,
        DecideNarrative(lead: lead, request: narrative, isOpened: false, reason: "摘要已够")),
      Deed(
        "R5.1 agree to help", by: Cast.office, allowed: office, on: bench,
        DecideAssist(lead: lead, request: assist, isAgreed: true)),
      Deed(
        "R5.1 decline help", by: Cast.office, allowed: office, on: bench,
        DecideAssist(lead: lead, request: assist, isAgreed: false, reason: "自行核查")),
      Deed(
        "answer a directive", by: Cast.liaison, allowed: office + liaison, on: bench,
        AnswerDirective(lead: lead, directive: work.directives[0].step.event, words: "已加快")),
      Deed(
        "R4.2 answer the county", by: Cast.office, allowed: office + leaders, on: bench,
        ReplyToCounty(lead: lead, letter: "回1号", words: "正在核查")),
      Deed(
        "record a receipt", by: Cast.receiver, allowed: [Cast.receiver, Cast.auditor] + leaders, on: bench,
        ReceiveTransfer(lead: lead, transfer: transfer, reference: "回执5号")),
    ]
  }

  private static var findings: [Deed] {
    let verifying = bench(.verifying)
    let reported = bench(.underReview)
    let lead = verifying.firstLead
    let report = reported.work.reports[0].step.event
    return [
      Deed(
        "R6.2.3 report", by: Cast.liaison, allowed: liaison, on: verifying,
        ReportFinding(
          lead: lead, finding: .partlyConfirmed, grounds: "账目",
          items: [.init(content: "强迫交易", finding: .confirmed), .init(content: "殴打", finding: .refuted)])),
      Deed(
        "accept a report", by: Cast.office, allowed: office + leaders, on: reported,
        AcceptFinding(lead: lead, report: report, opinion: "同意")),
      Deed(
        "send a report back", by: Cast.leader, allowed: office + leaders, on: reported,
        ReturnFinding(lead: lead, report: report, reason: "依据不足")),
    ]
  }

  private static var closing: [Deed] {
    let closed = bench(.closed)
    let lead = closed.firstLead
    var major = closed
    var transferred = bench(.open)
    var told = closed
    let unanswered: EventNumber
    do {
      (major, _) = try DeskBench.lead(in: .open, importance: .major)
      try transferred.transfer(lead)
      unanswered = transferred.work.transfers[0].step.event
      try told.tellAll(lead)
    } catch {
      preconditionFailure("nothing to close: \(error)")
    }
    return [
      Deed(
        "transfer", by: Cast.office, allowed: office + leaders, on: bench(.open),
        TransferLead(lead: lead, to: closed.police, letter: "函5号", reason: "涉黑涉恶", contents: ["摘要"])),
      Deed(
        "record an answer", by: Cast.office, allowed: office + leaders, on: transferred,
        AnswerTransfer(lead: lead, transfer: unanswered, answer: .accepted, words: "已受理")),
      Deed(
        "R5.3 escalate", by: Cast.office, allowed: office, on: major,
        EscalateLead(lead: major.firstLead, words: "重大线索")),
      Deed(
        "direct", by: Cast.leader, allowed: leaders, on: closed.reopenedCopy,
        DirectLead(lead: lead, words: "从快", due: on("2026-12-01"))),
      Deed(
        "R4.2 record the county's order", by: Cast.office, allowed: office, on: bench(.open),
        RecordCountyOrder(lead: lead, number: "县交1号", due: on("2026-12-01"), words: "按时回告")),
      Deed(
        "close", by: Cast.leader, allowed: office + leaders, on: bench(.resolved),
        CloseLead(lead: lead, basis: .determination, reason: "已查清", feedback: "已依法处理")),
      Deed(
        "tell a reporter", by: Cast.custodian, allowed: [Cast.custodian], on: closed,
        GiveFeedback(lead: lead, reporter: closed.desk.reportersToTell(of: lead)[0], words: "电话告知")),
      Deed("archive", by: Cast.office, allowed: office, on: told, ArchiveLead(lead: lead, volume: "2026-1")),
      Deed(
        "reopen", by: Cast.leader, allowed: office + leaders, on: closed, ReopenLead(lead: lead, reason: "新材料")),
    ]
  }
}

extension DeskBench {
  fileprivate var reopenedCopy: DeskBench {
    var bench = self
    do {
      try bench.perform(ReopenLead(lead: firstLead, reason: "新材料"), as: Cast.leader)
    } catch {
      preconditionFailure("not reopened: \(error)")
    }
    return bench
  }
}
