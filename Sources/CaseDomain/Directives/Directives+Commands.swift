/// Something done about directives as the office does it (R3.1).
package struct DirectSections: Command {
  package static var registers: Set<Register> { [.organisation, .rulings, .directives] }
  package let deed: Deed

  package enum Deed: Hashable, Sendable {
    case receive(DirectiveContent)
    case amend(DirectiveID, DirectiveContent, reason: String)
    case passDown(DirectiveID, [DirectiveTarget], words: String)
    case sendBack(DirectiveID, SectionID, reason: String, due: CivilDate)
    case excuse(DirectiveID, SectionID, reason: String)
    case close(DirectiveID, words: String)
    case reopen(DirectiveID, reason: String)
    /// `on` nil is today.
    case report(DirectiveID, to: String, letter: String, on: CivilDate?, words: String)
  }

  package init(_ deed: Deed) { self.deed = deed }

  package func run(in draft: inout Draft) throws(Refusal) {
    switch deed {
    case .receive(let content): try draft.emit(DirectiveReceived(content: content.tidied))
    case .amend(let id, let content, let reason):
      try draft.emit(
        DirectiveAmended(directive: id, content: content.tidied, reason: TextCleaning.trimmed(reason)))
    case .passDown(let id, let targets, let words):
      try draft.emit(
        DirectivePassedDown(
          directive: id, targets: targets, words: TextCleaning.trimmed(words),
          acknowledgeDue: draft.desk.deadline(.directiveReceiptDays, after: draft.now)))
    case .sendBack(let id, let section, let reason, let due):
      try draft.emit(
        DirectiveSentBack(directive: id, section: section, reason: TextCleaning.trimmed(reason), due: due))
    case .excuse(let id, let section, let reason):
      try draft.emit(DirectiveExcused(directive: id, section: section, reason: TextCleaning.trimmed(reason)))
    case .close(let id, let words):
      try draft.emit(DirectiveClosed(directive: id, words: TextCleaning.trimmed(words)))
    case .reopen(let id, let reason):
      try draft.emit(DirectiveReopened(directive: id, reason: TextCleaning.trimmed(reason)))
    case .report(let id, let to, let letter, let on, let words):
      try draft.emit(
        DirectiveReported(
          directive: id, to: TextCleaning.singleLine(to), letter: TextCleaning.singleLine(letter),
          on: on ?? draft.today, words: TextCleaning.trimmed(words)))
    }
  }
}

/// A section acknowledges a directive.
package struct AcknowledgeDirective: Command {
  package static var registers: Set<Register> { [.organisation, .directives] }
  package let directive: DirectiveID
  package let section: SectionID

  package init(directive: DirectiveID, section: SectionID) {
    self.directive = directive
    self.section = section
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(DirectiveAcknowledged(directive: directive, section: section))
  }
}

/// A section did its share of a directive. Whoever did it has it: receipt is acknowledged along with that.
package struct FinishDirective: Command {
  package static var registers: Set<Register> { [.organisation, .directives] }
  package let directive: DirectiveID
  package let section: SectionID
  package let words: String

  package init(directive: DirectiveID, section: SectionID, words: String) {
    self.directive = directive
    self.section = section
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let share = draft.desk.directives[directive]?.share(of: section)
    if let share, share.acknowledged == nil {
      try draft.emit(DirectiveAcknowledged(directive: directive, section: section))
    }
    try draft.emit(DirectiveDone(directive: directive, section: section, words: TextCleaning.trimmed(words)))
  }
}
