/// What the desk keeps of a receipt code: enough to recognise it, nothing it could be read back from without the key.
///
/// The code finds the tip; the password, which the reporter typed unseen, proves who asks.
package struct ReceiptTags: Hashable, Sendable {
  /// HMAC of the code: 32 bytes.
  package let code: [UInt8]
  /// HMAC of code and password: 32 bytes.
  package let password: [UInt8]

  /// - Parameters:
  ///   - password: UTF-8 bytes, normalised (NFC) by the caller.
  ///   - key: Derived from a `leads` epoch key; which epoch is stored beside the tags.
  package init(code: CheckedCode, password: [UInt8], key: SealingKey) {
    self.code = Self.lookup(code, key: key)
    self.password = key.authenticate(Self.passwordMessage(code, password))
  }

  package init(code: [UInt8], password: [UInt8]) {
    self.code = code
    self.password = password
  }

  /// The tag a typed code is looked up by.
  package static func lookup(_ code: CheckedCode, key: SealingKey) -> [UInt8] {
    key.authenticate(Purpose.receiptCode.info(code.bytes))
  }

  /// Whether this password was given with this code, compared in constant time.
  package func admits(code: CheckedCode, password: [UInt8], key: SealingKey) -> Bool {
    key.isAuthentic(self.code, for: Purpose.receiptCode.info(code.bytes))
      && key.isAuthentic(self.password, for: Self.passwordMessage(code, password))
  }

  private static func passwordMessage(_ code: CheckedCode, _ password: [UInt8]) -> [UInt8] {
    // The code has a fixed length, so where the password begins is never in doubt.
    Purpose.receiptPassword.info(code.bytes + password)
  }
}
