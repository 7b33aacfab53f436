import CaseDomain
import EventLog
import Vault

extension OpenDesk {
  /// Whether identity fields may be filled in: there are custodians to seal them to (R6.4).
  package var canSealIdentities: Bool { sealingPairs(in: state) != nil }

  /// Seals the identities, the original narrative and the attachments, and registers the tip.
  ///
  /// Sealed files are durable before the commit that names them; files of a commit that did not come about are swept
  /// by `sweepOrphans`.
  package func register(_ intake: TipIntake, id: RequestID? = nil) throws -> Performed {
    try performSealed(id) { try command(for: intake) }
  }

  /// Registers several tips as one commit.
  package func register(_ intakes: [TipIntake], id: RequestID? = nil) throws -> Performed {
    try performSealed(id) {
      var commands: [any Command] = []
      for intake in intakes { commands.append(try command(for: intake)) }
      return Batch(commands)
    }
  }

  /// Seals what is to be sealed, then amends a tip or adds to it.
  package func revise(_ tip: TipID, _ revision: TipRevision, id: RequestID? = nil) throws -> Performed {
    try performSealed(id) {
      switch revision {
      case .amend(var content, let original, let paths, let reason, let basedOn):
        // Asked before anything is written, so that a refused change leaves no file behind.
        try rehearse(AmendTip(tip: tip, content: content, reason: reason, basedOn: basedOn))
        content.attachments += try seal(attachments: paths)
        if let original { content.sealedOriginal = try seal(original: original) }
        return AmendTip(tip: tip, content: content, reason: reason, basedOn: basedOn)
      case .supplement(let text, let original, let receivedAt, let paths):
        let placeholder = Attachment(name: "", bytes: 0, blob: "", key: "", sha256: "")
        try rehearse(
          SupplementTip(tip: tip, text: text, receivedAt: receivedAt, attachments: paths.map { _ in placeholder }))
        let attachments = try seal(attachments: paths)
        return SupplementTip(
          tip: tip, text: text, receivedAt: receivedAt, attachments: attachments,
          sealedOriginal: try original.map { try seal(original: $0) })
      }
    }
  }

  /// Performs a command whose files were sealed before. If the custodians' or leaders' keys changed in between, so that
  /// somebody who has just left could open them, everything is sealed anew.
  private func performSealed(_ id: RequestID?, _ command: () throws -> any Command) throws -> Performed {
    // The same form twice is one commit: nothing is sealed a second time.
    if let id, let known = try performed(id) { return known }
    // What is refused before sealing is refused on the latest state too.
    try refresh()
    try keepKeys()
    for _ in 0..<Self.sealingAttempts {
      let pairs = sealingPairs(in: state)
      let command = try command()
      do {
        return try perform(command, id: id) { state, _ in
          guard sealingPairs(in: state) == pairs else { throw KeysChanged() }
          return Extras()
        }
      } catch is KeysChanged {
        continue
      }
    }
    throw Refusal(.changedMeanwhile)
  }

  /// The keys that identities are sealed to changed between sealing and deciding.
  struct KeysChanged: Error {}
  private static let sealingAttempts = 3

  private func command(for intake: TipIntake) throws -> RegisterTip {
    // Asked before anything is written, so that a refused tip leaves no file behind.
    try refuseBeforeSealing(intake)
    var content = intake.content
    content.attachments += try seal(attachments: intake.attachmentPaths)
    if let original = intake.originalNarrative, original != content.narrative {
      content.sealedOriginal = try seal(original: original)
    }
    let reporters = try intake.reporters.map { reporter in
      RegisterTip.Reporter(
        given: reporter.details.keys.sorted { $0.rawValue < $1.rawValue },
        identity: reporter.details.isEmpty ? nil : try seal(reporter), speaksForAll: reporter.speaksForAll)
    }
    return RegisterTip(
      content: content, receivedAt: intake.receivedAt, precision: intake.precision, reporters: reporters,
      isJoint: intake.isJoint, receiptEvidence: intake.receiptEvidence, source: intake.source)
  }

