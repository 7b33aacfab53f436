import CaseDomain

/// Leaks and retaliation (R6.4).
extension OpenDesk {
  /// Everything this keeper may know of an incident: who has read its tip or lead, and who opened what was left out of it.
  ///
  /// - Throws: `Refusal` `noSuchIncident`; `DeskFault`.
  package func document(of incident: IncidentID) throws -> IncidentDocument {
    guard let found = state.desk.incidents[incident] else { throw Refusal(.noSuchIncident) }
    var numbers: [EventNumber] = []
    let lead = found.lead ?? found.tip.flatMap { state.desk.tips[$0]?.lead }
    if let row = found.tip.flatMap({ state.desk.tips.row(of: $0) }) {
      numbers += state.desk.tips.readings.events(row: row)
    }
    if let row = lead.flatMap({ state.desk.leads.row(of: $0) }) {
      numbers += state.desk.leads.readings.events(row: row)
      for tip in state.desk.leads.tips[row] where tip != found.tip {
        numbers += state.desk.tips.row(of: tip).map { state.desk.tips.readings.events(row: $0) } ?? []
      }
    }
    for tie in found.ties { numbers += state.desk.restricted[tie.tip]?.readings.map(\.event) ?? [] }
    for number in state.desk.incidents.events(of: incident) {
      if try texts.event(number, in: state)?.event is IncidentOriginalOpened { numbers.append(number) }
    }
    return IncidentDocument(
      incident: incident, readings: try numbers.sorted().compactMap { try texts.event($0, in: state) })
  }

  /// Ties the hands of those whom an open incident accuses, and frees them when it is closed: on a keeper's desk, by
  /// itself. Everybody else sees that it was done, and not why.
  func keepFreezes() throws {
    let isAsked = !state.desk.missingFreezes.isEmpty || !state.desk.endedFreezes.isEmpty
    guard readOnly == nil, isAsked else { return }
    _ = try perform(KeepFreezes(), id: nil) { _, draft in
      // Another keeper's desk was faster, or it is oneself who is accused elsewhere.
      if draft.events.isEmpty { throw Refusal(.nothingChanged) }
      return Extras()
    }
  }
}
