/// One member's secrets under a passphrase, with in clear only what a login screen needs.
///
/// The bytes, version 1, integers little-endian:
///
/// | field | bytes |
/// |---|---|
/// | magic `CDESKKEY` | 8 |
/// | version | 2 |
/// | scrypt: log2 N, r, p | 3 |
/// | salt | 16 |
/// | desk | 16 |
/// | member | 4 |
/// | SHA-256 over the public keys | 32 |
/// | display label, UTF-8 | 4 + n, n ≤ 1024 |
/// | nonce | 12 |
/// | AES-256-GCM of signing seed, agreement seed, root secret; additional data: all before the nonce | 96 + 16 |
/// | SHA-256 of all before | 32 |
///
/// The last field tells damage from a wrong passphrase; it protects nothing, the seal does.
package struct KeyFile: Hashable, Sendable {
  package let desk: DeskTag
  package let member: KeyHolder
  /// What the login screen lists. In clear: anyone who can read the file can read it.
  package let label: String
  package let parameters: ScryptParameters
  /// The file's every byte.
  package let bytes: [UInt8]

  private let publicDigest: [UInt8]
  private let salt: [UInt8]
  /// All before the nonce: what the seal authenticates.
  private let clear: [UInt8]
  private let nonce: [UInt8]
  private let sealed: [UInt8]

  private static let magic = [UInt8]("CDESKKEY".utf8)
  private static let version: UInt16 = 1
  private static let labelLimit = 1024
  private static let digestByteCount = 32
  private static let secretsByteCount = 3 * SealingKey.byteCount

  /// A new key file.
  ///
  /// - Parameters:
  ///   - label: At most 1024 bytes of UTF-8 are kept, whole characters.
  ///   - passphrase: UTF-8 bytes, normalised (NFC) by the caller.
  /// - Throws: `emptyPassphrase`, `parametersOutOfBounds`.
  package static func create(
    _ keys: MemberKeys, desk: DeskTag, member: KeyHolder, label: String, passphrase: SecretBytes,
    parameters: ScryptParameters = .standard, random: some RandomSource
  ) throws(VaultError) -> KeyFile {
    let salt = random.bytes(Passphrase.saltByteCount)
    var writer = ByteWriter()
    writer.put(raw: magic)
    writer.put(version)
    writer.put(raw: [parameters.costExponent, parameters.blockSize, parameters.parallelism])
    writer.put(raw: salt)
    writer.put(raw: desk.bytes)
    writer.put(member.rawValue)
    writer.put(raw: keys.publicKeys.digest)
    writer.put(counted: shortened(label))
    let clear = writer.bytes
    var secrets = keys.signingSeed.bytes + keys.agreement.seed.bytes + keys.rootSecret.bytes
    defer { SecretBytes.wipe(&secrets) }
    let key = try Passphrase.key(from: passphrase, salt: salt, parameters: parameters)
    writer.put(raw: try key.seal(secrets, aad: clear, random: random))
    writer.put(raw: sha256(writer.bytes))
    return try KeyFile(bytes: writer.bytes)
  }

  /// Reads what stands in clear, and refuses what unlocking could not work with.
  ///
  /// - Throws: `damaged`, `unsupportedVersion`, `parametersOutOfBounds`.
  package init(bytes: [UInt8]) throws(VaultError) {
    var reader = ByteReader(bytes)
    guard reader.raw(Self.magic.count) == Self.magic, let version = reader.integer(UInt16.self) else {
      throw .damaged(.keyFile)
    }
    guard version == Self.version else { throw .unsupportedVersion(.keyFile, found: Int(version)) }
    guard let work = reader.raw(3), let salt = reader.raw(Passphrase.saltByteCount),
      let desk = reader.raw(16).flatMap(DeskTag.init(bytes:)), let member = reader.integer(UInt32.self),
      let publicDigest = reader.raw(Self.digestByteCount),
      let label = reader.counted(atMost: Self.labelLimit).flatMap({ String(validating: $0, as: UTF8.self) })
    else { throw .damaged(.keyFile) }
    clear = reader.consumed
    guard let nonce = reader.raw(SealingKey.nonceByteCount),
      let sealed = reader.raw(Self.secretsByteCount + SealingKey.tagByteCount)
    else { throw .damaged(.keyFile) }
    let digest = sha256(reader.consumed)
    guard reader.rest() == digest else { throw .damaged(.keyFile) }
    parameters = ScryptParameters(costExponent: work[0], blockSize: work[1], parallelism: work[2])
    guard parameters.areInBounds else { throw .parametersOutOfBounds(parameters) }
    (self.salt, self.desk, self.publicDigest, self.label) = (salt, desk, publicDigest, label)
    (self.nonce, self.sealed, self.bytes) = (nonce, sealed, bytes)
    self.member = KeyHolder(rawValue: member)
  }

  /// The secrets. Takes as long as `parameters` say, so it belongs off the screen's loop.
  ///
  /// - Throws: `wrongPassphrase`; `parametersOutOfBounds` where memory is short; `damaged` if the secrets do not give
  ///   the public keys the file was made for.
  package func unlock(passphrase: SecretBytes) throws(VaultError) -> MemberKeys {
    guard !passphrase.isEmpty else { throw .wrongPassphrase }
    let key = try Passphrase.key(from: passphrase, salt: salt, parameters: parameters)
    guard var secrets = try? key.open(sealed, nonce: nonce, aad: clear) else { throw .wrongPassphrase }
    defer { SecretBytes.wipe(&secrets) }
    var reader = ByteReader(secrets)
    guard let signing = reader.raw(SealingKey.byteCount).flatMap(SealingKey.init(bytes:)),
      let agreement = reader.raw(SealingKey.byteCount).flatMap(SealingKey.init(bytes:)),
      let root = reader.raw(SealingKey.byteCount).flatMap(SealingKey.init(bytes:))
    else { throw .damaged(.keyFile) }
    let keys = MemberKeys(signingSeed: signing, agreementSeed: agreement, rootSecret: root)
    guard keys.publicKeys.digest == publicDigest else { throw .damaged(.keyFile) }
    return keys
  }

  /// The same secrets under another passphrase, with a new salt. The old file's bytes still open with the old one:
  /// whoever copied them keeps what they copied.
  ///
  /// - Throws: `wrongPassphrase` for the old one, `emptyPassphrase` for the new one, `parametersOutOfBounds`.
  package func changingPassphrase(
    from old: SecretBytes, to new: SecretBytes, parameters: ScryptParameters = .standard, random: some RandomSource
  ) throws(VaultError) -> KeyFile {
    try KeyFile.create(
      unlock(passphrase: old), desk: desk, member: member, label: label, passphrase: new, parameters: parameters,
      random: random)
  }

  /// Whether this file was made for these public keys, which the roster gives; asked before the passphrase is.
  package func belongs(to publicKeys: MemberPublicKeys) -> Bool {
    publicDigest == publicKeys.digest
  }

  private static func shortened(_ label: String) -> [UInt8] {
    var kept: [UInt8] = []
    for character in label {
      let next = [UInt8](character.utf8)
      guard kept.count + next.count <= labelLimit else { break }
      kept += next
    }
    return kept
  }
}
