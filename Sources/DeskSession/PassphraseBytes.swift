import Vault

/// A passphrase or a code on its way from whoever typed it, overwritten once it was used.
package typealias PassphraseBytes = SecretBytes

extension SecretBytes {
  /// What was typed, in the form that passphrases are compared in (NFC UTF-8). `bytes` are zero afterwards.
  package init(normalising bytes: inout [UInt8]) {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      self.init(wiping: &bytes)
    } else {
      // Only composing needs a string, which nobody can overwrite.
      var composed = String(decoding: bytes, as: UTF8.self).normalisedBytes
      SecretBytes.wipe(&bytes)
      self.init(wiping: &composed)
    }
  }

  /// The same bytes in the form that passphrases are compared in.
  var normalised: SecretBytes {
    var bytes = withBytes { [UInt8]($0) }
    return SecretBytes(normalising: &bytes)
  }

  /// A passphrase that is no secret, as a demo desk's.
  package init(known text: String) { self.init(text.normalisedBytes) }

  /// Text of few letters, as a code: for what has to read it as such.
  package var text: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}
