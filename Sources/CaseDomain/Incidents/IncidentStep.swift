/// Something done about an incident by somebody who keeps it, as far as they know.
package protocol IncidentStep: Event {
  var incident: IncidentID { get }
}

extension IncidentStep {
  package func isUnheard(in desk: Desk, from envelope: Envelope) -> Bool {
    desk.isUnheard(envelope, in: desk.incidents[incident])
  }

  package func applyUnheard(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope) { _ in }
  }
}
