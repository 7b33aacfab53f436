import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Need-to-know (R4.1): a liaison reads the leads of their own section and those it helps with, by keys.
@Suite struct SectionTests {
  static let first = "范一"
  static let second = "范二"

  /// A desk with two sections, each with a liaison, and a lead opened from one tip.
  static func bureau() throws -> (bureau: Bureau, office: OpenDesk, tip: TipID, lead: LeadID) {
    let bureau = try Bureau.watched()
    let admin = try bureau.open(Bureau.admin)
    for name in ["甲科", "乙科"] { _ = try admin.perform(AddSection(name: name), id: nil) }
    let sections = admin.desk.organisation.sections.suffix(2).map(\.id)
    try bureau.hire(first, .liaison, section: sections[0])
    try bureau.hire(second, .liaison, section: sections[1])
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("酒店强迫周边商户", "酒店线索")
    let opened = try office.perform(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确"), id: nil)
    let event = try #require(opened.events.first { $0.event is LeadOpened }).envelope.event
    return (bureau, office, tip, LeadID(rawValue: event.rawValue))
  }

  private static func section(_ name: String, _ desk: OpenDesk) throws -> SectionID {
    try #require(desk.desk.organisation.openSection(named: name)).id
  }

  private static func close(_ lead: LeadID, _ bureau: Bureau, _ office: OpenDesk) throws {
    let admin = try bureau.open(Bureau.admin)
    _ = try admin.perform(AddBody(kind: .police, name: "县公安局"), id: nil)
    try office.refresh()
    let police = try #require(office.desk.organisation.bodies.first { $0.kind == .police }).id
    let sent = try office.perform(
      TransferLead(lead: lead, to: police, letter: "函1号", reason: "涉黑", contents: ["摘要"]), id: nil)
    let leader = try bureau.open(Bureau.leader)
    _ = try leader.perform(
      ReceiveTransfer(
        lead: lead, transfer: try #require(sent.events.first { $0.event is LeadTransferred }).envelope.event,
        reference: "回执"), id: nil)
    try office.refresh()
    _ = try office.perform(CloseLead(lead: lead, basis: .transfer, reason: "已移送"), id: nil)
  }

  static func assign(_ lead: LeadID, to section: String, _ office: OpenDesk) throws {
    _ = try office.perform(
      AssignLead(lead: lead, section: try Self.section(section, office), summary: "核查场所登记"), id: nil)
  }

  @Test("R4.1 an assigned lead is read by its section, whatever came before; its tip's words are not")
  func assigned() throws {
    let (bureau, office, tip, lead) = try Self.bureau()
    let liaison = try bureau.open(Self.first)
    let other = try bureau.open(Self.second)
    #expect(liaison.desk.leads.count == 0 && liaison.desk.tips.count == 0)
    try Self.assign(lead, to: "甲科", office)
    try liaison.refresh()
    try other.refresh()
    #expect(liaison.desk.leads[lead]?.state == .assigned)
    #expect(try liaison.read(lead).opened.reason == "对象明确")
    #expect(liaison.desk.tips.count == 0 && other.desk.leads.count == 0)
    #expect(other.state.keyring.objectKeyCount == 1 && liaison.state.keyring.objectKeyCount == 2, "with its own book")
    #expect(liaison.desk.unauthorised.isEmpty && liaison.state.damagedPayloads.isEmpty)

    _ = try liaison.perform(TakeLead(lead: lead), id: nil)
    _ = try liaison.perform(NoteLead(lead: lead, kind: .files, words: "工商登记已查"), id: nil)
    try office.refresh()
    #expect(office.desk.leads[lead]?.state == .verifying && office.desk.unauthorised.isEmpty)
    #expect(try office.read(lead).events.contains { ($0.event as? LeadNoted)?.words == "工商登记已查" })
    try liaison.refresh()
    let reopened = try bureau.open(Self.first)
    #expect(liaison.lines == reopened.lines, "\(liaison.lines.difference(from: reopened.lines))")

    // What the section needs to know of the tip, it asks for.
    _ = try liaison.perform(AskNarrative(lead: lead, tip: tip, reason: "核对时间"), id: nil)
    try office.refresh()
    let asked = office.desk.leads.work(on: lead).narratives[0].step.event
    _ = try office.perform(DecideNarrative(lead: lead, request: asked, isOpened: true), id: nil)
    try liaison.refresh()
    #expect(try liaison.read(tip).content.narrative == "酒店强迫周边商户")
    #expect(liaison.desk.unauthorised.isEmpty)
    let again = try bureau.open(Self.first)
    #expect(liaison.lines == again.lines, "\(liaison.lines.difference(from: again.lines))")
  }

  @Test("R5.3 a note's files are sealed before it, open to whoever works on the lead, and belong to the log")
  func filesOfANote() throws {
    let (bureau, office, _, lead) = try Self.bureau()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    try Self.assign(lead, to: "甲科", office)
    try disk.makeDirectory("/in", permissions: 0o700)
    try disk.writeAtomically([UInt8]("账目".utf8), to: "/in/账目.txt", permissions: 0o600)
    let liaison = try bureau.open(Self.first)
    let note = NoteLead(lead: lead, kind: .files, words: "")
    #expect(refusal { _ = try liaison.note(note, attaching: []) } == .textMissing)
    #expect(fault { _ = try liaison.note(note, attaching: ["/in/没有.txt"]) } == "attachmentUnreadable")
    let before = bureau.files.map(\.path).filter { $0.hasPrefix("/desk/blobs/") }
    _ = try liaison.note(note, attaching: ["/in/账目.txt"])
    let added = bureau.files.map(\.path).filter { $0.hasPrefix("/desk/blobs/") }
    #expect(added.count == before.count + 1)

    try office.refresh()
    for desk in [liaison, office] {
      let found = try desk.read(lead).events.compactMap { ($0.event as? LeadNoted)?.attachments.first }
      let file = try #require(found.first)
      #expect(file.name == "账目.txt" && file.bytes == 6)
      #expect(try desk.view(file, of: .lead(lead)).text == "账目")
      #expect(desk.desk.leads.readers(of: lead).last == desk.desk.lastEvent, "looking at it is on the record")
    }
    let file = try #require(
      try office.read(lead).events.compactMap { ($0.event as? LeadNoted)?.attachments.first }.first)
    #expect(refusal { try liaison.export(file, of: .lead(lead), to: "/in/带走.txt") } == .postRequired)
    #expect(disk["/in/带走.txt"] == nil)
    // A day later no sweep takes the file, and its loss is told.
    for _ in 1...3 {
      try bureau.open(Bureau.office).upkeep()
      bureau.clock.advance(by: 25 * 3_600_000)
    }
    #expect(bureau.files.map(\.path).filter { $0.hasPrefix("/desk/blobs/") } == added)
    #expect(try office.damagedSealedFiles() == [])
    let path = try #require(added.first { !before.contains($0) })
    try disk.unlink(path)
    #expect(try office.damagedSealedFiles() == [DeskFault("sealedFileDamaged", path)])
    #expect(fault { _ = try liaison.view(file, of: .lead(lead)) } == "attachmentDamaged")
  }

