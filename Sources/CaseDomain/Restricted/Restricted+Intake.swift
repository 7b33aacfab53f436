/// A tip that concerns this bureau was taken in by somebody who takes in tips (R6.4).
package struct RestrictedRegistered: Event {
  package static let type = "restricted.registered"
  package let number: RegisterNumber
  package let receivedAt: Instant
  package let precision: ReceiptPrecision
  package let words: RestrictedWords
  package let joint: YesNo
  package let receiptEvidence: String?
  package let conflicts: [MarkedConflict]
  package let keepers: [MemberID]
  package let due: CivilDate
  /// The ordinary tip to which this is late material. There nothing shows, as whoever is concerned reads it.
  package var addsTo: TipID?

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: Desk.receivingPosts, envelope) { return refusal }
    if let addsTo, desk.tips[addsTo] == nil { return Refusal(.noSuchTip) }
    if receivedAt > envelope.time { return Refusal(.receivedInFuture) }
    if let refusal = desk.refusalOfRestricted(number, envelope) { return refusal }
    if let refusal = desk.refusalOfDeadline(due, .triageDays, envelope) { return refusal }
    // Whether the evidence holds is for the keepers to judge: refused here, the report would be lost.
    if words.content.namesFiles { return Refusal(.attachmentsOutside, Clause("R6.4")) }
    return desk.refusalOfWords(words, conflicts, keepers, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.appendRestricted(
      .registered, number, words, conflicts, keepers, receivedAt: receivedAt, precision: precision, due: due,
      addsTo: addsTo, envelope)
  }
}

/// A member sent a tip straight to those who may keep it. Anybody may; nobody has to take tips in for that.
package struct RestrictedSentDirectly: Event {
  package static let type = "restricted.sentDirectly"
  package let number: RegisterNumber
  package let words: RestrictedWords
  package let conflicts: [MarkedConflict]
  package let keepers: [MemberID]
  package let due: CivilDate

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    if let refusal = desk.refusalOfRestricted(number, envelope) { return refusal }
    if let refusal = desk.refusalOfDeadline(due, .triageDays, envelope) { return refusal }
    if words.content.namesFiles { return Refusal(.attachmentsOutside, Clause("R6.4")) }
    return desk.refusalOfWords(words, conflicts, keepers, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.appendRestricted(
      .sentDirectly, number, words, conflicts, keepers, receivedAt: envelope.time, precision: .minute, due: due,
      envelope)
  }
}

/// An ordinary tip turned out to concern somebody here: its handling goes over to keepers.
///
/// In the ordinary register nothing changes, because whoever is concerned reads that register. The office brings the
/// ordinary tip to an ordinary end, as it would any other. What was written there before stays there: whoever has read
/// it has read it, and whoever holds `leads` can. This protects what is written from here on, and who handles it.
package struct RestrictedTakenOver: Event {
  package static let type = "restricted.takenOver"
  package let tip: TipID
  package let number: RegisterNumber
  package let words: RestrictedWords
  package let conflicts: [MarkedConflict]
  package let keepers: [MemberID]
  package let due: CivilDate

  package func scope(at number: EventNumber) -> Scope { .closed(to: keepers) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: Posts.leadsReaders, envelope) { return refusal }
    guard desk.tips[tip] != nil else { return Refusal(.noSuchTip) }
    // Who keeps it not cannot know that it was, and takes it over a second time in good faith.
    if let earlier = desk.restricted.takenOver(tip), desk.keepers(of: earlier).contains(envelope.author) {
      return Refusal(.alreadyRestricted, Clause("R6.4"), .number(earlier.number))
    }
    if let refusal = desk.refusalOfRestricted(number, envelope) { return refusal }
    if let refusal = desk.refusalOfDeadline(due, .triageDays, envelope) { return refusal }
    // Who reported stays where it is sealed already, under its alias.
    if !words.reporters.isEmpty { return Refusal(.aliasMismatch) }
    // And what was left out of it stays in its own file.
    if words.original != nil { return Refusal(.misplaced) }
    return desk.refusalOfWords(words, conflicts, keepers, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let ordinary = desk.tips[tip] else { return }
    desk.appendRestricted(
      .takenOver, number, words, conflicts, keepers, receivedAt: ordinary.receivedAt, precision: ordinary.precision,
      due: due, tip: tip, envelope)
  }
}

extension TipContent {
  /// Whether a file beside the log belongs to it.
  fileprivate var namesFiles: Bool { !attachments.isEmpty || sealedOriginal != nil }
}

extension Desk {
  /// The ordinals that numbers of restricted tips are drawn from.
  package static let restrictedOrdinals = 10_000...99_999

  /// Why a restricted tip cannot have this number, or nil. Nobody counts them, so nothing is allocated.
  fileprivate func refusalOfRestricted(_ number: RegisterNumber, _ envelope: Envelope) -> Refusal? {
    let today = date(of: envelope.time)
    let fits =
      number.year == today.year && number.prefix == rulings.text(.restrictedPrefix, at: today)
      && Self.restrictedOrdinals.contains(number.ordinal)
    return fits ? nil : Refusal(.numberNotAllocated, nil, .number(number))
  }

  fileprivate func refusalOfWords(
    _ words: RestrictedWords, _ conflicts: [MarkedConflict], _ named: [MemberID], _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = words.content.refusalOfText { return refusal }
    if words.original?.isSound == false { return Refusal(.misplaced) }
    let keepers = keepers(subjects: words.content.subjects.map(\.name), conflicts: conflicts)
    if let refusal = refusalOfKeepers(named, keepers) { return refusal }
    if conflicts.contains(where: { $0.why.isBlank }) { return Refusal(.reasonMissing, Clause("R6.4")) }
    if words.reporters.isEmpty { return nil }
    guard members[envelope.author]?.posts.contains(.receiver) == true else {
      return Refusal(.receiverRequired, Clause("R6.4"))
    }
    let isSealed = canSealIdentities(among: keepers)
    let fit = words.reporters.allSatisfy { reporter in
      if reporter.given.isEmpty { return reporter.sealed == nil && reporter.details == nil }
      return isSealed
        ? reporter.sealed != nil && reporter.details == nil : reporter.sealed == nil && reporter.details != nil
    }
    return fit ? nil : Refusal(.aliasMismatch)
  }

  fileprivate mutating func appendRestricted(
    _ origin: RestrictedTip.Origin, _ number: RegisterNumber, _ words: RestrictedWords, _ conflicts: [MarkedConflict],
    _ keepers: [MemberID], receivedAt: Instant, precision: ReceiptPrecision, due: CivilDate, tip: TipID? = nil,
    addsTo: TipID? = nil, _ envelope: Envelope
  ) {
    let mark = restricted.history.note(envelope, after: .none)
    restricted.rows.append(
      RestrictedTip(
        id: RestrictedID(rawValue: envelope.event.rawValue), number: number, origin: origin, receivedAt: receivedAt,
        precision: precision, registeredAt: envelope.time, registeredBy: envelope.author, title: words.content.title,
        subjects: words.content.subjects.map(\.name), importance: words.content.importance,
        reporters: words.reporters.map(\.summary), takenOver: tip, addsTo: addsTo, hasOriginal: words.original != nil,
        keepers: keepers, conflicts: conflicts, due: due, history: mark))
  }
}
