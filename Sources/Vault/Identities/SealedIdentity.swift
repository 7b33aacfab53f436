/// A reporter's identity, sealed (R6.4): the file `identities/ID`.
///
/// Its text stands under a random key; that key is sealed to the custodians, and the result to the leaders, so that
/// opening takes one of each. A second copy of the key is for the paper in the safe. Once the file is gone, nothing
/// that is left opens anything.
package struct SealedIdentity: Hashable, Sendable {
  package let desk: DeskTag
  /// The file's name.
  package let id: SealedFileID
  private let sealed: SealedFile

  /// The file's every byte, to be durable before the commit that names its hash.
  package var file: [UInt8] { sealed.bytes }
  /// SHA-256 of the file: 32 bytes.
  package var hash: [UInt8] { sealed.hash }

  /// Seals what a reporter gave.
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
    let prefix = WrappedPrefix(identity: identity.generation, release: release.generation).bytes
    let inner = try identity.key.seal(key.bytes, info: Purpose.identityInner.info(belongsTo), aad: prefix)
    let outer = try release.key.seal(inner, info: Purpose.identityOuter.info(belongsTo), aad: prefix)
    let forRecovery = try recovery.seal(key.bytes, info: Purpose.identityRecovery.info(belongsTo), aad: [])
    let sealed = try SealedFile(
      sealing: Padding.padded(plaintext), kind: .identity, key: key, wrappedKeys: [prefix + outer, forRecovery],
      belongsTo: belongsTo, random: random)
    return SealedIdentity(desk: desk, id: id, sealed: sealed)
  }

  /// The file as it was found.
  ///
  /// - Parameter hash: What the commit names.
  /// - Throws: `damaged` where the bytes are not those the commit names; `unsupportedVersion`.
  package init(file: [UInt8], desk: DeskTag, id: SealedFileID, hash: [UInt8]) throws(VaultError) {
    self.init(desk: desk, id: id, sealed: try SealedFile(reading: file, kind: .identity, hash: hash))
  }

  private init(desk: DeskTag, id: SealedFileID, sealed: SealedFile) {
    self.desk = desk
    self.id = id
    self.sealed = sealed
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
    let (prefix, wrapped) = try WrappedPrefix.split(sealed.wrappedKeys[0])
    guard let release = ring.secretHalf(of: .release, generation: prefix.release) else {
      throw .pairNotHeld(.release, generation: prefix.release)
    }
    let inner = try release.secret.open(wrapped, info: Purpose.identityOuter.info(belongsTo), aad: prefix.bytes)
    let lifted = try custodian.seal(inner, info: liftedInfo(request), aad: prefix.bytes)
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
    lifted: [UInt8], request: UInt64, keys: MemberKeys, ring: Keyring
  ) throws(VaultError) -> [UInt8] {
    let (prefix, wrapped) = try WrappedPrefix.split(lifted)
    guard let identity = ring.secretHalf(of: .identity, generation: prefix.identity) else {
      throw .pairNotHeld(.identity, generation: prefix.identity)
    }
    let inner = try keys.agreement.open(wrapped, info: liftedInfo(request), aad: prefix.bytes)
    let key = try identity.secret.open(inner, info: Purpose.identityInner.info(belongsTo), aad: prefix.bytes)
    return try sealed.openPadded(with: key, belongsTo: belongsTo)
  }

  /// The identity, with the key from the safe.
  ///
  /// - Throws: `cannotOpen`, `damaged`.
  package func open(recovery: RecoveryKey) throws(VaultError) -> [UInt8] {
    let key = try recovery.secret.open(
      sealed.wrappedKeys[1], info: Purpose.identityRecovery.info(belongsTo), aad: [])
    return try sealed.openPadded(with: key, belongsTo: belongsTo)
  }

  private func liftedInfo(_ request: UInt64) -> [UInt8] {
    Purpose.identityLifted.info(belongsTo + bigEndian(request))
  }
}
