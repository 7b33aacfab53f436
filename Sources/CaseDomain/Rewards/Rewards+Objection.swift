/// A reporter objects to what came of it: not rewarded, too little, lapsed or taken back. The custodian heard it (R6.3).
package struct RewardObjected: Event {
  package static let type = "reward.objected"
  package let lead: LeadID
  package let tip: TipID
  package let reporter: ReporterID
  /// When it was heard.
  package let on: CivilDate
  /// What is objected; no detail that would say who it is.
  package let words: String

  package func scope(at number: EventNumber) -> Scope { .tip(tip) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalAboutReward(lead, of: reporter, tip, unless: .custodian, envelope) { return refusal }
    guard let file = desk.rewards[lead], file.isOutcome else { return Refusal(.objectionEarly, Clause("R6.3.6")) }
    let same = desk.reporters.same
    if file.openObjections.contains(where: { same.root(of: $0.reporter) == same.root(of: reporter) }) {
      return Refusal(.alreadyDecided)
    }
    if words.isBlank { return Refusal(.textMissing) }
    return desk.refusalOfRewardDay(on, since: desk.date(of: file.opened.at), envelope)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.rewards.change(lead) { $0.objections.append(.init(step: LeadStep(envelope), reporter: reporter)) }
    desk.reporters.change(reporter, from: envelope)
  }
}

/// An objection was answered: by a leader who had no part in what is objected to, or by the county office.
///
/// Where it was upheld the reward is open again, to be decided anew. Under the lead's key, since it changes where the
/// reward stands for everybody; it names nobody.
package struct ObjectionAnswered: Event {
  package static let type = "reward.objectionAnswered"
  package let lead: LeadID
  package let objection: EventNumber
  package let upheld: YesNo
  package let reason: String
  /// The letter in which the county office answered; missing where a leader did.
  package let letter: String?

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalAboutReward(lead, unless: letter == nil ? .leader : .office, envelope) {
      return refusal
    }
    guard let file = desk.rewards[lead], file.isOutcome else { return Refusal(.objectionEarly, Clause("R6.3.6")) }
    let found = file.openObjections.first { $0.step.event == objection }
    // A desk that does not read the tips leaves it to those that do.
    if found == nil, desk.readsEveryTip(of: lead) { return Refusal(.changedMeanwhile) }
    if letter == nil {
      let before = file.deciders + (found.map { [$0.step.by] } ?? [])
      if before.contains(where: { desk.members.isSamePerson($0, envelope.author) }) {
        return Refusal(.ownObjection, Clause("R6.3.6"))
      }
      if desk.hasHandled(envelope.author, lead) { return Refusal(.ownHandling, Clause("R6.3.6")) }
    } else if letter?.isBlank == true {
      return Refusal(.letterMissing, Clause("R6.3.6"))
    }
    if upheld.isYes, file.hasUnsigned { return Refusal(.paymentUnsigned, Clause("R6.3.6")) }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R6.3.6")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    let step = LeadStep(envelope)
    let same = desk.reporters.same
    desk.rewards.change(lead) { file in
      let index = file.objections.firstIndex { $0.step.event == objection }
      if let index { file.objections[index].answer = .init(step: step, isYes: upheld.isYes) }
      guard upheld.isYes else { return }
      file.reopen(step)
      guard let root = index.map({ same.root(of: file.objections[$0].reporter) }) else { return }
      // What was held against this reporter is open again, too.
      file.lapses = file.lapses.filter { same.root(of: $0.key) != root }
      for place in file.revocations.indices where same.root(of: file.revocations[place].reporter) == root {
        file.revocations[place].ended = step
      }
    }
    desk.leads.note(lead, envelope)
  }
}

extension RewardFile {
  /// Whether there is something to object to: it was granted, refused or closed.
  package var isOutcome: Bool { [.granted, .refused, .closed].contains(state) }
}

/// Records what a reporter has against the outcome.
package struct ObjectToReward: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let reporter: ReporterID
  /// Nil is today.
  package let on: CivilDate?
  package let words: String

  package init(lead: LeadID, reporter: ReporterID, on: CivilDate? = nil, words: String) {
    self.lead = lead
    self.reporter = reporter
    self.on = on
    self.words = words
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      RewardObjected(
        lead: lead, tip: try draft.tip(of: reporter), reporter: reporter, on: on ?? draft.today,
        words: TextCleaning.trimmed(words)))
  }
}

/// Answers an objection, or records what the county office answered.
package struct AnswerObjection: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let objection: EventNumber
  package let isUpheld: Bool
  package let reason: String
  /// Nil where a leader answers.
  package let letter: String?

  package init(lead: LeadID, objection: EventNumber, isUpheld: Bool, reason: String, letter: String? = nil) {
    self.lead = lead
    self.objection = objection
    self.isUpheld = isUpheld
    self.reason = reason
    self.letter = letter
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      ObjectionAnswered(
        lead: lead, objection: objection, upheld: YesNo(isUpheld), reason: TextCleaning.trimmed(reason),
        letter: letter.map(TextCleaning.singleLine)))
  }
}
