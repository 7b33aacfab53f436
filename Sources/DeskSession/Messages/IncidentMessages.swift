import CaseDomain

/// An incident for its keepers, with who has read what it is about.
package struct IncidentDocument: Sendable {
  package let incident: IncidentID
  /// Every opening of the full words of its tip and lead, and of files made of them, oldest first.
  package let readings: [Recorded]

  package init(incident: IncidentID, readings: [Recorded]) {
    self.incident = incident
    self.readings = readings
  }
}
