import CaseDomain

/// Reads the facts of `casedesk reward evaluate` from JSON, naming every field that does not parse.
struct FactsReader {
  private let errors = FactsErrors()

  /// What a file may weigh at most, in bytes.
  static let limit = 8 << 20

  /// The facts, or every error of the file.
  static func facts(in bytes: [UInt8]) -> Result<RewardFacts, FactsFailure> {
    guard bytes.count <= limit else { return .failure(FactsFailure([FactsError("facts", .tooLarge)])) }
    guard let tree = FactsTree(parsing: bytes) else {
      return .failure(FactsFailure([FactsError("facts", .notJSON)]))
    }
    let reader = FactsReader()
    let facts = reader.facts(tree)
    guard let facts, reader.errors.all.isEmpty else { return .failure(FactsFailure(reader.errors.all)) }
    return .success(facts)
  }

  private static let fields = [
    "now", "campaign", "rulings", "lead", "tips", "priorAwards", "total", "agreedShares", "discretionaryAmounts",
  ]

  private func facts(_ tree: FactsTree) -> RewardFacts? {
    guard let root = FactsObject(tree, at: "", known: Self.fields, errors) else { return nil }
    let now = root.requiredDate("now")
    let lead = lead(root)
    let tips = required(root, "tips").enumerated().map { tip($1, at: "tips[\($0)]") }
    let awards = (root.list("priorAwards") ?? []).enumerated().map { award($1, at: "priorAwards[\($0)]") }
    let agreed = root.amounts("agreedShares")
    guard let now, let lead else { return nil }
    var facts = RewardFacts(now: now, campaign: campaign(root), lead: lead, tips: tips.compactMap(\.self))
    (facts.rulings, facts.zone) = RulingsReader(errors).rulings(root)
    facts.priorAwards = awards.compactMap(\.self)
    facts.total = root.integer("total")
    facts.agreedShares = agreed.isEmpty ? nil : agreed
    facts.discretionaryAmounts = root.amounts("discretionaryAmounts")
    return facts
  }

  private func required(_ object: FactsObject, _ name: String) -> [FactsTree] {
    if object[name] == nil { errors.add(object.path(name), .missing) }
    return object.list(name) ?? []
  }

  private func campaign(_ root: FactsObject) -> RewardFacts.Campaign {
    guard let tree = root["campaign"], let object = FactsObject(tree, at: "campaign", known: ["from", "to"], errors)
    else { return .init(from: .unknown, to: .unknown) }
    return .init(from: object.date("from"), to: object.date("to"))
  }

  private func lead(_ root: FactsObject) -> RewardFacts.Lead? {
    guard let tree = root["lead"] else {
      errors.add("lead", .missing)
      return nil
    }
    let known = [
      "id", "finding", "confirmedContent", "closedOn", "handlingSection", "knownSince", "verifiedSince",
      "underInvestigationSince", "knownContent", "otherExclusion",
    ]
    guard let object = FactsObject(tree, at: "lead", known: known, errors), let id = object.requiredText("id") else {
      return nil
    }
    var lead = RewardFacts.Lead(id: id)
    if let word = object.text("finding") {
      lead.finding = Finding(rawValue: word)
      if lead.finding == nil { errors.add("lead.finding", .notFinding) }
    }
    lead.confirmedContent = object.texts("confirmedContent")
    lead.closedOn = object.date("closedOn")
    lead.handlingSection = object.text("handlingSection")
    lead.knownSince = object.moment("knownSince")
    lead.verifiedSince = object.moment("verifiedSince")
    lead.underInvestigationSince = object.moment("underInvestigationSince")
    for (item, tree) in object.entries("knownContent") {
      if let since = Established(tree, RewardMoment.init(written:)) {
        lead.knownContent[item] = since
      } else {
        errors.add("lead.knownContent.\(item)", .notMoment)
      }
    }
    lead.otherExclusion = object.reason("otherExclusion")
    return lead
  }

  private func tip(_ tree: FactsTree, at path: String) -> RewardFacts.Tip? {
    let known = [
      "id", "receivedAt", "section", "joint", "definiteTarget", "specificFacts", "helpful", "content", "reporters",
    ]
    guard let object = FactsObject(tree, at: path, known: known, errors) else { return nil }
    let (id, content) = (object.requiredText("id"), object.requiredTexts("content"))
    let received = object.requiredText("receivedAt")
    let moment = received.flatMap(RewardMoment.init(written:))
    if received != nil, moment == nil { errors.add(object.path("receivedAt"), .notMoment) }
    let reporters = required(object, "reporters").enumerated().map { reporter($1, at: "\(path).reporters[\($0)]") }
    guard let id, let content, let moment else { return nil }
    var tip = RewardFacts.Tip(id: id, receivedAt: moment, content: content, reporters: reporters.compactMap(\.self))
    tip.section = object.text("section")
    tip.joint = object.bool("joint")
    tip.definiteTarget = object.bool("definiteTarget")
    tip.specificFacts = object.bool("specificFacts")
    tip.helpful = object.bool("helpful")
    return tip
  }

  private func reporter(_ tree: FactsTree, at path: String) -> RewardFacts.Reporter? {
    let known = ["alias"] + RewardFact.Question.allCases.map(\.rawValue)
    guard let object = FactsObject(tree, at: path, known: known, errors), let alias = object.requiredText("alias")
    else { return nil }
    var reporter = RewardFacts.Reporter(alias: alias)
    reporter.trueName = object.bool("trueName")
    reporter.contactWorks = object.bool("contactWorks")
    reporter.otherIdentifyingInfo = object.bool("otherIdentifyingInfo")
    reporter.identityConfirmedOn = object.date("identityConfirmedOn")
    reporter.willing = object.bool("willing")
    reporter.staff = object.bool("staff")
    reporter.statutoryDuty = object.bool("statutoryDuty")
    reporter.accomplice = object.bool("accomplice")
    return reporter
  }

  private func award(_ tree: FactsTree, at path: String) -> RewardFacts.PriorAward? {
    guard let object = FactsObject(tree, at: path, known: ["alias", "content", "on"], errors) else { return nil }
    let (alias, content) = (object.requiredText("alias"), object.requiredTexts("content"))
    guard let on = object.requiredDate("on"), let alias, let content else { return nil }
    return RewardFacts.PriorAward(alias: alias, content: content, on: on)
  }
}

/// Why a file of facts was not read.
struct FactsFailure: Error {
  let errors: [FactsError]
  init(_ errors: [FactsError]) { self.errors = errors }
}
