import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import Vault

/// A desk of this version beside one of a later version: nothing is lost, and nothing is decided on half the truth.
@Suite struct LaterVersionTests {
  private static func office(afterWriting text: String, codec: UInt8 = EventCodec.json) throws -> OpenDesk {
    let bureau = try Bureau.staffed()
    try bureau.open(Bureau.office).tip("某酒店强迫交易")
    try Forger(bureau, Bureau.leader).write([.init(Forger.desk, [], text: text, codec: codec)])
    return try bureau.open(Bureau.office)
  }

  @Test func `an unknown event stops what reads its register, and nothing else`() throws {
    let desk = try Self.office(afterWriting: #"[{"type":"ruling.later","v":1}]"#)
    #expect(desk.desk.unreadableRegisters == [.rulings])
    #expect(refusal { try desk.tip("又一件") } == .upgradeNeeded)
    #expect(throws: Never.self) { try desk.perform(AddSection(name: "一科")) }
    #expect(desk.desk.tips.count == 1)
  }

  @Test(arguments: [
    #"[{"type":"member.later","v":1}]"#, #"[{"type":"member.removed","v":2}]"#, #"[{"type":"key.later","v":1}]"#,
    #"[{"type":"key.grant","v":2}]"#, #"[{"type":"nobodyKnows","v":1}]"#,
  ])
  func `an unknown event about members or keys stops everything`(_ text: String) throws {
    let desk = try Self.office(afterWriting: text)
    #expect(refusal { try desk.tip("又一件") } == .upgradeNeeded)
    #expect(refusal { try desk.perform(AddSection(name: "一科")) } == .upgradeNeeded)
    #expect(refusal { try desk.perform(SignUndertaking()) } == .upgradeNeeded)
    #expect(try desk.document(of: desk.desk.tips.rows[0].id).content.narrative == "某酒店强迫交易", "reading goes on")
  }

  @Test func `a text in another codec stops everything`() throws {
    let desk = try Self.office(afterWriting: "binary", codec: 2)
    #expect(refusal { try desk.tip("又一件") } == .upgradeNeeded)
    #expect(desk.damagedPayloads.isEmpty)
  }

  @Test(arguments: [
    "", "[", "{}", "[1]", "[[]]", #"[{"type":"org.sectionAdded","v":1}]"#,
    #"[{"type":"org.sectionAdded","v":1,"name":7}]"#,
    #"[{"type":"org.sectionAdded","v":1,"name":"甲"},{"type":"org.sectionAdded","v":1,"name":"乙"}]"#, "[]",
    #"[{"type":"org.sectionAdded","v":99999999999999999999}]"#, #"[{"type":"org.sectionAdded","v":1e400}]"#,
    #"[{"type":"org.windowAdded","v":1,"section":1.5,"name":"窗"}]"#, "\u{0}\u{0}",
    String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 100_000),
  ])
  func `a payload that says nothing readable is damage, and work goes on`(_ text: String) throws {
    let desk = try Self.office(afterWriting: text)
    #expect(desk.damagedPayloads.count == 1)
    #expect(desk.desk.organisation.sections.isEmpty)
    #expect(throws: Never.self) { try desk.tip("又一件") }
    #expect(desk.desk.tips.count == 2)
  }
}
