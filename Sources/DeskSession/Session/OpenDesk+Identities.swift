import CaseDomain
import EventLog
import Vault

/// The way to who a reporter is (R6.4): a leader lifts a layer for one request, its custodian looks for a minute, and
/// each step is durable before it takes effect.
extension OpenDesk {
  /// Everything that happened about a reporter.
  ///
  /// - Throws: `Refusal` `noSuchReporter`; `DeskFault`.
  package func document(of reporter: ReporterID) throws -> ReporterDocument {
    guard let found = state.desk.reporters[reporter] else { throw Refusal(.noSuchReporter) }
    if let refusal = state.desk.refusalOfReach(.tip(found.tip), for: member) { throw refusal }
    let events = try state.desk.identityEvents(of: reporter).compactMap { try texts.event($0, in: state) }
    return ReporterDocument(reporter: reporter, tip: found.tip, events: events)
  }

  /// Lifts the leaders' layer of every identity file of a reporter, sealed to the request's custodian, and approves.
  ///
  /// - Throws: `Refusal`; `DeskFault` `identityMissing`, `identityDamaged`, `keyMissing`.
  package func approve(request: EventNumber, id: RequestID? = nil) throws -> Performed {
    if let id, let known = try performed(id) { return known }
    for attempt in 1...Self.liftingAttempts {
      try refresh()
      guard let asked = state.desk.reporters.requests[request] else { throw Refusal(.noSuchRequest) }
      let files = try files(of: asked.reporter).identities
      // Who may not approve lifts nothing.
      try rehearse(
        ApproveIdentity(request: request, lifted: files.map { LiftedLayer(file: $0.file.file, layer: "") }))
      let lifted = try files.map { try lift($0, for: asked) }
      do {
        return try perform(ApproveIdentity(request: request, lifted: lifted), id: id)
      } catch let refusal as Refusal where refusal.reason == .changedMeanwhile && attempt < Self.liftingAttempts {
        // More was sealed since: all of it is lifted, or nothing.
        continue
      }
    }
    throw Refusal(.changedMeanwhile)
  }

  private static var liftingAttempts: Int { 3 }

  private func lift(_ seal: NamedSeal, for request: IdentityRequest) throws -> LiftedLayer {
    guard let custodian = state.publicKeys[request.custodian] else { throw Refusal(.noSuchCustodian, Clause("R6.4")) }
    let layer = try identity(seal, of: request.reporter).liftOuter(
      with: state.keyring, to: custodian.agreement, request: UInt64(request.event.rawValue))
    return LiftedLayer(file: seal.file.file, layer: Vault.Base64.encode(layer))
  }

  /// Shows the custodian of an approved request who the reporter is, once that is durable in the log.
  ///
  /// Takes no request id: sending the same again must be another viewing on the record, never the old one anew.
  ///
  /// - Throws: `Refusal`; `DeskFault` `identityMissing`, `identityDamaged`, `identityNotLifted`, `keyMissing`.
  package func openIdentity(request: EventNumber, isRenewal: Bool) throws -> OpenedIdentity {
    try refresh()
    let command = ViewIdentity(request: request, isRenewal: isRenewal)
    try rehearse(command)
    guard let asked = state.desk.reporters.requests[request], let approval = asked.approval else {
      throw Refusal(.requestNotApproved, Clause("R6.4"))
    }
    // Nothing is put on the record as shown that cannot be read.
    let sealed = try liftedFiles(of: asked, approval)
    let shownAt = environment.now()
    _ = try perform(command)
    let parts = try sealed.map { item in
      let text = try item.identity.open(
        lifted: item.layer, request: UInt64(request.rawValue), keys: keys, ring: state.keyring)
      return OpenedIdentity.Part(
        event: item.seal.envelope.event, sealedAt: item.seal.envelope.time, details: try IdentityText.decode(text))
    }
    return OpenedIdentity(
      of: .reporter(request: request), closesAt: shownAt.adding(milliseconds: IdentityViewed.duration), parts: parts)
  }

  private struct LiftedFile {
    let seal: NamedSeal
    let identity: SealedIdentity
    let layer: [UInt8]
  }

  /// The files that an approval covers: what was sealed after it needs a request of its own.
  private func liftedFiles(of request: IdentityRequest, _ approval: IdentityProgress.Approval) throws -> [LiftedFile] {
    guard let approved = try texts.event(approval.event, in: state)?.event as? IdentityApproved else {
      throw DeskFault("textMissing", "#\(approval.event.rawValue)")
    }
    var layers = Dictionary(approved.lifted.map { ($0.file, $0.layer) }, uniquingKeysWith: { first, _ in first })
    var found: [LiftedFile] = []
    for seal in try files(of: request.reporter).identities {
      guard let layer = layers.removeValue(forKey: seal.file.file) else { continue }
      guard let layer = Vault.Base64.decode(layer) else { throw notLifted(request.reporter) }
      found.append(LiftedFile(seal: seal, identity: try identity(seal, of: request.reporter), layer: layer))
    }
    // An approval that lifts other files than this reporter's shows nothing.
    guard layers.isEmpty else { throw notLifted(request.reporter) }
    return found
  }

  private func notLifted(_ reporter: ReporterID) -> DeskFault {
    DeskFault("identityNotLifted", RegisterNumber.padded(Int(clamping: reporter.rawValue)))
  }

  /// Says that an identity is shown no longer.
  package func closeIdentity(request: EventNumber, how: ViewingEnd) throws -> Performed {
    try perform(CloseIdentity(request: request, how: how))
  }

