import Testing

@testable import CaseDomain

@Suite struct OrganisationRuleTests {
  @Test(
    "Sections, windows and outside bodies",
    arguments: [
      Rule.refused("Two open sections do not have one name", .nameTaken) {
        try $0.perform(AddSection(name: "投资项目科"), as: Cast.office)
      },
      .possible(
        "A dissolved section leaves its name free",
        given: { try $0.perform(CloseSection(section: $0.section, reason: "撤并"), as: Cast.office) }
      ) { try $0.perform(AddSection(name: "投资项目科"), as: Cast.office) },
      .refused("A section has a name", .nameMissing) { try $0.perform(AddSection(name: " "), as: Cast.office) },
      .refused("Dissolving needs a reason", .reasonMissing) {
        try $0.perform(CloseSection(section: $0.section, reason: " "), as: Cast.office)
      },
      .refused(
        "A section is dissolved once", .entryClosed,
        given: { try $0.perform(CloseSection(section: $0.section, reason: "撤并"), as: Cast.office) }
      ) { try $0.perform(CloseSection(section: $0.section, reason: "撤并"), as: Cast.office) },
      .possible("R1.3 a section opens a window") {
        try $0.perform(AddWindow(section: $0.section, name: "一号窗口"), as: Cast.office)
      },
      .refused("R1.3 a window belongs to a section", .noSuchSection) {
        try $0.perform(AddWindow(section: SectionID(rawValue: 1), name: "一号窗口"), as: Cast.office)
      },
      .refused(
        "R1.3 a dissolved section opens none", .entryClosed,
        given: { try $0.perform(CloseSection(section: $0.section, reason: "撤并"), as: Cast.office) }
      ) { try $0.perform(AddWindow(section: $0.section, name: "一号窗口"), as: Cast.office) },
      .refused("R1.3 a window has a name", .nameMissing) {
        try $0.perform(AddWindow(section: $0.section, name: ""), as: Cast.office)
      },
      .refused("Two outside bodies do not have one name", .nameTaken) {
        try $0.perform(AddBody(kind: .other, name: "县公安局"), as: Cast.office)
      },
      .refused("An outside body has a name", .nameMissing) {
        try $0.perform(AddBody(kind: .other, name: "\t"), as: Cast.office)
      },
    ])
  func books(_ rule: Rule) throws { try rule.check() }

  @Test("Names are kept without blanks at their ends") func tidyNames() throws {
    var bench = DeskBench.staffed
    try bench.perform(AddSection(name: " 综合科\n"), as: Cast.office)
    try bench.perform(AddBody(kind: .bureau, name: "　住建局 "), as: Cast.office)
    #expect(bench.desk.organisation.sections.last?.name == "综合科")
    #expect(bench.desk.organisation.bodies.last?.name == "住建局")
  }
}
