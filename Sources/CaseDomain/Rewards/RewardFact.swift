/// Names one of the facts, so that a clause can say what it rests on and what would settle it.
package enum RewardFact: Hashable, Sendable {
  case campaign
  case finding, confirmedContent, closedOn, handlingSection
  case knownSince, verifiedSince, underInvestigationSince, otherExclusion
  case knownContent(item: String)
  case receivedAt(tip: String)
  case definiteTarget(tip: String)
  case specificFacts(tip: String)
  case helpful(tip: String)
  case content(tip: String)
  case reporter(Question, alias: String, tip: String)
  case priorAwards(alias: String)

  /// What is asked about a reporter. Raw values are the fields of the facts.
  package enum Question: String, Hashable, Sendable, CaseIterable {
    case trueName, contactWorks, otherIdentifyingInfo, identityConfirmedOn, willing
    case staff, statutoryDuty, accomplice
  }

  /// The field that holds it in a file of facts, entries named by their id: `tips[T1].helpful`.
  package var field: String {
    switch self {
    case .campaign: "campaign"
    case .finding: "lead.finding"
    case .confirmedContent: "lead.confirmedContent"
    case .closedOn: "lead.closedOn"
    case .handlingSection: "lead.handlingSection"
    case .knownSince: "lead.knownSince"
    case .verifiedSince: "lead.verifiedSince"
    case .underInvestigationSince: "lead.underInvestigationSince"
    case .otherExclusion: "lead.otherExclusion"
    case .knownContent(let item): "lead.knownContent.\(item)"
    case .receivedAt(let tip): "tips[\(tip)].receivedAt"
    case .definiteTarget(let tip): "tips[\(tip)].definiteTarget"
    case .specificFacts(let tip): "tips[\(tip)].specificFacts"
    case .helpful(let tip): "tips[\(tip)].helpful"
    case .content(let tip): "tips[\(tip)].content"
    case .reporter(let question, let alias, let tip): "tips[\(tip)].reporters[\(alias)].\(question.rawValue)"
    case .priorAwards(let alias): "priorAwards[\(alias)]"
    }
  }
}

extension RewardFact {
  /// The tip, item or reporter that a fact is about.
  package enum About: Hashable, Sendable {
    case words(String)
    case alias(String)

    package var text: String {
      switch self {
      case .words(let text), .alias(let text): text
      }
    }
  }

  /// What names it in the texts, and what it is about; nil for a fact of the whole lead.
  package var term: (name: String, about: About?) {
    switch self {
    case .knownContent(let item): ("knownContent", .words(item))
    case .receivedAt(let tip): ("receivedAt", .words(tip))
    case .definiteTarget(let tip): ("definiteTarget", .words(tip))
    case .specificFacts(let tip): ("specificFacts", .words(tip))
    case .helpful(let tip): ("helpful", .words(tip))
    case .content(let tip): ("content", .words(tip))
    case .reporter(let question, let alias, _): (question.rawValue, .alias(alias))
    case .priorAwards(let alias): ("priorAwards", .alias(alias))
    case .campaign, .finding, .confirmedContent, .closedOn, .handlingSection, .knownSince, .verifiedSince,
      .underInvestigationSince, .otherExclusion:
      (field.split(separator: ".").last.map(String.init) ?? "", nil)
    }
  }
}
