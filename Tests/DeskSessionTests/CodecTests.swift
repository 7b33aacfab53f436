import Foundation
import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import Vault

/// What stands in the log stays readable for ever.
@Suite struct CodecTests {
  @Test func `every event of version 1 is read from a payload and written as it was`() throws {
    let files = try Golden.events()
    var seen: Set<String> = []
    for (name, bytes) in files {
      let payload = [UInt8]("[".utf8) + bytes + [UInt8]("]".utf8)
      let events = try EventCodec.standard.decode(payload)
      guard case .event(let event)? = events.first else {
        Issue.record("\(name) is no event")
        continue
      }
      seen.insert(type(of: event).type)
      #expect(
        String(decoding: try EventCodec.encode(events), as: UTF8.self) == String(decoding: payload, as: UTF8.self))
    }
    #expect(seen == Set(EventCatalogue.byType.keys))
  }

  @Test func `every key record of version 1 is read from a payload and written as it was`() throws {
    let random = SeededRandom(3)
    let pair = PairSecret(pair: .identity, generation: 2, seed: SealingKey(random: random))
    let records: [KeyRecord] = [
      .grant(EpochKey(compartment: .section(12), epoch: 3, key: SealingKey(random: random))),
      .previous(EpochKey(compartment: .leads, epoch: 1, key: SealingKey(random: random))),
      .object(ObjectKey(random: random)), .publicHalf(.identity, generation: 2, key: pair.secret.publicKey),
      .secretHalf(pair), .escrow(.identity, generation: 2, sealed: [1, 2, 3]),
    ]
    let closed = KeyRecord.closed([
      ClosedKey(id: try #require(ClosedID(bytes: [UInt8](1...16))), key: SealingKey(random: random))
    ])
    #expect(Set((records + [closed]).map(\.type)) == Set(KeyRecord.types))
    let later = try Golden.bytes("key-records-2.json") { try EventCodec.encode([.key(closed)]) }
    #expect(try EventCodec.encode(EventCodec.standard.decode(later)) == later)
    let golden = try Golden.bytes("key-records-1.json") { try EventCodec.encode(records.map { .key($0) }) }
    let decoded = try EventCodec.standard.decode(golden)
    let found = decoded.compactMap { if case .key(let record) = $0 { record } else { nil } }
    #expect(found == records)
    #expect(try EventCodec.encode(decoded) == golden)
  }

  @Test func `a desk of version 1 opens, says the same and can be written to`() throws {
    let golden = try Golden.bytes("desk-1.json") {
      let bureau = try Bureau.trial()
      let desk = try bureau.open(Bureau.admin)
      let tip = try desk.tip("某酒店强迫交易，抬高价格", "强迫交易")
      try desk.perform(OpenLead(tips: [tip], isSuspectedOrganisedCrime: true, reason: "涉嫌"))
      _ = try desk.revise(tip, .supplement(text: "补充材料", receivedAt: nil, attachmentPaths: []))
      let files = Dictionary(uniqueKeysWithValues: bureau.files.map { ($0.path, Data($0.bytes)) })
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return [UInt8](try encoder.encode(files))
    }
    let disk = SimulatedFileSystem()
    let bureau = Bureau(disk: disk, seed: 99)
    for directory in bureau.layout.directories + [bureau.layout.log] {
      try disk.makeDirectory(directory, permissions: 0o770)
    }
    for (path, bytes) in try JSONDecoder().decode([String: Data].self, from: Data(golden)) {
      try disk.writeAtomically([UInt8](bytes), to: path, permissions: 0o660)
    }
    let desk = try bureau.open(Bureau.admin)
    #expect(desk.readOnly == nil)
    #expect(desk.desk.organisation.name == "某局")
    #expect(desk.desk.members.all.map(\.name) == [Bureau.admin])
    let tip = try #require(desk.desk.tips[TipID(rawValue: desk.desk.tips.rows[0].id.rawValue)])
    #expect(tip.number.description == "JB-2026-0001")
    #expect(tip.state == .openedLead)
    #expect(desk.desk.tips.titles[0] == "强迫交易")
    #expect(desk.desk.leads.rows[0].number.description == "XS-2026-0001")
    #expect(desk.desk.unauthorised.isEmpty)
    #expect(desk.damagedPayloads.isEmpty)
    #expect(try desk.document(of: desk.desk.tips.rows[0].id).events.count == 3)
    try desk.tip("新的一件")
  }

  // MARK: Versions

  /// A kind of event whose first version had another field.
  private struct Moved: Event {
    static let type = "org.movedInTests"
    static let version = 3
    let place: String
    let floors: Int
    func scope(at number: EventNumber) -> Scope { .desk }
    func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? { nil }
    func apply(to desk: inout Desk, from envelope: Envelope) {}
  }

  private static let codec = EventCodec(
    kinds: [Moved.type: Moved.self],
    upcasters: [
      .init(type: Moved.type, version: 1): { tree in
        var tree = tree
        tree["place"] = tree["where"]
        tree["where"] = nil
        return tree
      },
      .init(type: Moved.type, version: 2): { tree in
        guard tree["place"] != nil else { return nil }
        var tree = tree
        tree["floors"] = .integer(1)
        return tree
      },
    ])

  @Test(arguments: [
    (#"{"type":"org.movedInTests","v":1,"where":"东楼"}"#, "东楼", 1),
    (#"{"place":"西楼","type":"org.movedInTests","v":2}"#, "西楼", 1),
    (#"{"floors":6,"place":"南楼","type":"org.movedInTests","v":3}"#, "南楼", 6),
  ])
  func `an earlier version is brought up step by step`(_ text: String, _ place: String, _ floors: Int) throws {
    let events = try Self.codec.decode([UInt8]("[\(text)]".utf8))
    guard case .event(let event)? = events.first, let moved = event as? Moved else {
      Issue.record("\(events)")
      return
    }
    #expect(moved.place == place)
    #expect(moved.floors == floors)
  }

  @Test(arguments: [
    #"{"type":"org.movedInTests","v":0,"where":"东楼"}"#, #"{"type":"org.movedInTests","v":-9223372036854775808}"#,
    #"{"type":"org.movedInTests","v":2}"#, #"{"type":"org.movedInTests","v":1}"#, #"{"type":"org.movedInTests"}"#,
    #"{"type":"org.movedInTests","v":1,"where":1.5}"#, #"{"type":7,"v":1}"#,
  ])
  func `what no version ever wrote is damage`(_ text: String) {
    #expect(throws: DecodingError.self) { try Self.codec.decode([UInt8]("[\(text)]".utf8)) }
  }

  @Test(arguments: ["org.movedInTests", "org.other", "key.later", "x"])
  func `what a later version writes is known as such`(_ type: String) throws {
    let events = try Self.codec.decode([UInt8](#"[{"a":[{}],"type":"\#(type)","v":4}]"#.utf8))
    guard case .unknown(let found, let version)? = events.first else {
      Issue.record("\(events)")
      return
    }
    #expect(found == type)
    #expect(version == 4)
  }
}
