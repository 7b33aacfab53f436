/// An incident turned out to be about a restricted tip. Only who keeps both knows that (R6.4).
///
/// No part of the incident's history: a keeper who is added later is handed that history, and need not know the tip.
package struct IncidentTied: IncidentStep {
  package static let type = "incident.tied"
  package let incident: IncidentID
  package let tip: RestrictedID
  /// Those who keep both.
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    guard let found = desk.incidents[incident] else { return Refusal(.noSuchIncident) }
    guard let tip = desk.restricted[tip] else { return Refusal(.noSuchRestricted) }
    let both = desk.keepers(of: found, and: tip)
    guard both.contains(envelope.author) else { return Refusal(.notAKeeper, Clause("R6.4")) }
    if !found.isOpen { return Refusal(.incidentClosed, Clause("R6.4")) }
    // Said again, it reaches who came to keep both since.
    if found.ties.contains(where: { $0.tip == tip.id && Set(both).isSubset(of: $0.keepers) }) {
      return Refusal(.nothingChanged)
    }
    return keepers == both ? nil : Refusal(.misplaced)
  }

  /// No part of the incident's history then either.
  package func applyUnheard(to desk: inout Desk, from envelope: Envelope) {}

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.tie(
      incident,
      Incident.Tie(event: envelope.event, tip: tip, by: envelope.author, time: envelope.time, keepers: keepers))
  }
}

/// Says that an incident is about a restricted tip.
package struct TieIncident: Command {
  package static var registers: Set<Register> { [.incidents, .restricted] }
  package let incident: IncidentID
  package let tip: RestrictedID

  package init(incident: IncidentID, tip: RestrictedID) {
    self.incident = incident
    self.tip = tip
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let desk = draft.desk
    guard let found = desk.incidents[incident] else { throw Refusal(.noSuchIncident) }
    guard let tip = desk.restricted[tip] else { throw Refusal(.noSuchRestricted) }
    try draft.emit(IncidentTied(incident: incident, tip: tip.id, keepers: desk.keepers(of: found, and: tip)))
  }
}

extension Incidents {
  fileprivate mutating func tie(_ id: IncidentID, _ tie: Incident.Tie) {
    guard let index = all.firstIndex(where: { $0.id == id }) else { return }
    all[index].ties.removeAll { $0.tip == tie.tip }
    all[index].ties.append(tie)
  }
}

extension Desk {
  /// Who may know that an incident is about a restricted tip: who keeps both.
  package func keepers(of incident: Incident, and tip: RestrictedTip) -> [MemberID] {
    let others = Set(keepers(of: tip))
    return keepers(of: incident).filter(others.contains)
  }
}
