import CaseDomain
import EventLog
import Vault

/// The paper in the safe, made when the desk was founded: what only it opens goes to a holder of the post who is present.
extension OpenDesk {
  /// How many lines the paper has.
  package static let recoveryLineCount = RecoveryKey.lineCount

  /// What is wrong with one line as typed, or nil; whether the four are this desk's paper only all of them tell.
  ///
  /// - Parameter number: counted from 1.
  package static func faultOfRecoveryLine(_ text: String, number: Int) -> DeskFault? {
    RecoveryKey.fits(typed: text, line: number - 1) ? nil : DeskFault("mistypedRecoveryLine", String(number))
  }

  /// What using the paper comes to, before anybody types its code.
  package struct PendingRecovery {
    package let receiver: MemberID
    package let name: String
    /// To be compared with what the receiver's own key file says.
    package let fingerprint: String
    package let keys: Set<KeyName>
    let publicKeys: MemberPublicKeys
    let admits: Bool
  }

  /// Who would receive what.
  ///
  /// - Throws: `Refusal`; `DeskFault` `noRequest`, `requestNotGenuine`, `nothingToRecover`.
  package func pendingRecovery(for name: String) throws -> PendingRecovery {
    let members = state.desk.members
    guard let receiver = members.awaitingReenrolment(name) ?? members.named(name) else { throw Refusal(.noSuchMember) }
    let publicKeys = try state.publicKeys[receiver.id] ?? requestedKeys(receiver)
    let keys = state.desk.recoverableKeys(for: receiver.id)
    if keys.isEmpty { throw DeskFault("nothingToRecover", name) }
    return PendingRecovery(
      receiver: receiver.id, name: name, fingerprint: publicKeys.fingerprint, keys: keys, publicKeys: publicKeys,
      admits: receiver.isAwaitingReenrolment)
  }

  /// Seals to the receiver what the paper opens; one commit says so, with the reason, and carries it.
  ///
  /// - Parameter lines: the paper's lines as typed. Nothing of them is kept.
  /// - Throws: `Refusal`; `DeskFault` `mistypedRecoveryLine`, `belongsElsewhere`, `nothingToRecover`.
  package func recover(_ pending: PendingRecovery, lines: [String], reason: String) throws -> Performed {
    guard let published = state.keyring.currentPublicHalf(of: .recovery), let desk = DeskTag(bytes: store.desk.bytes)
    else { throw DeskFault("keyMissing", "desk") }
    let paper = try faulting { try RecoveryKey(typed: lines, publicKey: published.key) }
    let secrets = try faulting { try escrowed(for: pending.keys, with: paper, desk) }
    let keys = Set(secrets.compactMap { KeyName($0.pair) })
    if keys.isEmpty { throw DeskFault("nothingToRecover", pending.name) }
    let names = keys.map(\.description).sorted()
    let proof = RecoveryProof(
      author: KeyHolder(rawValue: UInt32(member.rawValue)),
      receiver: KeyHolder(rawValue: UInt32(pending.receiver.rawValue)),
      fingerprint: pending.fingerprint, keys: names, reason: reason)
    let command = RecoverKeys(
      member: pending.receiver, fingerprint: pending.fingerprint, keys: keys, reason: reason,
      proof: Hex.encode(paper.signature(for: proof)))
    return try letIn(
      pending.receiver, pending.publicKeys, by: command, admits: pending.admits,
      adding: secrets.map { .secretHalf($0) })
  }

  /// Every private half of the pairs that the log holds for the paper. Anybody may have sealed something to it, so each is
  /// compared with its published half. O(commits).
  private func escrowed(for keys: Set<KeyName>, with paper: RecoveryKey, _ desk: DeskTag) throws -> [PairSecret] {
    var found: [PairSecret] = []
    for number in 0..<state.places.count {
      let commit = try texts.commit(number + 1, in: state)
      let opener = CommitOpener(commit: commit, keys: self.keys, holder: state.holder)
      for payload in commit.payloads {
        guard case .compartment(.desk, _) = payload.keyID.payloadKey,
          case .opened(let events) = opener.open(payload, with: state.keyring)
        else { continue }
        for case .key(let record) in events.map(\.event) {
          guard case .escrow(let pair, let generation, _) = record, let name = KeyName(pair), keys.contains(name),
            let secret = try? PairSecret(recovering: record, with: paper, desk: desk),
            secret.secret.publicKey == state.keyring.publicHalf(of: pair, generation: generation),
            !found.contains(secret)
          else { continue }
          found.append(secret)
        }
      }
    }
    return found
  }
}
