/// What the desk keeps of a receipt code: enough to recognise it, nothing it could be read back from without the key.
///
/// The code finds the tip; the password, which the reporter typed unseen, proves who asks: whoever knows both can show
/// what `password` is the SHA-256 of, and nobody else can, holders of the key included.
package struct ReceiptTags: Hashable, Sendable {
  /// HMAC of the code: 32 bytes.
  package let code: [UInt8]
  /// SHA-256 of the proof of code and password: 32 bytes.
  package let password: [UInt8]

  /// - Parameters:
  ///   - password: UTF-8 bytes, normalised (NFC) by the caller.
  ///   - key: Derived from a `leads` epoch key; which epoch is stored beside the tags.
  package init(code: CheckedCode, password: [UInt8], key: SealingKey) {
    self.code = Self.lookup(code, key: key)
    self.password = Self.seal(of: Self.proof(code: code, password: password, key: key))
  }

  package init(code: [UInt8], password: [UInt8]) {
    self.code = code
    self.password = password
  }

  /// The tag a typed code is looked up by.
  package static func lookup(_ code: CheckedCode, key: SealingKey) -> [UInt8] {
    key.authenticate(Purpose.receiptCode.info(code.bytes))
  }

  /// What only somebody with code and password can show: HMAC of both, 32 bytes.
  package static func proof(code: CheckedCode, password: [UInt8], key: SealingKey) -> [UInt8] {
    // The code has a fixed length, so where the password begins is never in doubt.
    key.authenticate(Purpose.receiptPassword.info(code.bytes + password))
  }

  /// What a proof is compared by.
  package static func seal(of proof: [UInt8]) -> [UInt8] { sha256(proof) }

  /// Whether this password was given with this code, compared in constant time.
  package func admits(code: CheckedCode, password: [UInt8], key: SealingKey) -> Bool {
    let shown = Self.seal(of: Self.proof(code: code, password: password, key: key))
    // Equal if their codes are equal, which is found out in constant time.
    let isPassword = key.isAuthentic(key.authenticate(self.password), for: shown)
    return key.isAuthentic(self.code, for: Purpose.receiptCode.info(code.bytes)) && isPassword
  }
}
