import Testing

@testable import CaseDomain

/// Something that members of certain posts do, possible on the busy bench or on one of its own.
struct Deed: Sendable, CustomTestStringConvertible {
  let name: String
  /// Who does it.
  let doer: MemberID
  /// Everybody who could.
  let allowed: [MemberID]
  let command: any Command
  /// Where it is possible.
  let bench: DeskBench

  var testDescription: String { name }

  init(
    _ name: String, by doer: MemberID, allowed: [MemberID], on bench: DeskBench = .busy, _ command: any Command
  ) {
    self.name = name
    self.doer = doer
    self.allowed = allowed
    self.command = command
    self.bench = bench
  }

  /// What the deed causes.
  func draft() throws(Refusal) -> Draft {
    try bench.desk.decide(command, as: Actor(doer), at: at("2026-11-24 09:00"))
  }
}

extension DeskBench {
  /// A staffed desk with a tip in every state, leads, and something of each kind that waits.
  static let busy: DeskBench = {
    do {
      return try makeBusy()
    } catch {
      preconditionFailure("the busy desk cannot be made: \(error)")
    }
  }()

  private static func makeBusy() throws(Refusal) -> DeskBench {
    var bench = DeskBench.staffed
    try bench.perform(GrantKeys(member: Cast.office, keys: [.desk]), as: Cast.leader)
    for title in ["待研判", "已退回", "已立线索", "已移送", "待复核", "另一线索"] { _ = try bench.tip(title) }
    _ = try bench.tip(
      RegisterTip(content: .some("补登"), receivedAt: at("2026-11-16 10:00"), receiptEvidence: "信封邮戳"))
    try bench.settle(.returnForMore(questions: "何时何地？"), for: Busy.returned(bench))
    _ = try bench.lead(of: Busy.opened(bench))
    _ = try bench.lead(of: Busy.other(bench))
    try bench.settle(.passOn(bench.police, letter: "函1号"), for: Busy.passedOn(bench))
    try bench.propose(.passOn(bench.countyOffice, letter: "函2号"), for: Busy.proposed(bench))
    try bench.perform(
      ProposeRuling(ruling: .triageDays, value: .integer(2), from: on("2026-12-01"), reason: "会议决定"),
      as: Cast.office)
    try bench.addReporters()
    try bench.addCodes()
    try bench.addFieldwork()
    try bench.addWeekly()
    try bench.addIncidents()
    try bench.addRestricted()
    try bench.addMemberLife()
    return bench
  }

  /// The tips of the busy bench.
  enum Busy {
    static func received(_ bench: DeskBench) -> TipID { bench.desk.tips.rows[0].id }
    static func returned(_ bench: DeskBench) -> TipID { bench.desk.tips.rows[1].id }
    static func opened(_ bench: DeskBench) -> TipID { bench.desk.tips.rows[2].id }
    static func passedOn(_ bench: DeskBench) -> TipID { bench.desk.tips.rows[3].id }
    static func proposed(_ bench: DeskBench) -> TipID { bench.desk.tips.rows[4].id }
    static func other(_ bench: DeskBench) -> TipID { bench.desk.tips.rows[5].id }
    static func backdated(_ bench: DeskBench) -> TipID { bench.desk.tips.rows[6].id }
  }
}

extension Deed {
  private static let office = [Cast.receiver, Cast.office]
  private static let leaders = [Cast.leader, Cast.secondLeader]
  private static let books = office + leaders + [Cast.admin]
  private static let receiving = office + leaders + [Cast.custodian]
  private static let leadsReaders = office + leaders + [Cast.custodian, Cast.auditor]

  /// At least one for every type of event but the founding.
  static let all: [Deed] =
    organisation + members + memberLife + rulings + tips + covering + outcomes + readings + inspections + reporters
    + codes + fieldwork + incidents + meetings + rewards + weekly + restricted + recusals + leads
    + directives + publicity + supervision + workingRules

  private static var organisation: [Deed] {
    let bench = DeskBench.busy
    return [
      Deed("add a section", by: Cast.admin, allowed: books, AddSection(name: "综合科")),
      Deed(
        "close a section", by: Cast.admin, allowed: books, CloseSection(section: bench.section, reason: "撤并")),
      Deed("R1.3 add a window", by: Cast.office, allowed: books, AddWindow(section: bench.section, name: "一号窗口")),
      Deed("add an outside body", by: Cast.office, allowed: books, AddBody(kind: .other, name: "县法院")),
    ]
  }

