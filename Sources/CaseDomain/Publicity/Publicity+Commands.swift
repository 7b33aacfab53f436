/// Plans an activity.
package struct PlanActivity: Command {
  package static var registers: Set<Register> { [.organisation, .publicity] }
  package let plan: ActivityPlan

  package init(_ plan: ActivityPlan) { self.plan = plan }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      ActivityPlanned(
        plan: ActivityPlan(
          on: plan.on, theme: TextCleaning.singleLine(plan.theme), organiser: plan.organiser,
          place: TextCleaning.singleLine(plan.place))))
  }
}

/// Something about publicity that files may go with: sealed before the step, once it is known to be possible.
package protocol CarriesEvidence: Command {
  var evidence: [Attachment] { get set }
}

/// Writes an activity down, perhaps one that was planned.
package struct RecordActivity: CarriesEvidence {
  package static var registers: Set<Register> { [.organisation, .rulings, .publicity] }
  package let details: ActivityDetails
  package let plan: ActivityID?
  package var evidence: [Attachment]

  package init(_ details: ActivityDetails, plan: ActivityID? = nil, evidence: [Attachment] = []) {
    self.details = details
    self.plan = plan
    self.evidence = evidence
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(ActivityHeld(plan: plan, details: details.tidied, evidence: evidence))
  }
}

/// Puts right what was said of an activity.
package struct CorrectActivity: Command {
  package static var registers: Set<Register> { [.organisation, .publicity] }
  package let activity: ActivityID
  package let basedOn: EventNumber
  package let details: ActivityDetails
  package let reason: String

  package init(activity: ActivityID, basedOn: EventNumber, details: ActivityDetails, reason: String) {
    self.activity = activity
    self.basedOn = basedOn
    self.details = details
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      ActivityCorrected(
        activity: activity, basedOn: basedOn, details: details.tidied, reason: TextCleaning.trimmed(reason)))
  }
}

/// Adds files that show an activity.
package struct AddActivityEvidence: CarriesEvidence {
  package static var registers: Set<Register> { [.organisation, .rulings, .publicity] }
  package let activity: ActivityID
  package let words: String
  package var evidence: [Attachment]

  package init(activity: ActivityID, words: String = "", evidence: [Attachment] = []) {
    self.activity = activity
    self.words = words
    self.evidence = evidence
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      ActivityEvidenceAdded(activity: activity, evidence: evidence, words: TextCleaning.singleLine(words)))
  }
}

/// Gives up what was planned, or strikes out what stands there wrongly.
package struct EndActivity: Command {
  package static var registers: Set<Register> { [.organisation, .publicity] }
  package let activity: ActivityID
  package let reason: String

  package init(activity: ActivityID, reason: String) {
    self.activity = activity
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let reason = TextCleaning.trimmed(reason)
    if draft.desk.publicity[activity]?.state == .planned {
      try draft.emit(ActivityDropped(activity: activity, reason: reason))
    } else {
      try draft.emit(ActivityStruckOut(activity: activity, reason: reason))
    }
  }
}
