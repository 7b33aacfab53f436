import CaseDomain

/// What is said of an incident, and what was left out of it: sealed to the custodians inside its closed events, and
/// opened by one of them among its keepers, for a reason that stands in the log first (R6.4).
extension OpenDesk {
  /// Writes words about an incident, sealing what they said before something was left out.
  ///
  /// Whom they accuse is taken off it by commits before their own: a closed commit holds one event, and none that holds a
  /// word of it may be written for them. Where the words themselves would be refused nobody is taken off; where one of
  /// them cannot be, the words are not written.
  ///
  /// - Throws: `Refusal`, `custodianMissing` among them; `DeskFault`.
  package func write(
    _ command: some WritesIncident, original: String?, accusing: [AddAccused] = [], id: RequestID? = nil
  ) throws -> Performed {
    if let id, let known = try performed(id) { return known }
    try refresh()
    try keepKeys()
    try rehearse(command)
    for accused in accusing {
      // Sent again after a crash, somebody is off it already.
      if desk.incidents[accused.incident]?.accused.contains(accused.member) == true { continue }
      _ = try perform(accused)
    }
    let pairs = SealingPairs(in: state)
    var command = command
    command.original = try original.map { try leftOut($0, pairs) }
    return try perform(command, id: id) { state, _ in
      guard SealingPairs(in: state) == pairs else { throw Refusal(.changedMeanwhile) }
      return Extras()
    }
  }

  /// Says that an incident which was just raised is about a restricted tip: by a commit of its own, as not everybody who
  /// keeps the one need know the other. Whoever raised it and does not keep both says nothing.
  ///
  /// - Throws: `Refusal`; `DeskFault`.
  package func tie(_ raised: Performed, to tip: RestrictedID) throws {
    guard let event = raised.events.first(where: { $0.event is IncidentRaised })?.envelope.event,
      let incident = desk.incidents[IncidentID(rawValue: event.rawValue)], let found = desk.restricted[tip],
      desk.keepers(of: incident, and: found).contains(member), !incident.ties.contains(where: { $0.tip == tip })
    else { return }
    _ = try perform(TieIncident(incident: incident.id, tip: tip))
  }

  /// Everything that was left out of an incident, oldest first, once the reason is durable in the log.
  ///
  /// Takes no request id: sending the same again must be another opening on the record.
  ///
  /// - Throws: `Refusal`, `noOriginal` where nothing was left out; `DeskFault` `keyMissing`, `textMissing`.
  package func incidentOriginals(of incident: IncidentID, reason: String) throws -> [OpenedOriginals.Part] {
    try refresh()
    let command = OpenIncidentOriginals(incident: incident, reason: reason)
    try rehearse(command)
    // Nothing is put on the record as opened that cannot be read.
    let parts = try leftOutParts(of: desk.incidents.events(of: incident), "#\(incident.rawValue)")
    _ = try perform(command)
    return parts
  }
}
