import Testing

@testable import CaseDomain

/// Directives of superiors: in, down, done, up (R3.1).
@Suite struct DirectiveRuleTests {
  @Test(
    "R3.1 directives",
    arguments: [
      Rule.refused("R3.1 a directive says who sent it", .issuerMissing) {
        let content = DirectiveContent(
          level: .city, issuer: " ", title: "通知", receivedOn: on("2026-11-23"), demands: "学习")
        try $0.receive(content)
      },
      .refused("R3.1 and what is to be done", .textMissing) { try $0.receive(.some(demands: "\u{200B}")) },
      .refused("R3.1 it did not come tomorrow", .dateInvalid) { try $0.receive(.some(received: "2026-11-24")) },
      .refused("R3.1 nor is it due before it came", .dateInvalid) { try $0.receive(.some(due: "2026-11-20")) },
      .possible("R3.1 it may come late") { try $0.receive(.some(received: "2026-11-02", due: "2026-11-10")) },
      .refused("R3.1 a section has no longer than the superiors give", .afterDirective) {
        try $0.passDown(try $0.receive(), due: "2026-12-14")
      },
      .possible("R3.1 its own day is in time") { try $0.passDown(try $0.receive(), due: "2026-12-11") },
      .possible("R3.1 what came too late is passed down for today") {
        try $0.passDown(try $0.receive(.some(received: "2026-11-02", due: "2026-11-10")), due: "2026-11-23")
      },
      .refused("R3.1 but for no later day", .afterDirective) {
        try $0.passDown(try $0.receive(.some(received: "2026-11-02", due: "2026-11-10")), due: "2026-11-24")
      },
      .refused("R3.1 nor for a day that is past", .dateInvalid) {
        try $0.passDown(try $0.receive(), due: "2026-11-20")
      },
      .refused("R3.1 to somebody", .sectionMissing) { try $0.passDown(try $0.receive(), to: []) },
      .refused("R3.1 once", .alreadyPassedDown) {
        let directive = try $0.receive()
        try $0.passDown(directive)
        try $0.passDown(directive)
      },
      .refused("R3.1 to no section twice at once", .alreadyPassedDown) {
        try $0.passDown(try $0.receive(), to: [$0.section, $0.section])
      },
      .refused("R3.1 to no section that was dissolved", .entryClosed) {
        try $0.perform(CloseSection(section: $0.section, reason: "撤并"), as: Cast.admin)
        try $0.passDown(try $0.receive())
      },
      .refused("R3.1 a section that was not asked has nothing to acknowledge", .notPassedDown) {
        let directive = try $0.receive()
        try $0.perform(AcknowledgeDirective(directive: directive, section: $0.section), as: Cast.liaison)
      },
      .refused("R4.1 a liaison acknowledges for no other section", .notSpokesman) {
        $0 = .directed
        try $0.perform(
          AcknowledgeDirective(directive: $0.sharedDirective, section: $0.orphanSection), as: Cast.liaison)
      },
      .refused("R3.1 a leader not where there is a liaison", .notSpokesman) {
        $0 = .directed
        try $0.perform(AcknowledgeDirective(directive: $0.sharedDirective, section: $0.section), as: Cast.leader)
      },
      .refused("R3.1 receipt is acknowledged once", .alreadyDecided) {
        $0 = .directed
        for _ in 0..<2 {
          try $0.perform(AcknowledgeDirective(directive: $0.sharedDirective, section: $0.section), as: Cast.liaison)
        }
      },
      .refused("R3.1 what was done is said", .textMissing) {
        $0 = .directed
        try $0.perform(
          FinishDirective(directive: $0.sharedDirective, section: $0.section, words: " "), as: Cast.liaison)
      },
      .refused("R3.1 it is not closed while a section is at work", .shareOpen) {
        $0 = .directed
        try $0.perform(DirectSections(.close($0.sharedDirective, words: "完成")), as: Cast.office)
      },
      .possible("R3.1 it is when every section did its share or was excused") {
        $0 = .directed
        try $0.finish($0.sharedDirective)
        try $0.perform(
          DirectSections(.excuse($0.sharedDirective, $0.orphanSection, reason: "无此业务")), as: Cast.office)
        try $0.perform(DirectSections(.close($0.sharedDirective, words: "完成")), as: Cast.office)
      },
      .possible("R3.1 or when the office alone had something to do") {
        let directive = try $0.receive()
        try $0.perform(DirectSections(.close(directive, words: "办公室已报表")), as: Cast.office)
      },
      .refused("R3.1 a section is excused with a reason", .reasonMissing) {
        $0 = .directed
        try $0.perform(DirectSections(.excuse($0.sharedDirective, $0.section, reason: "")), as: Cast.office)
      },
      .refused("R5.2 nobody judges what they did for a section themselves", .ownWork) {
        $0 = .directed
        try $0.finish($0.sharedDirective, of: $0.orphanSection, as: Cast.leader)
        try $0.perform(
          DirectSections(.sendBack($0.sharedDirective, $0.orphanSection, reason: "不够", due: on("2026-12-01"))),
          as: Cast.leader)
      },
      .refused("R3.1 what is not done is not sent back", .notDoneYet) {
        $0 = .directed
        try $0.perform(
          DirectSections(.sendBack($0.sharedDirective, $0.section, reason: "不够", due: on("2026-12-01"))),
          as: Cast.office)
      },
      .refused("R3.1 a closed one is as it is", .directiveClosed) {
        $0 = .directed
        try $0.perform(
          DirectSections(.amend($0.closedDirective, .some("改"), reason: "更正")), as: Cast.office)
      },
      .possible("R3.1 but reported up as often as asked") {
        $0 = .directed
        for _ in 0..<2 {
          try $0.perform(
            DirectSections(.report($0.closedDirective, to: "县扫黑办", letter: "8号", on: nil, words: "")), as: Cast.office)
        }
      },
      .refused("R3.1 by a letter", .letterMissing) {
        $0 = .directed
        try $0.perform(
          DirectSections(.report($0.doneDirective, to: "县扫黑办", letter: " ", on: nil, words: "")), as: Cast.office)
      },
      .refused("R3.1 not before it came", .dateInvalid) {
        $0 = .directed
        try $0.perform(
          DirectSections(.report($0.doneDirective, to: "县扫黑办", letter: "8号", on: on("2026-11-20"), words: "")),
          as: Cast.office)
      },
    ])
  func rules(_ rule: Rule) throws { try rule.check() }

