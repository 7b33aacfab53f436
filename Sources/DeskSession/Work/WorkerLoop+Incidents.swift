import CaseDomain

/// Requests about leaks and retaliation.
extension WorkerLoop {
  func handle(_ request: IncidentRequest, _ id: RequestID, _ desk: OpenDesk) {
    switch request {
    case .write(let command, let original, let accusing, let tip):
      answer(id, desk) {
        let written = try desk.write(command, original: original, accusing: accusing, id: id)
        if let tip { try desk.tie(written, to: tip) }
        return written
      }
    case .openOriginals(let incident, let reason):
      reveal(id) { .incidentOriginals(id, try desk.incidentOriginals(of: incident, reason: reason)) }
    case .addKeepers(let incident, let members):
      answer(id, desk) { try desk.addKeepers(members, to: incident, id: id) }
    }
  }
}
