/// What an incident is about turned out later: whoever raised it could not look the number up.
package struct IncidentLinked: IncidentStep {
  package static let type = "incident.linked"
  package let incident: IncidentID
  /// Either a tip or a lead.
  package let tip: TipID?
  package let lead: LeadID?
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfIncident(incident, keepers, envelope) { return refusal }
    guard (tip == nil) != (lead == nil) else { return Refusal(.noSuchTip) }
    if let tip, desk.tips[tip] == nil { return Refusal(.noSuchTip) }
    if let lead, desk.leads[lead] == nil { return Refusal(.noSuchLead) }
    let found = desk.incidents[incident]
    return found?.tip == tip && found?.lead == lead ? Refusal(.nothingChanged) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope) {
      ($0.tip, $0.lead) = (tip, lead)
      $0.lastAsked = envelope.event
    }
  }
}

/// Keepers were added: who came to their post after an incident was raised. The keys of its past went to them before.
package struct IncidentKeepersAdded: IncidentStep {
  package static let type = "incident.keepersAdded"
  package let incident: IncidentID
  package let added: [MemberID]
  /// Those who keep it from here on.
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    guard let found = desk.incidents[incident] else { return Refusal(.noSuchIncident) }
    let before = desk.keepers(of: found)
    guard before.contains(envelope.author) else { return Refusal(.notAKeeper, Clause("R6.4")) }
    guard !added.isEmpty, Set(added).isSubset(of: desk.missingKeepers(of: found)) else {
      return Refusal(.noKeeperToAdd, Clause("R6.4"))
    }
    return keepers == Set(before + added).sorted() ? nil : Refusal(.misplaced)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope) { $0.letIn(added, making: keepers) }
  }

  package func applyUnheard(to desk: inout Desk, from envelope: Envelope) {
    desk.incidents.change(incident, from: envelope) { $0.noteLetInUnheard(added) }
  }
}

extension Desk {
  /// Who could keep an incident, but came to their post after it was raised. Open or closed: what is closed is asked for
  /// again, and somebody has to be able to answer.
  package func missingKeepers(of incident: Incident) -> [MemberID] {
    let accused = Set(incident.accused.flatMap { members.numbers(of: $0) })
    return members.holding([.custodian, .leader, .auditor]).map(\.id)
      .filter { !incident.keepers.contains($0) && accused.isDisjoint(with: members.numbers(of: $0)) }.sorted()
  }
}

/// Says what an incident is about.
package struct LinkIncident: Command {
  package static var registers: Set<Register> { [.incidents, .tips, .leads] }
  package let incident: IncidentID
  package let tip: TipID?
  package let lead: LeadID?

  package init(incident: IncidentID, tip: TipID? = nil, lead: LeadID? = nil) {
    self.incident = incident
    self.tip = tip
    self.lead = lead
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      IncidentLinked(incident: incident, tip: tip, lead: lead, keepers: try draft.keepers(of: incident)))
  }
}

/// Adds keepers to an incident.
package struct AddIncidentKeepers: Command {
  package static var registers: Set<Register> { [.incidents] }
  package let incident: IncidentID
  package let added: [MemberID]

  package init(incident: IncidentID, added: [MemberID]) {
    self.incident = incident
    self.added = added
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let keepers = try draft.keepers(of: incident)
    try draft.emit(
      IncidentKeepersAdded(incident: incident, added: added.sorted(), keepers: Set(keepers + added).sorted()))
  }
}