  @Test("R3.1 a tighter day of the superiors tightens every share that is open") func tightened() throws {
    var bench = DeskBench.directed
    let id = bench.sharedDirective
    try bench.perform(
      DirectSections(.amend(id, .some("专项行动", due: "2026-11-27"), reason: "提前")), as: Cast.office)
    #expect(bench.desk.directives[id]?.shares.map(\.due) == [on("2026-11-27"), on("2026-11-27")])
    #expect(bench.desk.directives[bench.doneDirective]?.shares.map(\.due) == [on("2026-12-04")])
  }

  @Test("R3.1 receipt not acknowledged in two working days shows, and so does what is late") func late() throws {
    var bench = DeskBench.directed
    let id = bench.sharedDirective
    func share() throws -> SuperiorDirective.Share { try #require(bench.desk.directives[id]?.share(of: bench.section)) }
    #expect(try share().acknowledgeDue == on("2026-11-25"))
    #expect(try share().isUnacknowledged(on: on("2026-11-25")) == false)
    #expect(try share().isUnacknowledged(on: on("2026-11-26")))
    try bench.perform(AcknowledgeDirective(directive: id, section: bench.section), as: Cast.liaison)
    #expect(try share().isUnacknowledged(on: on("2026-11-26")) == false)
    #expect(try share().isLate(on: on("2026-12-04")) == false)
    #expect(try share().isLate(on: on("2026-12-05")))
    try bench.finish(id)
    #expect(try share().isLate(on: on("2026-12-05")) == false)
  }

  @Test("R6.7 the days for receipt are a ruling") func ruled() throws {
    var bench = DeskBench.directed
    let proposal = try bench.perform(
      ProposeRuling(ruling: .directiveReceiptDays, value: .integer(1), from: on("2026-11-23"), reason: "会议决定"),
      as: Cast.office)
    try bench.perform(ConfirmRuling(proposal: proposal), as: Cast.leader)
    try bench.passDown(bench.freshDirective)
    #expect(bench.desk.directives[bench.freshDirective]?.shares.first?.acknowledgeDue == on("2026-11-24"))
  }

  @Test("R3.1 a directive waits for who has to do the next step, and for nobody else") func waiting() throws {
    let bench = DeskBench.directed
    func waits(_ id: DirectiveID) -> [MemberID] {
      Cast.acting.filter { bench.desk.isWaiting(bench.desk.directives[id]!, for: $0) }
    }
    #expect(waits(bench.freshDirective) == [Cast.receiver, Cast.office])
    #expect(waits(bench.sharedDirective) == [Cast.leader, Cast.secondLeader, Cast.liaison])
    #expect(waits(bench.doneDirective) == [Cast.receiver, Cast.office])
    #expect(waits(bench.closedDirective).isEmpty)
  }

  @Test("R3.1 hand-made steps out of turn have no effect") func forgedDirectivesHaveNoEffect() {
    var bench = DeskBench.directed
    let (id, section) = (bench.sharedDirective, bench.section)
    let rows: [(String, any Event, MemberID, Refusal.Reason)] = [
      (
        "for another section", DirectiveAcknowledged(directive: id, section: bench.orphanSection), Cast.liaison,
        .notSpokesman
      ),
      (
        "done without receipt", DirectiveDone(directive: id, section: section, words: "完成"), Cast.liaison,
        .notAcknowledged
      ),
      (
        "due after the directive's",
        DirectivePassedDown(
          directive: bench.freshDirective, targets: [DirectiveTarget(section: section, due: on("2026-12-12"))],
          words: "", acknowledgeDue: on("2026-11-25")), Cast.office, .afterDirective
      ),
      (
        "receipt in a year",
        DirectivePassedDown(
          directive: bench.freshDirective, targets: [DirectiveTarget(section: section, due: on("2026-12-04"))],
          words: "", acknowledgeDue: on("2027-11-25")), Cast.office, .dateInvalid
      ),
      (
        "back by a day after the directive's",
        DirectiveSentBack(directive: bench.doneDirective, section: section, reason: "补", due: on("2026-12-12")),
        Cast.office, .afterDirective
      ),
      ("closed over a section's head", DirectiveClosed(directive: id, words: "完成"), Cast.leader, .shareOpen),
      (
        "excused by itself", DirectiveExcused(directive: id, section: section, reason: "忙"), Cast.liaison,
        .postRequired
      ),
      ("no such directive", DirectiveClosed(directive: .init(rawValue: 1), words: "完成"), Cast.office, .noSuchDirective),
    ]
    for (what, event, author, reason) in rows {
      #expect(bench.forge(event, as: author)?.reason == reason, "\(what)")
    }
  }

  @Test("R5.2 who is of the office and of a section does not let that section off") func ownSection() throws {
    var bench = DeskBench.directed
    try bench.perform(
      ChangePosts(member: Cast.liaison, posts: [.liaison, .office], section: bench.section, reason: "兼"),
      as: Cast.leader)
    try bench.perform(SignUndertaking(), as: Cast.liaison)
    let excuse = DirectSections(.excuse(bench.sharedDirective, bench.section, reason: "忙"))
    #expect(bench.refusal(of: excuse, as: Cast.liaison)?.reason == .ownSection)
    #expect(bench.refusal(of: excuse, as: Cast.office) == nil)
  }
}
