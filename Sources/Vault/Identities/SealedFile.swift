/// A file outside the log under a key of its own; its commit names its SHA-256. Without the file the chain still
/// verifies, and the key that remains in the log opens nothing.
///
/// The bytes, version 1: magic `CDESKFIL` (8) · version (UInt16, little-endian) · kind (1) · 0 (1) · nonce (12) ·
/// AES-256-GCM ciphertext and tag, whose additional data are the 12 bytes before the nonce and what the file belongs to.
struct SealedFile {
  let bytes: [UInt8]
  let hash: [UInt8]

  enum Kind: UInt8 {
    case identity = 1
    case contactCard = 2
    case original = 3
    case blob = 4
  }

  private static let magic = [UInt8]("CDESKFIL".utf8)
  private static let version: UInt16 = 1

  init(
    _ plaintext: [UInt8], kind: Kind, key: SealingKey, belongsTo: [UInt8], random: some RandomSource
  ) throws(VaultError) {
    let header = Self.header(kind)
    bytes = header + (try key.seal(plaintext, aad: header + belongsTo, random: random))
    hash = sha256(bytes)
  }

  /// The file's text.
  ///
  /// - Throws: `damaged` where the bytes are not those the commit named; `unsupportedVersion`; `cannotOpen`.
  static func open(
    _ bytes: [UInt8], hash: [UInt8], kind: Kind, key: SealingKey, belongsTo: [UInt8]
  ) throws(VaultError) -> [UInt8] {
    guard sha256(bytes) == hash else { throw .damaged(.sealedFile) }
    var reader = ByteReader(bytes)
    guard reader.raw(magic.count) == magic, let version = reader.integer(UInt16.self) else {
      throw .damaged(.sealedFile)
    }
    guard version == Self.version else { throw .unsupportedVersion(.sealedFile, found: Int(version)) }
    guard reader.raw(2) == [kind.rawValue, 0] else { throw .damaged(.sealedFile) }
    return try key.open(reader.rest(), aad: header(kind) + belongsTo)
  }

  private static func header(_ kind: Kind) -> [UInt8] {
    var writer = ByteWriter()
    writer.put(raw: magic)
    writer.put(version)
    writer.put(raw: [kind.rawValue, 0])
    return writer.bytes
  }
}
