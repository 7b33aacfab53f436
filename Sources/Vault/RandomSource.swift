/// Where random bytes come from; passed in, so that a test can repeat itself.
///
/// Seeds, keys, nonces, salts and codes are taken from it. The one exception is the encapsulation of RFC 9180, whose
/// ephemeral key the library draws from the system by itself.
package protocol RandomSource: Sendable {
  /// `count` bytes nobody can predict.
  func bytes(_ count: Int) -> [UInt8]
}

/// The operating system's generator.
package struct SystemRandom: RandomSource {
  package init() {}

  package func bytes(_ count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    var result: [UInt8] = []
    result.reserveCapacity(count)
    while result.count < count {
      var word = generator.next()
      for _ in 0..<min(8, count - result.count) {
        result.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
      }
    }
    return result
  }
}
