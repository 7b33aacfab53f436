import Testing

@testable import CaseDomain

@Suite struct ReceiptRuleTests {
  private static func received(_ text: String, evidence: String? = nil) -> RegisterTip {
    RegisterTip(content: .some(), receivedAt: at(text), receiptEvidence: evidence)
  }
  private static let reporter = RegisterTip.Reporter(given: [.name, .phone], identity: .some)

  @Test(
    "Taking in",
    arguments: [
      Rule.possible("R3.6 only what was said is required") {
        _ = try $0.tip(RegisterTip(content: TipContent(title: "", narrative: "有人强占摊位")))
      },
      .possible("R3.6 even where it has no words to make a title of") {
        _ = try $0.tip(RegisterTip(content: TipContent(title: "", narrative: "？？？")))
      },
      .refused("R3.6 but that is", .narrativeMissing) {
        _ = try $0.tip(RegisterTip(content: TipContent(title: "强占摊位", narrative: " \n\u{200B}")))
      },
      .refused("R5.2 nothing is received before it happens", .receivedInFuture) {
        _ = try $0.tip(ReceiptRuleTests.received("2026-11-23 09:01"), at: at("2026-11-23 09:00"))
      },
      .possible("R5.2 received as it is registered") {
        _ = try $0.tip(ReceiptRuleTests.received("2026-11-23 09:00"), at: at("2026-11-23 09:00"))
      },
      .possible("R5.2 a working day back needs no evidence: Friday, on Monday") {
        _ = try $0.tip(ReceiptRuleTests.received("2026-11-20 00:00"))
      },
      .refused("R5.2 more than a working day back does: Thursday, on Monday", .evidenceMissing) {
        _ = try $0.tip(ReceiptRuleTests.received("2026-11-19 23:59"))
      },
      .refused("R5.2 blanks are no evidence", .evidenceMissing) {
        _ = try $0.tip(ReceiptRuleTests.received("2026-11-19 23:59", evidence: "  "))
      },
      .possible("R5.2 with evidence it is taken in") {
        _ = try $0.tip(ReceiptRuleTests.received("2026-11-19 23:59", evidence: "信封邮戳"))
      },
      .possible(
        "R5.2 how far back is a ruling",
        given: { try $0.rule(.backdateDays, .integer(3), from: "2026-11-23") }
      ) { _ = try $0.tip(ReceiptRuleTests.received("2026-11-18 09:00")) },
      .possible("R6.4 a receiver records a reporter") {
        _ = try $0.tip(RegisterTip(content: .some(), reporters: [ReceiptRuleTests.reporter]))
      },
      .refused("R6.4 an office member without the mark does not", .receiverRequired) {
        _ = try $0.tip(RegisterTip(content: .some(), reporters: [ReceiptRuleTests.reporter]), as: Cast.office)
      },
      .refused("R6.4 nor does the custodian", .receiverRequired) {
        _ = try $0.tip(RegisterTip(content: .some(), reporters: [ReceiptRuleTests.reporter]), as: Cast.custodian)
      },
      .refused("R6.4 nor a reporter of whom nothing is known", .receiverRequired) {
        let unknown = RegisterTip.Reporter(given: [], identity: nil)
        _ = try $0.tip(RegisterTip(content: .some(), reporters: [unknown]), as: Cast.office)
      },
      .possible("R6.4 without a reporter the office takes it in") {
        _ = try $0.tip(RegisterTip(content: .some()), as: Cast.office)
      },
      .refused(
        "R6.4 no identity is taken while nobody can keep it", .custodianMissing,
        given: { try $0.perform(RemoveMember(member: Cast.custodian, reason: "调离"), as: Cast.leader) }
      ) { _ = try $0.tip(RegisterTip(content: .some(), reporters: [ReceiptRuleTests.reporter])) },
      .possible(
        "R6.4 a reporter who gave nothing needs no keeper",
        given: { try $0.perform(RemoveMember(member: Cast.custodian, reason: "调离"), as: Cast.leader) }
      ) { _ = try $0.tip(RegisterTip(content: .some(), reporters: [.init(given: [], identity: nil)])) },
      .refused("R6.4 what was given is sealed", .aliasMismatch) {
        _ = try $0.tip(RegisterTip(content: .some(), reporters: [.init(given: [.name], identity: nil)]))
      },
      .refused("R6.4 and nothing is sealed where nothing was given", .aliasMismatch) {
        _ = try $0.tip(RegisterTip(content: .some(), reporters: [.init(given: [], identity: .some)]))
      },
    ])
  func takingIn(_ rule: Rule) throws { try rule.check() }

