extension HintText {
  /// Streets with the number of a door, whatever stands before them: where somebody lives or trades. Whose door it is a
  /// person sees at a glance, and no program does.
  func findDoors(into found: inout [Found]) {
    var position = 0
    while position < count {
      guard let street = end(of: Self.streets, at: position), let end = door(from: street) else {
        position += 1
        continue
      }
      let start = beginning(ofAddressBefore: position)
      if position > start, !isOfSomebodyElse(at: start) { found.append(Found(range: start..<end, kind: .address)) }
      position = end
    }
  }

  /// `12号`, `十二号3栋`, `12-3号301室` from `start` on; nil where no door follows.
  private func door(from start: Int) -> Int? {
    var end = start
    while end < count, end - start < 6, isNumeral(at: end) || scalars[end] == "-" { end += 1 }
    guard end > start, end < count, scalars[end] == "号" else { return nil }
    end += 1
    // A railway line, a paper, a bus and the like are numbered too.
    if end < count, Self.notDoors.contains(scalars[end]) { return nil }
    return parts(after: end)
  }

  /// Building, entrance, floor and room behind a door's number.
  private func parts(after door: Int) -> Int {
    var end = door
    while end < count, end - door < 24 {
      var stop = end
      while stop < count, isNumeral(at: stop) || isASCIILetter(at: stop) || scalars[stop] == "-" { stop += 1 }
      guard stop > end else { break }
      guard let part = self.end(of: Self.rooms, at: stop) else { return stop - end >= 3 ? stop : end }
      end = part
    }
    return end
  }

  private func isNumeral(at position: Int) -> Bool {
    digit(at: position) != nil || (position < count && Self.numerals.contains(scalars[position]))
  }

  /// Where the address begins whose street stands at `position`: after the last word that is no part of one.
  private func beginning(ofAddressBefore position: Int) -> Int {
    var start = position
    while start > 0, position - start < 24,
      scalars[start - 1].isHan || digit(at: start - 1) != nil
        || isASCIILetter(at: start - 1), !Self.outside.contains(scalars[start - 1])
    { start -= 1 }
    return start
  }

  /// `他家住…` and `其住址…` speak of another person's home.
  private func isOfSomebodyElse(at start: Int) -> Bool {
    guard start > 0, ["住", "在", "址"].contains(scalars[start - 1]) else { return false }
    return (max(0, start - 4)..<start).contains { ["他", "她", "其"].contains(scalars[$0]) }
  }

  private static let streets = WordSet("路 街 巷 弄 道 胡同 大道 街道")
  private static let rooms = WordSet("号楼 号 栋 幢 单元 室 层 楼 座 门 房 户")
  private static let numerals: Set<Unicode.Scalar> = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "〇", "零"]
  private static let notDoors: Set<Unicode.Scalar> = ["线", "文", "令", "车", "球", "公"]
  /// Words of one character between which an address stands.
  private static let outside: Set<Unicode.Scalar> = [
    "住", "在", "于", "到", "从", "是", "的", "了", "和", "与", "去", "对", "把", "被", "往", "至", "及", "或", "为", "将", "我", "他", "她",
    "你", "这", "那", "经", "沿", "就", "有", "由", "向", "址", "近", "家", "诉", "报", "点", "找",
  ]
}
