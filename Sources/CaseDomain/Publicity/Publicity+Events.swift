/// Something is to be made public on a day (R1.1).
package struct ActivityPlanned: Event {
  package static let type = "publicity.planned"
  package let plan: ActivityPlan

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToPublicise(for: plan.organiser, envelope) { return refusal }
    if plan.theme.isBlank { return Refusal(.themeMissing, Clause("R1.2")) }
    let today = desk.date(of: envelope.time)
    return plan.on >= today && plan.on <= today.adding(days: 366)
      ? nil : Refusal(.planDayUnfit, Clause("R1.1"), .date(plan.on))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.publicity.all.append(
      Activity(
        id: ActivityID(rawValue: envelope.event.rawValue), plan: plan, entered: EntryStep(envelope), state: .planned))
  }
}

/// Something was made public (R1.2).
package struct ActivityHeld: Event {
  package static let type = "publicity.held"
  /// The plan it comes from.
  package let plan: ActivityID?
  package let details: ActivityDetails
  package let evidence: [Attachment]

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let plan {
      guard let found = desk.publicity[plan] else { return Refusal(.noSuchActivity) }
      if let refusal = desk.refusalToPublicise(for: found.organiser, envelope) { return refusal }
      if found.state != .planned { return Refusal(.activityState, Clause("R1.1"), .text(found.theme)) }
    }
    return desk.refusal(ofActivity: details, envelope) ?? desk.refusal(ofEvidence: evidence, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let step = EntryStep(envelope)
    let id = plan ?? ActivityID(rawValue: envelope.event.rawValue)
    if plan == nil { desk.publicity.all.append(Activity(id: id, plan: nil, entered: step, state: .held)) }
    desk.publicity.change(id) {
      $0.state = .held
      $0.versions.append(.init(step: step, details: details, reason: nil))
      if !evidence.isEmpty { $0.evidence.append(.init(step: step, files: evidence, words: "")) }
    }
  }
}

/// What was said of an activity was wrong: this is right (R5.3). The account before stays.
package struct ActivityCorrected: Event {
  package static let type = "publicity.corrected"
  package let activity: ActivityID
  /// The account that is corrected: nobody corrects what they have not seen.
  package let basedOn: EventNumber
  package let details: ActivityDetails
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToChange(activity, envelope) { return refusal }
    guard let newest = desk.publicity[activity]?.versions.last else { return Refusal(.noSuchActivity) }
    if newest.step.event != basedOn { return Refusal(.changedMeanwhile) }
    if newest.details == details { return Refusal(.nothingChanged) }
    if let refusal = desk.refusal(ofActivity: details, envelope) { return refusal }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.3")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.publicity.change(activity) {
      $0.versions.append(.init(step: EntryStep(envelope), details: details, reason: reason))
    }
  }
}

/// Files that show an activity were added (R1.2).
package struct ActivityEvidenceAdded: Event {
  package static let type = "publicity.evidence"
  package let activity: ActivityID
  package let evidence: [Attachment]
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToChange(activity, envelope) { return refusal }
    if evidence.isEmpty { return Refusal(.evidenceUnfit, Clause("R1.2")) }
    return desk.refusal(ofEvidence: evidence, envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.publicity.change(activity) {
      $0.evidence.append(.init(step: EntryStep(envelope), files: evidence, words: words))
    }
  }
}

/// What was planned will not be.
package struct ActivityDropped: Event {
  package static let type = "publicity.dropped"
  package let activity: ActivityID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    guard let found = desk.publicity[activity] else {
      return desk.refusal(unless: .publicising, envelope) ?? Refusal(.noSuchActivity)
    }
    if let refusal = desk.refusalToPublicise(for: found.organiser, isEnding: true, envelope) { return refusal }
    if found.state != .planned { return Refusal(.activityState, Clause("R1.1"), .text(found.theme)) }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R1.1")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.publicity.change(activity) {
      $0.state = .dropped
      $0.ending = .init(step: EntryStep(envelope), reason: reason)
    }
  }
}

/// An activity never was, or stands twice: it counts no longer, and stays to be seen. The office or a leader says so.
package struct ActivityStruckOut: Event {
  package static let type = "publicity.struckOut"
  package let activity: ActivityID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: [.office, .leader], envelope) { return refusal }
    guard let found = desk.publicity[activity] else { return Refusal(.noSuchActivity) }
    if found.state != .held { return Refusal(.activityState, Clause("R5.3"), .text(found.theme)) }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R5.3")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.publicity.change(activity) {
      $0.state = .struckOut
      $0.ending = .init(step: EntryStep(envelope), reason: reason)
    }
  }
}
