extension Desk {
  /// What stays frozen for whom an incident accused, after it was closed with the finding that it is true (R6.4).
  ///
  /// Nothing ends such a freeze by itself: whoever took revenge does not go on with the matter because the paper about it
  /// is filed. A leader who keeps the incident ends it, with a reason.
  package func lastingFreezes(of incident: Incident) -> [Freeze] {
    guard incident.closing?.proposal.outcome == .confirmed else { return [] }
    return incidents.freezes.filter {
      !$0.isReleased && Self.asks(incident, for: $0) && !incident.restoredFreezes.contains($0.event)
    }
  }

  /// Whether an incident that was found true asked for a freeze, and no leader ended it.
  func isLasting(_ freeze: Freeze) -> Bool {
    incidents.all.contains {
      $0.closing?.proposal.outcome == .confirmed && Self.asks($0, for: freeze)
        && !$0.restoredFreezes.contains(freeze.event)
    }
  }
}

/// A leader lets somebody whom a closed incident accused act on the matter again, though it was found true (R6.4). What
/// everybody reads of it, the release without the reason, a keeper's desk writes next, as at the end of any other one.
package struct IncidentAccessRestored: IncidentStep, LeavesWordsOut {
  package static let type = "incident.restored"
  package let incident: IncidentID
  /// The events that froze.
  package let freezes: [EventNumber]
  package let reason: KeptText
  package var original: SealedWords?
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfIncidentKeeper(incident, keepers, envelope) { return refusal }
    if let refusal = desk.refusal(unless: .leader, envelope) { return refusal }
    guard let found = desk.incidents[incident] else { return Refusal(.noSuchIncident) }
    let lasting = Set(desk.lastingFreezes(of: found).map(\.event))
    guard !freezes.isEmpty, lasting.isSuperset(of: freezes) else { return Refusal(.nothingFrozen, Clause("R6.4")) }
    return refusalOfWords(reason, .reasonMissing)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope, original) {
      $0.restored.append(.init(reason, from: envelope))
      $0.restoredFreezes.formUnion(freezes)
    }
  }
}

/// Lets members act again on what an incident that was found true is about.
package struct RestoreAccess: WritesIncident {
  package static var registers: Set<Register> { [.incidents] }
  package let incident: IncidentID
  package let members: [MemberID]
  package let reason: String
  package var original: SealedWords?

  package init(incident: IncidentID, members: [MemberID], reason: String) {
    self.incident = incident
    self.members = members
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let keepers = try draft.keepers(of: incident)
    guard let found = draft.desk.incidents[incident] else { throw Refusal(.noSuchIncident) }
    let ended = draft.desk.lastingFreezes(of: found).filter { members.contains($0.member) }
    try draft.emit(
      IncidentAccessRestored(
        incident: incident, freezes: ended.map(\.event), reason: .trimmed(reason), original: original,
        keepers: keepers))
  }
}
