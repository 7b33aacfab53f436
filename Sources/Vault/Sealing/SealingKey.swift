import Crypto

/// A 256-bit secret: AES-256-GCM seals with it, HMAC-SHA-256 authenticates with it, HKDF derives from it.
///
/// The 32 bytes stand inline, because a desk of a million tips holds a million of them. They show in no description and
/// no mirror, so no log line, crash report or failed expectation can print one.
package struct SealingKey: Hashable, Sendable {
  private let words: Words

  private struct Words: Hashable, Sendable {
    var first: UInt64
    var second: UInt64
    var third: UInt64
    var fourth: UInt64
  }

  package static let byteCount = 32
  package static let nonceByteCount = 12
  /// What sealing adds to the length of a text, the nonce apart.
  package static let tagByteCount = 16

  /// `nil` unless `bytes` are 32.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Self.byteCount else { return nil }
    self = bytes.withUnsafeBytes { SealingKey(loading: $0, at: 0) }
  }

  /// The 32 bytes at `start`, which the caller knows to be there.
  init(loading raw: UnsafeRawBufferPointer, at start: Int) {
    words = Words(
      first: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self),
      second: raw.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self),
      third: raw.loadUnaligned(fromByteOffset: start + 16, as: UInt64.self),
      fourth: raw.loadUnaligned(fromByteOffset: start + 24, as: UInt64.self))
  }

  /// Writes the 32 bytes to `start`, where the caller knows there is room.
  func store(into raw: UnsafeMutableRawBufferPointer, at start: Int) {
    raw.storeBytes(of: words.first, toByteOffset: start, as: UInt64.self)
    raw.storeBytes(of: words.second, toByteOffset: start + 8, as: UInt64.self)
    raw.storeBytes(of: words.third, toByteOffset: start + 16, as: UInt64.self)
    raw.storeBytes(of: words.fourth, toByteOffset: start + 24, as: UInt64.self)
  }

  /// No key: what a key is overwritten with.
  static let blank = withUnsafeBytes(of: (UInt64(0), UInt64(0), UInt64(0), UInt64(0))) {
    SealingKey(loading: $0, at: 0)
  }

  /// A new key.
  package init(random: some RandomSource) {
    // 32 bytes were asked for, so 32 bytes there are.
    self.init(bytes: random.bytes(Self.byteCount))!
  }

  init(_ key: SymmetricKey) {
    // Every caller derives exactly 32 bytes.
    self = key.withUnsafeBytes { SealingKey(bytes: [UInt8]($0))! }
  }

  /// The secret itself, for a sealed record or another module's HMAC; never for anything shown.
  package var bytes: [UInt8] {
    withUnsafeBytes(of: words) { [UInt8]($0) }
  }

  var symmetricKey: SymmetricKey { SymmetricKey(data: bytes) }

  /// AES-256-GCM (NIST SP 800-38D): the ciphertext followed by its 16-byte tag. The nonce is 12 bytes and, with one key,
  /// never the same twice.
  package func seal(_ plaintext: [UInt8], nonce: [UInt8], aad: [UInt8]) throws(VaultError) -> [UInt8] {
    guard nonce.count == Self.nonceByteCount,
      let box = try? AES.GCM.seal(
        plaintext, using: symmetricKey, nonce: AES.GCM.Nonce(data: nonce), authenticating: aad)
    else { throw .cannotOpen }
    var sealed: [UInt8] = []
    sealed.reserveCapacity(plaintext.count + Self.tagByteCount)
    sealed.append(contentsOf: box.ciphertext)
    sealed.append(contentsOf: box.tag)
    return sealed
  }

  /// What `seal` sealed with the same nonce and additional data.
  package func open(_ sealed: [UInt8], nonce: [UInt8], aad: [UInt8]) throws(VaultError) -> [UInt8] {
    guard nonce.count == Self.nonceByteCount, sealed.count >= Self.tagByteCount,
      let box = try? AES.GCM.SealedBox(combined: nonce + sealed),
      let plaintext = try? AES.GCM.open(box, using: symmetricKey, authenticating: aad)
    else { throw .cannotOpen }
    return [UInt8](plaintext)
  }

  /// Sealed under a random nonce, which stands before the ciphertext: for drafts, snapshot blocks and the like.
  package func seal(_ plaintext: [UInt8], aad: [UInt8], random: some RandomSource) throws(VaultError) -> [UInt8] {
    let nonce = random.bytes(Self.nonceByteCount)
    return nonce + (try seal(plaintext, nonce: nonce, aad: aad))
  }

  /// What `seal(_:aad:random:)` sealed.
  package func open(_ sealed: [UInt8], aad: [UInt8]) throws(VaultError) -> [UInt8] {
    guard sealed.count >= Self.nonceByteCount + Self.tagByteCount else { throw .cannotOpen }
    return try open(
      [UInt8](sealed[Self.nonceByteCount...]), nonce: [UInt8](sealed[..<Self.nonceByteCount]), aad: aad)
  }

  /// HMAC-SHA-256 of the bytes: 32 bytes.
  package func authenticate(_ bytes: [UInt8]) -> [UInt8] {
    [UInt8](HMAC<SHA256>.authenticationCode(for: bytes, using: symmetricKey))
  }

  /// Whether `code` is the HMAC of the bytes, compared in constant time.
  package func isAuthentic(_ code: [UInt8], for bytes: [UInt8]) -> Bool {
    HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: bytes, using: symmetricKey)
  }

  /// Another key for another purpose, by HKDF-SHA-256 (RFC 5869); this one cannot be computed back from it.
  func derived(_ purpose: Purpose, _ detail: [UInt8]) -> SealingKey {
    SealingKey(
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: symmetricKey, info: purpose.info(detail), outputByteCount: Self.byteCount))
  }
}

extension SealingKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "SealingKey" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// The SHA-256 of some bytes: 32 bytes.
func sha256(_ bytes: [UInt8]) -> [UInt8] {
  [UInt8](SHA256.hash(data: bytes))
}
