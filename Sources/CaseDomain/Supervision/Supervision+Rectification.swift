/// A problem is to be put right: by whom, by which day (R3.5).
package struct RectificationSet: Event {
  package static let type = "supervision.itemSet"
  package let section: SectionID
  package let finding: EventNumber
  package let owner: RectificationOwner
  package let due: CivilDate
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToInspectBook(section, envelope) { return refusal }
    if let refusal = desk.refusal(ofFinding: finding, in: section, [.open]) { return refusal }
    if words.isBlank { return Refusal(.textMissing, Clause("R3.5")) }
    return desk.refusal(of: owner, due: due, in: section, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.supervision.change(finding, envelope) {
      $0.item = .init(set: OfficeStep(envelope, words), owner: owner, due: due)
    }
  }
}

/// Somebody else sees to it, or by another day, for a reason.
package struct RectificationChanged: Event {
  package static let type = "supervision.itemChanged"
  package let section: SectionID
  package let finding: EventNumber
  package let owner: RectificationOwner
  package let due: CivilDate
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToInspectBook(section, envelope) { return refusal }
    if let refusal = desk.refusal(ofFinding: finding, in: section, [.rectifying]) { return refusal }
    if let refusal = desk.refusal(of: owner, due: due, in: section, envelope) { return refusal }
    if let item = desk.supervision.finding(finding)?.item, item.owner == owner, item.due == due {
      return Refusal(.nothingChanged)
    }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R3.5")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.supervision.change(finding, envelope) {
      $0.item?.owner = owner
      $0.item?.due = due
      $0.item?.changes.append(OfficeStep(envelope, reason))
    }
  }
}

/// The section says that it put it right, and how.
package struct RectificationReported: Event {
  package static let type = "supervision.rectified"
  package let section: SectionID
  package let finding: EventNumber
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToSpeak(for: section, Clause("R3.5"), envelope) { return refusal }
    if let refusal = desk.refusal(ofFinding: finding, in: section, [.rectifying]) { return refusal }
    return words.isBlank ? Refusal(.textMissing, Clause("R3.5")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.supervision.change(finding, envelope) { $0.item?.reported = OfficeStep(envelope, words) }
  }
}

/// Somebody who is not of the section looked at it again: it is put right, or it is not and there is another day.
package struct RectificationChecked: Event {
  package static let type = "supervision.rechecked"
  package let section: SectionID
  package let finding: EventNumber
  package let passed: YesNo
  package let words: String
  /// The next day, where it goes back.
  package let due: CivilDate?

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToJudge(finding, in: section, envelope) { return refusal }
    if let refusal = desk.refusal(ofFinding: finding, in: section, [.reported]) { return refusal }
    // What was seen is said, also where it is well.
    if words.isBlank { return Refusal(.textMissing, Clause("R3.5")) }
    guard let due else { return passed.isYes ? nil : Refusal(.dateMissing, Clause("R3.5")) }
    return passed.isYes ? Refusal(.misplaced) : desk.refusalOfRectificationDay(due, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.supervision.change(finding, envelope) {
      $0.item?.checks.append(.init(step: OfficeStep(envelope, words), passed: passed.isYes))
      guard let due else { return }
      $0.item?.reported = nil
      $0.item?.due = due
    }
  }
}

/// It is struck off (销号).
package struct RectificationStruckOff: Event {
  package static let type = "supervision.struckOff"
  package let section: SectionID
  package let finding: EventNumber

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    desk.refusalToJudge(finding, in: section, envelope) ?? desk.refusal(ofFinding: finding, in: section, [.passed])
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.supervision.change(finding, envelope) { $0.item?.struckOff = OfficeStep(envelope) }
  }
}

/// What was struck off came back, or never was put right.
package struct RectificationReopened: Event {
  package static let type = "supervision.reopened"
  package let section: SectionID
  package let finding: EventNumber
  package let reason: String
  package let due: CivilDate

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToInspectBook(section, envelope) { return refusal }
    if let refusal = desk.refusal(ofFinding: finding, in: section, [.struckOff, .passed]) { return refusal }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R3.5")) }
    return desk.refusalOfRectificationDay(due, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.supervision.change(finding, envelope) {
      $0.item?.struckOff = nil
      $0.item?.reported = nil
      $0.item?.due = due
      $0.item?.reopenings.append(OfficeStep(envelope, reason))
    }
  }
}
