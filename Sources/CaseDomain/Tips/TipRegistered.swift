/// A tip came in and was registered (R3.6).
package struct TipRegistered: Event {
  package static let type = "tip.registered"
  package let number: RegisterNumber
  package let receivedAt: Instant
  package let precision: ReceiptPrecision
  package let content: TipContent
  package let reporters: [TipReporter]
  /// Several reporters who report together (联名).
  package let joint: YesNo
  /// What proves a time of receipt that lies back.
  package let receiptEvidence: String?
  /// Whether the time of receipt lies so far back that a second member confirms it. Decided once, at registration: a
  /// holiday table that comes later changes nothing.
  package let receiptAwaitsSecond: YesNo?
  package let source: TipSource?
  package let triageDue: CivilDate
  /// Why nobody who works here is meant, where a name or a unit in the tip is one of this bureau's (R6.4).
  package var namesake: String?

  package func scope(at number: EventNumber) -> Scope { .tip(TipID(rawValue: number.rawValue)) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: Desk.receivingPosts, envelope) { return refusal }
    if let refusal = content.refusalOfText { return refusal }
    if receivedAt > envelope.time { return Refusal(.receivedInFuture) }
    let isEvident = awaitsSecond && receiptEvidence?.isBlank == false
    let needsEvidence = awaitsSecond || desk.isBackdatedAnyway(receivedAt: receivedAt, registeredAt: envelope.time)
    if needsEvidence && !isEvident { return Refusal(.evidenceMissing, Clause("R5.2")) }
    if let refusal = desk.refusalOfDeadline(triageDue, .triageDays, envelope) { return refusal }
    let last = desk.tips.lastOrdinals[number.year] ?? 0
    return desk.refusalOfNumber(number, .tip, prefix: .tipPrefix, last: last, envelope)
      ?? refusalOfReporters(in: desk, envelope) ?? refusalOfSource(in: desk)
  }

  private var awaitsSecond: Bool { receiptAwaitsSecond?.isYes == true }

  /// Only a receiver records a reporter, and only once someone can keep the identity (R6.4).
  private func refusalOfReporters(in desk: Desk, _ envelope: Envelope) -> Refusal? {
    // One reporter alone is not joint (R6.3.3).
    if joint.isYes && reporters.count < 2 { return Refusal(.aliasMismatch) }
    if reporters.isEmpty { return nil }
    guard desk.members[envelope.author]?.posts.contains(.receiver) == true else {
      return Refusal(.receiverRequired, Clause("R6.4"))
    }
    if reporters.contains(where: { $0.identity != nil }) && desk.members.holding(.custodian).isEmpty {
      return Refusal(.custodianMissing, Clause("R6.4"))
    }
    let aliases = reporters.map(\.alias)
    let areAllocated = aliases.allSatisfy {
      envelope.allocations.contains(Allocation(series: .alias, year: 0, ordinal: $0))
    }
    // Two reporters never share an alias, in this tip or with an earlier one.
    let areNew = zip([Int(desk.reporters.lastAlias)] + aliases, aliases).allSatisfy { $0 < $1 }
    let areSealed = reporters.allSatisfy {
      $0.given.isEmpty == ($0.identity == nil) && ($0.card == nil || $0.identity != nil)
    }
    return areAllocated && areNew && areSealed ? nil : Refusal(.aliasMismatch)
  }

  private func refusalOfSource(in desk: Desk) -> Refusal? {
    guard let hash = source?.rowHash, let earlier = desk.tips.tip(importedAs: hash),
      let tip = desk.tips[earlier]
    else { return nil }
    return Refusal(.rowImported, nil, .number(tip.number))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let signatures = reporters.map(\.signature)
    let tip = Tip(
      id: TipID(rawValue: envelope.event.rawValue), number: number, receivedAt: receivedAt, precision: precision,
      registeredAt: envelope.time, registeredBy: envelope.author, isJoint: joint.isYes, reporters: reporters.count,
      signature: Signature.allCases.first(where: signatures.contains) ?? .unidentifiable, channel: content.channel,
      importance: content.importance, conduct: content.conduct, receipt: awaitsSecond ? .awaitingSecond : .asRegistered,
      triageDue: triageDue, text: TextRef(rawValue: envelope.event.rawValue),
      history: desk.tips.history.note(envelope, after: .none))
    desk.tips.append(tip, content: content, source: source)
    desk.reporters.append(reporters, from: envelope)
  }
}

