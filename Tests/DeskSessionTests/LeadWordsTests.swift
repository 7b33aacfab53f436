import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// What was covered in a tip is covered in its lead (R6.4, R4.1).
@Suite struct LeadWordsTests {
  /// Sections read their leads and not the tips: what was covered stays covered for whoever works on it later, too.
  @Test("R6.4 the lead that took the words over shows them no more to its section, whenever it was assigned")
  func coveredInTheLead() throws {
    let scene = try CoveringTests.Scene()
    let bureau = scene.bureau
    let admin = try bureau.open(Bureau.admin)
    for name in ["甲科", "乙科"] { _ = try admin.perform(AddSection(name: name), id: nil) }
    let sections = admin.desk.organisation.sections.suffix(2).map(\.id)
    try bureau.hire("范一", .liaison, section: sections[0])
    try bureau.hire("范二", .liaison, section: sections[1])
    let office = try scene.open(Bureau.office)
    _ = try office.perform(
      OpenLead(tips: [scene.tip], isSuspectedOrganisedCrime: false, reason: "\(CoveringTests.secret)说得清楚"), id: nil)
    let lead = try #require(office.desk.tips[scene.tip]?.lead)
    _ = try office.perform(
      AssignLead(lead: lead, section: sections[0], summary: "向\(CoveringTests.secret)核实"), id: nil)
    let first = try bureau.open("范一")
    func told(_ desk: OpenDesk) throws -> String {
      let document = try desk.read(lead)
      var told = desk.registerLines + ["\(document.opened) \(document.events)"]
      told += try desk.history(of: .lead(lead)).entries.map { "\($0)" }
      try desk.forEachEvent(since: EventNumber(rawValue: 1)) { told.append(try desk.jsonLine($0)) }
      return told.joined(separator: "\n")
    }
    #expect(try told(first).contains(CoveringTests.secret))
    try scene.cover([CoveringTests.secret, "低价供货"])
    try first.refresh()
    #expect(try !told(first).contains(CoveringTests.secret) && told(first).contains("***说得清楚"))
    #expect(first.desk.unauthorised.isEmpty && first.state.damagedPayloads.isEmpty)
    // A digest of what never stood in the lead would help to guess it.
    #expect(first.desk.leads.covered(lead, of: scene.tip) == [CoveredWord(CoveringTests.secret, of: scene.tip)])
    try office.refresh()
    _ = try office.perform(ReassignLead(lead: lead, reason: "调整", to: sections[1], summary: "再核"), id: nil)
    let second = try bureau.open("范二")
    #expect(try !told(second).contains(CoveringTests.secret) && told(second).contains("***"))
    let again = try bureau.open("范二")
    #expect(second.lines == again.lines)

    let custodian = try scene.open(Bureau.custodian)
    let opened = try custodian.originals(of: scene.tip, reason: "核对")
    _ = try custodian.uncover(
      scene.tip,
      TipUncovering(words: opened.words.map(\.covered), narrative: nil, reason: "本人同意", basedOn: opened.basedOn))
    try second.refresh()
    #expect(try told(second).contains(CoveringTests.secret))
    #expect(second.desk.unauthorised.isEmpty)
  }
}
