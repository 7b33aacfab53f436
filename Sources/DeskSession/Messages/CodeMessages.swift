import CaseDomain

/// A receipt code and its password as somebody typed them: overwritten when nobody holds them any more.
package struct TypedCode: Sendable {
  package let code: WipedText
  package let password: WipedText
  package init(code: WipedText, password: WipedText) {
    self.code = code
    self.password = password
  }

  /// Overwrites both now.
  package func wipe() {
    code.wipe()
    password.wipe()
  }
}

/// What somebody with a receipt code adds to their tip.
package struct CodeAddition: Sendable {
  package var typed: TypedCode
  package var way: CodeWay
  package var text: String
  /// The text before redaction, where something was redacted.
  package var originalText: String?
  /// Paths of files to attach.
  package var attachmentPaths: [String]
  /// Why nobody who works here is meant, where the form asked (R6.4).
  package var namesake: String?

  package init(
    typed: TypedCode, way: CodeWay, text: String, originalText: String? = nil, attachmentPaths: [String] = [],
    namesake: String? = nil
  ) {
    self.typed = typed
    self.way = way
    self.text = text
    self.originalText = originalText
    self.attachmentPaths = attachmentPaths
    self.namesake = namesake
  }
}

/// Somebody with a receipt code says that they are the reporter; in clear between the form and the seal.
package struct ReporterClaim: Sendable {
  package var typed: TypedCode
  package var way: CodeWay
  package var identity: ReporterIdentity
  /// What they say that only the reporter can know; sealed to the custodians.
  package var words: String

  package init(typed: TypedCode, way: CodeWay, identity: ReporterIdentity, words: String) {
    self.typed = typed
    self.way = way
    self.identity = identity
    self.words = words
  }
}

/// What became of an attempt with a receipt code. Neither says which tip it was, nor anything about it.
package enum CodeOutcome: Hashable, Sendable {
  case accepted
  /// Code or password are wrong, or there is no such code: the same answer in the same way.
  case wrong
}

/// A claim as a custodian judges it. The reading is durable in the log.
package struct OpenedClaim: Sendable {
  package let claim: EventNumber
  package let tip: TipID
  /// What they said to prove it.
  package let words: WipedText
  /// How to reach them, if they said so.
  package let contact: WipedText?
  /// What they gave that is the same as what a reporter of the tip gave; what it is itself is never told.
  package let matches: [Match]
  /// Reporters of the tip with anything to compare.
  package let compared: [ReporterID]

  /// One reporter of the tip, and what is the same, strongest first.
  package struct Match: Hashable, Sendable {
    package let reporter: ReporterID
    package let matches: [ReporterMatch]
    package init(reporter: ReporterID, matches: [ReporterMatch]) {
      self.reporter = reporter
      self.matches = matches
    }
  }

  package init(
    claim: EventNumber, tip: TipID, words: WipedText, contact: WipedText?, matches: [Match], compared: [ReporterID]
  ) {
    self.claim = claim
    self.tip = tip
    self.words = words
    self.contact = contact
    self.matches = matches
    self.compared = compared
  }
}