  @Test("R6.7 a file larger than the ruling says is not attached, by whatever way") func tooLarge() throws {
    let (bureau, office, _, lead) = try Self.bureau()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    try disk.makeDirectory("/in", permissions: 0o700)
    try disk.writeAtomically([UInt8](repeating: 7, count: 1 << 20 + 1), to: "/in/大.bin", permissions: 0o600)
    #expect(try office.attachmentLength("/in/大.bin") == 1 << 20 + 1)
    let leader = try bureau.open(Bureau.leader)
    _ = try office.perform(
      ProposeRuling(
        ruling: .attachmentMegabytes, value: .integer(1), from: office.desk.date(of: office.now), reason: "磁盘小"))
    try leader.refresh()
    _ = try leader.perform(ConfirmRuling(proposal: try #require(leader.desk.rulings.proposals.last).event))
    try office.refresh()
    #expect(fault { _ = try office.attachmentLength("/in/大.bin") } == "attachmentTooLarge")
    let note = NoteLead(lead: lead, kind: .files, words: "查了")
    #expect(fault { _ = try office.note(note, attaching: ["/in/大.bin"]) } == "attachmentTooLarge")
    #expect(bureau.files.allSatisfy { !$0.path.hasPrefix("/desk/blobs/") })
  }

  @Test("R4.1 a section that a lead was taken from reads nothing of it that is written afterwards; the next reads all")
  func reassigned() throws {
    let (bureau, office, _, lead) = try Self.bureau()
    try Self.assign(lead, to: "甲科", office)
    let liaison = try bureau.open(Self.first)
    _ = try liaison.perform(TakeLead(lead: lead), id: nil)
    _ = try liaison.perform(NoteLead(lead: lead, kind: .files, words: "先查了登记"), id: nil)
    try office.refresh()
    _ = try office.perform(
      ReassignLead(lead: lead, reason: "专业不符", to: try Self.section("乙科", office), summary: "继续核查"), id: nil)
    try liaison.refresh()
    #expect(liaison.desk.isElsewhere(.lead(lead)))
    #expect(refusal { _ = try liaison.perform(NoteLead(lead: lead, kind: .files, words: "再查"), id: nil) } == .elsewhere)
    #expect(liaison.desk.unauthorised.isEmpty)
    #expect(liaison.lines == (try bureau.open(Self.first)).lines)

    let other = try bureau.open(Self.second)
    #expect(other.desk.leads[lead]?.state == .assigned && !other.desk.isElsewhere(.lead(lead)))
    #expect(try other.read(lead).events.contains { ($0.event as? LeadNoted)?.words == "先查了登记" })
    _ = try other.perform(TakeLead(lead: lead), id: nil)
    _ = try other.perform(NoteLead(lead: lead, kind: .files, words: "接着查"), id: nil)
    try office.refresh()
    #expect(office.desk.leads[lead]?.section == (try Self.section("乙科", office)) && office.desk.unauthorised.isEmpty)
    #expect(other.lines == (try bureau.open(Self.second)).lines)
    for name in [Bureau.leader, Bureau.auditor, Bureau.custodian] {
      let desk = try bureau.open(name)
      #expect(desk.lines == office.lines, "\(name)")
    }
    // With foreign code: none of the first liaison's keys opens what came after.
    let objects = try #require(liaison.state.contentKeyID(of: .lead(lead)))
    #expect(liaison.state.keyring.key(for: .object(objects)) == nil && objects.generation == 2)
  }

  @Test(
    "R4.1 a liaison who comes later is handed the section's leads, closed ones too; one who leaves gets no more of them",
    arguments: [false, true])
  func staff(_ isClosed: Bool) throws {
    let (bureau, office, _, lead) = try Self.bureau()
    try Self.assign(lead, to: "甲科", office)
    if isClosed { try Self.close(lead, bureau, office) }
    try bureau.hire("范三", .liaison, section: try Self.section("甲科", office))
    try office.refresh()
    try office.keepKeys()
    let newcomer = try bureau.open("范三")
    #expect(newcomer.desk.leads[lead]?.state == (isClosed ? .closed : .assigned))
    let liaison = try bureau.open(Self.first)
    let admin = try bureau.open(Bureau.admin)
    _ = try admin.remove(try bureau.id(Self.first), reason: "调离")
    try office.refresh()
    _ = try office.perform(EscalateProbe.note(lead), id: nil)
    #expect(office.desk.recusals.generation(of: .lead(lead)) == 2)
    try liaison.refresh()
    #expect(liaison.desk.isElsewhere(.lead(lead)))
    try newcomer.refresh()
    #expect(newcomer.desk.leads[lead]?.words == office.desk.leads[lead]?.words)
    #expect(newcomer.desk.unauthorised.isEmpty)
  }

  @Test("R4.1 the keys of another section, with foreign code, open nothing of a lead; nor do those it was taken from")
  func foreignCode() throws {
    let (bureau, office, tip, lead) = try Self.bureau()
    let start = office.head.commits
    try Self.assign(lead, to: "甲科", office)
    let (liaison, other) = (try bureau.open(Self.first), try bureau.open(Self.second))
    _ = try liaison.perform(NoteLead(lead: lead, kind: .files, words: "工商登记已查"), id: nil)
    _ = try liaison.perform(AskNarrative(lead: lead, tip: tip, reason: "核对时间"), id: nil)
    try office.refresh()
    #expect(
      try RecusalTests.openedTypes(office, after: 0, with: RecusalTests.leaver(other)).isDisjoint(with: Self.secret))
    let before = RecusalTests.leaver(liaison)
    #expect(try RecusalTests.openedTypes(office, after: start, with: before).contains(LeadNoted.type))
    // Not a word of the tip, which nobody opened to the section.
    #expect(try !RecusalTests.openedTypes(office, after: 0, with: before).contains(TipRegistered.type))

    _ = try office.perform(
      ReassignLead(lead: lead, reason: "专业不符", to: try Self.section("乙科", office), summary: "继续核查"), id: nil)
    let after = office.head.commits
    try other.refresh()
    _ = try other.perform(NoteLead(lead: lead, kind: .files, words: "接着查"), id: nil)
    try office.refresh()
    _ = try office.perform(NoteLead(lead: lead, kind: .progress, words: "催办"), id: nil)
    #expect(try RecusalTests.openedTypes(office, after: after, with: before).isDisjoint(with: Self.secret))
    try liaison.refresh()
    #expect(
      try RecusalTests.openedTypes(office, after: after, with: RecusalTests.leaver(liaison)).isDisjoint(
        with: Self.secret))
  }

