import Testing

@testable import CaseDomain

@Suite struct ClockTests {
  private static let lastYear = DeskBench.staffed(at: at("2025-12-01 09:00"))

  @Test(
    "R3.6 triage is due within a working day",
    arguments: [
      ("2026-11-20 09:14", "2026-11-23", "over a weekend"),
      ("2026-11-20 23:59", "2026-11-23", "late on Friday"),
      ("2026-11-21 10:00", "2026-11-23", "on a Saturday"),
      ("2026-11-23 00:00", "2026-11-24", "early on Monday"),
      ("2025-12-31 15:00", "2026-01-04", "New Year, to a make-up Sunday"),
      ("2026-01-04 15:00", "2026-01-05", "from a make-up Sunday"),
      ("2026-02-13 15:00", "2026-02-14", "to a make-up Saturday"),
      ("2026-02-14 15:00", "2026-02-24", "over the Spring Festival"),
      ("2026-02-20 15:00", "2026-02-24", "in the Spring Festival"),
      ("2026-09-30 15:00", "2026-10-08", "over the National Day"),
      ("2026-10-09 15:00", "2026-10-10", "to the make-up Saturday after it"),
    ])
  func triage(_ registered: String, _ due: String, _ what: String) throws {
    var bench = Self.lastYear
    let tip = try bench.tip(at: at(registered))
    #expect(bench.desk.tips[tip]?.clock == TipClock(kind: .triage, due: on(due)), "\(what)")
  }

  @Test(
    "Every clock counts its ruling's working days over holidays",
    arguments: [
      (Ruling.triageDays, "2026-10-08"), (.secondDays, "2026-10-09"), (.transferDays, "2026-10-10"),
      (.assignDays, "2026-10-09"), (.acknowledgeDays, "2026-10-13"), (.returnDays, "2026-10-20"),
      (.feedbackDays, "2026-10-13"), (.verificationDays, "2026-11-03"),
    ])
  func clocks(_ ruling: Ruling, _ due: String) {
    #expect(Self.lastYear.desk.deadline(ruling, after: at("2026-09-30 15:00")) == on(due))
  }

  @Test("R6.7 a clock of another length counts from its date, running clocks stay") func ruledLength() throws {
    var bench = DeskBench.staffed
    let before = try bench.tip()
    try bench.rule(.triageDays, .integer(3), from: "2026-11-24")
    let after = try bench.tip(at: at("2026-11-24 09:00"))
    #expect(bench.desk.tips[before]?.triageDue == on("2026-11-24"))
    #expect(bench.desk.tips[after]?.triageDue == on("2026-11-27"))
  }

  @Test("R5.2 a tip's clock follows where it stands") func life() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    func clock() -> TipClock? { bench.desk.tips[tip]?.clock }
    #expect(clock() == TipClock(kind: .triage, due: on("2026-11-24")))

    let asking = try bench.propose(.returnForMore(questions: "何时何地？"), for: tip)
    #expect(clock() == TipClock(kind: .second, due: on("2026-11-25")))
    try bench.perform(DeclineOutcome(tip: tip, proposal: asking, reason: "已说明"), as: Cast.office)
    #expect(clock() == TipClock(kind: .triage, due: on("2026-11-24")))
    #expect(bench.state(tip) == .received)

    try bench.settle(.returnForMore(questions: "何时何地？"), for: tip, at: at("2026-11-24 09:00"))
    #expect(bench.state(tip) == .returned)
    #expect(clock() == TipClock(kind: .supplement, due: on("2026-12-08")))

    try bench.perform(SupplementTip(tip: tip, text: "补充"), as: Cast.receiver, at: at("2026-12-01 09:00"))
    #expect(bench.state(tip) == .received)
    #expect(clock() == TipClock(kind: .triage, due: on("2026-12-02")))

    try bench.settle(.passOn(bench.police, letter: "函〔2026〕1号"), for: tip, at: at("2026-12-02 09:00"))
    #expect(clock() == TipClock(kind: .acknowledgement, due: on("2026-12-09")))
    #expect(bench.desk.tips.counts.awaitingAcknowledgement == 1)

    try bench.perform(
      AcknowledgePassing(tip: tip, on: on("2026-12-03"), reference: "回执1号"), as: Cast.office,
      at: at("2026-12-04 09:00"))
    #expect(bench.state(tip) == .passedOn)
    #expect(clock() == nil)
    #expect(bench.desk.tips.counts.awaitingAcknowledgement == 0)
  }

  @Test("R5.2 a returned tip comes back without more") func resumed() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    try bench.settle(.returnForMore(questions: "何时何地？"), for: tip)
    try bench.perform(ResumeTip(tip: tip, reason: "逾期未补"), as: Cast.office, at: at("2026-12-08 09:00"))
    #expect(bench.state(tip) == .received)
    #expect(bench.desk.tips[tip]?.clock == TipClock(kind: .triage, due: on("2026-12-09")))
  }

  @Test("R5.2 a returned tip that joins a lead waits for nothing more") func joinedWhileReturned() throws {
    var bench = DeskBench.staffed
    let (first, second) = (try bench.tip("甲"), try bench.tip("乙"))
    let lead = try bench.lead(of: first)
    try bench.settle(.returnForMore(questions: "何时何地？"), for: second)
    try bench.settle(.join(lead), for: second)
    #expect(bench.state(second) == .joinedLead)
    #expect(bench.desk.tips[second]?.clock == nil)
    #expect(bench.desk.tips[second]?.answerDue == nil)
  }

  @Test("R5.2 late material never restarts the clock of a tip that is not returned") func lateMaterial() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    try bench.perform(SupplementTip(tip: tip, text: "补充"), as: Cast.receiver, at: at("2026-11-30 09:00"))
    #expect(bench.desk.tips[tip]?.clock == TipClock(kind: .triage, due: on("2026-11-24")))
    _ = try bench.lead(of: tip)
    try bench.perform(SupplementTip(tip: tip, text: "又补充"), as: Cast.custodian, at: at("2027-03-01 09:00"))
    #expect(bench.state(tip) == .openedLead)
    #expect(bench.desk.tips[tip]?.clock == nil)
  }

  @Test("R3.6 a lead's clocks: assigned within two working days, transferred within three") func lead() throws {
    var bench = DeskBench.staffed
    let (plain, organised) = (try bench.tip("甲"), try bench.tip("乙"))
    let first = try bench.lead(of: plain, at: at("2026-11-27 09:00"))
    #expect(bench.desk.leads[first]?.assignDue == on("2026-12-01"))
    #expect(bench.desk.leads[first]?.transferDue == nil)
    let second = LeadID(
      rawValue: try bench.perform(
        OpenLead(tips: [organised], isSuspectedOrganisedCrime: true, reason: "对象明确"), as: Cast.office
      ).rawValue)
    #expect(bench.desk.leads[second]?.transferDue == on("2026-12-02"))
    #expect(bench.desk.leads[second]?.due == on("2026-12-01"))
  }

  @Test("A clock behind the last commit counts as the last commit's time") func clockBehind() throws {
    var bench = DeskBench.staffed
    _ = try bench.tip(at: at("2026-11-25 09:00"))
    let second = try bench.tip(at: at("2026-11-24 09:00"))
    #expect(bench.desk.tips[second]?.registeredAt == at("2026-11-25 09:00"))
    #expect(bench.desk.tips[second]?.triageDue == on("2026-11-26"))
  }
}
