/// One report by one reporter or one joint group (举报), as lists show it. Its words stay in the log.
///
/// A row is 96 bytes: there are many. What is optional, and what a register counts in fewer bytes than an `Int`, stands
/// packed in private fields, widest first, and is read as what it is.
package struct Tip: Hashable, Sendable, Codable, PackedRow {
  package let id: TipID
  private let packedNumber: PackedNumber
  private var reporterCount: UInt16
  /// When the bureau received it, from whomever, as exactly as `precision` says.
  package let receivedAt: Instant
  /// The time of the commit that registered it.
  package let registeredAt: Instant
  /// The event that holds the newest words.
  package internal(set) var text: TextRef
  private var packedLead = LeadID?.none.packed
  private let packedMember: UInt32
  package internal(set) var conduct: Conduct
  private var proposalPlace: Int32 = -1
  private var outcomePlace: Int32 = -1
  /// The last working day for triage, fixed when the tip came into the queue.
  package internal(set) var triageDue: CivilDate
  private var packedSecondDue = CivilDate?.none.packed
  private var packedAnswerDue = CivilDate?.none.packed
  package internal(set) var history: History.Mark
  package let precision: ReceiptPrecision
  /// Several reporters together (联名, R6.3.3).
  package let isJoint: Bool
  /// The strongest signature among the reporters.
  package internal(set) var signature: Signature
  package internal(set) var channel: Channel
  package internal(set) var importance: Importance
  package internal(set) var state: TipState = .received
  /// Whether the time of receipt stands.
  package internal(set) var receipt: ReceiptState
  /// Whether its newest key is not on this desk: what happens to it happens elsewhere, and nothing here waits for it.
  package internal(set) var isElsewhere = false

  init(
    id: TipID, number: RegisterNumber, receivedAt: Instant, precision: ReceiptPrecision, registeredAt: Instant,
    registeredBy: MemberID, isJoint: Bool, reporters: Int, signature: Signature, channel: Channel,
    importance: Importance, conduct: Conduct, receipt: ReceiptState, triageDue: CivilDate, text: TextRef,
    history: History.Mark
  ) {
    self.id = id
    packedNumber = PackedNumber(number)
    reporterCount = UInt16(clamping: reporters)
    self.receivedAt = receivedAt
    self.registeredAt = registeredAt
    self.text = text
    packedMember = registeredBy.packed
    self.conduct = conduct
    self.triageDue = triageDue
    self.history = history
    self.precision = precision
    self.isJoint = isJoint
    self.signature = signature
    self.channel = channel
    self.importance = importance
    self.receipt = receipt
  }

  package var number: RegisterNumber { packedNumber.unpacked }
  /// The place of its number in the order of registration.
  var rank: UInt64 { packedNumber.rank }
  package var registeredBy: MemberID { MemberID(packed: packedMember) }
  /// How many reporters it names; 0 where nobody is known.
  package internal(set) var reporters: Int {
    get { Int(reporterCount) }
    set { reporterCount = UInt16(clamping: newValue) }
  }

  /// The lead it supports.
  package internal(set) var lead: LeadID? {
    get { LeadID(packed: packedLead) }
    set { packedLead = newValue.packed }
  }

  /// Place in `Tips.proposals` of the outcome that waits for a second member.
  package internal(set) var proposal: Int? {
    get { proposalPlace < 0 ? nil : Int(proposalPlace) }
    set { proposalPlace = newValue.map { Int32($0) } ?? -1 }
  }

  /// Place in `Tips.proposals` of the newest outcome that was confirmed.
  package internal(set) var outcome: Int32? {
    get { outcomePlace < 0 ? nil : outcomePlace }
    set { outcomePlace = newValue ?? -1 }
  }

  /// The last working day for the second member, while an outcome waits.
  package internal(set) var secondDue: CivilDate? {
    get { CivilDate(packed: packedSecondDue) }
    set { packedSecondDue = newValue.packed }
  }

  /// The last working day for an answer: more from the reporter, or the receiving body's acknowledgement.
  package internal(set) var answerDue: CivilDate? {
    get { CivilDate(packed: packedAnswerDue) }
    set { packedAnswerDue = newValue.packed }
  }

  /// What the tip waits for, and until when.
  package var clock: TipClock? {
    if isElsewhere { return nil }
    if proposal != nil { return secondDue.map { TipClock(kind: .second, due: $0) } }
    switch state {
    case .received: return TipClock(kind: .triage, due: triageDue)
    case .returned: return answerDue.map { TipClock(kind: .supplement, due: $0) }
    case .passedOn: return answerDue.map { TipClock(kind: .acknowledgement, due: $0) }
    case .openedLead, .joinedLead: return nil
    }
  }

  /// Still waits for triage or for an answer.
  package var isInQueue: Bool { !isElsewhere && (state == .received || state == .returned) }
}

