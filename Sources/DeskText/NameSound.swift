/// Whether two names may be one, heard or written wrongly.
package enum NameSound {
  /// Whether names of the same length begin every character alike, and share at least one: 黄建国 and 黄健国.
  ///
  /// The table knows initials, not whole readings, so this asks more often than an ear would; it is a question to
  /// somebody, never an answer.
  package static func isAlike(_ name: String, _ other: String) -> Bool {
    let pairs = Array(zip(name, other))
    guard name.count == other.count, pairs.count > 1, name != other, pairs.contains(where: { $0 == $1 }) else {
      return false
    }
    return pairs.allSatisfy { first, second in
      first == second || !Set(Pinyin.initials(of: first)).isDisjoint(with: Pinyin.initials(of: second))
    }
  }
}
