/// The reward of one lead.
package struct RewardFile: Hashable, Sendable, Codable {
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
  package internal(set) var objections: [Objection] = []
  package internal(set) var revocations: [Revocation] = []
  package internal(set) var recoveries: [Recovery] = []
  /// Whose debt the office does not go on to collect.
  package internal(set) var waivers: [ReporterID: LeadStep] = [:]

  /// What was known independently of the tips, and what the office decided (R6.2.2, R6.2.3, R6.5.1, R6.5.4).
  package struct Circumstances: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let knownSince: Established<RewardMoment>
    package let verifiedSince: Established<RewardMoment>
    package let underInvestigationSince: Established<RewardMoment>
    package let confirmedContent: [String]?
    /// Items that were held by themselves, or of which nobody knows it.
    package let knownContent: [String: Established<RewardMoment>]
    /// What the times were read from.
    package let basis: String?
    package let exclusion: Established<String>
  }

  /// What the office makes of a tip (R6.2.1, R6.3.2).
  package struct Assessment: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let definiteTarget: Bool?
    package let specificFacts: Bool?
    package let helpful: Bool?
    package let content: [String]
  }

  /// What a custodian heard from a reporter, or found out (R6.3.1).
  package struct Statement: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let willing: Bool?
    package let confirmedOn: Established<CivilDate>
  }

  package struct Agreement: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let shares: [AgreedShare]
  }

  package struct Grant: Hashable, Sendable, Codable {
    package let step: LeadStep
    /// In fen.
    package let fen: Int
  }

  package struct Registration: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let role: RewardRole
    package internal(set) var countersigned: LeadStep?
  }

  package struct Proposal: Hashable, Sendable, Codable {
    package let step: LeadStep
    /// In fen.
    package let total: Int
    /// As the rules gave them then; none on a desk that does not read the tips.
    package let shares: [Share]
    /// In fen.
    package let unawarded: Int
    package internal(set) var decision: LeadWork.Decision?
    /// What took it out of force: the county returned it, or an objection was upheld.
    package internal(set) var ended: LeadStep?
  }

  /// What one person is paid, and for what.
  package struct Share: Hashable, Sendable, Codable {
    package let reporter: ReporterID
    /// In fen.
    package let fen: Int
    package let content: [String]
  }

  package struct Letter: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let number: String
    package let on: CivilDate
  }

  package struct County: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let answer: CountyAnswer
  }

  package struct Notice: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let on: CivilDate
  }

  package struct Payment: Hashable, Sendable, Codable {
    package let step: LeadStep
    /// Under which alias the share stands.
    package internal(set) var reporter: ReporterID
    /// Who was paid: the same person, perhaps under another alias.
    package let paidTo: ReporterID
    /// In fen.
    package let fen: Int
    package let manner: PaymentManner
    /// For what.
    package let content: [String]
    /// The second officer.
    package internal(set) var witnessed: LeadStep?
  }

  /// What a reporter has against the outcome, and what was answered.
  package struct Objection: Hashable, Sendable, Codable {
    package let step: LeadStep
    package let reporter: ReporterID
    package internal(set) var answer: LeadWork.Decision?
  }

  /// Who wants a share taken back, from whom and why, and what a leader said.
  package struct Revocation: Hashable, Sendable, Codable {
    package let step: LeadStep
    /// Under which alias the share stands.
    package internal(set) var reporter: ReporterID
    /// Who was named: the same person, perhaps under another alias.
    package let named: ReporterID
    package let ground: RevocationGround
    package internal(set) var decision: LeadWork.Decision?
    /// An objection of theirs that was upheld.
    package internal(set) var ended: LeadStep?

    package var isInForce: Bool { ended == nil && decision?.isYes == true }
  }

  /// Money that came back.
  package struct Recovery: Hashable, Sendable, Codable {
    package let step: LeadStep
    package internal(set) var reporter: ReporterID
    /// Who brought it: the same person, perhaps under another alias.
    package let paidBy: ReporterID
    /// In fen.
    package let fen: Int
    /// The second officer.
    package internal(set) var witnessed: LeadStep?
  }

  /// The proposal in force: the newest that no leader declined, the county did not return and no objection ended.
  package var proposal: Proposal? {
    proposals.last.flatMap { $0.decision?.isYes == false || $0.ended != nil ? nil : $0 }
  }

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
}

