/// What is known about one lead, its tips and their reporters, as far as R6 asks. Aliases only.
///
/// Nil stands for what nobody knows, everywhere but in `total` and `agreedShares`, where it stands for nothing yet.
package struct RewardFacts: Hashable, Sendable {
  /// The day on which is decided.
  package var now: CivilDate
  package var campaign: Campaign
  /// Readings that differ from the standard ones, with their dates (R6.7).
  package var rulings = RewardRulings()
  package var lead: Lead
  package var tips: [Tip]
  package var priorAwards: [PriorAward] = []
  /// All that was approved for the lead, in fen.
  package var total: Int?
  /// What joint reporters agreed on, in fen (R6.3.3).
  package var agreedShares: [String: Int]?
  /// What was granted at discretion to a tip that came later, in fen (R6.3.2).
  package var discretionaryAmounts: [String: Int] = [:]
  /// In which days begin and end.
  package var zone = Zone.china

  package init(now: CivilDate, campaign: Campaign, lead: Lead, tips: [Tip]) {
    self.now = now
    self.campaign = campaign
    self.lead = lead
    self.tips = tips
  }

  /// The local days of the campaign, both inclusive (R6.1).
  package struct Campaign: Hashable, Sendable {
    package var from: Established<CivilDate>
    package var to: Established<CivilDate>

    package init(from: Established<CivilDate>, to: Established<CivilDate>) {
      self.from = from
      self.to = to
    }
  }

  /// The matter that the tips are about.
  package struct Lead: Hashable, Sendable {
    package var id: String
    package var finding: Finding?
    /// Which items of content the finding confirms; nil is all where it is `confirmed`, else unknown (R6.2.3).
    package var confirmedContent: Set<String>?
    package var closedOn: Established<CivilDate> = .unknown
    /// The section that handles it and proposes the reward (R6.3.4).
    package var handlingSection: String?
    /// Since when the group or its departments held the content, independently of the tips (R6.2.2).
    package var knownSince: Established<RewardMoment> = .unknown
    package var verifiedSince: Established<RewardMoment> = .unknown
    package var underInvestigationSince: Established<RewardMoment> = .unknown
    /// The same for single items of content; an item that is not listed was not held by itself.
    package var knownContent: [String: Established<RewardMoment>] = [:]
    /// The reason for which the office decided against any reward (R6.5.4).
    package var otherExclusion: Established<String> = .unknown

    package init(id: String) { self.id = id }
  }

  /// One report, by one reporter or a joint group.
  package struct Tip: Hashable, Sendable {
    package var id: String
    package var receivedAt: RewardMoment
    /// The section that received it.
    package var section: String?
    package var joint: Bool?
    package var definiteTarget: Bool?
    package var specificFacts: Bool?
    /// Whether it helped to solve the case.
    package var helpful: Bool?
    package var content: Set<String>
    package var reporters: [Reporter]
    /// The campaign as it was ruled when the tip came; nil is the one of the facts (R6.7).
    package var campaign: Campaign?

    package init(id: String, receivedAt: RewardMoment, content: Set<String>, reporters: [Reporter]) {
      self.id = id
      self.receivedAt = receivedAt
      self.content = content
      self.reporters = reporters
    }

    /// Whether an alias is among its reporters.
    func names(_ alias: String) -> Bool { reporters.contains { $0.alias == alias } }
  }

  /// A person behind an alias, as they were when the tip was received.
  package struct Reporter: Hashable, Sendable {
    package var alias: String
    package var trueName: Bool?
    package var contactWorks: Bool?
    package var otherIdentifyingInfo: Bool?
    package var identityConfirmedOn: Established<CivilDate> = .unknown
    /// Whether they want the reward; false is somebody who declines.
    package var willing: Bool?
    /// Staff of a department that works on the campaign (R6.5.2).
    package var staff: Bool?
    package var statutoryDuty: Bool?
    package var accomplice: Bool?

    package init(alias: String) { self.alias = alias }
  }

  /// What somebody was rewarded for before.
  package struct PriorAward: Hashable, Sendable {
    package var alias: String
    package var content: Set<String>
    package var on: CivilDate

    package init(alias: String, content: Set<String>, on: CivilDate) {
      self.alias = alias
      self.content = content
      self.on = on
    }
  }
}

/// Ascending order of Unicode scalars, which no locale and no normalisation changes.
func scalarsAscending(_ left: String, _ right: String) -> Bool {
  left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
}