  private static var members: [Deed] {
    [
      Deed(
        "invite", by: Cast.admin, allowed: [Cast.admin],
        InviteMember(name: "丑", posts: .office, section: nil) { "v\($0.rawValue)" }),
      Deed(
        "admit a reader of leads", by: Cast.leader, allowed: leaders,
        AdmitMember(member: Cast.invited, fingerprint: "F11")),
      Deed("R4.1 sign", by: Cast.unsigned, allowed: Cast.acting + [Cast.unsigned], SignUndertaking()),
      Deed(
        "R6.4 make someone a receiver", by: Cast.leader, allowed: leaders,
        ChangePosts(member: Cast.office, posts: [.office, .receiver], section: nil, reason: "受理")),
      Deed(
        "take a post away", by: Cast.admin, allowed: leaders + [Cast.admin],
        ChangePosts(member: Cast.receiver, posts: .office, section: nil, reason: "减岗")),
      Deed(
        "remove", by: Cast.admin, allowed: leaders + [Cast.admin],
        RemoveMember(member: Cast.auditor, reason: "调离")),
      Deed(
        "hand on the leads key", by: Cast.leader, allowed: leadsReaders,
        GrantKeys(member: Cast.office, keys: [.leads])),
      Deed("start a leads epoch", by: Cast.auditor, allowed: leadsReaders, StartKeyEpochs(keys: [.leads])),
      Deed(
        "hand on who reported", by: Cast.custodian, allowed: [Cast.custodian],
        GrantKeys(member: Cast.custodian, keys: [.identity])),
    ]
  }

  private static var rulings: [Deed] {
    let proposal = DeskBench.busy.desk.rulings.proposals[0].event
    return [
      Deed(
        "R6.7 propose a ruling", by: Cast.admin, allowed: books,
        ProposeRuling(ruling: .tipPrefix, value: .text("PL"), from: on("2026-12-01"), reason: "会议决定")),
      Deed("R6.7 confirm a ruling", by: Cast.leader, allowed: leaders, ConfirmRuling(proposal: proposal)),
      Deed(
        "R6.7 decline a ruling", by: Cast.leader, allowed: leaders, DeclineRuling(proposal: proposal, reason: "不妥")),
    ]
  }

  private static var tips: [Deed] {
    let bench = DeskBench.busy
    let received = DeskBench.Busy.received(bench)
    let backdated = DeskBench.Busy.backdated(bench)
    return [
      Deed("R3.6 register", by: Cast.custodian, allowed: receiving, RegisterTip(content: .some("新件"))),
      Deed(
        "R6.4 record a reporter", by: Cast.receiver, allowed: [Cast.receiver],
        RegisterTip(
          content: .some("来访"), reporters: [.init(given: [.name, .phone], identity: .some, speaksForAll: true)],
          source: TipSource(file: "台账.csv", row: 2, rowHash: .some(2)))),
      Deed(
        "R5.2 amend", by: Cast.office, allowed: office,
        AmendTip(
          tip: received, content: .some("更正"), reason: "更正", basedOn: bench.desk.tips.lastEvent(of: received)!)),
      Deed(
        "R5.2 supplement", by: Cast.custodian, allowed: receiving,
        SupplementTip(tip: DeskBench.Busy.returned(bench), text: "补充")),
      Deed(
        "R5.2 resume", by: Cast.office, allowed: office,
        ResumeTip(tip: DeskBench.Busy.returned(bench), reason: "逾期")),
      Deed(
        "R5.2 confirm a receipt", by: Cast.office, allowed: [Cast.office] + leaders, ConfirmReceipt(tip: backdated)),
      Deed(
        "R5.2 doubt a receipt", by: Cast.leader, allowed: [Cast.office] + leaders,
        DoubtReceipt(tip: backdated, reason: "邮戳不清")),
      Deed(
        "R3.6 open a lead", by: Cast.office, allowed: office,
        OpenLead(tips: [received], isSuspectedOrganisedCrime: true, reason: "对象明确")),
    ]
  }

