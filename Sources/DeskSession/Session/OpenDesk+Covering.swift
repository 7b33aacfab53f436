import CaseDomain
import EventLog
import Vault

/// Leaving out more of a tip after intake, and letting custodians show it again (R6.4).
extension OpenDesk {
  /// Covers words wherever they stand in what is shown of a tip; what was shown goes sealed to the custodians.
  ///
  /// - Throws: `Refusal`, `wordsNotFound` where some of them stand nowhere; `DeskFault`.
  package func cover(_ tip: TipID, _ cover: TipCover, id: RequestID? = nil) throws -> Performed {
    try performSealed(id) { sealer in
      let document = try document(of: tip)
      let texts = document.coverableTexts
      let words = try Set(cover.words.map(TextCleaning.trimmed)).sorted().map { word in
        // A single character stands everywhere.
        guard word.count > 1 else { throw Refusal(.nothingToCover, Clause("R6.4"), .text(word)) }
        let covered = CoveredWord(word, of: tip)
        guard texts.contains(where: { !covered.occurrences(in: Array($0.utf8), of: tip).isEmpty }) else {
          throw Refusal(.wordsNotFound, nil, .text(word))
        }
        return covered
      }
      let content = Covering(tip: tip, words: words).shown(document.content)
      let inLead = try state.desk.tips[tip]?.lead.map { lead in
        try coveredWords(words + (state.desk.tips.covering(of: tip)?.words ?? []), of: tip, standingIn: lead)
      }
      func command(_ original: CaseDomain.SealedFile) -> CoverTip {
        CoverTip(
          tip: tip, words: words, sketch: TextSketch(content.title + "\n" + content.narrative), original: original,
          reason: cover.reason, basedOn: cover.basedOn, inLead: inLead ?? [])
      }
      if !canSealIdentities { throw Refusal(.custodianMissing, Clause("R6.4")) }
      try rehearse(command(.placeholder))
      return command(try sealer.seal(original: texts.joined(separator: "\n")))
    }
  }

  /// Those of a tip's covered words that stand in what its lead says.
  private func coveredWords(
    _ words: [CoveredWord], of tip: TipID, standingIn lead: LeadID
  ) throws -> [CoveredWord] {
    let said = try state.desk.leads.events(of: lead).compactMap { try texts.uncovered($0, in: state)?.event }
    return words.filter { word in said.contains { Covering(tip: tip, words: [word]).isSaid(in: $0) } }
  }

  /// Opens every original of a tip that was sealed to the custodians, once the reason is durable in the log.
  ///
  /// - Throws: `Refusal`, `noOriginal` where none was sealed; `DeskFault` `originalMissing`, `originalDamaged`,
  ///   `keyMissing`.
  package func originals(of tip: TipID, reason: String) throws -> OpenedOriginals {
    try refresh()
    try rehearse(OpenOriginal(tip: tip, reason: reason))
    guard let basedOn = state.desk.tips.lastEvent(of: tip) else { throw Refusal(.noSuchTip) }
    let sealed = try sealedOriginals(of: tip)
    if sealed.isEmpty { throw Refusal(.noOriginal, Clause("R6.4")) }
    // Nothing is put on the record as opened that cannot be read.
    let opened = try sealed.map { ($0, try original($0, of: tip).open(ring: state.keyring)) }
    _ = try perform(OpenOriginal(tip: tip, reason: reason))
    let covered = state.desk.tips.covering(of: tip)?.words ?? []
    let words = covered.compactMap { word -> OpenedOriginals.Word? in
      for (_, text) in opened {
        guard let range = word.occurrences(in: text, of: tip).first else { continue }
        return OpenedOriginals.Word(covered: word, text: WipedText(Array(text[range])))
      }
      return nil
    }
    let document = try document(of: tip)
    return OpenedOriginals(
      tip: tip,
      parts: opened.map { .init(event: $0.envelope.event, sealedAt: $0.envelope.time, text: WipedText($1)) },
      words: words, narrative: document.content.narrative, late: document.shortenedLate, basedOn: basedOn)
  }