  @Test(
    "A receipt that lies back",
    arguments: [
      Rule.possible("R5.2 another office member confirms it", given: ReceiptRuleTests.backdated) {
        try $0.perform(ConfirmReceipt(tip: $0.newestTip), as: Cast.office)
      },
      .possible("R5.2 or a leader", given: ReceiptRuleTests.backdated) {
        try $0.perform(ConfirmReceipt(tip: $0.newestTip), as: Cast.leader)
      },
      .possible("R5.2 or doubts it", given: ReceiptRuleTests.backdated) {
        try $0.perform(DoubtReceipt(tip: $0.newestTip, reason: "邮戳不清"), as: Cast.leader)
      },
      .refused("R5.2 with a reason", .reasonMissing, given: ReceiptRuleTests.backdated) {
        try $0.perform(DoubtReceipt(tip: $0.newestTip, reason: " "), as: Cast.leader)
      },
      .refused("R5.2 not whoever registered it", .ownOutcome, given: ReceiptRuleTests.backdated) {
        try $0.perform(ConfirmReceipt(tip: $0.newestTip), as: Cast.receiver)
      },
      .refused("R5.2 nor doubts it", .ownOutcome, given: ReceiptRuleTests.backdated) {
        try $0.perform(DoubtReceipt(tip: $0.newestTip, reason: "邮戳不清"), as: Cast.receiver)
      },
      .refused(
        "R6.4 nor whoever it names", .namedAsSubject, given: { try ReceiptRuleTests.backdated(&$0, naming: "丁") }
      ) {
        try $0.perform(ConfirmReceipt(tip: $0.newestTip), as: Cast.office)
      },
      .refused(
        "R5.2 once", .receiptNotOpen,
        given: {
          try ReceiptRuleTests.backdated(&$0)
          try $0.perform(ConfirmReceipt(tip: $0.newestTip), as: Cast.office)
        }
      ) { try $0.perform(DoubtReceipt(tip: $0.newestTip, reason: "邮戳不清"), as: Cast.leader) },
      .refused("R5.2 and only where it lies back", .receiptNotOpen, given: { _ = try $0.tip() }) {
        try $0.perform(ConfirmReceipt(tip: $0.newestTip), as: Cast.office)
      },
    ])
  func lyingBack(_ rule: Rule) throws { try rule.check() }

  private static func backdated(_ bench: inout DeskBench) throws {
    try backdated(&bench, naming: nil)
  }

  private static func backdated(_ bench: inout DeskBench, naming subject: String?) throws {
    _ = try bench.tip(
      RegisterTip(
        content: .some(naming: subject.map { [$0] } ?? []), receivedAt: at("2026-11-16 10:00"), precision: .day,
        receiptEvidence: "信封邮戳"))
  }

