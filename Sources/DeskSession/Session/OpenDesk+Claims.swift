import CaseDomain
import EventLog
import Vault

/// Claims with a receipt code, as custodians judge them (R6.3.1).
extension OpenDesk {
  /// Reads what somebody said to prove that they are the reporter, and compares what they gave with what the tip's
  /// reporters gave, once the reading is durable in the log.
  ///
  /// - Throws: `Refusal`; `DeskFault` `claimFileDamaged`.
  package func openClaim(_ claim: EventNumber) throws -> OpenedClaim {
    try refresh()
    try rehearse(ReadClaim(claim: claim))
    guard let found = state.desk.codes.claim(claim) else { throw Refusal(.noSuchClaim) }
    // Nothing is put on the record as read that cannot be read.
    let words = try text(found.words, .evidence)
    let card = try CardText.decode(try text(found.card, .contactCard))
    _ = try perform(ReadClaim(claim: claim))
    var matches: [OpenedClaim.Match] = []
    var compared: [ReporterID] = []
    for reporter in state.desk.reporters.of(found.tip) where state.desk.reporters[reporter]?.isDestroyed == false {
      let cards = try files(of: reporter).cards.compactMap { try? CardText.decode(text($0.file, .contactCard)) }
      if cards.contains(where: { !$0.digests.isEmpty }) { compared.append(reporter) }
      let same = ReporterMatch.allCases.filter { match in cards.contains { $0.shares(match, with: card) } }
      if !same.isEmpty { matches.append(.init(reporter: reporter, matches: same)) }
    }
    return OpenedClaim(
      claim: claim, tip: found.tip, words: WipedText(words), contact: card.contact.map { WipedText([UInt8]($0.utf8)) },
      matches: matches, compared: compared)
  }

  /// Seals why, and judges a claim; where it is true, the person is bound to the tip.
  ///
  /// - Parameter reporter: which reporter of the tip it is, where it has several.
  package func decideClaim(
    _ claim: EventNumber, matches: Bool, reporter: ReporterID?, evidence: String, id: RequestID? = nil
  ) throws -> Performed {
    try performSealed(id) { sealer in
      if evidence.isEmpty { throw Refusal(.reasonMissing, Clause("R6.3.1")) }
      if !canSealIdentities { throw Refusal(.custodianMissing, Clause("R6.4")) }
      func command(_ file: CaseDomain.SealedFile) -> DecideClaim {
        DecideClaim(claim: claim, matches: matches, reporter: reporter, evidence: file)
      }
      try rehearse(command(.placeholder))
      return command(try sealer.seal(evidence: evidence))
    }
  }

  private func text(_ file: CaseDomain.SealedFile, _ kind: CustodianText.Kind) throws -> [UInt8] {
    guard let id = Hex.decode(file.file).flatMap({ SealedFileID(bytes: $0) }), let hash = Hex.decode(file.sha256),
      let desk = DeskTag(bytes: store.desk.bytes),
      let bytes = try? environment.fileSystem.contents(of: layout.identities + "/" + id.description, limit: 1 << 24),
      let sealed = try? CustodianText(file: bytes, kind: kind, desk: desk, id: id, hash: hash)
    else { throw DeskFault("claimFileDamaged") }
    do throws(VaultError) {
      return try sealed.open(ring: state.keyring)
    } catch {
      throw DeskFault(error)
    }
  }
}

extension CardText {
  /// Whether both give the same value of a kind; digests of other work are not compared.
  func shares(_ match: ReporterMatch, with other: CardText) -> Bool {
    guard let digest = digests[match.rawValue], !match.isGuessable || work == other.work else { return false }
    return digest == other.digests[match.rawValue]
  }
}
