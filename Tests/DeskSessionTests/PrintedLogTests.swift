import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog

/// What `log --json` prints opens nothing that was sealed.
@Suite struct PrintedLogTests {
  @Test func `a printed event names its attachments and holds none of their keys`() throws {
    let bureau = try Bureau.staffed()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let office = try bureau.open(Bureau.office)
    try disk.makeDirectory("/in", permissions: 0o700)
    for name in ["/in/甲.txt", "/in/乙.txt"] {
      try disk.writeAtomically([UInt8]("附件".utf8), to: name, permissions: 0o600)
    }
    var intake = SecrecyTests.intake
    intake.attachmentPaths = ["/in/甲.txt"]
    let tip = TipID(rawValue: try #require(office.register(intake).events.first).envelope.event.rawValue)
    _ = try office.revise(
      tip, .supplement(text: "又来", receivedAt: nil, attachmentPaths: ["/in/乙.txt"]))

    let registered = try #require(try office.document(of: tip).events.first?.event as? TipRegistered)
    let supplemented = try #require(try office.document(of: tip).events.last?.event as? TipSupplemented)
    var lines: [String] = []
    try office.forEachEvent(since: EventNumber(rawValue: 1)) {
      lines.append(try office.jsonLine($0))
    }
    let attachments = registered.content.attachments + supplemented.attachments
    #expect(attachments.map(\.name) == ["甲.txt", "乙.txt"])
    for attachment in attachments {
      #expect(attachment.key.count > 40)
      #expect(lines.filter { $0.contains(attachment.blob) }.count == 1)
      #expect(lines.filter { $0.contains(attachment.key) }.isEmpty)
    }
  }

  /// Somebody adds with a receipt code at the leader's counter. Office and custodian print “counter”; the auditor and the
  /// leader are told (R6.4).
  @Test func `who stood at the counter is printed for those alone who are told`() throws {
    let bureau = try Bureau.watched()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("匿名来访")
    let typed = { (code: String) in
      TypedCode(code: WipedText([UInt8](code.utf8)), password: WipedText([UInt8]("旧书店 2026".utf8)))
    }
    let code = office.drawCode().text
    _ = try office.issueCode(for: tip, typed(code))
    let counter = try bureau.open(Bureau.leader)
    #expect(try counter.add(CodeAddition(typed: typed(code), way: .visit, text: "又想起一事")) == .accepted)
    for (name, isTold) in [
      (Bureau.office, false), (Bureau.custodian, false), (Bureau.auditor, true), (Bureau.leader, true),
    ] {
      let desk = try bureau.open(name)
      var lines: [String] = []
      try desk.forEachEvent(since: EventNumber(rawValue: 1)) {
        if $0.event is CodeUsed || $0.event is TipSupplemented { lines.append(try desk.jsonLine($0)) }
      }
      #expect(lines.count == 2 && lines.allSatisfy { $0.contains("\"atCounter\":\"yes\"") }, "\(name)")
      #expect(lines.allSatisfy { $0.contains(Bureau.leader) == isTold }, "\(name): \(lines)")
      #expect(lines.allSatisfy { $0.contains("\"author\":") == isTold }, "\(name)")
    }
  }
}
