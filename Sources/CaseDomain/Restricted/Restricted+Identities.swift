/// A custodian among the keepers asked to open who reported a restricted tip.
package struct RestrictedIdentityAsked: RestrictedStep {
  package static let type = "restricted.identityAsked"
  package let tip: RestrictedID
  /// Which reporter, from 0.
  package let reporter: Int
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
    return reason.text.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.change(tip, from: envelope) {
      $0.identityRequests.append(
        .init(
          event: envelope.event, custodian: envelope.author, reporter: reporter, reason: reason.text, liftedBy: nil,
          openings: 0))
    }
  }
}

/// A leader among the keepers, other than whoever asked, took the leaders' layer off for one request.
package struct RestrictedIdentityLifted: RestrictedStep {
  package static let type = "restricted.identityLifted"
  package let tip: RestrictedID
  /// The event that asked.
  package let request: EventNumber
  /// What is left of the seal, sealed to the custodian who asked; base64.
  package let layer: KeptText
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfKeeper(tip, keepers, envelope) { return refusal }
    if let refusal = desk.refusal(unless: .leader, envelope) { return refusal }
    guard let asked = desk.restricted[tip]?.identityRequests.first(where: { $0.event == request }) else {
      return Refusal(.noSuchRequest)
    }
    if asked.liftedBy != nil { return Refusal(.alreadyDecided) }
    return desk.members.isSamePerson(asked.custodian, envelope.author)
      ? Refusal(.ownOutcome, Clause("R6.4"), .member(asked.custodian)) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.changeRequest(request, of: tip, from: envelope) { $0.liftedBy = envelope.author }
  }
}

/// The custodian who asked opened the identity. Comes before anything is shown.
package struct RestrictedIdentityOpened: RestrictedStep {
  package static let type = "restricted.identityOpened"
  package let tip: RestrictedID
  package let request: EventNumber
  package let keepers: [MemberID]

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalOfKeeper(tip, keepers, envelope) { return refusal }
    guard let asked = desk.restricted[tip]?.identityRequests.first(where: { $0.event == request }) else {
      return Refusal(.noSuchRequest)
    }
    if asked.custodian != envelope.author { return Refusal(.notYourRequest, nil, .member(asked.custodian)) }
    return asked.liftedBy == nil ? Refusal(.requestNotApproved) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.restricted.changeRequest(request, of: tip, from: envelope) { $0.openings += 1 }
  }
}

extension Restricted {
  fileprivate mutating func changeRequest(
    _ request: EventNumber, of id: RestrictedID, from envelope: Envelope,
    _ body: (inout RestrictedTip.IdentityAsking) -> Void
  ) {
    change(id, from: envelope) { tip in
      guard let index = tip.identityRequests.firstIndex(where: { $0.event == request }) else { return }
      body(&tip.identityRequests[index])
    }
  }
}
