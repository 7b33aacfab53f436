/// More of a tip's words is shown no more (R6.4). What was shown goes sealed to the custodians, like any original; the
/// earlier payload stays in the log, with who has opened it.
package struct TipCovered: Event {
  package static let type = "tip.covered"
  package let tip: TipID
  /// What is covered from now on, besides what was before.
  package let words: [CoveredWord]
  /// The sketch of what is shown now, hexadecimal: likely duplicates go by it.
  package let sketch: String
  /// What was shown until now, sealed to the custodians.
  package let original: SealedFile
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: Desk.receivingPosts, envelope) { return refusal }
    guard let row = desk.tips.row(of: tip) else { return Refusal(.noSuchTip) }
    // Whom a tip names does not decide what of it is seen.
    if let refusal = desk.refusalIfNamed(row: row, envelope) { return refusal }
    if desk.members.holding(.custodian).isEmpty { return Refusal(.custodianMissing, Clause("R6.4")) }
    let before = desk.tips.covers[tip] ?? []
    guard !words.isEmpty, words.allSatisfy(\.isSound), TextSketch(hexadecimal: sketch) != nil else {
      return Refusal(.nothingToCover, Clause("R6.4"))
    }
    if words.allSatisfy(before.contains) { return Refusal(.nothingChanged) }
    if Set(before + words).count > CoveredWord.most { return Refusal(.nothingToCover, Clause("R6.4")) }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let row = desk.tips.row(of: tip) else { return }
    let all = CoveredWord.adding(words, to: desk.tips.covers[tip] ?? [])
    desk.tips.covers[tip] = all
    desk.tips.change(tip, from: envelope) { _ in }
    let covering = Covering(tip: tip, words: all)
    desk.tips.cover(row: row, covering, TextSketch(hexadecimal: sketch))
    if let lead = desk.tips.rows[row].lead { desk.leads.cover(lead, covering) }
  }
}

/// A custodian opened the words as they were before something was left out or covered. Durable before anything shows.
package struct OriginalOpened: Event {
  package static let type = "tip.originalOpened"
  package let tip: TipID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalToUncover(tip, envelope) ?? (reason.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    // Whoever opens the original has seen more than the newest words.
    if let row = desk.tips.row(of: tip) { desk.tips.readings.noteExport(envelope, row: row) }
  }
}

/// What a text of late material says from now on.
package struct RestoredText: Codable, Hashable, Sendable {
  /// The event that brought it.
  package let event: EventNumber
  package let text: String

  package init(event: EventNumber, text: String) {
    self.event = event
    self.text = text
  }
}

/// A custodian, and nobody else, lets words be shown again: of what was covered, or of what intake left out.
package struct TipUncovered: Event {
  package static let type = "tip.uncovered"
  package let tip: TipID
  /// What is covered no more.
  package let words: [CoveredWord]
  /// What the tip says from now on.
  package let content: TipContent
  /// What late material says from now on; texts that stay as they are have no place here.
  package var late: [RestoredText]?
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToUncover(tip, envelope) { return refusal }
    if let refusal = content.refusalOfText { return refusal }
    let covered = desk.tips.covers[tip] ?? []
    if !words.allSatisfy(covered.contains) { return Refusal(.notCovered, Clause("R6.4")) }
    if let refusal = refusalOfLate(in: desk) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R6.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    for text in late ?? [] { desk.tips.restored[text.event] = envelope.event }
    let left = (desk.tips.covers[tip] ?? []).filter { !words.contains($0) }
    desk.tips.covers[tip] = left.isEmpty ? nil : left
    desk.tips.takeWords(content, of: tip, from: envelope)
  }
}

extension TipUncovered {
  /// Each text is one that came in about this tip after it was registered.
  private func refusalOfLate(in desk: Desk) -> Refusal? {
    guard let late, !late.isEmpty else { return nil }
    let events = Set(desk.tips.events(of: tip).dropFirst())
    let isKnown = late.allSatisfy { events.contains($0.event) } && Set(late.map(\.event)).count == late.count
    if !isKnown { return Refusal(.notCovered, Clause("R6.4")) }
    return late.contains(where: \.text.isBlank) ? Refusal(.textMissing) : nil
  }
}

extension Desk {
  /// Only a custodian whom the tip does not name opens its original, and lifts what was covered (R6.4).
  fileprivate func refusalToUncover(_ id: TipID, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: .custodian, envelope) { return refusal }
    guard let row = tips.row(of: id) else { return Refusal(.noSuchTip) }
    return refusalIfNamed(row: row, envelope)
  }
}

/// Covers more of a tip's words, in its lead as well.
package struct CoverTip: Command {
  package static var registers: Set<Register> { [.tips, .leads] }
  package let event: TipCovered
  /// Those of the words that stand in what the tip's lead says.
  package let inLead: [CoveredWord]
  /// The tip's newest event when its words were looked through.
  package let basedOn: EventNumber

  package init(
    tip: TipID, words: [CoveredWord], sketch: TextSketch, original: SealedFile, reason: String, basedOn: EventNumber,
    inLead: [CoveredWord] = []
  ) {
    self.inLead = inLead
    event = TipCovered(tip: tip, words: words, sketch: sketch.hexadecimal, original: original, reason: reason)
    self.basedOn = basedOn
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.refuseIfChanged(event.tip, since: basedOn)
    try draft.emit(event)
    try draft.cover(inLead, inLeadOf: event.tip)
  }
}

/// Puts on the record that a custodian opens a tip's original.
package struct OpenOriginal: Command {
  package static var registers: Set<Register> { [.tips] }
  package let tip: TipID
  package let reason: String
  package init(tip: TipID, reason: String) {
    self.tip = tip
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) { try draft.emit(OriginalOpened(tip: tip, reason: reason)) }
}

/// Lets words of a tip be shown again.
package struct UncoverTip: Command {
  package static var registers: Set<Register> { [.tips, .leads] }
  package let event: TipUncovered
  /// The tip's newest event when its original was looked at.
  package let basedOn: EventNumber

  package init(
    tip: TipID, words: [CoveredWord], content: TipContent, late: [RestoredText] = [], reason: String,
    basedOn: EventNumber
  ) {
    event = TipUncovered(
      tip: tip, words: words, content: content.tidied(), late: late.isEmpty ? nil : late, reason: reason)
    self.basedOn = basedOn
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.refuseIfChanged(event.tip, since: basedOn)
    try draft.emit(event)
    try draft.uncover(event.words, inLeadOf: event.tip)
  }
}

extension TextSketch {
  /// 128 hexadecimal digits, eight bins a group of 16.
  package var hexadecimal: String {
    (0..<8).map { index in
      let digits = String(words[index], radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Reads what `hexadecimal` writes; nil for anything else.
  package init?(hexadecimal text: String) {
    let digits = Array(text.utf8)
    guard digits.count == 128, digits.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }) else {
      return nil
    }
    var words = SIMD8<UInt64>.zero
    for index in 0..<8 {
      let group = digits[index * 16..<index * 16 + 16]
      words[index] = UInt64(String(decoding: group, as: UTF8.self), radix: 16) ?? 0
    }
    self.init(words: words)
  }
}
