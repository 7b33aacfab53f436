import CaseDomain

extension WorkerLoop {
  /// Does what was asked about a restricted tip. A form that was sent leaves no draft.
  func perform(_ request: RestrictedRequest, _ id: RequestID, _ desk: OpenDesk) throws -> RestrictedReply {
    switch request {
    case .register(let intake, let conflicts, let tip):
      return try sent(desk.registerRestricted(intake, conflicts: conflicts, addsTo: tip, id: id), id, desk)
    case .send(let content, let original, let conflicts):
      return try sent(
        desk.sendDirectly(content, originalNarrative: original, conflicts: conflicts, id: id), id, desk)
    case .takeOver(let tip, let conflicts):
      return try sent(desk.takeOver(tip, conflicts: conflicts, id: id), id, desk)
    case .handle(let tip, let deed): return .done(try desk.handle(tip, deed, id: id))
    case .supplement(let tip, let text, let original, let receivedAt, let conflicts):
      return .done(
        try desk.supplementRestricted(
          tip, text, original: original, receivedAt: receivedAt, conflicts: conflicts, id: id))
    case .openOriginals(let tip, let reason): return .originals(try desk.restrictedOriginals(of: tip, reason: reason))
    case .addKeepers(let tip, let members): return .done(try desk.addKeepers(members, to: tip, id: id))
    case .liftIdentity(let tip, let request):
      return .done(try desk.liftRestrictedIdentity(tip, request: request, id: id))
    }
  }

  /// Performs, shows the new state, and says how it went. The state comes first: a refusal may rest on it.
  func answer(_ id: RequestID, _ request: RestrictedRequest, _ desk: OpenDesk) {
    do {
      let answer = try perform(request, id, desk)
      sendView()
      reply(.restricted(id, answer))
    } catch let refusal as Refusal {
      sendView()
      reply(.refused(id, refusal))
    } catch {
      reply(.failed(id, DeskFault(error)))
    }
  }

  /// Opens a restricted tip. Where the opening cannot be recorded nothing is shown: among a handful of people who may
  /// read it, none reads it unseen.
  func open(_ tip: RestrictedID, isOpen: Bool, _ desk: OpenDesk) {
    show {
      if let fault = desk.readOnly { throw fault }
      // The words come before the news that they were read: that would have them asked for again.
      reply(.restrictedTip(try desk.read(tip, isOpen: isOpen)))
      sendView()
    }
  }

  private func sent(_ number: RegisterNumber, _ id: RequestID, _ desk: OpenDesk) throws -> RestrictedReply {
    try drop(id, in: desk)
    return .sent(number)
  }
}
