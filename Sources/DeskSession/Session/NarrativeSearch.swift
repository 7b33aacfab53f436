import CaseDomain
import EventLog

/// Looks through the narratives for tips that hold every word, newest first, a few commits at a time.
struct NarrativeSearch {
  let id: SearchID
  private let words: [[UInt8]]
  /// The commit to look at next, downwards; nil before the first portion.
  private var next: UInt64?
  private let newestEvent: EventNumber
  private(set) var isComplete = false
  /// Rows that were said already: a tip may hold the words more than once.
  private var found: Set<Int> = []
  private static let commitsPerPortion = 16

  init(id: SearchID, words: [String], newestEvent: EventNumber) {
    self.id = id
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
    try desk.texts.events(of: desk.texts.commit(commit), in: desk.state).compactMap { recorded in
      let tips = desk.desk.tips
      guard let (tip, text) = Self.text(of: recorded), let row = tips.row(of: tip),
        desk.desk.refusalOfWords(.tip(tip), for: desk.member) == nil
      else { return nil }
      // Words that were amended away do not count, nor those of somebody who was not entitled to add them.
      let counts =
        recorded.event is TipSupplemented
        ? tips.events(of: tip).contains(recorded.envelope.event)
        : tips.rows[row].text.rawValue == recorded.envelope.event.rawValue
      guard counts else { return nil }
      let bytes = [UInt8](text.lowercased().utf8)
      return words.allSatisfy { Self.contains($0, in: bytes) } ? row : nil
    }
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
