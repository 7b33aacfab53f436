import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import Vault

/// Leaks and retaliation, from whoever raises them to those who may know (R6.4).
@Suite struct IncidentTests {
  /// A staffed desk with a second leader, a tip, and an incident that accuses the first leader.
  private static func scene(
    accusing accused: [String] = [Bureau.leader], _ kind: IncidentKind = .leak
  ) throws -> (Bureau, TipID, before: [String]) {
    let bureau = try Bureau.staffed()
    try bureau.hire("副组长", .leader)
    let tip = try bureau.open(Bureau.office).tip("某酒店强迫交易")
    let before = try bureau.open(Bureau.leader).registerLines
    let raiser = try bureau.open(Bureau.admin)
    let performed = try raiser.perform(
      RaiseIncident(kind: kind, what: "有人打听是谁举报的", tip: tip, accused: try accused.map(bureau.id)), id: nil)
    #expect(performed.events.isEmpty, "whoever raised it cannot read it back")
    return (bureau, tip, before)
  }

  @Test func `who is accused has nothing to see, and nothing opens it`() throws {
    let (bureau, _, before) = try Self.scene()
    for name in [Bureau.leader, Bureau.office, Bureau.admin] {
      let desk = try bureau.open(name)
      #expect(desk.desk.incidents.all.isEmpty && desk.desk.unauthorised.isEmpty, "\(name)")
      #expect(desk.damagedPayloads.isEmpty, "\(name)")
      var found = false
      try desk.forEachEvent(since: EventNumber(rawValue: 1)) { if $0.event is IncidentRaised { found = true } }
      #expect(!found, "\(name)")
    }
    #expect(try bureau.open(Bureau.leader).registerLines == before)
    for name in [Bureau.custodian, "副组长"] {
      #expect(try bureau.open(name).desk.incidents.all.map(\.what) == ["有人打听是谁举报的"], "\(name)")
    }
  }

  /// R6.4: that somebody's hands are tied tells of an incident; keepers are told, the others and the member are not.
  @Test func `nothing printed tells of it, nor the words of what is frozen`() throws {
    let (bureau, tip, _) = try Self.scene(accusing: [Bureau.office])
    let custodian = try bureau.open(Bureau.custodian)
    try custodian.upkeep()
    let office = try bureau.open(Bureau.office)
    #expect(try office.printedLog().allSatisfy { !$0.contains("incident.") && !$0.contains("某酒店强迫交易") })
    let other = try bureau.hire("范二", .office)
    #expect(try other.printedLog().allSatisfy { !$0.contains("incident.") })
    #expect(try other.printedLog().contains { $0.contains("某酒店强迫交易") }, "who may read it has it printed")
    #expect(try !other.read(tip).events.contains { $0.event is AccessFrozen })
    #expect(try custodian.printedLog().contains { $0.contains("incident.frozen") })
    #expect(try custodian.history(of: .tip(tip)).entries.contains { $0.recorded?.event is AccessFrozen })
  }

  @Test func `a keeper's desk ties the hands of whom it accuses, and frees them at the end`() throws {
    let (bureau, tip, _) = try Self.scene(accusing: [Bureau.office])
    let custodian = try bureau.open(Bureau.custodian)
    try custodian.upkeep()
    let office = try bureau.open(Bureau.office)
    let command = ProposeOutcome(tip: tip, outcome: .returnForMore(questions: "何时？"), reason: "不清")
    #expect(refusal { _ = try office.perform(command, id: nil) } == .frozen)
    let frozen = custodian.desk.incidents.freezes.count
    try custodian.upkeep()
    #expect(custodian.desk.incidents.freezes.count == frozen, "once")
    let incident = try #require(custodian.desk.incidents.all.first).id
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.perform(
      ReferIncident(incident: incident, letter: "函9号", on: leader.desk.date(of: leader.now)), id: nil)
    try custodian.refresh()
    _ = try custodian.write(ProposeClosing(incident: incident, outcome: .refuted, text: "查无实据"), original: nil)
    let proposal = try #require(custodian.desk.incidents[incident]?.proposal).step.event
    let confirming = ConfirmClosing(incident: incident, proposal: proposal)
    #expect(refusal { _ = try custodian.perform(confirming, id: nil) } == .ownOutcome)
    try custodian.upkeep()
    #expect(refusal { _ = try office.perform(command, id: nil) } == .frozen, "one keeper alone ends nothing")
    try leader.refresh()
    _ = try leader.perform(confirming, id: nil)
    try custodian.refresh()
    try custodian.upkeep()
    _ = try office.perform(command, id: nil)
    for name in [Bureau.office, Bureau.leader, Bureau.custodian] {
      #expect(try bureau.open(name).desk.unauthorised.isEmpty, "\(name)")
    }
  }

