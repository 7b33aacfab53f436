import Foundation

/// The operating system's own words for an error number.
enum SystemErrorText {
  static func text(_ code: Int32) -> String {
    POSIXErrorCode(rawValue: code).map { POSIXError($0).localizedDescription } ?? "errno \(code)"
  }
}

extension String {
  /// The bytes of the NFC form: what passphrases and imported cells are compared as.
  package var normalisedBytes: [UInt8] { [UInt8](precomposedStringWithCanonicalMapping.utf8) }
}
