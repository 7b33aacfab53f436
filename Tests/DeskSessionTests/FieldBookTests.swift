import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// What a section keeps of its work outside is its own and the office's, by keys (R4.1, R4.4).
@Suite struct FieldBookTests {
  private static let first = "范一"
  private static let second = "范二"

  /// A desk with two sections, each with a liaison and its book.
  private static func bureau() throws -> (bureau: Bureau, office: OpenDesk, sections: [SectionID]) {
    let bureau = try Bureau.watched()
    let admin = try bureau.open(Bureau.admin)
    for name in ["甲科", "乙科"] { _ = try admin.perform(AddSection(name: name), id: nil) }
    let sections = Array(admin.desk.organisation.sections.suffix(2).map(\.id))
    try bureau.hire(first, .liaison, section: sections[0])
    try bureau.hire(second, .liaison, section: sections[1])
    let office = try bureau.open(Bureau.office)
    #expect(office.desk.missingBooks == sections)
    try office.keepKeys()
    #expect(office.desk.missingBooks.isEmpty)
    return (bureau, office, sections)
  }

  @Test func `a visit is read by its section and by the office, and by no other section`() throws {
    let (bureau, office, sections) = try Self.bureau()
    let liaison = try bureau.open(Self.first)
    let other = try bureau.open(Self.second)
    _ = try liaison.perform(
      RecordVisit(section: sections[0], kind: .site, place: "城北工地", result: "有人强揽土方"), id: nil)
    _ = try liaison.perform(
      HandInFinding(
        section: sections[0], content: HandInContent(narrative: "强揽土方", learnedAt: liaison.now)), id: nil)
    try office.refresh()
    try other.refresh()
    #expect(office.desk.fieldwork.visits.map(\.place) == ["城北工地"])
    #expect(other.desk.fieldwork.visits.isEmpty && other.desk.fieldwork.books == [sections[1]])
    #expect(
      refusal {
        try other.perform(RecordVisit(section: sections[0], kind: .site, place: "工地", result: "无"), id: nil)
      } == .notYourSection)

    // The tip that it becomes is the office's; the section learns its number.
    let handIn = try #require(office.desk.fieldwork.waiting.first).event
    let intake = TipIntake(content: TipContent(title: "", narrative: "强揽土方", channel: .screening), handIn: handIn)
    _ = try office.register(intake, id: nil)
    try liaison.refresh()
    #expect(liaison.desk.fieldwork.handIn(handIn)?.answer == office.desk.tips.rows.last?.number)
    #expect(liaison.desk.tips.count == 0)
    for desk in [office, liaison, other] {
      #expect(desk.desk.unauthorised.isEmpty && desk.damagedPayloads.isEmpty)
    }
    for (name, desk) in [(Self.first, liaison), (Self.second, other), (Bureau.office, office)] {
      try desk.refresh()
      #expect(desk.lines == (try bureau.open(name)).lines, "\(name)")
    }
  }

  @Test func `keys of other code open nothing of another section's book`() throws {
    let (bureau, _, sections) = try Self.bureau()
    let liaison = try bureau.open(Self.first)
    _ = try liaison.perform(
      RecordVisit(section: sections[0], kind: .site, place: "城北工地", result: "有人强揽土方"), id: nil)
    let other = try bureau.open(Self.second)
    let commit = try other.store.commit(at: other.head.commits)
    #expect(other.texts.events(of: commit, in: other.state).isEmpty)
    #expect(try bureau.open(Bureau.office).texts.events(of: commit, in: bureau.open(Bureau.office).state).count == 1)
  }

  @Test func `who leaves the section reads nothing that is written later; who comes reads all of it`() throws {
    let (bureau, office, sections) = try Self.bureau()
    let liaison = try bureau.open(Self.first)
    _ = try liaison.perform(
      RecordVisit(section: sections[0], kind: .site, place: "城北工地", result: "第一次"), id: nil)
    _ = try bureau.open(Bureau.leader).perform(
      ChangePosts(member: try bureau.id(Self.first), posts: .liaison, section: sections[1], reason: "调科"), id: nil)
    let late = "范三"
    try bureau.hire(late, .liaison, section: sections[0])
    try office.refresh()
    try office.keepKeys()
    let newcomer = try bureau.open(late)
    #expect(newcomer.desk.fieldwork.visits.map(\.result) == ["第一次"])
    _ = try newcomer.perform(
      RecordVisit(section: sections[0], kind: .site, place: "城北工地", result: "第二次"), id: nil)
    let former = try bureau.open(Self.first)
    #expect(former.desk.fieldwork.visits.map(\.result) == ["第一次"])
    #expect(former.desk.books(readBy: former.member) == [sections[1]])
    for desk in [former, newcomer, try bureau.open(Bureau.office)] { #expect(desk.desk.unauthorised.isEmpty) }
  }
}
