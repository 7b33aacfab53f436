import Crypto

/// Everything secret a member has: it leaves the process only inside a key file.
///
/// What is kept stands in the library's own keys, which overwrite themselves when the last copy of this value goes.
package struct MemberKeys: Sendable {
  private let root: SymmetricKey
  private let signing: Curve25519.Signing.PrivateKey
  /// What is sealed to this member is opened with it.
  package let agreement: AgreementSecret
  package let publicKeys: MemberPublicKeys

  /// New keys.
  package init(random: some RandomSource) {
    self.init(
      signingSeed: SealingKey(random: random), agreementSeed: SealingKey(random: random),
      rootSecret: SealingKey(random: random))
  }

  init(signingSeed: SealingKey, agreementSeed: SealingKey, rootSecret: SealingKey) {
    root = rootSecret.symmetricKey
    // Every 32 bytes are an Ed25519 private key (RFC 8032 §5.1.5).
    signing = (try? Curve25519.Signing.PrivateKey(rawRepresentation: signingSeed.bytes))!
    agreement = AgreementSecret(seed: agreementSeed)
    publicKeys = MemberPublicKeys(
      checkedSigning: [UInt8](signing.publicKey.rawRepresentation), agreement: agreement.publicKey)
  }

  /// What the signing key is made from, for the key file.
  var signingSeed: SealingKey {
    // The library gives back the 32 bytes it was made from.
    SealingKey(bytes: [UInt8](signing.rawRepresentation))!
  }

  /// What all derived keys come from.
  var rootSecret: SealingKey { SealingKey(root) }

  /// Ed25519 (RFC 8032): 64 bytes.
  package func sign(_ bytes: [UInt8]) -> [UInt8] {
    // The library signs any bytes; it throws only where memory ends.
    [UInt8]((try? signing.signature(for: bytes))!)
  }

  /// A key that only this member's key file gives, one per purpose: drafts, snapshots, the witness.
  package func derivedKey(_ purpose: String) -> SealingKey {
    rootSecret.derived(.memberDerived, [UInt8](purpose.utf8))
  }
}

extension MemberKeys: CustomStringConvertible, CustomReflectable {
  package var description: String { "MemberKeys" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
