import CaseDomain
import DeskText

extension Wording {
  /// Why a clause of a review has its outcome.
  ///
  /// - Parameter isWhole: with the ruling it rests on, where the regulation leaves the question open.
  func because(_ because: RewardBecause, isWhole: Bool) -> String {
    let key = "reward.because." + because.reason.rawValue
    let sentence = texts.find(key, because.arguments.map(rewardArgument)) ?? because.reason.rawValue
    guard isWhole, let ruling = because.ruling else { return sentence }
    let words = texts["reward.choice." + ruling.choice.rawValue]
    let name = "\(ruling.reading.rawValue)=\(ruling.choice.rawValue)"
    let since =
      ruling.from.map { texts("reward.ruling.from", words, name, $0.description) }
      ?? texts("reward.ruling.always", words, name)
    return texts("reward.withRuling", sentence, since)
  }

  /// The facts that would settle a clause; nil where it is settled.
  func settledBy(_ facts: [RewardFact]) -> String? {
    var seen: Set<RewardFact> = []
    let words = facts.filter { seen.insert($0).inserted }.map(rewardFact)
    return words.isEmpty ? nil : words.joined(separator: texts["frame.listSeparator"])
  }

  private func rewardFact(_ fact: RewardFact) -> String {
    let (name, about) = fact.term
    let key = "reward.fact." + name
    return switch about {
    case .words(let words): texts(key, words)
    case .alias(let alias): texts(key, texts("reward.compare.alias", alias))
    case nil: texts[key]
    }
  }

  private func rewardArgument(_ argument: RewardArgument) -> String {
    switch argument {
    case .text(let text): TextCleaning.singleLine(text)
    case .items(let items): items.map { TextCleaning.singleLine($0) }.joined(separator: texts["frame.listSeparator"])
    case .date(let day): date(day)
    case .moment(.day(let day)): date(day)
    case .moment(.instant(let instant)): time(instant)
    case .finding(let finding): texts["leads.finding." + finding.rawValue]
    case .count(let count): String(count)
    }
  }
}
