import CaseDomain
import EventLog
import Vault

/// Receipt codes (举报查询码): given once, recognised at the counter, told apart from wrong ones without saying more.
extension OpenDesk {
  private static let keyPurpose = "receipt codes"

  /// A new code, as it is shown once. Nothing of it is kept until `issueCode`.
  package func drawCode() -> WipedText { WipedText([UInt8](CheckedCode(random: environment.random).text.utf8)) }

  /// Records the code that a tip's reporter was given, and the password they chose; both are overwritten.
  ///
  /// - Throws: `Refusal`; `DeskFault` `codeMistyped`, `keyMissing`.
  package func issueCode(for tip: TipID, _ typed: TypedCode, id: RequestID? = nil) throws -> Performed {
    defer { typed.wipe() }
    if let id, let known = try performed(id) { return known }
    let (code, password) = try Self.read(typed)
    if typed.password.text.count < ReceiptCode.leastPassword {
      throw Refusal(.passwordTooShort, nil, .count(ReceiptCode.leastPassword))
    }
    try refresh()
    guard let epoch = state.keyring.currentEpoch(of: .leads) else { throw DeskFault("keyMissing", "leads") }
    let work = environment.scrypt
    let secret = try faulting { try ReceiptSecret(code: code, password: password, desk: codeDesk, work: work) }
    return try perform(
      IssueCode(
        tip: tip, epoch: Int(epoch.epoch),
        codeTag: try Self.tag(ReceiptTags.lookup(code, key: epoch.derivedKey(Self.keyPurpose))),
        verifier: try Self.tag(secret.verifier),
        work: CodeWork(
          costExponent: work.costExponent, blockSize: work.blockSize, parallelism: work.parallelism)),
      id: id)
  }

  /// Adds to the tip of a code what somebody with code and password brought; both are overwritten.
  ///
  /// - Throws: `Refusal` `codeAttempts` after too many failures; `DeskFault` `codeMistyped` for what cannot be a code, which
  ///   is no attempt.
  package func add(_ addition: CodeAddition, id: RequestID? = nil) throws -> CodeOutcome {
    defer { addition.typed.wipe() }
    if TextCleaning.trimmed(addition.text).isEmpty && addition.attachmentPaths.isEmpty { throw Refusal(.textMissing) }
    let salt = try Self.tag(environment.random.bytes(32))
    return try attempt(addition.typed, id) { found, sealer in
      func command(
        _ proof: CodeProof, _ attachments: [Attachment], _ original: CaseDomain.SealedFile?
      ) -> AddWithCode {
        AddWithCode(
          code: found.code.event, attempt: found.attempt, proof: proof, way: addition.way, text: addition.text,
          attachments: attachments, sealedOriginal: original, namesake: addition.namesake, salt: salt)
      }
      let placeholder = Attachment(name: "", bytes: 0, blob: "", key: "", sha256: "")
      try rehearse(command(found.unsigned, addition.attachmentPaths.map { _ in placeholder }, nil))
      let attachments = try sealer.seal(attachments: addition.attachmentPaths)
      let original = try addition.originalText.map { try sealer.seal(original: $0) }
      return { command($0, attachments, original) }
    }
  }

  /// Takes in that somebody with code and password says to be the reporter; what they gave goes sealed to the custodians.
  ///
  /// - Throws: as `add`.
  package func claim(_ claim: ReporterClaim, id: RequestID? = nil) throws -> CodeOutcome {
    defer { claim.typed.wipe() }
    if claim.words.isEmpty { throw Refusal(.reasonMissing, Clause("R6.3.1")) }
    if claim.identity.given.isEmpty { throw Refusal(.detailsMissing, Clause("R6.6")) }
    if !canSealIdentities { throw Refusal(.custodianMissing, Clause("R6.4")) }
    return try attempt(claim.typed, id) { found, sealer in
      func command(
        _ proof: CodeProof, _ identity: CaseDomain.SealedFile, _ card: CaseDomain.SealedFile,
        _ words: CaseDomain.SealedFile
      ) -> ClaimWithCode {
        ClaimWithCode(
          code: found.code.event, attempt: found.attempt, proof: proof, way: claim.way, given: claim.identity.given,
          identity: identity, card: card, words: words)
      }
      try rehearse(command(found.unsigned, .placeholder, .placeholder, .placeholder))
      let sealed = try sealer.seal(claim.identity)
      let words = try sealer.seal(evidence: claim.words)
      return { command($0, sealed.identity, sealed.card, words) }
    }
  }

