import Testing

@testable import CaseDomain

/// What may be written down about publicity, and what may not.
@Suite struct PublicityRuleTests {
  private static func account(
    _ change: @escaping @Sendable (DeskBench) -> ActivityDetails, as member: MemberID = Cast.office
  ) -> Rule.Step {
    { (bench: inout DeskBench) in
      bench = .publicised
      try bench.publicise(change(bench), as: member)
    }
  }

  @Test(
    "R1.2 what an account says",
    arguments: [
      Rule.possible(
        "R1.2 of today", attempt: account { .some(on: "2026-11-23", organiser: nil, sections: [$0.section]) }),
      .possible(
        "R1.2 of a day long past, entered late",
        attempt: account { .some(on: "2026-01-15", organiser: nil, sections: [$0.section]) }),
      .refused(
        "R1.2 not of tomorrow", .dayUnfit,
        attempt: account { .some(on: "2026-11-24", organiser: nil, sections: [$0.section]) }),
      .refused(
        "R1.2 not of eleven years ago", .dayUnfit,
        attempt: account { .some(on: "2015-11-20", organiser: nil, sections: [$0.section]) }),
      .refused(
        "R1.2 in some form", .formMissing,
        attempt: account { .some(organiser: nil, sections: [$0.section], forms: []) }),
      .possible(
        "R1.2 several forms, each once",
        attempt: account { .some(organiser: nil, sections: [$0.section], forms: [.banner, .lecture, .banner]) }),
      .refused(
        "R1.2 no less than nobody", .audienceUnfit,
        attempt: account { .some(organiser: nil, sections: [$0.section], audience: -1) }),
      .refused(
        "R1.2 no more than a slip of the hand", .audienceUnfit,
        attempt: account { .some(organiser: nil, sections: [$0.section], audience: 10_000_001) }),
      .refused(
        "R1.2 about something", .themeMissing,
        attempt: account {
          ActivityDetails(
            on: on("2026-11-20"), theme: " ", forms: [.banner], sections: [$0.section], place: "门口", audience: 1)
        }),
      .refused(
        "R1.2 somewhere", .placeMissing,
        attempt: account {
          ActivityDetails(
            on: on("2026-11-20"), theme: "横幅", forms: [.banner], sections: [$0.section], place: "", audience: 1)
        }),
      .refused(
        "R4.5 a focus says which", .focusMissing,
        attempt: account {
          ActivityDetails(
            on: on("2026-11-20"), theme: "横幅", forms: [.banner], focus: ActivityFocus(kind: .trade, name: " "),
            sections: [$0.section], place: "门口", audience: 1)
        }),
      .refused(
        "R1.3 somebody was reached", .nobodyReached, attempt: account { _ in .some(organiser: nil, sections: []) }),
      .possible(
        "R1.3 a window alone", attempt: account { .some(organiser: nil, sections: [], windows: [$0.window]) }),
      .refused(
        "R1.3 no window that never was", .noSuchWindow,
        attempt: account { _ in .some(organiser: nil, sections: [], windows: [WindowID(rawValue: 2)]) }),
    ])
  func accounts(_ rule: Rule) throws { try rule.check() }

  @Test(
    "R1.1 for whom",
    arguments: [
      Rule.possible(
        "R1.1 a liaison for their own section and its window",
        attempt: account(
          { .some(organiser: $0.section, sections: [$0.section], windows: [$0.window]) }, as: Cast.liaison)),
      .refused(
        "R1.1 a liaison reaches nobody else's section", .otherSectionsPublicity,
        attempt: account(
          { .some(organiser: $0.section, sections: [$0.section, $0.secondSection]) }, as: Cast.liaison)),
      .refused(
        "R1.1 nor its window", .otherSectionsPublicity,
        attempt: account({ .some(organiser: $0.section, sections: [], windows: [$0.otherWindow]) }, as: Cast.liaison)),
      .refused(
        "R1.1 nor in its name", .otherSectionsPublicity,
        attempt: account({ .some(organiser: $0.secondSection, sections: [$0.section]) }, as: Cast.liaison)),
      .refused(
        "R1.1 nor in the office's", .postRequired,
        attempt: account({ .some(organiser: nil, sections: [$0.section]) }, as: Cast.liaison)),
      .refused(
        "R1.1 a leader reads", .postRequired,
        attempt: account({ .some(organiser: nil, sections: [$0.section]) }, as: Cast.leader)),
      .refused(
        "R1.3 a dissolved section is reached no more", .entryClosed,
        given: {
          $0 = .publicised
          try $0.perform(CloseSection(section: $0.section, reason: "撤并"), as: Cast.office)
          $0.clock = at("2026-11-24 09:00")
        },
        attempt: { try $0.publicise(.some(on: "2026-11-24", organiser: nil, sections: [$0.section])) }),
      .refused(
        "R1.3 nor its window", .entryClosed,
        given: {
          $0 = .publicised
          try $0.perform(CloseSection(section: $0.section, reason: "撤并"), as: Cast.office)
          $0.clock = at("2026-11-24 09:00")
        },
        attempt: { try $0.publicise(.some(on: "2026-11-24", organiser: nil, sections: [], windows: [$0.window])) }),
      .possible(
        "R1.3 what was done before it was dissolved can be entered later",
        given: {
          $0 = .publicised
          try $0.perform(CloseSection(section: $0.section, reason: "撤并"), as: Cast.office)
          $0.clock = at("2026-11-24 09:00")
        },
        attempt: { try $0.publicise(.some(organiser: nil, sections: [$0.section], windows: [$0.window])) }),
      .refused(
        "R1.3 a closed window is not closed twice", .entryClosed,
        given: {
          $0 = .publicised
          try $0.perform(CloseWindow(window: $0.window, reason: "撤并"), as: Cast.admin)
        }, attempt: { try $0.perform(CloseWindow(window: $0.window, reason: "撤并"), as: Cast.admin) }),
    ])
  func authors(_ rule: Rule) throws { try rule.check() }

