import CaseDomain

extension Wording {
  /// What fills the line of an event about a restricted tip: which one, and whom it concerns. Never its words: those
  /// are read by opening the tip, which is an event of its own.
  func restrictedDetails(of event: any Event) -> [String]? {
    switch event {
    case let event as RestrictedRegistered: [event.number.description]
    case let event as RestrictedSentDirectly: [event.number.description]
    case let event as RestrictedTakenOver: [event.number.description]
    case let event as RestrictedRead: [restricted(event.tip)]
    case let event as RestrictedNoted: [restricted(event.tip)]
    case let event as RestrictedSupplemented: [restricted(event.tip)]
    case let event as RestrictedOriginalOpened: [restricted(event.tip)]
    case let event as RestrictedAssessed: [restricted(event.tip)]
    case let event as AssessmentConfirmed: [restricted(event.tip)]
    case let event as AssessmentDeclined: [restricted(event.tip)]
    case let event as RestrictedPassedOn: [restricted(event.tip)]
    case let event as RestrictedAcknowledged: [restricted(event.tip)]
    case let event as ConflictAdded: [restricted(event.tip), member(event.member)]
    case let event as KeepersAdded:
      [restricted(event.tip), event.added.map { member($0) }.joined(separator: texts["frame.listSeparator"])]
    case let event as RestrictedIdentityAsked: [restricted(event.tip)]
    case let event as RestrictedIdentityLifted: [restricted(event.tip)]
    case let event as RestrictedIdentityDeclined: [restricted(event.tip)]
    case let event as RestrictedIdentityWithdrawn: [restricted(event.tip)]
    case let event as RestrictedIdentityOpened: [restricted(event.tip)]
    case let event as RestrictedIdentityClosed: [restricted(event.tip)]
    default: nil
    }
  }

  func restricted(_ id: RestrictedID) -> String {
    desk?.restricted[id]?.number.description ?? "#\(id.rawValue)"
  }
}
