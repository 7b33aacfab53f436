import CaseDomain

/// What of a tip is to be shown no more.
package struct TipCover: Sendable {
  /// In clear, between the form and the digest.
  package var words: [String]
  /// In words that tell nothing of the reporter.
  package var reason: String
  /// The tip's newest event when the words were chosen.
  package var basedOn: EventNumber

  package init(words: [String], reason: String, basedOn: EventNumber) {
    self.words = words
    self.reason = reason
    self.basedOn = basedOn
  }
}

/// What of a tip is to be shown again.
package struct TipUncovering: Sendable {
  package var words: [CoveredWord]
  /// The narrative as it is to be shown; nil leaves it but for the words.
  package var narrative: String?
  /// Texts of late material as they are to be shown; what is not named stays.
  package var late: [RestoredText]
  package var reason: String
  package var basedOn: EventNumber

  package init(
    words: [CoveredWord], narrative: String?, late: [RestoredText] = [], reason: String, basedOn: EventNumber
  ) {
    self.words = words
    self.narrative = narrative
    self.late = late
    self.reason = reason
    self.basedOn = basedOn
  }
}

/// What was shown, or said, of a tip before something was left out. The opening is durable in the log.
package struct OpenedOriginals: Sendable {
  /// One text that was sealed.
  package struct Part: Sendable {
    /// The event that named it.
    package let event: EventNumber
    package let sealedAt: Instant
    package let text: WipedText
    package init(event: EventNumber, sealedAt: Instant, text: WipedText) {
      self.event = event
      self.sealedAt = sealedAt
      self.text = text
    }
  }

  /// Words that are covered now, where an original still tells them.
  package struct Word: Sendable {
    package let covered: CoveredWord
    package let text: WipedText
    package init(covered: CoveredWord, text: WipedText) {
      self.covered = covered
      self.text = text
    }
  }

  /// Late material that says less than was sealed.
  package struct Late: Hashable, Sendable {
    package let event: EventNumber
    package let receivedAt: Instant
    package let text: String
    package init(event: EventNumber, receivedAt: Instant, text: String) {
      self.event = event
      self.receivedAt = receivedAt
      self.text = text
    }
  }

  package let tip: TipID
  /// Oldest first.
  package let parts: [Part]
  package let words: [Word]
  /// What the narrative shows now.
  package let narrative: String
  /// Late material of which something was left out, and what it shows now; oldest first.
  package let late: [Late]
  /// The tip's newest event.
  package let basedOn: EventNumber

  package init(
    tip: TipID, parts: [Part], words: [Word], narrative: String, late: [Late] = [], basedOn: EventNumber
  ) {
    self.tip = tip
    self.parts = parts
    self.words = words
    self.narrative = narrative
    self.late = late
    self.basedOn = basedOn
  }
}