/// The words or facts of a tip were corrected; the earlier ones stay in the log.
package struct TipAmended: Event {
  package static let type = "tip.amended"
  package let tip: TipID
  package let content: TipContent
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToTriage(tip, envelope) { return refusal }
    if let refusal = content.refusalOfText { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.tips.takeWords(content, of: tip, from: envelope)
  }
}

/// More came in about a tip, at whatever time: always accepted. A returned tip comes back into the queue.
package struct TipSupplemented: Event {
  package static let type = "tip.supplemented"
  package let tip: TipID
  package let text: String
  package let receivedAt: Instant
  package let attachments: [Attachment]
  /// The unredacted text, sealed to the custodians, where something was left out of `text`.
  package let sealedOriginal: SealedFile?
  /// The new last day for triage, where the tip comes back.
  package let triageDue: CivilDate?
  /// Why nobody who works here is meant, as with the tip itself.
  package var namesake: String?
  /// Random, where it came with a receipt code: the code's use, which more members read, signs a digest of all this.
  package var codeSalt: CodeTag?

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: Desk.receivingPosts, envelope) { return refusal }
    guard let found = desk.tips[tip] else { return Refusal(.noSuchTip) }
    if text.isBlank && attachments.isEmpty { return Refusal(.textMissing) }
    if receivedAt > envelope.time { return Refusal(.receivedInFuture) }
    guard (found.state == .returned) == (triageDue != nil) else { return Refusal(.dateInvalid) }
    return triageDue.flatMap { desk.refusalOfDeadline($0, .triageDays, envelope) }
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.noteLate(desk.tips[tip]?.lead, from: envelope)
    desk.tips.change(tip, from: envelope) { $0.comeBack(triageDue) }
    desk.tips.noteNewWords(of: tip, envelope, isLate: true)
  }
}

/// A returned tip came back without more, because its clock ran out or someone called it back.
package struct TipResumed: Event {
  package static let type = "tip.resumed"
  package let tip: TipID
  package let reason: String
  package let triageDue: CivilDate

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToTriage(tip, envelope) { return refusal }
    guard let found = desk.tips[tip], found.state == .returned, found.proposal == nil else {
      return Refusal(.notReturned)
    }
    if let refusal = desk.refusalOfDeadline(triageDue, .triageDays, envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.2")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.tips.change(tip, from: envelope) { $0.comeBack(triageDue) }
  }
}

extension TipContent {
  /// A tip says something, and lists can show it in a line.
  var refusalOfText: Refusal? {
    if narrative.isBlank { return Refusal(.narrativeMissing) }
    return title.isBlank ? Refusal(.titleMissing) : nil
  }
}

extension Tip {
  fileprivate mutating func comeBack(_ due: CivilDate?) {
    guard state == .returned, let due else { return }
    state = .received
    triageDue = due
    answerDue = nil
  }
}

/// A second member confirmed a time of receipt that lies back.
package struct ReceiptConfirmed: Event {
  package static let type = "tip.receiptConfirmed"
  package let tip: TipID

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? { desk.refusalOfReceipt(tip, envelope) }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.tips.change(tip, from: envelope) { $0.receipt = .confirmed }
  }
}

/// A second member found the evidence for a time of receipt wanting.
package struct ReceiptDoubted: Event {
  package static let type = "tip.receiptDoubted"
  package let tip: TipID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalOfReceipt(tip, envelope) ?? (reason.isBlank ? Refusal(.reasonMissing, Clause("R5.2")) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.tips.change(tip, from: envelope) { $0.receipt = .doubted }
  }
}

extension Desk {
  fileprivate func refusalOfReceipt(_ id: TipID, _ envelope: Envelope) -> Refusal? {
    guard let tip = tips[id] else { return Refusal(.noSuchTip) }
    if let refusal = refusalToSecond(id, first: tip.registeredBy, envelope) { return refusal }
    return tip.receipt == .awaitingSecond ? nil : Refusal(.receiptNotOpen)
  }
}
