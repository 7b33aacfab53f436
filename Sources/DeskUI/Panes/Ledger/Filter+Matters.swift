import CaseDomain
import DeskText

/// Conditions on where a matter stands and what it is about.
extension Filter {
  /// Whether any condition is on a state.
  var asksState: Bool { !states.isEmpty || !leadStates.isEmpty || !waits.isEmpty }

  /// Takes what tips, leads and reporters call by that word: one word may be a state of several.
  mutating func takeState(_ value: String, _ words: Vocabulary) -> Bool {
    let state = words.value(value, of: State.allCases.map(\.rawValue)) { "panes.filter.state.\($0)" }
    let lead = words.value(value, of: LeadState.allCases.map(\.rawValue)) { "tips.leadState.\($0)" }
    let wait = words.value(value, of: LeadClock.Kind.allCases.map(\.rawValue)) { "leads.waits.\($0)" }
    if let state = state.flatMap(State.init) { states.insert(state) }
    if let lead = lead.flatMap(LeadState.init) { leadStates.insert(lead) }
    if let wait = wait.flatMap(LeadClock.Kind.init) { waits.insert(wait) }
    return state != nil || lead != nil || wait != nil
  }

  mutating func takeMatter(_ condition: String, _ value: String, _ words: Vocabulary, _ desk: Desk?) -> Bool {
    if value.isEmpty { return false }
    switch condition {
    case "section":
      let found = desk?.organisation.sections.filter { Pinyin.matches(value, $0.name) } ?? []
      sections.formUnion(found.map(\.id))
      return !found.isEmpty
    case "handler":
      let found = desk?.members.all.filter { Pinyin.matches(value, $0.name) } ?? []
      handlers.formUnion(found.map(\.id))
      return !found.isEmpty
    case "finding":
      guard let found = words.value(value, of: Finding.allCases.map(\.rawValue), in: { "leads.finding.\($0)" }),
        let finding = Finding(rawValue: found)
      else { return false }
      findings.insert(finding)
    case "organised":
      guard let found = words.value(value, of: ["yes", "no"], in: { "frame.\($0)" }) else { return false }
      isSuspected = found == "yes"
    case "conduct":
      guard let found = words.value(value, of: Conduct.names, in: { "tips.conduct.\($0)" }) else { return false }
      conduct.formUnion(Conduct(name: found))
    case "subject": subjects.append(value)
    case "place": places.append(value)
    case "letter": letters.append(value)
    case "due": return takeDays(value, desk, to: \.due)
    default: return takeDays(value, desk, to: \.since)
    }
    return true
  }

  private mutating func takeDays(_ value: String, _ desk: Desk?, to days: WritableKeyPath<Filter, DayRange?>) -> Bool {
    guard let desk, let range = DayRange(value, today: desk.date(of: desk.lastTime), leaning: .none) else {
      return false
    }
    self[keyPath: days] = range
    return true
  }

  /// Whether what a tip says of subjects, place and conduct is what was asked for.
  func meetsMatter(at row: Int, of tips: Tips) -> Bool {
    func holds(_ asked: [String], _ text: @autoclosure () -> String) -> Bool {
      asked.isEmpty || asked.allSatisfy { PinyinPattern($0).matches(text()) }
    }
    return holds(subjects, tips.subjectNames(row: row).joined(separator: "\n")) && holds(places, tips.places[row])
      && (conduct.isEmpty || !tips.rows[row].conduct.isDisjoint(with: conduct))
  }

  /// Whether any condition is one that only leads can meet.
  var asksOfLeads: Bool {
    !sections.isEmpty || !handlers.isEmpty || !findings.isEmpty || isSuspected != nil || !letters.isEmpty
  }

  /// Whether any condition is one that only tips and leads can meet.
  var asksOfMatters: Bool {
    asksOfLeads || !subjects.isEmpty || !places.isEmpty || !conduct.isEmpty || due != nil || since != nil
  }

  /// Whether any condition is on what tips say.
  var asksOfTips: Bool {
    isJoint || !signatures.isEmpty || !channels.isEmpty || !subjects.isEmpty || !places.isEmpty || !conduct.isEmpty
  }
}
