import CaseDomain
import EventLog

extension RowHash {
  /// The SHA-256 of a row's canonical bytes.
  package init(hashing bytes: [UInt8]) {
    // A digest has 32 bytes.
    self.init(bytes: Digest(of: bytes).bytes)!
  }
}
