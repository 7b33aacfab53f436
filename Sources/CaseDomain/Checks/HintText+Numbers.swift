extension HintText {
  /// Finds identity numbers, telephone numbers and bank cards among the runs of digits.
  func findNumbers(into found: inout [Found]) {
    var position = 0
    while position < count {
      guard digit(at: position) != nil else {
        position += 1
        continue
      }
      let cluster = NumberCluster(self, from: position)
      var group = 0
      while group < cluster.groups.count {
        if let (hint, next) = cluster.match(from: group, in: self) {
          found.append(hint)
          group = next
        } else {
          group += 1
        }
      }
      position = cluster.end
    }
    findLocalNumbers(into: &found)
  }

  /// Numbers without an area code count only after a word that announces a telephone.
  private func findLocalNumbers(into found: inout [Found]) {
    for position in 0..<count {
      guard let cue = end(of: Self.phoneCues, at: position) else { continue }
      let start = skip(Self.cueFiller, from: cue)
      var stop = start
      var digits = 0
      while stop < count, stop - start < 16 {
        if digit(at: stop) != nil {
          digits += 1
        } else if !(scalars[stop] == "-" && digits > 0 && digit(at: stop + 1) != nil) {
          break
        }
        stop += 1
      }
      if (7...12).contains(digits), digit(at: stop) == nil {
        found.append(Found(range: start..<stop, kind: .phone))
      }
    }
  }

  static let cueFiller: Set<Unicode.Scalar> = [
    ":", "是", "为", "号", "码", " ", "(", ")", "[", "]", "、", ",", "\t", "叫", "加",
  ]

  private static let phoneCues = WordSet("电话 手机 座机 联系方式 联系电话 手机号 电话号码 手机号码 tel phone 致电 联系号码")
}

/// Groups of digits with single separators between: `139 0000 1111`, `(0952)6090000`, `110105-19491231-002X`.
private struct NumberCluster {
  struct Group {
    var range: Range<Int>
    var digits: [Int]
    /// Whether an `X` stands right behind the digits, as at the end of an identity number.
    var hasX: Bool
  }

  var groups: [Group] = []
  private(set) var end: Int

  /// Reads the cluster that begins with the digit at `start`.
  init(_ text: HintText, from start: Int) {
    var position = start
    end = start
    while true {
      var digits: [Int] = []
      let first = position
      while let digit = text.digit(at: position) {
        digits.append(digit)
        position += 1
      }
      let hasX =
        position < text.count && text.scalars[position] == "x" && !text.isASCIILetter(at: position + 1)
        && text.digit(at: position + 1) == nil
      groups.append(Group(range: first..<position, digits: digits, hasX: hasX))
      end = position
      guard !hasX, let next = Self.afterSeparator(text, position) else { return }
      position = next
    }
  }

  /// Where the next group begins, when at most two separators stand between.
  private static func afterSeparator(_ text: HintText, _ position: Int) -> Int? {
    for length in 1...2 {
      let next = position + length
      guard next <= text.count, [" ", "-", ")", "\t"].contains(text.scalars[next - 1]) else { return nil }
      if text.digit(at: next) != nil { return next }
      if next == text.count { return nil }
    }
    return nil
  }

  /// The longest run of groups from `first` on that is a number of a person, and the group after it.
  func match(from first: Int, in text: HintText) -> (HintText.Found, next: Int)? {
    var best: (HintText.Found, next: Int)?
    var digits: [Int] = []
    var lengths: [Int] = []
    for last in first..<min(groups.count, first + 6) {
      digits += groups[last].digits
      lengths.append(groups[last].digits.count)
      guard digits.count <= 20 else { break }
      guard let kind = Self.kind(digits, lengths, hasX: groups[last].hasX) else { continue }
      var range = groups[first].range.lowerBound..<groups[last].range.upperBound
      if kind == .residentID, digits.count == 17 { range = range.lowerBound..<range.upperBound + 1 }
      // The plus of a country code and the bracket of an area code go with the number.
      if range.lowerBound > 0, ["+", "("].contains(text.scalars[range.lowerBound - 1]) {
        range = range.lowerBound - 1..<range.upperBound
      }
      best = (HintText.Found(range: range, kind: kind), last + 1)
    }
    return best
  }

  private static func kind(_ digits: [Int], _ lengths: [Int], hasX: Bool) -> IdentityHint.Kind? {
    if isResidentID(digits, hasX: hasX) { return .residentID }
    if hasX { return nil }
    if isMobile(digits, lengths) || isLandline(digits, lengths) { return .phone }
    if isBankCard(digits, lengths) { return .bankCard }
    return nil
  }

  private static func isResidentID(_ digits: [Int], hasX: Bool) -> Bool {
    guard digits.count == 18 && !hasX || digits.count == 17 && hasX || digits.count == 15 && !hasX else {
      return false
    }
    return ResidentID.regions.contains(digits[0] * 10 + digits[1]) && ResidentID.birthDate(digits) != nil
  }

  /// Mobile numbers are written whole or in a few customary groups; other groupings are dates and amounts.
  private static func isMobile(_ digits: [Int], _ lengths: [Int]) -> Bool {
    if PhoneNumber.isMobile(digits) {
      return [[11], [3, 4, 4], [3, 8], [7, 4], [4, 3, 4], [4, 4, 3], [5, 6]].contains(lengths)
    }
    for prefix in [[8, 6], [0, 0, 8, 6]] where digits.starts(with: prefix) {
      guard PhoneNumber.isMobile(digits.dropFirst(prefix.count)) else { continue }
      return lengths.count == 1 || lengths[0] == prefix.count
    }
    return false
  }

  private static func isLandline(_ digits: [Int], _ lengths: [Int]) -> Bool {
    guard PhoneNumber.isLandline(digits), lengths.count <= 3 else { return false }
    return lengths.count == 1 || lengths[0] == 3 || lengths[0] == 4
  }

  /// 16 to 19 digits that begin as bank cards do and satisfy the check digit of ISO/IEC 7812 (Luhn).
  private static func isBankCard(_ digits: [Int], _ lengths: [Int]) -> Bool {
    guard (16...19).contains(digits.count), [3, 4, 5, 6].contains(digits[0]) else { return false }
    guard lengths.count == 1 || lengths.dropLast().allSatisfy({ $0 == 4 }) else { return false }
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let doubled = place.isMultiple(of: 2) ? digit : digit * 2
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum.isMultiple(of: 10)
  }
}
