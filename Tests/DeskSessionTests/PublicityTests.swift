import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// What shows an activity (R1.2): sealed before the event that names it, open to every member, opened on record.
@Suite struct PublicityTests {
  private static func publicise(
    _ desk: OpenDesk, section: SectionID, attaching paths: [String], audience: Int = 30
  ) throws -> Performed {
    let details = ActivityDetails(
      on: desk.desk.date(of: desk.now), theme: "进大厅", forms: [.lecture], organiser: section, sections: [section],
      place: "大厅", audience: audience)
    return try desk.publicise(RecordActivity(details), attaching: paths)
  }

  @Test("R1.2 a section's files are sealed, open to all, kept by every sweep, and their opening is on record")
  func evidence() throws {
    let (bureau, office, _, _) = try SectionTests.bureau()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    try disk.makeDirectory("/in", permissions: 0o700)
    try disk.writeAtomically([UInt8]("现场".utf8), to: "/in/现场.jpg", permissions: 0o600)
    func blobs() -> [String] { bureau.files.map(\.path).filter { $0.hasPrefix("/desk/blobs/") } }
    let before = blobs()
    let liaison = try bureau.open(SectionTests.first)
    let own = try #require(liaison.desk.organisation.openSection(named: "甲科")).id
    let other = try #require(liaison.desk.organisation.openSection(named: "乙科")).id

    #expect(
      refusal { _ = try Self.publicise(liaison, section: other, attaching: ["/in/现场.jpg"]) }
        == .otherSectionsPublicity)
    #expect(
      refusal { _ = try Self.publicise(liaison, section: own, attaching: ["/in/现场.jpg"], audience: -1) }
        == .audienceUnfit)
    #expect(
      fault { _ = try Self.publicise(liaison, section: own, attaching: ["/in/没有.jpg"]) } == "attachmentUnreadable")
    #expect(blobs() == before, "what is refused leaves no file")
    _ = try Self.publicise(liaison, section: own, attaching: ["/in/现场.jpg"])
    let added = blobs()
    #expect(added.count == before.count + 1)
    for path in added where !before.contains(path) {
      #expect(disk[path].map { String(decoding: $0, as: UTF8.self).contains("现场") } == false, "sealed")
    }

    for name in [SectionTests.second, Bureau.office, Bureau.auditor] {
      let desk = try bureau.open(name)
      let file = try #require(desk.desk.publicity.all.last?.evidence.first?.files.first)
      #expect(try desk.view(file, of: .publicity).text == "现场")
      #expect(desk.desk.publicity.exports.last?.step.event == desk.desk.lastEvent)
      try desk.export(file, of: .publicity, to: "/in/\(name).jpg")
      #expect(desk.desk.publicity.exports.last?.file == "/in/\(name).jpg")
    }
    for _ in 1...3 {
      try bureau.open(Bureau.office).upkeep()
      bureau.clock.advance(by: 25 * 3_600_000)
    }
    #expect(blobs() == added)
    try office.refresh()
    #expect(try office.damagedSealedFiles() == [])
  }

  @Test("R6.4 a file of a lead is not opened as if it showed an activity") func misplaced() throws {
    let (bureau, office, _, lead) = try SectionTests.bureau()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    try disk.makeDirectory("/in", permissions: 0o700)
    try disk.writeAtomically([UInt8]("账目".utf8), to: "/in/账目.txt", permissions: 0o600)
    try SectionTests.assign(lead, to: "甲科", office)
    let liaison = try bureau.open(SectionTests.first)
    _ = try liaison.note(NoteLead(lead: lead, kind: .files, words: ""), attaching: ["/in/账目.txt"])
    let file = try #require(
      try liaison.read(lead).events.compactMap { ($0.event as? LeadNoted)?.attachments.first }.first)
    let head = liaison.head.commits
    #expect(refusal { _ = try liaison.view(file, of: .publicity) } == .misplaced)
    #expect(refusal { try liaison.export(file, of: .publicity, to: "/in/带走.txt") } == .misplaced)
    #expect(liaison.head.commits == head && disk["/in/带走.txt"] == nil)
  }
}
