/// Compares whom a tip accuses with who works here, before a word of it is committed (R6.4).
///
/// What is found is a question to whoever fills in the form, not an answer: people share names. What they confirm
/// becomes a `MarkedConflict`. A member of exactly the subject's name is no question; that one is no keeper either way.
package struct ConflictCheck: Sendable {
  /// Somebody, or some part of the bureau, that may be meant.
  package struct Hit: Hashable, Sendable {
    package let concerned: Concerned
    package let why: Why
    /// The words that say so.
    package let words: String
  }

  package enum Concerned: Hashable, Sendable {
    case member(MemberID)
    case section(SectionID)
    case bureau
  }

  /// In descending order of what it means.
  package enum Why: String, Hashable, Sendable, CaseIterable {
    /// The subject has exactly this name.
    case name
    /// A subject's name sounds the same: an ear heard it, or the hand that wrote it did not know better.
    case sound
    /// The name stands in the narrative or in what is said of a subject.
    case mentioned
    /// The section that the member stands for, or the bureau itself, is named.
    case unit
  }

  private let members: [(id: MemberID, name: String, folded: String, section: SectionID?)]
  private let sections: [(id: SectionID, name: String)]
  private let bureau: String
  private let soundsAlike: @Sendable (String, String) -> Bool

  /// - Parameter soundsAlike: whether two names are read alike; the rules know no readings. None compares letters only.
  package init(_ desk: Desk, soundsAlike: @escaping @Sendable (String, String) -> Bool = { _, _ in false }) {
    members = desk.members.all.filter { $0.status != .removed }.map {
      ($0.id, $0.name, ComparableName.folded($0.name), $0.section)
    }
    sections = desk.organisation.sections.filter { !$0.isClosed }.map { ($0.id, ComparableName.folded($0.name)) }
    bureau = ComparableName.folded(desk.organisation.name)
    self.soundsAlike = soundsAlike
  }

  /// Whom or what the content may concern; the weightiest reason for each, members first.
  package func hits(in content: TipContent) -> [Hit] {
    var found: [Concerned: Hit] = [:]
    func note(_ concerned: Concerned, _ why: Why, _ words: String) {
      let known = found[concerned].flatMap { Why.allCases.firstIndex(of: $0.why) } ?? .max
      guard let place = Why.allCases.firstIndex(of: why), place < known else { return }
      found[concerned] = Hit(concerned: concerned, why: why, words: words)
    }
    for subject in content.subjects {
      let name = ComparableName.folded(subject.name)
      for member in members where !name.isEmpty {
        if member.folded == name {
          note(.member(member.id), .name, subject.name)
        } else if soundsAlike(member.name, subject.name) {
          note(.member(member.id), .sound, subject.name)
        }
      }
    }
    for text in texts(of: content) { noteMentions(in: text, note) }
    return found.values.sorted { Self.order($0) < Self.order($1) }
  }

  private func noteMentions(in text: String, _ note: (Concerned, Why, String) -> Void) {
    let folded = ComparableName.folded(text)
    // One character is a surname or a word; it means nobody.
    for member in members where member.folded.unicodeScalars.count > 1 && folded.contains(member.folded) {
      note(.member(member.id), .mentioned, member.name)
    }
    for section in sections where section.name.unicodeScalars.count > 1 && folded.contains(section.name) {
      note(.section(section.id), .unit, section.name)
      for member in members where member.section == section.id { note(.member(member.id), .unit, section.name) }
    }
    if bureau.unicodeScalars.count > 1, folded.contains(bureau) { note(.bureau, .unit, bureau) }
  }

  private func texts(of content: TipContent) -> [String] {
    let about = content.subjects.flatMap { [$0.name, $0.role, $0.address, $0.trade].compactMap { $0 } }
    return about + [content.title, content.narrative]
  }

  private static func order(_ hit: Hit) -> (Int, Int64) {
    switch hit.concerned {
    case .member(let id): (0, id.rawValue)
    case .section(let id): (1, id.rawValue)
    case .bureau: (2, 0)
    }
  }
}
