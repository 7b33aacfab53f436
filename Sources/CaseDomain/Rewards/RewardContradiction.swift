/// A fact that contradicts another, or cannot be.
package struct RewardContradiction: Error, Hashable, Sendable {
  /// Names stand in the texts of both languages, under `reward.error.<problem>`.
  package enum Problem: String, Hashable, Sendable, CaseIterable {
    case duplicateTip, duplicateReporter, notJoint, noContent, inFuture, endsBeforeItBegins
    case findingConfirmsNothing, nothingConfirmed
    case negative, noTotal, agreedUnknown, agreedUnpaid, agreedSum, discretionaryUnknown, discretionaryNot
    case discretionaryAbove
  }

  /// The field, by its path: `tips[1].id`, counted from 0 as JSON does.
  package let field: String
  package let problem: Problem
}

extension RewardFacts {
  /// What contradicts itself before anything is decided, in the order of the fields.
  package var contradictions: [RewardContradiction] {
    var found: [RewardContradiction] = []
    func report(_ field: String, _ problem: RewardContradiction.Problem, when isSo: Bool) {
      if isSo { found.append(RewardContradiction(field: field, problem: problem)) }
    }
    if let from = campaign.from.value, let to = campaign.to.value {
      report("campaign.to", .endsBeforeItBegins, when: to < from)
    }
    switch lead.finding {
    case .confirmed, .partlyConfirmed:
      report("lead.confirmedContent", .nothingConfirmed, when: lead.confirmedContent?.isEmpty == true)
    case .refuted, .unverifiable, .outOfScope:
      report("lead.confirmedContent", .findingConfirmsNothing, when: lead.confirmedContent?.isEmpty == false)
    case nil: break
    }
    var ids: Set<String> = []
    for (index, tip) in tips.enumerated() {
      let field = "tips[\(index)]"
      report(field + ".id", .duplicateTip, when: !ids.insert(tip.id).inserted)
      report(field + ".receivedAt", .inFuture, when: tip.receivedAt.day(in: zone) > now)
      report(field + ".content", .noContent, when: tip.content.isEmpty)
      report(field + ".joint", .notJoint, when: tip.joint == false && tip.reporters.count > 1)
      var aliases: Set<String> = []
      for (place, reporter) in tip.reporters.enumerated() {
        let isNew = aliases.insert(reporter.alias).inserted
        report("\(field).reporters[\(place)].alias", .duplicateReporter, when: !isNew)
      }
    }
    for (index, award) in priorAwards.enumerated() {
      report("priorAwards[\(index)].on", .inFuture, when: award.on > now)
    }
    return found + amountContradictions
  }

  private var amountContradictions: [RewardContradiction] {
    var found: [RewardContradiction] = []
    if let total, total < 0 { found.append(RewardContradiction(field: "total", problem: .negative)) }
    let amounts = [("agreedShares", agreedShares ?? [:]), ("discretionaryAmounts", discretionaryAmounts)]
    for (field, values) in amounts {
      for (key, fen) in values.sorted(by: { scalarsAscending($0.key, $1.key) }) where fen < 0 {
        found.append(RewardContradiction(field: "\(field).\(key)", problem: .negative))
      }
      if total == nil, !values.isEmpty { found.append(RewardContradiction(field: field, problem: .noTotal)) }
    }
    return found
  }
}

extension RewardDivision {
  /// What was agreed or granted against the decisions. Where somebody is undetermined, only what no answer can mend.
  func contradictions(total: Int) -> [RewardContradiction] {
    let granted = facts.facts.discretionaryAmounts.sorted { scalarsAscending($0.key, $1.key) }
    var found: [RewardContradiction] = []
    for (tip, _) in granted {
      let field = "discretionaryAmounts.\(tip)"
      switch decisions.first(where: { $0.id == tip })?.decision {
      case nil: found.append(RewardContradiction(field: field, problem: .discretionaryUnknown))
      case .eligible, .ineligible: found.append(RewardContradiction(field: field, problem: .discretionaryNot))
      case .discretionary, .undetermined: break
      }
    }
    let (rest, isTooBig) = Self.subtracting(granted.map(\.value), from: total)
    if isTooBig { found.append(RewardContradiction(field: "discretionaryAmounts", problem: .discretionaryAbove)) }
    return found.isEmpty ? agreementContradictions(rest: rest) : found
  }

  private func agreementContradictions(rest: Int) -> [RewardContradiction] {
    guard let agreed = facts.facts.agreedShares else { return [] }
    var found: [RewardContradiction] = []
    let groups = firstGroups
    for alias in agreed.keys.sorted(by: scalarsAscending) {
      let own = decisions.flatMap(\.reporters).filter { $0.alias == alias }.map(\.decision)
      let field = "agreedShares.\(alias)"
      if own.isEmpty {
        found.append(RewardContradiction(field: field, problem: .agreedUnknown))
      } else if isDetermined
        ? !groups.contains(where: { $0.taking.contains(alias) }) : own.allSatisfy({ $0 == .ineligible })
      {
        found.append(RewardContradiction(field: field, problem: .agreedUnpaid))
      }
    }
    guard found.isEmpty, isDetermined else { return found }
    for (group, part) in parts(of: rest, among: groups) {
      let shares = group.taking.compactMap { agreed[$0] }
      guard !shares.isEmpty else { continue }
      let (left, isTooBig) = Self.subtracting(shares, from: group.available(of: part))
      if left != 0 || isTooBig { return [RewardContradiction(field: "agreedShares", problem: .agreedSum)] }
    }
    return []
  }

  /// An amount less others, none of them negative; whether they are more than it is.
  private static func subtracting(_ values: [Int], from amount: Int) -> (rest: Int, isTooBig: Bool) {
    var rest = amount
    for value in values {
      guard value <= rest else { return (0, true) }
      rest -= value
    }
    return (rest, false)
  }
}
