import Testing

@testable import CaseDomain

/// What may be written down about study, and how the staff is counted (R1.4).
@Suite struct StudyRuleTests {
  @Test(
    "R1.4 sessions and rosters",
    arguments: [
      Rule.refused("R1.4 a section without staff studies nothing", .rosterEmpty) { try $0.studying() },
      .refused("R1.4 some section is called", .noSectionCalled) {
        $0 = .publicised
        try $0.studying(.some(sections: []))
      },
      .refused("R1.4 not tomorrow", .dayUnfit) {
        $0 = .publicised
        try $0.studying(.some(on: "2026-11-24", sections: [$0.section]))
      },
      .refused("R1.4 before anybody worked there", .rosterEmpty) {
        $0 = .publicised
        try $0.studying(.some(on: "2025-12-31", sections: [$0.section]))
      },
      .refused("R1.4 something is studied", .documentMissing) {
        $0 = .publicised
        try $0.studying(
          StudyDetails(on: on("2026-11-20"), kind: .law, title: " ", place: "会议室", sections: [$0.section]))
      },
      .refused("R1.4 for some time", .valueOutOfRange) {
        $0 = .publicised
        try $0.studying(.some(sections: [$0.section], minutes: 0))
      },
      .refused("R1.4 whoever works elsewhere is not absent", .rosterUnfit) {
        $0 = .publicised
        try $0.studying(absent: [$0.desk.study.staff[3].id])
      },
      .refused("R1.4 a liaison calls no other section", .otherSectionsPublicity) {
        $0 = .publicised
        try $0.studying(.some(sections: [$0.section, $0.secondSection]), as: Cast.liaison)
      },
      .refused("R1.4 nobody is listed twice", .alreadyOnRoster) {
        $0 = .publicised
        try $0.list("辰")
      },
      .refused("R1.4 nor under a name that looks the same", .alreadyOnRoster) {
        try $0.list("ABC")
        try $0.list("ａｂｃ")
      },
      .possible("R1.4 but in another section") {
        $0 = .publicised
        try $0.list("辰", in: $0.secondSection)
      },
      .possible("R1.4 or once they have left") {
        $0 = .publicised
        try $0.perform(RemoveStaff(staff: $0.absentee, reason: "调离"), as: Cast.liaison)
        try $0.list("辰")
      },
      .refused("R1.4 a member is one of the staff once", .alreadyOnRoster) {
        try $0.perform(ListStaff(section: $0.section, name: "庚", member: Cast.liaison), as: Cast.office)
        try $0.perform(ListStaff(section: $0.section, name: "庚二", member: Cast.liaison), as: Cast.office)
      },
      .refused("R1.4 nobody leaves twice", .staffLeft) {
        $0 = .publicised
        for _ in 0..<2 { try $0.perform(RemoveStaff(staff: $0.absentee, reason: "调离"), as: Cast.liaison) }
      },
      .refused("R1.4 nor long before they came", .dayUnfit) {
        $0 = .publicised
        try $0.perform(RemoveStaff(staff: $0.absentee, on: on("2026-01-01"), reason: "误登"), as: Cast.liaison)
      },
      .possible("R1.4 whoever was listed by mistake never was there") {
        $0 = .publicised
        try $0.perform(RemoveStaff(staff: $0.absentee, on: on("2026-01-04"), reason: "误登"), as: Cast.liaison)
      },
    ])
  func sessions(_ rule: Rule) throws { try rule.check() }

