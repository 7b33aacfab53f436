import CaseDomain
import EventLog
import Vault

/// The way to who reported a restricted tip: as to any reporter, inside the events that its keepers alone read (R6.4).
extension OpenDesk {
  /// Shows the custodian of an approved request who reported, wherever that is kept, once it is durable in the log.
  ///
  /// - Throws: as `openIdentity`.
  package func show(_ viewed: ViewedRequest, isRenewal: Bool) throws -> OpenedIdentity {
    switch viewed {
    case .reporter(let request): try openIdentity(request: request, isRenewal: isRenewal)
    case .restricted(let tip, let request):
      try openRestrictedIdentity(tip, request: request, isRenewal: isRenewal)
    }
  }

  /// Says that what `show` showed is shown no longer.
  package func close(_ viewed: ViewedRequest, how: ViewingEnd) throws -> Performed {
    switch viewed {
    case .reporter(let request): try closeIdentity(request: request, how: how)
    case .restricted(let tip, let request): try handle(tip, .closeIdentity(request: request, how))
    }
  }

  /// Lifts the leaders' layer for a request, to the custodian who asked.
  ///
  /// - Throws: `Refusal`, `readFirst` where the leader has not opened the tip since; `DeskFault`.
  package func liftRestrictedIdentity(
    _ tip: RestrictedID, request: EventNumber, id: RequestID? = nil
  ) throws -> Performed {
    if let id, let known = try performed(id) { return known }
    try refresh()
    // Who may not agree lifts nothing.
    try rehearse(HandleRestricted(tip, .liftIdentity(request: request, layer: "")))
    let asked = try sealed(tip, request)
    guard let custodian = state.publicKeys[asked.custodian] else { throw Refusal(.noSuchCustodian, Clause("R6.4")) }
    // Where nothing was sealed there is nothing to lift, which the leader who agrees is not told either.
    let layer = try asked.identity.map { identity in
      try faulting {
        try identity.liftOuter(with: state.keyring, to: custodian.agreement, request: UInt64(request.rawValue))
      }
    }
    return try handle(tip, .liftIdentity(request: request, layer: Vault.Base64.encode(layer ?? [])), id: id)
  }

  /// What a reporter gave. That it was opened is durable before anything is shown.
  ///
  /// Takes no request id: sending the same again must be another viewing on the record, never the old one anew.
  ///
  /// - Throws: `Refusal`; `DeskFault` `textMissing`, `restrictedNotLifted`, `keyMissing`.
  package func openRestrictedIdentity(
    _ tip: RestrictedID, request: EventNumber, isRenewal: Bool = false
  ) throws -> OpenedIdentity {
    try refresh()
    let command = HandleRestricted(tip, .openIdentity(request: request, isRenewal: isRenewal))
    try rehearse(command)
    // Nothing is put on the record as shown that cannot be read.
    let part = try liftedDetails(of: tip, request)
    let shownAt = environment.now()
    _ = try perform(command)
    return OpenedIdentity(
      of: .restricted(tip, request: request), closesAt: shownAt.adding(milliseconds: IdentityViewed.duration),
      parts: part.map { [$0] } ?? [])
  }

  private struct SealedReporter {
    let custodian: MemberID
    let envelope: Envelope
    /// Nil where nothing was given.
    let identity: SealedIdentity?
    let approval: EventNumber?
    let number: RegisterNumber
  }

  private func liftedDetails(of tip: RestrictedID, _ request: EventNumber) throws -> OpenedIdentity.Part? {
    let asked = try sealed(tip, request)
    guard let identity = asked.identity else { return nil }
    let approved = try asked.approval.flatMap { try texts.event($0, in: state)?.event as? RestrictedIdentityLifted }
    guard let layer = approved.flatMap({ Vault.Base64.decode($0.layer.text) }), !layer.isEmpty else {
      throw DeskFault("restrictedNotLifted", "\(asked.number)")
    }
    let text = try faulting {
      try identity.open(lifted: layer, request: UInt64(request.rawValue), keys: keys, ring: state.keyring)
    }
    return OpenedIdentity.Part(
      event: asked.envelope.event, sealedAt: asked.envelope.time, details: try IdentityText.decode(text))
  }

  private func sealed(_ tip: RestrictedID, _ request: EventNumber) throws -> SealedReporter {
    guard let row = desk.restricted[tip] else { throw Refusal(.noSuchRestricted) }
    guard let asked = row.identityRequest(request) else { throw Refusal(.noSuchRequest) }
    guard let first = try texts.event(EventNumber(rawValue: tip.rawValue), in: state),
      let words = first.event.restrictedWords
    else { throw DeskFault("textMissing", "\(row.number)") }
    func found(_ identity: SealedIdentity?) -> SealedReporter {
      SealedReporter(
        custodian: asked.custodian, envelope: first.envelope, identity: identity, approval: asked.approval?.event,
        number: row.number)
    }
    guard words.reporters.indices.contains(asked.reporter), let sealed = words.reporters[asked.reporter].sealed else {
      return found(nil)
    }
    guard let bytes = Vault.Base64.decode(sealed.bytes),
      let name = Hex.decode(sealed.id).flatMap({ SealedFileID(bytes: $0) }), let hash = Hex.decode(sealed.sha256),
      let tag = DeskTag(bytes: store.desk.bytes)
    else { throw DeskFault("textMissing", "\(row.number)") }
    return found(try faulting { try SealedIdentity(file: bytes, desk: tag, id: name, hash: hash) })
  }
}
