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
    let tags = ReceiptTags(code: code, password: password, key: epoch.derivedKey(Self.keyPurpose))
    return try perform(
      IssueCode(
        tip: tip, epoch: Int(epoch.epoch), codeTag: try Self.tag(tags.code), passwordTag: try Self.tag(tags.password)),
      id: id)
  }

  /// Adds to the tip of a code what somebody with code and password brought; both are overwritten.
  ///
  /// - Throws: `Refusal` `codeAttempts` after too many failures; `DeskFault` `codeMistyped` for what cannot be a code, which
  ///   is no attempt.
  package func add(_ addition: CodeAddition, id: RequestID? = nil) throws -> CodeOutcome {
    defer { addition.typed.wipe() }
    if TextCleaning.trimmed(addition.text).isEmpty && addition.attachmentPaths.isEmpty { throw Refusal(.textMissing) }
    return try attempt(addition.typed, id) { known, proof, sealer in
      func command(_ attachments: [Attachment], _ original: CaseDomain.SealedFile?) -> AddWithCode {
        AddWithCode(
          code: known.event, proof: proof, way: addition.way, text: addition.text, attachments: attachments,
          sealedOriginal: original, namesake: addition.namesake)
      }
      let placeholder = Attachment(name: "", bytes: 0, blob: "", key: "", sha256: "")
      try rehearse(command(addition.attachmentPaths.map { _ in placeholder }, nil))
      return command(
        try sealer.seal(attachments: addition.attachmentPaths),
        try addition.originalText.map { try sealer.seal(original: $0) })
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
    return try attempt(claim.typed, id) { known, proof, sealer in
      func command(
        _ identity: CaseDomain.SealedFile, _ card: CaseDomain.SealedFile, _ words: CaseDomain.SealedFile
      ) -> ClaimWithCode {
        ClaimWithCode(
          code: known.event, proof: proof, way: claim.way, given: claim.identity.given, identity: identity, card: card,
          words: words)
      }
      try rehearse(command(.placeholder, .placeholder, .placeholder))
      let sealed = try sealer.seal(claim.identity)
      return command(sealed.identity, sealed.card, try sealer.seal(evidence: claim.words))
    }
  }

  // MARK: Attempts

  /// Does something with a code if the password is right, and puts the failure on the record otherwise.
  ///
  /// Whether there is no such code or its password is wrong, the same is computed, the same is written, and the same is
  /// said. What is said is durable first, so that nobody gets a guess for nothing by pulling the plug.
  private func attempt(
    _ typed: TypedCode, _ id: RequestID?,
    _ command: (_ code: ReceiptCode, _ proof: CodeTag, inout IntakeSealer) throws -> any Command
  ) throws -> CodeOutcome {
    let (code, password) = try Self.read(typed)
    let performed = try performSealed(id) { sealer in
      let found = try recognise(code, password)
      // After too many failures nothing is said of a right code either.
      try rehearse(FailCode(tag: found.tag))
      guard let known = found.known else { return FailCode(tag: found.tag) }
      return try command(known, found.proof, &sealer)
    }
    return performed.events.contains { $0.event is CodeFailed } ? .wrong : .accepted
  }

  private struct Recognised {
    let tag: CodeTag
    let proof: CodeTag
    /// Nil unless code and password are right.
    let known: ReceiptCode?
  }

  private func recognise(_ code: CheckedCode, _ password: [UInt8]) throws -> Recognised {
    guard let current = state.keyring.currentEpoch(of: .leads) else { throw DeskFault("keyMissing", "leads") }
    // Codes stay good for years: each is found under the key of its own time.
    var keys = [current.derivedKey(Self.keyPurpose)]
    for epoch in state.desk.codes.epochs.sorted() {
      guard let number = UInt32(exactly: epoch),
        let key = state.keyring.key(for: .compartment(.leads, epoch: number))
      else { continue }
      keys.append(EpochKey(compartment: .leads, epoch: number, key: key).derivedKey(Self.keyPurpose))
    }
    var tag = try Self.tag(ReceiptTags.lookup(code, key: keys[0]))
    var (key, known) = (keys[0], ReceiptCode?.none)
    for candidate in keys {
      let candidateTag = try Self.tag(ReceiptTags.lookup(code, key: candidate))
      guard let found = state.desk.codes.tagged(candidateTag) else { continue }
      (tag, key, known) = (candidateTag, candidate, found)
    }
    let proof = ReceiptTags.proof(code: code, password: password, key: key)
    // Compared also where there is nothing to compare with.
    let expected = known?.passwordTag ?? tag
    let isRight = ReceiptTags(code: Hex.decode(tag.text) ?? [], password: Hex.decode(expected.text) ?? [])
      .admits(code: code, password: password, key: key)
    return Recognised(tag: tag, proof: try Self.tag(proof), known: isRight ? known : nil)
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
}
