/// A matter that one or more tips support (线索), as lists show it. What was done about it stands in `LeadWork`.
package struct Lead: Hashable, Sendable {
  package let id: LeadID
  package let number: RegisterNumber
  package let openedAt: Instant
  package let openedBy: MemberID
  package internal(set) var importance: Importance
  package internal(set) var isSuspectedOrganisedCrime: Bool
  package internal(set) var state: LeadState = .open
  /// The last working day for assigning it.
  package internal(set) var assignDue: CivilDate
  /// The last working day for its transfer to the police, where organised crime is suspected (law art. 25).
  package internal(set) var transferDue: CivilDate?
  /// The section that works on it; nil before it is assigned.
  package internal(set) var section: SectionID?
  /// Who of the section works on it; nil where the section sees to that itself.
  package internal(set) var handler: MemberID?
  /// The last working day for the section's report. Only an assignment, an extension, a report sent back or a
  /// reopening moves it, each of them on record.
  package internal(set) var verifyDue: CivilDate?
  /// What the newest report says, decided or not.
  package internal(set) var finding: Finding?
  /// What it waits for first, and until when; nil where it waits for nothing.
  package internal(set) var clock: LeadClock?
  /// The newest event with words that whoever works on it has to read.
  package internal(set) var words: EventNumber
  package internal(set) var history: History.Mark
  /// Whether its newest key is not on this desk.
  package internal(set) var isElsewhere = false

  /// Until when it waits for whatever comes first.
  package var due: CivilDate? { clock?.due }

  /// Whether nothing is left to find out about it.
  package var isClosed: Bool { state == .closed || state == .archived }
}

/// Where a lead stands. Raw values stand in the log and never change.
package enum LeadState: String, Codable, Hashable, Sendable, CaseIterable {
  /// Waits for a section.
  case open
  /// A section has it, and nobody there has taken it up.
  case assigned
  /// The section checks it.
  case verifying
  /// The section reported; the office looks at the report.
  case underReview
  /// The office accepted the report.
  case resolved
  case closed, archived

  /// The states in which the section works on it.
  package static let atWork: Set<LeadState> = [.assigned, .verifying]
  /// The states before it is closed.
  package static let living: Set<LeadState> = [.open, .assigned, .verifying, .underReview, .resolved]
}

/// What verification came to (核查结论). Raw values stand in the log and never change.
package enum Finding: String, Codable, Hashable, Sendable, CaseIterable {
  case confirmed, partlyConfirmed, refuted, unverifiable, outOfScope
}

/// What a lead waits for.
package struct LeadClock: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case assign, verify, review, close, transfer, receipt, escalate, county, extensionDecision, assist, directive
    case feedback, late
    /// To be taken from a section where nobody is left who may read it; stands in for `verify`.
    case reassign
  }
  package let kind: Kind
  /// The last working day on which it is in time.
  package let due: CivilDate
}

/// Who did something about a lead, and when; the event holds the words.
package struct LeadStep: Hashable, Sendable {
  package let event: EventNumber
  package let by: MemberID
  package let at: Instant

  init(_ envelope: Envelope) {
    event = envelope.event
    by = envelope.author
    at = envelope.time
  }
}
