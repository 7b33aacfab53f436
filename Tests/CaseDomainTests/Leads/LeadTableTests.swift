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
    ]
  }

  private static func table(importance: Importance, suspected: Bool) throws -> [String] {
    var lines: [String] = []
    for state in LeadState.allCases {
      // Suspected crime reaches `closed` by its transfer only.
      guard !suspected || !LeadState.living.isDisjoint(with: [state]) else { continue }
      let (bench, lead) = try DeskBench.lead(in: state, importance: importance, suspected: suspected)
      for (name, command) in commands(bench, lead) {
        let answers = posts.map { post, member in
          "\(post) \(bench.refusal(of: command, as: member).map { $0.reason.rawValue } ?? "yes")"
        }
        lines.append("\(state.rawValue) · \(name): " + answers.joined(separator: ", "))
      }
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
