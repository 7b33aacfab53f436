import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Inspections up to the strike-off, and written rules, by keys alone (R3.3, R3.5).
@Suite struct SupervisionScreenTests {
  private static let liaison = DirectiveScreenTests.liaison

  private static func office() throws -> Office {
    var office = try DirectiveScreenTests.office()
    try office.run(OpenFieldBooks())
    return office
  }

  private static func screen(
    _ office: Office, as member: MemberID = FormDesk.receiver, _ keys: String,
    _ size: Size = Size(columns: 80, rows: 24), _ language: Language = .zhHans
  ) -> Screen { DirectiveScreenTests.screen(office, as: member, keys, size, language) }

  @Test("R3.5 from the inspection to the strike-off, back once and struck off in the end") func inspection() throws {
    var screen = Self.screen(try Self.office(), "7L")
    #expect(screen.shows("没有检查记录") && screen.shows("[检查整改]"), "\(screen.text)")
    screen.keys("n<Tab><Tab><Tab><Tab>线索台账和宣传<C-s>")
    let inspection = try #require(screen.office.desk.supervision.inspections.first, "\(screen.text)")
    #expect(screen.shows("还没有记检查结果") && screen.shows("7 督导 1"), "\(screen.text)")
    screen.keys("<Enter>f<Enter><Down><Enter><Tab>台账缺三件登记<C-s>")
    let finding = try #require(screen.office.desk.supervision.findings.first, "\(screen.text)")
    #expect(finding.severity == .ordinary && finding.inspection == inspection.id, "\(finding)")
    screen.keys("<Down>i<Tab>+10天<Tab>补齐登记<C-s>")
    #expect(screen.office.desk.supervision.finding(finding.event)?.state == .rectifying, "\(screen.text)")
    #expect(screen.shows("责任人 丁") && screen.shows("整改中"), "\(screen.text)")

    // The section has it on its desk, and no key to judge it with.
    var section = Self.screen(screen.office, as: Self.liaison, "")
    #expect(section.shows("待你办理的检查整改"), "\(section.text)")
    section.keys("7L<Enter>")
    #expect(section.shows("报整改") && !section.shows("复查"), "\(section.text)")
    section.keys("d已补登记<C-s>")
    #expect(section.office.desk.supervision.finding(finding.event)?.state == .reported, "\(section.text)")

    var looking = Self.screen(section.office, "7L<Enter>")
    #expect(looking.shows("复查") && looking.shows("已补登记"), "\(looking.text)")
    looking.keys("h<Enter><Down><Enter>仍缺一件<Tab>+5天<C-s>")
    #expect(looking.office.desk.supervision.finding(finding.event)?.state == .rectifying, "\(looking.text)")
    let again = Self.screen(looking.office, as: Self.liaison, "7L<Enter>d三件都补了<C-s>")
    var ending = Self.screen(again.office, "7L<Enter>h<Enter><Enter>已看台账<C-s>")
    #expect(ending.office.desk.supervision.finding(finding.event)?.state == .passed, "\(ending.text)")
    ending.keys("z<C-s>")
    #expect(ending.office.desk.supervision.finding(finding.event)?.state == .struckOff, "\(ending.text)")
    #expect(ending.shows("已销号"), "\(ending.text)")
    ending.keys("r又漏登一件<Tab>+5天<C-s>")
    #expect(ending.office.desk.supervision.finding(finding.event)?.state == .rectifying, "\(ending.text)")
  }

  @Test("R3.5 a visit that finds nothing says so, and one that finds something good says that") func clean() throws {
    var office = try Self.office()
    let section = try #require(office.desk.organisation.sections.first).id
    try office.run(
      InspectSections(kind: .routine, sections: [section], inspectors: [FormDesk.receiver], scope: "宣传"))
    var screen = Self.screen(office, "7L<Enter>f<Enter><Down><Down><Down><Enter><Tab>窗口宣传到位<C-s>")
    #expect(screen.office.desk.supervision.findings.map(\.kind) == [.praise], "\(screen.text)")
    screen.keys("o<C-s>")
    #expect(screen.shows("未发现问题") && screen.shows("亮点"), "\(screen.text)")
    screen.keys("<Esc>")
    #expect(screen.shows("已办结（1）"), "\(screen.text)")
  }

  @Test("R3.3 a rule is proposed, issued by a leader, acknowledged by the section and repealed") func rule() throws {
    var screen = Self.screen(try Self.office(), "7LL")
    #expect(screen.shows("没有工作制度"), "\(screen.text)")
    screen.keys("n<Enter><Down><Enter>线索核查办法<Tab><Tab>一、当日登记。<C-s>")
    let rule = try #require(screen.office.desk.workingRules.all.first, "\(screen.text)")
    #expect(rule.kind == .procedure && screen.shows("待印发"), "\(screen.text)")
    // Who proposed it has no key to issue it.
    screen.keys("<Enter>i")
    #expect(screen.model.layers.count == 1, "\(screen.text)")

    let issuing = Self.screen(screen.office, as: FormDesk.second, "7LL<Enter>i<C-s>")
    #expect(issuing.office.desk.workingRules[rule.id]?.current != nil, "\(issuing.text)")
    #expect(issuing.shows("未签收"), "\(issuing.text)")

    var section = Self.screen(issuing.office, as: Self.liaison, "")
    #expect(section.shows("待你签收或印发的制度"), "\(section.text)")
    section.keys("7LL<Enter>a")
    #expect(section.shows("一、当日登记。"), "\(section.text)")
    section.keys("<C-s>")
    #expect(section.office.desk.workingRules[rule.id]?.current?.receipts.compactMap(\.section).count == 1)
    let ending = Self.screen(section.office, as: FormDesk.second, "7LL<Enter>e不再适用<C-s>")
    #expect(ending.office.desk.workingRules[rule.id]?.repealed != nil && ending.shows("已废止"), "\(ending.text)")
  }

