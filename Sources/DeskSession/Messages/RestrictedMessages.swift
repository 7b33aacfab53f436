import CaseDomain

/// What the screen asks about restricted tips (R6.4).
package enum RestrictedRequest: Sendable {
  /// Takes in a tip that concerns this bureau, and forgets the form's draft.
  ///
  /// `addsTo` is the ordinary tip to which it is late material; on that tip nothing shows.
  case register(TipIntake, conflicts: [MarkedConflict], addsTo: TipID? = nil)
  /// Sends a tip straight to its keepers, and forgets the form's draft; what its narrative said before something was
  /// left out is sealed to the custodians.
  case send(TipContent, originalNarrative: String? = nil, conflicts: [MarkedConflict])
  /// Takes an ordinary tip over, and forgets the form's draft.
  case takeOver(TipID, conflicts: [MarkedConflict])
  /// Does something about a restricted tip, reading and identities apart.
  case handle(RestrictedID, HandleRestricted.Deed)
  /// Adds late material; what it said before something was left out is sealed to the custodians. Whom it turned out to
  /// concern is taken off the tip first, so that not a word of it is written for them.
  case supplement(
    RestrictedID, String, originalText: String?, receivedAt: Instant?, conflicts: [MarkedConflict] = [])
  /// Puts the opening on the record, then opens what was left out.
  case openOriginals(RestrictedID, reason: String)
  /// Hands the past of a tip to members who came to their post later, and adds them to its keepers.
  case addKeepers(RestrictedID, [MemberID])
  /// Lifts the leaders' layer for a request.
  case liftIdentity(RestrictedID, request: EventNumber)
}

/// What the desk answers to a `RestrictedRequest`.
package enum RestrictedReply: Sendable {
  /// The tip is with its keepers under this number. Whoever wrote it cannot read it back, unless they are one of them.
  case sent(RegisterNumber)
  case done(Performed)
  /// What was left out, oldest first; the opening is on the record.
  case originals([OpenedOriginals.Part])
}

/// Everything a keeper may know of a restricted tip.
package struct RestrictedDocument: Sendable {
  package let tip: RestrictedTip
  /// Nil where it was not opened: what a list shows beside a tip is not its words.
  package let words: RestrictedWords?
  /// Every event of the tip, oldest first, the one that brought it in included.
  package let events: [Recorded]

  /// The newest step that was known when it was read, whether or not this member can read it.
  package let newestStep: EventNumber?

  package init(tip: RestrictedTip, words: RestrictedWords?, events: [Recorded], newestStep: EventNumber?) {
    self.tip = tip
    self.newestStep = newestStep
    self.words = words
    self.events = events
  }
}
