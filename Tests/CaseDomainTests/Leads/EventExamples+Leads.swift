@testable import CaseDomain

extension EventExamples {
  private static let lead = LeadID(rawValue: 70)
  private static let asked = EventNumber(rawValue: 75)
  private static let section = SectionID(rawValue: 12)
  private static let day = CivilDate("2026-12-01")!

  static let leadSteps: [(String, any Event)] = leadAssignment + leadRequests + leadFindings + leadOutward

  private static let leadAssignment: [(String, any Event)] = [
    (
      "lead.opened.split",
      LeadOpened(
        number: RegisterNumber(prefix: "XS", year: 2026, ordinal: 32), title: "另案", tips: [], importance: .major,
        suspectedOrganisedCrime: .no, reason: "不是一件事", assignDue: day, transferDue: nil, escalateDue: day,
        splitFrom: lead)
    ),
    (
      "lead.assigned",
      LeadAssigned(
        lead: lead, section: section, handler: MemberID(rawValue: 7), summary: "核查经营场所", request: "是否强迫交易",
        due: day)
    ),
    (
      "lead.assigned.least",
      LeadAssigned(lead: lead, section: section, handler: nil, summary: "核查", request: nil, due: day)
    ),
    ("lead.withdrawn", LeadWithdrawn(lead: lead, reason: "专业不符")),
    ("lead.taken", LeadTaken(lead: lead)),
    (
      "lead.noted",
      LeadNoted(
        lead: lead, kind: .visit, on: day, words: "现场查看", place: "城关镇", people: "门卫",
        attachments: [
          Attachment(
            name: "照片.jpg", bytes: 1024, blob: "0a1b", key: "AAAA", sha256: String(repeating: "5c", count: 32))
        ])
    ),
    (
      "lead.noted.least",
      LeadNoted(lead: lead, kind: .progress, on: day, words: "进行中", place: nil, people: nil, attachments: [])
    ),
  ]

  private static let leadRequests: [(String, any Event)] = [
    ("lead.narrativeAsked", NarrativeAsked(lead: lead, tip: TipID(rawValue: 60), reason: "核对时间")),
    ("lead.narrativeOpened", NarrativeOpened(lead: lead, request: asked)),
    ("lead.narrativeDeclined", NarrativeDeclined(lead: lead, request: asked, reason: "摘要已够")),
    ("lead.assistAsked", AssistAsked(lead: lead, section: section, words: "查场所登记", due: day)),
    ("lead.assistAgreed", AssistAgreed(lead: lead, request: asked)),
    ("lead.assistDeclined", AssistDeclined(lead: lead, request: asked, reason: "自行核查")),
    ("lead.assistAnswered", AssistAnswered(lead: lead, request: asked, words: "登记属实")),
    ("lead.assistEnded", AssistEnded(lead: lead, request: asked, reason: "已查清")),
    ("lead.extensionAsked", ExtensionAsked(lead: lead, reason: "账目多", decisionDue: day)),
    ("lead.extensionApproved", ExtensionApproved(lead: lead, request: asked, due: day)),
    ("lead.extensionDeclined", ExtensionDeclined(lead: lead, request: asked, reason: "时间够")),
  ]

  private static let leadFindings: [(String, any Event)] = [
    (
      "lead.findingReported",
      FindingReported(
        lead: lead, finding: .partlyConfirmed, grounds: "账目",
        items: [.init(content: "强迫交易", finding: .confirmed), .init(content: "殴打", finding: .refuted)],
        reviewDue: day)
    ),
    ("lead.findingAccepted", FindingAccepted(lead: lead, report: asked, opinion: "同意", closeDue: day)),
    ("lead.findingReturned", FindingReturned(lead: lead, report: asked, reason: "依据不足", due: day)),
    (
      "lead.weighed",
      LeadWeighed(
        lead: lead, importance: .major, suspectedOrganisedCrime: .yes, reason: "涉多人", escalateDue: day,
        transferDue: day)
    ),
    ("lead.escalated", LeadEscalated(lead: lead, words: "重大线索")),
    ("lead.directed", LeadDirected(lead: lead, words: "从快", due: day)),
    ("lead.directiveAnswered", DirectiveAnswered(lead: lead, directive: asked, words: "已加快")),
  ]

  private static let leadOutward: [(String, any Event)] = [
    (
      "lead.transferred",
      LeadTransferred(
        lead: lead, body: BodyID(rawValue: 20), letter: "函5号", on: day, reason: "涉黑涉恶", contents: ["摘要一份"],
        receiptDue: day)
    ),
    ("lead.transferReceived", TransferReceived(lead: lead, transfer: asked, on: day, reference: "回执5号")),
    (
      "lead.transferAnswered",
      TransferAnswered(lead: lead, transfer: asked, on: day, answer: .accepted, words: "已受理")
    ),
    ("lead.countyOrdered", CountyOrdered(lead: lead, number: "县交1号", due: day, words: "按时回告")),
    ("lead.countyReplied", CountyReplied(lead: lead, on: day, letter: "回1号", words: "已查清")),
    (
      "lead.closed",
      LeadClosed(lead: lead, basis: .determination, reason: "已查清", feedback: "已依法处理", feedbackDue: day)
    ),
    (
      "lead.closed.transfer",
      LeadClosed(lead: lead, basis: .transfer, reason: "已移送", feedback: nil, feedbackDue: nil)
    ),
    ("lead.archived", LeadArchived(lead: lead, volume: "2026-1")),
    ("lead.reopened", LeadReopened(lead: lead, reason: "新材料", due: day)),
    (
      "lead.feedbackGiven",
      FeedbackGiven(
        lead: lead, tip: TipID(rawValue: 60), reporter: ReporterID(rawValue: 7), on: day, words: "电话告知")
    ),
  ]
}