  @Test("R3.5 the evidence is one key away for the office, with a reason, and on the record") func evidence() throws {
    var screen = Self.screen(try Self.office(), "7E")
    #expect(screen.shows("督导检查佐证材料") && screen.shows("从哪天"), "\(screen.text)")
    screen.keys("<Tab><Tab>县里检查<C-s>")
    let taken = screen.office.log.compactMap { $0.event as? EvidenceExported }
    #expect(taken.map(\.reason) == ["县里检查"], "\(screen.text)")
    let section = Self.screen(try Self.office(), as: Self.liaison, "7E")
    #expect(section.model.layers.isEmpty && section.shows("由办公室"), "\(section.text)")
  }

  @Test("R3.5 nobody is ranked while no ruling says so") func ranking() throws {
    var screen = Self.screen(try Self.office(), "7U")
    #expect(screen.shows("没有开"), "\(screen.text)")
    let proposal = try screen.office.run(
      ProposeRuling(
        ruling: .unitRanking, value: .integer(1), from: screen.office.desk.date(of: screen.office.now), reason: "会议决定"))
    try screen.office.run(
      ConfirmRuling(proposal: try #require(proposal.events.first).envelope.event), as: FormDesk.second)
    let ranked = Self.screen(screen.office, "7U")
    #expect(ranked.shows("本年科室按时率") && ranked.shows("不看举报"), "\(ranked.text)")
  }

  @Test func draftsFindTheirFormAgain() {
    let (section, entry) = (
      SupervisionPart.section(SectionID(rawValue: 8)), SupervisionPart.entry(EventNumber(rawValue: 14))
    )
    for step in SupervisionTask.Step.allCases {
      for part in [section, entry, nil] {
        let subject = SupervisionSubject(step.list, EventNumber(rawValue: 12))
        let task = step.isBeginning ? SupervisionTask(step) : SupervisionTask(step, subject, part)
        #expect(SupervisionTask(draftName: task.draftName) == task, "\(task.draftName)")
      }
    }
    #expect(SupervisionTask(draftName: "supervise.done") == nil && SupervisionTask(draftName: "reward.pay/1") == nil)
    for list in SupervisionList.allCases {
      let keys = SupervisionTask.Step.allCases.filter { $0.list == list }.map(\.key)
      #expect(Set(keys).count == keys.count && Set(keys).isDisjoint(with: ["j", "k", "g", "G", "q"]), "\(list)")
    }
  }

  @Test(arguments: [(80, 24), (120, 32), (200, 60), (60, 16)])
  func looks(columns: Int, rows: Int) throws {
    var office = try Self.office()
    let section = try #require(office.desk.organisation.sections.first).id
    let today = office.desk.date(of: office.now)
    try office.run(
      InspectSections(
        kind: .special, sections: [section], inspectors: [FormDesk.receiver], scope: "线索核查台账、窗口宣传", places: "办事大厅"))
    let id = try #require(office.desk.supervision.inspections.first).id
    for (words, severity) in [("台账缺三件登记", FindingSeverity.serious), ("窗口宣传到位", nil), ("会议纪要未归档", .minor)] {
      try office.run(Supervise(.find(id, section, severity: severity, clause: Clause("R3.6"), words: words)))
    }
    let finding = try #require(office.desk.supervision.findings.first).event
    try office.run(
      Supervise(
        .set(finding, owner: RectificationOwner(member: Self.liaison), due: today.adding(days: 7), words: "补齐登记")))
    try office.run(Supervise(.report(finding, words: "已补齐")), as: Self.liaison)
    let rule = try office.run(
      KeepRules(.propose(nil, .procedure, title: "线索核查办法", issuer: "局扫黑办", text: "一、当日登记。", from: nil)))
    try office.run(KeepRules(.issue(try #require(rule.events.first).envelope.event)), as: FormDesk.second)
    for (language, name) in [(Language.zhHans, "zh"), (.en, "en")] {
      var screen = Self.screen(office, "7L", Size(columns: columns, rows: rows), language)
      try screen.check("inspections-\(columns)x\(rows)-\(name)")
      screen.keys("<Enter>")
      try screen.check("inspection-\(columns)x\(rows)-\(name)")
      screen.keys("h")
      try screen.check("inspection-form-\(columns)x\(rows)-\(name)")
      screen.keys("<Esc><Esc>L<Enter>")
      try screen.check("rule-\(columns)x\(rows)-\(name)")
    }
  }
}