  /// Lets words be shown again, as a custodian.
  ///
  /// - Throws: `Refusal`, `nothingChanged` where that would show nothing else than now; `DeskFault`.
  package func uncover(_ tip: TipID, _ uncovering: TipUncovering, id: RequestID? = nil) throws -> Performed {
    if let id, let known = try performed(id) { return known }
    try refresh()
    guard let row = state.desk.tips[tip] else { throw Refusal(.noSuchTip) }
    let newest = EventNumber(rawValue: row.text.rawValue)
    guard var content = try texts.uncovered(newest, in: state)?.event.tipContent else {
      throw DeskFault("textMissing", "\(row.number)")
    }
    let document = try document(of: tip)
    let shown = document.content.narrative
    let narrative = uncovering.narrative.map(TextCleaning.trimmed)
    let known = Dictionary(document.shortenedLate.map { ($0.event, $0.text) }, uniquingKeysWith: { first, _ in first })
    let late = uncovering.late.map { RestoredText(event: $0.event, text: TextCleaning.trimmed($0.text)) }
      .filter { $0.text != known[$0.event] }
    if uncovering.words.isEmpty, narrative == nil || narrative == shown, late.isEmpty { throw Refusal(.nothingChanged) }
    if let narrative, narrative != shown { content.narrative = narrative }
    // What stays covered does not come into another event under the tip's key.
    let covered = state.desk.tips.covering(of: tip)?.words ?? []
    let staying = Covering(tip: tip, words: covered.filter { !uncovering.words.contains($0) })
    content = staying.shown(content)
    return try perform(
      UncoverTip(
        tip: tip, words: uncovering.words, content: content,
        late: late.map { RestoredText(event: $0.event, text: staying.shown($0.text)) }, reason: uncovering.reason,
        basedOn: uncovering.basedOn),
      id: id)
  }

  // MARK: Sealed originals

  /// Every original that the events of a tip name, oldest first, each once.
  private func sealedOriginals(of tip: TipID) throws -> [NamedSeal] {
    var seals: [NamedSeal] = []
    for recorded in try recorded(state.desk.tips.events(of: tip)) {
      let file: CaseDomain.SealedFile? =
        switch recorded.event {
        case let event as TipSupplemented: event.sealedOriginal
        case let event as TipCovered: event.original
        case let event: event.tipContent?.sealedOriginal
        }
      guard let file, !seals.contains(where: { $0.file.file == file.file }) else { continue }
      seals.append(NamedSeal(envelope: recorded.envelope, file: file))
    }
    return seals
  }

  private func original(_ seal: NamedSeal, of tip: TipID) throws(DeskFault) -> CustodianText {
    let number = state.desk.tips[tip].map { "\($0.number)" } ?? "#\(tip.rawValue)"
    return try sealed(seal, named: number, missing: "originalMissing", damaged: "originalDamaged") {
      file, desk, id, hash throws(VaultError) in
      try CustodianText(file: file, kind: .original, desk: desk, id: id, hash: hash)
    }
  }
}

extension TipDocument {
  /// Late material of which something was left out when it came, as it is shown now.
  fileprivate var shortenedLate: [OpenedOriginals.Late] {
    events.compactMap { recorded in
      guard let late = recorded.event as? TipSupplemented, late.sealedOriginal != nil else { return nil }
      return .init(event: recorded.envelope.event, receivedAt: late.receivedAt, text: late.text)
    }
  }

  /// Every text of the tip that may be covered, as it is shown now.
  package var coverableTexts: [String] {
    var texts = [content.title, content.narrative, content.place, content.channelDetail, content.originalsAt]
    texts += content.subjects.flatMap { [$0.role, $0.address, $0.trade] }
    texts += content.attachments.map(\.name)
    texts += events.compactMap { ($0.event as? TipSupplemented)?.text }
    return texts.compactMap { $0 }.filter { !$0.isEmpty }
  }
}
