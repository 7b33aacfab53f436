import CaseDomain

extension WorkerLoop {
  /// Does what was asked about a restricted tip. A form that was sent leaves no draft.
  func perform(_ request: RestrictedRequest, _ id: RequestID, _ desk: OpenDesk) throws -> RestrictedReply {
    switch request {
    case .register(let intake, let conflicts):
      return try sent(desk.registerRestricted(intake, conflicts: conflicts, id: id), id, desk)
    case .send(let content, let conflicts):
      return try sent(desk.sendDirectly(content, conflicts: conflicts, id: id), id, desk)
    case .takeOver(let tip, let conflicts):
      return try sent(desk.takeOver(tip, conflicts: conflicts, id: id), id, desk)
    case .handle(let tip, let deed): return .done(try desk.handle(tip, deed, id: id))
    case .read(let tip): return .document(try desk.read(tip, id: id))
    case .addKeepers(let tip, let members): return .done(try desk.addKeepers(members, to: tip, id: id))
    case .liftIdentity(let tip, let request):
      return .done(try desk.liftRestrictedIdentity(tip, request: request, id: id))
    case .openIdentity(let tip, let request):
      return .identity(try desk.openRestrictedIdentity(tip, request: request, id: id))
    }
  }

  private func sent(_ number: RegisterNumber, _ id: RequestID, _ desk: OpenDesk) throws -> RestrictedReply {
    try drop(id, in: desk)
    return .sent(number)
  }
}