  private static var covering: [Deed] {
    let tip = DeskBench.Busy.received(.busy)
    let linked = DeskBench.busy.desk.leads.tips[0][0]
    let last = DeskBench.busy.desk.tips.lastEvent(of: tip)!
    return [
      Deed(
        "R6.4 leave out more", by: Cast.office, allowed: receiving,
        CoverTip(
          tip: tip, words: [CoveredWord("威胁", of: tip)], sketch: TextSketch("某"), original: .some, reason: "像举报人",
          basedOn: last)),
      Deed(
        "R6.4 leave out more, in the lead too", by: Cast.office, allowed: receiving,
        CoverTip(
          tip: linked, words: [CoveredWord("威胁", of: linked)], sketch: TextSketch("某"), original: .some,
          reason: "像举报人", basedOn: DeskBench.busy.desk.tips.lastEvent(of: linked)!,
          inLead: [CoveredWord("威胁", of: linked)])),
      Deed(
        "R6.4 open an original", by: Cast.custodian, allowed: [Cast.custodian], OpenOriginal(tip: tip, reason: "核对")),
      Deed(
        "R6.4 show words again", by: Cast.custodian, allowed: [Cast.custodian],
        UncoverTip(tip: tip, words: [], content: .some("重写"), reason: "误遮", basedOn: last)),
    ]
  }

  private static var readings: [Deed] {
    let bench = DeskBench.busy
    let (tip, lead) = (DeskBench.Busy.received(bench), bench.firstLead)
    return [
      // Who holds the key and has no post or no undertaking is recorded all the same.
      Deed("R6.4 open a tip", by: Cast.auditor, allowed: Cast.acting + [Cast.unsigned], ReadTip(tip: tip)),
      Deed("R6.4 open a lead", by: Cast.unsigned, allowed: Cast.acting + [Cast.unsigned], ReadLead(lead: lead)),
      Deed("take a slip out", by: Cast.office, allowed: leadsReaders, ExportTip(tip: tip, what: .slip, file: "回执.txt")),
      Deed(
        "take an identity's history out", by: Cast.auditor, allowed: leaders + [Cast.custodian, Cast.auditor],
        ExportTip(tip: tip, what: .identityHistory, file: "身份.txt")),
      Deed(
        "take a lead's history out", by: Cast.auditor, allowed: leadsReaders,
        ExportLead(lead: lead, what: .history, file: "线索.txt")),
      Deed(
        "take a list out", by: Cast.custodian, allowed: leadsReaders,
        ExportList(what: .tips, count: 12, file: "清单.txt")),
      Deed(
        "take the ledger out", by: Cast.leader, allowed: leadsReaders,
        ExportLedger(leads: [lead], reason: "报县级", file: "台账.xlsx")),
      Deed(
        "print a tip's form", by: Cast.office, allowed: leadsReaders,
        ExportTip(tip: tip, what: .registrationForm, file: "登记表.txt")),
      Deed(
        "print the letter of a transfer", by: Cast.office, allowed: office + leaders,
        ExportLead(lead: lead, what: .transferLetter, file: "移送函.txt")),
      Deed(
        "print the log", by: Cast.unsigned, allowed: Cast.acting + [Cast.unsigned], ExportList(what: .log, count: 12)),
      Deed(
        "take a member's history out", by: Cast.auditor, allowed: leaders + [Cast.auditor],
        ExportMemberHistory(member: Cast.office, file: "丁.txt")),
    ]
  }

  private static var outcomes: [Deed] {
    let bench = DeskBench.busy
    let received = DeskBench.Busy.received(bench)
    let waiting = DeskBench.Busy.proposed(bench)
    let proposal = bench.newestProposal
    func propose(_ what: String, _ outcome: Outcome, for tip: TipID = received) -> Deed {
      Deed(
        "R5.2 propose to \(what)", by: Cast.office, allowed: office,
        ProposeOutcome(tip: tip, outcome: outcome, reason: "理由"))
    }
    return [
      propose("join", .join(bench.firstLead)),
      propose("relink", .relink(bench.newestLead), for: DeskBench.Busy.opened(bench)),
      propose("return", .returnForMore(questions: "何时？")),
      propose("pass on", .passOn(bench.police, letter: "函3号")),
      Deed(
        "R5.2 confirm an outcome", by: Cast.office, allowed: [Cast.office] + leaders,
        ConfirmOutcome(tip: waiting, proposal: proposal)),
      Deed(
        "R5.2 decline an outcome", by: Cast.leader, allowed: [Cast.office] + leaders,
        DeclineOutcome(tip: waiting, proposal: proposal, reason: "不妥")),
      Deed(
        "R5.2 withdraw an outcome", by: Cast.receiver, allowed: [Cast.receiver],
        WithdrawOutcome(tip: waiting, proposal: proposal)),
      Deed(
        "R5.2 acknowledge a passing on", by: Cast.office, allowed: office,
        AcknowledgePassing(tip: DeskBench.Busy.passedOn(bench), on: on("2026-11-24"), reference: "回执")),
    ]
  }
}
