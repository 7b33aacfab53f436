import Testing

@testable import CaseDomain

/// Every state of a lead × everything that can be done about it × every post: allowed, or refused and why.
///
/// The table is a golden file, read by people: a rule that changes shows as changed lines there.
@Suite struct LeadTableTests {
  private static let posts: [(String, MemberID)] = [
    ("office", Cast.office), ("leader", Cast.leader), ("liaison", Cast.liaison),
    ("other liaison", DeskBench.otherLiaison), ("custodian", Cast.custodian), ("auditor", Cast.auditor),
    ("admin", Cast.admin),
  ]

  private static func commands(_ bench: DeskBench, _ lead: LeadID) -> [(String, any Command)] {
    let work = bench.desk.leads.work(on: lead)
    let none = EventNumber(rawValue: 0)
    let report = work.reports.last?.step.event ?? none
    let transfer = work.transfer?.step.event ?? none
    let due = on("2026-12-01")
    let reporter = bench.desk.reporters.of(bench.firstTip).first ?? ReporterID(rawValue: 1)
    return [
      ("read", ReadLead(lead: lead)),
      ("assign", AssignLead(lead: lead, section: bench.section, summary: "摘要")),
      ("assign elsewhere", ReassignLead(lead: lead, reason: "理由", to: bench.otherSection, summary: "摘要")),
      ("take", TakeLead(lead: lead)),
      ("note files", NoteLead(lead: lead, kind: .files, words: "查档")),
      ("note a visit", NoteLead(lead: lead, kind: .visit, words: "现场")),
      ("ask for words", AskNarrative(lead: lead, tip: bench.firstTip, reason: "理由")),
      ("ask for help", AskAssist(lead: lead, section: bench.otherSection, words: "协查", due: due)),
      ("ask for time", AskExtension(lead: lead, reason: "理由")),
      ("report", ReportFinding(lead: lead, finding: .confirmed, grounds: "依据")),
      ("accept", AcceptFinding(lead: lead, report: report, opinion: "同意")),
      ("send back", ReturnFinding(lead: lead, report: report, reason: "理由")),
      (
        "weigh up",
        WeighLead(lead: lead, importance: .major, isSuspectedOrganisedCrime: true, reason: "理由")
      ),
      (
        "weigh down",
        WeighLead(lead: lead, importance: .ordinary, isSuspectedOrganisedCrime: false, reason: "理由")
      ),
      ("escalate", EscalateLead(lead: lead, words: "重大")),
      ("direct", DirectLead(lead: lead, words: "从快", due: due)),
      ("transfer", TransferLead(lead: lead, to: bench.police, letter: "函", reason: "理由", contents: ["摘要"])),
      ("receipt", ReceiveTransfer(lead: lead, transfer: transfer, reference: "回执")),
      ("answer", AnswerTransfer(lead: lead, transfer: transfer, answer: .accepted, words: "受理")),
      ("county order", RecordCountyOrder(lead: lead, number: "县交", due: due)),
      ("county reply", ReplyToCounty(lead: lead, letter: "回", words: "已查")),
      ("split", SplitLead(lead: lead, title: "另案", isSuspectedOrganisedCrime: false, reason: "理由")),
      ("close by transfer", CloseLead(lead: lead, basis: .transfer, reason: "理由", feedback: "已处理")),
      ("close by finding", CloseLead(lead: lead, basis: .determination, reason: "理由", feedback: "已处理")),
      ("tell", GiveFeedback(lead: lead, reporter: reporter, words: "电话")),
      ("archive", ArchiveLead(lead: lead, volume: "卷")),
      ("reopen", ReopenLead(lead: lead, reason: "理由")),
    ] + answers(bench, lead)
  }