// MARK: Money, in fen

extension RewardFile {
  /// What is granted to somebody and neither paid, lapsed nor taken back; those who get nothing are none of them.
  package var unpaid: [Share] {
    guard state == .granted, let proposal else { return [] }
    return proposal.shares.filter { share in
      lapses[share.reporter] == nil && !isRevoked(share.reporter)
        && (toPay(share) > 0 || payments.contains { $0.reporter == share.reporter && $0.witnessed == nil })
    }
  }

  /// What is still to be paid of a share: what was paid before an objection counts.
  package func toPay(_ share: Share) -> Int { max(0, share.fen - paid(to: share.reporter)) }

  /// What somebody was paid, whether the second officer signed or not.
  package func paid(to reporter: ReporterID) -> Int {
    payments.filter { $0.reporter == reporter }.reduce(0) { $0 + $1.fen }
  }

  /// What came back from somebody.
  package func recovered(from reporter: ReporterID) -> Int {
    recoveries.filter { $0.reporter == reporter }.reduce(0) { $0 + $1.fen }
  }

  package func isRevoked(_ reporter: ReporterID) -> Bool {
    revocations.contains { $0.reporter == reporter && $0.isInForce }
  }

  /// What somebody whose share was taken back was paid and did not return, even where nobody collects it any more.
  package func owed(by reporter: ReporterID) -> Int {
    isRevoked(reporter) ? paid(to: reporter) - recovered(from: reporter) : 0
  }

  /// Who still has to return something, in order of alias.
  package var debtors: [ReporterID] {
    Set(revocations.map(\.reporter)).filter { owed(by: $0) > 0 && waivers[$0] == nil }.sorted()
  }

  /// The objections that nobody answered.
  package var openObjections: [Objection] { objections.filter { $0.answer == nil } }

  /// The proposals of taking something back that no leader decided.
  package var openRevocations: [Revocation] { revocations.filter { $0.decision == nil } }

  /// Whether money changed hands before one officer only.
  package var hasUnsigned: Bool {
    payments.contains { $0.witnessed == nil } || recoveries.contains { $0.witnessed == nil }
  }

  /// Who decided about it so far: nobody of them answers an objection to it.
  var deciders: [MemberID] {
    let signed = [registration?.step, registration?.countersigned, closed].compactMap { $0?.by }
    return signed + proposals.flatMap { [$0.step.by, $0.decision?.step.by].compactMap { $0 } }
  }

  /// Everybody under one alias: who was taken for two people when the last total was proposed.
  mutating func rename(_ name: (ReporterID) -> ReporterID) {
    for index in payments.indices { payments[index].reporter = name(payments[index].reporter) }
    for index in revocations.indices { revocations[index].reporter = name(revocations[index].reporter) }
    for index in recoveries.indices { recoveries[index].reporter = name(recoveries[index].reporter) }
    notices = Dictionary(notices.map { (name($0.key), $0.value) }) { $0.step.event > $1.step.event ? $0 : $1 }
    lapses = Dictionary(lapses.map { (name($0.key), $0.value) }) { $0.event > $1.event ? $0 : $1 }
    waivers = Dictionary(waivers.map { (name($0.key), $0.value) }) { $0.event > $1.event ? $0 : $1 }
  }

  /// What was decided is open again: facts can be put right, and a total is proposed, approved and granted anew.
  mutating func reopen(_ step: LeadStep) {
    (closed, county, submission) = (nil, nil, nil)
    notices = [:]
    if let last = proposals.indices.last, proposals[last].ended == nil { proposals[last].ended = step }
  }
}
