/// What one reporter is paid, in fen.
package struct RewardShare: Hashable, Sendable {
  package let alias: String
  /// 0 where somebody stays eligible and declines.
  package let fen: Int
}

/// How the approved amount is divided (R6.3.2, R6.3.3).
struct RewardDivision {
  let facts: RewardCase
  let decisions: [TipDecision]

  /// Reporters who are rewarded together as one, and who share equally unless they agreed otherwise.
  struct Group: Hashable {
    /// Who take part, in ascending order.
    let taking: [String]
    /// Who are eligible and decline.
    let declining: [String]
    /// How many parts of it stay unawarded, because the ruling leaves an excluded member's part so.
    let lapsed: Int

    /// The equal parts of those who take part, odd fen one each to the first.
    func equalParts(of amount: Int) -> [Int] {
      Array(RewardDivision.equalParts(of: amount, count: taking.count + lapsed).prefix(taking.count))
    }

    /// What of an amount those who take part can agree to divide.
    func available(of amount: Int) -> Int { equalParts(of: amount).reduce(0, +) }
  }

  private func decision(_ tip: RewardFacts.Tip) -> TipDecision? { decisions.first { $0.id == tip.id } }

  /// The groups of the first award, each reporter in the first tip that counts: who reported twice is paid once.
  var firstGroups: [Group] {
    var seen: Set<String> = []
    let ordered = facts.tips.sorted { left, right in
      let (first, second) = (left.receivedAt.place(in: facts.zone), right.receivedAt.place(in: facts.zone))
      return first == second ? RewardCase.isSmaller(left, right) : first < second
    }
    return ordered.compactMap { tip in
      let members = reporters(of: tip, being: .eligible).filter { !seen.contains($0.alias) }
      seen.formUnion(members.map(\.alias))
      return members.isEmpty ? nil : group(members, of: tip)
    }
  }

  /// The group of a tip that is rewarded at discretion.
  func discretionaryGroup(_ tip: RewardFacts.Tip) -> Group { group(reporters(of: tip, being: .discretionary), of: tip) }

  private func reporters(of tip: RewardFacts.Tip, being wanted: RewardDecision) -> [RewardFacts.Reporter] {
    let aliases = Set((decision(tip)?.reporters ?? []).filter { $0.decision == wanted }.map(\.alias))
    return tip.reporters.filter { aliases.contains($0.alias) }
  }

  private func group(_ members: [RewardFacts.Reporter], of tip: RewardFacts.Tip) -> Group {
    let names = members.map(\.alias).sorted(by: scalarsAscending)
    let declining = Set(members.filter { $0.willing == false }.map(\.alias))
    let taking = names.filter { !declining.contains($0) }
    let lapses = facts.ruling(.joint, for: tip).choice == .partLapses
    return Group(
      taking: taking, declining: names.filter(declining.contains),
      lapsed: lapses ? tip.reporters.count - taking.count : 0)
  }

  /// Whether everyone who could take part is decided: nobody is undetermined, and nobody paid might yet decline.
  var isDetermined: Bool {
    facts.tips.allSatisfy { tip in
      guard let decision = decision(tip), decision.reporters.allSatisfy({ $0.decision != .undetermined }) else {
        return false
      }
      let amount = facts.facts.discretionaryAmounts[tip.id] ?? 0
      let paid = reporters(of: tip, being: .eligible) + (amount > 0 ? reporters(of: tip, being: .discretionary) : [])
      return paid.allSatisfy { $0.willing != nil }
    }
  }

  /// The shares, in ascending order of alias; what is left of `total` is unawarded.
  func shares(of total: Int) -> [RewardShare] {
    var paid: [String: Int] = [:]
    let granted = facts.facts.discretionaryAmounts
    for tip in facts.tips {
      guard let amount = granted[tip.id], amount > 0 else { continue }
      add(divided(amount, among: discretionaryGroup(tip)), to: &paid)
    }
    let rest = total - granted.values.reduce(0, +)
    let groups = firstGroups
    if groups.isEmpty {
      for (group, part) in restShares(rest) { add(divided(part, among: group), to: &paid) }
    } else {
      for (group, part) in parts(of: rest, among: groups) { add(divided(part, among: group, agreed: true), to: &paid) }
    }
    return paid.map { RewardShare(alias: $0.key, fen: $0.value) }.sorted { scalarsAscending($0.alias, $1.alias) }
  }

  /// One award, equal for each group in which somebody takes part; odd fen by the smallest alias.
  func parts(of amount: Int, among groups: [Group]) -> [(Group, Int)] {
    let taking = groups.filter { !$0.taking.isEmpty }.sorted { scalarsAscending($0.taking[0], $1.taking[0]) }
    let equal = Self.equalParts(of: amount, count: taking.count)
    return Array(zip(taking, equal)) + groups.filter(\.taking.isEmpty).map { ($0, 0) }
  }

  /// Where nobody is first, the ruling of the earliest discretionary tip may let those share the rest.
  private func restShares(_ rest: Int) -> [(Group, Int)] {
    let later = facts.tips.filter { decision($0)?.decision == .discretionary }
    guard let earliest = later.first, facts.ruling(.rest, for: earliest).choice == .toDiscretionary else { return [] }
    return parts(of: rest, among: later.map(discretionaryGroup))
  }

  private func divided(_ amount: Int, among group: Group, agreed: Bool = false) -> [String: Int] {
    var paid = Dictionary(uniqueKeysWithValues: group.declining.map { ($0, 0) })
    if agreed, let shares = facts.facts.agreedShares, group.taking.contains(where: { shares[$0] != nil }) {
      for alias in group.taking { paid[alias] = shares[alias] ?? 0 }
      return paid
    }
    for (alias, fen) in zip(group.taking, group.equalParts(of: amount)) { paid[alias] = fen }
    return paid
  }

  private func add(_ shares: [String: Int], to paid: inout [String: Int]) {
    for (alias, fen) in shares { paid[alias, default: 0] += fen }
  }

  /// Equal parts of an amount, odd fen one each to the first.
  static func equalParts(of amount: Int, count: Int) -> [Int] {
    guard count > 0 else { return [] }
    let (part, odd) = amount.quotientAndRemainder(dividingBy: count)
    return (0..<count).map { $0 < odd ? part + 1 : part }
  }
}
