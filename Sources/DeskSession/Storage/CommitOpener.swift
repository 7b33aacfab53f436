import CaseDomain
import EventLog
import Vault

/// Opens the payloads of a commit with what a member holds.
struct CommitOpener {
  let commit: Commit
  let keys: MemberKeys
  let holder: KeyHolder

  /// One event of a commit, opened.
  struct Opened {
    let number: EventNumber
    let event: StoredEvent
    /// The key it stood under.
    let key: PayloadKeyID
  }

  /// What opening a payload came to.
  enum Outcome {
    case opened([Opened])
    /// Under a key that is not held (yet), or of a kind this version does not know.
    case absent
    /// The key is held, but the bytes are not what it sealed, or no such events.
    case damaged
  }

  func open(_ payload: Payload, with keyring: Keyring) -> Outcome {
    guard let id = payload.keyID.payloadKey, payload.codec == EventCodec.json else { return .absent }
    guard let plaintext = plaintext(of: payload, id, keyring) else { return .absent }
    guard let plaintext = try? plaintext.get(), let events = try? EventCodec.decode(plaintext),
      events.count == payload.ordinals.count
    else { return .damaged }
    return .opened(
      zip(payload.ordinals, events).map { ordinal, event in
        Opened(
          number: EventNumber(rawValue: Int64(commit.position.firstEvent) + Int64(ordinal)), event: event, key: id)
      })
  }

  /// Nil where the key is absent.
  private func plaintext(
    of payload: Payload, _ id: PayloadKeyID, _ keyring: Keyring
  ) -> Result<[UInt8], VaultError>? {
    let sealed = SealedPayload(nonce: payload.nonce, ciphertext: payload.ciphertext)
    let aad = commit.position.additionalData(author: commit.author, keyID: payload.keyID)
    if case .member(let member) = id {
      guard member == holder else { return nil }
      return Result { () throws(VaultError) in try sealed.open(with: keys.agreement, aad: aad) }
    }
    guard let key = keyring.key(for: id) else { return nil }
    return Result { () throws(VaultError) in try sealed.open(with: key, aad: aad) }
  }
}
