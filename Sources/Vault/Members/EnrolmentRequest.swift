/// A new member's public keys on their way to those who grant, made by the member's own process.
///
/// The bytes, version 1, integers little-endian: magic `CDESKENR` · version (2) · desk (16) · member (4) · signing key
/// (32) · agreement key (1216) · label (4 + n, n ≤ 1024) · Ed25519 signature over all before (64), which proves that the
/// requester holds the signing key · HMAC-SHA-256 of all before under the invitation's verifier (32).
package struct EnrolmentRequest: Hashable, Sendable {
  package let desk: DeskTag
  package let member: KeyHolder
  package let publicKeys: MemberPublicKeys
  /// The name the member gave.
  package let label: String
  /// The request's every byte.
  package let bytes: [UInt8]

  private let signed: [UInt8]
  private let signature: [UInt8]
  private let mac: [UInt8]

  private static let magic = [UInt8]("CDESKENR".utf8)
  private static let version: UInt16 = 1
  private static let labelLimit = 1024

  /// A request under this invitation.
  ///
  /// - Throws: `damaged` if the label is longer than 1024 bytes.
  package static func make(
    _ invitation: Invitation, keys: MemberKeys, label: String
  ) throws(VaultError) -> EnrolmentRequest {
    var writer = ByteWriter()
    writer.put(raw: magic)
    writer.put(version)
    writer.put(raw: invitation.desk.bytes)
    writer.put(invitation.member.rawValue)
    writer.put(raw: keys.publicKeys.signing)
    writer.put(raw: keys.publicKeys.agreement.bytes)
    writer.put(counted: [UInt8](label.utf8))
    writer.put(raw: keys.sign(Purpose.enrolment.info(writer.bytes)))
    writer.put(raw: invitation.verifier.authenticate(Purpose.enrolment.info(writer.bytes)))
    return try EnrolmentRequest(bytes: writer.bytes)
  }

  /// Reads a request; it is not to be believed before `verify`.
  ///
  /// - Throws: `damaged`, `unsupportedVersion`.
  package init(bytes: [UInt8]) throws(VaultError) {
    var reader = ByteReader(bytes)
    guard reader.raw(Self.magic.count) == Self.magic, let version = reader.integer(UInt16.self) else {
      throw .damaged(.enrolmentRequest)
    }
    guard version == Self.version else { throw .unsupportedVersion(.enrolmentRequest, found: Int(version)) }
    guard let desk = reader.raw(16).flatMap(DeskTag.init(bytes:)), let member = reader.integer(UInt32.self),
      let signing = reader.raw(MemberPublicKeys.signingByteCount),
      let agreement = reader.raw(AgreementKey.byteCount),
      let label = reader.counted(atMost: Self.labelLimit).flatMap({ String(validating: $0, as: UTF8.self) })
    else { throw .damaged(.enrolmentRequest) }
    signed = reader.consumed
    guard let signature = reader.raw(64), let mac = reader.raw(32), reader.isAtEnd else {
      throw .damaged(.enrolmentRequest)
    }
    publicKeys = try MemberPublicKeys(signing: signing, agreement: agreement)
    (self.desk, self.label, self.bytes) = (desk, label, bytes)
    (self.signature, self.mac) = (signature, mac)
    self.member = KeyHolder(rawValue: member)
  }

  /// That the request was made with the invitation's code, by whoever holds the signing key, for this desk and member.
  ///
  /// What is left for people is to compare `publicKeys.fingerprint` face to face.
  ///
  /// - Throws: `belongsElsewhere`, `requestNotGenuine`.
  package func verify(
    desk: DeskTag, member: KeyHolder, verifier: SealingKey
  ) throws(VaultError) {
    guard desk == self.desk, member == self.member else { throw .belongsElsewhere(.enrolmentRequest) }
    guard verifier.isAuthentic(mac, for: Purpose.enrolment.info(signed + signature)),
      publicKeys.isValid(signature, over: Purpose.enrolment.info(signed))
    else { throw .requestNotGenuine }
  }
}
