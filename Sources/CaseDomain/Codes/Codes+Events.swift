/// The reporter of a tip was given a code and chose a password. Neither stands here.
///
/// Under `leads`: whoever takes in a code later finds the tip by it without reading the tip.
package struct CodeIssued: Event {
  package static let type = "code.issued"
  package let tip: TipID
  /// The `leads` epoch whose key made the tag.
  package let epoch: Int
  package let codeTag: CodeTag
  /// The public half of what code and password give.
  package let verifier: CodeTag
  /// The work that each guess at the password costs; desks refuse what is too little or too much when they read it.
  package let work: CodeWork

  /// How long after its registration a tip may be given a code, in milliseconds.
  static let window: Int64 = 86_400_000

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToAct(envelope) { return refusal }
    guard desk.members[envelope.author]?.posts.contains(.receiver) == true else {
      return Refusal(.receiverRequired, Clause("R6.4"))
    }
    guard let row = desk.tips.row(of: tip) else { return Refusal(.noSuchTip) }
    if let refusal = desk.refusalIfNamed(row: row, envelope) { return refusal }
    let found = desk.tips.rows[row]
    if desk.codes.of(tip) != nil || desk.codes.tagged(codeTag) != nil {
      return Refusal(.codeIssued, nil, .number(found.number))
    }
    // Who is there to be given a code is there at registration. Later, a code would make a stranger the reporter.
    let isRightAfter = envelope.time.milliseconds(since: found.registeredAt) <= Self.window
    guard found.registeredBy == envelope.author, isRightAfter else { return Refusal(.codeTooLate, Clause("R6.4")) }
    if found.signature == .realName { return Refusal(.codeNotNeeded, Clause("R6.6")) }
    return epoch > 0 ? nil : Refusal(.valueOutOfRange)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.codes.append(
      ReceiptCode(
        event: envelope.event, tip: tip, epoch: epoch, tag: codeTag, verifier: verifier, work: work,
        issuedBy: envelope.author, issuedAt: envelope.time))
    desk.tips.change(tip, from: envelope) { _ in }
  }
}

/// Somebody tried a code, or a password, that is not right. Which of both it was is not said.
package struct CodeFailed: Event {
  package static let type = "code.failed"
  /// Of the code that was tried, whether there is such a one or not. It is no code's own tag: without the code nobody
  /// tells which one was tried, nor whether there is such a one.
  package let tag: CodeTag

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? { desk.refusalOfAttempt(tag, envelope) }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.codes.noteFailure(of: tag, from: envelope)
  }
}

/// Somebody who knew code and password used it. From the first time on, the code serves as identifying information and
/// contact (R6.6).
package struct CodeUsed: Event {
  package static let type = "code.used"
  /// The event that recorded the code.
  package let code: EventNumber
  package let purpose: CodeUse
  package let way: CodeWay
  package let proof: CodeProof

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: Desk.receivingPosts, envelope) { return refusal }
    guard let known = desk.codes[code] else { return Refusal(.noSuchCode) }
    if proof.use != known.uses + 1 { return Refusal(.codeProofUsed, Clause("R6.4")) }
    // That the code itself was tried too often, its own command asks: no event tells which code was tried.
    return desk.refusalOfAttempt(nil, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let known = desk.codes[code] else { return }
    desk.codes.noteUse(of: code, purpose, from: envelope)
    desk.reporters.noteCode(of: known.tip)
    let signature = desk.reporters.signature(of: known.tip)
    desk.tips.change(known.tip, from: envelope) { $0.signature = signature }
  }
}

/// Somebody with the code said that they are the reporter. What they gave went sealed to the custodians, who judge.
package struct CodeClaimed: Event {
  package static let type = "code.claimed"
  /// The event of the same commit in which the code was used.
  package let use: EventNumber
  package let given: [ReporterDetail]
  package let identity: SealedFile
  package let card: SealedFile
  package let words: SealedFile

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: Desk.receivingPosts, envelope) { return refusal }
    guard let used = desk.codes.use(use), used.by == envelope.author, used.commit == envelope.commit else {
      return Refusal(.noSuchCode)
    }
    if given.isEmpty { return Refusal(.detailsMissing, Clause("R6.6")) }
    if desk.members.holding(.custodian).isEmpty { return Refusal(.custodianMissing, Clause("R6.4")) }
    let isWaiting = desk.codes.waitingClaims.contains { $0.code == used.code }
    return isWaiting ? Refusal(.claimWaiting, Clause("R6.3.1")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let used = desk.codes.use(use), let code = desk.codes[used.code] else { return }
    desk.codes.append(
      CodeClaim(
        event: envelope.event, code: code.event, tip: code.tip, given: given, identity: identity, card: card,
        words: words, receivedBy: envelope.author, receivedAt: envelope.time), using: use)
  }
}

/// A custodian read what somebody said to prove that they are the reporter. Durable before anything shows (R6.4).
package struct ClaimRead: Event {
  package static let type = "code.claimRead"
  package let claim: EventNumber

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? { desk.refusalToJudge(claim, envelope) }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let tip = desk.codes.claim(claim)?.tip else { return }
    desk.codes.noteStep(envelope, ofClaim: claim)
    desk.tips.change(tip, from: envelope) { _ in }
  }
}

/// A custodian judged whether somebody with the code is the reporter. Where they are, `ReporterBound` follows in the
/// same commit, with the evidence.
package struct ClaimDecided: Event {
  package static let type = "code.claimDecided"
  package let claim: EventNumber
  package let matches: YesNo
  /// Why they are not, sealed to the custodians.
  package let evidence: SealedFile?

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToJudge(claim, envelope) { return refusal }
    guard desk.codes.claim(claim)?.state == .waiting else { return Refusal(.alreadyDecided) }
    return matches.isYes == (evidence == nil) ? nil : Refusal(.evidenceMissing, Clause("R6.3.1"))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let tip = desk.codes.claim(claim)?.tip else { return }
    desk.codes.noteStep(envelope, ofClaim: claim)
    desk.codes.decide(
      claim,
      matches.isYes
        ? .matched(by: envelope.author, event: envelope.event, commit: envelope.commit)
        : .declined(by: envelope.author, event: envelope.event))
    desk.tips.change(tip, from: envelope) { _ in }
  }
}

extension Desk {
  /// Why the author may not judge a claim, or nil: a custodian whom the tip does not name, who neither took in the tip
  /// nor the claim (R6.3.1).
  func refusalToJudge(_ event: EventNumber, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: .custodian, envelope) { return refusal }
    guard let claim = codes.claim(event), let row = tips.row(of: claim.tip) else { return Refusal(.noSuchClaim) }
    if let refusal = refusalIfNamed(row: row, envelope) { return refusal }
    if members.isSamePerson(tips.rows[row].registeredBy, envelope.author) {
      return Refusal(.ownRegistration, Clause("R6.3.1"))
    }
    return members.isSamePerson(claim.receivedBy, envelope.author) ? Refusal(.ownClaim, Clause("R6.3.1")) : nil
  }
}
