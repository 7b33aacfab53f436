import CaseDomain

/// Reads `rulings`: a reading by its name, as one answer or as answers with the day each holds from (R6.7).
struct RulingsReader {
  private let errors: FactsErrors

  init(_ errors: FactsErrors) { self.errors = errors }

  func rulings(_ root: FactsObject) -> (RewardRulings, Zone) {
    var rulings = RewardRulings()
    var zone = Zone.china
    for (name, tree) in root.entries("rulings") {
      let path = "rulings.\(name)"
      if name == Ruling.zoneOffset.rawValue {
        if let found = self.zone(tree) { zone = found } else { errors.add(path, .notZone) }
      } else if let reading = RewardReading(rawValue: name) {
        for entry in entries(tree, of: reading, at: path) { rulings.add(entry, to: reading) }
      } else {
        errors.add(path, .noSuchRuling)
      }
    }
    return (rulings, zone)
  }

  private func zone(_ tree: FactsTree) -> Zone? {
    guard case .integer(let minutes) = tree, Ruling.zoneOffset.accepts(.integer(minutes)) else { return nil }
    return Zone(offsetMinutes: minutes)
  }

  private func entries(_ tree: FactsTree, of reading: RewardReading, at path: String) -> [RewardRulings.Entry] {
    guard case .array(let list) = tree else {
      return choice(tree, of: reading, at: path).map { [.init(from: nil, choice: $0)] } ?? []
    }
    return list.enumerated().compactMap { index, tree in
      let place = "\(path)[\(index)]"
      guard let object = FactsObject(tree, at: place, known: ["from", "value"], errors) else { return nil }
      let from = object["from"] == nil ? nil : object.requiredDate("from")
      guard let value = object["value"] else {
        errors.add(object.path("value"), .missing)
        return nil
      }
      return choice(value, of: reading, at: object.path("value")).map { .init(from: from, choice: $0) }
    }
  }

  private func choice(_ tree: FactsTree, of reading: RewardReading, at path: String) -> RewardChoice? {
    if case .string(let word) = tree, let choice = RewardChoice(rawValue: word), reading.choices.contains(choice) {
      return choice
    }
    errors.add(path, .noSuchChoice)
    return nil
  }
}
