import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog

/// Reading is on the record (R6.4): before the text is there, for every version of it, for everybody.
@Suite struct ReadingTests {
  private static let words =
    "某酒店多次威胁周边商户，强迫他们低价供货，不从就打砸。" + String(repeating: "经过如下。", count: 60) + "最后一句"

  private static func readers(_ desk: OpenDesk, _ tip: TipID) throws -> [MemberID] {
    try desk.recorded(desk.desk.tips.readers(of: tip)).filter { $0.event is TipRead }.map(\.envelope.author)
  }

  @Test func `the first opening of each version is an event, another is none`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    let leader = try bureau.open(Bureau.leader)
    let tip = try office.tip(Self.words)
    try leader.refresh()
    let commits = leader.head.commits
    let document = try leader.read(tip)
    #expect(document.content.narrative == Self.words)
    #expect(document.isRecorded && !document.isExcerpt)
    #expect(document.seenBy.map(\.member) == [leader.member])
    #expect(leader.head.commits == commits + 1)
    _ = try leader.read(tip)
    #expect(leader.head.commits == commits + 1)
    // Another desk of the same member that has not seen it yet writes it no second time.
    let again = try bureau.open(Bureau.leader)
    _ = try again.read(tip)
    #expect(leader.head.commits == commits + 1)

    try office.perform(SupplementTip(tip: tip, text: "补充材料"))
    _ = try leader.refresh()
    _ = try leader.read(tip)
    _ = try office.read(tip)
    #expect(try Self.readers(office, tip) == [leader.member, leader.member, office.member])
    #expect(try bureau.open(Bureau.custodian).lines == office.lines)
  }

  @Test func `whoever reads sees who read before, with the posts held then`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip(Self.words)
    _ = try office.read(tip)
    let leader = try bureau.open(Bureau.leader)
    try leader.perform(ChangePosts(member: office.member, posts: [.office], section: nil, reason: "调整"))
    let seen = try leader.read(tip).seenBy
    #expect(seen.map(\.member) == [office.member, leader.member])
    #expect(seen.map(\.posts) == [[.office, .receiver], .leader])
    #expect(try leader.posts(of: office.member, at: leader.desk.lastEvent) == .office)
  }

  @Test func `a preview shows the beginning and records nothing`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip(Self.words)
    try office.perform(SupplementTip(tip: tip, text: String(repeating: "又来威胁，", count: 12) + "记下车牌"))
    let commits = office.head.commits
    let preview = try office.preview(of: tip)
    #expect(preview.isExcerpt && preview.seenBy.isEmpty)
    #expect(Self.words.hasPrefix(preview.content.narrative))
    #expect(preview.content.narrative.count == Excerpt.length)
    let late = try #require(preview.events.last?.event as? TipSupplemented)
    #expect(!late.text.contains("记下车牌"))
    #expect(office.head.commits == commits)
    #expect(office.desk.tips.readers(of: tip).isEmpty)
    let lead = try office.perform(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确"), id: nil)
    let id = LeadID(rawValue: try #require(lead.events.first).envelope.event.rawValue)
    #expect(try office.preview(of: id).isExcerpt)
    #expect(office.desk.leads.readers(of: id).isEmpty)
    #expect(try office.read(id).seenBy.map(\.member) == [office.member])
    #expect(office.desk.leads.readers(of: id).count == 1)
  }

  @Test(arguments: [0, 1, 30, 31, 60, 239, 240, 241, 4000]) func excerpts(_ count: Int) {
    let text = String(repeating: "字", count: count)
    let shown = Excerpt.of(text).count
    #expect(shown <= Excerpt.length)
    #expect(count <= Excerpt.whole ? shown == count : shown >= Excerpt.whole && shown < count)
  }

  @Test func `where nothing can be written reading goes on, and says so`() throws {
    let bureau = try Bureau.staffed()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip(Self.words)
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    disk.inject(SimulatedFault(.syncData, times: 1, code: 5))
    let document = try office.read(tip)
    #expect(document.content.narrative == Self.words)
    #expect(!document.isRecorded)
    // What nobody can be sure of stays unrecorded; no file leaves the desk either.
    disk.clearFaults()
    #expect(try !office.read(tip).isRecorded)
    #expect(fault { try office.perform(ExportTip(tip: tip, what: .slip, file: "甲")) } == "syncFailed")
  }

  @Test func `an attachment leaves the desk only on the record`() throws {
    let bureau = try Bureau.staffed()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    try disk.makeDirectory("/in", permissions: 0o700)
    try disk.writeAtomically([UInt8]("照片".utf8), to: "/in/1.jpg", permissions: 0o600)
    let office = try bureau.open(Bureau.office)
    let performed = try office.register(
      TipIntake(content: TipContent(title: "", narrative: Self.words), attachmentPaths: ["/in/1.jpg"]))
    let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
    let attachment = try #require(office.document(of: tip).content.attachments.first)
    try office.export(attachment, of: .tip(tip), to: "/in/out.jpg")
    #expect(disk["/in/out.jpg"] == [UInt8]("照片".utf8))
    let exported = try office.recorded(office.desk.tips.readers(of: tip)).compactMap { $0.event as? TipExported }
    #expect(exported.map(\.what) == [.attachment])
    #expect(exported.map(\.file) == ["/in/out.jpg"])
    // Whose undertaking has run out takes nothing along.
    bureau.clock.advance(by: 400 * 86_400_000)
    #expect(refusal { try office.export(attachment, of: .tip(tip), to: "/in/later.jpg") } == .undertakingMissing)
    #expect(disk["/in/later.jpg"] == nil)
    // And reads on the record all the same.
    #expect(try office.read(tip).isRecorded)
  }

  @Test func `the printed log says who read, to those who may read it`() throws {
    let bureau = try Bureau.staffed()
    let tip = try bureau.open(Bureau.office).tip(Self.words)
    _ = try bureau.open(Bureau.custodian).read(tip)
    for (name, isTold) in [
      (Bureau.office, true), (Bureau.leader, true), (Bureau.custodian, true), (Bureau.admin, false),
    ] {
      let desk = try bureau.open(name)
      var lines: [String] = []
      try desk.forEachEvent(since: EventNumber(rawValue: 1)) {
        lines.append(try desk.jsonLine($0))
      }
      #expect(lines.contains { $0.contains("\"tip.read\"") } == isTold, "\(name)")
    }
  }
}
