import CaseDomain
import EventLog
import TestSupport
import Testing

@testable import DeskSession
@testable import Vault

/// A program of one's own: it has a member's real keys and writes what it likes straight into the log.
final class Forger {
  let bureau: Bureau
  let name: String
  let member: MemberID
  let keys: MemberKeys
  private let store: FileEventStore
  private let random = SeededRandom(77)

  init(_ bureau: Bureau, _ name: String) throws {
    self.bureau = bureau
    self.name = name
    member = try bureau.id(name)
    keys = try bureau.unlock(name)
    store = try FileEventStore(
      directory: bureau.layout.directory, fileSystem: bureau.disk, limits: bureau.environment.logLimits)
  }

  /// One payload of a forged commit.
  struct Part {
    var key: PayloadKeyID
    var events: [StoredEvent]
    /// What seals it instead of what the forger holds under `key`.
    var sealedWith: SealingKey?
    /// Stands in the payload instead of the events.
    var text: [UInt8]?
    var codec: UInt8 = EventCodec.json
    var ordinals: [UInt16]?

    init(
      _ key: PayloadKeyID, _ events: [any Event], records: [KeyRecord] = [], sealedWith: SealingKey? = nil,
      text: String? = nil, codec: UInt8 = EventCodec.json, ordinals: [UInt16]? = nil
    ) {
      self.key = key
      self.events = events.map { .event($0) } + records.map { .key($0) }
      self.sealedWith = sealedWith
      self.text = text.map { [UInt8]($0.utf8) }
      self.codec = codec
      self.ordinals = ordinals
    }
  }

  static let desk = PayloadKeyID.compartment(.desk, epoch: 1)
  static let leads = PayloadKeyID.compartment(.leads, epoch: 1)

  /// The number that the next commit's first event will have.
  func nextEvent() throws -> Int64 { try bureau.open(name).desk.lastEvent.rawValue + 1 }

  /// Writes a commit, whatever it says.
  @discardableResult
  func write(
    _ parts: [Part] = [], claims: [EventLog.Allocation] = [], roster: [RosterChange] = [], clock: Int64? = nil
  ) throws -> Commit {
    let ring = try bureau.open(name).state
    let id = try #require(IdempotencyID(bytes: bureau.environment.random.bytes(16)))
    let receipt = try store.append(id: id, signer: Signature(keys: keys), deliver: { _ in }) { position in
      var ordinal: UInt16 = 0
      var payloads: [Payload] = []
      for part in parts {
        let count = UInt16(part.ordinals?.count ?? max(1, part.events.count))
        let ordinals = part.ordinals ?? (ordinal..<ordinal + count).map { $0 }
        ordinal = max(ordinal, (ordinals.max() ?? 0) + 1)
        payloads.append(try seal(part, ordinals, at: position, ring))
      }
      return Proposal(
        author: UInt32(member.rawValue), authorClock: clock ?? bureau.clock.now, eventCount: max(1, Int(ordinal)),
        allocations: claims, roster: roster, payloads: payloads)
    }
    return receipt.commit
  }

  private func seal(_ part: Part, _ ordinals: [UInt16], at position: LogPosition, _ state: DeskState) throws -> Payload
  {
    let keyID = KeyID(part.key)
    let aad = position.additionalData(author: UInt32(member.rawValue), keyID: keyID)
    let text = try part.text ?? EventCodec.encode(part.events)
    let sealed: SealedPayload
    if case .member(let holder) = part.key {
      let recipient = try #require(state.roster.keys(of: MemberID(rawValue: Int64(holder.rawValue))))
      sealed = try SealedPayload.seal(text, to: recipient.agreement, aad: aad, random: random)
    } else {
      let key = try #require(part.sealedWith ?? state.keyring.key(for: part.key))
      sealed = try SealedPayload.seal(text, under: key, aad: aad, random: random)
    }
    return Payload(
      keyID: keyID, ordinals: ordinals, codec: part.codec, nonce: sealed.nonce, ciphertext: sealed.ciphertext)
  }

  private struct Signature: CommitSigner {
    let keys: MemberKeys
    func signature(over bytes: [UInt8]) -> [UInt8] { keys.sign(bytes) }
  }
}
