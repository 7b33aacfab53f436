/// What a wrapped key begins with: version 1 and the generations of the pairs it was sealed to (UInt32, little-endian).
struct WrappedPrefix {
  let identity: UInt32
  /// 0 where no leaders' layer is.
  let release: UInt32

  private static let version: UInt8 = 1

  var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.put(Self.version)
    writer.put(identity)
    writer.put(release)
    return writer.bytes
  }

  static func split(_ wrapped: [UInt8]) throws(VaultError) -> (WrappedPrefix, [UInt8]) {
    var reader = ByteReader(wrapped)
    guard let version = reader.integer(UInt8.self) else { throw .damaged(.sealedKey) }
    guard version == Self.version else { throw .unsupportedVersion(.sealedKey, found: Int(version)) }
    guard let identity = reader.integer(UInt32.self), let release = reader.integer(UInt32.self) else {
      throw .damaged(.sealedKey)
    }
    return (WrappedPrefix(identity: identity, release: release), reader.rest())
  }
}
