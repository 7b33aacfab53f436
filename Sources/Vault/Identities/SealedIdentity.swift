/// A reporter's identity, sealed (R6.4): the file for `identities/ID`, and what stands in the event.
package struct SealedIdentity: Hashable, Sendable {
  /// To be durable before the event's commit.
  package let file: [UInt8]
  package let envelope: IdentityEnvelope

  /// Seals what a reporter gave under a random key; that key to the custodians, and the result to the leaders.
  ///
  /// - Parameters:
  ///   - identity: The current public half of `identity`.
  ///   - release: The current public half of `release`.
  ///   - recovery: The public half of the key in the safe.
  /// - Throws: `invalidPublicKey`, also where `identity` and `release` are not those pairs.
  package static func seal(
    _ plaintext: [UInt8], desk: DeskTag, id: SealedFileID, identity: PairPublic, release: PairPublic,
    recovery: AgreementKey, random: some RandomSource
  ) throws(VaultError) -> SealedIdentity {
    guard identity.pair == .identity, release.pair == .release else { throw .invalidPublicKey }
    let key = SealingKey(random: random)
    let belongsTo = desk.bytes + id.bytes
    let file = try SealedFile(
      Padding.padded(plaintext), kind: .identity, key: key, belongsTo: belongsTo, random: random)
    let prefix = WrappedPrefix(identity: identity.generation, release: release.generation)
    let aad = prefix.bytes + file.hash
    let inner = try identity.key.seal(key.bytes, info: Purpose.identityInner.info(belongsTo), aad: aad)
    let outer = try release.key.seal(inner, info: Purpose.identityOuter.info(belongsTo), aad: aad)
    let forRecovery = try recovery.seal(key.bytes, info: Purpose.identityRecovery.info(belongsTo), aad: file.hash)
    let envelope = IdentityEnvelope(
      desk: desk, id: id, hash: file.hash, wrapped: prefix.bytes + outer, recoveryWrapped: forRecovery)
    return SealedIdentity(file: file.bytes, envelope: envelope)
  }
}

/// What the log keeps of an identity: it opens nothing without the file, and the file nothing without it.
package struct IdentityEnvelope: Hashable, Sendable {
  package let desk: DeskTag
  /// The file's name.
  package let id: SealedFileID
  /// SHA-256 of the file's every byte.
  package let hash: [UInt8]
  /// The file's key under both layers.
  package let wrapped: [UInt8]
  /// The file's key for the paper in the safe.
  package let recoveryWrapped: [UInt8]

  package init(desk: DeskTag, id: SealedFileID, hash: [UInt8], wrapped: [UInt8], recoveryWrapped: [UInt8]) {
    self.desk = desk
    self.id = id
    self.hash = hash
    self.wrapped = wrapped
    self.recoveryWrapped = recoveryWrapped
  }

  private var belongsTo: [UInt8] { desk.bytes + id.bytes }

  /// Takes the leaders' layer off for one request, and seals what is left to the custodian who asked: the leader cannot
  /// read it, and the custodian cannot use it for another request.
  ///
  /// - Parameters:
  ///   - ring: The approving leader's.
  ///   - custodian: The asking custodian's own key.
  ///   - request: The number of the event that asked.
  /// - Returns: What goes into the event that approves.
  /// - Throws: `pairNotHeld`, `cannotOpen`, `damaged`.
  package func liftOuter(
    with ring: Keyring, to custodian: AgreementKey, request: UInt64
  ) throws(VaultError) -> [UInt8] {
    let (prefix, sealed) = try WrappedPrefix.split(wrapped)
    guard let release = ring.secretHalf(of: .release, generation: prefix.release) else {
      throw .pairNotHeld(.release, generation: prefix.release)
    }
    let aad = prefix.bytes + hash
    let inner = try release.secret.open(sealed, info: Purpose.identityOuter.info(belongsTo), aad: aad)
    let lifted = try custodian.seal(
      inner, info: Purpose.identityLifted.info(belongsTo + bigEndian(request)), aad: aad)
    return prefix.bytes + lifted
  }

  /// The identity, for the custodian whose request was approved.
  ///
  /// - Parameters:
  ///   - lifted: What `liftOuter` gave for the same request.
  ///   - keys: The asking custodian's.
  ///   - ring: The asking custodian's.
  /// - Throws: `pairNotHeld`; `cannotOpen` for another request's or another custodian's layer; `damaged`.
  package func open(
    file: [UInt8], lifted: [UInt8], request: UInt64, keys: MemberKeys, ring: Keyring
  ) throws(VaultError) -> [UInt8] {
    let (prefix, sealed) = try WrappedPrefix.split(lifted)
    guard let identity = ring.secretHalf(of: .identity, generation: prefix.identity) else {
      throw .pairNotHeld(.identity, generation: prefix.identity)
    }
    let aad = prefix.bytes + hash
    let inner = try keys.agreement.open(
      sealed, info: Purpose.identityLifted.info(belongsTo + bigEndian(request)), aad: aad)
    let key = try identity.secret.open(inner, info: Purpose.identityInner.info(belongsTo), aad: aad)
    return try text(of: file, key: key)
  }

  /// The identity, with the key from the safe.
  ///
  /// - Throws: `cannotOpen`, `damaged`.
  package func open(file: [UInt8], recovery: RecoveryKey) throws(VaultError) -> [UInt8] {
    let key = try recovery.secret.open(
      recoveryWrapped, info: Purpose.identityRecovery.info(belongsTo), aad: hash)
    return try text(of: file, key: key)
  }

  private func text(of file: [UInt8], key: [UInt8]) throws(VaultError) -> [UInt8] {
    guard let key = SealingKey(bytes: key) else { throw .damaged(.sealedKey) }
    let padded = try SealedFile.open(file, hash: hash, kind: .identity, key: key, belongsTo: belongsTo)
    guard let text = Padding.text(of: padded) else { throw .damaged(.sealedFile) }
    return text
  }
}

/// What a wrapped key begins with: version 1 and the generations of the pairs it was sealed to (UInt32, little-endian).
struct WrappedPrefix {
  let identity: UInt32
  /// 0 where no leader's layer is.
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
