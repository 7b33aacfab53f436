/// The register of rewards (R6): for each lead the facts that people established, and the way of its reward from
/// registration to payment. Aliases only; what was reported and by whom stays with the tips.
package struct Rewards: Sendable, Codable {
  package static let events: [any Event.Type] = [
    RewardOpened.self, CircumstancesRecorded.self, RewardTipAssessed.self, ReporterStated.self, SharesAgreed.self,
    DiscretionGranted.self, RewardRegistered.self, RewardCountersigned.self, RewardProposed.self, RewardDecided.self,
    RewardSubmitted.self, CountyAnsweredReward.self, RewardNoticed.self, RewardPaid.self, PaymentWitnessed.self,
    RewardLapsed.self, RewardClosed.self, RewardObjected.self, ObjectionAnswered.self, RevocationProposed.self,
    RevocationDecided.self, RewardRecovered.self, RecoveryWaived.self, RewardExported.self,
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

/// Why a reward is taken back. Raw values stand in the log and never change.
package enum RevocationGround: String, Codable, Hashable, Sendable, CaseIterable {
  /// It was obtained by deceit.
  case fraud
  /// It should not have been granted, and the reporter did not deceive anybody.
  case mistake
}

/// Where a reward stands.
package enum RewardState: String, Hashable, Sendable, CaseIterable, Codable {
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

/// Since when one item of content was held, by itself (R6.2.2); a time as `CircumstancesRecorded` writes it.
package struct KnownItem: Codable, Hashable, Sendable {
  package let content: String
  /// Missing is unknown.
  package let since: String?

  package init(content: String, since: String?) {
    self.content = content
    self.since = since
  }
}
