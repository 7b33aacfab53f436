import CaseDomain
import EventLog
import Vault

/// Commits of which nobody but their readers may know what they are, nor that they are any (R6.4).
///
/// Every one of them shows the same in clear: one event, one closed payload of one of two lengths, no number, no change
/// of the roster. Cover shows just that. So a closed event never shares a commit with anything else, and a key that is
/// due for replacement waits for the next commit of another kind.
///
/// What is left to see is who commits such a thing, and when. Cover is written at random by everybody, so a single
/// commit tells nothing; a case on which several keepers work all morning is more than cover makes up for.
extension CommitSealer {
  /// Seals the one event of a draft, or the one key record, to its readers.
  ///
  /// - Throws: `Refusal` `tooLongToClose`; `DeskFault` for a draft with more than one event.
  func closedProposal(for draft: Draft, to readers: [MemberID], roster: [RosterChange]) throws -> Proposal {
    guard let event = draft.events.first, draft.events.count == 1, draft.allocations.isEmpty, roster.isEmpty else {
      throw DeskFault("unexpected", "closed")
    }
    return try closedProposal(.event(event), to: readers, at: draft.now)
  }

  /// Seals one event or key record to members.
  func closedProposal(_ event: StoredEvent, to readers: [MemberID], at now: Instant) throws -> Proposal {
    let text = try EventCodec.encode([event])
    guard let size = ClosedSize(fitting: text.count) else {
      throw Refusal(.tooLongToClose, Clause("R6.4"), .count(text.count), .count(ClosedSize.large.capacity))
    }
    return try closed(text, size: size, to: readers, at: now)
  }

  /// A commit to nobody, like any other closed one to look at: see `ClosedSize.init(random:)` for its length.
  func coverProposal(at now: Instant) throws -> Proposal {
    try closed([], size: ClosedSize(random: random), to: [], at: now)
  }

  private func closed(_ text: [UInt8], size: ClosedSize, to readers: [MemberID], at now: Instant) throws -> Proposal {
    let holders = state.possibleKeepers
    let payload = try ClosedPayload.seal(
      text, size: size, to: Set(readers.map { KeyHolder(rawValue: UInt32($0.rawValue)) }), of: holders,
      additionalData: { additionalData(KeyID($0)) }, random: random)
    return Proposal(
      author: UInt32(author.rawValue), authorClock: now.rawValue, eventCount: 1,
      payloads: [
        Payload(
          keyID: KeyID(.closed(payload.id)), ordinals: [0], codec: EventCodec.json, nonce: payload.sealed.nonce,
          ciphertext: payload.sealed.ciphertext)
      ])
  }
}

extension Draft {
  /// Who reads what the draft caused, if it is closed.
  var closedReaders: [MemberID]? {
    for (offset, event) in events.enumerated() {
      let number = EventNumber(rawValue: nextEvent.rawValue - Int64(events.count - offset))
      if case .closed(let readers) = event.scope(at: number) { return readers }
    }
    return nil
  }
}

extension DeskState {
  /// Everybody whose posts let them keep restricted tips, conflicted or not, by id.
  var possibleKeepers: [ClosedPayload.Holder] {
    desk.members.holding(.keepers).compactMap { member in
      publicKeys[member.id].map {
        ClosedPayload.Holder(KeyHolder(rawValue: UInt32(member.id.rawValue)), $0.agreement)
      }
    }
  }
}

extension PayloadKeyID {
  /// Whether only its readers know what it is.
  var isClosed: Bool { if case .closed = self { true } else { false } }
}

extension Payload {
  /// Whether only its readers know what it is.
  var isClosed: Bool { keyID.payloadKey?.isClosed == true }
}
