/// A keyed digest that stands for a receipt code or for the proof of knowing its password: 32 bytes, hexadecimal in
/// events. Without the key, which derives from a `leads` epoch, it tells nothing.
package struct CodeTag: Hashable, Sendable, Codable {
  private let digest: RowHash

  /// Takes 32 bytes.
  package init?(bytes: some Collection<UInt8>) {
    guard let digest = RowHash(bytes: bytes) else { return nil }
    self.digest = digest
  }

  /// 64 hexadecimal digits, lower case.
  package var text: String { digest.text }

  package init(from decoder: any Decoder) throws { digest = try RowHash(from: decoder) }
  package func encode(to encoder: any Encoder) throws { try digest.encode(to: encoder) }
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
package struct ReceiptCode: Hashable, Sendable {
  /// Fewest characters of the password that goes with a code.
  package static let leastPassword = 6

  /// The event that recorded it.
  package let event: EventNumber
  package let tip: TipID
  /// The `leads` epoch whose key made the tags.
  package let epoch: Int
  /// What a typed code is found by.
  package let tag: CodeTag
  /// What the proof of code and password is compared with.
  package let passwordTag: CodeTag
  package let issuedBy: MemberID
  package let issuedAt: Instant
  /// How often somebody who knew the password used it.
  package internal(set) var uses = 0
}

/// A use of a code, for the claim that stands on it.
struct CodeUseRecord: Hashable, Sendable {
  let code: EventNumber
  let purpose: CodeUse
  let by: MemberID
  let commit: CommitNumber
}

/// Somebody with the code and its password said that they are the reporter, and who they are.
package struct CodeClaim: Hashable, Sendable {
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

  package enum State: Hashable, Sendable {
    case waiting
    case matched(by: MemberID, event: EventNumber, commit: CommitNumber)
    case declined(by: MemberID, event: EventNumber)
  }
}
