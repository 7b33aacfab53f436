/// What the office may tune: each a setting with a default, a range, and a history of who decided what from when.
///
/// Raw values stand in the log and never change.
package enum Ruling: String, Codable, Hashable, Sendable, CaseIterable {
  // Clocks, in working days unless the name says otherwise.
  case triageDays, secondDays, returnDays, acknowledgeDays, assignDays, transferDays, escalateDays, reviewDays
  case firstContactCalendarDays, verificationDays, extensionDays, feedbackDays, backdateDays
  /// How long an approved identity may be seen (R6.4).
  case identityDays
  /// Failed attempts with one receipt code, and with all of them, after which none is heard for an hour (R6.4).
  case codeAttempts, deskCodeAttempts
  /// Calendar days for which somebody is kept an eye on at most, before the grounds are looked at again (R4.4).
  case attentionDays
  /// Mebibytes (1,048,576 bytes) that a file may have to be attached.
  case attachmentMegabytes
  /// Minutes after midnight, on the week's last working day (R5.3).
  case weeklyClosingMinute
  /// Minutes without a key before the screen locks.
  case idleLockMinutes
  /// Minutes east of UTC.
  case zoneOffset
  /// Calendar days an undertaking holds (R4.1).
  case undertakingDays
  /// Calendar days before its end at which an undertaking is asked for again.
  case undertakingNoticeDays
  /// Calendar days that an inspector's account lasts at most.
  case inspectionDays
  /// What each of the four obligations asks for, as `CadenceRule` writes it (R2.2).
  case cadenceMonthly, cadenceQuarterly, cadenceLiaison, cadencePromotion
  /// Of a hundred who were invited, how many have to be there for a meeting to count (R2.2).
  case meetingQuorum
  /// Working days: before a meeting for its notice, after it for its minutes, for answering a proposal, and below which
  /// an obligation without a date is at risk (R2.2).
  case meetingNoticeDays, minutesDays, meetingAnswerDays, meetingRiskDays
  /// Working days in which a section says that it has a directive (R3.1).
  case directiveReceiptDays
  /// Whether sections are ranked by the days they keep (R3.5): 1 or 0.
  case unitRanking
  /// The first and the last day of the campaign (R6.1); an empty text is none.
  case campaignFrom, campaignTo
  /// Activities that each section is to be reached by in a month, and each service window in a quarter (R1.3).
  case publicityPerMonth, publicityPerQuarter
  /// Working days within which whoever missed a study session makes it up (R1.4).
  case studyMakeUpDays
  /// Calendar days after notice within which a reward is claimed (R6.3.6).
  case rewardClaimDays
  /// How the office reads what R6 leaves open: the names are those of `RewardReading`.
  case rewardSameDay, rewardFirst, rewardJoint, rewardOwnTips, rewardAnonymous, rewardPartly, rewardRest, rewardTip
  case tipPrefix, leadPrefix, restrictedPrefix, campaignTitle

  /// What a value of the setting looks like.
  package enum Kind: Hashable, Sendable, Codable {
    case integer(ClosedRange<Int>)
    /// Minutes after midnight, said as `17:00`.
    case timeOfDay
    /// Minutes east of UTC, said as `+08:00`.
    case zoneOffset
    /// Letters, digits and inner hyphens, at most eight.
    case prefix
    case text(maximum: Int)
    /// A day, or an empty text for none.
    case day
    /// One of the answers of a question about rewards.
    case choice(RewardReading)
    /// `leadingGroup/month/1`.
    case cadence
  }

  /// What the setting holds, and its bounds.
  package var kind: Kind {
    switch self {
    case .triageDays, .secondDays, .assignDays, .transferDays, .feedbackDays, .backdateDays, .escalateDays,
      .reviewDays:
      .integer(0...30)
    case .returnDays, .acknowledgeDays, .verificationDays, .extensionDays: .integer(1...250)
    case .firstContactCalendarDays: .integer(1...90)
    case .identityDays: .integer(0...5)
    case .codeAttempts: .integer(3...20)
    case .deskCodeAttempts: .integer(5...100)
    case .weeklyClosingMinute: .timeOfDay
    case .idleLockMinutes: .integer(1...120)
    case .zoneOffset: .zoneOffset
    case .undertakingDays: .integer(30...366)
    case .undertakingNoticeDays: .integer(1...90)
    case .inspectionDays: .integer(1...60)
    case .attentionDays: .integer(7...366)
    case .cadenceMonthly, .cadenceQuarterly, .cadenceLiaison, .cadencePromotion: .cadence
    case .meetingQuorum: .integer(1...100)
    case .meetingNoticeDays: .integer(0...30)
    case .minutesDays, .meetingAnswerDays: .integer(1...30)
    case .meetingRiskDays: .integer(1...60)
    case .directiveReceiptDays: .integer(1...30)
    case .unitRanking: .integer(0...1)
    case .attachmentMegabytes: .integer(1...64)
    case .campaignFrom, .campaignTo: .day
    case .publicityPerMonth, .publicityPerQuarter: .integer(0...10)
    case .studyMakeUpDays: .integer(1...60)
    case .rewardClaimDays: .integer(30...3650)
    case .rewardSameDay: .choice(.sameDay)
    case .rewardFirst: .choice(.first)
    case .rewardJoint: .choice(.joint)
    case .rewardOwnTips: .choice(.ownTips)
    case .rewardAnonymous: .choice(.anonymous)
    case .rewardPartly: .choice(.partly)
    case .rewardRest: .choice(.rest)
    case .rewardTip: .choice(.tip)
    case .tipPrefix, .leadPrefix, .restrictedPrefix: .prefix
    case .campaignTitle: .text(maximum: 60)
    }
  }

  /// What holds while nothing else was decided.
  package var standard: RulingValue {
    switch self {
    case .triageDays: .integer(1)
    case .secondDays: .integer(2)
    case .returnDays: .integer(10)
    case .acknowledgeDays: .integer(5)
    case .assignDays: .integer(2)
    case .transferDays: .integer(3)
    case .escalateDays: .integer(1)
    case .reviewDays: .integer(3)
    case .firstContactCalendarDays: .integer(30)
    case .verificationDays: .integer(20)
    case .extensionDays: .integer(10)
    case .feedbackDays: .integer(5)
    case .backdateDays: .integer(1)
    case .identityDays: .integer(1)
    case .codeAttempts: .integer(5)
    case .deskCodeAttempts: .integer(20)
    case .weeklyClosingMinute: .integer(17 * 60)
    case .idleLockMinutes: .integer(10)
    case .zoneOffset: .integer(480)
    case .undertakingDays: .integer(365)
    case .undertakingNoticeDays: .integer(30)
    case .inspectionDays: .integer(60)
    case .attentionDays: .integer(180)
    case .cadenceMonthly: .text("leadingGroup/month/1")
    case .cadenceQuarterly: .text("leadingGroup/quarter/1")
    case .cadenceLiaison: .text("liaison/halfYear/1")
    case .cadencePromotion: .text("promotion/halfYear/1")
    case .meetingQuorum: .integer(50)
    case .meetingNoticeDays: .integer(3)
    case .minutesDays: .integer(5)
    case .meetingAnswerDays: .integer(3)
    case .meetingRiskDays: .integer(7)
    case .directiveReceiptDays: .integer(2)
    case .unitRanking: .integer(0)
    case .attachmentMegabytes: .integer(64)
    case .campaignFrom: .text("2018-01-01")
    case .campaignTo: .text("")
    case .publicityPerMonth, .publicityPerQuarter: .integer(1)
    case .studyMakeUpDays: .integer(10)
    case .rewardClaimDays: .integer(365)
    case .rewardSameDay, .rewardFirst, .rewardJoint, .rewardOwnTips, .rewardAnonymous, .rewardPartly, .rewardRest,
      .rewardTip:
      .text(RewardReading(rawValue: rawValue)?.standard.rawValue ?? "")
    case .tipPrefix: .text("JB")
    case .leadPrefix: .text("XS")
    case .restrictedPrefix: .text("MJ")
    case .campaignTitle: .text("")
    }
  }

  /// Whether the setting takes `value`.
  package func accepts(_ value: RulingValue) -> Bool {
    switch (kind, value) {
    case (.integer(let range), .integer(let number)): range.contains(number)
    case (.timeOfDay, .integer(let number)): (0...1439).contains(number)
    case (.zoneOffset, .integer(let number)): (-720...840).contains(number)
    case (.prefix, .text(let text)):
      (1...8).contains(text.utf8.count)
        && text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || $0 == 45 }
        && !text.hasPrefix("-") && !text.hasSuffix("-")
    case (.cadence, .text(let text)): CadenceRule(text) != nil
    case (.day, .text(let text)): text.isEmpty || CivilDate(text) != nil
    case (.choice(let reading), .text(let text)): reading.choices.contains { $0.rawValue == text }
    case (.text(let maximum), .text(let text)): text.count <= maximum
    default: false
    }
  }
}

/// A setting's value: a whole number or a text, as JSON writes them.
package enum RulingValue: Codable, Hashable, Sendable {
  case integer(Int)
  case text(String)

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .integer(number)
    } else {
      self = .text(try container.decode(String.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .integer(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    }
  }
}
