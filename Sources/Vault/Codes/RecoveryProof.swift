import Crypto

/// Shows to every desk that the paper in the safe was at hand: an Ed25519 signature by a key that only the paper gives.
///
/// The desk publishes the key's public half when it is founded, and each desk has a paper of its own. A proof is good for one use: whoever typed the code, whoever
/// receives, the receiver's fingerprint, the keys, the reason.
package struct RecoveryProof: Hashable, Sendable {
  package let author: KeyHolder
  package let receiver: KeyHolder
  package let fingerprint: String
  package let keys: [String]
  package let reason: String

  package init(
    author: KeyHolder, receiver: KeyHolder, fingerprint: String, keys: [String], reason: String
  ) {
    self.author = author
    self.receiver = receiver
    self.fingerprint = fingerprint
    self.keys = keys
    self.reason = reason
  }

  /// Whether `signature` was made over this use with the paper that `verifier` belongs to; 64 and 32 bytes.
  package func isValid(_ signature: [UInt8], by verifier: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: verifier) else { return false }
    return key.isValidSignature(signature, for: message)
  }

  fileprivate var message: [UInt8] {
    var writer = ByteWriter()
    writer.put(author.rawValue)
    writer.put(receiver.rawValue)
    writer.put(counted: [UInt8](fingerprint.utf8))
    writer.put(UInt32(keys.count))
    for key in keys { writer.put(counted: [UInt8](key.utf8)) }
    writer.put(counted: [UInt8](reason.utf8))
    return Purpose.recoveryProof.info(writer.bytes)
  }
}

extension RecoveryKey {
  private var signing: Curve25519.Signing.PrivateKey {
    // Every 32 bytes are an Ed25519 private key (RFC 8032 §5.1.5).
    (try? Curve25519.Signing.PrivateKey(rawRepresentation: secret.seed.derived(.recoverySigning, []).bytes))!
  }

  /// What the desk publishes to check proofs with: 32 bytes.
  package var verifier: [UInt8] { [UInt8](signing.publicKey.rawRepresentation) }

  /// Signs one use of the paper: 64 bytes.
  package func signature(for proof: RecoveryProof) -> [UInt8] {
    // The library signs any bytes; it throws only where memory ends.
    [UInt8]((try? signing.signature(for: proof.message))!)
  }
}
