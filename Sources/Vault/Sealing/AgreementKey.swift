import Crypto

/// The public key things are sealed to: X-Wing, that is ML-KEM-768 and X25519 together, 1216 bytes.
///
/// Sealing is RFC 9180 in base mode with the X-Wing KEM, HKDF-SHA-256 and AES-256-GCM: it stays shut as long as either
/// the lattice or the curve holds.
package struct AgreementKey: Hashable, Sendable {
  package static let byteCount = 1216
  static let encapsulatedByteCount = 1120

  /// The key as it is stored and published.
  package let bytes: [UInt8]

  /// - Throws: `invalidPublicKey` unless `bytes` are 1216.
  package init(bytes: [UInt8]) throws(VaultError) {
    guard bytes.count == Self.byteCount else { throw .invalidPublicKey }
    self.bytes = bytes
  }

  /// Seals to the holder of the private half: the encapsulated key (1120 bytes), then ciphertext and tag.
  ///
  /// - Throws: `invalidPublicKey` if the bytes encode no X-Wing key.
  package func seal(_ plaintext: [UInt8], info: [UInt8], aad: [UInt8]) throws(VaultError) -> [UInt8] {
    do {
      let key = try XWingMLKEM768X25519.PublicKey(rawRepresentation: bytes)
      var sender = try HPKE.Sender(recipientKey: key, ciphersuite: AgreementSecret.suite, info: .init(info))
      return [UInt8](sender.encapsulatedKey) + [UInt8](try sender.seal(plaintext, authenticating: aad))
    } catch {
      throw .invalidPublicKey
    }
  }
}

/// The private half of an `AgreementKey`, made from a 32-byte seed.
package struct AgreementSecret: Sendable {
  static let seedByteCount = 32
  static var suite: HPKE.Ciphersuite { .XWingMLKEM768X25519_SHA256_AES_GCM_256 }

  private let key: XWingMLKEM768X25519.PrivateKey
  package let publicKey: AgreementKey

  package init(seed: SealingKey) {
    // Every 32 bytes are a seed, and a public key derived from one has its length: neither line can throw.
    key = (try? XWingMLKEM768X25519.PrivateKey(seedRepresentation: seed.bytes, publicKey: nil))!
    publicKey = (try? AgreementKey(bytes: [UInt8](key.publicKey.rawRepresentation)))!
  }

  /// A new pair.
  package init(random: some RandomSource) {
    self.init(seed: SealingKey(random: random))
  }

  /// What the key is made from and stored as; as secret as the key.
  package var seed: SealingKey {
    // The library gives back the 32 bytes it was made from.
    SealingKey(bytes: [UInt8](key.seedRepresentation))!
  }

  /// What was sealed to the public half with the same `info` and `aad`.
  package func open(_ sealed: [UInt8], info: [UInt8], aad: [UInt8]) throws(VaultError) -> [UInt8] {
    let split = AgreementKey.encapsulatedByteCount
    guard sealed.count >= split + SealingKey.tagByteCount else { throw .cannotOpen }
    do {
      var recipient = try HPKE.Recipient(
        privateKey: key, ciphersuite: Self.suite, info: .init(info), encapsulatedKey: .init(sealed[..<split]))
      return [UInt8](try recipient.open(sealed[split...], authenticating: aad))
    } catch {
      throw .cannotOpen
    }
  }
}

extension AgreementSecret: CustomStringConvertible, CustomReflectable {
  package var description: String { "AgreementSecret" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
