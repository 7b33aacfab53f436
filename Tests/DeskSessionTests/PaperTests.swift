import DeskDocuments
import Foundation
import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// What leaves the desk as a file, and for whom (R4.1, R5.2, R6.4).
@Suite struct PaperTests {
  private static let first = "范一"
  private static let second = "范二"
  private static let covered = "三号楼的会计"
  /// What the file of a reporter holds, what a redaction left out, what was covered since.
  private static let secrets = Array(SecrecyTests.details.values) + ["我赵举报", covered, "举报人-0001"]

  /// A desk that can print, with two sections and a lead of one tip that was told with a reporter.
  private struct Scene {
    let bureau: Bureau
    let tip: TipID
    let lead: LeadID

    init() throws {
      bureau = try Bureau.watched()
      try (#require(bureau.disk as? SimulatedFileSystem)).makeDirectory("/out", permissions: 0o700)
      let admin = try bureau.open(Bureau.admin)
      for name in ["甲科", "乙科"] { _ = try admin.perform(AddSection(name: name), id: nil) }
      _ = try admin.perform(AddBody(kind: .police, name: "县公安局"), id: nil)
      let sections = admin.desk.organisation.sections.suffix(2).map(\.id)
      try bureau.hire(PaperTests.first, .liaison, section: sections[0])
      try bureau.hire(PaperTests.second, .liaison, section: sections[1])
      let office = try bureau.open(Bureau.office)
      let performed = try office.register(
        TipIntake(
          content: TipContent(
            title: "码头卸货一事", narrative: "码头强收卸货费，\(PaperTests.covered)看见了",
            subjects: [Subject(kind: .person, name: "黑老三")],
            place: "城关镇码头", originalsAt: "三号铁柜"),
          originalNarrative: "码头强收卸货费，\(PaperTests.covered)看见了，我赵举报亲眼看见",
          reporters: [ReporterIdentity(details: SecrecyTests.details)]))
      tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
      _ = try office.cover(
        tip,
        TipCover(
          words: [PaperTests.covered], reason: "像举报人", basedOn: try #require(office.desk.tips.lastEvent(of: tip))))
      let opened = try office.perform(
        OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确可以立"), id: nil)
      lead = LeadID(
        rawValue: try #require(opened.events.first { $0.event is LeadOpened }).envelope.event.rawValue)
      _ = try office.perform(AssignLead(lead: lead, section: sections[0], summary: "核查码头收费"), id: nil)
    }

    var disk: SimulatedFileSystem {
      get throws { try #require(bureau.disk as? SimulatedFileSystem) }
    }

    /// A desk that can print.
    func open(_ name: String) throws -> OpenDesk {
      let known = bureau.environment
      let environment = DeskEnvironment(
        fileSystem: known.fileSystem, random: known.random, now: known.now, scrypt: known.scrypt,
        matching: known.matching, calendar: known.calendar, stateDirectory: nil, logLimits: known.logLimits,
        papers: Papers.maker)
      return try DeskDoor(layout: bureau.layout, environment: environment)
        .enter(as: bureau.id(name), keys: bureau.unlock(name))
    }

    func written() throws -> [String] { try disk.files.filter { $0.hasPrefix("/out/") }.sorted() }

    func request(_ subject: PaperRequest.Subject, _ path: String) -> PaperRequest {
      PaperRequest(subject, to: path, language: "zh-Hans")
    }

    var transfer: TransferLead {
      get throws {
        let police = try #require(bureau.open(Bureau.office).desk.organisation.bodies.first)
        return TransferLead(lead: lead, to: police.id, letter: "函1号", reason: "涉嫌犯罪", contents: ["询问提纲"])
      }
    }
  }

  @Test("R5.2 R6.4 what goes to the police holds the content, and in no byte who reported or what a redaction covered")
  func package() throws {
    let scene = try Scene()
    let office = try scene.open(Bureau.office)
    let written = try office.export(
      scene.request(.package(of: scene.lead, transfer: try scene.transfer), "/out/移送"))
    #expect(written.path == "/out/移送" && written.count == 5)
    let files = try scene.written()
    #expect(files.count == 5)
    let disk = try scene.disk
    var whole = ""
    for file in files {
      #expect(try disk.status(file)?.permissions == 0o600, "\(file)")
      whole += String(decoding: try #require(disk[file]), as: UTF8.self)
    }
    #expect(try disk.status("/out/移送")?.permissions == 0o700)
    #expect(whole.contains("码头强收卸货费") && whole.contains("黑老三") && whole.contains("函1号"))
    #expect(whole.contains("2. 询问提纲"))
    for secret in Self.secrets + ["三号铁柜", "JB-", "来访", "实名", "对象明确", "涉嫌犯罪"] {
      #expect(!whole.contains(secret), "\(secret)")
    }

    // With the transfer, in one commit, stands what each file was.
    let events = try office.read(scene.lead).events
    let sent = try #require(events.compactMap { $0.event as? LeadTransferred }.first)
    let packed = try #require(
      office.recorded(office.desk.leads.readers(of: scene.lead)).first { $0.event is LeadExported })
    let contents = try #require((packed.event as? LeadExported)?.contents)
    #expect(contents.count == 4 && sent.contents.count == 5 && sent.contents.first == "询问提纲")
    for file in contents {
      let bytes = try #require(disk["/out/移送/\(file.name)"])
      #expect(file.bytes == bytes.count && file.sha256 == Digest(of: bytes).hex)
      #expect(sent.contents.contains { $0.contains(file.name) && $0.contains(file.sha256) })
    }
    let transferred = try #require(events.first { $0.event is LeadTransferred })
    #expect(transferred.envelope.commit == packed.envelope.commit)
    let reads = try office.recorded(office.desk.tips.readers(of: scene.tip)).compactMap { $0.event as? TipExported }
    #expect(reads.map(\.what) == [.content])

    // Printed again it is the same content in another place; a second transfer is not made of it.
    let again = try office.export(scene.request(.package(of: scene.lead, transfer: nil), "/out/移送"))
    #expect(again.path == "/out/移送-2" && office.desk.leads.work(on: scene.lead).transfers.count == 1)
    for name in contents.map(\.name) where name.contains("-") {
      #expect(disk["/out/移送/\(name)"] == disk["/out/移送-2/\(name)"])
    }
    let auditor = try scene.open(Bureau.auditor)
    #expect(auditor.desk.unauthorised.isEmpty)
  }

  @Test(
    "R4.1 R6.4 who takes what along; who may not leaves no file and no record",
    arguments: [
      ("ledger", [Bureau.office, Bureau.leader, Bureau.custodian, Bureau.auditor]),
      ("registration", [Bureau.office, Bureau.leader, Bureau.custodian, Bureau.auditor]),
      ("assignment", [Bureau.office, Bureau.leader, Bureau.custodian, Bureau.auditor]),
      ("supervision", [Bureau.office, Bureau.leader, Bureau.custodian, Bureau.auditor]),
      ("letter", [Bureau.office, Bureau.leader]), ("package", [Bureau.office, Bureau.leader]),
    ])
  func posts(_ what: String, _ allowed: [String]) throws {
    let scene = try Scene()
    let everyone = [
      Bureau.office, Bureau.leader, Bureau.custodian, Bureau.auditor, Bureau.admin, Self.first, Self.second,
    ]
    for (index, name) in everyone.enumerated() {
      let desk = try scene.open(name)
      let before = try (scene.written(), desk.desk.lastEvent)
      let subject: PaperRequest.Subject =
        switch what {
        case "ledger": .ledger([scene.lead], filter: "", reason: "报县级")
        case "registration": .form(.registration, of: scene.lead)
        case "assignment": .form(.assignment, of: scene.lead)
        case "supervision": .form(.supervision, of: scene.lead)
        case "letter": .form(.transferLetter, of: scene.lead)
        default:
          .package(of: scene.lead, transfer: index == 0 ? try scene.transfer : nil)
        }
      let path = "/out/\(what)\(index)" + (what == "ledger" ? ".csv" : "")
      if allowed.contains(name) {
        let written = try desk.export(scene.request(subject, path))
        #expect(try scene.written().contains { $0.hasPrefix(written.path) }, "\(name)")
        let bytes = try scene.written().compactMap { try scene.disk[$0] }.flatMap { $0 }
        let text = String(decoding: bytes, as: UTF8.self)
        for secret in Self.secrets { #expect(!text.contains(secret), "\(name): \(secret)") }
      } else {
        #expect(throws: Refusal.self, "\(name)") { try desk.export(scene.request(subject, path)) }
        #expect(try scene.written() == before.0 && desk.desk.lastEvent == before.1, "\(name)")
      }
    }
  }

  @Test("R6.4 what is not on the record is not written; what cannot be written says so and leaves no half of it")
  func order() throws {
    let scene = try Scene()
    let office = try scene.open(Bureau.office)
    let ledger = PaperRequest.Subject.ledger([scene.lead], filter: "state:open", reason: "报县级")
    let before = office.desk.lastEvent
    // No reason, no folder, no such ending: nothing is on record of what could not be.
    for (subject, path) in [
      (.ledger([scene.lead], filter: "", reason: " "), "/out/a.csv"), (ledger, " "), (ledger, "/out/a.ods"),
    ] as [(PaperRequest.Subject, String)] {
      #expect(throws: (any Error).self) { try office.export(scene.request(subject, path)) }
    }
    #expect(try scene.written().isEmpty && office.desk.lastEvent == before)
    // A folder that is not there is found out after the record: who tried is known.
    #expect(fault { _ = try office.export(scene.request(ledger, "/nowhere/a.csv")) } == "file.open")
    #expect(office.desk.leads.readers(of: scene.lead).count == 1)
    let exported = try #require(office.recorded(Array(office.desk.exports.all)).last?.event as? ListExported)
    #expect(exported.filter == "state:open" && exported.reason == "报县级" && exported.count == 1)

    let disk = try scene.disk
    _ = try office.export(scene.request(ledger, "/out/a.csv"))
    let known = disk["/out/a.csv"]
    #expect(try office.export(scene.request(ledger, "/out/a.csv")).path == "/out/a-2.csv")
    #expect(disk["/out/a.csv"] == known && disk["/out/a-2.csv"] == known)
    #expect(try disk.status("/out/a.csv")?.permissions == 0o600)
    disk.inject(SimulatedFault(.syncData, times: 1, code: 5))
    #expect(throws: DeskFault.self) { try office.export(scene.request(ledger, "/out/b.csv")) }
    disk.clearFaults()
    #expect(try !scene.written().contains("/out/b.csv"))
  }

  @Test("R4.1 `lead list` and `lead show`, post by post: what a script gets is what its member may know")
  func matrix() throws {
    let scene = try Scene()
    let readers = [Bureau.office, Bureau.leader, Bureau.secondLeader, Bureau.custodian, Bureau.auditor]
    let words: [(String, Set<String>)] = [
      ("码头卸货一事", Set(readers + [Self.first])), ("对象明确可以立", Set(readers + [Self.first])),
      ("核查码头收费", Set(readers + [Self.first])), ("JB-2026-0001", Set(readers)), ("aliases\":[1]", Set(readers)),
      ("码头强收卸货费", []), ("黑老三", []),
    ]
    for name in readers + [Bureau.admin, Self.first, Self.second] {
      let desk = try scene.open(name)
      let encoder = JSONEncoder()
      var text = ""
      for lead in desk.desk.leads.rows {
        text += String(decoding: try encoder.encode(LeadRow(lead, in: desk.desk, for: desk.member)), as: UTF8.self)
        let sheet = try desk.sheet(try desk.read(lead.id))
        text += String(decoding: try encoder.encode(LeadRecord(sheet, in: desk.desk, for: desk.member)), as: UTF8.self)
      }
      for (word, known) in words { #expect(text.contains(word) == known.contains(name), "\(name): \(word)") }
      for secret in Self.secrets { #expect(!text.contains(secret), "\(name): \(secret)") }
      #expect(text.isEmpty == [Bureau.admin, Self.second].contains(name), "\(name)")
    }
    // Who was taken off it is told its number, and takes nothing along.
    let office = try scene.open(Bureau.office)
    try office.perform(
      EnterRecusal(
        on: .lead(scene.lead), member: office.member, ground: .declared, words: "亲属", evidence: nil, known: nil))
    let row = try #require(office.desk.leads[scene.lead])
    let line = String(
      decoding: try JSONEncoder().encode(LeadRow(row, in: office.desk, for: office.member)), as: UTF8.self)
    #expect(line == "{\"number\":\"XS-2026-0001\"}")
    #expect(
      refusal {
        _ = try office.export(scene.request(.ledger([scene.lead], filter: "", reason: "报县级"), "/out/c.csv"))
      } == .recused)
  }
}
