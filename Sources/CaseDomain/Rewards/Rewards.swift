/// The register of rewards (R6): for each lead the facts that people established, and the way of its reward from
/// registration to payment. Aliases only; what was reported and by whom stays with the tips.
package struct Rewards: Sendable {
  package static let events: [any Event.Type] = [
    RewardOpened.self, CircumstancesRecorded.self, RewardTipAssessed.self, ReporterStated.self, SharesAgreed.self,
    DiscretionGranted.self, RewardRegistered.self, RewardCountersigned.self, RewardProposed.self, RewardDecided.self,
    RewardSubmitted.self, CountyAnsweredReward.self, RewardNoticed.self, RewardPaid.self, PaymentWitnessed.self,
    RewardLapsed.self, RewardClosed.self,
  ]

  private var files: [LeadID: RewardFile] = [:]
  /// In order of opening.
  package private(set) var leads: [LeadID] = []

  package init() {}

  /// The reward of a lead, nil where none was opened.
  package subscript(lead: LeadID) -> RewardFile? { files[lead] }

  /// Every reward, in order of opening.
  package var all: [RewardFile] { leads.compactMap { files[$0] } }

  mutating func open(_ file: RewardFile) {
    files[file.lead] = file
    leads.append(file.lead)
  }

  mutating func change(_ lead: LeadID, _ body: (inout RewardFile) -> Void) {
    guard var file = files[lead] else { return }
    body(&file)
    files[lead] = file
  }
}

/// What set a review in motion. Raw values stand in the log and never change.
package enum RewardGround: String, Codable, Hashable, Sendable, CaseIterable {
  /// The lead was closed as confirmed, at least in part.
  case closing
  /// A reporter asked for it.
  case claim
}

/// How a lead was brought on by what was reported (R6.3.6). Raw values stand in the log and never change.
package enum RewardRole: String, Codable, Hashable, Sendable, CaseIterable {
  case decisive, important, helpful
}

/// What the county office said to a submission (R6.3.6). Raw values stand in the log and never change.
package enum CountyAnswer: String, Codable, Hashable, Sendable, CaseIterable {
  case granted, refused
  /// To be put right and submitted again.
  case returned
}

/// How a reward reached its reporter. Raw values stand in the log and never change.
package enum PaymentManner: String, Codable, Hashable, Sendable, CaseIterable {
  case cash, transfer
  /// Something else than money.
  case nonCash
  /// Through somebody the reporter named.
  case proxy
}

/// Where a reward stands.
package enum RewardState: String, Hashable, Sendable, CaseIterable {
  /// Facts are being established.
  case collecting
  /// The office registered and rated it; the handling section has not signed.
  case registered
  /// Both signed.
  case countersigned
  /// A total waits for a leader.
  case proposed
  case approved, submitted
  /// The county granted it: notice and payment.
  case granted
  case refused, closed
}

