/// Somebody asked that a custodian be shown who a reporter is (R6.4). It is taken down in the same way whether or not
/// there is anything to show.
package struct IdentityRequested: Event {
  package static let type = "reporter.identityRequested"
  package let reporter: ReporterID
  package let tip: TipID
  package let purpose: IdentityPurpose
  package let reason: String
  /// Who alone is to see it.
  package let custodian: MemberID

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfSealed(
      unless: [.office, .leader, .custodian], about: reporter, of: tip, envelope)
    {
      return refusal
    }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R6.4")) }
    if !desk.mayKeepIdentities(custodian, of: tip) { return Refusal(.noSuchCustodian, Clause("R6.4")) }
    let isWaiting = desk.reporters.requests.of(reporter).contains {
      $0.state == .waiting && $0.custodian == custodian
    }
    return isWaiting ? Refusal(.alreadyRequested, Clause("R6.4"), .alias(reporter)) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.reporters.change(reporter, from: envelope)
    desk.reporters.requests.append(
      IdentityRequest(
        event: envelope.event, reporter: reporter, tip: tip, purpose: purpose, reason: reason,
        requestedBy: envelope.author, requestedAt: envelope.time, custodian: custodian))
  }
}

/// The leaders' layer of one identity file, lifted for one request and sealed to its custodian.
package struct LiftedLayer: Codable, Hashable, Sendable {
  /// Name of the identity file, hexadecimal.
  package let file: String
  /// Base64.
  package let layer: String

  package init(file: String, layer: String) {
    self.file = file
    self.layer = layer
  }
}

/// A leader who has no part in the request let its custodian see who the reporter is.
package struct IdentityApproved: Event {
  package static let type = "reporter.identityApproved"
  /// The event that asked.
  package let request: EventNumber
  package let tip: TipID
  /// One for each identity file of the reporter; none where nothing was sealed.
  package let lifted: [LiftedLayer]
  /// The last day on which it may be seen.
  package let validUntil: CivilDate

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToDecide(on: request, of: tip, envelope) { return refusal }
    guard let asked = desk.reporters.requests[request] else { return Refusal(.noSuchRequest) }
    if let refusal = desk.refusalIfDestroyed(asked.reporter) { return refusal }
    if !desk.mayKeepIdentities(asked.custodian, of: tip) { return Refusal(.noSuchCustodian, Clause("R6.4")) }
    // More was sealed since the leader looked.
    guard lifted.count == desk.reporters[asked.reporter]?.sealings, Set(lifted.map(\.file)).count == lifted.count else {
      return Refusal(.changedMeanwhile)
    }
    return desk.refusalOfIdentityDay(validUntil, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.step(request, from: envelope) {
      $0.progress.state = .approved(.init(by: envelope.author, event: envelope.event, validUntil: validUntil))
    }
  }
}

/// A leader declined a request.
package struct IdentityDeclined: Event {
  package static let type = "reporter.identityDeclined"
  package let request: EventNumber
  package let tip: TipID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalToDecide(on: request, of: tip, envelope)
      ?? (reason.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.step(request, from: envelope) { $0.progress.state = .declined(by: envelope.author, event: envelope.event) }
  }
}

/// Whoever asked took the request back: before a decision, or so that nothing more is shown after one.
package struct IdentityRequestWithdrawn: Event {
  package static let type = "reporter.requestWithdrawn"
  package let request: EventNumber
  package let tip: TipID

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    guard let asked = desk.reporters.requests[request], asked.tip == tip else { return Refusal(.noSuchRequest) }
    guard desk.members.isSamePerson(asked.requestedBy, envelope.author) else {
      return Refusal(.notYourRequest, nil, .member(asked.requestedBy))
    }
    return asked.state == .waiting || asked.approval != nil ? nil : Refusal(.alreadyDecided)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.step(request, from: envelope) { $0.progress.state = .withdrawn }
  }
}

/// The custodian of an approved request was shown who the reporter is, for one minute. Durable before anything shows.
package struct IdentityViewed: Event {
  package static let type = "reporter.identityViewed"
  package let request: EventNumber
  package let tip: TipID
  /// Another minute of a viewing that was not closed.
  package let renewal: YesNo

  /// How long one viewing lasts, in milliseconds.
  package static let duration: Int64 = 60_000

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    guard let asked = desk.reporters.requests[request] else {
      return desk.refusal(unless: .custodian, envelope) ?? Refusal(.noSuchRequest)
    }
    if let refusal = desk.refusalOfSealed(unless: .custodian, about: asked.reporter, of: tip, envelope) {
      return refusal
    }
    guard asked.custodian == envelope.author else {
      return Refusal(.notYourRequest, Clause("R6.4"), .member(asked.custodian))
    }
    return asked.progress.refusalToShow(
      isRenewal: renewal.isYes, servesOnce: false, on: desk.date(of: envelope.time), at: envelope.time)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.step(request, from: envelope) { $0.progress.show(at: envelope.time) }
    if !renewal.isYes { desk.exports.note(envelope, entry: .tip(tip), isOpening: true) }
  }
}

/// A viewing ended.
package struct IdentityClosed: Event {
  package static let type = "reporter.identityClosed"
  package let request: EventNumber
  package let tip: TipID
  package let how: ViewingEnd

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    guard let asked = desk.reporters.requests[request], asked.tip == tip else { return Refusal(.noSuchRequest) }
    guard asked.custodian == envelope.author else {
      return Refusal(.notYourRequest, nil, .member(asked.custodian))
    }
    return asked.isShown ? nil : Refusal(.notShown)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.step(request, from: envelope) { $0.progress.close() }
  }
}

/// A custodian read how to reach a reporter safely, or another text that was sealed to custodians. Durable before
/// anything shows.
package struct CardRead: Event {
  package static let type = "reporter.cardRead"
  package let reporter: ReporterID
  package let tip: TipID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalOfSealed(unless: .custodian, about: reporter, of: tip, envelope)
      ?? (reason.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.reporters.change(reporter, from: envelope)
  }
}

extension Desk {
  /// Why the author may not decide on a request, or nil: a leader who neither asked nor is to see it, and whom the tip
  /// does not name.
  fileprivate func refusalToDecide(on request: EventNumber, of tip: TipID, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: .leader, envelope) { return refusal }
    guard let asked = reporters.requests[request], asked.tip == tip, let row = tips.row(of: tip) else {
      return Refusal(.noSuchRequest)
    }
    if [asked.requestedBy, asked.custodian].contains(where: { members.isSamePerson($0, envelope.author) }) {
      return Refusal(.ownRequest, Clause("R6.4"))
    }
    if let refusal = refusalIfNamed(row: row, envelope) { return refusal }
    return asked.state == .waiting ? nil : Refusal(.alreadyDecided)
  }

  /// Takes a step of a request, noted in the reporter's history.
  fileprivate mutating func step(
    _ request: EventNumber, from envelope: Envelope, _ body: (inout IdentityRequest) -> Void
  ) {
    guard let asked = reporters.requests[request] else { return }
    reporters.requests.change(request, body)
    reporters.change(asked.reporter, from: envelope)
  }
}
