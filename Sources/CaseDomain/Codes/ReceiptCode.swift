/// 32 bytes about a receipt code: a keyed digest, the public half of what signs its uses, or a digest of what came with
/// one. Hexadecimal in events, and left out of what is printed: whoever knows a code could look for it there.
package struct CodeTag: ShardedKey, Codable {
  private let digest: RowHash

  package var shardBits: UInt64 { digest.shardBits }

  /// Takes 32 bytes.
  package init?(bytes: some Collection<UInt8>) {
    guard let digest = RowHash(bytes: bytes) else { return nil }
    self.digest = digest
  }

  /// 64 hexadecimal digits, lower case.
  package var text: String { digest.text }

  package init(from decoder: any Decoder) throws { digest = try RowHash(from: decoder) }

  package func encode(to encoder: any Encoder) throws {
    if encoder.userInfo[Attachment.leavingOutKeys] == nil { return try digest.encode(to: encoder) }
    var container = encoder.singleValueContainer()
    try container.encode("")
  }
}

/// Shows that whoever used a code knew it and its password: a signature over this one use and what came with it. Desks
/// check it when they read the event; the rules here cannot.
package struct CodeProof: Hashable, Sendable, Codable {
  /// Which use of the code it is, counted from 1, so that it is good once.
  package let use: Int
  /// Of the event that came with the use.
  package let content: CodeTag
  /// Ed25519, 128 hexadecimal digits.
  package let signature: String

  package init(use: Int, content: CodeTag, signature: String) {
    self.use = use
    self.content = content
    self.signature = signature
  }

  private enum Field: String, CodingKey { case use, content, signature }

  /// What is printed says only which use it was.
  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(use, forKey: .use)
    if encoder.userInfo[Attachment.leavingOutKeys] != nil { return }
    try fields.encode(content, forKey: .content)
    try fields.encode(signature, forKey: .signature)
  }
}

/// How much work one guess at a code's password costs (scrypt, RFC 7914). Stands with each code, so that it stays good
/// when the desk asks for more.
package struct CodeWork: Hashable, Sendable, Codable {
  /// N = 2^costExponent.
  package let costExponent: UInt8
  package let blockSize: UInt8
  package let parallelism: UInt8

  package init(costExponent: UInt8, blockSize: UInt8, parallelism: UInt8) {
    self.costExponent = costExponent
    self.blockSize = blockSize
    self.parallelism = parallelism
  }
}

/// How somebody who has a code came in. Raw values stand in the log.
package enum CodeWay: String, Codable, Hashable, Sendable, CaseIterable {
  case visit, phone, letter
}

/// What a code was used for. Raw values stand in the log.
package enum CodeUse: String, Codable, Hashable, Sendable, CaseIterable {
  /// More about the tip.
  case addition
  /// To say that one is its reporter.
  case claim
}

/// A receipt code (举报查询码) that was given to the reporter of one tip. What it is itself nobody at the desk knows.
package struct ReceiptCode: Hashable, Sendable, Codable {
  /// Fewest characters of the password that goes with a code.
  package static let leastPassword = 6

  /// The event that recorded it.
  package let event: EventNumber
  package let tip: TipID
  /// The `leads` epoch whose key made the tag.
  package let epoch: Int
  /// What a typed code is found by.
  package let tag: CodeTag
  /// What uses are checked with: the public half of what code and password give.
  package let verifier: CodeTag
  package let work: CodeWork
  package let issuedBy: MemberID
  package let issuedAt: Instant
  /// How often somebody who knew the password used it.
  package internal(set) var uses = 0
}

/// A use of a code, for the claim that stands on it.
struct CodeUseRecord: Hashable, Sendable, Codable {
  let code: EventNumber
  let purpose: CodeUse
  let by: MemberID
  let commit: CommitNumber
}

/// Somebody with the code and its password said that they are the reporter, and who they are.
package struct CodeClaim: Hashable, Sendable, Codable {
  /// The event that took it in.
  package let event: EventNumber
  package let code: EventNumber
  package let tip: TipID
  /// What they gave about themselves.
  package let given: [ReporterDetail]
  /// Who they say they are, sealed as an identity.
  package let identity: SealedFile
  /// How to reach them, and digests to compare, for custodians.
  package let card: SealedFile
  /// What they said to prove it, for custodians.
  package let words: SealedFile
  package let receivedBy: MemberID
  package let receivedAt: Instant
  package internal(set) var state = State.waiting

  package enum State: Hashable, Sendable, Codable {
    case waiting
    case matched(by: MemberID, event: EventNumber, commit: CommitNumber)
    case declined(by: MemberID, event: EventNumber)
  }
}
