/// Something done about an incident by somebody who keeps it, as far as they know.
package protocol IncidentStep: Event {
  var incident: IncidentID { get }
}

extension IncidentStep {
  package func isUnheard(in desk: Desk, from envelope: Envelope) -> Bool {
    guard let found = desk.incidents[incident], found.shutOut.contains(envelope.author) else { return false }
    // Without the post, or the right to act at all, their own desk would have refused it.
    return desk.refusalToAct(envelope) == nil
      && desk.members[envelope.author]?.posts.isDisjoint(with: .keepers) == false
  }

  package func applyUnheard(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope) { _ in }
  }
}