/// Where a tip stands: `received ⇄ returned`, and from either to one of the others.
package enum TipState: String, Codable, Hashable, Sendable, CaseIterable, BitwiseCopyable {
  case received, returned, openedLead, joinedLead, passedOn
}

/// How exactly the time of receipt is known.
package enum ReceiptPrecision: String, Codable, Hashable, Sendable, BitwiseCopyable {
  case minute, day
}

/// Whether the time of receipt stands. One that lies more than a working day back needs evidence and a second member.
package enum ReceiptState: String, Codable, Hashable, Sendable, BitwiseCopyable {
  case asRegistered, awaitingSecond, confirmed, doubted
}

/// What a tip waits for.
package struct TipClock: Hashable, Sendable, Codable {
  /// In the order a tip may meet them.
  package enum Kind: String, Hashable, Sendable, CaseIterable, Codable {
    case triage, second, supplement, acknowledgement
  }
  package let kind: Kind
  /// The last working day on which it is in time.
  package let due: CivilDate
}

/// What triage decided, other than opening a lead. Each needs a second, unconflicted member.
package enum Outcome: Hashable, Sendable {
  /// The tip supports a lead that exists.
  case join(LeadID)
  /// A wrong link is moved to another lead.
  case relink(LeadID)
  /// Sent back for more: what was asked.
  case returnForMore(questions: String)
  /// Handed to a body outside, by letter.
  case passOn(BodyID, letter: String)

  /// Raw values stand in the log and never change.
  package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    case join, relink, returnForMore, passOn
  }

  package var kind: Kind {
    switch self {
    case .join: .join
    case .relink: .relink
    case .returnForMore: .returnForMore
    case .passOn: .passOn
    }
  }
}

extension Outcome {
  /// The lead that the tip is linked to, if it is.
  package var lead: LeadID? {
    switch self {
    case .join(let lead), .relink(let lead): lead
    case .returnForMore, .passOn: nil
    }
  }
}

extension Outcome: Codable {
  private enum CodingKeys: String, CodingKey {
    case kind, lead, questions, body, letter
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: CodingKeys.self)
    switch try fields.decode(Kind.self, forKey: .kind) {
    case .join: self = .join(try fields.decode(LeadID.self, forKey: .lead))
    case .relink: self = .relink(try fields.decode(LeadID.self, forKey: .lead))
    case .returnForMore: self = .returnForMore(questions: try fields.decode(String.self, forKey: .questions))
    case .passOn:
      self = .passOn(
        try fields.decode(BodyID.self, forKey: .body), letter: try fields.decode(String.self, forKey: .letter))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: CodingKeys.self)
    try fields.encode(kind, forKey: .kind)
    switch self {
    case .join(let lead), .relink(let lead): try fields.encode(lead, forKey: .lead)
    case .returnForMore(let questions): try fields.encode(questions, forKey: .questions)
    case .passOn(let body, let letter):
      try fields.encode(body, forKey: .body)
      try fields.encode(letter, forKey: .letter)
    }
  }
}

/// An outcome waiting for, or decided by, a second member.
package struct OutcomeProposal: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let tip: TipID
  package let outcome: Outcome
  package let reason: String
  package let proposedBy: MemberID
  package let proposedAt: Instant
  /// By the second member; nil while it waits, and where it was declined or withdrawn.
  package internal(set) var confirmation: Confirmation?

  /// Who confirmed an outcome, and when.
  package struct Confirmation: Hashable, Sendable, Codable {
    package let by: MemberID
    package let at: Instant
  }
}
