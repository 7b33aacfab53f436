/// An attachment, sealed: the file for `blobs/`, and what its event carries. Its name stands in the event, not here.
package struct SealedBlob: Hashable, Sendable {
  /// To be durable before the event's commit.
  package let file: [UInt8]
  /// A key of its own.
  package let key: SealingKey
  /// SHA-256 of the file's every byte, 32 bytes: also its name.
  package let hash: [UInt8]

  /// Seals the attachment's bytes under a random key.
  package static func seal(_ bytes: [UInt8], random: some RandomSource) throws(VaultError) -> SealedBlob {
    let key = SealingKey(random: random)
    let sealed = try SealedFile(sealing: bytes, kind: .blob, key: key, belongsTo: [], random: random)
    return SealedBlob(file: sealed.bytes, key: key, hash: sealed.hash)
  }

  /// The attachment's bytes.
  ///
  /// - Throws: `damaged` where the file is not the one the event names, `cannotOpen`.
  package static func open(file: [UInt8], key: SealingKey, hash: [UInt8]) throws(VaultError) -> [UInt8] {
    try SealedFile(reading: file, kind: .blob, hash: hash).open(with: key, belongsTo: [])
  }
}
