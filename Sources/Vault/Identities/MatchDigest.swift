import Crypto
import CryptoExtras

/// What tells that two reporters gave the same detail, without telling the detail.
///
/// A digest is made where the detail is typed and stands only in a file for the custodians, destroyed with the identity.
/// It carries no key, because the custodian who compares must not need one that opens more: so whoever reads it can try
/// values until one fits. A resident number or a phone can be tried through, and each try is therefore slow (scrypt);
/// a source's own key cannot, and imports have thousands of them, so it costs one HMAC.
package enum MatchDigest {
  /// scrypt (RFC 7914) of a detail that could be tried through: 32 bytes.
  ///
  /// - Parameters:
  ///   - value: normalised, UTF-8.
  ///   - label: what the value is; the same value under another label, or on another desk, is another digest.
  ///   - work: the same on every desk that compares.
  /// - Throws: `parametersOutOfBounds` where the machine has not the memory.
  package static func slow(
    _ value: [UInt8], label: String, desk: DeskTag, work: ScryptParameters
  ) throws(VaultError) -> [UInt8] {
    guard (1...20).contains(work.costExponent),
      let key = try? KDF.Scrypt.deriveKey(
        from: value, salt: salt(label, desk), outputByteCount: SealingKey.byteCount,
        rounds: 1 << Int(work.costExponent), blockSize: Int(work.blockSize), parallelism: Int(work.parallelism))
    else { throw .parametersOutOfBounds(work) }
    return SealingKey(key).bytes
  }

  /// HMAC-SHA-256 of a detail that is long and arbitrary: 32 bytes.
  package static func quick(_ value: [UInt8], label: String, desk: DeskTag) -> [UInt8] {
    SealingKey(SymmetricKey(data: sha256(salt(label, desk)))).authenticate(value)
  }

  private static func salt(_ label: String, _ desk: DeskTag) -> [UInt8] {
    Purpose.sameReporter.info(desk.bytes + [UInt8](label.utf8))
  }
}

extension ScryptParameters {
  /// N = 2^12, r = 8, p = 1: a hundredth of a second for each detail of each reporter.
  package static let matching = ScryptParameters(costExponent: 12, blockSize: 8, parallelism: 1)
}
