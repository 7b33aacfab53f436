import CaseDomain
import EventLog
import Vault

/// Members who read single leads and not `leads` itself: the liaisons of sections (R4.1).
///
/// That a key was renewed stands under `leads`, which they cannot read. They go by the clear header of what is sealed
/// with it, as anybody could, and only where its author is one of those who may begin a key.
extension DeskState {
  /// Whether this member reads no `leads`, and tips and leads only as they were let in.
  var isGuest: Bool { keyring.currentEpoch(of: .leads) == nil }

  /// Goes over to the next key of an entry that was handed to this member, with the first event under it.
  mutating func followKey(of event: any Event, _ envelope: Envelope, under key: PayloadKeyID) {
    guard isGuest, case .object(let id) = key, let entry = CaseEntry(event.scope(at: envelope.event)),
      let known = contentKeyID(of: entry), known.object == id.object, id.generation > known.generation,
      mayBeginKeys(envelope.author)
    else { return }
    desk.follow(entry, generation: Int(id.generation), from: envelope)
  }

  /// Puts entries out of sight whose newest key was not handed to this member.
  mutating func noteUnheldKeys(_ taking: Taking) {
    guard isGuest, !entries.isEmpty, mayBeginKeys(taking.author) else { return }
    for payload in taking.commit.payloads {
      guard case .object(let id) = payload.keyID.payloadKey, let entry = entries[id.object],
        keyring.key(for: .object(id)) == nil, let known = contentKeyID(of: entry), id.generation > known.generation
      else { continue }
      desk.follow(entry, generation: Int(id.generation), from: taking.envelope(taking.firstEvent))
    }
  }

  private func mayBeginKeys(_ author: MemberID) -> Bool {
    guard let member = desk.members[author], member.status == .admitted else { return false }
    return !member.posts.isDisjoint(with: .leadsReaders)
  }
}
