import CaseDomain
import EventLog
import Vault

extension OpenDesk {
  /// Whether identity fields may be filled in: there are custodians to seal them to (R6.4).
  package var canSealIdentities: Bool { SealingPairs(in: state) != nil }

  /// Seals the identities, the original narrative and the attachments, and registers the tip.
  ///
  /// Sealed files are durable before the commit that names them; files of a commit that did not come about are swept
  /// by `sweepOrphans`.
  package func register(_ intake: TipIntake, id: RequestID? = nil) throws -> Performed {
    try performSealed(id) { sealer in try command(for: intake, &sealer) }
  }

  /// Registers several tips as one commit.
  package func register(_ intakes: [TipIntake], id: RequestID? = nil) throws -> Performed {
    try performSealed(id) { sealer in
      var commands: [any Command] = []
      for intake in intakes { commands.append(try command(for: intake, &sealer)) }
      return Batch(commands)
    }
  }

  /// Seals what is to be sealed, then amends a tip or adds to it.
  package func revise(_ tip: TipID, _ revision: TipRevision, id: RequestID? = nil) throws -> Performed {
    try performSealed(id) { sealer in
      switch revision {
      case .amend(var content, let original, let paths, let reason, let basedOn):
        // Asked before anything is written, so that a refused change leaves no file behind.
        try rehearse(AmendTip(tip: tip, content: content, reason: reason, basedOn: basedOn))
        content.attachments += try sealer.seal(attachments: paths)
        if let original { content.sealedOriginal = try sealer.seal(original: original) }
        return AmendTip(tip: tip, content: content, reason: reason, basedOn: basedOn)
      case .supplement(let text, let original, let receivedAt, let paths, let namesake):
        let placeholder = Attachment(name: "", bytes: 0, blob: "", key: "", sha256: "")
        try rehearse(
          SupplementTip(tip: tip, text: text, receivedAt: receivedAt, attachments: paths.map { _ in placeholder }))
        let attachments = try sealer.seal(attachments: paths)
        return SupplementTip(
          tip: tip, text: text, receivedAt: receivedAt, attachments: attachments,
          sealedOriginal: try original.map { try sealer.seal(original: $0) }, namesake: namesake)
      }
    }
  }

  /// Performs a command whose files were sealed before. If the custodians' or leaders' keys changed in between, so that
  /// somebody who has just left could open them, everything is sealed anew.
  func performSealed(
    _ id: RequestID?, _ command: (inout IntakeSealer) throws -> any Command
  ) throws -> Performed {
    // The same form twice is one commit: nothing is sealed a second time.
    if let id, let known = try performed(id) { return known }
    // What is refused before sealing is refused on the latest state too.
    try refresh()
    try keepKeys()
    for _ in 0..<Self.sealingAttempts {
      let pairs = SealingPairs(in: state)
      var sealer = IntakeSealer(
        pairs: pairs, desk: store.desk, layout: layout, environment: environment,
        attachmentLimit: attachmentLimit)
      let command = try command(&sealer)
      try sealer.writeFiles()
      do {
        return try perform(command, id: id) { state, _ in
          // Whoever saw a file before its commit and named it first does not make it theirs.
          guard SealingPairs(in: state) == pairs, state.references.areNew(sealer.names) else { throw KeysChanged() }
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

  private func command(for intake: TipIntake, _ sealer: inout IntakeSealer) throws -> RegisterTip {
    // Asked before anything is written, so that a refused tip leaves no file behind.
    try refuseBeforeSealing(intake)
    var content = intake.content
    content.attachments += try sealer.seal(
      attachments: intake.attachmentPaths, knowing: intake.reporters.flatMap(\.values))
    if let original = intake.originalNarrative, original != content.narrative {
      content.sealedOriginal = try sealer.seal(original: original)
    }
    let reporters = try intake.reporters.map { reporter in
      let sealed = reporter.details.isEmpty ? nil : try sealer.seal(reporter)
      return RegisterTip.Reporter(
        given: reporter.given, identity: sealed?.identity, card: sealed?.card, speaksForAll: reporter.speaksForAll)
    }
    return RegisterTip(
      content: content, receivedAt: intake.receivedAt, precision: intake.precision, reporters: reporters,
      isJoint: intake.isJoint, receiptEvidence: intake.receiptEvidence, source: intake.source,
      namesake: intake.namesake, handIn: intake.handIn)
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
      isJoint: intake.isJoint, receiptEvidence: intake.receiptEvidence, source: intake.source, handIn: intake.handIn)
    try rehearse(rehearsal)
  }

  /// Refuses what the rules refuse, before anything is sealed, read or lifted for it.
  func rehearse(_ command: some Command) throws {
    _ = try state.desk.decide(command, as: Actor(member), at: environment.now())
  }
}
