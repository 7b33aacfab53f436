import CaseDomain
import EventLog
import Foundation
import Vault

/// What the command line shows of a desk to the world outside it.
extension OpenDesk {
  /// A signed note of the log's durable end.
  package func checkpoint() throws -> Checkpoint {
    try Checkpoint(
      head: head, desk: deskID, member: UInt32(member.rawValue), signingKey: publicKeys.signing,
      signer: NoteSigner(keys: keys))
  }

  /// The first events of commits with payloads that the key opens but the program cannot read.
  package var damagedPayloads: [EventNumber] { state.damagedPayloads }

  /// Every event from a number on that this member may read, in order.
  package func forEachEvent(since event: EventNumber, _ body: (Recorded) throws -> Void) throws {
    try forEachCommit(since: event) { _, recorded in
      for item in recorded where item.envelope.event >= event { try body(item) }
      return true
    }
  }

  /// Every event from a number on that is printed for this member, in order: not of what they may not open now.
  package func forEachPrinted(since event: EventNumber, _ body: (Recorded) throws -> Void) throws {
    try forEachEvent(since: event) { recorded in
      if desk.prints(recorded.event, at: recorded.envelope.event, to: member) { try body(recorded) }
    }
  }

  /// An event as one line of JSON: where it stands, who wrote it, and its fields. Keys of attachments are left out, and
  /// marks of reporters for all but custodians. Whoever stood at the counter when somebody came with a receipt code is
  /// named to those alone who are told (R6.4).
  package func jsonLine(_ recorded: Recorded, refusal: Refusal? = nil) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.userInfo[Attachment.leavingOutKeys] = true
    if desk.members[member]?.posts.contains(.custodian) != true {
      encoder.userInfo[ReporterMarked.leavingOutMarks] = true
    }
    let author = desk.author(of: recorded.envelope, toldTo: member)
    let line = EventLine(
      number: recorded.envelope.event.rawValue, commit: recorded.envelope.commit.rawValue,
      author: author?.rawValue, authorName: author.flatMap { desk.members[$0]?.name },
      atCounter: desk.isFromCounter(recorded.envelope.event) ? "yes" : nil, time: recorded.envelope.time.rawValue,
      authorised: refusal.map(\.isUnheard) ?? true ? "yes" : "no",
      effect: refusal?.isUnheard == true ? "none" : nil,
      event: .event(recorded.event))
    return String(decoding: try encoder.encode(line), as: UTF8.self)
  }

  private struct EventLine: Encodable {
    let number: Int64
    let commit: Int64
    /// Nil where it was somebody at the counter.
    let author: Int64?
    let authorName: String?
    /// `yes` for what was recorded while somebody stood there with a receipt code.
    let atCounter: String?
    let time: Int64
    let authorised: String
    /// `none` for what somebody did who had been shut out of a matter.
    let effect: String?
    let event: StoredEvent
  }

  private struct NoteSigner: CommitSigner {
    let keys: MemberKeys
    func signature(over bytes: [UInt8]) -> [UInt8] { keys.sign(bytes) }
  }
}

/// Unlocked keys, for callers that only hand them on.
package typealias UnlockedKeys = MemberKeys