  /// Reads how to reach a reporter safely, once the reason is durable in the log.
  ///
  /// - Throws: `Refusal`; `DeskFault` `identityMissing`, `identityDamaged`, `keyMissing`.
  package func contactCard(of reporter: ReporterID, reason: String) throws -> ContactCard {
    try refresh()
    try rehearse(ReadCard(reporter: reporter, reason: reason))
    let cards = try files(of: reporter).cards.map { ($0, try custodianText($0, .contactCard, of: reporter)) }
    _ = try perform(ReadCard(reporter: reporter, reason: reason))
    let ways = try cards.reversed().compactMap { seal, card -> ContactCard.Way? in
      guard let contact = try CardText.decode(card.open(ring: state.keyring)).contact else { return nil }
      return ContactCard.Way(
        event: seal.envelope.event, sealedAt: seal.envelope.time, text: WipedText([UInt8](contact.utf8)))
    }
    return ContactCard(reporter: reporter, ways: ways)
  }

  /// Reads the evidence that an event about a reporter names, once the reason is durable in the log.
  ///
  /// - Throws: as `contactCard`; `DeskFault` `textMissing` where the event names none.
  package func evidence(of event: EventNumber, about reporter: ReporterID, reason: String) throws -> WipedText {
    try refresh()
    try rehearse(ReadCard(reporter: reporter, reason: reason))
    guard let seal = try files(of: reporter).evidence.first(where: { $0.envelope.event == event }) else {
      throw DeskFault("textMissing", "#\(event.rawValue)")
    }
    let text = try custodianText(seal, .evidence, of: reporter)
    _ = try perform(ReadCard(reporter: reporter, reason: reason))
    return WipedText(try text.open(ring: state.keyring))
  }

  // MARK: Sealing

  /// Seals more of a reporter's details.
  package func add(_ addition: ReporterAddition, id: RequestID? = nil) throws -> Performed {
    try performSealed(id) { sealer in
      func command(_ identity: CaseDomain.SealedFile, _ card: CaseDomain.SealedFile) -> AddToReporter {
        AddToReporter(
          reporter: addition.reporter, given: addition.identity.given, identity: identity, card: card,
          reason: addition.reason)
      }
      try rehearseSealed(command(.placeholder, .placeholder))
      let sealed = try sealer.seal(addition.identity)
      return command(sealed.identity, sealed.card)
    }
  }

  /// Seals who a reporter is and what proves it, and binds them to the tip (R6.3.1).
  package func bind(_ binding: ReporterBinding, id: RequestID? = nil) throws -> Performed {
    try performSealed(id) { sealer in
      func command(
        _ identity: CaseDomain.SealedFile, _ card: CaseDomain.SealedFile, _ evidence: CaseDomain.SealedFile
      ) -> BindReporter {
        BindReporter(
          tip: binding.tip, reporter: binding.reporter, given: binding.identity.given, identity: identity, card: card,
          evidence: evidence, confirmedOn: binding.confirmedOn)
      }
      if binding.evidence.isEmpty { throw Refusal(.reasonMissing, Clause("R6.3.1")) }
      try rehearseSealed(command(.placeholder, .placeholder, .placeholder))
      let sealed = try sealer.seal(binding.identity)
      return command(sealed.identity, sealed.card, try sealer.seal(evidence: binding.evidence))
    }
  }

  /// Seals the evidence and sets a mark (R6.5).
  package func mark(
    _ reporter: ReporterID, _ mark: ReporterMark, _ value: MarkValue, evidence: String?, id: RequestID? = nil
  ) throws -> Performed {
    try performSealed(id) { sealer in
      let evidence = evidence.flatMap { $0.isEmpty ? nil : $0 }
      func command(_ file: CaseDomain.SealedFile?) -> MarkReporter {
        MarkReporter(reporter: reporter, mark: mark, value: value, evidence: file)
      }
      try rehearseSealed(command(evidence.map { _ in .placeholder }))
      return command(try evidence.map { try sealer.seal(evidence: $0) })
    }
  }

  /// Seals the reason and decides whether two aliases are one person.
  package func decideSame(
    _ reporter: ReporterID, _ other: ReporterID, isSame: Bool, reason: String?, id: RequestID? = nil
  ) throws -> Performed {
    try performSealed(id) { sealer in
      let reason = reason.flatMap { $0.isEmpty ? nil : $0 }
      func command(_ file: CaseDomain.SealedFile?) -> DecideSameReporter {
        DecideSameReporter(reporter: reporter, other: other, isSame: isSame, reason: file)
      }
      try rehearseSealed(command(reason.map { _ in .placeholder }))
      return command(try reason.map { try sealer.seal(evidence: $0) })
    }
  }

  /// Refuses before anything is written, so that what is refused leaves no file behind.
  private func rehearseSealed(_ command: some Command) throws {
    if !canSealIdentities { throw Refusal(.custodianMissing, Clause("R6.4")) }
    try rehearse(command)
  }

  // MARK: Destruction

  /// Approves a destruction and deletes the files.
  ///
  /// - Throws: `Refusal`; `DeskFault` `destroyedFilesRemain` where it is approved and files could not be deleted: every
  ///   desk that opens tries again.
  package func destroy(proposal: EventNumber, id: RequestID? = nil) throws -> Performed {
    let performed = try perform(ApproveDestruction(proposal: proposal), id: id)
    do throws(DeskFault) {
      try sweepDestroyed()
    } catch {
      let alias = state.desk.reporters.destructions[proposal].map { Int(clamping: $0.reporter.rawValue) } ?? 0
      throw DeskFault("destroyedFilesRemain", RegisterNumber.padded(alias))
    }
    return performed
  }
}

extension CaseDomain.SealedFile {
  /// Stands for a file that is sealed once the rules allow it.
  static let placeholder = CaseDomain.SealedFile(file: "", sha256: "")
}
