import CaseDomain

/// What the screen asks about an incident, reading apart (R6.4).
package enum IncidentRequest: Sendable {
  /// Writes words about an incident, its raising included; what they said before something was left out is sealed to the
  /// custodians. Whom they turned out to accuse is taken off it first, so that not a word of them is written for those.
  /// `about` is the restricted tip that an incident is raised about, by somebody who keeps it.
  case write(any WritesIncident, original: String?, accusing: [AddAccused] = [], about: RestrictedID? = nil)
  /// Puts the opening on the record, then opens what was left out; the answer is `.incidentOriginals`.
  case openOriginals(IncidentID, reason: String)
  /// Hands an incident's past to members who came to their post later, and adds them to its keepers.
  case addKeepers(IncidentID, [MemberID])
}

/// An incident for its keepers, with who has read what it is about.
package struct IncidentDocument: Sendable {
  package let incident: IncidentID
  /// Every opening of the full words of its tip and lead, of files made of them, and of what was left out of the incident
  /// itself, oldest first.
  package let readings: [Recorded]

  package init(incident: IncidentID, readings: [Recorded]) {
    self.incident = incident
    self.readings = readings
  }
}
