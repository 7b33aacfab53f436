/// The ways in which a text can mean a member: the name as it is written, spelled and heard, the given name alone, the
/// surname with a post.
struct NamePattern: Sendable {
  let member: MemberID
  let name: String
  let section: SectionID?
  /// Simplified, without what stands between the characters.
  let scalars: [Unicode.Scalar]
  let surname: [Unicode.Scalar]
  /// Empty where it is a single character, which is a word.
  let given: [Unicode.Scalar]
  /// In Latin letters: surname first and last.
  let spelled: Set<String>
  /// For each character of the name, the readings that sound like it; nil where its readings are not known.
  private let sounds: [[Bool]?]

  /// Three characters that sound alike, a surname first, are no chance; two are.
  var isDistinct: Bool { sounds.count > 2 }

  init(_ member: Members.Member, _ readings: NameReadings) {
    (self.member, name, section) = (member.id, member.name, member.section)
    let scalars = NamedText(member.name, simplified: readings.simplified).scalars
    self.scalars = scalars
    let isHan = scalars.count > 1 && scalars.allSatisfy(\.isHan)
    let length = isHan ? Surnames.lengths(in: scalars, at: 0).first { $0 < scalars.count } ?? 1 : 0
    surname = Array(scalars.prefix(length))
    given = isHan && scalars.count - length > 1 ? Array(scalars.dropFirst(length)) : []
    let syllables = scalars.map { readings.readings($0).map { readings.spellings[Int($0)] } }
    spelled = isHan ? Self.spelled(syllables, surname: length) : []
    sounds = isHan ? Self.sounds(syllables, readings) : []
  }

  private static func spelled(_ syllables: [[String]], surname: Int) -> Set<String> {
    func joined(_ part: some Sequence<[String]>) -> [String] {
      part.reduce([""]) { heads, tails in
        // Names with many readings in every character are rare; what is beyond is found by its characters.
        Array(heads.flatMap { head in tails.flatMap(variants).map { head + $0 } }.prefix(64))
      }
    }
    guard !syllables.contains(where: \.isEmpty) else { return [] }
    let (first, last) = (joined(syllables.prefix(surname)), joined(syllables.dropFirst(surname)))
    return Set(first.flatMap { first in last.flatMap { [first + $0, $0 + first] } })
  }

  /// ü is written as v, u, or, in passports, yu.
  private static func variants(_ syllable: String) -> [String] {
    guard let place = syllable.firstIndex(of: "v") else { return [syllable] }
    return ["v", "u", "yu"].map { syllable.replacing(place, $0) }
  }

  /// With two characters the readings have to be the same; with more, as regions mix them up.
  private static func sounds(_ syllables: [[String]], _ readings: NameReadings) -> [[Bool]?] {
    let isShort = syllables.count < 3
    let all = isShort ? readings.spellings : readings.spellings.map(NameReadings.blurred)
    return syllables.map { own in
      let own = Set(isShort ? own : own.map(NameReadings.blurred))
      return own.isEmpty ? nil : all.map(own.contains)
    }
  }

  /// Whether what begins at a place is read like the name. Two characters begin with a surname, or every word would do.
  func sounds(at place: Int, in text: NamedText, _ readings: NameReadings) -> Bool {
    guard !sounds.isEmpty, place + sounds.count <= text.scalars.count else { return false }
    for offset in sounds.indices {
      if offset > 0, text.gaps[place + offset] != .none { return false }
      let scalar = text.scalars[place + offset]
      if scalar == scalars[offset] { continue }
      guard let alike = sounds[offset], readings.readings(scalar).contains(where: { alike[Int($0)] }) else {
        return false
      }
    }
    return !Surnames.lengths(in: text.scalars, at: place).isEmpty
  }

  /// Whether the given name stands at a place by itself. Behind another surname it is somebody else's.
  func given(at place: Int, in text: NamedText) -> Bool {
    guard !given.isEmpty, text.has(given, at: place, widest: .none) else { return false }
    guard place > 0, text.gaps[place] == .none else { return true }
    return Surnames.lengths(in: text.scalars, at: place - 1).isEmpty
      || PostWords.particles.contains(text.scalars[place - 1])
  }

  /// The characters that a text may name the member with first, by writing; by sound there are more.
  var starts: [Unicode.Scalar] { [surname.first, given.first].compactMap { $0 } }

  /// Whether a reading may be that of the first character.
  func startsSounding(like reading: Int) -> Bool { sounds.first.flatMap { $0 }?[reading] ?? false }

  /// How many characters a form of address with the surname has at a place: 王主任, 老王, 小王; nil where none is.
  func address(at place: Int, in text: NamedText) -> Int? {
    guard !surname.isEmpty else { return nil }
    var count: Int?
    if text.has(surname, at: place, widest: .none) {
      count = PostWords.posts.longestMatch(in: text.scalars, at: place + surname.count).map { surname.count + $0 }
    } else if PostWords.familiar.contains(text.scalars[place]), text.has(surname, at: place + 1, widest: .none) {
      count = 1 + surname.count
    }
    guard let count, text.isWhole(place, count),
      PostWords.others.longestMatch(in: text.scalars, at: place) == nil
    else { return nil }
    return count
  }
}

extension NamedText {
  /// Whether nothing stands between so many characters.
  fileprivate func isWhole(_ place: Int, _ count: Int) -> Bool {
    place + count <= scalars.count && gaps[(place + 1)..<(place + count)].allSatisfy { $0 == .none }
  }
}

extension String {
  fileprivate func replacing(_ place: Index, _ text: String) -> String {
    String(self[..<place]) + text + String(self[index(after: place)...])
  }
}
