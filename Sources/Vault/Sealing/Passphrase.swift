import Crypto
import CryptoExtras

/// The key a passphrase gives.
enum Passphrase {
  static let saltByteCount = 16

  /// scrypt (RFC 7914) over the passphrase's UTF-8 bytes.
  ///
  /// - Throws: `emptyPassphrase`; `parametersOutOfBounds`, also where the machine has not the memory they ask for.
  static func key(
    from passphrase: SecretBytes, salt: [UInt8], parameters: ScryptParameters
  ) throws(VaultError) -> SealingKey {
    guard !passphrase.isEmpty else { throw .emptyPassphrase }
    guard parameters.areInBounds,
      let key = try? passphrase.withBytes({ bytes in
        try KDF.Scrypt.deriveKey(
          from: bytes, salt: salt, outputByteCount: SealingKey.byteCount, rounds: 1 << Int(parameters.costExponent),
          blockSize: Int(parameters.blockSize), parallelism: Int(parameters.parallelism))
      })
    else { throw .parametersOutOfBounds(parameters) }
    return SealingKey(key)
  }
}