  @Test func `who was found to have done it is kept off until a leader ends it`() throws {
    let (bureau, tip, _) = try Self.scene(accusing: [Bureau.office])
    let (custodian, office) = (try bureau.open(Bureau.custodian), try bureau.open(Bureau.office))
    try custodian.upkeep()
    #expect(refusal { _ = try office.read(tip) } == .frozen)
    #expect(refusal { _ = try office.preview(of: tip) } == .frozen)
    let incident = try #require(custodian.desk.incidents.all.first).id
    _ = try custodian.write(
      ReferIncident(incident: incident, letter: "函9号", on: custodian.desk.date(of: custodian.now)), original: nil)
    _ = try custodian.write(ProposeClosing(incident: incident, outcome: .confirmed, text: "纪检函复"), original: nil)
    let leader = try bureau.open(Bureau.leader)
    let proposal = try #require(leader.desk.incidents[incident]?.proposal).step.event
    _ = try leader.perform(ConfirmClosing(incident: incident, proposal: proposal), id: nil)
    try custodian.upkeep()
    #expect(refusal { _ = try office.read(tip) } == .frozen, "closed as true, it goes on")
    _ = try leader.write(
      RestoreAccess(incident: incident, members: [try bureau.id(Bureau.office)], reason: "另一人所为"), original: nil)
    try leader.upkeep()
    try office.refresh()
    _ = try office.read(tip)
    for name in [Bureau.office, Bureau.leader, Bureau.custodian] {
      #expect(try bureau.open(name).desk.unauthorised.isEmpty, "\(name)")
    }
  }

  @Test func `a keeper appointed later is handed the past, and whoever is accused is not`() throws {
    let (bureau, _, _) = try Self.scene()
    let custodian = try bureau.open(Bureau.custodian)
    let incident = try #require(custodian.desk.incidents.all.first).id
    _ = try custodian.perform(NoteIncident(incident: incident, text: "已约谈一人"), id: nil)
    try bureau.hire("后任监督", .auditor)
    let later = try bureau.id("后任监督")
    #expect(try bureau.open("后任监督").desk.incidents.all.isEmpty)
    try custodian.refresh()
    #expect(custodian.desk.missingKeepers(of: try #require(custodian.desk.incidents[incident])) == [later])
    let accused = try bureau.id(Bureau.leader)
    #expect(refusal { _ = try custodian.addKeepers([accused], to: incident) } == .noKeeperToAdd)
    _ = try custodian.addKeepers([later], to: incident)
    let reader = try bureau.open("后任监督")
    #expect(reader.desk.incidents.all.map(\.what) == ["有人打听是谁举报的"])
    #expect(reader.desk.incidents.all.first?.notes.map(\.words) == ["已约谈一人"])
    #expect(reader.desk.unauthorised.isEmpty && reader.damagedPayloads.isEmpty)
    let leader = try bureau.open(Bureau.leader)
    #expect(leader.desk.incidents.all.isEmpty && leader.desk.unauthorised.isEmpty && leader.damagedPayloads.isEmpty)
  }

  @Test func `who is accused cannot close it with a program of their own`() throws {
    let (bureau, _, _) = try Self.scene()
    let custodian = try bureau.open(Bureau.custodian)
    let incident = try #require(custodian.desk.incidents.all.first)
    let accused = try bureau.open(Bureau.leader)
    #expect(
      refusal {
        _ = try accused.perform(ProposeClosing(incident: incident.id, outcome: .refuted, text: "无事"), id: nil)
      } == .noSuchIncident)
    // Under a key that the accused does hold, it stands where incidents do not.
    let closed = IncidentClosingProposed(
      incident: incident.id, outcome: .refuted, text: KeptText("无事"), keepers: custodian.desk.keepers(of: incident))
    try Forger(bureau, Bureau.leader).write([.init(Forger.leads, [closed])])
    try custodian.refresh()
    #expect(custodian.desk.unauthorised.map(\.refusal.reason) == [.misplaced])
    #expect(custodian.desk.incidents[incident.id]?.isOpen == true)
  }
}