  @Test(
    "R1.4 making up",
    arguments: [
      Rule.refused("R1.4 whoever was there has nothing to make up", .notAbsent) {
        $0 = .publicised
        try $0.perform(MakeUpStudy(study: $0.studied, staff: $0.present, how: "自学"), as: Cast.liaison)
      },
      .refused("R1.4 not before the session", .dayUnfit) {
        $0 = .publicised
        try $0.perform(
          MakeUpStudy(study: $0.studied, staff: $0.absentee, on: on("2026-11-19"), how: "自学"), as: Cast.liaison)
      },
      .refused("R1.4 not tomorrow", .dayUnfit) {
        $0 = .publicised
        try $0.perform(
          MakeUpStudy(study: $0.studied, staff: $0.absentee, on: on("2026-11-24"), how: "自学"), as: Cast.liaison)
      },
      .refused("R1.4 in some way", .mannerMissing) {
        $0 = .publicised
        try $0.perform(MakeUpStudy(study: $0.studied, staff: $0.absentee, how: " "), as: Cast.liaison)
      },
      .refused("R1.4 once", .alreadyMadeUp) {
        $0 = .publicised
        for _ in 0..<2 {
          try $0.perform(MakeUpStudy(study: $0.studied, staff: $0.absentee, how: "自学"), as: Cast.liaison)
        }
      },
      .refused("R1.4 not for what was struck out", .studyStruckOut) {
        $0 = .publicised
        try $0.perform(StrikeOutStudy(study: $0.studied, reason: "重复"), as: Cast.leader)
        try $0.perform(MakeUpStudy(study: $0.studied, staff: $0.absentee, how: "自学"), as: Cast.liaison)
      },
      .possible("R1.4 a liaison for their own people, whoever called the session") {
        $0 = .publicised
        let all = try $0.studying(.some(sections: [$0.section, $0.secondSection]), absent: [$0.absentee])
        try $0.perform(MakeUpStudy(study: all, staff: $0.absentee, how: "自学"), as: Cast.liaison)
      },
    ])
  func makingUp(_ rule: Rule) throws { try rule.check() }

  @Test("R1.4 what is not made up within ten working days is overdue; whoever leaves owes nothing") func openMakeUps()
    throws
  {
    var bench = DeskBench.publicised
    let open = try #require(bench.desk.openMakeUps().first)
    #expect(bench.desk.openMakeUps().count == 1 && open.staff == bench.absentee)
    // Friday the twentieth; ten working days on is Friday in two weeks.
    #expect(open.due == on("2026-12-04"))
    #expect(bench.desk.openMakeUps(of: bench.secondSection).isEmpty)
    var left = bench
    try left.perform(RemoveStaff(staff: bench.absentee, reason: "调离"), as: Cast.liaison)
    #expect(left.desk.openMakeUps().isEmpty)
    try bench.perform(MakeUpStudy(study: bench.studied, staff: bench.absentee, how: "自学"), as: Cast.liaison)
    #expect(bench.desk.openMakeUps().isEmpty)
    #expect(bench.desk.lastStudy(of: bench.absentee) == on("2026-11-23"))
    #expect(bench.desk.lastStudy(of: bench.present) == on("2026-11-20"))
  }

  @Test("R1.4 the share of staff who studied, by section and quarter") func share() throws {
    var bench = DeskBench.publicised
    let (fourth, third) = (Period("2026-Q4")!, Period("2026-Q3")!)
    func share(_ quarter: Period, of section: SectionID? = nil) -> StudyShare {
      bench.desk.studyShare(in: quarter, of: section, on: on("2026-11-23"))
    }
    #expect(share(fourth, of: bench.section) == StudyShare(covered: 2, of: 3))
    #expect(share(fourth, of: bench.secondSection) == StudyShare(covered: 0, of: 1))
    #expect(share(fourth) == StudyShare(covered: 2, of: 4) && share(third) == StudyShare(covered: 0, of: 4))
    try bench.perform(MakeUpStudy(study: bench.studied, staff: bench.absentee, how: "自学"), as: Cast.liaison)
    #expect(share(fourth, of: bench.section).percent == 100)
    try bench.perform(StrikeOutStudy(study: bench.studied, reason: "没有办"), as: Cast.office)
    #expect(share(fourth) == StudyShare(covered: 0, of: 4))
    #expect(StudyShare(covered: 0, of: 0).percent == nil && StudyShare(covered: 199, of: 200).percent == 99)
  }
}
