import Foundation
import Testing

@testable import Vault

@Suite struct KeyRecordTests {
  private static let key = SealingKey(bytes: [UInt8](0..<32))!
  private static let keyText = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
  private static let object = ObjectID(bytes: [UInt8](1...12))!

  /// Stored in every desk of version 1: each text decodes to its record for ever.
  static let stored: [(String, KeyRecord)] = [
    (
      #"{"compartment":"leads","epoch":3,"key":"\#(keyText)","type":"key.grant","v":1}"#,
      .grant(EpochKey(compartment: .leads, epoch: 3, key: key))
    ),
    (
      #"{"compartment":"section/12","epoch":2,"key":"\#(keyText)","type":"key.previous","v":1}"#,
      .previous(EpochKey(compartment: .section(12), epoch: 2, key: key))
    ),
    (
      #"{"generation":1,"key":"\#(keyText)","object":"AQIDBAUGBwgJCgsM","type":"key.object","v":1}"#,
      .object(ObjectKey(id: ObjectKeyID(object: object, generation: 1), key: key))
    ),
    (
      #"{"generation":4,"key":"\#(keyText)","pair":"release","type":"key.secret","v":1}"#,
      .secretHalf(PairSecret(pair: .release, generation: 4, seed: key))
    ),
    (
      #"{"generation":1,"pair":"identity","sealed":"AQID","type":"key.escrow","v":1}"#,
      .escrow(.identity, generation: 1, sealed: [1, 2, 3])
    ),
    (
      #"{"keys":["AAAAAAAAAAAAAAAAAAAAAAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"],"type":"key.closed","v":1}"#,
      .closed([ClosedKey(id: ClosedID(bytes: [UInt8](repeating: 0, count: 16))!, key: key)])
    ),
  ]

  private func encoded(_ record: KeyRecord) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(record), as: UTF8.self)
  }

  private func decoded(_ text: String) throws -> KeyRecord {
    try JSONDecoder().decode(KeyRecord.self, from: Data(text.utf8))
  }

  @Test(arguments: stored)
  func storedTextReadsAsEver(text: String, record: KeyRecord) throws {
    #expect(try decoded(text) == record)
    #expect(try encoded(record) == text)
  }

  @Test func aPublicHalfReadsAsEver() throws {
    let key = AgreementSecret(seed: Self.key).publicKey
    let record = KeyRecord.publicHalf(.recovery, generation: 1, key: key)
    let text = try encoded(record)
    #expect(
      text
        == #"{"generation":1,"key":"\#(Data(key.bytes).base64EncodedString())","pair":"recovery","type":"key.public","v":1}"#
    )
    #expect(try decoded(text) == record)
  }

  @Test func aFieldOfALaterVersionIsPassedOver() throws {
    let text = #"{"added":[1],"generation":1,"pair":"identity","sealed":"AQID","type":"key.escrow","v":1}"#
    #expect(try decoded(text) == .escrow(.identity, generation: 1, sealed: [1, 2, 3]))
  }

  @Test(arguments: [("key.grant", 2), ("key.split", 1), ("tip.received", 1)])
  func whatALaterVersionWroteIsNamed(type: String, version: Int) {
    let text = #"{"type":"\#(type)","v":\#(version)}"#
    #expect(throws: UnknownKeyRecord(type: type, version: version)) { try decoded(text) }
  }

  @Test(arguments: [
    #"{"compartment":"leads","epoch":3,"type":"key.grant","v":1}"#,
    #"{"compartment":"all","epoch":3,"key":"\#(keyText)","type":"key.grant","v":1}"#,
    #"{"compartment":"leads","epoch":0,"key":"\#(keyText)","type":"key.grant","v":1}"#,
    #"{"compartment":"leads","epoch":-1,"key":"\#(keyText)","type":"key.grant","v":1}"#,
    #"{"compartment":"leads","epoch":4294967296,"key":"\#(keyText)","type":"key.grant","v":1}"#,
    #"{"compartment":"leads","epoch":3,"key":"AAEC","type":"key.grant","v":1}"#,
    #"{"compartment":"leads","epoch":3,"key":"?","type":"key.grant","v":1}"#,
    #"{"generation":1,"key":"\#(keyText)","object":"AQID","type":"key.object","v":1}"#,
    #"{"generation":0,"key":"\#(keyText)","object":"AQIDBAUGBwgJCgsM","type":"key.object","v":1}"#,
    #"{"generation":1,"key":"\#(keyText)","pair":"identity","type":"key.public","v":1}"#,
    #"{"generation":1,"key":"\#(keyText)","pair":"nobody","type":"key.secret","v":1}"#,
    #"{"generation":1,"pair":"identity","sealed":7,"type":"key.escrow","v":1}"#,
    #"{"keys":["AAEC"],"type":"key.closed","v":1}"#, #"{"keys":"","type":"key.closed","v":1}"#,
    #"{"v":1}"#, #"{"type":"key.grant"}"#, "[]", "7",
  ])
  func damagedTextIsNoRecord(text: String) {
    #expect(throws: DecodingError.self) { try decoded(text) }
  }

  @Test func everyTypeIsListed() {
    let types = Self.stored.map(\.1.type) + ["key.public"]
    #expect(Set(types) == Set(KeyRecord.types))
    #expect(KeyRecord.types.count == 7)
  }

  /// The right to write a record hangs on a compartment or a pair, except for objects, which whoever holds them passes
  /// on, and closed keys, which keepers do.
  @Test func everyRecordSaysWhoMayWriteIt() {
    for (_, record) in Self.stored {
      switch record {
      case .grant, .previous: #expect(record.compartment != nil && record.pair == nil)
      case .object, .closed: #expect(record.compartment == nil && record.pair == nil)
      case .publicHalf, .secretHalf, .escrow: #expect(record.compartment == nil && record.pair != nil)
      }
    }
  }
}
