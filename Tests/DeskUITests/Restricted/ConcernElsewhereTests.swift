import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Material that comes with a receipt code, and tips that were registered before anybody knew.
@Suite struct ConcernElsewhereTests {
  @Test func `material with a receipt code is asked about, and tries no code where it goes to keepers (R6.4)`() throws {
    let desk = try FormDesk()
    var driver = try FormDriver(desk.session()) { context in
      context.session.map { FormLayer(AddWithCodeForm(), in: &context, session: $0) }
    }
    driver.layer.form.set("code", Office.code)
    driver.layer.form.set("password", "口令口令口令")
    try driver.go(to: "text")
    driver.keys("审批一科的人也在分钱<C-s>")
    #expect(driver.layer.form.focus == ConcernFields.answer, "\(driver.text)")
    driver.keys("<Right><Right><C-s>")
    guard case .register(let intake, _, nil)? = driver.handed.first else {
      Issue.record("\(driver.text)")
      return
    }
    #expect(intake.content.narrative == "审批一科的人也在分钱")
    #expect(!driver.requests.contains { if case .addWithCode = $0 { true } else { false } })
  }

  @Test func `a registered tip is handed over, and its row stays as it was (R6.4)`() throws {
    let office = try Office.busy()
    let tip = try #require(office.desk.tips.rows.last)
    var screen = Screen(office)
    screen.keys("1")
    screen.model.frame.tips.reveal(tip.id, screen.model.context)
    screen.send(.tick(office.now))
    let action = try #require(DeskAction.named("takeOver"))
    #expect(action.availability(screen.model.frame, screen.model.context).isEnabled)
    screen.keys(":takeOver")
    screen.keys("<Esc>")
    screen.keys(":转为专办<Enter>")
    #expect(screen.shows("从现在起由专办件的办理人办理"), "\(screen)")
    screen.keys("乙<Enter><Esc><Tab>经办人的亲属<C-s>")
    let row = try #require(screen.office.desk.restricted.rows.last, "\(screen)")
    #expect(row.takenOver == tip.id && row.conflicts.map(\.member) == [FormDesk.second])
    #expect(screen.office.desk.tips[tip.id] == tip)
  }
}

/// What a form about a registered tip starts from is all of its words, not the beginning that a list shows beside it.
@Suite struct WholeWordsTests {
  private static let end = "最后是王强科长出面摆平的"
  private static let narrative = String(repeating: "某酒店多次强迫周边商户按高价进货。", count: 12) + end

  private func screen() throws -> Screen {
    var office = try Office.busy()
    try office.run(InviteMember(name: "王强", posts: .custodian, section: nil, until: nil) { _ in "v" })
    try office.run(AdmitMember(member: MemberID(rawValue: 4), fingerprint: "4"), as: FormDesk.second)
    try office.run(RegisterTip(content: TipContent(title: "强迫进货", narrative: Self.narrative)))
    var screen = Screen(office, size: Size(columns: 120, rows: 32))
    screen.keys("1")
    screen.model.frame.tips.reveal(try #require(office.desk.tips.rows.last).id, screen.model.context)
    screen.send(.tick(office.now))
    #expect(!screen.shows("摆平"), "beside the list the beginning only")
    return screen
  }

  @Test func `whom the words name is ticked when a tip is handed over (R6.4)`() throws {
    var screen = try screen()
    screen.keys(":转为专办<Enter>")
    let form = try #require((screen.model.layers.last as? FormLayer)?.form)
    #expect(form.choices(ConcernFields.whom) == ["4"] && screen.shows("王强"), "\(screen)")
  }

  @Test func `amending begins with every word (R5.2)`() throws {
    var screen = try screen()
    screen.keys("e")
    let form = try #require((screen.model.layers.last as? FormLayer)?.form)
    #expect(form.text("narrative") == Self.narrative)
  }
}

/// Straight to a custodian.
@Suite struct SendDirectlyTests {
  @Test(arguments: [FormDesk.receiver, FormDesk.second, FormDesk.custodian])
  func `every member sends, and nothing of it stays (R6.4)`(member: MemberID) throws {
    var driver = try FormDriver(try FormDesk().session(as: member)) { TipForms.sendDirectly(in: &$0) }
    driver.keys("有人替某酒店打招呼")
    try driver.go(to: ConcernFields.whom)
    driver.layer.form.choose(ConcernFields.whom, [String(FormDesk.second.rawValue)])
    driver.keys("<C-s>")
    guard case .send(let content, nil, let conflicts)? = driver.handed.first else {
      Issue.record("\(driver.requests)")
      return
    }
    #expect(content.narrative == "有人替某酒店打招呼" && conflicts.map(\.member) == [FormDesk.second])
    driver.send(
      .reply(.restricted(driver.layer.id, .sent(RegisterNumber(prefix: "MJ", year: 2026, ordinal: 10_001)))))
    #expect(driver.isClosed && driver.notices.contains { $0.contains("MJ-2026-10001") })
  }

  /// Whoever is named must not keep it because nobody looked at the list.
  @Test func `who is named is ticked, and unticked by hand alone (R6.4)`() throws {
    var books = try FormDesk()
    try books.run(InviteMember(name: "陈科乙", posts: .custodian, section: nil) { _ in "v" }, as: FormDesk.receiver)
    var driver = try FormDriver(books.session()) { TipForms.sendDirectly(in: &$0) }
    driver.keys("陳科乙替某酒店打招呼")
    #expect(driver.layer.form.choices(ConcernFields.whom) == ["4"] && driver.text.contains("陈科乙"))
    driver.layer.form.choose(ConcernFields.whom, [])
    driver.keys("，陈科乙收了钱<C-s>")
    guard case .send(_, _, let conflicts)? = driver.handed.first else {
      Issue.record("\(driver.requests)")
      return
    }
    #expect(conflicts.isEmpty)
  }

  @Test func `narrative and title are looked through before it is sent (R6.4)`() throws {
    var driver = try FormDriver(try FormDesk().session()) { TipForms.sendDirectly(in: &$0) }
    driver.keys("我叫周晓明，电话13812345678，有人替某酒店打招呼")
    try driver.go(to: "title")
    driver.keys("13812345678反映的事<C-s>")
    #expect(driver.handed.isEmpty && driver.text.contains("【周晓明】") && driver.text.contains("【13812345678】"))
    driver.keys("<C-s>")
    guard case .send(let content, let original, _)? = driver.handed.first else {
      Issue.record("\(driver.text)")
      return
    }
    #expect(content.narrative == "我叫〔已隐去：姓名〕，电话〔已隐去：电话〕，有人替某酒店打招呼")
    #expect(content.title == "〔已隐去：电话〕反映的事")
    #expect(original == "我叫周晓明，电话13812345678，有人替某酒店打招呼")
  }

  @Test func `it is in everybody's palette, with no key of its own (R6.4)`() throws {
    let action = try #require(DeskAction.named("sendDirectly"))
    #expect(action.posts == nil && action.keys.isEmpty && action.places == Set(Frame.Place.allCases))
  }
}
