import CaseDomain
import EventLog
import Vault

/// Getting in again without the old keys: an admin or leader invites, the person makes new keys, and another holder of
/// each of their posts compares the fingerprint in person and confirms.
extension OpenDesk {
  /// Invites a member anew. The code is shown once, and kept nowhere.
  package func reinvite(name: String, reason: String) throws -> (member: MemberID, code: String) {
    guard let desk = DeskTag(bytes: store.desk.bytes) else { throw DeskFault("unexpected", "desk id") }
    guard let old = state.desk.members.named(name) else { throw Refusal(.noSuchMember) }
    let code = CheckedCode(random: environment.random)
    let command = ReinviteMember(member: old.id, reason: reason) { id in
      let invitation = Invitation(desk: desk, member: KeyHolder(rawValue: UInt32(id.rawValue)), code: code)
      return Hex.encode(invitation.verifier.bytes)
    }
    let performed = try perform(command)
    guard let invited = performed.events.lazy.compactMap({ $0.event as? MemberReinvited }).first else {
      throw DeskFault("unexpected", "invitation")
    }
    try leaveInvitation(for: invited.member, name: name, desk)
    return (invited.member, code.text)
  }

  /// What a holder of the same post is about to confirm.
  package struct PendingConfirmation {
    package let member: MemberID
    package let name: String
    /// To be compared with what the member reads out.
    package let fingerprint: String
    /// Whether nothing is missing once this member confirmed.
    package let completes: Bool
    let publicKeys: MemberPublicKeys
  }

  /// Looks at the request of whoever is enrolled anew. Who may not confirm is told so before anybody compares anything.
  ///
  /// - Throws: `Refusal`, `DeskFault` `noRequest`, `requestNotGenuine`, `numberTaken`.
  package func pendingConfirmation(for name: String) throws -> PendingConfirmation {
    guard let pending = state.desk.members.awaitingReenrolment(name) else { throw Refusal(.noReenrolment) }
    let publicKeys = try requestedKeys(pending)
    try refuseIfTaken(pending, publicKeys, in: state)
    try rehearse(ConfirmReenrolment(member: pending.id, fingerprint: publicKeys.fingerprint))
    return PendingConfirmation(
      member: pending.id, name: name, fingerprint: publicKeys.fingerprint,
      completes: state.desk.completes(pending.id, by: member), publicKeys: publicKeys)
  }

  /// Confirms after the fingerprint was compared in person. Whoever confirms last also hands on the keys they hold.
  ///
  /// - Throws: `Refusal`, `DeskFault`.
  package func confirm(_ pending: PendingConfirmation) throws -> Performed {
    let confirmation = ConfirmReenrolment(member: pending.member, fingerprint: pending.fingerprint)
    return try letIn(
      pending.member, pending.publicKeys, by: confirmation, admits: state.desk.completes(pending.member, by: member))
  }

  /// Performs what lets somebody in, with the keys that this member can hand on in the same commit.
  func letIn(
    _ receiver: MemberID, _ publicKeys: MemberPublicKeys, by command: some Command, admits: Bool,
    adding records: [KeyRecord] = []
  ) throws -> Performed {
    let mine = admits || !records.isEmpty ? handable(to: receiver) : []
    let commands: [any Command] = mine.isEmpty ? [command] : [command, GrantKeys(member: receiver, keys: mine)]
    let performed = try perform(Batch(commands), id: nil) { state, draft in
      var extras = Extras()
      if admits, let found = draft.desk.members[receiver] {
        try refuseIfTaken(found, publicKeys, in: state)
        extras.roster = [
          .admit(
            member: UInt32(receiver.rawValue), signingKey: publicKeys.signing,
            agreementKey: publicKeys.agreement.bytes)
        ]
      }
      extras.add(records, to: receiver, publicKeys.agreement)
      for key in mine { extras.add(try self.records(of: key, state, &extras), to: receiver, publicKeys.agreement) }
      return extras
    }
    try keepKeys()
    return performed
  }

  /// The keys that a member is entitled to, or will be in the place of the number before, and that this one holds.
  private func handable(to receiver: MemberID) -> Set<KeyName> {
    guard let found = state.desk.members[receiver] else { return [] }
    let source =
      found.isAwaitingReenrolment ? found.reenrolment.flatMap { state.desk.members[$0.succeeds] } ?? found : found
    return source.entitlements.subtracting(found.grantedKeys)
      .filter { state.desk.mayHandOut($0, member) && holds($0, in: state) }
  }
}
