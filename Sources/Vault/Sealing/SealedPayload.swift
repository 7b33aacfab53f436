/// A payload as the log keeps it.
package struct SealedPayload: Hashable, Sendable {
  /// 12 random bytes.
  package let nonce: [UInt8]
  package let ciphertext: [UInt8]

  package init(nonce: [UInt8], ciphertext: [UInt8]) {
    self.nonce = nonce
    self.ciphertext = ciphertext
  }

  /// Sealed with a compartment's or an object's key.
  ///
  /// - Parameter aad: What the log says the payload belongs to (desk, position, previous hash, author, key id).
  package static func seal(
    _ plaintext: [UInt8], under key: SealingKey, aad: [UInt8], random: some RandomSource
  ) throws(VaultError) -> SealedPayload {
    let nonce = random.bytes(SealingKey.nonceByteCount)
    return SealedPayload(nonce: nonce, ciphertext: try key.seal(plaintext, nonce: nonce, aad: aad))
  }

  /// Sealed to one member. The nonce, which this seal has no use for, is bound into it all the same.
  package static func seal(
    _ plaintext: [UInt8], to member: AgreementKey, aad: [UInt8], random: some RandomSource
  ) throws(VaultError) -> SealedPayload {
    let nonce = random.bytes(SealingKey.nonceByteCount)
    let ciphertext = try member.seal(plaintext, info: Purpose.payloadForMember.info(), aad: nonce + aad)
    return SealedPayload(nonce: nonce, ciphertext: ciphertext)
  }

  package func open(with key: SealingKey, aad: [UInt8]) throws(VaultError) -> [UInt8] {
    try key.open(ciphertext, nonce: nonce, aad: aad)
  }

  package func open(with secret: AgreementSecret, aad: [UInt8]) throws(VaultError) -> [UInt8] {
    try secret.open(ciphertext, info: Purpose.payloadForMember.info(), aad: nonce + aad)
  }
}
