import CaseDomain
import DeskSession
import DeskText
import Terminal

/// What the filter line of the log says: words, whose events, of which kinds, between which days.
struct LogFilter: Sendable {
  /// Groups of events that a filter may ask for beside the registers.
  private static let groups = ["read", "exported", "unauthorised"]

  private(set) var words: [String] = []
  /// By any of these.
  private(set) var members: Set<MemberID> = []
  /// Registers, groups, or beginnings of types as the log stores them.
  private(set) var kinds: Set<String> = []
  private(set) var from: CivilDate?
  private(set) var to: CivilDate?

  init() {}

  /// Reads a filter line: `by:甲`, `type:tip`, `type:read`, `11-20`, `11-20..11-23`, the same in Chinese; the rest are words,
  /// which numbers, aliases and names are too.
  init(_ line: String, texts: Texts, desk: Desk?, me: MemberID?, today: CivilDate) {
    for token in line.split(whereSeparator: \.isWhitespace).map(String.init) {
      if takeDays(token, today) { continue }
      if let colon = token.firstIndex(where: { Key.character($0).inCommandMode == .character(":") }) {
        let value = String(token[token.index(after: colon)...])
        if take(token[..<colon].lowercased(), value, texts, desk, me) { continue }
      }
      words.append(token)
    }
  }

  /// Whether an entry is let through, for use away from the screen.
  func matcher(_ wording: Wording) -> @Sendable (LogEntry) -> Bool {
    let patterns = words.map { PinyinPattern($0) }
    return { [members, kinds] entry in
      if !members.isEmpty {
        // Whoever is not told who stood at the counter does not find it out by asking for one after the other.
        let author = wording.desk?.author(of: entry.envelope, toldTo: wording.reader)
        guard let author, members.contains(author) else { return false }
      }
      if !kinds.isEmpty, !kinds.contains(where: { Self.is(entry, of: $0) }) { return false }
      if patterns.isEmpty { return true }
      let subject = entry.subject(in: wording.desk).map { wording.title($0) } ?? ""
      let text =
        "\(wording.author(of: entry))\n\(subject)\n\(wording.what(entry))\n\(entry.type)"
        + "\n#\(entry.envelope.event.rawValue)\n\(entry.row?.about ?? "")"
      return patterns.allSatisfy { $0.matches(text) }
    }
  }

  /// The first and the last instant asked for.
  func bounds(in zone: Zone) -> (since: Instant?, until: Instant?) {
    func start(_ day: CivilDate) -> Instant { zone.instant(of: CivilMoment(date: day, time: .midnight)) }
    return (from.map(start), to.map { start($0.adding(days: 1)).adding(milliseconds: -1) })
  }

  private static func `is`(_ entry: LogEntry, of kind: String) -> Bool {
    switch kind {
    case "unauthorised": entry.refusal.map { !$0.isUnheard } ?? false
    case "read":
      entry.type.hasSuffix(".read") || entry.type.hasSuffix("Read") || entry.type == IdentityViewed.type
    case "exported": entry.type.hasSuffix(".exported") || entry.type.hasPrefix("export.")
    default: entry.type == kind || entry.type.hasPrefix(kind + ".")
    }
  }

  // MARK: Reading the line

  private mutating func take(_ name: String, _ value: String, _ texts: Texts, _ desk: Desk?, _ me: MemberID?) -> Bool {
    guard !value.isEmpty else { return false }
    if Self.isNamed(name, "by", texts["log.filter.by"]) {
      if let me, Self.isNamed(value, "me", texts["panes.filter.me"]) {
        members.insert(me)
        return true
      }
      let found = (desk?.members.all ?? []).filter { Pinyin.matches(value, $0.name) }
      members.formUnion(found.map(\.id))
      return !found.isEmpty
    }
    guard Self.isNamed(name, "type", texts["log.filter.type"]) else { return false }
    let known = Register.allCases.map(\.rawValue) + Self.groups
    let named = known.first { Self.isNamed(value, $0, texts.find("log.type.\($0)") ?? "") }
    // A type as the log stores it, as other tools print it.
    let stored = EventCatalogue.byType[value.lowercased()] != nil || EventCatalogue.byType[value] != nil ? value : nil
    guard let kind = named ?? stored else { return false }
    kinds.insert(kind)
    return true
  }

  /// Whether what was written is the English word, one of those of the language, or the beginning of one.
  private static func isNamed(_ written: String, _ id: String, _ words: String) -> Bool {
    let lower = written.lowercased()
    return id == lower || words.lowercased().split(separator: " ").contains { $0.hasPrefix(lower) }
  }

  private mutating func takeDays(_ token: String, _ today: CivilDate) -> Bool {
    guard let days = DayRange(token, today: today, leaning: .past) else { return false }
    if !token.contains("..") && (from != nil || to != nil) { return false }
    (from, to) = (days.from, days.to)
    return true
  }
}
