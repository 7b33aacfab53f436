/// The register of leaks and retaliation (R6.4).
///
/// What is raised is sealed to those who are not accused; for everybody else there is no such event. That somebody may
/// not act on a matter for now is known to all who read it, without a reason.
package struct Incidents: Sendable, Codable {
  package static let events: [any Event.Type] = [
    IncidentRaised.self, IncidentNoted.self, IncidentReferred.self, PoliceTold.self,
    AccusedAdded.self, IncidentLinked.self, IncidentKeepersAdded.self, IncidentOriginalOpened.self,
    IncidentTied.self, IncidentClosingProposed.self, IncidentClosingConfirmed.self, IncidentClosingDeclined.self,
    IncidentAccessRestored.self, AccessFrozen.self, AccessReleased.self,
  ]

  /// In the order they were raised: a handful, read by people.
  package internal(set) var all: [Incident] = []
  /// In order; those released stay.
  package internal(set) var freezes: [Freeze] = []
  package internal(set) var history = History()

  package init() {}

  /// An incident; nil where there is none, which is all that anybody but its keepers learns.
  package subscript(id: IncidentID) -> Incident? { all.first { $0.id == id } }

  /// Every event about an incident, oldest first.
  package func events(of id: IncidentID) -> [EventNumber] {
    self[id].map { history.events($0.history) } ?? []
  }

  package func freeze(_ event: EventNumber) -> Freeze? { freezes.first { $0.event == event } }

  /// Whether somebody may not act on a tip or a lead for now.
  package func isFrozen(_ member: MemberID, tip: TipID? = nil, lead: LeadID? = nil) -> Bool {
    freezes.contains {
      !$0.isReleased && $0.member == member
        && ((tip != nil && $0.tip == tip) || (lead != nil && $0.lead == lead))
    }
  }

  /// Whether nobody has tied a member's hands yet because of an incident: they are free, and were not freed since it asked.
  func isUnanswered(_ incident: Incident, of member: MemberID, tip: TipID? = nil, lead: LeadID? = nil) -> Bool {
    let asked = incident.lastAsked ?? EventNumber(rawValue: incident.id.rawValue)
    return !freezes.contains {
      $0.member == member && $0.tip == tip && $0.lead == lead && (!$0.isReleased || $0.event > asked)
    }
  }

  /// - Parameter original: what was left out of the words of the event.
  mutating func change(
    _ id: IncidentID, from envelope: Envelope, _ original: SealedWords? = nil, _ body: (inout Incident) -> Void
  ) {
    guard let index = all.firstIndex(where: { $0.id == id }) else { return }
    body(&all[index])
    if original != nil { all[index].hasOriginal = true }
    all[index].history = history.note(envelope, after: all[index].history)
  }
}

extension Desk {
  /// Who may know of an incident: every custodian, leader and auditor who is not accused.
  ///
  /// - Returns: by id; empty where neither a custodian nor a leader is left: it then goes to discipline inspection
  ///   directly, on paper.
  package func incidentKeepers(accused: [MemberID]) -> [MemberID] {
    let left = members.holding([.custodian, .leader, .auditor]).filter { !accused.contains($0.id) }
    return left.contains { !$0.posts.isDisjoint(with: [.custodian, .leader]) }
      ? left.map(\.id).sorted() : []
  }

  /// Who may know of an incident now: its keepers, as far as they still hold the post.
  package func keepers(of incident: Incident) -> [MemberID] {
    members.holding([.custodian, .leader, .auditor]).map(\.id)
      .filter { incident.keepers.contains($0) && !incident.accused.contains($0) }.sorted()
  }

  /// Whom the incidents accuse without their hands being tied yet: what a keeper's desk freezes next.
  ///
  /// Each incident asks once. A keeper who was accused later never learns that it was closed, so their desk would tie
  /// again, for ever, what the others' desks untie.
  package var missingFreezes: [(member: MemberID, tip: TipID?, lead: LeadID?)] {
    incidents.all.filter(\.isOpen).flatMap { incident in
      incident.accused.compactMap { member -> (MemberID, TipID?, LeadID?)? in
        guard members[member]?.posts.isDisjoint(with: .leadsReaders) == false else { return nil }
        if let tip = incident.tip, tips[tip] != nil, incidents.isUnanswered(incident, of: member, tip: tip) {
          return (member, tip, nil)
        }
        if let lead = incident.lead, leads[lead] != nil, incidents.isUnanswered(incident, of: member, lead: lead) {
          return (member, nil, lead)
        }
        return nil
      }
    }
  }

  /// Freezes that no open incident asks for any longer. Only for desks that read incidents.
  ///
  /// What was frozen after an incident was closed was asked for by another one, which this desk may not know of; unless
  /// somebody froze it who is accused here, and could not know that it is over.
  package var endedFreezes: [Freeze] {
    let open = incidents.all.filter(\.isOpen)
    return incidents.freezes.filter { freeze in
      !freeze.isReleased
        && incidents.all.contains { incident in
          guard Self.asks(incident, for: freeze), let closing = incident.closing else { return false }
          return closing.step.event > freeze.event || incident.accused.contains(freeze.by)
        }
        && !open.contains { Self.asks($0, for: freeze) } && !isLasting(freeze)
    }
  }

  static func asks(_ incident: Incident, for freeze: Freeze) -> Bool {
    incident.accused.contains(freeze.member)
      && (freeze.tip.map { $0 == incident.tip } ?? (freeze.lead == incident.lead))
  }

  /// Why the author of an event about an incident is not one of its keepers, or names others, or nil.
  func refusalOfIncidentKeeper(_ id: IncidentID, _ named: [MemberID], _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalToAct(envelope) { return refusal }
    guard let incident = incidents[id] else { return Refusal(.noSuchIncident) }
    let keepers = keepers(of: incident)
    guard keepers.contains(envelope.author) else { return Refusal(.notAKeeper, Clause("R6.4")) }
    return named == keepers ? nil : Refusal(.misplaced)
  }

  /// The same, for what is done while something is left to do.
  func refusalOfIncident(_ id: IncidentID, _ named: [MemberID], _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalOfIncidentKeeper(id, named, envelope) { return refusal }
    return incidents[id]?.isOpen == false ? Refusal(.incidentClosed, Clause("R6.4")) : nil
  }

  /// Why the author may not act on a tip, or on the lead it supports, for now, or nil.
  func refusalIfFrozen(tip: Tip, _ envelope: Envelope) -> Refusal? {
    incidents.isFrozen(envelope.author, tip: tip.id, lead: tip.lead)
      ? Refusal(.frozen, Clause("R6.4")) : nil
  }
}

extension Draft {
  /// The keepers of an incident, whom the next event about it names.
  func keepers(of id: IncidentID) throws(Refusal) -> [MemberID] {
    guard let incident = desk.incidents[id] else { throw Refusal(.noSuchIncident) }
    return desk.keepers(of: incident)
  }
}
