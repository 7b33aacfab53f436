import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// What an inspector's keys open, for how long, and whether what they are shown is true.
@Suite struct InspectionTests {
  private static let inspector = "检查甲"
  private static let words = "某酒店多次威胁周边商户，强迫他们低价供货。"

  private struct Scene {
    let bureau: Bureau
    let tip: TipID

    /// A desk where things happened, a tip with a reporter among them, and an inspector until 2026-11-30.
    init() throws {
      bureau = try Bureau.watched()
      let office = try bureau.open(Bureau.office)
      let intake = TipIntake(
        content: TipContent(
          title: "强迫交易", narrative: InspectionTests.words, subjects: [Subject(kind: .organisation, name: "某酒店")]),
        reporters: [ReporterIdentity(details: [.name: "赵举报", .phone: "13800000000"])])
      tip = TipID(rawValue: try #require(office.register(intake).events.first).envelope.event.rawValue)
      try office.perform(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确"))
      let invited = try bureau.open(Bureau.admin).invite(
        name: InspectionTests.inspector, posts: .inspector, section: nil,
        until: #require(CivilDate("2026-11-30")))
      _ = try bureau.door.enrol(
        InspectionTests.inspector, code: invited.code, passphrase: Bureau.passphrase(InspectionTests.inspector))
      try bureau.grant(InspectionTests.inspector, by: Bureau.leader)
      let inspector = try bureau.open(InspectionTests.inspector)
      try inspector.perform(SignUndertaking())
      try inspector.upkeep()
    }

    func open(_ name: String) throws -> OpenDesk { try bureau.open(name) }
    func pass(days: Int64) { bureau.clock.advance(by: days * 86_400_000) }
  }

  @Test func `an auditor extracts, the inspector reads steps and no words`() throws {
    let scene = try Scene()
    let inspector = try scene.open(Self.inspector)
    #expect(
      inspector.desk.tips.count == 0 && inspector.desk.leads.count == 0 && inspector.desk.reporters.rows.count == 0)
    #expect(try inspector.processRows().isEmpty)
    let count = try scene.open(Bureau.auditor).extractProcess()
    try inspector.refresh()
    let rows = try inspector.processRows()
    #expect(rows.count == count && count > 20)
    #expect(rows.contains { $0.step == TipRegistered.type && $0.about == "JB-2026-0001" })
    #expect(rows.contains { $0.step == LeadOpened.type && $0.about == "XS-2026-0001" })
    let printed = try rows.map { try inspector.jsonLine($0) }.joined(separator: "\n")
    for word in ["酒店", "威胁", "强迫", "赵举报", "1380000", "对象明确", "举报人"] {
      #expect(!printed.contains(word), "\(word)")
    }
    var query = LogQuery(id: SearchID(rawValue: 1), limit: 5)
    var portion = try inspector.portion(for: query)
    #expect(portion.entries.count == 5 && portion.end == .limit)
    query = LogQuery(id: SearchID(rawValue: 2), before: portion.reached, limit: .max)
    portion = try inspector.portion(for: query)
    #expect(portion.entries.count == count - 5 && portion.end == .beginning)
    #expect(inspector.desk.unauthorised.isEmpty)
  }

  @Test func `foreign code with the inspector's keys opens what all members read, and the extracts`() throws {
    let scene = try Scene()
    try scene.open(Bureau.auditor).extractProcess()
    let inspector = try scene.open(Self.inspector)
    let leaver = KeyEpochTests.Leaver(inspector)
    var opened = 0
    for commit in try KeyEpochTests.commits(inspector, after: 0) {
      for payload in commit.payloads {
        let sealed = SealedPayload(nonce: payload.nonce, ciphertext: payload.ciphertext)
        let aad = commit.position.additionalData(author: commit.author, keyID: payload.keyID)
        let isOpen =
          leaver.secrets.contains { (try? sealed.open(with: $0, aad: aad)) != nil }
          || (try? sealed.open(with: leaver.keys.agreement, aad: aad)) != nil
        guard isOpen else { continue }
        opened += 1
        let isTheirs =
          switch payload.keyID.payloadKey {
          case .compartment(.desk, _), .compartment(.audit, _): true
          case .member(let holder): holder.rawValue == UInt32(inspector.member.rawValue)
          default: false
          }
        #expect(isTheirs, "commit \(commit.number): \(payload.keyID)")
      }
    }
    #expect(opened > 10, "the keys are right")
    #expect(inspector.state.keyring.currentEpoch(of: .leads) == nil)
    for pair in [PairID.identity, .release] { #expect(inspector.state.keyring.secretHalves(of: pair).isEmpty) }
    #expect(refusal { _ = try inspector.read(scene.tip) } == .noSuchTip)
    #expect(refusal { try inspector.extractProcess() } == .postRequired)
    #expect(refusal { _ = try inspector.compareExtracts() } == .postRequired)
  }

  @Test func `hand-made commits of an inspector have no effect`() throws {
    let scene = try Scene()
    let forger = try Forger(scene.bureau, Self.inspector)
    let audit = PayloadKeyID.compartment(.audit, epoch: 1)
    let rows = [
      ProcessRow(event: EventNumber(rawValue: 1), time: Instant(rawValue: 0), author: forger.member, step: "x")
    ]
    let through = EventNumber(rawValue: try forger.nextEvent() - 1)
    try forger.write([
      .init(audit, [AuditExtracted(from: EventNumber(rawValue: 1), through: through, rows: rows)])
    ])
    try forger.write([
      .init(
        Forger.desk,
        [InspectionExtended(member: forger.member, until: try #require(CivilDate("2026-12-31")), reason: "再查")])
    ])
    try forger.write([.init(Forger.desk, [MemberKeysGranted(member: forger.member, keys: ["leads"])])])
    try forger.write([
      .init(Forger.desk, [PostsChanged(member: forger.member, posts: .auditor, section: nil, reason: "改")])
    ])
    let auditor = try scene.open(Bureau.auditor)
    #expect(
      auditor.desk.unauthorised.map(\.refusal.reason) == [.postRequired, .postRequired, .notEntitled, .inspectorAlone])
    #expect(auditor.desk.audits.extracts.isEmpty)
  }

  @Test func `after the last day nothing opens, and the keys read nothing later`() throws {
    let scene = try Scene()
    let inspector = try scene.open(Self.inspector)
    let leaver = KeyEpochTests.Leaver(inspector)
    // The last day, a Monday, is a day of work.
    scene.pass(days: 7)
    _ = try scene.open(Self.inspector)
    try inspector.perform(ExportProcess(count: 0))
    scene.pass(days: 1)
    #expect(fault { _ = try scene.open(Self.inspector) } == "inspectionOver")
    #expect(inspector.isOver)
    #expect(refusal { try inspector.perform(ExportProcess(count: 0)) } == .inspectionOver)
    #expect(refusal { try inspector.perform(SignUndertaking()) } == .inspectionOver)

    let auditor = try scene.open(Bureau.auditor)
    let before = auditor.head.commits
    try auditor.upkeep()
    #expect(auditor.desk.members.named(Self.inspector) == nil)
    try scene.open(Bureau.leader).upkeep()
    try auditor.refresh()
    #expect(auditor.desk.members.epochsDue.isEmpty)
    #expect(auditor.state.keyring.currentEpoch(of: .audit)?.epoch == 2)
    #expect(auditor.state.keyring.currentEpoch(of: .desk)?.epoch == 2)
    let start = auditor.head.commits
    try auditor.extractProcess()
    try scene.open(Bureau.leader).perform(AddSection(name: "新科"))
    #expect(try KeyEpochTests.commits(auditor, after: start).map(leaver.opened).allSatisfy { $0 == 0 })
    #expect(start > before)
    try auditor.refresh()
    #expect(auditor.desk.unauthorised.isEmpty)
    #expect(try scene.open(Bureau.leader).lines == auditor.lines)
  }

  @Test func `a leader extends, and the work goes on`() throws {
    let scene = try Scene()
    let member = try scene.bureau.id(Self.inspector)
    let until = try #require(CivilDate("2026-12-20"))
    try scene.open(Bureau.leader).perform(ExtendInspection(member: member, until: until, reason: "检查延期"))
    scene.pass(days: 20)
    let inspector = try scene.open(Self.inspector)
    try inspector.perform(ExportProcess(count: 0))
    #expect(inspector.desk.members[member]?.until == until)
    scene.pass(days: 8)
    #expect(fault { _ = try scene.open(Self.inspector) } == "inspectionOver")
  }

  @Test func `made anew, an extract is the same; one that was made up is found`() throws {
    let scene = try Scene()
    let auditor = try scene.open(Bureau.auditor)
    try auditor.extractProcess()
    try scene.open(Bureau.office).tip("又一件")
    try auditor.extractProcess()
    for name in [Bureau.auditor, Bureau.leader] { #expect(try scene.open(name).compareExtracts().isEmpty, "\(name)") }

    let from = auditor.desk.audits.next
    try scene.open(Bureau.office).tip("第三件")
    let forger = try Forger(scene.bureau, Bureau.auditor)
    let through = EventNumber(rawValue: try forger.nextEvent() - 1)
    let invented = ProcessRow(
      event: from, time: Instant(milliseconds: Bureau.start), author: forger.member, step: TipRead.type,
      about: "JB-2026-0001")
    try forger.write([
      .init(.compartment(.audit, epoch: 1), [AuditExtracted(from: from, through: through, rows: [invented])])
    ])
    let leader = try scene.open(Bureau.leader)
    #expect(leader.desk.unauthorised.isEmpty)
    let difference = try #require(try leader.compareExtracts().first)
    #expect(difference.altered == [from] && !difference.missing.isEmpty)
    #expect(difference.extract.author == forger.member)
  }

  @Test func `restricted tips leave no step`() throws {
    let scene = try Scene()
    let office = try scene.open(Bureau.office)
    let other = try office.tip("另一件，后来转为涉内")
    let auditor = try scene.open(Bureau.auditor)
    let event = ReadTip(tip: other)
    try office.perform(event)
    let before = try auditor.extractProcess()
    #expect(before > 0)
    let numbers = try scene.open(Self.inspector).processRows().compactMap(\.about)
    #expect(numbers.contains("JB-2026-0002"))
    #expect(try scene.open(Self.inspector).processRows().allSatisfy { !$0.step.hasPrefix("restricted") })
  }

  @Test func `who was taken off a tip with a receipt code finds its extract as it should be`() throws {
    let scene = try Scene()
    let office = try scene.open(Bureau.office)
    let tip = try office.tip("匿名来访")
    let code = office.drawCode().text
    _ = try office.issueCode(for: tip, CodeTests.Scene.typed(code))
    let addition = CodeAddition(typed: CodeTests.Scene.typed(code), way: .phone, text: "又想起一事")
    #expect(try office.add(addition) == .accepted)
    try scene.open(Bureau.auditor).extractProcess()
    let rows = try scene.open(Self.inspector).processRows().filter { $0.step.hasPrefix("code.") }
    #expect(rows.map(\.step) == ["code.issued", "code.used"] && rows.allSatisfy { $0.about == "JB-2026-0002" })
    let leader = try scene.open(Bureau.leader)
    _ = try leader.perform(
      EnterRecusal(on: .tip(tip), member: scene.bureau.id(Bureau.auditor), ground: .kin, words: "是亲属"), id: nil)
    for name in [Bureau.auditor, Bureau.leader] { #expect(try scene.open(name).compareExtracts().isEmpty, "\(name)") }
    // Nor does the one who was taken off read any more of them in the log.
    let auditor = try scene.open(Bureau.auditor)
    var types: [String] = []
    try auditor.forEachEvent(since: EventNumber(rawValue: 1)) { types.append(type(of: $0.event).type) }
    #expect(!types.contains { $0.hasPrefix("code.") } && types.contains("tip.registered"))
  }
}
