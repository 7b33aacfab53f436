/// The register of restricted tips (专办): those that name somebody who works here (R6.4).
///
/// Every event of it is closed: sealed to its keepers, and for everybody else there is none. So nothing of it may show
/// in what others know: it has its own columns, and numbers without order, which leave no gap in any series.
///
/// A register of a handful of rows, read by people only. It has chunks because the lists of the screen have.
package struct Restricted: Sendable, Codable {
  package static let events: [any Event.Type] = [
    RestrictedRegistered.self, RestrictedSentDirectly.self, RestrictedTakenOver.self, RestrictedRead.self,
    RestrictedNoted.self, RestrictedSupplemented.self, RestrictedOriginalOpened.self, RestrictedAssessed.self,
    RestrictedPassedOn.self,
    AssessmentConfirmed.self,
    AssessmentDeclined.self, RestrictedAcknowledged.self, ConflictAdded.self, KeepersAdded.self,
    RestrictedIdentityAsked.self, RestrictedIdentityLifted.self, RestrictedIdentityDeclined.self,
    RestrictedIdentityWithdrawn.self, RestrictedIdentityOpened.self, RestrictedIdentityClosed.self,
  ]

  /// In the order they came.
  package internal(set) var rows = Chunked<RestrictedTip>()
  /// Which events changed which tip.
  package internal(set) var history = History()

  /// A restricted tip by its id; nil where it does not exist, which is all that anybody but its keepers learns.
  package subscript(id: RestrictedID) -> RestrictedTip? { rows.first { $0.id == id } }

  /// Where a restricted tip stands among `rows`. O(rows).
  package func row(of id: RestrictedID) -> Int? { rows.firstIndex { $0.id == id } }

  /// The tips of that number. A number is drawn at random by whoever writes, who cannot know those that were drawn:
  /// twice the same is rare, and loses no report.
  package func numbered(_ number: RegisterNumber) -> [RestrictedTip] { rows.filter { $0.number == number } }

  /// The restricted tip that took an ordinary one over.
  package func takenOver(_ tip: TipID) -> RestrictedTip? { rows.first { $0.takenOver == tip } }

  /// Every event that changed a tip, oldest first.
  package func events(of id: RestrictedID) -> [EventNumber] { self[id].map { history.events($0.history) } ?? [] }

  /// The newest event of a tip that is more than a reading. O(events of the tip).
  package func newestStep(of id: RestrictedID) -> EventNumber? {
    let readings = Set(self[id]?.readings.map(\.event) ?? [])
    return events(of: id).last { !readings.contains($0) }
  }

  mutating func change(_ id: RestrictedID, from envelope: Envelope, _ body: (inout RestrictedTip) -> Void) {
    guard let index = rows.firstIndex(where: { $0.id == id }) else { return }
    body(&rows[index])
    rows[index].history = history.note(envelope, after: rows[index].history)
  }
}

/// A restricted tip, named by the event that brought it in.
package struct RestrictedID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A restricted tip as its keepers' lists show it. Its words stay in the log, and reading them is an event.
package struct RestrictedTip: Hashable, Sendable, KeptMatter, Codable {
  package let id: RestrictedID
  package let number: RegisterNumber
  package let origin: Origin
  package let receivedAt: Instant
  package let precision: ReceiptPrecision
  package let registeredAt: Instant
  package let registeredBy: MemberID
  package let title: String
  package let subjects: [String]
  package let importance: Importance
  /// What was given about each reporter, and how it is kept.
  package let reporters: [RestrictedReporter.Summary]
  /// The ordinary tip whose handling this one took over.
  package let takenOver: TipID?
  /// The ordinary tip to which this one is late material.
  package let addsTo: TipID?
  /// Whether something was left out of its words, which custodians among its keepers can open.
  package internal(set) var hasOriginal: Bool
  package internal(set) var state: RestrictedState = .received
  /// Who may read it, apart from those who lost the post since. By id.
  package internal(set) var keepers: [MemberID]
  /// Who kept it until they were found to be concerned, and whom these let in since: they are not told, and nobody hears
  /// them.
  package internal(set) var shutOut: [MemberID] = []
  /// Who is concerned by it, and why.
  package internal(set) var conflicts: [MarkedConflict]
  /// Where it goes, once that was agreed to.
  package internal(set) var passing: RestrictedPassing?
  /// The assessment that waits for a second keeper.
  package internal(set) var assessment: OpenAssessment?
  /// Every reading of the words, in order.
  package internal(set) var readings: [Reading] = []
  /// Every time somebody asked to open a reporter's identity.
  package internal(set) var identityRequests: [IdentityAsking] = []
  /// Who was named to verify it.
  package internal(set) var verifier: MemberID?
  /// The last working day for assessing it, for verifying it, for handing it over, then for the receiver's
  /// acknowledgement; nil where it waits for nothing.
  package internal(set) var due: CivilDate?
  package internal(set) var history: History.Mark

  /// How it came in.
  package enum Origin: Hashable, Sendable, Codable {
    /// Taken in as any tip is, its form having found a conflict.
    case registered
    /// Sent to its keepers by a member.
    case sentDirectly
    /// An ordinary tip that turned out to name somebody.
    case takenOver
  }

  /// Somebody opened the words.
  package struct Reading: Hashable, Sendable, Codable {
    package let member: MemberID
    package let time: Instant
    package let event: EventNumber
  }

  /// A request to open a reporter's identity. Whoever asks is the one who sees it.
  package struct IdentityAsking: AskedIdentity, Hashable, Codable {
    package let event: EventNumber
    package let custodian: MemberID
    package let askedAt: Instant
    /// Which reporter, from 0.
    package let reporter: Int
    /// Nil where it was asked before purposes were.
    package let purpose: IdentityPurpose?
    package let reason: String
    package internal(set) var progress = IdentityProgress()
  }

  /// The request that an event made.
  package func identityRequest(_ event: EventNumber) -> IdentityAsking? {
    identityRequests.first { $0.event == event }
  }

  /// Whether somebody, under whichever of their numbers, opened all of it after an event.
  package func wasRead(by member: MemberID, after event: EventNumber, _ members: Members) -> Bool {
    readings.contains { $0.event > event && members.isSamePerson($0.member, member) }
  }

  /// Who has read its words, in order, each once.
  package var readers: [MemberID] {
    readings.reduce(into: []) { if !$0.contains($1.member) { $0.append($1.member) } }
  }

  /// Whether somebody is concerned by it: named, or marked.
  package func concerns(_ member: Members.Member) -> Bool {
    conflicts.contains { $0.member == member.id }
      || ComparableName(member.name).isAmong(subjects.joined(separator: String(Tips.separator)))
  }
}

/// Where a restricted tip stands.
package enum RestrictedState: String, Codable, Hashable, Sendable, CaseIterable {
  case received, verifying
  /// Agreed to be handed outward; the letter is still to go.
  case toPassOn
  case passedOn, noSubstance
}

/// Somebody who works here and is concerned by a tip, and what says so: the form's hint that was confirmed, or words.
package struct MarkedConflict: Codable, Hashable, Sendable {
  package let member: MemberID
  package let why: String

  package init(member: MemberID, why: String) {
    self.member = member
    self.why = why
  }
}
