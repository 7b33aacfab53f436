/// A text only custodians open, without a leaders' layer: how to reach a reporter safely, a narrative's unredacted
/// original, or a custodian's evidence. A file of its own beside the identities, destroyable like them.
package struct CustodianText: Hashable, Sendable {
  package let kind: Kind
  package let desk: DeskTag
  /// The file's name.
  package let id: SealedFileID
  private let sealed: SealedFile

  /// The file's every byte, to be durable before the commit that names its hash.
  package var file: [UInt8] { sealed.bytes }
  /// SHA-256 of the file: 32 bytes.
  package var hash: [UInt8] { sealed.hash }

  /// What the text is. One kind never opens as the other.
  package enum Kind: Hashable, Sendable {
    case contactCard
    case original
    /// What a custodian wrote down to prove a binding, a mark or that two reporters are one.
    case evidence

    var fileKind: SealedFile.Kind {
      switch self {
      case .contactCard: .contactCard
      case .original: .original
      case .evidence: .evidence
      }
    }
  }

  /// Seals a text under a random key, and that key to the custodians.
  ///
  /// - Parameter identity: The current public half of `identity`.
  /// - Throws: `invalidPublicKey`, also where `identity` is not that pair.
  package static func seal(
    _ plaintext: [UInt8], kind: Kind, desk: DeskTag, id: SealedFileID, identity: PairPublic,
    random: some RandomSource
  ) throws(VaultError) -> CustodianText {
    guard identity.pair == .identity else { throw .invalidPublicKey }
    let key = SealingKey(random: random)
    let belongsTo = desk.bytes + id.bytes
    let prefix = WrappedPrefix(identity: identity.generation, release: 0).bytes
    let wrapped = try identity.key.seal(key.bytes, info: info(kind, belongsTo), aad: prefix)
    let sealed = try SealedFile(
      sealing: Padding.padded(plaintext), kind: kind.fileKind, key: key, wrappedKeys: [prefix + wrapped],
      belongsTo: belongsTo, random: random)
    return CustodianText(kind: kind, desk: desk, id: id, sealed: sealed)
  }

  /// The file as it was found.
  ///
  /// - Parameter hash: What the commit names.
  /// - Throws: `damaged` where the bytes are not those the commit names, or of another kind; `unsupportedVersion`.
  package init(
    file: [UInt8], kind: Kind, desk: DeskTag, id: SealedFileID, hash: [UInt8]
  ) throws(VaultError) {
    let sealed = try SealedFile(reading: file, kind: kind.fileKind, hash: hash)
    self.init(kind: kind, desk: desk, id: id, sealed: sealed)
  }

  private init(kind: Kind, desk: DeskTag, id: SealedFileID, sealed: SealedFile) {
    self.kind = kind
    self.desk = desk
    self.id = id
    self.sealed = sealed
  }

  /// The text, for a custodian, whose reason is an event of its own before this is called.
  ///
  /// - Throws: `pairNotHeld`, `cannotOpen`, `damaged`.
  package func open(ring: Keyring) throws(VaultError) -> [UInt8] {
    let (prefix, wrapped) = try WrappedPrefix.split(sealed.wrappedKeys[0])
    guard let identity = ring.secretHalf(of: .identity, generation: prefix.identity) else {
      throw .pairNotHeld(.identity, generation: prefix.identity)
    }
    let belongsTo = desk.bytes + id.bytes
    let key = try identity.secret.open(wrapped, info: Self.info(kind, belongsTo), aad: prefix.bytes)
    return try sealed.openPadded(with: key, belongsTo: belongsTo)
  }

  private static func info(_ kind: Kind, _ belongsTo: [UInt8]) -> [UInt8] {
    Purpose.custodianFile.info([kind.fileKind.rawValue] + belongsTo)
  }
}
