import CaseDomain
import DeskText

/// What a filter line says: words that must all occur, and conditions.
struct Filter: Hashable, Sendable {
  /// Conditions on states: any of these.
  enum State: String, Hashable, Sendable, CaseIterable {
    case overdue, today, received, returned, joined, opened, passed, second, receipt, acknowledgement, assign
    /// What waits for this member's own word: either of the two, an outcome to decide, a time of receipt to check.
    case waiting, decide, check
    /// What others did since the member last left.
    case new, changed, proposed
    /// No lead that is not closed stands for the tip.
    case unled
    /// How things stand with who a reporter is.
    case requested, approved, contact, destruction, destroyed, alike
  }
  var words: [String] = []
  var states: Set<State> = []
  var signatures: Set<Signature> = []
  var channels: Set<Channel> = []
  /// Registered or opened by one of these.
  var members: Set<MemberID> = []
  var isJoint = false
  var isMajor = false
  /// Where leads stand, and what they wait for: any of these, or of `states`.
  var leadStates: Set<LeadState> = []
  var waits: Set<LeadClock.Kind> = []
  /// Leads with one of these sections, handlers, findings.
  var sections: Set<SectionID> = []
  var handlers: Set<MemberID> = []
  var findings: Set<Finding> = []
  /// Whether organised crime is suspected.
  var isSuspected: Bool?
  /// About somebody, somewhere, under a letter's or the county's number: each in characters or pinyin initials.
  var subjects: [String] = []
  var places: [String] = []
  var letters: [String] = []
  /// Any of these kinds of conduct.
  var conduct: Conduct = []
  /// Due, and received or opened, within these days.
  var due: DayRange?
  var since: DayRange?

  /// Whether anything but words narrows the list; asked for every row, so it is kept.
  private(set) var hasConditions = false

  init(words: [String] = []) { self.words = words }

  /// Reads a filter line. `state:overdue`, `by:me`, `sign:anonymous`, `channel:letter`, and the same in Chinese
  /// (`状态:逾期`), with a colon of either width; everything else is a word. A condition that names nothing is a word.
  /// The others are listed in the manual.
  init(_ line: String, texts: Texts, desk: Desk?, me: MemberID?) {
    for token in line.split(whereSeparator: \.isWhitespace) {
      if let colon = token.firstIndex(where: { $0 == ":" || $0 == "：" }) {
        let name = token[..<colon].lowercased()
        let value = String(token[token.index(after: colon)...])
        if take(name, value, Vocabulary(texts: texts), desk, me) {
          hasConditions = true
          continue
        }
      }
      words.append(String(token))
    }
  }

  private mutating func take(_ name: String, _ value: String, _ words: Vocabulary, _ desk: Desk?, _ me: MemberID?)
    -> Bool
  {
    switch words.condition(name) {
    case "state": return takeState(value, words)
    case "sign":
      if words.isSame(value, "joint", "tips.naming.joint") {
        isJoint = true
        return true
      }
      guard let found = words.value(value, of: Signature.allCases.map(\.rawValue), in: { "tips.naming.\($0)" }),
        let signature = Signature(rawValue: found)
      else { return false }
      signatures.insert(signature)
    case "channel":
      guard let found = words.value(value, of: Channel.allCases.map(\.rawValue), in: { "tips.channel.\($0)" }),
        let channel = Channel(rawValue: found)
      else { return false }
      channels.insert(channel)
    case "importance":
      guard words.isSame(value, "major", "tips.importance.major") else { return false }
      isMajor = true
    case "section", "handler", "finding", "organised", "conduct", "subject", "place", "letter", "due", "since":
      return takeMatter(words.condition(name) ?? "", value, words, desk)
    case "by":
      if let me, words.isSame(value, "me", "panes.filter.me") {
        members.formUnion(desk?.members.numbers(of: me) ?? [])
        members.insert(me)
        return true
      }
      guard let desk, !value.isEmpty else { return false }
      let found = desk.members.all.filter { Pinyin.matches(value, $0.name) }
      members.formUnion(found.map(\.id))
      return !found.isEmpty
    default: return false
    }
    return true
  }
}

extension Filter {
  /// What the filter line says for one condition on states, in the words of the language shown: `状态:逾期`.
  static func line(_ state: State, _ texts: Texts) -> String {
    func word(_ key: String) -> Substring { texts[key].prefix { $0 != " " } }
    return "\(word("panes.filter.state")):\(word("panes.filter.state.\(state.rawValue)"))"
  }
}

/// The words a filter line may use for conditions and values: English ones always, and those of the language shown.
struct Vocabulary {
  let texts: Texts

  private static let conditions = [
    "state", "sign", "channel", "importance", "by", "section", "handler", "finding", "organised", "conduct", "subject",
    "place", "letter", "due", "since",
  ]

  /// The condition that a name before the colon asks for.
  func condition(_ name: String) -> String? {
    Self.conditions.first {
      $0 == name || texts["panes.filter.\($0)"].split(separator: " ").contains { $0 == name }
    }
  }

  /// The id that a value stands for: itself, its beginning, or a word of the language or the beginning of one.
  func value(_ written: String, of ids: [String], in key: (String) -> String) -> String? {
    guard !written.isEmpty else { return nil }
    let lower = written.lowercased()
    if let id = ids.first(where: { $0.lowercased() == lower }) { return id }
    return ids.first { id in
      (texts.find(key(id)) ?? "").split(separator: " ").contains { $0.lowercased().hasPrefix(lower) }
        || id.lowercased().hasPrefix(lower)
    }
  }

  func isSame(_ written: String, _ id: String, _ key: String) -> Bool {
    value(written, of: [id], in: { _ in key }) != nil
  }
}