  /// What is said to somebody who asked: the newest of each kind, or none.
  private static func answers(_ bench: DeskBench, _ lead: LeadID) -> [(String, any Command)] {
    let work = bench.desk.leads.work(on: lead)
    let none = EventNumber(rawValue: 0)
    let extra = work.extensions.last?.step.event ?? none
    let narrative = work.narratives.last?.step.event ?? none
    let assist = work.assists.last?.step.event ?? none
    let directive = work.directives.last?.step.event ?? none
    return [
      ("give time", ApproveExtension(lead: lead, request: extra)),
      ("give no time", DeclineExtension(lead: lead, request: extra, reason: "理由")),
      ("open words", DecideNarrative(lead: lead, request: narrative, isOpened: true)),
      ("keep words", DecideNarrative(lead: lead, request: narrative, isOpened: false, reason: "理由")),
      ("agree to help", DecideAssist(lead: lead, request: assist, isAgreed: true)),
      ("decline help", DecideAssist(lead: lead, request: assist, isAgreed: false, reason: "理由")),
      ("help", AnswerAssist(lead: lead, request: assist, words: "登记属实")),
      ("end help", EndAssist(lead: lead, request: assist, reason: "理由")),
      ("answer a directive", AnswerDirective(lead: lead, directive: directive, words: "已加快")),
      ("look at a file", ExportLead(lead: lead, what: .attachmentView, file: "照片.jpg")),
      ("take a file out", ExportLead(lead: lead, what: .attachment, file: "照片.jpg")),
      ("take the letter out", ExportLead(lead: lead, what: .transferLetter, file: "移送函.txt")),
    ]
  }

  /// Leads of which others wait for a word, in each state that they can stand in then.
  private static var waiting: [(String, DeskBench)] {
    get throws {
      var found: [(String, DeskBench)] = [("everything waits", .waiting), ("another section helps", .assisted)]
      for state in LeadState.allCases.drop(while: { $0 != .verifying }) {
        found.append(("\(state.rawValue) with requests", try bench(withRequestsIn: state)))
      }
      return found
    }
  }

  private static func bench(withRequestsIn state: LeadState) throws -> DeskBench {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    try bench.perform(AskNarrative(lead: lead, tip: bench.firstTip, reason: "核对时间"), as: Cast.liaison)
    try bench.perform(
      AskAssist(lead: lead, section: bench.otherSection, words: "查场所登记", due: on("2026-12-01")), as: Cast.liaison)
    let isOpen = LeadState.living.contains(state)
    // A directive that nobody answered keeps a lead from being closed.
    if isOpen { try bench.perform(DirectLead(lead: lead, words: "从快", due: on("2026-12-01")), as: Cast.leader) }
    for step in LeadState.allCases.drop(while: { $0 != .verifying }).prefix(while: { $0 != state }) {
      try bench.advance(lead, from: step)
    }
    return bench
  }

  @Test("R3.6 R5.2 what was asked × what is answered × posts") func waitingTable() throws {
    var lines: [String] = []
    for (name, bench) in try Self.waiting {
      lines += Self.answers(bench, bench.firstLead).map { Self.line(name, $0.0, $0.1, bench) }
    }
    let found = lines.joined(separator: "\n") + "\n"
    let golden = try Golden.bytes("lead.table.waiting.txt", recording: [UInt8](found.utf8))
    #expect(found == String(decoding: golden, as: UTF8.self))
  }

  private static func line(_ state: String, _ name: String, _ command: any Command, _ bench: DeskBench) -> String {
    let answers = posts.map { post, member in
      "\(post) \(bench.refusal(of: command, as: member).map { $0.reason.rawValue } ?? "yes")"
    }
    return "\(state) · \(name): " + answers.joined(separator: ", ")
  }

  private static func table(importance: Importance, suspected: Bool) throws -> [String] {
    var lines: [String] = []
    for state in LeadState.allCases {
      // Suspected crime reaches `closed` by its transfer only.
      guard !suspected || !LeadState.living.isDisjoint(with: [state]) else { continue }
      let (bench, lead) = try DeskBench.lead(in: state, importance: importance, suspected: suspected)
      lines += commands(bench, lead).map { line(state.rawValue, $0.0, $0.1, bench) }
    }
    return lines
  }

  @Test(
    "R3.6 R5.2 states × commands × posts",
    arguments: [("ordinary", Importance.ordinary, false), ("major", .major, false), ("suspected", .ordinary, true)])
  func table(_ name: String, _ importance: Importance, _ suspected: Bool) throws {
    let found = try Self.table(importance: importance, suspected: suspected).joined(separator: "\n") + "\n"
    let golden = try Golden.bytes("lead.table.\(name).txt", recording: [UInt8](found.utf8))
    #expect(found == String(decoding: golden, as: UTF8.self))
  }
}