  @Test("R5.2 a receipt's state follows what was decided about it") func states() throws {
    var bench = DeskBench.staffed
    let prompt = try bench.tip(Self.received("2026-11-20 09:00", evidence: "来访登记簿"))
    #expect(bench.desk.tips[prompt]?.receipt == .asRegistered)
    let late = try bench.tip(Self.received("2026-11-19 09:00", evidence: "信封邮戳"))
    #expect(bench.desk.tips[late]?.receipt == .awaitingSecond)
    #expect(bench.desk.tips.counts.receiptsAwaitingSecond == 1)
    try bench.perform(ConfirmReceipt(tip: late), as: Cast.office)
    #expect(bench.desk.tips[late]?.receipt == .confirmed)
    let worse = try bench.tip(Self.received("2026-11-18 09:00", evidence: "口述"))
    try bench.perform(DoubtReceipt(tip: worse, reason: "无凭据"), as: Cast.leader)
    #expect(bench.desk.tips[worse]?.receipt == .doubted)
    #expect(bench.desk.tips.counts.receiptsAwaitingSecond == 0)
  }

  @Test(
    "R5.2 working days count holidays and make-up days",
    arguments: [
      ("over the National Day week", "2026-09-30 17:00", "2026-10-08 08:00", false),
      ("a day more", "2026-09-29 17:00", "2026-10-08 08:00", true),
      ("over a make-up Saturday", "2026-02-27 17:00", "2026-03-02 08:00", true),
      ("from a make-up Saturday", "2026-02-28 17:00", "2026-03-02 08:00", false),
      ("over a plain weekend", "2026-11-20 17:00", "2026-11-23 08:00", false),
    ])
  func workingDays(_ what: String, _ received: String, _ registered: String, _ isBack: Bool) {
    let desk = DeskBench.staffed.desk
    #expect(desk.isBackdated(receivedAt: at(received), registeredAt: at(registered)) == isBack, "\(what)")
  }

  /// A new holiday table comes with a new program. What was registered under the old one stands.
  @Test(
    "R5.2 a holiday table that came later changes nothing that was registered",
    arguments: [
      ("a make-up day not known then", "2026-02-27 17:00", "2026-03-02 08:00", ReceiptState.asRegistered),
      ("a holiday not known then", "2026-09-30 17:00", "2026-10-08 08:00", .awaitingSecond),
    ])
  func laterTable(_ what: String, _ received: String, _ registered: String, _ state: ReceiptState) throws {
    var bench = DeskBench.staffed(at: at("2026-01-05 09:00"), calendar: .weekendsOnly)
    let evidence = state == .awaitingSecond ? "信封邮戳" : nil
    let tip = try bench.tip(Self.received(received, evidence: evidence), at: at(registered))
    #expect(bench.desk.tips[tip]?.receipt == state)
    if state == .awaitingSecond { try bench.perform(ConfirmReceipt(tip: tip), as: Cast.office) }
    let later = bench.replayed(calendar: stateCouncilCalendar)
    #expect(later.unauthorised.isEmpty, "\(what): \(later.unauthorised)")
    #expect(later.tips[tip]?.receipt == bench.desk.tips[tip]?.receipt, "\(what)")
  }

  @Test(
    "R5.2 an imported row becomes one tip",
    arguments: [
      Rule.refused(
        "R5.2 the same row again", .rowImported,
        given: { _ = try $0.tip(ReceiptRuleTests.imported(7, title: "强占摊位")) }
      ) { _ = try $0.tip(ReceiptRuleTests.imported(7, title: "另一标题")) },
      .possible(
        "R5.2 another row",
        given: { _ = try $0.tip(ReceiptRuleTests.imported(7, title: "强占摊位")) }
      ) { _ = try $0.tip(ReceiptRuleTests.imported(8, title: "强占摊位")) },
      .refused("R5.2 twice in one batch", .rowImported) {
        try $0.perform(
          Batch([ReceiptRuleTests.imported(7, title: "一"), ReceiptRuleTests.imported(7, title: "二")]), as: Cast.receiver
        )
      },
    ])
  func rows(_ rule: Rule) throws { try rule.check() }

  private static func imported(_ row: UInt8, title: String) -> RegisterTip {
    RegisterTip(content: .some(title), source: TipSource(file: "台账.csv", row: Int(row), rowHash: .some(row)))
  }
}
