import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// A member is let back: they read what came meanwhile, and never why others took them off.
@Suite struct RecusalLiftedTests {
  @Test(
    "R6.4 whoever is let back reads what came meanwhile, and why they were off stays sealed from all their keys",
    arguments: [RecusalGround.subject, .kin])
  func letBack(_ ground: RecusalGround) throws {
    let bureau = try Bureau.watched()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("某人是本局某股长的妻弟")
    let leader = try bureau.open(Bureau.leader)
    try leader.refresh()
    _ = try leader.perform(
      EnterRecusal(on: .tip(tip), member: office.member, ground: ground, words: "据说是其妻弟", evidence: "户籍"), id: nil)
    let recusal = try #require(leader.desk.recusals.all.last)
    #expect(leader.desk.isSealed(recusal))
    let custodian = try bureau.open(Bureau.custodian)
    _ = try custodian.revise(
      tip, .supplement(text: "其间又来一信", receivedAt: nil, attachmentPaths: []), id: bureau.environment.requestID())
    let second = try bureau.open(Bureau.secondLeader)
    _ = try second.perform(LiftRecusal(recusal: recusal.event, reason: "查清不是妻弟"), id: nil)
    for desk in [office, try bureau.open(Bureau.office)] {
      try desk.refresh()
      let told = try desk.read(tip).events
      #expect(told.contains { ($0.event as? TipSupplemented)?.text == "其间又来一信" })
      #expect(!told.contains { $0.event is RecusalEntered || $0.event is RecusalLifted })
      #expect(desk.desk.recusals.all.isEmpty && desk.desk.unauthorised.isEmpty)
      #expect(desk.state.damagedPayloads.isEmpty && desk.desk.tips[tip]?.isElsewhere == false)
      #expect(try desk.printedLog().allSatisfy { !$0.contains("据说") && !$0.contains("查清") })
      try RecusalTests.propose(tip, desk)
      try desk.perform(
        WithdrawOutcome(tip: tip, proposal: try #require(desk.desk.tips.openProposal(of: tip)).event), id: nil)
    }
    try leader.refresh()
    let types = try RecusalTests.openedTypes(leader, after: 0, with: RecusalTests.leaver(office))
    #expect(types.contains(TipSupplemented.type))
    #expect(types.isDisjoint(with: [RecusalEntered.type, RecusalLifted.type]))
    // To everybody else both are there, and what the member does counts.
    try custodian.refresh()
    #expect(custodian.desk.recusals.all.last?.lifted != nil && custodian.desk.unauthorised.isEmpty)
    // Somebody who comes later is handed all of it, though not by the member.
    let newcomer = try bureau.hire("范二", .office)
    try office.refresh()
    try office.keepEntryKeys()
    try newcomer.refresh()
    #expect(newcomer.desk.tips[tip]?.isElsewhere == true)
    try second.refresh()
    try second.keepEntryKeys()
    try newcomer.refresh()
    #expect(newcomer.desk.recusals.all.count == 1)
    #expect(newcomer.lines == second.lines)
    // What they are taken off once more, they are off.
    _ = try leader.perform(
      EnterRecusal(on: .tip(tip), member: office.member, ground: .subject, words: "查实"), id: nil)
    try office.refresh()
    #expect(refusal { _ = try office.read(tip) } == .elsewhere)
  }

  /// A liaison reads no `leads`: that a key began stands where only the others read, and they go by clear headers.
  @Test("R6.4 a section's liaison who is let back reads what came meanwhile, and never the key that says why")
  func guestLetBack() throws {
    let (bureau, office, _, lead) = try SectionTests.bureau()
    try SectionTests.assign(lead, to: "甲科", office)
    let liaison = try bureau.open(SectionTests.first)
    _ = try liaison.perform(TakeLead(lead: lead), id: nil)
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.perform(
      EnterRecusal(on: .lead(lead), member: liaison.member, ground: .subject, words: "据说是其妻弟", evidence: "户籍"),
      id: nil)
    try office.refresh()
    _ = try office.perform(NoteLead(lead: lead, kind: .files, words: "其间又查了一次"), id: nil)
    try liaison.refresh()
    #expect(refusal { _ = try liaison.read(lead) } == .elsewhere)
    let recusal = try #require(leader.desk.recusals.all.last)
    let second = try bureau.open(Bureau.secondLeader)
    _ = try second.perform(LiftRecusal(recusal: recusal.event, reason: "查清不是妻弟"), id: nil)
    for desk in [liaison, try bureau.open(SectionTests.first)] {
      try desk.refresh()
      let told = try desk.read(lead).events
      #expect(told.contains { ($0.event as? LeadNoted)?.words == "其间又查了一次" })
      #expect(!told.contains { $0.event is RecusalEntered || $0.event is RecusalLifted })
      #expect(desk.desk.recusals.all.isEmpty && desk.desk.unauthorised.isEmpty)
      #expect(desk.state.damagedPayloads.isEmpty && desk.desk.leads[lead]?.isElsewhere == false)
      #expect(try desk.printedLog().allSatisfy { !$0.contains("据说") && !$0.contains("查清") })
    }
    // They go on working on it, and what they write everybody reads.
    _ = try liaison.perform(NoteLead(lead: lead, kind: .files, words: "接着查"), id: nil)
    try office.refresh()
    #expect(try office.read(lead).events.contains { ($0.event as? LeadNoted)?.words == "接着查" })
    #expect(office.desk.unauthorised.isEmpty)
    try leader.refresh()
    let types = try RecusalTests.openedTypes(leader, after: 0, with: RecusalTests.leaver(liaison))
    #expect(types.contains(LeadNoted.type) && types.isDisjoint(with: [RecusalEntered.type, RecusalLifted.type]))
  }
}
