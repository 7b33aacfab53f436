/// What was left out of a restricted tip, sealed to the custodians (R6.4). It stands inside the closed event that it
/// belongs to, which has a fixed length already, so nothing is padded here; whoever reads that event without holding
/// `identity` reads none of this.
package struct LeftOutText: Hashable, Sendable {
  package let desk: DeskTag
  /// What the seal is bound to, besides the desk.
  package let id: SealedFileID
  /// Which generation it is sealed to, the encapsulated key, ciphertext and tag.
  package let bytes: [UInt8]

  package init(desk: DeskTag, id: SealedFileID, bytes: [UInt8]) {
    self.desk = desk
    self.id = id
    self.bytes = bytes
  }

  /// Seals a text to the custodians (HPKE with X-Wing, RFC 9180).
  ///
  /// - Parameter identity: The current public half of `identity`.
  /// - Throws: `invalidPublicKey`, also where `identity` is not that pair.
  package static func seal(
    _ text: [UInt8], desk: DeskTag, id: SealedFileID, identity: PairPublic
  ) throws(VaultError) -> LeftOutText {
    guard identity.pair == .identity else { throw .invalidPublicKey }
    let prefix = WrappedPrefix(identity: identity.generation, release: 0).bytes
    let sealed = try identity.key.seal(text, info: info(desk, id), aad: prefix)
    return LeftOutText(desk: desk, id: id, bytes: prefix + sealed)
  }

  /// The text, for a custodian, whose reason is an event of its own before this is shown.
  ///
  /// - Throws: `pairNotHeld`, `cannotOpen`, `damaged`.
  package func open(ring: Keyring) throws(VaultError) -> [UInt8] {
    let (prefix, sealed) = try WrappedPrefix.split(bytes)
    guard let identity = ring.secretHalf(of: .identity, generation: prefix.identity) else {
      throw .pairNotHeld(.identity, generation: prefix.identity)
    }
    return try open(sealed, with: identity.secret, prefix)
  }

  /// The text, with one private key.
  func open(with secret: AgreementSecret) throws(VaultError) -> [UInt8] {
    let (prefix, sealed) = try WrappedPrefix.split(bytes)
    return try open(sealed, with: secret, prefix)
  }

  private func open(
    _ sealed: [UInt8], with secret: AgreementSecret, _ prefix: WrappedPrefix
  ) throws(VaultError) -> [UInt8] {
    try secret.open(sealed, info: Self.info(desk, id), aad: prefix.bytes)
  }

  private static func info(_ desk: DeskTag, _ id: SealedFileID) -> [UInt8] {
    Purpose.leftOut.info(desk.bytes + id.bytes)
  }
}
