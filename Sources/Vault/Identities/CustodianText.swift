/// A text only custodians open, without a leader's layer: how to reach a reporter safely, or a narrative's unredacted
/// original. Kept in a file of its own, so that it can be destroyed like an identity.
package struct CustodianText: Hashable, Sendable {
  /// To be durable before the event's commit.
  package let file: [UInt8]
  package let envelope: CustodianEnvelope

  /// What the text is. One kind never opens as the other.
  package enum Kind: UInt8, Hashable, Sendable {
    case contactCard = 2
    case original = 3

    var fileKind: SealedFile.Kind {
      switch self {
      case .contactCard: .contactCard
      case .original: .original
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
    let file = try SealedFile(
      Padding.padded(plaintext), kind: kind.fileKind, key: key, belongsTo: belongsTo, random: random)
    let prefix = WrappedPrefix(identity: identity.generation, release: 0)
    let info = Purpose.custodianFile.info([kind.rawValue] + belongsTo)
    let sealed = try identity.key.seal(key.bytes, info: info, aad: prefix.bytes + file.hash)
    let envelope = CustodianEnvelope(kind: kind, desk: desk, id: id, hash: file.hash, wrapped: prefix.bytes + sealed)
    return CustodianText(file: file.bytes, envelope: envelope)
  }
}

/// What the log keeps of a text for custodians.
package struct CustodianEnvelope: Hashable, Sendable {
  package let kind: CustodianText.Kind
  package let desk: DeskTag
  /// The file's name.
  package let id: SealedFileID
  /// SHA-256 of the file's every byte.
  package let hash: [UInt8]
  /// The file's key, sealed to `identity`.
  package let wrapped: [UInt8]

  package init(kind: CustodianText.Kind, desk: DeskTag, id: SealedFileID, hash: [UInt8], wrapped: [UInt8]) {
    self.kind = kind
    self.desk = desk
    self.id = id
    self.hash = hash
    self.wrapped = wrapped
  }

  /// The text, for a custodian, whose reason is an event of its own before this is called.
  ///
  /// - Throws: `pairNotHeld`, `cannotOpen`, `damaged`.
  package func open(file: [UInt8], ring: Keyring) throws(VaultError) -> [UInt8] {
    let (prefix, sealed) = try WrappedPrefix.split(wrapped)
    guard let identity = ring.secretHalf(of: .identity, generation: prefix.identity) else {
      throw .pairNotHeld(.identity, generation: prefix.identity)
    }
    let belongsTo = desk.bytes + id.bytes
    let opened = try identity.secret.open(
      sealed, info: Purpose.custodianFile.info([kind.rawValue] + belongsTo), aad: prefix.bytes + hash)
    guard let key = SealingKey(bytes: opened) else { throw .damaged(.sealedKey) }
    let padded = try SealedFile.open(file, hash: hash, kind: kind.fileKind, key: key, belongsTo: belongsTo)
    guard let text = Padding.text(of: padded) else { throw .damaged(.sealedFile) }
    return text
  }
}
