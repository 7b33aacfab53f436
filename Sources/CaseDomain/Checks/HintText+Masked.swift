extension HintText {
  /// Finds identity and mobile numbers that somebody has half hidden already: `130503196704******`, `139****1111`.
  /// What is left of them still tells where and when a person was born, or narrows the number down to a few.
  func findMaskedNumbers(into found: inout [Found]) {
    var position = 0
    while position < count {
      guard digit(at: position) != nil else {
        position += 1
        continue
      }
      let head = run(from: position) { digit(at: $0) != nil }
      let mask = run(from: head.upperBound) { Self.masks.contains(scalars[$0]) }
      // No longer than any number is: digits and letters in turn would be walked over again from each of them.
      let tail = run(from: mask.upperBound, limit: Self.longest) { digit(at: $0) != nil || scalars[$0] == "x" }
      if mask.count >= 2, let kind = maskedKind(head, length: tail.upperBound - position) {
        found.append(Found(range: position..<tail.upperBound, kind: kind))
        position = tail.upperBound
      } else {
        position = head.upperBound
      }
    }
  }

  private static let longest = 20
  private static let masks: Set<Unicode.Scalar> = ["*", "×", "●", "○", "•", "#", "?", "x"]

  /// - Parameter length: of digits and mask together. Whoever hides digits seldom counts them.
  private func maskedKind(_ head: Range<Int>, length: Int) -> IdentityHint.Kind? {
    let digits = head.compactMap { digit(at: $0) }
    if digits.count >= 6, (14...Self.longest).contains(length), ResidentID.regions.contains(digits[0] * 10 + digits[1])
    {
      return .residentID
    }
    let isMobile = digits.count >= 3 && digits[0] == 1 && (3...9).contains(digits[1])
    return isMobile && (10...12).contains(length) ? .phone : nil
  }

  private func run(from start: Int, limit: Int = .max, while holds: (Int) -> Bool) -> Range<Int> {
    var end = start
    while end < count, end - start < limit, holds(end) { end += 1 }
    return start..<end
  }
}
