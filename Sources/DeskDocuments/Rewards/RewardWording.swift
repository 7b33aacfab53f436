import CaseDomain
import DeskText

/// Why a clause has its outcome and what would settle it, in words.
package struct RewardWording {
  let texts: Texts
  let zone: Zone

  package init(texts: Texts, zone: Zone) {
    self.texts = texts
    self.zone = zone
  }

  /// The reason in a sentence, with the ruling it rests on.
  package func because(_ because: RewardBecause) -> String {
    let key = "reward.because." + because.reason.rawValue
    let sentence = texts.find(key, because.arguments.map(argument)) ?? because.reason.rawValue
    guard let ruling = because.ruling else { return sentence }
    return texts("reward.withRuling", sentence, self.ruling(ruling))
  }

  /// The same as papers have it: the ruling only where one was decided, without its name in the desk.
  func paperBecause(_ because: RewardBecause) -> String {
    let bare = RewardBecause(reason: because.reason, arguments: because.arguments, ruling: nil)
    guard let ruling = because.ruling, let from = ruling.from else { return self.because(bare) }
    let words = texts("papers.reward.ruling", texts["reward.choice." + ruling.choice.rawValue], from.description)
    return texts("reward.withRuling", self.because(bare), words)
  }

  /// A ruling by its name and answer, and since when it holds.
  package func ruling(_ ruling: RewardRuling) -> String {
    let name = ruling.reading.rawValue + "=" + ruling.choice.rawValue
    let words = texts["reward.choice." + ruling.choice.rawValue]
    return ruling.from.map { texts("reward.ruling.from", words, name, $0.description) }
      ?? texts("reward.ruling.always", words, name)
  }

  /// What would settle a clause; nil where it is settled.
  package func settledBy(_ facts: [RewardFact]) -> String? {
    if facts.isEmpty { return nil }
    var seen: Set<RewardFact> = []
    return facts.filter { seen.insert($0).inserted }.map(fact).joined(separator: texts["papers.clause"])
  }

  /// A fact in words, and the field that holds it.
  package func fact(_ fact: RewardFact) -> String { texts("reward.fact", words(fact), fact.field) }

  private func words(_ fact: RewardFact) -> String {
    let (name, about) = fact.term
    let key = "reward.fact." + name
    return about.map { texts(key, $0.text) } ?? texts[key]
  }

  func error(_ error: FactsError) -> String {
    error.field + ": " + (texts.find("reward.error." + error.problem) ?? error.problem)
  }

  private func argument(_ argument: RewardArgument) -> String {
    switch argument {
    case .text(let text): return text
    case .items(let items): return items.joined(separator: texts["frame.listSeparator"])
    case .date(let date): return date.description
    case .moment(.day(let day)): return day.description
    case .moment(.instant(let instant)):
      let moment = zone.moment(of: instant)
      return "\(moment.date) \(moment.time)"
    case .finding(let finding): return texts["leads.finding." + finding.rawValue]
    case .count(let count): return String(count)
    }
  }
}
