import CaseDomain

extension Wording {
  /// What an incident is.
  package func incident(_ kind: IncidentKind) -> String { texts["events.incident.kind.\(kind.rawValue)"] }

  /// How an incident ended.
  func outcome(_ outcome: IncidentOutcome) -> String { texts["events.incident.outcome.\(outcome.rawValue)"] }

  /// What fills the sentence of an incident's event.
  func incidentDetails(of event: any Event) -> [String]? {
    switch event {
    case let event as IncidentRaised: [incident(event.kind)]
    case let event as IncidentNoted: [TextCleaning.singleLine(event.text.text)]
    case let event as IncidentReferred: [event.letter.text, date(event.on)]
    case let event as PoliceTold: [event.whom.text, date(event.on)]
    case let event as AccusedAdded: [member(event.member), event.why.text]
    case let event as IncidentLinked: [event.tip.map { tip($0) } ?? event.lead.map { lead($0) } ?? ""]
    case let event as IncidentKeepersAdded:
      [event.added.map { member($0) }.joined(separator: texts["frame.listSeparator"])]
    case let event as IncidentTied: [restricted(event.tip)]
    case let event as IncidentClosingProposed: [outcome(event.outcome), event.text.text]
    case let event as IncidentClosingConfirmed:
      [desk?.incidents[event.incident]?.closing.map { outcome($0.proposal.outcome) } ?? ""]
    case let event as IncidentClosingDeclined: [event.reason.text]
    case let event as IncidentOriginalOpened: [event.reason.text]
    case let event as IncidentAccessRestored: [event.reason.text]
    case let event as AccessFrozen: [member(event.member)]
    case let event as AccessReleased:
      [desk?.incidents.freeze(event.freeze).map { member($0.member) } ?? "#\(event.freeze.rawValue)"]
    default: nil
    }
  }
}
