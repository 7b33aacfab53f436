import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Work outside, by keys alone (R4.2–R4.4).
@Suite struct FieldTests {
  private static let liaison = MemberID(rawValue: 4)

  private static func office(_ opensBook: Bool = true) throws -> Office {
    var office = try Office()
    let section = try #require(office.desk.organisation.sections.first).id
    try office.run(InviteMember(name: "丁", posts: .liaison, section: section) { "v\($0.rawValue)" })
    try office.run(AdmitMember(member: liaison, fingerprint: "F4"))
    try office.run(SignUndertaking(), as: liaison)
    if opensBook { try office.run(OpenFieldBooks()) }
    return office
  }

  private static func screen(_ office: Office, as member: MemberID, _ keys: String, _ size: Size? = nil) -> Screen {
    var screen = Screen(office, as: member, size: size ?? Size(columns: 80, rows: 24))
    screen.keys(keys)
    return screen
  }

  @Test("R4.4 R3.6 a visit, what was found on it, the tip it becomes") func visitToTip() throws {
    var screen = Self.screen(try Self.office(), as: Self.liaison, "W")
    #expect(screen.shows("还没有走访记录"), "\(screen.text)")
    screen.keys("n<Enter><Enter>城北工地<Tab><Tab>看门人<Tab>有人强揽土方<C-s>")
    #expect(screen.office.desk.fieldwork.visits.map(\.result) == ["有人强揽土方"], "\(screen.text)")
    #expect(screen.shows("城北工地"), "\(screen.text)")
    screen.keys("o")
    #expect(screen.shows("上交发现的线索") && screen.shows("城北工地"), "\(screen.text)")
    screen.keys("某土方公司拦车收费<Tab>某土方公司<C-s>")
    let handIn = try #require(screen.office.desk.fieldwork.handIns.first, "\(screen.text)")
    #expect(handIn.visit != nil && handIn.content.place == "城北工地" && handIn.content.subjects == ["某土方公司"])

    var registering = Self.screen(screen.office, as: FormDesk.receiver, "")
    #expect(registering.shows("科室上交待登记"), "\(registering.text)")
    registering.keys("W")
    #expect(registering.shows("[上交 1]"), "\(registering.text)")
    registering.keys("<Enter>o")
    #expect(registering.shows("登记科室上交的线索") && registering.shows("某土方公司拦车收费"), "\(registering.text)")
    registering.keys("<C-s>")
    #expect(!registering.model.facesReporter, "no reporter waits for a slip: \(registering.text)")
    let field = registering.office.desk.fieldwork
    #expect(field.handIn(handIn.event)?.taken != nil && field.waiting.isEmpty, "\(registering.text)")
    let section = Self.screen(registering.office, as: Self.liaison, "W<Tab>")
    #expect(section.shows("JB-2026-0001"), "\(section.text)")
  }

  @Test("R6.4 what names somebody who works here, or who told it, is asked about before it is handed in")
  func askedBeforeHandingIn() throws {
    for words in ["收了钱<Tab>乙", "我是赵小明，电话 13812345678"] {
      var screen = Self.screen(try Self.office(), as: Self.liaison, "W<Tab>n")
      screen.keys("\(words)<C-s>")
      #expect(screen.shows("仍然上交"), "\(screen.text)")
      screen.keys("<Enter>")
      #expect(screen.office.desk.fieldwork.handIns.isEmpty, "\(screen.text)")
    }
  }

  @Test("R4.4 without a book nobody writes, and the screen says how it is opened") func noBook() throws {
    let screen = Self.screen(try Self.office(false), as: Self.liaison, "Wn")
    #expect(screen.shows("走访台账还没有开"), "\(screen.text)")
  }

  @Test("R4.2 R4.4 contacts, exchanges and attention") func registers() throws {
    var screen = Self.screen(try Self.office(), as: Self.liaison, "W<Tab><Tab>")
    screen.keys("n<Enter><Enter>城关派出所值班室<Tab><Tab><Tab>通报土方纠纷<C-s>")
    #expect(screen.office.desk.fieldwork.exchanges.count == 1, "\(screen.text)")
    screen.keys("<Tab>n<Enter><Down><Down><Enter>城关派出所<Tab>值班民警<Tab>民警<Tab>110<C-s>")
    #expect(screen.office.desk.fieldwork.contacts.map(\.kind) == [.policeStation], "\(screen.text)")
    screen.keys("e<Tab><Tab><Tab><Tab><Tab>夜班<C-s>")
    #expect(screen.office.desk.fieldwork.contacts.filter { !$0.isRemoved }.map(\.note) == ["夜班"], "\(screen.text)")
    screen.keys("<Tab>n<Enter><Enter>某刑满人员<Tab>曾强揽工程<Tab>+30天<C-s>")
    #expect(screen.office.desk.fieldwork.attention.count == 1, "\(screen.text)")
    screen.keys("x查清<C-s>")
    #expect(screen.office.desk.fieldwork.attention.first?.ended != nil, "\(screen.text)")
  }

  @Test func pictures() throws {
    var office = try Self.office()
    let section = try #require(office.desk.organisation.sections.first).id
    let visit = try office.run(
      RecordVisit(section: section, kind: .site, place: "城北工地", met: "看门人", result: "有人强揽土方，价格高出一成"),
      as: Self.liaison)
    try office.run(
      HandInFinding(
        section: section, visit: visit.events.first?.envelope.event,
        content: HandInContent(narrative: "某土方公司拦车收费", subjects: ["某土方公司"], learnedAt: office.now)), as: Self.liaison)
    for size in SnapshotTests.sizes {
      for language in Language.allCases {
        var screen = Screen(office, as: Self.liaison, size: size, language: language)
        screen.keys("W")
        try screen.check("field-visits")
        screen.keys("<Enter>")
        try screen.check("field-visit")
        screen.keys("<Esc><Tab>")
        try screen.check("field-handins")
      }
    }
  }
}
