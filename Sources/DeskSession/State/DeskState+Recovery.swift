import CaseDomain
import EventLog
import Vault

/// What of a use of the paper in the safe is believed.
extension DeskState {
  /// A use of the paper counts only with a signature that the paper alone makes.
  func recoveryRefusal(_ event: any Event, _ envelope: Envelope) -> Refusal? {
    guard let recovered = event as? KeysRecovered else { return nil }
    guard let verifier = desk.organisation.recovery.flatMap(Hex.decode), let signature = Hex.decode(recovered.proof),
      let proof = RecoveryProof(recovered, by: envelope.author), proof.isValid(signature, by: verifier)
    else { return Refusal(.notProved) }
    return nil
  }

  /// The pairs whose private halves this commit seals to `holder` by the paper, with authority.
  func recoveredPairs(_ opened: [CommitOpener.Opened], _ taking: Taking) -> Set<KeyName> {
    var names: Set<KeyName> = []
    for item in opened {
      guard case .event(let event) = item.event, let recovered = event as? KeysRecovered,
        recovered.member.rawValue == Int64(holder.rawValue), case .compartment(.desk, _) = item.key
      else { continue }
      let envelope = taking.envelope(item.number)
      if desk.authorizes(event, from: envelope), recoveryRefusal(event, envelope) == nil {
        names.formUnion(recovered.keys.compactMap { KeyName($0) })
      }
    }
    return names
  }
}

extension RecoveryProof {
  /// - Returns: nil for numbers that no member has.
  init?(_ event: KeysRecovered, by author: MemberID) {
    guard let author = UInt32(exactly: author.rawValue), let receiver = UInt32(exactly: event.member.rawValue) else {
      return nil
    }
    self.init(
      author: KeyHolder(rawValue: author), receiver: KeyHolder(rawValue: receiver), fingerprint: event.fingerprint,
      keys: event.keys, reason: event.reason)
  }
}
