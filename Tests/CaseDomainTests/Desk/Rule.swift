import Testing

@testable import CaseDomain

/// One row of a rule table: on a staffed desk, after what is given, something is possible or is refused.
struct Rule: Sendable, CustomTestStringConvertible {
  typealias Step = @Sendable (inout DeskBench) throws -> Void

  /// The clause and what the row says.
  let name: String
  /// Why it is refused; nil where it is possible.
  let reason: Refusal.Reason?
  let given: Step
  let attempt: Step

  var testDescription: String { name }

  init(_ name: String, _ reason: Refusal.Reason?, given: @escaping Step = { _ in }, attempt: @escaping Step) {
    self.name = name
    self.reason = reason
    self.given = given
    self.attempt = attempt
  }

  static func possible(_ name: String, given: @escaping Step = { _ in }, attempt: @escaping Step) -> Rule {
    Rule(name, nil, given: given, attempt: attempt)
  }

  static func refused(
    _ name: String, _ reason: Refusal.Reason, given: @escaping Step = { _ in }, attempt: @escaping Step
  ) -> Rule {
    Rule(name, reason, given: given, attempt: attempt)
  }

  func check() throws {
    var bench = DeskBench.staffed
    try given(&bench)
    let found: Refusal.Reason?
    do {
      try attempt(&bench)
      found = nil
    } catch let refusal as Refusal {
      found = refusal.reason
    }
    #expect(found == reason, "\(name)")
  }
}

extension DeskBench {
  /// The only tip of the desk, or the newest.
  var newestTip: TipID { desk.tips.rows[desk.tips.count - 1].id }
  var firstTip: TipID { desk.tips.rows[0].id }
  var newestLead: LeadID { desk.leads.rows[desk.leads.count - 1].id }
  var firstLead: LeadID { desk.leads.rows[0].id }
  /// The event of the newest outcome proposed.
  var newestProposal: EventNumber { desk.tips.proposals[desk.tips.proposals.count - 1].event }
}
