import Crypto
import EventLog

/// Someone who signs commits in tests, with a key that follows from the member's number and the key's.
package struct LogMember: CommitSigner, Sendable {
  package let number: UInt32
  private let key: Curve25519.Signing.PrivateKey

  package init(_ number: UInt32, key generation: UInt32 = 0) {
    self.number = number
    var random = SeededGenerator(seed: UInt64(number) << 32 | UInt64(generation))
    do {
      key = try Curve25519.Signing.PrivateKey(rawRepresentation: random.bytes(32))
      publicKey = Array(key.publicKey.rawRepresentation)
    } catch {
      // Any 32 bytes are a key (RFC 8032 §5.1.5).
      preconditionFailure("\(error)")
    }
  }

  package let publicKey: [UInt8]

  package var signingKey: [UInt8]? { publicKey }

  /// What brings this member onto the roster.
  package var admission: RosterChange {
    .admit(member: number, signingKey: publicKey, agreementKey: [UInt8](repeating: UInt8(number & 255), count: 48))
  }

  package func signature(over bytes: [UInt8]) throws -> [UInt8] { Array(try key.signature(for: bytes)) }

  /// A proposal by this member with one payload that holds all its events.
  package func proposal(
    _ text: String = "text", events: Int = 1, allocations: [Allocation] = [], roster: [RosterChange] = []
  ) -> Proposal {
    let words = [UInt8](repeating: 7, count: 16)
    guard let keyID = KeyID(kind: 3, bytes: words) else { preconditionFailure("sixteen bytes make a key id") }
    let payload = Payload(
      keyID: keyID, ordinals: (0..<UInt16(min(events, 1000))).map { $0 }, codec: 1,
      nonce: [UInt8](repeating: 9, count: 12), ciphertext: Array(text.utf8))
    return Proposal(
      author: number, authorClock: 1_767_225_600_000, eventCount: events, allocations: allocations, roster: roster,
      payloads: [payload])
  }
}

extension IdempotencyID {
  /// The id of the `number`th form of `writer`.
  package static func test(_ number: UInt64, writer: UInt64 = 0) -> IdempotencyID {
    let bytes =
      (0..<8).map { UInt8(truncatingIfNeeded: writer >> (56 - 8 * $0)) }
      + (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * $0)) }
    guard let id = IdempotencyID(bytes: bytes) else { preconditionFailure("sixteen bytes make an id") }
    return id
  }
}

extension DeskID {
  /// A desk for tests.
  package static let test: DeskID = {
    guard let desk = DeskID(bytes: Array(1...16)) else { preconditionFailure("sixteen bytes make an id") }
    return desk
  }()
}
