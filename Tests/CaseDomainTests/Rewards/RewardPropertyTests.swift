import Testing

@testable import CaseDomain

/// What holds of every review, over random facts.
@Suite struct RewardPropertyTests {
  static let seeds = 0..<12

  @Test(arguments: seeds)
  func moneyAddsUp(seed: Int) {
    var random = RandomFacts(seed: UInt64(seed))
    for _ in 0..<60 {
      let facts = random.next()
      let review = RewardReview(facts)
      let paid = review.shares.reduce(0) { $0 + $1.fen }
      #expect(paid + review.unawarded == max(facts.total ?? 0, 0), "\(facts)")
      #expect(review.unawarded >= 0 && review.shares.allSatisfy { $0.fen >= 0 }, "\(facts)")
      #expect(Set(review.shares.map(\.alias)).count == review.shares.count)
      let able = Set(
        review.tips.flatMap(\.reporters).filter { $0.decision == .eligible || $0.decision == .discretionary }
          .map(\.alias))
      #expect(able.isSuperset(of: review.shares.map(\.alias)))
    }
  }

  @Test(arguments: seeds)
  func orderOfInputChangesNothing(seed: Int) {
    var random = RandomFacts(seed: UInt64(seed))
    for _ in 0..<60 {
      let facts = random.next()
      let review = RewardReview(facts)
      guard review.contradictions.isEmpty else { continue }
      var shuffled = facts
      shuffled.tips.shuffle(using: &random.generator)
      shuffled.priorAwards.shuffle(using: &random.generator)
      for index in shuffled.tips.indices { shuffled.tips[index].reporters.shuffle(using: &random.generator) }
      #expect(RewardReview(shuffled) == review, "\(facts)")
    }
  }

  /// Ids name tips and decide nothing: turning them round turns only the names.
  @Test(arguments: seeds)
  func idsDecideNothing(seed: Int) {
    var random = RandomFacts(seed: UInt64(seed))
    for _ in 0..<60 {
      let facts = random.next()
      let review = RewardReview(facts)
      guard review.contradictions.isEmpty else { continue }
      var renamed = facts
      let name = { (id: String) in "Z" + String(id.reversed()) + String(9 - (id.last?.wholeNumberValue ?? 0)) }
      for index in renamed.tips.indices { renamed.tips[index].id = "\(9 - index)" + name(renamed.tips[index].id) }
      let names = Dictionary(uniqueKeysWithValues: zip(facts.tips.map(\.id), renamed.tips.map(\.id)))
      renamed.discretionaryAmounts = Dictionary(
        uniqueKeysWithValues: facts.discretionaryAmounts.map { (names[$0.key] ?? $0.key, $0.value) })
      let other = RewardReview(renamed)
      #expect(other.shares == review.shares, "\(facts)")
      for tip in review.tips {
        let same = other.tips.first { $0.id == names[tip.id] }
        #expect(same?.decision == tip.decision && same?.rewardedContent == tip.rewardedContent, "\(facts)")
      }
    }
  }

  @Test(arguments: seeds)
  func laterTipChangesNothingForEarlierOnes(seed: Int) {
    var random = RandomFacts(seed: UInt64(seed))
    for _ in 0..<60 {
      var facts = random.next()
      facts.agreedShares = nil
      facts.discretionaryAmounts = [:]
      let review = RewardReview(facts)
      guard review.contradictions.isEmpty else { continue }
      var later = random.tip("T9")
      later.receivedAt = .day(RewardFacts.date("2026-10-01"))
      facts.tips.append(later)
      let other = RewardReview(facts)
      guard other.contradictions.isEmpty else { continue }
      for tip in review.tips {
        #expect(other.tips.first { $0.id == tip.id }?.decision == tip.decision, "\(facts)")
      }
    }
  }

  /// Whatever somebody finds out later, nothing that was decided is decided otherwise.
  @Test(arguments: seeds)
  func answersNeverFlipADecision(seed: Int) {
    var random = RandomFacts(seed: UInt64(seed))
    for _ in 0..<120 {
      let facts = random.next()
      let review = RewardReview(facts)
      guard review.contradictions.isEmpty else { continue }
      var known = facts
      random.answer(&known)
      let other = RewardReview(known)
      guard !other.tips.isEmpty else { continue }
      for tip in review.tips {
        let found = other.tips.first { $0.id == tip.id }
        for reporter in tip.reporters where reporter.decision != .undetermined {
          let after = found?.reporters.first { $0.alias == reporter.alias }?.decision
          #expect(
            after == reporter.decision, "\(reporter.alias) of \(tip.id): \(review.summary) \(other.summary) \(facts)")
        }
      }
      if !review.shares.isEmpty, other.contradictions.isEmpty { #expect(other.shares == review.shares, "\(facts)") }
    }
  }
}
