import Crypto

/// The public halves of a member's keys, as the log's roster holds them.
package struct MemberPublicKeys: Hashable, Sendable {
  package static let signingByteCount = 32

  /// Ed25519, 32 bytes.
  package let signing: [UInt8]
  /// X-Wing, 1216 bytes.
  package let agreement: AgreementKey

  /// - Throws: `invalidPublicKey` where a length is wrong.
  package init(signing: [UInt8], agreement: [UInt8]) throws(VaultError) {
    guard signing.count == Self.signingByteCount else { throw .invalidPublicKey }
    self.signing = signing
    self.agreement = try AgreementKey(bytes: agreement)
  }

  init(checkedSigning signing: [UInt8], agreement: AgreementKey) {
    self.signing = signing
    self.agreement = agreement
  }

  /// Whether the holder of the signing key signed these bytes.
  package func isValid(_ signature: [UInt8], over bytes: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: signing) else { return false }
    return key.isValidSignature(signature, for: bytes)
  }

  /// Both keys' fingerprint, for two people to read to each other: 120 bits of SHA-256 as six groups of four letters.
  package var fingerprint: String {
    Base32.grouped(Base32.encode([UInt8](digest[..<15])), by: 4)
  }

  /// SHA-256 over both keys.
  var digest: [UInt8] {
    sha256(Purpose.fingerprint.info(signing + agreement.bytes))
  }
}
