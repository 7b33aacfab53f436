/// A command that writes words about an incident, of which something may have been left out.
package protocol WritesIncident: Command {
  /// What they said before, sealed to the custodians; nil where nothing was left out.
  var original: SealedWords? { get set }
}

extension LeavesWordsOut {
  /// Why the words are missing, or their seal is none, or nil.
  func refusalOfWords(_ words: KeptText, _ missing: Refusal.Reason = .textMissing) -> Refusal? {
    if words.text.isBlank { return Refusal(missing, Clause("R6.4")) }
    return original?.isSound == false ? Refusal(.misplaced) : nil
  }
}

/// A custodian among the keepers opened what was left out of an incident. Durable before anything shows, and possible
/// after the end: what is closed is asked for again.
package struct IncidentOriginalOpened: IncidentStep {
  package static let type = "incident.originalOpened"
  package let incident: IncidentID
  package let reason: KeptText
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfIncidentKeeper(incident, keepers, envelope) { return refusal }
    if let refusal = desk.refusal(unless: .custodian, envelope) { return refusal }
    if desk.incidents[incident]?.hasOriginal != true { return Refusal(.noOriginal, Clause("R6.4")) }
    return reason.text.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope) { _ in }
  }
}

/// Puts the opening of what was left out of an incident on the record.
package struct OpenIncidentOriginals: Command {
  package static var registers: Set<Register> { [.incidents] }
  package let incident: IncidentID
  package let reason: String

  package init(incident: IncidentID, reason: String) {
    self.incident = incident
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      IncidentOriginalOpened(incident: incident, reason: .trimmed(reason), keepers: try draft.keepers(of: incident)))
  }
}
