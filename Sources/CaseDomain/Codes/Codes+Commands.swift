/// Records the code that the reporter of a tip was given. `OpenDesk.issueCode` makes tag and verifier.
package struct IssueCode: Command {
  package static var registers: Set<Register> { [.tips, .codes] }
  package let tip: TipID
  package let epoch: Int
  package let codeTag: CodeTag
  package let verifier: CodeTag
  package let work: CodeWork

  package init(tip: TipID, epoch: Int, codeTag: CodeTag, verifier: CodeTag, work: CodeWork) {
    self.tip = tip
    self.epoch = epoch
    self.codeTag = codeTag
    self.verifier = verifier
    self.work = work
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(CodeIssued(tip: tip, epoch: epoch, codeTag: codeTag, verifier: verifier, work: work))
  }
}

/// Records that code or password were not right.
package struct FailCode: Command {
  package static var registers: Set<Register> { [.codes, .rulings] }
  package let tag: CodeTag
  package init(tag: CodeTag) { self.tag = tag }

  package func run(in draft: inout Draft) throws(Refusal) { try draft.emit(CodeFailed(tag: tag)) }
}

/// Adds to a tip what somebody with its code brought.
package struct AddWithCode: Command {
  package static var registers: Set<Register> { [.rulings, .tips, .codes] }
  package let code: EventNumber
  /// What failures of the code are counted by. Not recorded.
  package let attempt: CodeTag
  package let proof: CodeProof
  package let way: CodeWay
  package let text: String
  package let attachments: [Attachment]
  package let sealedOriginal: SealedFile?
  /// Why nobody who works here is meant, where the form asked.
  package let namesake: String?
  /// Random: whoever reads of the use and not the tip cannot try out what the text may be.
  package let salt: CodeTag

  package init(
    code: EventNumber, attempt: CodeTag, proof: CodeProof, way: CodeWay, text: String, attachments: [Attachment] = [],
    sealedOriginal: SealedFile? = nil, namesake: String? = nil, salt: CodeTag
  ) {
    self.code = code
    self.attempt = attempt
    self.salt = salt
    self.proof = proof
    self.way = way
    self.text = text
    self.attachments = attachments
    self.sealedOriginal = sealedOriginal
    self.namesake = namesake
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let known = draft.desk.codes[code] else { throw Refusal(.noSuchCode) }
    if let refusal = draft.desk.refusalOfPause(attempt, at: draft.now) { throw refusal }
    try draft.emit(CodeUsed(code: code, purpose: .addition, way: way, proof: proof))
    try SupplementTip(
      tip: known.tip, text: text, attachments: attachments, sealedOriginal: sealedOriginal, namesake: namesake,
      codeSalt: salt
    ).run(in: &draft)
  }
}

/// Takes in that somebody with the code says to be the reporter.
package struct ClaimWithCode: Command {
  package static var registers: Set<Register> { [.rulings, .tips, .codes] }
  package let code: EventNumber
  /// What failures of the code are counted by. Not recorded.
  package let attempt: CodeTag
  package let proof: CodeProof
  package let way: CodeWay
  package let given: [ReporterDetail]
  package let identity: SealedFile
  package let card: SealedFile
  package let words: SealedFile

  package init(
    code: EventNumber, attempt: CodeTag, proof: CodeProof, way: CodeWay, given: [ReporterDetail],
    identity: SealedFile, card: SealedFile, words: SealedFile
  ) {
    self.code = code
    self.attempt = attempt
    self.proof = proof
    self.way = way
    self.given = given
    self.identity = identity
    self.card = card
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    if let refusal = draft.desk.refusalOfPause(attempt, at: draft.now) { throw refusal }
    let use = draft.nextEvent
    try draft.emit(CodeUsed(code: code, purpose: .claim, way: way, proof: proof))
    try draft.emit(CodeClaimed(use: use, given: given, identity: identity, card: card, words: words))
  }
}

/// Records that a claim is about to be read. `OpenDesk.openClaim` reads it.
package struct ReadClaim: Command {
  package static var registers: Set<Register> { [.tips, .codes] }
  package let claim: EventNumber
  package init(claim: EventNumber) { self.claim = claim }

  package func run(in draft: inout Draft) throws(Refusal) { try draft.emit(ClaimRead(claim: claim)) }
}

/// Judges a claim; where it is true, binds the person to the tip, also after closing (R6.3.1).
package struct DecideClaim: Command {
  package static var registers: Set<Register> { [.tips, .reporters, .codes] }
  package let claim: EventNumber
  package let matches: Bool
  /// Which reporter of the tip it is; nil where the tip has none, or only one.
  package let reporter: ReporterID?
  package let evidence: SealedFile

  package init(claim: EventNumber, matches: Bool, reporter: ReporterID?, evidence: SealedFile) {
    self.claim = claim
    self.matches = matches
    self.reporter = reporter
    self.evidence = evidence
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    guard let found = draft.desk.codes.claim(claim) else { throw Refusal(.noSuchClaim) }
    try draft.emit(ClaimDecided(claim: claim, matches: YesNo(matches), evidence: matches ? nil : evidence))
    guard matches else { return }
    let known = draft.desk.reporters.of(found.tip)
    if reporter == nil && known.count > 1 { throw Refusal(.noSuchReporter) }
    let alias = reporter ?? known.first ?? ReporterID(rawValue: Int64(draft.allocate(.alias)))
    try draft.emit(
      ReporterBound(
        reporter: alias, tip: found.tip, given: found.given, identity: found.identity, card: found.card,
        evidence: evidence, confirmedOn: draft.today, claim: claim))
  }
}
