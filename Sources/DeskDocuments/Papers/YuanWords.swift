import DeskText

/// An amount as vouchers write it so that nobody adds a stroke (财会〔1996〕19号): 叁仟元整, 壹万零伍拾元伍角.
enum YuanWords {
  /// - Parameter fen: not negative, below 10¹² yuan.
  /// - Returns: empty in a language that has no such writing.
  static func written(_ fen: Int, _ texts: Texts) -> String {
    let digits = Array(texts["papers.capital.digits"])
    let units = Array(texts["papers.capital.units"])
    let groups = Array(texts["papers.capital.groups"])
    guard digits.count == 10, units.count == 3, groups.count == 2, fen >= 0 else { return "" }
    let (yuan, jiao, rest) = (fen / 100, fen / 10 % 10, fen % 10)
    var text = whole(yuan, digits, units, groups)
    if !text.isEmpty { text += texts["papers.capital.yuan"] }
    if jiao == 0 && rest == 0 {
      return (text.isEmpty ? String(digits[0]) + texts["papers.capital.yuan"] : text) + texts["papers.capital.even"]
    }
    if jiao > 0 { text += String(digits[jiao]) + texts["papers.capital.jiao"] }
    if jiao == 0, yuan > 0 { text += String(digits[0]) }
    return rest > 0 ? text + String(digits[rest]) + texts["papers.capital.fen"] : text + texts["papers.capital.even"]
  }

  /// Groups of four digits; a gap of zeros is one zero.
  private static func whole(
    _ yuan: Int, _ digits: [Character], _ units: [Character], _ groups: [Character]
  ) -> String {
    var (left, text, place) = (yuan, "", 0)
    var needsZero = false
    while left > 0 {
      let part = left % 10000
      left /= 10000
      let written = group(part, digits, units)
      // Where the group below does not fill its four digits, the gap is said.
      if needsZero, !text.isEmpty, !text.hasPrefix(String(digits[0])) { text = String(digits[0]) + text }
      if !written.isEmpty { text = written + (place > 0 ? String(groups[place - 1]) : "") + text }
      needsZero = part < 1000 && (part > 0 || needsZero)
      place += 1
      if place > 2 { break }
    }
    return text
  }

  private static func group(_ part: Int, _ digits: [Character], _ units: [Character]) -> String {
    var (text, isGap) = ("", false)
    for (place, power) in [1000, 100, 10, 1].enumerated() {
      let digit = part / power % 10
      if digit == 0 {
        isGap = !text.isEmpty
        continue
      }
      if isGap { text += String(digits[0]) }
      isGap = false
      text += String(digits[digit]) + (place < 3 ? String(units[place]) : "")
    }
    return text
  }
}
