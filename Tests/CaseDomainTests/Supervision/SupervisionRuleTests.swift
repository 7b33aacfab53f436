import Testing

@testable import CaseDomain

/// Inspections: findings, rectification, re-check, strike-off (R3.5).
@Suite struct SupervisionRuleTests {
  @Test(
    "R3.5 inspections",
    arguments: [
      Rule.refused("R3.5 a liaison inspects nobody", .postRequired) { try $0.inspect(as: Cast.liaison) },
      .refused("R3.5 somebody looked", .inspectorMissing) { try $0.inspect(by: []) },
      .refused("R5.2 nobody inspects their own section", .inspectsOwn) { try $0.inspect(by: [Cast.liaison]) },
      .refused("R3.5 at something", .textMissing) { try $0.inspect(scope: " ") },
      .refused("R3.5 not tomorrow", .dateInvalid) { try $0.inspect(on: "2026-11-24") },
      .refused("R3.5 of somebody", .sectionMissing) { try $0.inspect([]) },
      .refused("R3.5 what was not inspected has no findings", .notInspected) {
        $0 = .supervised
        let inspection = try $0.inspect([$0.orphanSection])
        try $0.find(inspection)
      },
      .refused("R3.5 nothing was found is not said over a problem", .problemsFound) {
        $0 = .supervised
        try $0.perform(Supervise(.nothing($0.firstInspection, $0.section, words: "")), as: Cast.auditor)
      },
      .possible("R3.5 it is said over praise") {
        $0 = .supervised
        try $0.find($0.silentInspection, severity: nil)
        try $0.perform(Supervise(.nothing($0.silentInspection, $0.section, words: "")), as: Cast.auditor)
      },
      .refused("R3.5 praise is not put right", .findingState) {
        $0 = .supervised
        try $0.rectify($0.finding(.praise))
      },
      .refused("R3.5 a problem is put right by somebody of the section", .ownerElsewhere) {
        $0 = .supervised
        try $0.perform(
          Supervise(
            .set($0.finding(.open), owner: RectificationOwner(member: Cast.leader), due: on("2026-12-04"), words: "补")),
          as: Cast.auditor)
      },
      .refused("R3.5 or by a name", .ownerMissing) {
        $0 = .supervised
        try $0.perform(
          Supervise(.set($0.finding(.open), owner: RectificationOwner(name: " "), due: on("2026-12-04"), words: "补")),
          as: Cast.auditor)
      },
      .refused("R3.5 by a day to come", .dateInvalid) {
        $0 = .supervised
        try $0.rectify($0.finding(.open), due: "2026-11-20")
      },
      .refused("R3.5 the office does not rectify for a section that has a liaison", .postRequired) {
        $0 = .supervised
        try $0.perform(Supervise(.report($0.finding(.rectifying), words: "已改")), as: Cast.office)
      },
      .refused("R3.5 nor does a leader", .notSpokesman) {
        $0 = .supervised
        try $0.perform(Supervise(.report($0.finding(.rectifying), words: "已改")), as: Cast.leader)
      },
      .refused("R3.5 what nobody reported is not looked at", .findingState) {
        $0 = .supervised
        try $0.perform(Supervise(.check($0.finding(.rectifying), words: "看过", next: nil)), as: Cast.auditor)
      },
      .refused("R3.5 what was seen is said", .textMissing) {
        $0 = .supervised
        try $0.perform(Supervise(.check($0.finding(.reported), words: "", next: nil)), as: Cast.auditor)
      },
      .refused("R3.5 what was not looked at is not struck off", .findingState) {
        $0 = .supervised
        try $0.perform(Supervise(.strikeOff($0.finding(.reported))), as: Cast.office)
      },
      .refused("R3.5 taken up again with a reason", .reasonMissing) {
        $0 = .supervised
        try $0.perform(
          Supervise(.reopen($0.finding(.struckOff), reason: " ", due: on("2026-12-11"))), as: Cast.office)
      },
      .refused("R3.5 what is struck off is not withdrawn", .findingState) {
        $0 = .supervised
        try $0.perform(Supervise(.withdraw($0.finding(.struckOff), reason: "错")), as: Cast.auditor)
      },
      .refused("R3.5 evidence of a time that is not over yet", .dateInvalid) {
        try $0.perform(
          ExportEvidence(from: on("2026-11-01"), to: on("2026-11-24"), file: "佐证", reason: "检查", contents: []),
          as: Cast.auditor)
      },
      .refused("R3.5 evidence that holds nothing", .contentsMissing) {
        try $0.perform(
          ExportEvidence(from: on("2026-11-01"), to: on("2026-11-23"), file: "佐证", reason: "检查", contents: []),
          as: Cast.auditor)
      },
      .refused("R3.5 another owner or day, not the same", .nothingChanged) {
        $0 = .supervised
        try $0.perform(
          Supervise(
            .change(
              $0.finding(.rectifying), owner: RectificationOwner(member: Cast.liaison), due: on("2026-12-04"),
              reason: "调整")), as: Cast.auditor)
      },
    ])
  func rules(_ rule: Rule) throws { try rule.check() }

