import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// The list of restricted tips on the screens of its keepers, and its absence everywhere else (R6.4).
@Suite struct RestrictedPaneTests {
  static let words = "城建项目每单都要给两成，找某公司的人转交。"

  /// A busy desk where the receiver sent a tip to its keepers: the leader and the custodian.
  static func office(naming subject: String? = nil, reporters: [RestrictedReporter] = []) throws -> Office {
    var office = try Office.busy()
    let content = TipContent(
      title: "城建项目收受好处", narrative: words,
      subjects: subject.map { [Subject(kind: .person, name: $0, role: "副组长")] } ?? [],
      place: "城关镇", importance: .major)
    let command = RegisterRestricted(
      ordinal: 48_213, words: RestrictedWords(content: content, reporters: reporters), conflicts: [])
    try office.run(command)
    return office
  }

  private func keeper(_ office: Office, as member: MemberID = FormDesk.custodian) -> Screen {
    var screen = Screen(office, as: member)
    screen.keys("1LLL")
    return screen
  }

  @Test(arguments: [
    (Posts.office, false), (.liaison, false), (.admin, false), (.custodian, true), (.leader, true), (.auditor, true),
  ])
  func `the list is there for the posts that may keep one, empty or not (R6.4)`(post: Posts, isThere: Bool) throws {
    var office = try Office.busy()
    let section = office.desk.organisation.sections.first?.id
    try office.run(
      ChangePosts(member: FormDesk.custodian, posts: post, section: post == .liaison ? section : nil, reason: "调整"))
    try office.run(SignUndertaking(), as: FormDesk.custodian)
    var screen = Screen(office, as: FormDesk.custodian, size: Size(columns: 120, rows: 32))
    screen.keys("1")
    #expect(screen.rows[1].contains("专办") == isThere)
    screen.keys("LLL")
    #expect((screen.model.frame.place == .restricted) == isThere)
  }

