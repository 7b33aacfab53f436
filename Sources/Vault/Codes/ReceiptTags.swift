/// What the desk finds a receipt code by and counts failures with: HMACs that nobody makes without the code, and that
/// nobody without the code can tell to be of the same one.
package enum ReceiptTags {
  /// The tag a typed code is looked up by: 32 bytes.
  ///
  /// - Parameter key: Derived from a `leads` epoch key; which epoch is stored beside the tag.
  package static func lookup(_ code: CheckedCode, key: SealingKey) -> [UInt8] {
    key.authenticate(Purpose.receiptCode.info(code.bytes))
  }

  /// The tag that failures of a code are counted by, whether there is such a code or not: 32 bytes.
  package static func attempt(_ code: CheckedCode, key: SealingKey) -> [UInt8] {
    key.authenticate(Purpose.receiptAttempt.info(code.bytes))
  }
}
