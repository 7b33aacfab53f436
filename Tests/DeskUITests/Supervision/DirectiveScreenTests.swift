import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Directives of superiors by keys alone: in, down, done, closed, reported up (R3.1).
@Suite struct DirectiveScreenTests {
  static let liaison = MemberID(rawValue: 4)

  static func office() throws -> Office {
    var office = try Office()
    let section = try #require(office.desk.organisation.sections.first).id
    try office.run(InviteMember(name: "丁", posts: .liaison, section: section) { "v\($0.rawValue)" })
    try office.run(AdmitMember(member: liaison, fingerprint: "F4"))
    try office.run(SignUndertaking(), as: liaison)
    return office
  }

  static func screen(
    _ office: Office, as member: MemberID = FormDesk.receiver, _ keys: String,
    _ size: Size = Size(columns: 80, rows: 24), _ language: Language = .zhHans
  ) -> Screen {
    var screen = Screen(office, as: member, size: size, language: language)
    screen.keys(keys)
    return screen
  }

  @Test("R3.1 a directive from the county to the report up") func life() throws {
    var screen = Self.screen(try Self.office(), "7")
    #expect(screen.shows("没有上级部署"), "\(screen.text)")
    screen.keys("n<Enter><Down><Down><Down><Enter>县扫黑办<Tab>冬季行动<Tab>12号<Tab><Tab>+20天<Tab>排查行业乱象<C-s>")
    let directive = try #require(screen.office.desk.directives.all.first, "\(screen.text)")
    #expect(directive.content.level == .county && directive.content.due != nil, "\(directive)")
    #expect(screen.shows("7 督导 1") && screen.shows("待你办理（1）") && screen.shows("冬季行动"), "\(screen.text)")
    screen.keys("<Enter>p<C-s>")
    #expect(screen.office.desk.directives[directive.id]?.state == .passedDown, "\(screen.text)")
    #expect(screen.shows("待签收") && !screen.shows("7 督导 1"), "\(screen.text)")

    var section = Self.screen(screen.office, as: Self.liaison, "")
    #expect(section.shows("待你办理的上级部署"), "\(section.text)")
    section.keys("7<Enter>")
    #expect(section.shows("签收") && section.shows("排查行业乱象"), "\(section.text)")
    section.keys("a<C-s>")
    #expect(section.office.desk.directives[directive.id]?.shares.first?.acknowledged != nil, "\(section.text)")
    section.keys("d已排查 12 家<C-s>")
    #expect(section.office.desk.directives[directive.id]?.state == .done, "\(section.text)")
    #expect(section.shows("已落实") && section.shows("已排查 12 家"), "\(section.text)")

    var closing = Self.screen(section.office, "7<Enter>")
    closing.keys("b没有附表<Tab>+3天<C-s>")
    #expect(closing.office.desk.directives[directive.id]?.state == .passedDown, "\(closing.text)")
    let again = Self.screen(closing.office, as: Self.liaison, "7<Enter>d补了附表<C-s>")
    var ending = Self.screen(again.office, "7<Enter>")
    ending.keys("c全部落实<C-s>")
    #expect(ending.office.desk.directives[directive.id]?.state == .closed, "\(ending.text)")
    ending.keys("t<Tab>平审批8号<C-s>")
    #expect(ending.office.desk.directives[directive.id]?.reports.map(\.to) == ["县扫黑办"], "\(ending.text)")
    ending.keys("G")
    #expect(ending.shows("平审批8号") && ending.shows("全部落实"), "\(ending.text)")
    ending.keys("<Esc>")
    #expect(ending.shows("已办结（1）"), "\(ending.text)")
  }

  @Test("R3.1 what a section is late with is said in words, on the list, the page and the overview") func late() throws
  {
    var office = try Self.office()
    let section = try #require(office.desk.organisation.sections.first).id
    let today = office.desk.date(of: office.now)
    let content = DirectiveContent(
      level: .city, issuer: "市扫黑办", title: "专项排查", receivedOn: today, due: today.adding(days: 4), demands: "排查")
    try office.run(DirectSections(.receive(content)))
    let id = try #require(office.desk.directives.all.first).id
    try office.run(
      DirectSections(.passDown(id, [DirectiveTarget(section: section, due: today.adding(days: 4))], words: "")))
    office.wait(minutes: 1440 * 10)
    try office.run(AddSection(name: "另一科"), as: FormDesk.receiver)
    var screen = Self.screen(office, "")
    #expect(screen.shows("科室逾期的上级部署"), "\(screen.text)")
    screen.keys("7")
    #expect(screen.shows("别人逾期（1）") && screen.shows("逾期"), "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.shows("未落实 逾期"), "\(screen.text)")
    // Nobody's keys are wasted on what the rules refuse.
    screen.keys("d")
    #expect(screen.model.layers.count == 1, "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.shows("可以办的事") && screen.shows("免办") && !screen.shows("报落实"), "\(screen.text)")
  }

  @Test("R6.4 who told something is asked about before every member reads it") func askedBefore() throws {
    var screen = Self.screen(try Self.office(), "7n<Enter><Enter>县扫黑办<Tab>通知<Tab><Tab><Tab><Tab>")
    screen.keys("请找赵小明，电话 13812345678 了解<C-s>")
    #expect(screen.shows("仍然保存"), "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.office.desk.directives.all.isEmpty, "\(screen.text)")
  }

  @Test(arguments: [(80, 24), (120, 32), (200, 60), (60, 16)])
  func looks(columns: Int, rows: Int) throws {
    var office = try Self.office()
    let section = try #require(office.desk.organisation.sections.first).id
    let today = office.desk.date(of: office.now)
    for (title, days) in [("冬季专项行动", 18), ("开展行业乱象排查", 9)] {
      let content = DirectiveContent(
        level: .county, issuer: "县扫黑办", title: title, number: "县扫黑办〔2026〕12号", receivedOn: today,
        due: today.adding(days: days), demands: "各科室排查行业乱象，按期报送情况。")
      try office.run(DirectSections(.receive(content)))
    }
    let id = try #require(office.desk.directives.all.last).id
    try office.run(
      DirectSections(.passDown(id, [DirectiveTarget(section: section, due: today.adding(days: 7))], words: "先自查")))
    try office.run(AcknowledgeDirective(directive: id, section: section), as: Self.liaison)
    for (language, name) in [(Language.zhHans, "zh"), (.en, "en")] {
      var screen = Self.screen(office, "7", Size(columns: columns, rows: rows), language)
      try screen.check("directives-\(columns)x\(rows)-\(name)")
      screen.keys("<End><Enter>")
      try screen.check("directive-\(columns)x\(rows)-\(name)")
      screen.keys("x")
      try screen.check("directive-form-\(columns)x\(rows)-\(name)")
    }
  }
}
