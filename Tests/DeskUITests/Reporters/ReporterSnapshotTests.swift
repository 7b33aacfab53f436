import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Pictures of the register and of an identity, at the four sizes and in both languages.
@Suite struct ReporterSnapshotTests {
  private func each(_ name: String, _ script: String, _ member: MemberID) throws {
    var office = try Office.busy()
    let asked = try office.run(
      RequestIdentity(
        reporter: ReporterID(rawValue: 1), purpose: .verify, reason: "核实时间地点", custodian: FormDesk.custodian))
    let request = try #require(asked.events.first).envelope.event
    if member == FormDesk.custodian {
      try office.run(
        ApproveIdentity(request: request, lifted: [LiftedLayer(file: "00", layer: "")]), as: FormDesk.second)
    }
    for size in SnapshotTests.sizes {
      for language in Language.allCases {
        var screen = Screen(office, as: member, size: size, language: language)
        screen.keys("1LL")
        screen.model.frame.reporters.reveal(ReporterID(rawValue: 1), screen.model.context)
        screen.send(.tick(office.now))
        screen.keys(script)
        try screen.check(name)
      }
    }
  }

  @Test func list() throws { try each("reporters", "", FormDesk.second) }
  @Test func detail() throws { try each("reporter-detail", "<Enter>", FormDesk.custodian) }
  @Test func decide() throws { try each("reporter-decide", "c", FormDesk.second) }
  @Test func identity() throws { try each("reporter-identity", "v", FormDesk.custodian) }
}
