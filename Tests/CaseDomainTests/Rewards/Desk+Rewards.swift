@testable import CaseDomain

extension Desk {
  var rewardLines: [String] {
    rewards.all.map { file in
      // Dictionaries have no order of their own.
      "\(file.lead) \(file.opened) \(file.ground) \(file.state) \(lines(of: file.circumstances)) "
        + "\(file.assessments.sorted { $0.key < $1.key }) \(file.statements.sorted { $0.key < $1.key }) "
        + "\(file.agreements.sorted { $0.key < $1.key }) \(file.grants.sorted { $0.key < $1.key }) "
        + "\(file.registration.map { "\($0)" } ?? "-") \(file.proposals) \(file.submission.map { "\($0)" } ?? "-") "
        + "\(file.county.map { "\($0)" } ?? "-") \(file.notices.sorted { $0.key < $1.key }) \(file.payments) "
        + "\(file.lapses.sorted { $0.key < $1.key }) \(file.closed.map { "\($0)" } ?? "-") "
        + "\(file.objections) \(file.revocations) \(file.recoveries) \(file.waivers.sorted { $0.key < $1.key })"
    }
  }

  /// Dictionaries have no order of their own.
  private func lines(of circumstances: RewardFile.Circumstances?) -> String {
    guard let circumstances else { return "-" }
    return "\(circumstances.step) \(circumstances.knownSince) \(circumstances.verifiedSince) "
      + "\(circumstances.underInvestigationSince) \(circumstances.confirmedContent ?? []) "
      + "\(circumstances.knownContent.sorted { $0.key < $1.key }) \(circumstances.exclusion)"
  }

  /// What is not as it must always be about rewards.
  func brokenRewards() -> [String] {
    var claims = Claims()
    for file in rewards.all {
      let name = "the reward of \(file.lead)"
      if let registration = file.registration, let signed = registration.countersigned {
        claims.hold(registration.step.by != signed.by, "\(name) has one signature twice")
      }
      for proposal in file.proposals {
        let paid = proposal.shares.reduce(0) { $0 + $1.fen }
        claims.hold(proposal.shares.isEmpty || paid + proposal.unawarded == proposal.total, "\(name) does not add up")
        claims.hold(proposal.shares.allSatisfy { $0.fen >= 0 }, "\(name) takes money")
        if let decision = proposal.decision, decision.isYes {
          claims.hold(decision.step.by != proposal.step.by, "\(name) was approved by who proposed it")
        }
      }
      claims.hold(file.submission == nil || file.proposal?.decision?.isYes == true, "\(name) went out unapproved")
      let wasGranted = file.county?.answer == .granted || file.proposals.contains { $0.ended != nil }
      claims.hold(file.payments.isEmpty || wasGranted, "\(name) was paid and not granted")
      for payment in file.payments {
        let shares = file.proposals.flatMap(\.shares).filter { $0.reporter == payment.reporter }
        // A share of an earlier total may have been more; nobody is ever paid above the largest.
        let most = shares.map(\.fen).max() ?? 0
        claims.hold(file.paid(to: payment.reporter) <= most, "\(name) was paid above what was granted")
        claims.hold(payment.witnessed?.by != payment.step.by, "\(name) was paid by one officer")
      }
      for recovery in file.recoveries {
        claims.hold(recovery.witnessed?.by != recovery.step.by, "\(name) came back before one officer")
        let paid = file.paid(to: recovery.reporter)
        claims.hold(file.recovered(from: recovery.reporter) <= paid, "\(name) came back twice")
      }
      for revocation in file.revocations {
        claims.hold(revocation.decision?.step.by != revocation.step.by, "\(name) was taken back by one")
      }
      for objection in file.objections {
        claims.hold(objection.answer?.step.by != objection.step.by, "\(name): who heard an objection answered it")
      }
      claims.hold(file.closed == nil || file.unpaid.isEmpty, "\(name) was closed unpaid")
    }
    return claims.broken
  }
}
