// R6.3.1 and R6.6: how a reporter signed, and what an anonymous one must still bring.
extension RewardCase {
  /// How a reporter signed, as far as it is known: every signature that the facts leave possible.
  func signatures(_ reporter: RewardFacts.Reporter) -> Set<Signature> {
    let possible = { (value: Bool?) in value.map { [$0] } ?? [true, false] }
    var found: Set<Signature> = []
    for name in possible(reporter.trueName) {
      for contact in possible(reporter.contactWorks) {
        for other in possible(reporter.otherIdentifyingInfo) {
          // A false name identifies nobody; a true one without a contact that works leads to nobody (R6.6).
          found.insert(!contact ? .unidentifiable : name ? .realName : other ? .anonymous : .unidentifiable)
        }
      }
    }
    return found
  }

  private func signatureFacts(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> [RewardFact] {
    [.trueName, .contactWorks, .otherIdentifyingInfo].map { .reporter($0, alias: reporter.alias, tip: tip.id) }
  }

  private func missingSignatureFacts(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> [RewardFact] {
    zip(
      signatureFacts(reporter, tip), [reporter.trueName, reporter.contactWorks, reporter.otherIdentifyingInfo]
    ).filter { $0.1 == nil }.map(\.0)
  }

  /// R6.6: real-name or anonymous, so that somebody can be found to be rewarded.
  func identifiable(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> ClauseOutcome {
    let rests = signatureFacts(reporter, tip)
    let possible = signatures(reporter)
    if possible == [.realName] { return ClauseOutcome("R6.6", .met, .realName, restsOn: rests) }
    if possible == [.anonymous] { return ClauseOutcome("R6.6", .met, .anonymous, restsOn: rests) }
    if possible == [.unidentifiable] { return ClauseOutcome("R6.6", .notMet, .unidentifiable, restsOn: rests) }
    return ClauseOutcome(
      "R6.6", possible.contains(.unidentifiable) ? .undetermined : .met,
      possible.contains(.unidentifiable) ? .signatureUnknown : .namedUnknown, restsOn: rests,
      settledBy: missingSignatureFacts(reporter, tip))
  }

  /// R6.3.1: real-name, or anonymous with an identity that was confirmed and a closed lead, and willing.
  func realNameOrConfirmed(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> ClauseOutcome {
    let possible = signatures(reporter)
    let rests = signatureFacts(reporter, tip)
    if possible == [.realName] { return ClauseOutcome("R6.3.1", .met, .realName, restsOn: rests) }
    if possible == [.unidentifiable] { return ClauseOutcome("R6.3.1", .notMet, .unidentifiable, restsOn: rests) }
    let anonymous = anonymousOutcome(reporter, tip)
    if possible == [.anonymous] { return anonymous }
    // Several signatures are possible: what they agree on stands.
    let answers = possible.map { signature -> Ternary in
      switch signature {
      case .realName: .yes
      case .anonymous: anonymous.allows
      case .unidentifiable: .no
      }
    }
    if answers.all == .yes { return ClauseOutcome("R6.3.1", .met, .namedUnknown, restsOn: rests) }
    if answers.any == .no { return anonymous }
    let open = missingSignatureFacts(reporter, tip) + anonymous.settledBy
    return ClauseOutcome("R6.3.1", .undetermined, .signatureUnknown, restsOn: rests, settledBy: open)
  }

  /// What R6.3.1 says of a reporter who signed anonymously.
  private func anonymousOutcome(_ reporter: RewardFacts.Reporter, _ tip: RewardFacts.Tip) -> ClauseOutcome {
    let ruling = ruling(.anonymous, for: tip)
    let identity = RewardFact.reporter(.identityConfirmedOn, alias: reporter.alias, tip: tip.id)
    let willing = RewardFact.reporter(.willing, alias: reporter.alias, tip: tip.id)
    let rests = [.closedOn, identity, willing]
    func outcome(
      _ outcome: ClauseOutcome.Outcome, _ reason: RewardReason, _ settledBy: [RewardFact] = []
    ) -> ClauseOutcome {
      ClauseOutcome("R6.3.1", outcome, reason, ruling: ruling, restsOn: rests, settledBy: settledBy)
    }
    if reporter.willing == false { return outcome(.notMet, .unwilling) }
    guard let closed = lead.closedOn.value, closed <= facts.now else {
      return outcome(.undetermined, .notClosed, [.closedOn])
    }
    switch reporter.identityConfirmedOn {
    case .never: return outcome(.notMet, .identityNotConfirmed)
    case .unknown: return outcome(.undetermined, .confirmationOpen, [identity])
    case .on(let day) where day > facts.now: return outcome(.undetermined, .confirmationOpen, [identity])
    case .on(let day) where day < closed && ruling.choice == .afterClosing:
      return outcome(.notMet, .confirmedBeforeClosing)
    case .on: break
    }
    if reporter.willing == nil { return outcome(.undetermined, .confirmationOpen, [willing]) }
    return outcome(.met, .identityConfirmed)
  }
}
