/// Takes in a tip that concerns this bureau.
package struct RegisterRestricted: Command {
  package static var registers: Set<Register> { [.rulings, .tips, .restricted] }
  /// Drawn at random from `Desk.restrictedOrdinals`.
  package let ordinal: Int
  package let words: RestrictedWords
  /// Nil takes the time of registration.
  package let receivedAt: Instant?
  package let precision: ReceiptPrecision
  package let isJoint: Bool
  package let receiptEvidence: String?
  package let conflicts: [MarkedConflict]
  /// The ordinary tip to which it is late material.
  package let addsTo: TipID?

  package init(
    ordinal: Int, words: RestrictedWords, receivedAt: Instant? = nil, precision: ReceiptPrecision = .minute,
    isJoint: Bool = false, receiptEvidence: String? = nil, conflicts: [MarkedConflict], addsTo: TipID? = nil
  ) {
    self.ordinal = ordinal
    self.words = words
    self.receivedAt = receivedAt
    self.precision = precision
    self.isJoint = isJoint
    self.receiptEvidence = receiptEvidence
    self.conflicts = conflicts
    self.addsTo = addsTo
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let words = words.tidied
    try draft.emit(
      RestrictedRegistered(
        number: draft.restrictedNumber(ordinal), receivedAt: receivedAt ?? draft.now, precision: precision,
        words: words, joint: YesNo(isJoint && words.reporters.count > 1), receiptEvidence: receiptEvidence,
        conflicts: conflicts, keepers: draft.keepers(of: words, conflicts),
        due: draft.desk.deadline(.triageDays, after: draft.now), addsTo: addsTo))
  }
}

/// Sends a tip straight to its keepers.
package struct SendDirectly: Command {
  package static var registers: Set<Register> { [.rulings, .restricted] }
  package let ordinal: Int
  package let words: RestrictedWords
  package let conflicts: [MarkedConflict]

  package init(ordinal: Int, words: RestrictedWords, conflicts: [MarkedConflict] = []) {
    self.ordinal = ordinal
    self.words = words
    self.conflicts = conflicts
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let words = words.tidied
    try draft.emit(
      RestrictedSentDirectly(
        number: draft.restrictedNumber(ordinal), words: words, conflicts: conflicts,
        keepers: draft.keepers(of: words, conflicts), due: draft.desk.deadline(.triageDays, after: draft.now)))
  }
}

/// Takes an ordinary tip over.
package struct RestrictTip: Command {
  package static var registers: Set<Register> { [.rulings, .tips, .restricted] }
  package let tip: TipID
  package let ordinal: Int
  /// The tip's newest words.
  package let content: TipContent
  package let conflicts: [MarkedConflict]

  package init(tip: TipID, ordinal: Int, content: TipContent, conflicts: [MarkedConflict]) {
    self.tip = tip
    self.ordinal = ordinal
    self.content = content
    self.conflicts = conflicts
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let words = RestrictedWords(content: content)
    try draft.emit(
      RestrictedTakenOver(
        tip: tip, number: draft.restrictedNumber(ordinal), words: words, conflicts: conflicts,
        keepers: draft.keepers(of: words, conflicts), due: draft.desk.deadline(.triageDays, after: draft.now)))
  }
}

