/// Numbers and people: whoever was enrolled anew has a number of their own, and is still the same person.
///
/// What somebody proposed under one number they do not approve under another, and what waits for them follows them.
extension Members {
  /// The first number of the person behind a number. O(numbers of the person).
  package func person(_ id: MemberID) -> MemberID {
    var first = id
    // A number succeeds an earlier one only, so this ends.
    while let earlier = self[first]?.succeeds, earlier < first { first = earlier }
    return first
  }

  /// Whether two numbers are one person's.
  package func isSamePerson(_ one: MemberID, _ other: MemberID) -> Bool {
    one == other || person(one) == person(other)
  }

  /// Every number that the person behind a number ever had, oldest first.
  package func numbers(of id: MemberID) -> [MemberID] {
    let person = person(id)
    return all.map(\.id).filter { self.person($0) == person }
  }
}