  /// Everything that is said of tips and leads.
  private static var secret: Set<String> { Set((Leads.events + Tips.events).map { $0.type }) }

  @Test("R4.1 what a section writes of a lead that was taken from it, with a key it still has, has no effect")
  func afterwards() throws {
    let (bureau, office, _, lead) = try Self.bureau()
    try Self.assign(lead, to: "甲科", office)
    let liaison = try bureau.open(Self.first)
    // A desk of one's own need not look at what others wrote.
    let stale = liaison.state
    _ = try office.perform(
      ReassignLead(lead: lead, reason: "专业不符", to: try Self.section("乙科", office), summary: "继续核查"), id: nil)
    try liaison.refresh()
    liaison.state = stale
    let note = LeadNoted(
      lead: lead, kind: .files, on: liaison.desk.date(of: liaison.now), words: "伪造", place: nil, people: nil,
      attachments: [])
    let refused = refusal { _ = try liaison.perform(NoteLead(lead: lead, kind: .files, words: note.words), id: nil) }
    try office.refresh()
    #expect(refused == nil && office.desk.unauthorised.count == 1)
    #expect(try !office.read(lead).events.contains { ($0.event as? LeadNoted)?.words == "伪造" })
  }

  @Test("R5.1 a section that helps reads the lead until the help ends")
  func assisting() throws {
    let (bureau, office, _, lead) = try Self.bureau()
    try Self.assign(lead, to: "甲科", office)
    let liaison = try bureau.open(Self.first)
    let helper = try bureau.open(Self.second)
    _ = try liaison.perform(
      AskAssist(
        lead: lead, section: try Self.section("乙科", office), words: "查同名场所",
        due: liaison.desk.date(of: liaison.now).adding(days: 5)), id: nil)
    try helper.refresh()
    #expect(helper.desk.leads.count == 0)
    try office.refresh()
    let request = office.desk.leads.work(on: lead).assists[0].step.event
    _ = try office.perform(DecideAssist(lead: lead, request: request, isAgreed: true), id: nil)
    try helper.refresh()
    _ = try helper.perform(AnswerAssist(lead: lead, request: request, words: "没有同名"), id: nil)
    try office.refresh()
    _ = try office.perform(EndAssist(lead: lead, request: request, reason: "已答复"), id: nil)
    try helper.refresh()
    try liaison.refresh()
    #expect(helper.desk.isElsewhere(.lead(lead)) && !liaison.desk.isElsewhere(.lead(lead)))
    _ = try liaison.perform(TakeLead(lead: lead), id: nil)
    try office.refresh()
    #expect(office.desk.leads[lead]?.state == .verifying && office.desk.unauthorised.isEmpty)
  }
}

/// What the office writes about a lead to see which key it goes under.
private enum EscalateProbe {
  static func note(_ lead: LeadID) -> NoteLead { NoteLead(lead: lead, kind: .progress, words: "催办") }
}