  @Test func `choosing one shows that it is there, opening it shows its words and is on the record (R6.4)`() throws {
    for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 32)] {
      var screen = Screen(try Self.office(), as: FormDesk.custodian, size: size)
      screen.keys("1LLL")
      #expect(screen.shows("48213") && screen.shows("城建项目收受好处") && !screen.shows("两成"))
      #expect(screen.office.desk.restricted.rows[0].readings.isEmpty)
      screen.keys("<Enter>")
      #expect(screen.shows("两成"), "\(screen)")
      #expect(screen.office.desk.restricted.rows[0].readings.count == 1)
      // Moving about in it, and the clock, are no readings.
      screen.keys("jjkk<Tab><Tab>")
      screen.send(.tick(screen.office.now.adding(minutes: 1)))
      #expect(screen.office.desk.restricted.rows[0].readings.count == 1)
    }
  }

  @Test func `one keeper assesses, another confirms, the receiver acknowledges (R5.2, R6.4)`() throws {
    var custodian = keeper(try Self.office())
    custodian.keys("o")
    #expect(custodian.shows("须另一位办理人确认"))
    custodian.keys("移送<Enter>")
    custodian.keys("公安<Enter>涉及本单位<C-s>")
    let open = try #require(custodian.office.desk.restricted.rows[0].assessment)
    #expect(open.outcome.kind == .passOn && open.proposedBy == FormDesk.custodian)
    // Who assessed does not confirm: the action says why.
    custodian.keys("c")
    #expect(custodian.model.layers.isEmpty && custodian.office.desk.restricted.rows[0].assessment != nil)

    var leader = keeper(custodian.office, as: FormDesk.second)
    #expect(leader.shows("待第二人") && leader.model.frame.restricted.count == 1)
    // Nobody confirms what they have not opened.
    leader.keys("c")
    #expect(leader.model.layers.isEmpty && leader.shows("打开全文"), "\(leader)")
    leader.keys("<Enter>c")
    #expect(leader.shows("提出人：\(Self.custodianName(leader))") && leader.shows("涉及本单位"), "\(leader)")
    leader.keys("y")
    #expect(leader.office.desk.restricted.rows[0].state == .toPassOn)
    #expect(leader.shows("已完成"))
    leader.keys("<Esc>t函1号<C-s>")
    let passing = try #require(leader.office.desk.restricted.rows[0].passing)
    #expect(leader.office.desk.restricted.rows[0].state == .passedOn && passing.letter == "函1号")
    #expect(leader.shows("函1号"), "whom to ask stands in the list\n\(leader)")
    leader.keys("h")
    #expect(leader.shows("函1号"), "and in the form\n\(leader)")
    leader.keys("<Tab>回执1号<C-s>")
    #expect(leader.office.desk.restricted.rows[0].due == nil, "\(leader)")
    leader.keys("<Right>")
    #expect(leader.shows("函1号") && leader.shows("已回执"), "\(leader)")
  }

  static func custodianName(_ screen: Screen) -> String {
    screen.office.desk.members[FormDesk.custodian]?.name ?? ""
  }

  @Test func `a body that is not known yet is named by the keeper, and known to keepers only (R6.4)`() throws {
    var custodian = keeper(try Self.office())
    let before = custodian.office.desk.organisation.bodies
    custodian.keys("o移送<Enter>某县纪委监委<Enter>")
    #expect(custodian.shows("单位名称"), "\(custodian)")
    custodian.keys("<Tab>纪检<Enter>涉及本单位<C-s>")
    let open = try #require(custodian.office.desk.restricted.rows[0].assessment, "\(custodian)")
    #expect(open.outcome == .passOn(.named("某县纪委监委", .disciplineInspection)))
    #expect(custodian.office.desk.organisation.bodies == before)
    custodian.keys("<Right><Enter>")
    #expect(custodian.shows("某县纪委监委"), "\(custodian)")
  }

  @Test func `what waits for an acknowledgement has its clock on the overview (R6.4)`() throws {
    var office = try Self.office()
    func handle(_ deed: HandleRestricted.Deed, as member: MemberID) throws {
      try office.run(HandleRestricted(office.desk.restricted.rows[0].id, deed), as: member)
    }
    try handle(.assess(.passOn(.named("某县纪委监委", .disciplineInspection)), reason: "涉及"), as: FormDesk.custodian)
    try handle(.read, as: FormDesk.second)
    try handle(.confirm(assessment: try #require(office.desk.restricted.rows[0].assessment).event), as: FormDesk.second)
    #expect(Screen(office, as: FormDesk.custodian).shows("专办件待我办理"))
    try handle(
      .passOn(letter: "函1号", on: office.desk.date(of: office.desk.lastTime)), as: FormDesk.custodian)
    let screen = Screen(office, as: FormDesk.second)
    let row = try #require(screen.rows.first { $0.contains("专办件待对方回执") })
    #expect(row.contains("剩") && !screen.shows("专办件待我办理"), "\(screen)")
  }

  @Test func `a keeper notes, adds material and marks somebody (R6.4)`() throws {
    var screen = keeper(try Self.office())
    screen.keys("e已核对项目清单<Tab><C-s>")
    screen.keys("a又来一信<Tab><Tab><C-s><C-s>")
    screen.keys("<Enter>")
    #expect(screen.shows("又来一信"), "\(screen)")
    screen.keys("G")
    #expect(screen.shows("已核对项目清单"), "\(screen)")
    screen.keys("<Esc>m")
    screen.keys("甲<Enter>亲属<C-s>")
    #expect(screen.office.desk.restricted.rows[0].conflicts.map(\.member) == [FormDesk.receiver], "\(screen)")
  }

  @Test func `with one keeper left it goes outward, after a question (R6.4)`() throws {
    var screen = keeper(try Self.office(naming: "乙"))
    screen.keys("o")
    #expect(screen.shows("只剩你一位办理人") && !screen.shows("查无实据"))
    screen.keys("<Enter><Enter>公安<Enter>涉及本单位<C-s>")
    #expect(screen.shows("保存即生效。继续？"), "\(screen)")
    screen.keys("y")
    #expect(screen.office.desk.restricted.rows[0].state == .toPassOn)
  }

  @Test func `a page for outside is written once that is on the record (R6.4)`() throws {
    var screen = keeper(try Self.office())
    screen.keys("p")
    #expect(screen.shows("两成") && screen.shows("MJ-2026-48213"))
    screen.keys("p<Enter>")
    let saved = screen.effects.compactMap { effect -> String? in
      if case .saveText(_, let text) = effect { text } else { nil }
    }
    #expect(saved.count == 1 && saved[0].contains("两成"))
    #expect(screen.office.log.contains { ($0.event as? RestrictedNoted)?.text.text == "取出文稿打印" })
  }

  @Test func `keepers find it on the overview, with its clock (R6.4)`() throws {
    var office = try Self.office()
    #expect(Screen(office, as: FormDesk.custodian).shows("专办件待我办理"))
    office.wait(minutes: 60 * 24 * 10)
    let late = Screen(office, as: FormDesk.custodian)
    let row = try #require(late.rows.first { $0.contains("专办件待我办理") })
    #expect(row.contains("逾期"), "\(row)")
  }

  @Test func `late material names the tip it adds to, one key away (R6.4)`() throws {
    var office = try Office.busy()
    let tip = try #require(office.desk.tips.rows.first).id
    try office.run(
      RegisterRestricted(
        ordinal: 48_213, words: RestrictedWords(content: TipContent(title: "后续", narrative: Self.words)),
        conflicts: [], addsTo: tip))
    var screen = keeper(office)
    screen.keys("<Enter>")
    #expect(screen.shows("补充于") && screen.shows("JB-2026-0001"))
    screen.keys("<Esc>.")
    #expect(screen.model.frame.place == .tips && screen.model.frame.tips.selected == tip)
  }
}

/// What those who do not keep it find: what they found before it came (R6.4).
@Suite struct RestrictedAbsenceTests {
  /// Even where a desk in memory holds every event, the screens of others show none.
  @Test(arguments: [FormDesk.receiver, FormDesk.second])
  func `no pane, count, list, filter or help of another member shows it (R6.4)`(member: MemberID) throws {
    let before = try Office.busy()
    var after = before
    let content = TipContent(
      title: "城建项目收受好处", narrative: RestrictedPaneTests.words, subjects: [Subject(kind: .person, name: "乙")])
    try after.run(RegisterRestricted(ordinal: 48_213, words: RestrictedWords(content: content), conflicts: []))
    for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 32)] {
      for script in [
        "", "1", "1<Right><Right><Right>", "1L", "1LL", "1LLL", "1/城建", "1/两成<Enter>", "1<Right><Right><Right><Enter>",
      ] {
        var (one, other) = (Screen(before, as: member, size: size), Screen(after, as: member, size: size))
        one.keys(script)
        other.keys(script)
        // The number of the last event counts cover as well.
        #expect(one.rows.dropFirst() == other.rows.dropFirst(), "\(script)\n\(other)")
      }
    }
  }

  @Test func `to a leader who is named their list is empty (R6.4)`() throws {
    let office = try RestrictedPaneTests.office(naming: "乙")
    var screen = Screen(office, as: FormDesk.second)
    #expect(!screen.shows("专办件"))
    screen.keys("1LLL")
    #expect(screen.model.frame.place == .restricted && screen.model.frame.restricted.count == 0)
    #expect(screen.model.frame.restricted.elsewhere == 0 && !screen.shows("48213"))
    screen.keys("<Right>/城建")
    #expect(screen.model.frame.restricted.count == 0 && !screen.shows("收受好处"))
  }

  @Test func `whoever took it in is left with the slip (R6.4)`() throws {
    var screen = Screen(try Office.busy())
    screen.keys("n城建项目每单都要给两成")
    for _ in 0..<40 where !(focus(screen) == FieldKey("add", in: "subjects", 0)) { screen.keys("<Tab>") }
    screen.keys("<Enter>乙<Tab><C-s>")
    #expect(focus(screen) == ConcernFields.answer, "\(screen)")
    screen.keys("<Right><Right><C-s>")
    #expect(screen.shows("登记回条") && screen.shows("MJ-2026-"), "\(screen)")
    #expect(screen.office.drafts.isEmpty)
    screen.keys("<Esc>1")
    #expect(!screen.shows("两成") && screen.model.frame.lastPerformed == nil)
    let (tips, restricted) = (screen.office.desk.tips.count, screen.office.desk.restricted.rows.count)
    #expect(tips == (try Office.busy()).desk.tips.count && restricted == 1)
  }

  private func focus(_ screen: Screen) -> FieldKey? { (screen.model.layers.last as? FormLayer)?.form.focus }
}

/// What keepers see.
@Suite struct RestrictedSnapshotTests {
  static let screens: [FormSnapshotTests.Screen] = [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 32), Size(columns: 60, rows: 16),
    Size(columns: 200, rows: 60),
  ].flatMap { size in Language.allCases.map { FormSnapshotTests.Screen(size: size, language: $0) } }

  @Test(arguments: screens) func list(screen: FormSnapshotTests.Screen) throws {
    var shown = Screen(
      try RestrictedPaneTests.office(), as: FormDesk.custodian, size: screen.size, language: screen.language)
    shown.keys("1LLL")
    try shown.check("restricted")
    shown.keys("<Enter>")
    try shown.check("restricted-detail")
  }
}