  @Test(
    "R1.1 plans, corrections and ends",
    arguments: [
      Rule.refused("R1.1 nothing is planned for yesterday", .planDayUnfit) { try $0.plan("进工地", on: "2026-11-22") },
      .refused("R1.1 nor for in two years", .planDayUnfit) { try $0.plan("进工地", on: "2028-11-22") },
      .refused("R1.1 a plan says what for", .themeMissing) { try $0.plan(" ", on: "2026-11-25") },
      .refused("R1.1 a plan comes true once", .activityState) {
        $0 = .publicised
        let details = ActivityDetails.some(organiser: $0.section, sections: [$0.section])
        try $0.publicise(details, plan: $0.planned)
        try $0.publicise(details, plan: $0.planned)
      },
      .refused("R1.1 dropped with a reason", .reasonMissing) {
        $0 = .publicised
        try $0.perform(EndActivity(activity: $0.planned, reason: " "), as: Cast.liaison)
      },
      .refused("R5.3 corrected with a reason", .reasonMissing) {
        $0 = .publicised
        try $0.perform(
          CorrectActivity(
            activity: $0.publicised, basedOn: $0.newestAccount,
            details: .some(organiser: $0.section, sections: [$0.section], audience: 9), reason: " "), as: Cast.office)
      },
      .refused("R5.3 nobody corrects what they have not seen", .changedMeanwhile) {
        $0 = .publicised
        let seen = $0.newestAccount
        for audience in [9, 10] {
          try $0.perform(
            CorrectActivity(
              activity: $0.publicised, basedOn: seen,
              details: .some(organiser: $0.section, sections: [$0.section], audience: audience), reason: "更正"),
            as: Cast.office)
        }
      },
      .refused("R5.3 a correction changes something", .nothingChanged) {
        $0 = .publicised
        try $0.perform(
          CorrectActivity(
            activity: $0.publicised, basedOn: $0.newestAccount,
            details: .some(organiser: $0.section, sections: [$0.section]), reason: "更正"), as: Cast.office)
      },
      .refused("R5.3 a liaison strikes nothing out", .postRequired) {
        $0 = .publicised
        try $0.perform(EndActivity(activity: $0.publicised, reason: "重复"), as: Cast.liaison)
      },
      .refused("R5.3 what was struck out is corrected no more", .activityState) {
        $0 = .publicised
        let seen = $0.newestAccount
        try $0.perform(EndActivity(activity: $0.publicised, reason: "重复"), as: Cast.leader)
        try $0.perform(
          CorrectActivity(
            activity: $0.publicised, basedOn: seen,
            details: .some(organiser: $0.section, sections: [$0.section], audience: 9), reason: "更正"), as: Cast.office)
      },
      .refused("R1.2 evidence is a file at least", .evidenceUnfit) {
        $0 = .publicised
        try $0.perform(AddActivityEvidence(activity: $0.publicised), as: Cast.office)
      },
      .refused("R1.2 evidence of nothing is none", .activityState) {
        $0 = .publicised
        try $0.perform(AddActivityEvidence(activity: $0.planned, evidence: [.some]), as: Cast.liaison)
      },
    ])
  func life(_ rule: Rule) throws { try rule.check() }

  @Test("R1.2 a correction keeps what it corrects, and a struck out one stays without counting") func versions() throws
  {
    var bench = DeskBench.publicised
    let before = try #require(bench.desk.publicity[bench.publicised]?.details)
    let after = ActivityDetails.some(organiser: bench.section, sections: [bench.section], audience: 60)
    try bench.perform(
      CorrectActivity(activity: bench.publicised, basedOn: bench.newestAccount, details: after, reason: "人数有误"),
      as: Cast.liaison)
    let found = try #require(bench.desk.publicity[bench.publicised])
    #expect(found.versions.map(\.details) == [before, after.tidied] && found.versions.last?.reason == "人数有误")
    #expect(bench.desk.publicity.held.map(\.id) == [bench.publicised])
    try bench.perform(EndActivity(activity: bench.publicised, reason: "没有办"), as: Cast.leader)
    #expect(bench.desk.publicity.held.isEmpty && bench.desk.publicity[bench.publicised]?.versions.count == 2)
  }

  @Test("R1.2 what is entered long after its day says so") func late() throws {
    var bench = DeskBench.publicised
    let rows: [(String, Bool)] = [
      ("2026-11-23", false), ("2026-11-20", false), ("2026-11-19", true), ("2026-03-02", true),
    ]
    for (day, isLate) in rows {
      let id = try bench.publicise(.some(on: day, organiser: nil, sections: [bench.section]))
      let found = try #require(bench.desk.publicity[id])
      #expect(bench.desk.isLate(found.entered, for: found.on) == isLate, "\(day)")
    }
  }
}
