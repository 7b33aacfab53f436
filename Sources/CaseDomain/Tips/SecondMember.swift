/// A member as the rules about second members see them (R5.2): looked up once, asked about many tips.
///
/// Equal values answer alike for the same tip. Whoever has no undertaking in force confirms nothing (R4.1).
package struct SecondMember: Hashable, Sendable {
  /// Who confirms what another member decided.
  package static let posts: Posts = [.office, .leader]

  private let person: MemberID
  private let hasPost: Bool
  private let hasUndertaking: Bool
  private let name: ComparableName
  /// Whoever this member sees to the decisions of.
  private let principals: [ComparableName]
  private let principalIDs: [MemberID]

  /// - Returns: nil for someone who is no member.
  package init?(_ id: MemberID, in desk: Desk, on day: CivilDate) {
    guard let found = desk.members[id], found.status == .admitted else { return nil }
    person = desk.members.person(id)
    hasPost = !found.posts.isDisjoint(with: Self.posts)
    hasUndertaking = desk.hasUndertaking(found, on: day)
    name = ComparableName(found.name)
    let standing = desk.standingIn(id, on: day).compactMap { desk.members[$0.member] }
    principalIDs = standing.map(\.id)
    principals = Set(standing.map(\.name)).sorted().map(ComparableName.init)
  }

  /// Why they may not confirm what `first` said of the tip in a row, or nil. O(length of the subjects' names).
  package func refusal(row: Int, first: MemberID, in desk: Desk) -> Refusal? {
    if let refusal = refusal(first: first, in: desk) { return refusal }
    let entry = CaseEntry.tip(desk.tips.rows[row].id)
    if let refusal = desk.refusalOfReach(entry, for: person) { return refusal }
    let names = desk.tips.subjects[row]
    if name.isAmong(names) { return Refusal(.namedAsSubject, Clause("R6.4")) }
    // Whom a person named in the tip chose to decide in their place does not decide about it either.
    let isDeputy =
      principals.contains { $0.isAmong(names) } || principalIDs.contains { desk.isSubject($0, of: entry) }
    return isDeputy ? Refusal(.deputyOfSubject, Clause("R6.4")) : nil
  }

  /// Why they may not, whatever the tip says, or nil.
  func refusal(first: MemberID, in desk: Desk) -> Refusal? {
    if !hasUndertaking { return Refusal(.undertakingMissing, Clause("R4.1")) }
    if !hasPost { return Refusal(.postRequired, nil, .posts(Self.posts)) }
    return desk.members.person(first) == person ? Refusal(.ownOutcome, nil, .member(first)) : nil
  }
}

/// A name as it is compared: width folded, without blanks and invisible characters, however someone spaced it.
struct ComparableName: Hashable, Sendable {
  private let text: String
  /// The same as scalars, where no scalar has more than one way to be written; else empty.
  private let plain: [Unicode.Scalar]

  init(_ name: String) {
    text = Self.folded(name)
    let scalars = Array(text.unicodeScalars)
    plain = scalars.allSatisfy(Self.isPlain) ? scalars : []
  }

  /// Whether it is one of the names that `Tips.subjects` holds in a row. O(length), without allocating for plain text.
  func isAmong(_ names: String) -> Bool {
    guard !text.isEmpty, !names.isEmpty else { return false }
    guard !plain.isEmpty, let answer = isAmongPlain(names) else {
      return names.split(separator: Tips.separator).contains { Self.folded(String($0)) == text }
    }
    return answer
  }

  /// Nil where the names hold a scalar that may be written otherwise.
  private func isAmongPlain(_ names: String) -> Bool? {
    var matched = 0
    var differs = false
    for scalar in names.unicodeScalars {
      if Character(scalar) == Tips.separator {
        if !differs, matched == plain.count { return true }
        (matched, differs) = (0, false)
      } else if !scalar.isBlank, !TextCleaning.isRemoved(scalar) {
        let folded = scalar.folded
        if folded.isBlank { continue }
        guard Self.isPlain(folded) else { return nil }
        if !differs, matched < plain.count, plain[matched] == folded { matched += 1 } else { differs = true }
      }
    }
    return !differs && matched == plain.count
  }

  static func folded(_ name: String) -> String {
    let scalars = TextCleaning.singleLine(name).unicodeScalars.lazy.map(\.folded).filter { !$0.isBlank }
    return String(String.UnicodeScalarView(scalars))
  }

  /// ASCII and unified ideographs: nothing composes them, and they decompose into nothing.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x7E, 0x3400...0x9FFF: true
    default: false
    }
  }
}
