/// What the name of a member, a section, a window, an outside body or the bureau itself may be: one line, all of it to
/// be seen, short enough for a column. Whoever signs, and whom a tip goes to, must not be mistaken for another.
package enum NameRule {
  /// Most Unicode scalars, so that marks put upon marks count as well.
  package static let longest = 60

  /// Why `name` is none, or nil. O(longest).
  package static func refusal(of name: String) -> Refusal? {
    let scalars = name.unicodeScalars
    // Counting no further than needed: a name made to harm may have millions.
    if scalars.index(scalars.startIndex, offsetBy: longest + 1, limitedBy: scalars.endIndex) != nil {
      return Refusal(.nameTooLong, nil, .count(longest))
    }
    let trimmed = TextCleaning.trimmed(name)
    if trimmed.isEmpty { return Refusal(.nameMissing) }
    let isPlain = scalars.allSatisfy { TextCleaning.isShown($0) && !$0.properties.isDefaultIgnorableCodePoint }
    return isPlain && trimmed.unicodeScalars.count == scalars.count ? nil : Refusal(.nameUnfit)
  }
}