  // MARK: Attempts

  /// A code whose password is right.
  private struct Recognised {
    let code: ReceiptCode
    let attempt: CodeTag
    let secret: ReceiptSecret
    /// Stands for the proof until there is what it is about.
    let unsigned: CodeProof
  }

  /// Does something with a code if the password is right, and puts the failure on the record otherwise.
  ///
  /// Whether there is no such code or its password is wrong, the same is computed, the same is written, and the same is
  /// said. What is said is durable first, so that nobody gets a guess for nothing by pulling the plug.
  ///
  /// - Parameter prepare: seals what comes with the use, and says what the command is once it is signed.
  private func attempt(
    _ typed: TypedCode, _ id: RequestID?,
    _ prepare: (_ found: Recognised, inout IntakeSealer) throws -> (CodeProof) -> any Command
  ) throws -> CodeOutcome {
    let (code, password) = try Self.read(typed)
    var secrets: [ScryptParameters: ReceiptSecret] = [:]
    let performed = try performSealed(id) { sealer in
      guard let current = state.keyring.currentEpoch(of: .leads) else { throw DeskFault("keyMissing", "leads") }
      let attempt = try Self.tag(ReceiptTags.attempt(code, key: current.derivedKey(Self.keyPurpose)))
      // After too many failures nothing is said of a right code either.
      try rehearse(FailCode(tag: attempt))
      let known = try lookUp(code, current)
      let work = known.map { ScryptParameters($0.work) } ?? environment.scrypt
      // As much work where there is no such code, and once however often it is sealed anew.
      let secret = try faulting {
        try secrets[work] ?? ReceiptSecret(code: code, password: password, desk: codeDesk, work: work)
      }
      secrets[work] = secret
      let verifier = try Self.tag(secret.verifier)
      guard let known, known.verifier == verifier else { return FailCode(tag: attempt) }
      // Any 32 bytes stand for what is not sealed yet.
      let unsigned = CodeProof(use: known.uses + 1, content: verifier, signature: "")
      let found = Recognised(code: known, attempt: attempt, secret: secret, unsigned: unsigned)
      return try signed(found, try prepare(found, &sealer))
    }
    return performed.events.contains { $0.event is CodeFailed } ? .wrong : .accepted
  }

  /// The command with a proof over what the rules make of it.
  private func signed(_ found: Recognised, _ command: (CodeProof) -> any Command) throws -> any Command {
    let draft = try state.desk.decide(command(found.unsigned), as: Actor(member), at: environment.now())
    let events = draft.events
    guard let used = events.lazy.compactMap({ $0 as? CodeUsed }).first,
      let content = CodeContent.digest(in: events),
      let use = ReceiptUse(of: found.code, used, content: content, by: member)
    else { throw DeskFault("unexpected", "receipt code") }
    return command(
      CodeProof(
        use: used.proof.use, content: content, signature: Hex.encode(found.secret.signature(for: use))))
  }

  /// The code that was typed, if there is such a one. Codes stay good for years: each is found under the key of its own
  /// time.
  private func lookUp(_ code: CheckedCode, _ current: EpochKey) throws -> ReceiptCode? {
    var keys = [current.derivedKey(Self.keyPurpose)]
    for epoch in state.desk.codes.epochs.sorted() {
      guard let number = UInt32(exactly: epoch),
        let key = state.keyring.key(for: .compartment(.leads, epoch: number))
      else { continue }
      keys.append(EpochKey(compartment: .leads, epoch: number, key: key).derivedKey(Self.keyPurpose))
    }
    var known: ReceiptCode?
    // Every key is tried, also after the right one.
    for key in keys {
      if let found = state.desk.codes.tagged(try Self.tag(ReceiptTags.lookup(code, key: key))) { known = found }
    }
    return known
  }

  private static func read(_ typed: TypedCode) throws -> (CheckedCode, [UInt8]) {
    do throws(VaultError) {
      return (try CheckedCode(typed: typed.code.text), typed.password.text.normalisedBytes)
    } catch {
      throw DeskFault("codeMistyped")
    }
  }

  private static func tag(_ bytes: [UInt8]) throws -> CodeTag {
    guard let tag = CodeTag(bytes: bytes) else { throw DeskFault("unexpected", "receipt code") }
    return tag
  }

  private var codeDesk: DeskTag {
    // A desk's id is 16 bytes, as its tag is.
    DeskTag(bytes: store.desk.bytes)!
  }
}