/// Something a keeper does about a restricted tip.
package struct HandleRestricted: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .restricted] }
  package let tip: RestrictedID
  package let deed: Deed

  /// What is done. Texts are the keeper's own words.
  package enum Deed: Hashable, Sendable {
    case read
    case note(String)
    case supplement(String, original: SealedWords? = nil, receivedAt: Instant?)
    case openOriginal(reason: String)
    case assess(RestrictedOutcome, reason: String)
    case confirm(assessment: EventNumber)
    case decline(assessment: EventNumber, reason: String)
    case passOn(letter: String, on: CivilDate)
    case acknowledge(on: CivilDate, reference: String)
    case addConflict(MemberID, why: String)
    case addKeepers([MemberID])
    case askIdentity(reporter: Int, purpose: IdentityPurpose, reason: String)
    case liftIdentity(request: EventNumber, layer: String)
    case declineIdentity(request: EventNumber, reason: String)
    case withdrawIdentity(request: EventNumber)
    case openIdentity(request: EventNumber, isRenewal: Bool)
    case closeIdentity(request: EventNumber, ViewingEnd)
  }

  package init(_ tip: RestrictedID, _ deed: Deed) {
    self.tip = tip
    self.deed = deed
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let keepers = try draft.keepers(of: tip)
    switch deed {
    case .read: try draft.emit(RestrictedRead(tip: tip, keepers: keepers))
    case .note(let text): try draft.emit(RestrictedNoted(tip: tip, text: .trimmed(text), keepers: keepers))
    case .supplement(let text, let original, let receivedAt):
      try draft.emit(
        RestrictedSupplemented(
          tip: tip, text: .trimmed(text), receivedAt: receivedAt ?? draft.now, original: original, keepers: keepers))
    case .openOriginal(let reason):
      try draft.emit(RestrictedOriginalOpened(tip: tip, reason: .trimmed(reason), keepers: keepers))
    case .passOn(let letter, let day):
      try draft.emit(
        RestrictedPassedOn(
          tip: tip, letter: .trimmed(letter), on: day, keepers: keepers,
          acknowledgeDue: draft.desk.deadline(.acknowledgeDays, after: draft.now)))
    case .acknowledge(let day, let reference):
      try draft.emit(RestrictedAcknowledged(tip: tip, on: day, reference: .trimmed(reference), keepers: keepers))
    case .addConflict(let member, let why):
      try draft.emit(
        ConflictAdded(tip: tip, member: member, why: .trimmed(why), keepers: keepers.filter { $0 != member }))
    case .addKeepers(let added):
      try draft.emit(KeepersAdded(tip: tip, added: added.sorted(), keepers: Set(keepers + added).sorted()))
    case .assess, .confirm, .decline: try assess(keepers, &draft)
    case .askIdentity, .liftIdentity, .declineIdentity, .withdrawIdentity, .openIdentity, .closeIdentity:
      try stepToIdentity(keepers, &draft)
    }
  }

  private func assess(_ keepers: [MemberID], _ draft: inout Draft) throws(Refusal) {
    let due = draft.desk.deadline(.transferDays, after: draft.now)
    switch deed {
    case .assess(let outcome, let reason):
      try draft.emit(
        RestrictedAssessed(
          tip: tip, outcome: outcome, reason: .trimmed(reason), keepers: keepers,
          due: keepers.count == 1 && outcome.kind == .passOn ? due : nil))
    case .confirm(let assessment):
      let day: CivilDate? =
        switch draft.desk.restricted[tip]?.assessment?.outcome {
        case .passOn: due
        case .verify: draft.desk.deadline(.verificationDays, after: draft.now)
        case .noSubstance, nil: nil
        }
      try draft.emit(AssessmentConfirmed(tip: tip, assessment: assessment, keepers: keepers, due: day))
    case .decline(let assessment, let reason):
      try draft.emit(
        AssessmentDeclined(tip: tip, assessment: assessment, reason: .trimmed(reason), keepers: keepers))
    default: return
    }
  }

  private func stepToIdentity(_ keepers: [MemberID], _ draft: inout Draft) throws(Refusal) {
    switch deed {
    case .askIdentity(let reporter, let purpose, let reason):
      try draft.emit(
        RestrictedIdentityAsked(
          tip: tip, reporter: reporter, purpose: purpose, reason: .trimmed(reason), keepers: keepers))
    case .liftIdentity(let request, let layer):
      try draft.emit(
        RestrictedIdentityLifted(
          tip: tip, request: request, layer: KeptText(layer),
          validUntil: draft.desk.deadline(.identityDays, after: draft.now), keepers: keepers))
    case .declineIdentity(let request, let reason):
      try draft.emit(
        RestrictedIdentityDeclined(tip: tip, request: request, reason: .trimmed(reason), keepers: keepers))
    case .withdrawIdentity(let request):
      try draft.emit(RestrictedIdentityWithdrawn(tip: tip, request: request, keepers: keepers))
    case .openIdentity(let request, let isRenewal):
      try draft.emit(
        RestrictedIdentityOpened(
          tip: tip, request: request, renewal: isRenewal ? .yes : nil, keepers: keepers))
    case .closeIdentity(let request, let how):
      try draft.emit(RestrictedIdentityClosed(tip: tip, request: request, how: how, keepers: keepers))
    default: return
    }
  }
}

extension KeptText {
  static func trimmed(_ text: String) -> KeptText { KeptText(TextCleaning.trimmed(text)) }
}

extension RestrictedWords {
  fileprivate var tidied: RestrictedWords {
    RestrictedWords(content: content.tidied(), reporters: reporters, original: original)
  }
}

extension Draft {
  fileprivate func restrictedNumber(_ ordinal: Int) -> RegisterNumber {
    RegisterNumber(prefix: desk.rulings.text(.restrictedPrefix, at: today), year: today.year, ordinal: ordinal)
  }

  fileprivate func keepers(of words: RestrictedWords, _ conflicts: [MarkedConflict]) -> [MemberID] {
    desk.keepers(subjects: words.content.subjects.map(\.name), conflicts: conflicts)
  }
}
