import CaseDomain
import DeskText

/// The answer of `casedesk reward evaluate`: decisions, shares and errors as JSON, whatever came in.
package struct RewardAnswer {
  /// JSON, its fields always in the same order.
  package let text: String
  /// Whether the facts were read and do not contradict themselves.
  package let isDecided: Bool

  /// Decides facts that stand in a file.
  package init(facts bytes: [UInt8], _ texts: Texts) {
    switch FactsReader.facts(in: bytes) {
    case .failure(let failure):
      let wording = RewardWording(texts: texts, zone: .china)
      text = Self.object(tips: [], shares: [], unawarded: 0, failure.errors, wording).written()
      isDecided = false
    case .success(let facts):
      let review = RewardReview(facts)
      let wording = RewardWording(texts: texts, zone: facts.zone)
      text =
        Self.object(
          tips: review.tips, shares: review.shares, unawarded: review.unawarded,
          review.contradictions.map(FactsError.init), wording
        ).written()
      isDecided = review.contradictions.isEmpty
    }
  }

  /// What R6 says about a lead of a desk, in the same fields.
  package init(of lead: LeadID, in desk: Desk, at now: Instant, _ texts: Texts) {
    let review = desk.rewardReview(of: lead, at: now)
    let wording = RewardWording(texts: texts, zone: desk.zone)
    let errors = (review?.contradictions ?? []).map(FactsError.init)
    text =
      Self.object(
        tips: review?.tips ?? [], shares: review?.shares ?? [], unawarded: review?.unawarded ?? 0, errors, wording
      ).written()
    isDecided = errors.isEmpty
  }

  private static func object(
    tips: [TipDecision], shares: [RewardShare], unawarded: Int, _ errors: [FactsError], _ wording: RewardWording
  ) -> OrderedJSON {
    .object([
      ("tips", .array(tips.map { tip($0, wording) })),
      ("shares", .array(shares.map { .object([("alias", .string($0.alias)), ("fen", .integer($0.fen))]) })),
      ("unawarded", .integer(unawarded)),
      ("errors", .array(errors.map { .string(wording.error($0)) })),
    ])
  }

  private static func tip(_ tip: TipDecision, _ wording: RewardWording) -> OrderedJSON {
    .object([
      ("id", .string(tip.id)),
      ("decision", .string(tip.decision.rawValue)),
      ("rewardedContent", .array(tip.rewardedContent.map(OrderedJSON.string))),
      ("clauses", .array(tip.clauses.map { clause($0, wording) })),
      (
        "reporters",
        .array(
          tip.reporters.map { reporter in
            .object([
              ("alias", .string(reporter.alias)),
              ("decision", .string(reporter.decision.rawValue)),
              ("clauses", .array(reporter.clauses.map { clause($0, wording) })),
            ])
          })
      ),
    ])
  }

  private static func clause(_ clause: ClauseOutcome, _ wording: RewardWording) -> OrderedJSON {
    .object([
      ("id", .string(clause.clause.rawValue)),
      ("outcome", .string(clause.outcome.rawValue)),
      ("because", .string(wording.because(clause.because))),
      ("settledBy", .text(wording.settledBy(clause.settledBy))),
    ])
  }
}
