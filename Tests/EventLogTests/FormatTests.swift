import Crypto
import Testing
import TestSupport

@testable import EventLog

@Suite struct FormatTests {
  /// RFC 3720 appendix B.4.
  static let checksums: [([UInt8], UInt32)] = [
    ([UInt8](repeating: 0, count: 32), 0x8A91_36AA),
    ([UInt8](repeating: 0xFF, count: 32), 0x62A8_AB43),
    (Array(0..<32), 0x46DD_794E),
    (Array((0..<32).reversed()), 0x113F_DB5C),
    (Array("123456789".utf8), 0xE306_9283),
  ]

  @Test(arguments: checksums)
  func `CRC-32C of known bytes`(_ bytes: [UInt8], _ checksum: UInt32) {
    #expect(CRC32C.checksum(bytes) == checksum)
  }

  @Test func `the checksum names the one damaged byte`() {
    var random = SeededGenerator(seed: 1)
    let bytes = random.bytes(300)
    let stored = CRC32C.checksum(bytes)
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= UInt8.random(in: 1...255, using: &random)
      #expect(damaged.withUnsafeBytes { CRC32C.damagedByte(in: $0, stored: stored) } == place)
    }
    for byte in 0..<4 {
      let wrong = stored ^ 0x5A << (8 * UInt32(byte))
      #expect(bytes.withUnsafeBytes { CRC32C.damagedByte(in: $0, stored: wrong) } == 300 + byte)
    }
    var twice = bytes
    twice[3] ^= 1
    twice[200] ^= 1
    #expect(twice.withUnsafeBytes { CRC32C.damagedByte(in: $0, stored: stored) } == nil)
  }

  static let base64: [([UInt8], String)] = [
    ([], ""), ([0x66], "Zg=="), ([0x66, 0x6F], "Zm8="), (Array("foo".utf8), "Zm9v"),
    (Array("foob".utf8), "Zm9vYg=="), (Array("fooba".utf8), "Zm9vYmE="), (Array("foobar".utf8), "Zm9vYmFy"),
    ([0xFB, 0xFF], "+/8="),
  ]

  @Test(arguments: base64)
  func `base 64 (RFC 4648 §10)`(_ bytes: [UInt8], _ text: String) {
    #expect(Base64.encode(bytes) == text)
    #expect(Base64.decode(text) == bytes)
  }

  @Test(arguments: ["Zg", "Zg=", "Zh==", "Z===", "====", "Zm9v\n", "Zm 9", "Zg==Zg=="])
  func `base 64 that nobody writes is refused`(_ text: String) { #expect(Base64.decode(text) == nil) }

  /// A frame with something in every field.
  static let proposal = Proposal(
    author: 1, authorClock: -1, eventCount: 2,
    allocations: [Allocation(series: 0x0102, year: 2026, number: 0x0A0B_0C0D)],
    roster: [LogMember(1).admission, .expel(member: 0x1122_3344)],
    payloads: [
      Payload(
        keyID: KeyID(kind: 5, words: Words2(high: 1, low: 2)), ordinals: [0, 1], codec: 1, nonce: Array(1...12),
        ciphertext: [0xAA, 0xBB, 0xCC])
    ])

  static func signedBytes() throws -> [UInt8] {
    try FrameEncoder.signedBytes(
      of: proposal, id: .test(0x77), at: LogCursor(desk: .test).next, durableEnd: LogEnd(segment: 1, offset: 2))
  }

  @Test func `a frame's signed bytes are those of version 1`() throws {
    #expect(Hex.encode(try Self.signedBytes()) == Golden.signedBytes)
  }

  @Test func `a stored frame of version 1 is read and its signature holds`() throws {
    let bytes = try #require(Hex.decode(Golden.signedBytes + Golden.signature + Golden.trailer))
    try bytes.withUnsafeBytes { raw in
      let view = try FrameView(raw, header: FrameHeader(raw))
      let author = try LogCursor(desk: .test).check(view)
      #expect(SignatureCheck.holds(view, by: author))
      #expect(view.hash().hex == Golden.hash)
      let location = FrameLocation(segment: 1, offset: 128, length: UInt32(raw.count))
      let commit = view.commit(hash: view.hash(), location: location)
      #expect(commit.payloads == Self.proposal.payloads)
      #expect(commit.roster == Self.proposal.roster)
      #expect(commit.allocations == Self.proposal.allocations)
      #expect(commit.authorClock == -1)
      #expect(commit.idempotency == .test(0x77))
      #expect(commit.durableEnd == LogEnd(segment: 1, offset: 2))
    }
  }

  @Test func `headers of version 1`() throws {
    let header = SegmentHeader(number: 1, continuing: LogCursor(desk: .test))
    #expect(Hex.encode(header.bytes) == Golden.segmentHeader)
    #expect(try header.bytes.withUnsafeBytes { try SegmentHeader($0) } == header)
    let head = Head(commits: 3, events: 5, hash: Digest(of: [1]), end: LogEnd(segment: 2, offset: 999))
    let record = HeadRecord(sequence: 7, desk: .test, head: head, failed: true)
    #expect(record.bytes.count == 512)
    #expect(Digest(of: record.bytes).hex == Golden.headSlotHash)
    guard case .valid(let read) = record.bytes.withUnsafeBytes({ HeadSlot($0) }) else {
      Issue.record("a slot just written is not valid")
      return
    }
    #expect(read == record)
  }

  @Test func `a payload's additional data`() throws {
    let position = LogPosition(desk: .test, commit: 2, firstEvent: 3, previousHash: Digest(of: []))
    let data = position.additionalData(author: 4, keyID: KeyID(kind: 5, words: Words2(high: 6, low: 7)))
    #expect(Hex.encode(data) == Golden.additionalData)
  }

  @Test func `every absurd length is refused before anything is made of it`() throws {
    let signed = try Self.signedBytes()
    for (place, value) in [(8, UInt32.max), (8, 0), (8, 9 << 20), (12, UInt32.max), (12, 3)] {
      var bytes = signed
      withUnsafeBytes(of: value.littleEndian) { bytes.replaceSubrange(place..<place + 4, with: $0) }
      let checksum = CRC32C.checksum(Array(bytes[..<16]))
      withUnsafeBytes(of: checksum.littleEndian) { bytes.replaceSubrange(16..<20, with: $0) }
      #expect(throws: FrameFault(fault: .length, offset: place)) {
        _ = try bytes.withUnsafeBytes { try FrameHeader($0) }
      }
    }
  }

  @Test func `a frame cut or changed at any byte is refused, and the byte is named`() throws {
    let signed = try Self.signedBytes()
    let bytes = FrameEncoder.frame(signedBytes: signed, signature: Array(Hex.decode(Golden.signature) ?? []))
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 0x10
      let fault = changed.withUnsafeBytes { Self.fault(of: $0) }
      let signature = signed.count..<signed.count + 64
      #expect(fault?.offset == (signature.contains(place) ? signature.lowerBound : place))
      #expect(bytes[..<place].withUnsafeBytes { Self.fault(of: $0) } != nil)
    }
    #expect(bytes.withUnsafeBytes { Self.fault(of: $0) } == nil)
  }

  static func fault(of raw: UnsafeRawBufferPointer) -> FrameFault? {
    do {
      let header = try FrameHeader(raw)
      guard raw.count == header.length else { return FrameFault(fault: .missing, offset: raw.count) }
      let view = try FrameView(raw, header: header)
      let author = try LogCursor(desk: .test).check(view)
      return SignatureCheck.holds(view, by: author) ? nil : FrameFault(fault: .signature, offset: raw.count - 68)
    } catch {
      return error
    }
  }
}
