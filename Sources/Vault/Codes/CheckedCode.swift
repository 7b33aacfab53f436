/// A code of 16 letters (80 bits) and a check character, shown once to one person: an invitation, a receipt.
package struct CheckedCode: Hashable, Sendable {
  private static let byteCount = 10
  private static let letterCount = 16

  /// 10 bytes, what the letters stand for.
  let bytes: [UInt8]

  /// A new code.
  package init(random: some RandomSource) {
    bytes = random.bytes(Self.byteCount)
  }

  /// The code somebody typed, however it was spaced.
  ///
  /// - Throws: `mistypedCode`.
  package init(typed text: String) throws(VaultError) {
    guard let values = Base32.values(typed: text), values.count == Self.letterCount + 1,
      let bytes = Base32.bytes(of: [UInt8](values[..<Self.letterCount])),
      CheckCharacter.value(for: [UInt8](values[..<Self.letterCount])) == values[Self.letterCount]
    else { throw .mistypedCode }
    self.bytes = bytes
  }

  /// As it is shown and printed: `XXXX-XXXX-XXXX-XXXX-C`.
  package var text: String {
    let values = Base32.values(of: bytes)
    return Base32.grouped(String((values + [CheckCharacter.value(for: values)]).map(Base32.letter)), by: 4)
  }

  var key: SealingKey {
    // SHA-256 gives 32 bytes; the code's 80 random bits need no slow derivation.
    SealingKey(bytes: sha256(bytes))!
  }
}

extension CheckedCode: CustomStringConvertible, CustomReflectable {
  package var description: String { "CheckedCode" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
