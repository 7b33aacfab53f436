/// A file outside the log, under a key of its own; its commit names its SHA-256.
///
/// Wrapped keys stand in the file, so that destroying the file destroys them with the text: no copy of the log opens
/// anything then, and the chain still verifies.
///
/// The bytes, version 1, integers little-endian:
///
/// | field | bytes |
/// |---|---|
/// | magic `CDESKFIL` | 8 |
/// | version | 2 |
/// | kind | 1 |
/// | how many wrapped keys: 2 for an identity, 1 for a custodian's text, 0 for a blob | 1 |
/// | each wrapped key | 4 + n, n ≤ 65,536 |
/// | nonce | 12 |
/// | AES-256-GCM ciphertext and tag; additional data: all before the nonce, then what the file belongs to | n + 16 |
struct SealedFile: Hashable, Sendable {
  /// The file's every byte.
  let bytes: [UInt8]
  /// SHA-256 of the bytes.
  let hash: [UInt8]
  let wrappedKeys: [[UInt8]]
  /// All before the nonce.
  private let clear: [UInt8]

  enum Kind: UInt8 {
    case identity = 1
    case contactCard = 2
    case original = 3
    case blob = 4
    case evidence = 5

    var wrappedKeyCount: UInt8 {
      switch self {
      case .identity: 2
      case .contactCard, .original, .evidence: 1
      case .blob: 0
      }
    }
  }

  private static let magic = [UInt8]("CDESKFIL".utf8)
  private static let version: UInt16 = 1
  private static let wrappedKeyLimit = 65_536

  /// Seals a text.
  ///
  /// - Parameter belongsTo: What `open` has to be given again.
  init(
    sealing plaintext: [UInt8], kind: Kind, key: SealingKey, wrappedKeys: [[UInt8]] = [], belongsTo: [UInt8],
    random: some RandomSource
  ) throws(VaultError) {
    var writer = ByteWriter()
    writer.put(raw: Self.magic)
    writer.put(Self.version)
    writer.put(raw: [kind.rawValue, kind.wrappedKeyCount])
    for wrapped in wrappedKeys { writer.put(counted: wrapped) }
    let clear = writer.bytes
    writer.put(raw: try key.seal(plaintext, aad: clear + belongsTo, random: random))
    try self.init(reading: writer.bytes, kind: kind, hash: sha256(writer.bytes))
  }

  /// Reads a file whose hash its commit names.
  ///
  /// - Throws: `damaged` where the bytes are not those, or of another kind; `unsupportedVersion`.
  init(reading bytes: [UInt8], kind: Kind, hash: [UInt8]) throws(VaultError) {
    guard sha256(bytes) == hash else { throw .damaged(.sealedFile) }
    var reader = ByteReader(bytes)
    guard reader.raw(Self.magic.count) == Self.magic, let version = reader.integer(UInt16.self) else {
      throw .damaged(.sealedFile)
    }
    guard version == Self.version else { throw .unsupportedVersion(.sealedFile, found: Int(version)) }
    guard reader.raw(2) == [kind.rawValue, kind.wrappedKeyCount] else { throw .damaged(.sealedFile) }
    var wrappedKeys: [[UInt8]] = []
    for _ in 0..<kind.wrappedKeyCount {
      guard let wrapped = reader.counted(atMost: Self.wrappedKeyLimit) else { throw .damaged(.sealedFile) }
      wrappedKeys.append(wrapped)
    }
    self.bytes = bytes
    self.hash = hash
    self.wrappedKeys = wrappedKeys
    clear = reader.consumed
  }

  /// The text.
  ///
  /// - Throws: `cannotOpen`.
  func open(with key: SealingKey, belongsTo: [UInt8]) throws(VaultError) -> [UInt8] {
    try key.open([UInt8](bytes[clear.count...]), aad: clear + belongsTo)
  }

  /// A text that was padded before it was sealed, its key as another seal gave it.
  ///
  /// - Throws: `cannotOpen`, `damaged`.
  func openPadded(with key: [UInt8], belongsTo: [UInt8]) throws(VaultError) -> [UInt8] {
    guard let key = SealingKey(bytes: key) else { throw .damaged(.sealedKey) }
    guard let text = Padding.text(of: try open(with: key, belongsTo: belongsTo)) else { throw .damaged(.sealedFile) }
    return text
  }
}
