/// A custodian among the keepers asked to open who reported a restricted tip.
package struct RestrictedIdentityAsked: RestrictedStep {
  package static let type = "restricted.identityAsked"
  package let tip: RestrictedID
  /// Which reporter, from 0.
  package let reporter: Int
  package var purpose: IdentityPurpose?
  package let reason: KeptText
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfKeeper(tip, keepers, envelope) { return refusal }
    if let refusal = desk.refusal(unless: .custodian, envelope) { return refusal }
    // Whether anything is sealed shows when it is opened, and not before: asking is the same for every tip.
    guard let found = desk.restricted[tip], (0..<max(1, found.reporters.count)).contains(reporter) else {
      return Refusal(.noSuchReporter)
    }
    if reason.text.isBlank { return Refusal(.reasonMissing, Clause("R6.4")) }
    let isWaiting = found.identityRequests.contains {
      $0.state == .waiting && $0.reporter == reporter && desk.members.isSamePerson($0.custodian, envelope.author)
    }
    return isWaiting ? Refusal(.alreadyRequested, Clause("R6.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) {
      $0.identityRequests.append(
        .init(
          event: envelope.event, custodian: envelope.author, askedAt: envelope.time, reporter: reporter,
          purpose: purpose, reason: reason.text))
    }
  }
}

/// A leader among the keepers, other than whoever asked, took the leaders' layer off for one request, having read the
/// tip since it was asked for.
package struct RestrictedIdentityLifted: RestrictedStep {
  package static let type = "restricted.identityLifted"
  package let tip: RestrictedID
  /// The event that asked.
  package let request: EventNumber
  /// What is left of the seal, sealed to the custodian who asked; base64.
  package let layer: KeptText
  /// The last day on which it may be seen; nil where none was set before there was one: then the longest there can be.
  package var validUntil: CivilDate?
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToDecideIdentity(tip, request, keepers, envelope) { return refusal }
    guard let found = desk.restricted[tip], let asked = found.identityRequest(request) else {
      return Refusal(.noSuchRequest)
    }
    // Who left the post, or is concerned by now, is shown nothing.
    guard keepers.contains(asked.custodian), desk.members[asked.custodian]?.posts.contains(.custodian) == true else {
      return Refusal(.noSuchCustodian, Clause("R6.4"))
    }
    guard found.wasRead(by: envelope.author, after: request, desk.members) else {
      return Refusal(.readFirst, Clause("R6.4"))
    }
    return validUntil.flatMap { desk.refusalOfIdentityDay($0, envelope) }
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let day = validUntil ?? desk.latestIdentityDay(from: envelope.time)
    desk.restricted.changeRequest(request, of: tip, from: envelope) {
      $0.state = .approved(.init(by: envelope.author, event: envelope.event, validUntil: day))
    }
  }
}

/// A leader among the keepers, other than whoever asked, declined a request.
package struct RestrictedIdentityDeclined: RestrictedStep {
  package static let type = "restricted.identityDeclined"
  package let tip: RestrictedID
  package let request: EventNumber
  package let reason: KeptText
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalToDecideIdentity(tip, request, keepers, envelope)
      ?? (reason.text.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.changeRequest(request, of: tip, from: envelope) {
      $0.state = .declined(by: envelope.author, event: envelope.event)
    }
  }
}

/// Whoever asked took the request back: before a decision, or so that nothing is shown after one.
package struct RestrictedIdentityWithdrawn: RestrictedStep {
  package static let type = "restricted.identityWithdrawn"
  package let tip: RestrictedID
  package let request: EventNumber
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfKeeper(tip, keepers, envelope) { return refusal }
    guard let asked = desk.restricted[tip]?.identityRequest(request) else { return Refusal(.noSuchRequest) }
    guard desk.members.isSamePerson(asked.custodian, envelope.author) else {
      return Refusal(.notYourRequest, nil, .member(asked.custodian))
    }
    return asked.state == .waiting || asked.approval != nil ? nil : Refusal(.alreadyDecided)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.changeRequest(request, of: tip, from: envelope) { $0.state = .withdrawn }
  }
}

/// The custodian who asked was shown the identity, for one minute. Durable before anything shows.
///
/// An approval serves one viewing with its renewals: who wants to look again asks again.
package struct RestrictedIdentityOpened: RestrictedStep {
  package static let type = "restricted.identityOpened"
  package let tip: RestrictedID
  package let request: EventNumber
  /// Another minute of a viewing that was not closed; nil is none.
  package var renewal: YesNo?
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfKeeper(tip, keepers, envelope) { return refusal }
    if let refusal = desk.refusal(unless: .custodian, envelope) { return refusal }
    guard let asked = desk.restricted[tip]?.identityRequest(request) else { return Refusal(.noSuchRequest) }
    if asked.custodian != envelope.author { return Refusal(.notYourRequest, nil, .member(asked.custodian)) }
    return asked.progress.refusalToShow(
      isRenewal: renewal?.isYes == true, servesOnce: true, on: desk.date(of: envelope.time), at: envelope.time)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.changeRequest(request, of: tip, from: envelope) { $0.show(at: envelope.time) }
  }
}

/// A viewing ended: closed, or its minute ran out.
package struct RestrictedIdentityClosed: RestrictedStep {
  package static let type = "restricted.identityClosed"
  package let tip: RestrictedID
  package let request: EventNumber
  package let how: ViewingEnd
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfKeeper(tip, keepers, envelope) { return refusal }
    guard let asked = desk.restricted[tip]?.identityRequest(request) else { return Refusal(.noSuchRequest) }
    if asked.custodian != envelope.author { return Refusal(.notYourRequest, nil, .member(asked.custodian)) }
    return asked.isShown ? nil : Refusal(.notShown)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.changeRequest(request, of: tip, from: envelope) { $0.close() }
  }
}

extension Desk {
  /// Why the author may not decide on a request, or nil: a leader among the keepers who did not ask.
  fileprivate func refusalToDecideIdentity(
    _ id: RestrictedID, _ request: EventNumber, _ named: [MemberID], _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusalOfKeeper(id, named, envelope) { return refusal }
    if let refusal = refusal(unless: .leader, envelope) { return refusal }
    guard let asked = restricted[id]?.identityRequest(request) else { return Refusal(.noSuchRequest) }
    if members.isSamePerson(asked.custodian, envelope.author) { return Refusal(.ownRequest, Clause("R6.4")) }
    return asked.state == .waiting ? nil : Refusal(.alreadyDecided)
  }
}

extension Restricted {
  fileprivate mutating func changeRequest(
    _ request: EventNumber, of id: RestrictedID, from envelope: Envelope, _ body: (inout IdentityProgress) -> Void
  ) {
    change(id, from: envelope) { tip in
      guard let index = tip.identityRequests.firstIndex(where: { $0.event == request }) else { return }
      body(&tip.identityRequests[index].progress)
    }
  }
}
