import CaseDomain

extension Wording {
  /// What a setting is called; as the log has it where it has no words yet.
  package func rulingName(_ ruling: Ruling) -> String {
    texts.find("rulings.name.\(ruling.rawValue)") ?? ruling.rawValue
  }

  /// What a setting decides, in a sentence.
  package func rulingMeaning(_ ruling: Ruling) -> String { texts["rulings.about.\(ruling.rawValue)"] }

  /// The clause that a setting makes exact, as the document numbers it; nil where none speaks of it.
  package func rulingClause(_ ruling: Ruling) -> String? { ruling.clause.map { texts.clause($0.rawValue) } }

  /// What a setting decides and under which clause.
  package func rulingExplained(_ ruling: Ruling) -> String {
    let clause = rulingClause(ruling).map { texts("rulings.clause", $0) }
    return [rulingMeaning(ruling), clause].compactMap { $0 }.joined(separator: " ")
  }

  /// Where a setting stands: what waits, what is coming, or since when and by whom it holds.
  package func rulingNote(_ ruling: Ruling, on day: CivilDate) -> String {
    guard let rulings = desk?.rulings else { return "" }
    if !rulings.waiting(ruling).isEmpty { return texts["rulings.waiting"] }
    if let coming = rulings.coming(ruling, after: day) { return texts("rulings.coming", "\(coming.from)") }
    guard let standing = rulings.standing(ruling, at: day), let decision = standing.decision else {
      return texts["rulings.standard"]
    }
    return texts("rulings.sinceBy", "\(standing.from)", member(decision.by))
  }

  /// A setting's value as people say it: 领导小组会议，每月至少 1 次.
  package func rulingValue(_ value: RulingValue, of ruling: Ruling) -> String {
    switch (ruling.kind, value) {
    case (.cadence, .text(let text)):
      guard let rule = CadenceRule(text) else { return text }
      if rule.minimum == 0 { return texts["rulings.cadence.none"] }
      return texts(
        "rulings.cadence", meetingKind(rule.kind), texts["rulings.unit.\(rule.unit.rawValue)"], String(rule.minimum))
    case (.day, .text(let text)): return text.isEmpty ? texts["rulings.day.none"] : text
    case (.choice, .text(let text)): return texts.find("reward.choice.\(text)") ?? text
    case (.timeOfDay, .integer(let number)): return RulingInput.time(number)
    case (.zoneOffset, .integer(let number)): return RulingInput.offset(number)
    case (_, .integer(let number)):
      return texts.find("rulings.value.\(ruling.rawValue)", [String(number)]) ?? String(number)
    case (_, .text(let text)): return text.isEmpty ? texts["rulings.text.none"] : text
    }
  }
}
