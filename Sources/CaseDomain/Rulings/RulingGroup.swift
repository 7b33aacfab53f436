/// What a setting is about, as somebody looks for it.
package enum RulingGroup: String, Hashable, Sendable, CaseIterable {
  case clocks, meetings, weekly, education, supervision, rewards, numbers, secrecy, desk
}

extension Ruling {
  /// Where it stands among the others.
  package var group: RulingGroup {
    switch self {
    case .triageDays, .secondDays, .returnDays, .acknowledgeDays, .assignDays, .transferDays, .escalateDays,
      .reviewDays,
      .firstContactCalendarDays, .verificationDays, .extensionDays, .feedbackDays, .backdateDays, .attentionDays:
      .clocks
    case .campaignFrom, .campaignTo, .cadenceMonthly, .cadenceQuarterly, .cadenceLiaison, .cadencePromotion,
      .meetingQuorum, .minutesDays, .meetingNoticeDays, .meetingAnswerDays, .meetingRiskDays:
      .meetings
    case .weeklyClosingMinute: .weekly
    case .publicityPerMonth, .publicityPerQuarter, .studyMakeUpDays: .education
    case .directiveReceiptDays, .unitRanking: .supervision
    case .rewardClaimDays, .rewardSameDay, .rewardFirst, .rewardJoint, .rewardOwnTips, .rewardAnonymous, .rewardPartly,
      .rewardRest, .rewardTip:
      .rewards
    case .tipPrefix, .leadPrefix, .restrictedPrefix, .campaignTitle: .numbers
    case .identityDays, .codeAttempts, .deskCodeAttempts, .undertakingDays, .undertakingNoticeDays, .inspectionDays,
      .idleLockMinutes:
      .secrecy
    // Whatever else there is stands at the end until somebody says where it belongs.
    default: .desk
    }
  }

  /// The clause that it makes exact or reads; nil where none speaks of it.
  package var clause: Clause? {
    switch self {
    case .triageDays, .assignDays, .verificationDays, .extensionDays: Clause("R3.6")
    case .secondDays, .returnDays, .acknowledgeDays, .transferDays, .reviewDays, .feedbackDays, .backdateDays:
      Clause("R5.2")
    case .escalateDays, .weeklyClosingMinute: Clause("R5.3")
    case .firstContactCalendarDays: Clause("R6.6")
    case .attentionDays: Clause("R4.4")
    case .identityDays, .codeAttempts, .deskCodeAttempts, .inspectionDays, .idleLockMinutes, .restrictedPrefix:
      Clause("R6.4")
    case .undertakingDays, .undertakingNoticeDays: Clause("R4.1")
    case .cadenceMonthly, .cadenceQuarterly, .cadenceLiaison, .cadencePromotion, .meetingQuorum, .minutesDays,
      .meetingNoticeDays, .meetingAnswerDays, .meetingRiskDays:
      Clause("R2.2")
    case .publicityPerMonth, .publicityPerQuarter: Clause("R1.3")
    case .studyMakeUpDays: Clause("R1.4")
    case .directiveReceiptDays: Clause("R3.1")
    case .unitRanking: Clause("R3.5")
    case .campaignFrom, .campaignTo: Clause("R6.1")
    case .rewardClaimDays: Clause("R6.3.6")
    case .rewardSameDay: Clause("R6.2.2")
    case .rewardFirst, .rewardRest: Clause("R6.3.2")
    case .rewardJoint, .rewardTip: Clause("R6.3.3")
    case .rewardOwnTips: Clause("R6.3.5")
    case .rewardAnonymous: Clause("R6.3.1")
    case .rewardPartly: Clause("R6.2.3")
    default: nil
    }
  }
}

extension Rulings {
  /// The proposal that is in force on a day; nil while what held from the beginning still does.
  package func standing(_ ruling: Ruling, at day: CivilDate) -> Proposal? {
    confirmed(ruling).last { $0.from <= day }
  }

  /// What is settled and begins after a day, the soonest; nil where nothing is.
  package func coming(_ ruling: Ruling, after day: CivilDate) -> Proposal? {
    guard let first = confirmed(ruling).first(where: { $0.from > day }) else { return nil }
    // Of two for one day the later decision counts.
    return confirmed(ruling).last { $0.from == first.from }
  }

  /// What waits for a leader's word, the oldest first.
  package func waiting(_ ruling: Ruling) -> [Proposal] {
    proposals.filter { $0.ruling == ruling && $0.decision == nil }
  }

  /// In order of effect; of one day, in order of decision.
  private func confirmed(_ ruling: Ruling) -> [Proposal] {
    proposals.filter { $0.ruling == ruling && $0.decision?.confirmed == true }
      .sorted { ($0.from, $0.decision?.event ?? $0.event) < ($1.from, $1.decision?.event ?? $1.event) }
  }
}