  /// The leader answers for the section that has no liaison, and is not the one who looks.
  @Test("R5.2 nobody judges what they put right themselves") func ownWork() throws {
    var bench = DeskBench.supervised
    let orphan = bench.orphanSection
    let inspection = try bench.inspect([orphan], by: [Cast.auditor])
    let finding = try bench.perform(
      Supervise(.find(inspection, orphan, severity: .minor, clause: nil, words: "无台账")), as: Cast.auditor)
    try bench.perform(
      Supervise(.set(finding, owner: RectificationOwner(name: "科长"), due: on("2026-12-04"), words: "建账")),
      as: Cast.auditor)
    try bench.perform(Supervise(.report(finding, words: "已建")), as: Cast.leader)
    let check = Supervise(.check(finding, words: "属实", next: nil))
    #expect(bench.refusal(of: check, as: Cast.leader)?.reason == .ownWork)
    try bench.perform(check, as: Cast.secondLeader)
    #expect(bench.refusal(of: Supervise(.strikeOff(finding)), as: Cast.leader)?.reason == .ownWork)
    try bench.perform(Supervise(.strikeOff(finding)), as: Cast.office)
    #expect(bench.desk.supervision.finding(finding)?.state == .struckOff)
  }

  @Test("R5.2 who is of the office and of the section inspects, checks and strikes off nothing there")
  func nobodyJudgesTheirOwnSection() throws {
    var bench = DeskBench.supervised
    try bench.perform(
      ChangePosts(member: Cast.liaison, posts: [.liaison, .office], section: bench.section, reason: "兼"),
      as: Cast.leader)
    try bench.perform(SignUndertaking(), as: Cast.liaison)
    for deed in [
      Supervise.Deed.find(bench.silentInspection, bench.section, severity: .minor, clause: nil, words: "小事"),
      .nothing(bench.silentInspection, bench.section, words: ""), .withdraw(bench.finding(.open), reason: "错"),
      .check(bench.finding(.reported), words: "属实", next: nil), .strikeOff(bench.finding(.passed)),
      .change(
        bench.finding(.rectifying), owner: RectificationOwner(name: "某"), due: on("2026-12-30"), reason: "延期"),
    ] {
      #expect(bench.refusal(of: Supervise(deed), as: Cast.liaison)?.reason == .ownSection, "\(deed)")
    }
    #expect(throws: Refusal.self) { try bench.inspect(as: Cast.liaison) }
  }

  @Test("R3.5 a look that finds it undone sets another day, and the section reports again") func sentBack() throws {
    var bench = DeskBench.supervised
    let finding = bench.finding(.reported)
    try bench.perform(Supervise(.check(finding, words: "仍缺附件", next: on("2026-12-08"))), as: Cast.auditor)
    let item = try #require(bench.desk.supervision.finding(finding)?.item)
    #expect(item.due == on("2026-12-08") && item.reported == nil && item.checks.count == 1)
    #expect(bench.desk.supervision.finding(finding)?.state == .rectifying)
    #expect(bench.desk.supervision.finding(finding)?.isLate(on: on("2026-12-09")) == true)
    try bench.perform(Supervise(.report(finding, words: "已补附件")), as: Cast.liaison)
    #expect(bench.desk.supervision.finding(finding)?.state == .reported)
    try bench.perform(Supervise(.check(finding, words: "属实", next: nil)), as: Cast.auditor)
    #expect(bench.desk.supervision.finding(finding)?.state == .passed)
  }

