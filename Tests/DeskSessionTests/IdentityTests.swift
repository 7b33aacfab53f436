import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// The way to who a reporter is: asked, approved, looked at, closed; and what custodians alone read.
@Suite struct IdentityTests {
  @Test func `what was sealed is shown to its custodian, for a minute, and every step is on the record`() throws {
    let desk = try Reporting()
    let request = try desk.approved()
    let custodian = try desk.open(Bureau.custodian)
    let before = custodian.desk.lastEvent
    let opened = try custodian.openIdentity(request: request, isRenewal: false)
    #expect(opened.parts.map(Reporting.texts) == [SecrecyTests.details])
    #expect(opened.of == .reporter(request: request))
    #expect(opened.closesAt == Instant(milliseconds: desk.bureau.clock.now + 60_000))
    #expect(custodian.desk.lastEvent == before.next, "the viewing is durable")
    _ = try custodian.openIdentity(request: request, isRenewal: true)
    _ = try custodian.closeIdentity(request: request, how: .expired)

    // Everybody who reads tips reads the same history, and nothing of who it is.
    for name in [Bureau.office, Bureau.leader, Bureau.custodian] {
      let document = try desk.open(name).document(of: desk.reporter)
      let types = document.events.map { Swift.type(of: $0.event).type }
      #expect(
        types == [
          "tip.registered", "reporter.identityRequested", "reporter.identityApproved", "reporter.identityViewed",
          "reporter.identityViewed", "reporter.identityClosed",
        ])
    }
    #expect(try desk.open(Bureau.office).desk.reporters.requests[request]?.views == 2)
  }

  @Test func `everything that was sealed is shown in order, and nothing that came after the approval`() throws {
    let desk = try Reporting([.phone: "13812345678"])
    let office = try desk.open(Bureau.office)
    desk.bureau.clock.advance(by: 60_000)
    _ = try office.add(
      ReporterAddition(
        reporter: desk.reporter, identity: ReporterIdentity(details: [.name: "赵举报"]), reason: "来电补充"))
    let request = try desk.approved()
    _ = try office.add(
      ReporterAddition(
        reporter: desk.reporter, identity: ReporterIdentity(details: [.address: "幸福里"]), reason: "来信补充"))
    let opened = try desk.open(Bureau.custodian).openIdentity(request: request, isRenewal: false)
    #expect(opened.parts.map(Reporting.texts) == [[.phone: "13812345678"], [.name: "赵举报"]])
    #expect(zip(opened.parts, opened.parts.dropFirst()).allSatisfy { $0.sealedAt < $1.sealedAt && $0.event < $1.event })
  }

  @Test func `asking, approving and looking go the same way where nothing was given`() throws {
    let desk = try Reporting([:])
    let request = try desk.approved()
    let opened = try desk.open(Bureau.custodian).openIdentity(request: request, isRenewal: false)
    #expect(opened.parts.isEmpty)
    #expect(try desk.open(Bureau.custodian).contactCard(of: desk.reporter, reason: "约见").ways.isEmpty)
  }

  @Test func `the contact card shows a safe way before the phone, newest first, for a reason`() throws {
    let desk = try Reporting()
    let office = try desk.open(Bureau.office)
    _ = try office.add(
      ReporterAddition(
        reporter: desk.reporter,
        identity: ReporterIdentity(details: [.safeContact: "周日晚联系其姐", .phone: "13900000000"]), reason: "换了方式"))
    let custodian = try desk.open(Bureau.custodian)
    #expect(refusal { _ = try custodian.contactCard(of: desk.reporter, reason: " ") } == .reasonMissing)
    let card = try custodian.contactCard(of: desk.reporter, reason: "约见")
    #expect(card.ways.map(\.text.text) == ["周日晚联系其姐", "13812345678"])
    #expect(try custodian.document(of: desk.reporter).events.last?.event is CardRead)
    #expect(refusal { _ = try office.contactCard(of: desk.reporter, reason: "约见") } == .postRequired)
    #expect(refusal { _ = try desk.open(Bureau.leader).contactCard(of: desk.reporter, reason: "约见") } == .postRequired)
  }

  @Test func `a person is bound to a tip that had no reporter (R6.3.1)`() throws {
    let bureau = try Bureau.staffed()
    let tip = try bureau.open(Bureau.office).tip("匿名来信")
    let custodian = try bureau.open(Bureau.custodian)
    let today = custodian.desk.date(of: custodian.now)
    _ = try custodian.bind(
      ReporterBinding(
        tip: tip, reporter: nil, identity: ReporterIdentity(details: [.name: "钱来信", .phone: "13700000000"]),
        evidence: "笔迹与身份证核对一致", confirmedOn: today))
    let reporter = try #require(custodian.desk.reporters.of(tip).first)
    #expect(custodian.desk.tips[tip]?.signature == .realName)
    let desk = try Reporting(bureau: bureau, tip: tip, reporter: reporter)
    let opened = try custodian.openIdentity(request: desk.approved(), isRenewal: false)
    #expect(opened.parts.map(Reporting.texts) == [[.name: "钱来信", .phone: "13700000000"]])
    let event = try #require(custodian.desk.reporters.events(of: reporter).first)
    #expect(try custodian.evidence(of: event, about: reporter, reason: "复核").text == "笔迹与身份证核对一致")
    #expect(try custodian.document(of: reporter).events.last?.event is CardRead)
    #expect(try bureau.open(Bureau.office).desk.unauthorised.isEmpty)
  }

  @Test func `what is refused leaves no file behind`() throws {
    let desk = try Reporting()
    let before = desk.bureau.files.map(\.path)
    let office = try desk.open(Bureau.office)
    let identity = ReporterIdentity(details: [.name: "钱来信"])
    let today = office.desk.date(of: office.now)
    #expect(
      refusal {
        _ = try office.bind(
          ReporterBinding(
            tip: desk.tip, reporter: desk.reporter, identity: identity, evidence: "核对", confirmedOn: today))
      } == .postRequired)
    #expect(refusal { _ = try office.mark(desk.reporter, .staff, .yes, evidence: "名册") } == .postRequired)
    #expect(
      refusal { _ = try office.decideSame(desk.reporter, desk.reporter, isSame: true, reason: "同") } == .postRequired)
    #expect(
      refusal { _ = try office.add(ReporterAddition(reporter: desk.reporter, identity: identity, reason: "")) }
        == .reasonMissing)
    let custodian = try desk.open(Bureau.custodian)
    #expect(refusal { _ = try custodian.mark(desk.reporter, .staff, .yes, evidence: "") } == .markEvidenceMissing)
    #expect(desk.bureau.files.map(\.path) == before)
  }

  @Test func `a file that is missing or altered is said by alias, and nothing is put on the record as shown`() throws {
    let desk = try Reporting()
    let disk = try #require(desk.bureau.disk as? SimulatedFileSystem)
    let request = try desk.approved()
    let waiting = try desk.request(by: Bureau.leader)
    let custodian = try desk.open(Bureau.custodian)
    let events = custodian.desk.lastEvent
    let files = try desk.files()
    for (seal, attempts) in [
      (files.identities[0], [{ _ = try custodian.openIdentity(request: request, isRenewal: false) }]),
      (files.cards[0], [{ _ = try custodian.contactCard(of: desk.reporter, reason: "约见") }]),
    ] as [(OpenDesk.NamedSeal, [() throws -> Void])] {
      let sound = try #require(disk[desk.path(seal)])
      for (bytes, id) in [
        (sound.dropLast() + [sound[sound.count - 1] ^ 1], "identityDamaged"), (sound[..<40], "identityDamaged"),
      ] {
        disk[desk.path(seal)] = Array(bytes)
        for attempt in attempts { #expect(throws: DeskFault(id, "0001")) { try attempt() } }
      }
      try disk.unlink(desk.path(seal))
      for attempt in attempts { #expect(throws: DeskFault("identityMissing", "0001")) { try attempt() } }
      try disk.writeAtomically(sound, to: desk.path(seal), permissions: 0o660)
    }
    #expect(custodian.desk.lastEvent == events)
    // Another leader cannot lift what is not there either.
    try desk.bureau.hire(Reporting.secondLeader, .leader)
    try disk.unlink(desk.path(files.identities[0]))
    let second = try desk.open(Reporting.secondLeader)
    #expect(throws: DeskFault("identityMissing", "0001")) { _ = try second.approve(request: waiting) }
    #expect(second.desk.reporters.requests[waiting]?.state == .waiting)
  }

  @Test func `an approval sent twice is one approval`() throws {
    let desk = try Reporting()
    let request = try desk.request()
    let leader = try desk.open(Bureau.leader)
    let id = RequestID(bytes: [UInt8](repeating: 7, count: 16))
    let first = try leader.approve(request: request, id: id)
    #expect(try leader.approve(request: request, id: id).commit == first.commit)
  }

  @Test func `a text that is let go is overwritten for all who hold it`() {
    let text = WipedText([UInt8]("赵举报".utf8))
    #expect(text.text == "赵举报")
    #expect("\(text)" == "WipedText")
    text.wipe()
    #expect(text.byteCount == 0)
    #expect(text.text == "")
  }
}

extension Reporting {
  init(bureau: Bureau, tip: TipID, reporter: ReporterID) throws {
    (self.bureau, self.tip, self.reporter) = (bureau, tip, reporter)
  }
}
