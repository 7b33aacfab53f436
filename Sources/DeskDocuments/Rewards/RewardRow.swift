import CaseDomain

/// A reward as scripts get it, in JSON: one line of a list. Aliases only; names of fields never change.
package struct RewardRow: Encodable, Sendable {
  /// The number of the lead.
  let lead: String
  /// `unopened`, `collecting`, `registered`, …
  let state: String
  /// What was proposed, in fen; missing before.
  let total: Int?
  let reporters: [Reporter]

  struct Reporter: Encodable, Sendable {
    let tip: String
    let alias: String
    let decision: String
  }

  /// Nil where there is no such lead.
  package init?(_ lead: LeadID, in desk: Desk, at now: Instant) {
    guard let found = desk.leads[lead] else { return nil }
    self.lead = found.number.description
    state = desk.rewards[lead]?.state.rawValue ?? "unopened"
    total = desk.rewards[lead]?.proposal?.total
    reporters = (desk.rewardReview(of: lead, at: now)?.tips ?? []).flatMap { tip in
      tip.reporters.map { Reporter(tip: tip.id, alias: $0.alias, decision: $0.decision.rawValue) }
    }
  }
}
