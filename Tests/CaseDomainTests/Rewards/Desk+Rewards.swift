@testable import CaseDomain

extension Desk {
  var rewardLines: [String] {
    rewards.all.map { file in
      // Dictionaries have no order of their own.
      "\(file.lead) \(file.opened) \(file.ground) \(file.state) \(file.circumstances.map { "\($0)" } ?? "-") "
        + "\(file.assessments.sorted { $0.key < $1.key }) \(file.statements.sorted { $0.key < $1.key }) "
        + "\(file.agreements.sorted { $0.key < $1.key }) \(file.grants.sorted { $0.key < $1.key }) "
        + "\(file.registration.map { "\($0)" } ?? "-") \(file.proposals) \(file.submission.map { "\($0)" } ?? "-") "
        + "\(file.county.map { "\($0)" } ?? "-") \(file.notices.sorted { $0.key < $1.key }) \(file.payments) "
        + "\(file.lapses.sorted { $0.key < $1.key }) \(file.closed.map { "\($0)" } ?? "-")"
    }
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
      claims.hold(file.payments.isEmpty || file.county?.answer == .granted, "\(name) was paid and not granted")
      for payment in file.payments {
        let share = file.proposal?.shares.first { $0.reporter == payment.reporter }
        claims.hold(share?.fen == payment.fen, "\(name) was paid otherwise than granted")
        claims.hold(payment.witnessed?.by != payment.step.by, "\(name) was paid by one officer")
        claims.hold(file.lapses[payment.reporter] == nil, "\(name) lapsed and was paid")
      }
      claims.hold(Set(file.payments.map(\.reporter)).count == file.payments.count, "\(name) was paid twice")
      claims.hold(file.closed == nil || file.unpaid.isEmpty, "\(name) was closed unpaid")
    }
    return claims.broken
  }
}
