/// The key in the safe: made at `init`, printed once, opens identities when nobody else can any more.
package struct RecoveryKey: Sendable {
  package let secret: AgreementSecret

  package static let lineCount = 4
  private static let bytesPerLine = 8
  private static let lettersPerLine = 13

  /// A new key.
  package init(random: some RandomSource) {
    secret = AgreementSecret(random: random)
  }

  /// The record that publishes the key to the desk, once.
  package var publicHalf: KeyRecord { .publicHalf(.recovery, generation: 1, key: secret.publicKey) }

  /// The paper's four lines, each 13 letters and a check character that counts the line too: `XXXXX-XXXXX-XXXC`.
  package var lines: [String] {
    let bytes = secret.seed.bytes
    return (0..<Self.lineCount).map { line in
      let values = Base32.values(of: [UInt8](bytes[line * Self.bytesPerLine..<(line + 1) * Self.bytesPerLine]))
      return Base32.grouped(String((values + [Self.check(values, line: line)]).map(Base32.letter)), by: 5)
    }
  }

  /// The key from its paper.
  ///
  /// - Throws: `mistypedRecoveryLine` for the first line that does not fit (exchanged lines do not fit either), or for
  ///   the first missing or superfluous one; `belongsElsewhere` if every line fits but `publicKey` is another's.
  package init(typed lines: [String], publicKey: AgreementKey? = nil) throws(VaultError) {
    var bytes: [UInt8] = []
    for (line, text) in lines.enumerated() {
      guard line < Self.lineCount, let part = Self.part(typed: text, line: line) else {
        throw .mistypedRecoveryLine(line + 1)
      }
      bytes += part
    }
    guard lines.count == Self.lineCount, let seed = SealingKey(bytes: bytes) else {
      throw .mistypedRecoveryLine(lines.count + 1)
    }
    secret = AgreementSecret(seed: seed)
    if let publicKey, publicKey != secret.publicKey { throw .belongsElsewhere(.recoveryPaper) }
  }

  /// Whether what was typed can be a line of a paper, so that a slip is told while the line is before one's eyes.
  ///
  /// - Parameter line: counted from 0. A line in the place of another does not fit.
  package static func fits(typed text: String, line: Int) -> Bool { part(typed: text, line: line) != nil }

  private static func part(typed text: String, line: Int) -> [UInt8]? {
    guard let values = Base32.values(typed: text), values.count == lettersPerLine + 1,
      check([UInt8](values[..<lettersPerLine]), line: line) == values[lettersPerLine]
    else { return nil }
    return Base32.bytes(of: [UInt8](values[..<lettersPerLine]))
  }

  private static func check(_ values: [UInt8], line: Int) -> UInt8 {
    CheckCharacter.value(for: values, start: UInt8(line + 1))
  }
}
