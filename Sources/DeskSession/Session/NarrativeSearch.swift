import CaseDomain
import EventLog

/// Looks through what was written for tips, or leads, that hold every word, newest first, a few commits at a time.
struct NarrativeSearch {
  let id: SearchID
  private let words: [[UInt8]]
  private let register: SearchedRegister
  /// The commit to look at next, downwards; nil before the first portion.
  private var next: UInt64?
  private let newestEvent: EventNumber
  private(set) var isComplete = false
  /// Rows that were said already: a tip may hold the words more than once.
  private var found: Set<Int> = []
  private static let commitsPerPortion = 16

  init(id: SearchID, words: [String], of register: SearchedRegister = .tips, newestEvent: EventNumber) {
    self.id = id
    self.register = register
    self.words = words.map { [UInt8]($0.lowercased().utf8) }.filter { !$0.isEmpty }
    self.newestEvent = newestEvent
  }

  /// The rows found in the next commits.
  mutating func nextPortion(in desk: OpenDesk) throws -> [Int] {
    let first = next ?? desk.state.commit(of: newestEvent) ?? 0
    guard first > 0, !words.isEmpty else {
      isComplete = true
      return []
    }
    var rows: [Int] = []
    var number = first
    for _ in 0..<Self.commitsPerPortion where number > 0 {
      rows += try hits(in: number, of: desk).filter { found.insert($0).inserted }
      number -= 1
    }
    next = number
    isComplete = number == 0
    return rows
  }

  private func hits(in commit: UInt64, of desk: OpenDesk) throws -> [Int] {
    try desk.texts.events(of: desk.texts.commit(commit, in: desk.state), in: desk.state).compactMap { recorded in
      switch register {
      case .tips: tipRow(recorded, desk)
      case .leads: leadRow(recorded, desk)
      }
    }
  }

  /// The tip whose words these are, where they hold all that is looked for.
  private func tipRow(_ recorded: Recorded, _ desk: OpenDesk) -> Int? {
    let tips = desk.desk.tips
    guard let (tip, text) = Self.text(of: recorded), let row = tips.row(of: tip),
      desk.desk.refusalOfWords(.tip(tip), for: desk.member) == nil
    else { return nil }
    // Words that were amended away do not count, nor those of somebody who was not entitled to add them.
    let counts =
      recorded.event is TipSupplemented
      ? tips.events(of: tip).contains(recorded.envelope.event)
      : tips.rows[row].text.rawValue == recorded.envelope.event.rawValue
    return counts && holds(text) ? row : nil
  }

  /// The lead that these words are about: of one of its tips, or of a step of its own.
  private func leadRow(_ recorded: Recorded, _ desk: OpenDesk) -> Int? {
    let leads = desk.desk.leads
    let found: LeadID?
    if let text = recorded.event.leadText {
      let lead = CaseEntry.lead(of: recorded)
      // What somebody was not entitled to write is not in the lead's history.
      found = lead.flatMap { leads.events(of: $0).contains(recorded.envelope.event) && holds(text) ? $0 : nil }
    } else {
      found = tipRow(recorded, desk).flatMap { desk.desk.tips.rows[$0].lead }
    }
    guard let found, desk.desk.refusalOfWords(.lead(found), for: desk.member) == nil else { return nil }
    return leads.row(of: found)
  }

  private func holds(_ text: String) -> Bool {
    let bytes = [UInt8](text.lowercased().utf8)
    return words.allSatisfy { Self.contains($0, in: bytes) }
  }

  private static func text(of recorded: Recorded) -> (TipID, String)? {
    switch recorded.event {
    case let event as TipRegistered: (TipID(rawValue: recorded.envelope.event.rawValue), event.content.narrative)
    case let event as TipAmended: (event.tip, event.content.narrative)
    case let event as TipUncovered: (event.tip, event.content.narrative)
    case let event as TipSupplemented: (event.tip, event.text)
    default: nil
    }
  }

  private static func contains(_ word: [UInt8], in text: [UInt8]) -> Bool {
    guard let first = word.first, text.count >= word.count else { return false }
    var start = text.startIndex
    while let found = text[start...].firstIndex(of: first), found + word.count <= text.count {
      if text[found..<found + word.count].elementsEqual(word) { return true }
      start = found + 1
    }
    return false
  }
}
