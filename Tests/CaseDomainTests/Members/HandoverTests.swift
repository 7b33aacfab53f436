import Testing

@testable import CaseDomain

@Suite struct HandoverTests {
  private static let day = on("2026-11-23")

  /// What one member's list shows to a reader; to themselves where none is named.
  private static func lines(_ bench: DeskBench, _ member: MemberID, to reader: MemberID? = nil) -> [String] {
    bench.desk.handover(of: member, on: day, to: reader ?? member).entries.map { entry in
      let matter =
        switch entry.matter {
        case .tip(let id): bench.desk.tips[id]?.number.description ?? "?"
        case .lead(let id): bench.desk.leads[id]?.number.description ?? "?"
        case .ruling(let event): "newest \(event == bench.desk.rulings.proposals.last?.event)"
        case .restricted(let id): bench.desk.restricted[id]?.number.description ?? "?"
        case .incident(let id): bench.desk.incidents[id]?.kind.rawValue ?? "?"
        case .meeting(let id): bench.desk.meetings[id]?.state.rawValue ?? "?"
        case .followUp(let event): bench.desk.meetings.followUp(event)?.words ?? "?"
        }
      return "\(entry.kind) \(matter)"
    }
  }

  @Test func whatWaitsIsListedByKind() throws {
    var bench = DeskBench.staffed
    try bench.perform(
      ProposeRuling(ruling: .triageDays, value: .integer(2), from: on("2026-12-01"), reason: "人手"), as: Cast.receiver)
    let proposed = try bench.tip()
    try bench.propose(.returnForMore(questions: "何时"), for: proposed)
    let waiting = try bench.tip()
    _ = try bench.tip(RegisterTip(content: .some()), as: Cast.office)
    let passed = try bench.tip()
    try bench.settle(.passOn(bench.police, letter: "1号"), for: passed)
    _ = try bench.tip(
      RegisterTip(
        content: .some(), receivedAt: at("2026-11-10 09:00"), precision: .day, receiptEvidence: "邮戳"),
      as: Cast.receiver)
    let opened = try bench.tip(RegisterTip(content: .some()), as: Cast.office)
    try bench.perform(
      OpenLead(tips: [opened], isSuspectedOrganisedCrime: false, reason: "明确"), as: Cast.receiver)
    #expect(
      Self.lines(bench, Cast.receiver) == [
        "registered JB-2026-0002", "registered JB-2026-0005", "receipt JB-2026-0005", "proposal JB-2026-0001",
        "acknowledgement JB-2026-0004", "lead XS-2026-0001", "ruling newest true",
      ])
    #expect(Self.lines(bench, Cast.office) == ["registered JB-2026-0003"])
    // Done with, it goes from the list.
    try bench.perform(
      OpenLead(tips: [waiting], isSuspectedOrganisedCrime: false, reason: "明确"), as: Cast.office)
    #expect(!Self.lines(bench, Cast.receiver).contains("registered JB-2026-0002"))
  }

  // MARK: Everything that the rules leave to one person

  @Test func whatOneMemberAloneMayOpenOrDecideIsListed() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    let reporter = try bench.bind(tip)
    let request = try bench.request(reporter)
    #expect(Self.lines(bench, Cast.office) == ["identityRequest JB-2026-0001"])
    #expect(Self.lines(bench, Cast.leader) == ["identityDecision JB-2026-0001"])
    #expect(Self.lines(bench, Cast.custodian).isEmpty)
    try bench.approve(request)
    #expect(Self.lines(bench, Cast.custodian) == ["identityViewing JB-2026-0001"])
    #expect(Self.lines(bench, Cast.leader).isEmpty && Self.lines(bench, Cast.office).isEmpty)
    try bench.proposeDestruction(reporter)
    #expect(
      Self.lines(bench, Cast.custodian) == ["identityViewing JB-2026-0001", "destruction JB-2026-0001"])
    #expect(Self.lines(bench, Cast.leader) == ["destructionDecision JB-2026-0001"])
    #expect(Self.lines(bench, Cast.auditor).isEmpty)
  }

  @Test func anApprovalThatRanOutIsNobodysWork() throws {
    var bench = DeskBench.staffed
    let request = try bench.request(try bench.bind(try bench.tip()))
    try bench.approve(request)
    let later = bench.desk.handover(of: Cast.custodian, on: on("2027-06-01"), to: Cast.custodian)
    #expect(later.entries.isEmpty)
  }

  @Test func aSectionsLeadsGoToWhoTakesItOver() throws {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    #expect(Self.lines(bench, Cast.liaison).contains("verification XS-2026-0001"))
    #expect(Self.lines(bench, Cast.liaison, to: Cast.office).contains("verification XS-2026-0001"))
    #expect(Self.lines(bench, DeskBench.otherLiaison).isEmpty, "another section")
    let assist = try bench.perform(
      AskAssist(lead: lead, section: bench.otherSection, words: "查档", due: on("2026-12-01")), as: Cast.liaison)
    #expect(Self.lines(bench, DeskBench.otherLiaison).isEmpty, "the office has not agreed")
    try bench.perform(DecideAssist(lead: lead, request: assist, isAgreed: true, reason: "同意"), as: Cast.office)
    #expect(Self.lines(bench, DeskBench.otherLiaison) == ["assistance XS-2026-0001"])
    try bench.report(lead)
    #expect(!Self.lines(bench, Cast.liaison).contains("verification XS-2026-0001"), "it is the office's turn")
  }

  @Test func meetingsAndWhatTheySaidAreListed() throws {
    var bench = DeskBench.staffed
    let ahead = try bench.schedule()
    #expect(Self.lines(bench, Cast.office) == ["meeting scheduled"])
    let held = try bench.schedule(.groupOffice, .some("2026-11-20T09:30"))
    try bench.hold(held)
    try bench.minute(held)
    try bench.assignFollowUp(of: held, to: Cast.custodian)
    #expect(Self.lines(bench, Cast.office) == ["meeting scheduled"], "whoever saw to it is done")
    #expect(Self.lines(bench, Cast.leader) == ["meeting held"], "its minutes wait for the chair")
    #expect(Self.lines(bench, Cast.custodian) == ["followUp 报送情况"])
    try bench.perform(CancelMeeting(meeting: ahead, reason: "改期"), as: Cast.office)
    #expect(Self.lines(bench, Cast.office).isEmpty)
  }

  @Test func rewardsAreWithWhoTookTheNewestStepAndWhoeverIsNext() throws {
    var bench = DeskBench.closedLead
    try bench.openReward()
    let mine = "reward \(bench.desk.leads[bench.firstLead]?.number.description ?? "?")"
    #expect(Self.lines(bench, Cast.office).contains(mine))
    try bench.establish()
    try bench.register()
    #expect(Self.lines(bench, Cast.liaison).contains(mine), "the section signs next")
    try bench.countersign()
    try bench.proposeTotal()
    #expect(Self.lines(bench, Cast.leader).contains(mine), "a leader decides")
    #expect(!Self.lines(bench, Cast.liaison).contains(mine) && !Self.lines(bench, Cast.auditor).contains(mine))
  }

  // MARK: What few may know of (R6.4)

  @Test func whatIsKeptIsListedForWhoeverKeepsItToo() throws {
    var bench = DeskBench.staffed
    let tip = try bench.restricted()
    let number = bench.desk.restricted[tip]?.number.description ?? "?"
    try bench.raise(accusing: [Cast.auditor])
    let both = ["restricted \(number)", "incident leak"]
    #expect(Self.lines(bench, Cast.custodian) == both)
    #expect(Self.lines(bench, Cast.leader) == both)
    #expect(Self.lines(bench, Cast.custodian, to: Cast.leader) == both)
    // 己 is named by the tip, the auditor accused by the incident.
    #expect(Self.lines(bench, Cast.custodian, to: Cast.secondLeader) == ["incident leak"])
    #expect(Self.lines(bench, Cast.custodian, to: Cast.auditor) == ["restricted \(number)"])
    #expect(Self.lines(bench, Cast.secondLeader, to: Cast.custodian) == ["incident leak"])
    for reader in [Cast.office, Cast.receiver] {
      #expect(Self.lines(bench, Cast.custodian, to: reader).isEmpty, "\(reader)")
    }
    #expect(bench.desk.handover(of: Cast.leader, on: Self.day, to: Cast.leader).entries.allSatisfy { $0.matter.isKept })
  }

  @Test func aRestrictedTaskIsToldFromKeeping() throws {
    var bench = DeskBench.staffed
    let tip = try bench.restricted()
    try bench.handle(tip, .assess(.noSubstance, reason: "无实据"), as: Cast.custodian)
    let number = bench.desk.restricted[tip]?.number.description ?? "?"
    #expect(Self.lines(bench, Cast.custodian) == ["restrictedTask \(number)"])
    #expect(Self.lines(bench, Cast.leader) == ["restricted \(number)"])
    try bench.handle(tip, .read, as: Cast.leader)
    let open = try #require(bench.desk.restricted[tip]?.assessment)
    try bench.handle(tip, .confirm(assessment: open.event), as: Cast.leader)
    #expect(Self.lines(bench, Cast.custodian).isEmpty && Self.lines(bench, Cast.leader).isEmpty)
  }

  @Test func whoWasTakenOffAMatterIsNotRemindedOfIt() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    try bench.perform(EnterRecusal(on: .tip(tip), member: Cast.office, ground: .declared, words: "亲属"), as: Cast.office)
    #expect(Self.lines(bench, Cast.receiver).count == 1)
    #expect(Self.lines(bench, Cast.receiver, to: Cast.office).isEmpty)
  }

  @Test func claimsAreListedForThoseWhoAreToldOfTheCounter() throws {
    var bench = DeskBench.staffed
    let (_, code) = try bench.codedTip()
    try bench.claim(with: code)
    let found = ["claim JB-2026-0001"]
    #expect(Self.lines(bench, Cast.custodian) == found)
    #expect(Self.lines(bench, Cast.custodian, to: Cast.leader) == found)
    #expect(Self.lines(bench, Cast.custodian, to: Cast.auditor) == found)
    #expect(Self.lines(bench, Cast.custodian, to: Cast.office).isEmpty, "who may judge tells who stood there")
  }

  @Test func keysThatNobodyElseHoldsAreNamed() throws {
    var bench = DeskBench.staffed
    let keys = { (bench: DeskBench) in
      bench.desk.handover(of: Cast.leader, on: Self.day, to: Cast.leader).soleKeys.map(\.description)
    }
    #expect(keys(bench) == ["audit", "leads", "release"])
    try bench.perform(GrantKeys(member: Cast.secondLeader, keys: [.release, .leads]), as: Cast.leader)
    #expect(keys(bench) == ["audit"])
  }

  @Test(arguments: [
    (Cast.receiver, nil), (Cast.leader, nil), (Cast.custodian, nil), (Cast.auditor, nil), (Cast.office, nil),
    (Cast.admin, Refusal.Reason.postRequired), (Cast.liaison, .postRequired), (Cast.removed, .postRequired),
    (Cast.nobody, .postRequired),
  ])
  func whoMaySee(reader: MemberID, reason: Refusal.Reason?) {
    #expect(DeskBench.staffed.desk.refusalOfHandover(of: Cast.receiver, to: reader)?.reason == reason)
  }

  @Test func everybodySeesTheirOwn() {
    let desk = DeskBench.staffed.desk
    for member in Cast.acting { #expect(desk.refusalOfHandover(of: member, to: member) == nil) }
    #expect(desk.refusalOfHandover(of: Cast.nobody, to: Cast.leader)?.reason == .noSuchMember)
  }
}
