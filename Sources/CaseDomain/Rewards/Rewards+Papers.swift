/// A paper of a reward. Raw values stand in the log and name texts; they never change.
package enum RewardPaper: String, Codable, Hashable, Sendable, CaseIterable {
  /// 审批表: each reporter against the clauses, the shares, who signed and who is to sign.
  case approval
  /// 领取凭证: what each reporter gets, by alias, for two officers to sign.
  case voucher
  /// What goes to the county office: letter, form, what was reported by alias, and the list of these.
  case package

  /// Who may take it out.
  package var posts: Posts {
    switch self {
    case .approval: [.office, .leader, .custodian]
    case .voucher: .custodian
    case .package: .office
    }
  }
}

/// A paper of a reward left the desk (R6.3.6, R6.4).
package struct RewardExported: Event {
  package static let type = "reward.exported"
  package let lead: LeadID
  package let what: RewardPaper
  /// Where it was written, as the member gave it.
  package let file: String
  package let reason: String
  /// What a package holds, its list aside; missing for everything else.
  package let contents: [HandedFile]?

  package func scope(at number: EventNumber) -> Scope { .lead(lead) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToExport(to: file, posts: what.posts, envelope)
      ?? desk.refusalAboutReward(lead, unless: what.posts, envelope)
    {
      return refusal
    }
    if reason.isBlank { return Refusal(.reasonMissing, Clause("R6.4")) }
    switch what {
    case .approval:
      if desk.rewards[lead]?.registration == nil { return Refusal(.notRegistered, Clause("R6.3.6")) }
    case .voucher:
      if desk.rewards[lead]?.county?.answer != .granted { return Refusal(.notGranted, Clause("R6.3.6")) }
    case .package:
      // The letter of the package is that of the submission on record.
      if desk.rewards[lead]?.submission == nil { return Refusal(.notSubmitted, Clause("R6.3.6")) }
      guard let contents, !contents.isEmpty, contents.allSatisfy(\.isWhole),
        Set(contents.map(\.name)).count == contents.count
      else { return Refusal(.contentsMissing) }
      return nil
    }
    return contents == nil ? nil : Refusal(.misplaced)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    if let row = desk.leads.row(of: lead) { desk.leads.readings.noteExport(envelope, row: row) }
  }
}

/// Records that a paper of a reward leaves the desk.
package struct ExportReward: Command {
  package static var registers: Set<Register> { Desk.rewardRegisters }
  package let lead: LeadID
  package let what: RewardPaper
  package let file: String
  package let reason: String
  package let contents: [HandedFile]?

  package init(lead: LeadID, what: RewardPaper, file: String, reason: String, contents: [HandedFile]? = nil) {
    self.lead = lead
    self.what = what
    self.file = file
    self.reason = reason
    self.contents = contents
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      RewardExported(
        lead: lead, what: what, file: TextCleaning.singleLine(file), reason: TextCleaning.singleLine(reason),
        contents: contents))
  }
}