  private func refuseBeforeSealing(_ intake: TipIntake) throws {
    let needsCustodian = intake.reporters.contains { !$0.details.isEmpty } || intake.originalNarrative != nil
    if needsCustodian && !canSealIdentities { throw Refusal(.custodianMissing, Clause("R6.4")) }
    let placeholder = SealedFile(file: "", sha256: "")
    let rehearsal = RegisterTip(
      content: intake.content, receivedAt: intake.receivedAt, precision: intake.precision,
      reporters: intake.reporters.map {
        .init(given: Array($0.details.keys), identity: $0.details.isEmpty ? nil : placeholder)
      },
      isJoint: intake.isJoint, receiptEvidence: intake.receiptEvidence, source: intake.source)
    try rehearse(rehearsal)
  }

  private func rehearse(_ command: some Command) throws {
    _ = try state.desk.decide(command, as: Actor(member), at: environment.now())
  }

  // MARK: Sealing

  /// The keys that identities are sealed to.
  private struct SealingPairs: Equatable {
    let identity: PairPublic
    let release: PairPublic
    let recovery: AgreementKey
  }

  /// Nil while nobody who may keep identities could open them, or somebody who may no longer still could.
  private func sealingPairs(in state: DeskState) -> SealingPairs? {
    let members = state.desk.members
    guard members.holding(.custodian).contains(where: { $0.grantedKeys.contains(.identity) }),
      members.epochsDue.isDisjoint(with: [.identity, .release]),
      let identity = state.keyring.currentPublicHalf(of: .identity),
      let release = state.keyring.currentPublicHalf(of: .release),
      let recovery = state.keyring.currentPublicHalf(of: .recovery)
    else { return nil }
    return SealingPairs(identity: identity, release: release, recovery: recovery.key)
  }

  private func seal(_ reporter: ReporterIdentity) throws -> SealedFile {
    guard let pairs = sealingPairs(in: state), let desk = DeskTag(bytes: store.desk.bytes) else {
      throw Refusal(.custodianMissing, Clause("R6.4"))
    }
    let id = SealedFileID(random: environment.random)
    let sealed = try SealedIdentity.seal(
      IdentityText.encode(reporter), desk: desk, id: id, identity: pairs.identity, release: pairs.release,
      recovery: pairs.recovery, random: environment.random)
    return try keep(sealed.file, hash: sealed.hash, as: id)
  }

  private func seal(original: String) throws -> SealedFile {
    guard let pairs = sealingPairs(in: state), let desk = DeskTag(bytes: store.desk.bytes) else {
      throw Refusal(.custodianMissing, Clause("R6.4"))
    }
    let id = SealedFileID(random: environment.random)
    let sealed = try CustodianText.seal(
      [UInt8](original.utf8), kind: .original, desk: desk, id: id, identity: pairs.identity,
      random: environment.random)
    return try keep(sealed.file, hash: sealed.hash, as: id)
  }

  private func keep(_ file: [UInt8], hash: [UInt8], as id: SealedFileID) throws -> SealedFile {
    try environment.fileSystem.writeAtomically(
      file, to: layout.identities + "/" + id.description, permissions: 0o660)
    return SealedFile(file: id.description, sha256: Hex.encode(hash))
  }

  /// The largest file that may be attached, in bytes.
  package static let attachmentLimit = 64 << 20

  private func seal(attachments paths: [String]) throws -> [Attachment] {
    try paths.map { path in
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try environment.fileSystem.contents(of: path, limit: Self.attachmentLimit)
      } catch {
        throw DeskFault("attachmentUnreadable", path, SystemErrorText.text(error.code))
      }
      let blob = try SealedBlob.seal(bytes, random: environment.random)
      let name = Hex.encode(blob.hash)
      try environment.fileSystem.writeAtomically(blob.file, to: layout.blobs + "/" + name, permissions: 0o660)
      return Attachment(
        name: PathText.name(of: path), bytes: bytes.count, blob: name, key: Vault.Base64.encode(blob.key.bytes),
        sha256: name)
    }
  }
}
