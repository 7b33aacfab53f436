import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Every setting there is stands on one screen, in words, with a form of its kind (R6.7).
@Suite struct AllRulingsTests {
  @Test("R3.3 R6.7 every setting has a group, and words in both languages", arguments: Ruling.allCases)
  func words(_ ruling: Ruling) throws {
    #expect(ruling.group.rulings.contains(ruling))
    for language in Language.allCases {
      let texts = Texts(language)
      for key in [
        "rulings.name.\(ruling.rawValue)", "rulings.about.\(ruling.rawValue)", "rulings.group.\(ruling.group)",
      ] {
        #expect(texts.find(key) != nil, "\(language): \(key)")
      }
      if case .integer = ruling.kind {
        #expect(texts.find("rulings.value.\(ruling.rawValue)") != nil, "\(language): unit of \(ruling)")
      }
      let wording = Wording(texts: texts, desk: try Office().desk, today: CivilDate("2026-11-20")!)
      #expect(
        !wording.rulingValue(ruling.standard, of: ruling).isEmpty && !wording.rulingExplained(ruling).contains("⟦"))
    }
  }

  @Test(
    "R6.7 every setting has a form that begins with what holds, and takes it back as it is", arguments: Ruling.allCases)
  func form(_ ruling: Ruling) throws {
    let office = try Office()
    let screen = Screen(office)
    let environment = FormEnvironment(
      texts: Texts(.zhHans), session: try #require(screen.model.context.session), now: office.now,
      id: RequestID(bytes: Array(repeating: 1, count: 16)), startedAt: office.now)
    let definition = RulingForm(task: .propose(ruling))
    var form = definition.form(environment)
    #expect(definition.value(form, of: ruling) == ruling.standard)
    definition.review(&form, environment)
    let errors = form.checks.values.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors)")
    form.set("reason", "试一试")
    let refusal = definition.submission(form, redaction: nil, environment)
    guard case .send = refusal else {
      Issue.record("\(ruling): \(refusal)")
      return
    }
  }

  @Test(
    "A time and a zone as people write them",
    arguments: [
      ("17:00", 1020, nil), ("9:05", 545, 545), ("09：30", 570, 570), ("1730", 1050, nil), ("8", 480, 480),
      ("", nil, nil),
      ("24:00", nil, nil), ("17:60", nil, nil), ("17:5", nil, nil), ("123", nil, nil), ("+08:00", nil, 480),
      ("-3:30", nil, -210), ("五点", nil, nil), ("1:2:3", nil, nil),
    ] as [(String, Int?, Int?)])
  func inputs(_ text: String, _ minutes: Int?, _ offset: Int?) {
    #expect(RulingInput.minutes(text) == minutes)
    if let offset { #expect(RulingInput.offsetMinutes(text) == offset) }
    if let minutes { #expect(RulingInput.minutes(RulingInput.time(minutes)) == minutes) }
    if let offset { #expect(RulingInput.offsetMinutes(RulingInput.offset(offset)) == offset) }
  }

  private static func leaders() throws -> Office {
    var office = try Office()
    try office.run(InviteMember(name: "戊", posts: .leader, section: nil) { "v\($0.rawValue)" })
    try office.run(AdmitMember(member: MemberID(rawValue: 4), fingerprint: "F4"))
    try office.run(SignUndertaking(), as: MemberID(rawValue: 4))
    return office
  }

  @Test("R5.3 R6.7 the weekly report's hour: found by its words, written as a time, on the leader's overview, in force")
  func weeklyHour() throws {
    var screen = Screen(try Self.leaders())
    screen.keys("0R/周报截止<Enter>")
    #expect(screen.shows("> 周报截止  17:00") && screen.shows("五(三)") && !screen.shows("研判时限"), "\(screen.text)")
    screen.keys("<Enter><C-u>25点<Tab><Tab>县里要求<C-s>")
    #expect(screen.office.desk.rulings.proposals.isEmpty && screen.shows("如 17:00"), "\(screen.text)")
    screen.keys("<C-u>16:30<C-s>")
    #expect(screen.office.desk.rulings.proposals.map(\.value) == [.integer(990)], "\(screen.text)")
    #expect(screen.shows("待核定") && screen.shows("16:30"), "\(screen.text)")

    var leader = Screen(screen.office, as: MemberID(rawValue: 4))
    leader.keys("0")
    #expect(leader.shows("待我核定的规定"), "\(leader.text)")
    leader.keys("R")
    #expect(leader.shows("> 周报截止"), "what waits is chosen: \(leader.text)")
    leader.keys("y<C-s>")
    #expect(leader.shows("> 周报截止  16:30") && leader.shows("（戊）"), "\(leader.text)")
    leader.keys("<Esc>")
    #expect(!leader.shows("待我核定的规定"), "\(leader.text)")
  }

  @Test("R6.7 filters by name, initials, clause, group and what waits; Esc takes the filter off first") func filter()
    throws
  {
    var screen = Screen(try Self.leaders())
    for (words, name, other) in [
      ("sdsx", "自动锁定", "研判时限"), ("R6.3.3", "联名退出", "领奖期限"), ("二(二)", "法定人数", "领奖期限"), ("保密", "承诺书有效期", "推进会"),
    ] {
      screen.keys("0R/\(words)<Enter>")
      if name == "自动锁定" { screen.keys("<Esc>/锁定<Enter>") }
      #expect(screen.shows(name) && !screen.shows(other), "\(words): \(screen.text)")
      screen.keys("<Esc>")
      #expect(screen.shows("规定"), "\(screen.text)")
      screen.keys("<Esc>")
      #expect(screen.model.layers.isEmpty)
    }
    screen.keys("R/没有这一项")
    #expect(screen.shows("没有"), "\(screen.text)")
  }

  @Test("The screen of settings is reached from every place") func everywhere() {
    let action = DeskAction.named("rulings")
    #expect(action?.places == Set(Frame.Place.allCases) && action?.keys == [.character("R")])
  }
}
