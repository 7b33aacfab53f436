import Testing

@testable import Vault

@Suite struct KeyIDTests {
  static let known: [(PayloadKeyID, UInt8, String)] = [
    (.compartment(.desk, epoch: 1), 1, "01000000 0000000000000000 00000001"),
    (.compartment(.leads, epoch: 258), 1, "02000000 0000000000000000 00000102"),
    (.compartment(.audit, epoch: .max), 1, "03000000 0000000000000000 ffffffff"),
    (.compartment(.section(0), epoch: 3), 1, "04000000 0000000000000000 00000003"),
    (.compartment(.section(0x0102_0304_0506_0708), epoch: 3), 1, "04000000 0102030405060708 00000003"),
    (
      .object(ObjectKeyID(object: ObjectID(bytes: [UInt8](1...12))!, generation: 13)), 2,
      "0102030405060708090a0b0c 0000000d"
    ),
    (.member(KeyHolder(rawValue: 0x0A0B_0C0D)), 3, "000000000000000000000000 0a0b0c0d"),
    (.closed(ClosedID(bytes: [UInt8](1...16))!), 4, "0102030405060708090a0b0c0d0e0f10"),
  ]

  /// Stored in every frame: these bytes never change.
  @Test(arguments: known)
  func packsAsEver(keyID: PayloadKeyID, kind: UInt8, hexadecimal: String) {
    let packed = PackedKeyID(keyID)
    #expect(packed.kind == kind)
    #expect(
      packed.bytes.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
        == hexadecimal.replacing(" ", with: ""))
    #expect(packed.keyID == keyID)
    #expect(PackedKeyID(kind: kind, bytes: packed.bytes) == packed)
  }

  @Test func whatNobodyPackedIsNoKeyID() {
    for kind in [0, 5, 255] as [UInt8] {
      #expect(PackedKeyID(kind: kind, bytes: [UInt8](repeating: 1, count: 16))?.keyID == nil)
    }
    #expect(PackedKeyID(kind: 1, bytes: [UInt8](repeating: 0, count: 15)) == nil)
    let zero = [UInt8](repeating: 0, count: 16)
    #expect(PackedKeyID(kind: 1, bytes: zero)?.keyID == nil)
    #expect(PackedKeyID(kind: 2, bytes: zero)?.keyID == nil)
    for (keyID, kind, _) in Self.known where kind != 2 {
      let bytes = PackedKeyID(keyID).bytes
      for place in 0..<12 where bytes[place] == 0 {
        var altered = bytes
        altered[place] = 9
        #expect(PackedKeyID(kind: kind, bytes: altered)?.keyID != keyID)
      }
    }
    // Padding, an unknown code, epoch 0, a section where none belongs.
    for bytes in [[1, 1, 0, 0], [9, 0, 0, 0]] as [[UInt8]] {
      #expect(PackedKeyID(kind: 1, bytes: bytes + [UInt8](repeating: 0, count: 11) + [1])?.keyID == nil)
    }
    #expect(PackedKeyID(kind: 1, bytes: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 1])?.keyID == nil)
    #expect(PackedKeyID(kind: 1, bytes: [4] + [UInt8](repeating: 0, count: 15))?.keyID == nil)
  }

  @Test(arguments: [
    CompartmentID.desk, .leads, .audit, .section(0), .section(12), .section(.max),
  ])
  func compartmentsReadBack(compartment: CompartmentID) {
    #expect(CompartmentID(text: compartment.text) == compartment)
  }

  @Test(arguments: [
    "", "Desk", "section", "section/", "section/01", "section/+1", "section/-1", "section/1 ", "identity",
  ])
  func whatIsNoCompartmentIsRefused(text: String) {
    #expect(CompartmentID(text: text) == nil)
  }

  @Test func namesAreOfTheirLength() {
    #expect(DeskTag(bytes: [UInt8](repeating: 0, count: 15)) == nil)
    #expect(ObjectID(bytes: [UInt8](repeating: 0, count: 16)) == nil)
    #expect(SealedFileID(bytes: []) == nil)
    #expect(DeskTag(bytes: [UInt8](0..<16))?.description == "000102030405060708090a0b0c0d0e0f")
    #expect(someDesk.bytes == [UInt8](0..<16))
    #expect(SealedFileID(random: SeededRandom()).description.count == 32)
  }
}
