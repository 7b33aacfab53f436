/// A question that R6 leaves open, and which the office answers by a ruling (R6.7). Raw values stand in the log.
package enum RewardReading: String, Hashable, Sendable, CaseIterable, Codable {
  /// Content held since the very day of receipt, without a time (R6.2.2, R6.5.1).
  case sameDay = "rewardSameDay"
  /// Who is first where the first reporter is excluded or declines (R6.3.2).
  case first = "rewardFirst"
  /// What becomes of the part of a joint reporter who is excluded or declines (R6.3.3).
  case joint = "rewardJoint"
  /// What a later tip of the same person is worth (R6.3.4, R6.3.5).
  case ownTips = "rewardOwnTips"
  /// When the identity behind an anonymous tip may have been confirmed (R6.3.1).
  case anonymous = "rewardAnonymous"
  /// How far a lead that is partly confirmed confirms its tips (R6.2.3).
  case partly = "rewardPartly"
  /// What becomes of the amount where nobody first is eligible (R6.3.2).
  case rest = "rewardRest"
  /// Whether a joint tip stands or falls with each of its reporters (R6.3.3).
  case tip = "rewardTip"

  /// The reading that holds while nothing else was decided, and the one that may be decided instead.
  package var choices: [RewardChoice] {
    switch self {
    case .sameDay: [.undetermined, .notBefore]
    case .first: [.factOfTime, .nextMovesUp]
    case .joint: [.restShares, .partLapses]
    case .ownTips: [.newContent, .earliestOnly]
    case .anonymous: [.anyTime, .afterClosing]
    case .partly: [.byItem, .whole]
    case .rest: [.unawarded, .toDiscretionary]
    case .tip: [.anyMember, .everyMember]
    }
  }

  /// What holds while nothing else was decided.
  package var standard: RewardChoice { choices[0] }
}

/// An answer to one of the questions. Raw values stand in the log.
package enum RewardChoice: String, Hashable, Sendable, CaseIterable, Codable {
  /// What cannot be told apart stays open, or counts for the reporter.
  case undetermined, notBefore
  /// Nobody moves up, or the next who can be rewarded does.
  case factOfTime, nextMovesUp
  /// The others share the whole award, or the part stays unawarded.
  case restShares, partLapses
  /// Only what overlaps is left out, or everything after the earliest tip.
  case newContent, earliestOnly
  /// A confirmation before closing serves, or only one on the day of closing and after.
  case anyTime, afterClosing
  /// Item by item, or the whole tip.
  case byItem, whole
  /// Nobody gets it, or those who are rewarded at discretion share it.
  case unawarded, toDiscretionary
  /// One member is enough, or all must qualify.
  case anyMember, everyMember
}

/// The readings in force from which day on; the day of a tip's receipt decides which governs it (R6.7).
package struct RewardRulings: Hashable, Sendable {
  /// A reading that was decided.
  package struct Entry: Hashable, Sendable {
    /// The first day it holds; nil is from the beginning.
    package let from: CivilDate?
    package let choice: RewardChoice

    package init(from: CivilDate?, choice: RewardChoice) {
      self.from = from
      self.choice = choice
    }
  }

  private var entries: [RewardReading: [Entry]] = [:]

  package init() {}

  /// Adds what was decided. A later decision for the same day replaces the earlier one.
  package mutating func add(_ entry: Entry, to reading: RewardReading) {
    entries[reading, default: []].removeAll { $0.from == entry.from }
    entries[reading, default: []].append(entry)
  }

  /// What holds on a day.
  func inForce(_ reading: RewardReading, on day: CivilDate) -> RewardRuling {
    let reached = (entries[reading] ?? []).filter { entry in entry.from.map { $0 <= day } ?? true }
    let newest = reached.max { ($0.from ?? .earliest) < ($1.from ?? .earliest) }
    return RewardRuling(reading: reading, choice: newest?.choice ?? reading.standard, from: newest?.from)
  }
}

/// A reading as it governed a decision.
package struct RewardRuling: Hashable, Sendable {
  package let reading: RewardReading
  package let choice: RewardChoice
  /// Since when; nil where it held from the beginning.
  package let from: CivilDate?
}
