/// A matter that one or more tips support (线索), as lists show it. What was done about it stands in `LeadWork`.
///
/// A row is 80 bytes, packed as a `Tip` is.
package struct Lead: Hashable, Sendable, Codable, PackedRow {
  package let id: LeadID
  private let packedNumber: PackedNumber
  package internal(set) var importance: Importance
  package internal(set) var isSuspectedOrganisedCrime: Bool
  package let openedAt: Instant
  private var packedSection = SectionID?.none.packed
  /// The newest event with words that whoever works on it has to read.
  package internal(set) var words: EventNumber
  private let packedMember: UInt32
  /// No member has the number 0.
  private var packedHandler: UInt32 = 0
  /// The last working day for assigning it.
  package internal(set) var assignDue: CivilDate
  private var packedTransferDue: Int32
  private var packedVerifyDue = CivilDate?.none.packed
  private var packedClockDue = CivilDate?.none.packed
  package internal(set) var history: History.Mark
  private var clockKind = LeadClock.Kind.assign
  package internal(set) var state: LeadState = .open
  /// What the newest report says, decided or not.
  package internal(set) var finding: Finding?
  /// Whether its newest key is not on this desk.
  package internal(set) var isElsewhere = false

  init(
    id: LeadID, number: RegisterNumber, openedAt: Instant, openedBy: MemberID, importance: Importance,
    isSuspectedOrganisedCrime: Bool, assignDue: CivilDate, transferDue: CivilDate?, words: EventNumber,
    history: History.Mark
  ) {
    self.id = id
    packedNumber = PackedNumber(number)
    self.importance = importance
    self.isSuspectedOrganisedCrime = isSuspectedOrganisedCrime
    self.openedAt = openedAt
    self.words = words
    packedMember = openedBy.packed
    self.assignDue = assignDue
    packedTransferDue = transferDue.packed
    self.history = history
  }

  package var number: RegisterNumber { packedNumber.unpacked }
  /// The place of its number in the order of opening.
  var rank: UInt64 { packedNumber.rank }
  package var openedBy: MemberID { MemberID(packed: packedMember) }

  /// The last working day for its transfer to the police, where organised crime is suspected (law art. 25).
  package internal(set) var transferDue: CivilDate? {
    get { CivilDate(packed: packedTransferDue) }
    set { packedTransferDue = newValue.packed }
  }

  /// The section that works on it; nil before it is assigned.
  package internal(set) var section: SectionID? {
    get { SectionID(packed: packedSection) }
    set { packedSection = newValue.packed }
  }

  /// Who of the section works on it; nil where the section sees to that itself.
  package internal(set) var handler: MemberID? {
    get { packedHandler == 0 ? nil : MemberID(packed: packedHandler) }
    set { packedHandler = newValue?.packed ?? 0 }
  }

  /// The last working day for the section's report. Only an assignment, an extension, a report sent back or a
  /// reopening moves it, each of them on record.
  package internal(set) var verifyDue: CivilDate? {
    get { CivilDate(packed: packedVerifyDue) }
    set { packedVerifyDue = newValue.packed }
  }

  /// What it waits for first, and until when; nil where it waits for nothing.
  package internal(set) var clock: LeadClock? {
    get { CivilDate(packed: packedClockDue).map { LeadClock(kind: clockKind, due: $0) } }
    set {
      // One value for every lead that waits for nothing, so that equal rows are equal.
      clockKind = newValue?.kind ?? .assign
      packedClockDue = (newValue?.due).packed
    }
  }

  /// Until when it waits for whatever comes first.
  package var due: CivilDate? { clock?.due }

  /// Whether nothing is left to find out about it.
  package var isClosed: Bool { state == .closed || state == .archived }
  /// Closed, and confirmed wholly or in part.
  package var isConfirmed: Bool { isClosed && (finding == .confirmed || finding == .partlyConfirmed) }
}

/// Where a lead stands. Raw values stand in the log and never change.
package enum LeadState: String, Codable, Hashable, Sendable, CaseIterable, BitwiseCopyable {
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
package enum Finding: String, Codable, Hashable, Sendable, CaseIterable, BitwiseCopyable {
  case confirmed, partlyConfirmed, refuted, unverifiable, outOfScope
}

/// What a lead waits for.
package struct LeadClock: Hashable, Sendable, Codable {
  package enum Kind: String, Hashable, Sendable, CaseIterable, Codable, BitwiseCopyable {
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
package struct LeadStep: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let by: MemberID
  package let at: Instant

  init(_ envelope: Envelope) {
    event = envelope.event
    by = envelope.author
    at = envelope.time
  }
}
