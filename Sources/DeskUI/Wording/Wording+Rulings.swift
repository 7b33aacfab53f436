import CaseDomain

extension Wording {
  /// What a setting is called; as the log has it where it has no words yet.
  package func rulingName(_ ruling: Ruling) -> String {
    texts.find("rulings.name.\(ruling.rawValue)") ?? ruling.rawValue
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
    case (_, .integer(let number)):
      return texts.find("rulings.value.\(ruling.rawValue)", [String(number)]) ?? String(number)
    case (_, .text(let text)): return text
    }
  }
}
