/// A section says that it has a directive (R3.1).
package struct DirectiveAcknowledged: Event {
  package static let type = "directive.acknowledged"
  package let directive: DirectiveID
  package let section: SectionID

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofShare: section, in: directive, envelope) { return refusal }
    let known = desk.directives[directive]?.share(of: section)?.acknowledged
    return known == nil ? nil : Refusal(.alreadyDecided)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.directives.change(directive, of: section, envelope) { $0.acknowledged = OfficeStep(envelope) }
  }
}

/// A section says that it did its share, and what.
package struct DirectiveDone: Event {
  package static let type = "directive.done"
  package let directive: DirectiveID
  package let section: SectionID
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofShare: section, in: directive, envelope) { return refusal }
    if desk.directives[directive]?.share(of: section)?.acknowledged == nil {
      return Refusal(.notAcknowledged, Clause("R3.1"))
    }
    return words.isBlank ? Refusal(.textMissing, Clause("R3.1")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.directives.change(directive, of: section, envelope) { $0.done = OfficeStep(envelope, words) }
  }
}

/// The office is not content with what a section did: more is to be done, by a day.
package struct DirectiveSentBack: Event {
  package static let type = "directive.sentBack"
  package let directive: DirectiveID
  package let section: SectionID
  package let reason: String
  package let due: CivilDate

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofDirective: directive, envelope) { return refusal }
    guard let found = desk.directives[directive], let done = found.share(of: section)?.done else {
      return Refusal(.notDoneYet, Clause("R3.1"))
    }
    // A leader who answered for a section without a liaison does not judge that.
    if desk.members.isSamePerson(done.by, envelope.author) { return Refusal(.ownWork, Clause("R5.2")) }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R3.1")) }
    let today = desk.date(of: envelope.time)
    if due < today { return Refusal(.dateInvalid, Clause("R3.1"), .date(due)) }
    let latest = desk.latestShare(of: found, on: today)
    return due <= latest ? nil : Refusal(.afterDirective, Clause("R3.1"), .date(latest))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.directives.change(directive, of: section, envelope) {
      $0.done = nil
      $0.due = due
      $0.sentBack.append(OfficeStep(envelope, reason))
    }
  }
}

/// A section has nothing to do for it after all.
package struct DirectiveExcused: Event {
  package static let type = "directive.excused"
  package let directive: DirectiveID
  package let section: SectionID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(ofDirective: directive, envelope) { return refusal }
    guard let share = desk.directives[directive]?.share(of: section) else {
      return Refusal(.notPassedDown, Clause("R3.1"), .text(desk.organisation.section(section)?.name ?? ""))
    }
    if share.isSettled { return Refusal(.alreadyDecided) }
    // Nobody lets their own section off.
    if desk.members[envelope.author]?.section == section {
      return Refusal(.ownSection, Clause("R5.2"), .text(desk.organisation.section(section)?.name ?? ""))
    }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R3.1")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.directives.change(directive, of: section, envelope) { $0.excused = OfficeStep(envelope, reason) }
  }
}
