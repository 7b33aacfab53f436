import CaseDomain

/// More, or other, details of a reporter, in clear between the form and the seal.
package struct ReporterAddition: Sendable {
  package var reporter: ReporterID
  package var identity: ReporterIdentity
  /// Why they come now, in words that tell nothing of the reporter.
  package var reason: String

  package init(reporter: ReporterID, identity: ReporterIdentity, reason: String) {
    self.reporter = reporter
    self.identity = identity
    self.reason = reason
  }
}

/// A person who is bound to a tip (R6.3.1), in clear between the form and the seal.
package struct ReporterBinding: Sendable {
  package var tip: TipID
  /// Nil where the tip has no reporter: the commit then gives an alias.
  package var reporter: ReporterID?
  package var identity: ReporterIdentity
  /// What proves it; sealed to the custodians.
  package var evidence: String
  package var confirmedOn: CivilDate

  package init(
    tip: TipID, reporter: ReporterID?, identity: ReporterIdentity, evidence: String, confirmedOn: CivilDate
  ) {
    self.tip = tip
    self.reporter = reporter
    self.identity = identity
    self.evidence = evidence
    self.confirmedOn = confirmedOn
  }
}

/// One detail of a reporter that was opened.
package struct RevealedDetail: Sendable {
  package let detail: ReporterDetail
  package let text: WipedText
  package init(detail: ReporterDetail, text: WipedText) {
    self.detail = detail
    self.text = text
  }
}

/// Which request to see who somebody is, and where it stands: one viewer serves both registers.
package enum ViewedRequest: Hashable, Sendable {
  /// In the register of reporters.
  case reporter(request: EventNumber)
  /// On a restricted tip.
  case restricted(RestrictedID, request: EventNumber)

  /// The request, as far as this desk knows of it.
  package func asked(in desk: Desk) -> (any AskedIdentity)? {
    switch self {
    case .reporter(let request): desk.reporters.requests[request]
    case .restricted(let tip, let request): desk.restricted[tip]?.identityRequest(request)
    }
  }

  /// Whether what is on the screen may stay there: nobody took the request back, and nothing was destroyed.
  package func mayStayShown(in desk: Desk) -> Bool {
    guard asked(in: desk)?.approval != nil else { return false }
    if case .reporter(let request) = self, let reporter = desk.reporters.requests[request]?.reporter {
      return desk.reporters[reporter]?.isDestroyed == false
    }
    return true
  }
}

/// Who a reporter is, for one minute on its custodian's screen. The viewing is durable in the log.
package struct OpenedIdentity: Sendable {
  /// What was sealed at one time.
  package struct Part: Sendable {
    /// The event that named it: registration, addition or binding.
    package let event: EventNumber
    package let sealedAt: Instant
    /// In the order of `ReporterDetail.allCases`.
    package let details: [RevealedDetail]
    package init(event: EventNumber, sealedAt: Instant, details: [RevealedDetail]) {
      self.event = event
      self.sealedAt = sealedAt
      self.details = details
    }
  }

  package let of: ViewedRequest
  /// When the screen closes it, by this machine's clock.
  package let closesAt: Instant
  /// In order of sealing; empty where nothing was given.
  package let parts: [Part]

  package init(of viewed: ViewedRequest, closesAt: Instant, parts: [Part]) {
    of = viewed
    self.closesAt = closesAt
    self.parts = parts
  }
}

/// How to reach a reporter safely. The reading is durable in the log.
package struct ContactCard: Sendable {
  /// A way that was given at one time.
  package struct Way: Sendable {
    package let event: EventNumber
    package let sealedAt: Instant
    package let text: WipedText
    package init(event: EventNumber, sealedAt: Instant, text: WipedText) {
      self.event = event
      self.sealedAt = sealedAt
      self.text = text
    }
  }

  package let reporter: ReporterID
  /// Newest first; empty where none was given.
  package let ways: [Way]

  package init(reporter: ReporterID, ways: [Way]) {
    self.reporter = reporter
    self.ways = ways
  }
}

/// Two aliases that may be one person, and what they share. What it is itself is never told.
package struct SameReporterCandidate: Hashable, Sendable {
  package let reporter: ReporterID
  package let tip: TipID
  package let other: ReporterID
  package let otherTip: TipID
  /// Strongest first.
  package let matches: [ReporterMatch]

  package init(reporter: ReporterID, tip: TipID, other: ReporterID, otherTip: TipID, matches: [ReporterMatch]) {
    self.reporter = reporter
    self.tip = tip
    self.other = other
    self.otherTip = otherTip
    self.matches = matches
  }
}

/// Everything that happened about a reporter, oldest first, by alias.
package struct ReporterDocument: Sendable {
  package let reporter: ReporterID
  package let tip: TipID
  package let events: [Recorded]
  package init(reporter: ReporterID, tip: TipID, events: [Recorded]) {
    self.reporter = reporter
    self.tip = tip
    self.events = events
  }

  /// The events that rest on something sealed to custodians, newest first.
  package var evidence: [Recorded] {
    events.filter { OpenDesk.files(in: $0.event, of: reporter).evidence != nil }.reversed()
  }
}
