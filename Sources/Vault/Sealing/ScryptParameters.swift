/// How much work one guess at a passphrase costs (scrypt, RFC 7914).
package struct ScryptParameters: Hashable, Sendable {
  /// N = 2^costExponent.
  package let costExponent: UInt8
  /// r
  package let blockSize: UInt8
  /// p
  package let parallelism: UInt8

  package init(costExponent: UInt8, blockSize: UInt8, parallelism: UInt8) {
    self.costExponent = costExponent
    self.blockSize = blockSize
    self.parallelism = parallelism
  }

  /// N = 2^17, r = 8, p = 1: 128 MiB and a moment.
  package static let standard = ScryptParameters(costExponent: 17, blockSize: 8, parallelism: 1)

  /// Less protects nothing; more lets an altered key file exhaust the machine at login.
  package var areInBounds: Bool {
    (14...20).contains(costExponent) && (1...16).contains(blockSize) && (1...4).contains(parallelism)
  }
}
