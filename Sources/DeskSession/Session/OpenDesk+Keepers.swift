import CaseDomain
import EventLog
import Vault

/// Keepers who come later.
extension OpenDesk {
  /// Members who came to their post after a tip that this member keeps was written. A keeper looks whether they are
  /// concerned, and adds them or marks them; nothing does it by itself.
  package var keepersToAdd: [(tip: RestrictedID, members: [MemberID])] {
    desk.restricted.rows.compactMap { tip in
      let missing = desk.missingKeepers(of: tip)
      return missing.isEmpty || !desk.keepers(of: tip).contains(member) ? nil : (tip.id, missing)
    }
  }

  /// Hands the past of a tip to members, and adds them to its keepers.
  package func addKeepers(_ added: [MemberID], to tip: RestrictedID, id: RequestID? = nil) throws -> Performed {
    try handPast(to: added, HandleRestricted(tip, .addKeepers(added)), id: id) { $0.restricted.events(of: tip) }
  }

  /// Hands the past of an incident to members, and adds them to its keepers.
  package func addKeepers(_ added: [MemberID], to incident: IncidentID, id: RequestID? = nil) throws -> Performed {
    try handPast(to: added, AddIncidentKeepers(incident: incident, added: added), id: id) {
      $0.incidents.events(of: incident)
    }
  }

  /// Hands on the keys of closed events, and performs the command that adds whom they are for.
  ///
  /// The keys go first, in closed commits of their own: whoever is added without them would be told of something that
  /// they cannot read. Keys without what adds them say no more than that there was something; doing it again finishes it.
  private func handPast(
    to added: [MemberID], _ command: some Command, id: RequestID?, of events: (Desk) -> [EventNumber]
  ) throws -> Performed {
    try refresh()
    let now = environment.now()
    _ = try desk.decide(command, as: Actor(member), at: now)
    let keys = try events(desk).compactMap { try closedKey(of: $0) }
    for start in stride(from: 0, to: keys.count, by: Self.keysPerCommit) {
      let portion = Array(keys[start..<min(start + Self.keysPerCommit, keys.count)])
      _ = try append(environment.requestID()) { position in
        // The rules are asked again under the lock: a conflict may have been marked meanwhile.
        let draft = try state.desk.decide(command, as: Actor(member), at: now)
        let sealer = CommitSealer(at: position, author: member, state: state, random: environment.random)
        return try sealer.closedProposal(.key(.closed(portion)), to: added, at: draft.now)
      }
    }
    return try perform(command, id: id)
  }

  /// 48 bytes each, in base 64 and quotes, fit the smaller of the two lengths.
  private static let keysPerCommit = 200

  /// The key of the closed payload in which an event stands.
  private func closedKey(of event: EventNumber) throws -> ClosedKey? {
    guard let number = state.commit(of: event) else { return nil }
    let commit = try texts.commit(number, in: state)
    let ordinal = UInt16(truncatingIfNeeded: event.rawValue - Int64(commit.position.firstEvent))
    guard let payload = commit.payloads.first(where: { $0.ordinals.contains(ordinal) }),
      case .closed(let id) = payload.keyID.payloadKey
    else { return nil }
    let sealed = SealedPayload(nonce: payload.nonce, ciphertext: payload.ciphertext)
    let aad = commit.position.additionalData(author: commit.author, keyID: payload.keyID)
    let own = ClosedPayload.key(of: sealed, id, holder: state.holder, secret: keys.agreement, aad: aad)
    let known = [own].compactMap { $0 } + state.keyring.closedKeys(for: .closed(id))
    return known.first { ClosedPayload.text(of: sealed, key: $0, aad: aad) != nil }.map { ClosedKey(id: id, key: $0) }
  }
}
