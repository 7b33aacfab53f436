// Commands that establish facts about a reward.

extension Desk {
  /// What every rule about rewards reads.
  static let rewardRegisters: Set<Register> = [.organisation, .rulings, .tips, .leads, .reporters, .rewards]
}

/// Opens the review of a lead's reward.
package struct OpenReward: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let ground: RewardGround

  package init(lead: LeadID, ground: RewardGround = .closing) {
    self.lead = lead
    self.ground = ground
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(RewardOpened(lead: lead, ground: ground))
  }
}

/// Records what was known before, what the finding confirms, and whether the office excludes it.
package struct RecordCircumstances: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let knownSince: Established<RewardMoment>
  package let verifiedSince: Established<RewardMoment>
  package let underInvestigationSince: Established<RewardMoment>
  package let confirmedContent: [String]?
  package let knownContent: [(content: String, since: Established<RewardMoment>)]
  package let basis: String?
  package let exclusion: Established<String>

  package init(
    lead: LeadID, knownSince: Established<RewardMoment>, verifiedSince: Established<RewardMoment>,
    underInvestigationSince: Established<RewardMoment>, confirmedContent: [String]? = nil,
    knownContent: [(content: String, since: Established<RewardMoment>)] = [], basis: String? = nil,
    exclusion: Established<String>
  ) {
    self.lead = lead
    self.knownSince = knownSince
    self.verifiedSince = verifiedSince
    self.underInvestigationSince = underInvestigationSince
    self.confirmedContent = confirmedContent
    self.knownContent = knownContent
    self.basis = basis
    self.exclusion = exclusion
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    let zone = draft.desk.zone
    let isExcluded: MarkValue =
      switch exclusion {
      case .on: .yes
      case .never: .no
      case .unknown: .unknown
      }
    try draft.emit(
      CircumstancesRecorded(
        lead: lead, knownSince: knownSince.written(in: zone), verifiedSince: verifiedSince.written(in: zone),
        underInvestigationSince: underInvestigationSince.written(in: zone),
        confirmedContent: confirmedContent?.map(TextCleaning.singleLine),
        knownContent: knownContent.isEmpty
          ? nil
          : knownContent.map {
            KnownItem(content: TextCleaning.singleLine($0.content), since: $0.since.written(in: zone))
          }, basis: basis.map(TextCleaning.trimmed), excluded: isExcluded,
        exclusion: exclusion.value.map(TextCleaning.trimmed)))
  }
}

extension Established<RewardMoment> {
  /// As `CircumstancesRecorded` writes a time; nil is unknown.
  fileprivate func written(in zone: Zone) -> String? {
    switch self {
    case .unknown: nil
    case .never: "never"
    case .on(.day(let day)): day.description
    case .on(.instant(let instant)): zone.moment(of: instant).description
    }
  }
}

/// Says what a tip is worth.
package struct AssessRewardTip: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let tip: TipID
  package let definiteTarget: MarkValue
  package let specificFacts: MarkValue
  package let helpful: MarkValue
  package let content: [String]

  package init(
    lead: LeadID, tip: TipID, definiteTarget: MarkValue, specificFacts: MarkValue, helpful: MarkValue, content: [String]
  ) {
    self.lead = lead
    self.tip = tip
    self.definiteTarget = definiteTarget
    self.specificFacts = specificFacts
    self.helpful = helpful
    self.content = content
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      RewardTipAssessed(
        lead: lead, tip: tip, definiteTarget: definiteTarget, specificFacts: specificFacts, helpful: helpful,
        content: content.map(TextCleaning.singleLine)))
  }
}

/// Records what a reporter wants, or who an anonymous one is found to be.
package struct StateForReporter: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let reporter: ReporterID
  package let willing: MarkValue
  package let confirmed: MarkValue
  package let confirmedOn: CivilDate?

  package init(
    lead: LeadID, reporter: ReporterID, willing: MarkValue, confirmed: MarkValue = .unknown,
    confirmedOn: CivilDate? = nil
  ) {
    self.lead = lead
    self.reporter = reporter
    self.willing = willing
    self.confirmed = confirmed
    self.confirmedOn = confirmedOn
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      ReporterStated(
        lead: lead, tip: try draft.tip(of: reporter), reporter: reporter, willing: willing, confirmed: confirmed,
        confirmedOn: confirmedOn))
  }
}

/// Records how joint reporters divide it.
package struct AgreeShares: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let tip: TipID
  package let shares: [AgreedShare]

  package init(lead: LeadID, tip: TipID, shares: [AgreedShare]) {
    self.lead = lead
    self.tip = tip
    self.shares = shares
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(SharesAgreed(lead: lead, tip: tip, shares: shares))
  }
}

/// Grants something to a tip that came later and helped.
package struct GrantDiscretion: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let tip: TipID
  package let fen: Int
  package let reason: String

  package init(lead: LeadID, tip: TipID, fen: Int, reason: String) {
    self.lead = lead
    self.tip = tip
    self.fen = fen
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(DiscretionGranted(lead: lead, tip: tip, fen: fen, reason: TextCleaning.trimmed(reason)))
  }
}