/// The reward of one lead.
package struct RewardFile: Hashable, Sendable {
  package let lead: LeadID
  package let opened: LeadStep
  package let ground: RewardGround
  package internal(set) var circumstances: Circumstances?
  package internal(set) var assessments: [TipID: Assessment] = [:]
  package internal(set) var statements: [ReporterID: Statement] = [:]
  package internal(set) var agreements: [TipID: Agreement] = [:]
  package internal(set) var grants: [TipID: Grant] = [:]
  package internal(set) var registration: Registration?
  package internal(set) var proposals: [Proposal] = []
  package internal(set) var submission: Letter?
  package internal(set) var county: County?
  package internal(set) var notices: [ReporterID: Notice] = [:]
  package internal(set) var payments: [Payment] = []
  package internal(set) var lapses: [ReporterID: LeadStep] = [:]
  package internal(set) var closed: LeadStep?

  /// What was known independently of the tips, and what the office decided (R6.2.2, R6.2.3, R6.5.1, R6.5.4).
  package struct Circumstances: Hashable, Sendable {
    package let step: LeadStep
    package let knownSince: Established<RewardMoment>
    package let verifiedSince: Established<RewardMoment>
    package let underInvestigationSince: Established<RewardMoment>
    package let confirmedContent: [String]?
    package let exclusion: Established<String>
  }

  /// What the office makes of a tip (R6.2.1, R6.3.2).
  package struct Assessment: Hashable, Sendable {
    package let step: LeadStep
    package let definiteTarget: Bool?
    package let specificFacts: Bool?
    package let helpful: Bool?
    package let content: [String]
  }

  /// What a custodian heard from a reporter, or found out (R6.3.1).
  package struct Statement: Hashable, Sendable {
    package let step: LeadStep
    package let willing: Bool?
    package let confirmedOn: Established<CivilDate>
  }

  package struct Agreement: Hashable, Sendable {
    package let step: LeadStep
    package let shares: [AgreedShare]
  }

  package struct Grant: Hashable, Sendable {
    package let step: LeadStep
    /// In fen.
    package let fen: Int
  }

  package struct Registration: Hashable, Sendable {
    package let step: LeadStep
    package let role: RewardRole
    package internal(set) var countersigned: LeadStep?
  }

  package struct Proposal: Hashable, Sendable {
    package let step: LeadStep
    /// In fen.
    package let total: Int
    /// As the rules gave them then; none on a desk that does not read the tips.
    package let shares: [Share]
    /// In fen.
    package let unawarded: Int
    package internal(set) var decision: LeadWork.Decision?
  }

  /// What one person is paid, and for what.
  package struct Share: Hashable, Sendable {
    package let reporter: ReporterID
    /// In fen.
    package let fen: Int
    package let content: [String]
  }

  package struct Letter: Hashable, Sendable {
    package let step: LeadStep
    package let number: String
    package let on: CivilDate
  }

  package struct County: Hashable, Sendable {
    package let step: LeadStep
    package let answer: CountyAnswer
  }

  package struct Notice: Hashable, Sendable {
    package let step: LeadStep
    package let on: CivilDate
  }

  package struct Payment: Hashable, Sendable {
    package let step: LeadStep
    /// Under which alias the share stands.
    package let reporter: ReporterID
    /// Who was paid: the same person, perhaps under another alias.
    package let paidTo: ReporterID
    /// In fen.
    package let fen: Int
    package let manner: PaymentManner
    /// The second officer.
    package internal(set) var witnessed: LeadStep?
  }

  /// The proposal in force: the newest that no leader declined and the county did not return.
  package var proposal: Proposal? { proposals.last.flatMap { $0.decision?.isYes == false ? nil : $0 } }

  /// Whether facts may still be changed: nothing was proposed on them, or it was declined or returned.
  package var isCollecting: Bool { [.collecting, .registered, .countersigned].contains(state) }

  package var state: RewardState {
    if closed != nil { return .closed }
    if let county, county.answer != .returned { return county.answer == .granted ? .granted : .refused }
    if submission != nil { return .submitted }
    if let proposal { return proposal.decision == nil ? .proposed : .approved }
    guard let registration else { return .collecting }
    return registration.countersigned == nil ? .registered : .countersigned
  }

  /// What is granted to somebody and neither paid nor lapsed; those who get nothing are none of them.
  package var unpaid: [Share] {
    guard state == .granted, let proposal else { return [] }
    return proposal.shares.filter { share in
      share.fen > 0 && lapses[share.reporter] == nil
        && !payments.contains { $0.reporter == share.reporter && $0.witnessed != nil }
    }
  }
}

/// One reporter's part of what joint reporters agreed on (R6.3.3).
package struct AgreedShare: Codable, Hashable, Sendable {
  package let reporter: ReporterID
  /// In fen.
  package let fen: Int

  package init(reporter: ReporterID, fen: Int) {
    self.reporter = reporter
    self.fen = fen
  }
}
