/// Numbers as files write them, brought to one form without ever passing through binary floating point.
package enum WrittenNumber {
  /// Spreadsheets hold fifteen significant digits; what follows is noise from binary arithmetic.
  private static let significantDigits = 15

  /// The plain decimal form of `text`: `188006` for `188006.0` and `1.88006E5`, `1234.5` for `1,234.50`, `0.3` for
  /// `0.30000000000000004`. Nil for anything else, which includes digits with a leading zero (a code or a telephone
  /// number) and a leading plus.
  package static func canonical(_ text: String) -> String? {
    var digits = Substring(text)
    let isNegative = digits.first == "-"
    if isNegative { digits = digits.dropFirst() }
    guard let parts = Parts(digits) else { return nil }
    return parts.plain(isNegative: isNegative)
  }

  private struct Parts {
    /// The significant digits, without zeros at either end; empty for zero.
    private var digits: [UInt8]
    /// Where the decimal point stands, counted in digits from the first one.
    private var point: Int

    init?(_ text: Substring) {
      let halves = text.split(maxSplits: 1, omittingEmptySubsequences: false) { $0 == "e" || $0 == "E" }
      var exponent = 0
      if halves.count == 2 {
        guard let value = Int(halves[1]), value.magnitude <= 400 else { return nil }
        exponent = value
      }
      let sides = halves[0].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      guard let whole = Self.ungrouped(sides[0]), sides.count == 1 || !sides[1].isEmpty else { return nil }
      let fraction = sides.count == 2 ? Array(sides[1].utf8) : []
      guard !whole.isEmpty || !fraction.isEmpty, whole.count <= 1 || whole[0] != UInt8(ascii: "0"),
        (whole + fraction).allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
      else { return nil }
      digits = whole + fraction
      point = whole.count + exponent
      normalise()
      if digits.count > significantDigits && digits.count > point {
        round()
        normalise()
      }
    }

    /// The digits of a whole part, with or without commas at every third place.
    private static func ungrouped(_ text: Substring) -> [UInt8]? {
      guard text.contains(",") else { return Array(text.utf8) }
      let groups = text.split(separator: ",", omittingEmptySubsequences: false)
      guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
      return groups.flatMap { Array($0.utf8) }
    }

    private mutating func normalise() {
      let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
      digits.removeFirst(zeros)
      point -= zeros
      while digits.last == UInt8(ascii: "0") { digits.removeLast() }
      if digits.isEmpty { point = 0 }
    }

    private mutating func round() {
      let roundsUp = digits[significantDigits] >= UInt8(ascii: "5")
      digits.removeSubrange(significantDigits...)
      guard roundsUp else { return }
      while digits.last == UInt8(ascii: "9") { digits.removeLast() }
      if let last = digits.indices.last {
        digits[last] += 1
      } else {
        digits = [UInt8(ascii: "1")]
        point += 1
      }
    }

    func plain(isNegative: Bool) -> String {
      if digits.isEmpty { return "0" }
      let zero = UInt8(ascii: "0")
      var whole = Array(digits.prefix(max(point, 0)))
      whole += Array(repeating: zero, count: max(0, point - whole.count))
      let fraction = Array(repeating: zero, count: max(0, -point)) + digits.dropFirst(max(point, 0))
      var text = isNegative ? "-" : ""
      text += whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self)
      if !fraction.isEmpty { text += "." + String(decoding: fraction, as: UTF8.self) }
      return text
    }
  }
}
