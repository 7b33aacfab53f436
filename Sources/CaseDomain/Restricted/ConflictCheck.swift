/// Compares whom a tip accuses with who works here, before a word of it is committed (R6.4).
///
/// What is found is a question to whoever fills in the form, not an answer: people share names. What they confirm
/// becomes a `MarkedConflict`. A member of exactly the subject's name is no question; that one is no keeper either way.
///
/// Where nobody is there to be asked, as in an import, only what is certain counts: the name itself, however it is
/// written, three characters that sound like it, and the post with whose it is. A given name alone, or 老王, is about somebody else far too often to
/// take a tip away from the office unasked. On 2,107 real letters and eight usual names, what is certain finds none,
/// given names one in two hundred, addresses one in a hundred and sixty, two characters that sound alike one in seven
/// hundred.
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
    /// The subject has exactly this name, in whichever script.
    case name
    /// The name stands in the narrative or in what is said of a subject: as it is, in traditional characters, in Latin
    /// letters, with signs between its characters.
    case mentioned
    /// A name sounds the same: an ear heard it, or the hand that wrote it did not know better.
    case sound
    /// The given name stands alone.
    case given
    /// The surname stands with a post, or as one speaks of a colleague; or the post with whose it is.
    case address
    /// The section that the member stands for, or the bureau itself, is named.
    case unit
  }

  private let members: [NamePattern]
  private let posts: PostMentions
  private let sections: [(id: SectionID, name: [Unicode.Scalar])]
  private let bureau: [Unicode.Scalar]
  private let bureauName: String
  private let readings: NameReadings
  private let isCertainOnly: Bool
  /// Names in Latin letters, with the places of who bears them.
  private let spelled: [String: [Int]]
  private let longestSpelled: Int
  /// With what something likely begins: characters, and readings by number.
  private let starts: Set<Unicode.Scalar>
  private let startSounds: [Bool]

  /// - Parameters:
  ///   - readings: how names sound and how else they are written; without it characters are compared.
  ///   - isCertainOnly: leaves out what is only a reason to ask somebody.
  package init(_ desk: Desk, readings: NameReadings = .none, isCertainOnly: Bool = false) {
    members = desk.members.all.filter { $0.status != .removed }.map { NamePattern($0, readings) }
    posts = PostMentions(desk.members.all)
    sections = desk.organisation.sections.filter { !$0.isClosed }.map { ($0.id, NamedText($0.name).scalars) }
    bureauName = ComparableName.folded(desk.organisation.name)
    bureau = NamedText(desk.organisation.name).scalars
    self.readings = readings
    self.isCertainOnly = isCertainOnly
    let members = members
    starts = PostWords.familiar.union(members.flatMap(\.starts))
    startSounds = readings.spellings.indices.map { reading in members.contains { $0.startsSounding(like: reading) } }
    spelled = members.enumerated().reduce(into: [:]) { map, entry in
      for spelling in entry.element.spelled { map[spelling, default: []].append(entry.offset) }
    }
    longestSpelled = spelled.keys.reduce(0) { max($0, $1.utf8.count) }
  }

  /// Whom or what the content may concern; the weightiest reason for each, members first.
  package func hits(in content: TipContent) -> [Hit] {
    var found = Found()
    for subject in content.subjects { noteSubject(subject.name, &found) }
    for text in texts(of: content) { noteMentions(in: NamedText(text, simplified: readings.simplified), &found) }
    return found.hits.values.sorted { Self.order($0) < Self.order($1) }
  }

  private struct Found {
    var hits: [Concerned: Hit] = [:]

    mutating func note(_ concerned: Concerned, _ why: Why, _ words: @autoclosure () -> String) {
      let known = hits[concerned].flatMap { Why.allCases.firstIndex(of: $0.why) } ?? .max
      guard let place = Why.allCases.firstIndex(of: why), place < known else { return }
      hits[concerned] = Hit(concerned: concerned, why: why, words: words())
    }
  }

  private func noteSubject(_ name: String, _ found: inout Found) {
    let text = NamedText(name, simplified: readings.simplified)
    guard !text.scalars.isEmpty else { return }
    let latin = text.words.map(\.letters).joined()
    let isLatin = text.scalars.count == latin.unicodeScalars.count
    for member in members {
      if member.scalars == text.scalars || (isLatin && member.spelled.contains(latin)) {
        found.note(.member(member.member), .name, name)
      } else if !isCertainOnly || name.count > 2, readings.soundsAlike(member.name, name) {
        // Two characters sound alike too often to act on unasked.
        found.note(.member(member.member), .sound, name)
      }
    }
  }

  private func noteMentions(in text: NamedText, _ found: inout Found) {
    noteSpelled(in: text, &found)
    // One character is a surname or a word; it means nobody.
    for member in members where member.scalars.count > 1 {
      // Between two characters a clause may end by chance: 老李，明天.
      let widest: NamedText.Gap = member.scalars.count > 2 ? .end : .inner
      for place in text.scalars.indices where text.scalars[place] == member.scalars[0] {
        guard text.has(member.scalars, at: place, widest: widest) else { continue }
        found.note(.member(member.member), .mentioned, member.name)
        break
      }
    }
    noteLikely(in: text, &found)
    for (member, words) in posts.found(in: text.scalars) { found.note(.member(member), .address, words) }
    for section in sections where section.name.count > 1 && text.contains(section.name) {
      let name = String(String.UnicodeScalarView(section.name))
      found.note(.section(section.id), .unit, name)
      for member in members where member.section == section.id { found.note(.member(member.member), .unit, name) }
    }
    if bureau.count > 1, text.contains(bureau) { found.note(.bureau, .unit, bureauName) }
  }

  /// Names in Latin letters, written in one word or several, surname first or last.
  private func noteSpelled(in text: NamedText, _ found: inout Found) {
    for first in text.words.indices {
      var letters = text.words[first].letters
      var next = first + 1
      while letters.utf8.count <= longestSpelled {
        for place in spelled[letters] ?? [] { found.note(.member(members[place].member), .mentioned, letters) }
        guard text.words.indices.contains(next), text.words[next].isJoined else { break }
        letters += text.words[next].letters
        next += 1
      }
    }
  }

  /// What is a reason to ask: names that sound the same, given names, surnames with a post.
  private func noteLikely(in text: NamedText, _ found: inout Found) {
    for place in text.scalars.indices where mayStart(text.scalars[place]) {
      for member in members where member.scalars.count > 1 {
        let id = Concerned.member(member.member)
        if !isCertainOnly || member.isDistinct, member.sounds(at: place, in: text, readings) {
          found.note(id, .sound, text.words(at: place, member.scalars.count))
        } else if isCertainOnly {
          continue
        } else if member.given(at: place, in: text) {
          found.note(id, .given, text.words(at: place, member.given.count))
        } else if let count = member.address(at: place, in: text) {
          found.note(id, .address, text.words(at: place, count))
        }
      }
    }
  }

  /// Whether anybody's name may begin with a character: most of a text is passed over by this.
  private func mayStart(_ scalar: Unicode.Scalar) -> Bool {
    starts.contains(scalar) || readings.readings(scalar).contains { startSounds[Int($0)] }
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
