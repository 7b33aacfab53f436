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
}
