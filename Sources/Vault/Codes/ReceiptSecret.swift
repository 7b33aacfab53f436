import Crypto

/// What code and password of a receipt give together, and nothing else does: a key that signs uses (Ed25519).
///
/// Whoever handed the code out knows it, and may try passwords against the public half for as long as they like. So each
/// try costs what a try at a passphrase costs (scrypt, RFC 7914).
package struct ReceiptSecret: Sendable {
  private let signing: Curve25519.Signing.PrivateKey

  /// Takes as long as `work` says.
  ///
  /// - Parameters:
  ///   - password: UTF-8 bytes, normalised (NFC) by the caller.
  ///   - desk: The same code and password give another key at every desk.
  /// - Throws: `parametersOutOfBounds`, also where memory is short.
  package init(
    code: CheckedCode, password: [UInt8], desk: DeskTag, work: ScryptParameters
  ) throws(VaultError) {
    let salt = [UInt8](sha256(Purpose.receiptSalt.info(desk.bytes + code.bytes)).prefix(Passphrase.saltByteCount))
    // The code has a fixed length, so where the password begins is never in doubt.
    var both = code.bytes + password
    let key = try Passphrase.key(from: SecretBytes(wiping: &both), salt: salt, parameters: work)
    // Every 32 bytes are an Ed25519 private key (RFC 8032 §5.1.5).
    signing = (try? Curve25519.Signing.PrivateKey(rawRepresentation: key.derived(.receiptSigning, []).bytes))!
  }

  /// What the desk keeps to check uses with: 32 bytes.
  package var verifier: [UInt8] { [UInt8](signing.publicKey.rawRepresentation) }

  /// Signs one use: 64 bytes.
  package func signature(for use: ReceiptUse) -> [UInt8] {
    // The library signs any bytes; it throws only where memory ends.
    [UInt8]((try? signing.signature(for: use.message))!)
  }
}

extension ReceiptSecret: CustomStringConvertible, CustomReflectable {
  package var description: String { "ReceiptSecret" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}

/// One use of a receipt code: which code, whose tip, the how manieth, for what, who took it in, and what came with it. A
/// signature over it is good for nothing else; that it is of this desk, its key says.
package struct ReceiptUse: Hashable, Sendable {
  package let code: Int64
  package let tip: Int64
  /// Counted from 1.
  package let number: Int
  package let purpose: String
  package let way: String
  package let author: KeyHolder
  /// 32 bytes, of `content`.
  package let content: [UInt8]

  package init(
    code: Int64, tip: Int64, number: Int, purpose: String, way: String, author: KeyHolder, content: [UInt8]
  ) {
    self.code = code
    self.tip = tip
    self.number = number
    self.purpose = purpose
    self.way = way
    self.author = author
    self.content = content
  }

  /// SHA-256 over fields in their order, each behind its length: 32 bytes.
  package static func content(of fields: [[UInt8]]) -> [UInt8] {
    var writer = ByteWriter()
    writer.put(UInt32(fields.count))
    for field in fields { writer.put(counted: field) }
    return sha256(Purpose.receiptContent.info(writer.bytes))
  }

  /// Whether `signature` was made over this use by whoever knows what `verifier` belongs to; 64 and 32 bytes.
  package func isValid(_ signature: [UInt8], by verifier: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: verifier) else { return false }
    return key.isValidSignature(signature, for: message)
  }

  fileprivate var message: [UInt8] {
    var writer = ByteWriter()
    writer.put(code)
    writer.put(tip)
    writer.put(Int64(number))
    writer.put(counted: [UInt8](purpose.utf8))
    writer.put(counted: [UInt8](way.utf8))
    writer.put(author.rawValue)
    writer.put(counted: content)
    return Purpose.receiptUse.info(writer.bytes)
  }
}