  @Test("R3.5 R4.6 an inspection begins with figures of what is late, and none of what was confirmed") func figures()
    throws
  {
    var (bench, lead) = try DeskBench.lead(in: .verifying, importance: .major)
    let due = try #require(bench.desk.leads[lead]?.verifyDue)
    bench.clock = at("\(due.adding(days: 3)) 09:00")
    for member in [Cast.office, Cast.admin] {
      try bench.perform(AddSection(name: "科\(member.rawValue)"), as: member)
    }
    let section = try #require(bench.desk.leads[lead]?.section)
    let inspection = try bench.inspect([section])
    let found = try #require(bench.desk.supervision.figures.first { $0.inspection == inspection })
    #expect(found.counts == SectionCounts(leads: 1, lateLeads: 1, lateDirectives: 0, lateRectifications: 0))
    #expect(
      !StoredJSON(SectionFigures(inspection: inspection, section: section, counts: found.counts)).text.contains(
        "onfirm"))
  }

  @Test("R3.5 an inspection of a section without a book opens one") func opensBook() throws {
    var bench = DeskBench.directed
    #expect(bench.desk.fieldwork.books.isEmpty)
    try bench.inspect([bench.orphanSection])
    #expect(bench.desk.fieldwork.books == [bench.orphanSection])
  }

  @Test("R3.5 a problem found after all ends that nothing was found") func foundLater() throws {
    var bench = DeskBench.supervised
    try bench.perform(Supervise(.nothing(bench.silentInspection, bench.section, words: "")), as: Cast.auditor)
    #expect(bench.desk.supervision.cleanStep(bench.silentInspection, bench.section) != nil)
    try bench.find(bench.silentInspection)
    #expect(bench.desk.supervision.cleanStep(bench.silentInspection, bench.section) == nil)
  }

  @Test("R3.5 each step waits for who takes it") func waiting() throws {
    let bench = DeskBench.supervised
    func waits(_ state: InspectionFinding.State) -> [MemberID] {
      let finding = bench.desk.supervision.finding(bench.finding(state))!
      return Cast.acting.filter { bench.desk.isWaiting(finding, for: $0) }
    }
    #expect(waits(.open) == [Cast.receiver, Cast.office, Cast.auditor])
    #expect(waits(.rectifying) == [Cast.liaison])
    #expect(waits(.reported) == [Cast.leader, Cast.receiver, Cast.office, Cast.auditor])
    #expect(waits(.passed) == [Cast.receiver, Cast.office])
    for state in [InspectionFinding.State.praise, .withdrawn, .struckOff] { #expect(waits(state).isEmpty) }
    let silent = bench.desk.supervision[bench.silentInspection]!
    #expect(Cast.acting.filter { bench.desk.isWaiting(silent, for: $0) } == [Cast.leader, Cast.auditor])
  }

  @Test("R3.5 hand-made steps out of turn have no effect") func forgedRectificationsHaveNoEffect() throws {
    var bench = DeskBench.supervised
    let (section, orphan) = (bench.section, bench.orphanSection)
    try bench.inspect([orphan])
    let (open, reported, passed) = (bench.finding(.open), bench.finding(.reported), bench.finding(.passed))
    let rows: [(String, any Event, MemberID, Refusal.Reason)] = [
      (
        "a finding in another book",
        RectificationSet(
          section: orphan, finding: open, owner: RectificationOwner(name: "某"), due: on("2026-12-04"), words: "改"),
        Cast.auditor, .noSuchFinding
      ),
      (
        "found at a section that was not inspected",
        FindingRecorded(
          inspection: bench.firstInspection, section: orphan, kind: .problem, severity: .minor, clause: nil, words: "问题"
        ),
        Cast.auditor, .notInspected
      ),
      (
        "struck off by the section", RectificationStruckOff(section: section, finding: passed), Cast.liaison,
        .postRequired
      ),
      ("struck off unseen", RectificationStruckOff(section: section, finding: reported), Cast.office, .findingState),
      (
        "looked at by the section",
        RectificationChecked(section: section, finding: reported, passed: .yes, words: "好", due: nil), Cast.liaison,
        .postRequired
      ),
      (
        "back without a day",
        RectificationChecked(section: section, finding: reported, passed: .no, words: "不行", due: nil), Cast.auditor,
        .dateMissing
      ),
      (
        "praise of some severity",
        FindingRecorded(
          inspection: bench.silentInspection, section: section, kind: .praise, severity: .minor, clause: nil,
          words: "好"), Cast.auditor, .kindMissing
      ),
      (
        "a clause of nothing",
        FindingRecorded(
          inspection: bench.silentInspection, section: section, kind: .problem, severity: .minor,
          clause: Clause("某人举报"), words: "问题"), Cast.auditor, .valueOutOfRange
      ),
      (
        "figures that cannot be",
        SectionFigures(
          inspection: bench.silentInspection, section: section,
          counts: SectionCounts(leads: 1, lateLeads: 2, lateDirectives: 0, lateRectifications: 0)), Cast.auditor,
        .alreadyDecided
      ),
    ]
    for (what, event, author, reason) in rows { #expect(bench.forge(event, as: author)?.reason == reason, "\(what)") }
  }

  @Test("R3.5 R4.1 what was found at a section stands in its book, and nowhere else") func sealed() {
    for event in EventExamples.supervision.map(\.1) where !(event is SectionsInspected || event is EvidenceExported) {
      #expect(event.scope(at: EventNumber(rawValue: 1)) == .book(SectionID(rawValue: 8)), "\(event)")
    }
  }
}
