extension HintText {
  /// Home addresses after the words with which people give their own.
  func findAddresses(into found: inout [Found]) {
    var position = 0
    while position < count {
      guard let cue = end(of: Self.homeCues, at: position), !isAnotherPersons(at: position),
        let range = address(from: skip([":", "是", "为", "在", "于", " ", "地", "址"], from: cue)),
        isHome(range, after: position..<cue)
      else {
        position += 1
        continue
      }
      found.append(Found(range: range, kind: .address))
      position = range.upperBound
    }
  }

  /// A bare `住` begins many other words: it is believed before a door only.
  private func isHome(_ range: Range<Int>, after cue: Range<Int>) -> Bool {
    if cue.count > 1 { return true }
    // 入住, 常住 and 抓住 are no words for where somebody lives.
    if cue.lowerBound > 0, Self.verbsBefore.contains(scalars[cue.lowerBound - 1]) { return false }
    // 他家住: whose home it is stands before the 家.
    if cue.lowerBound > 1, scalars[cue.lowerBound - 1] == "家", isAnotherPersons(at: cue.lowerBound - 1) { return false }
    if Self.dwellingWords.contains(scalars[range.lowerBound]) { return false }
    return range.contains { digit(at: $0) != nil }
  }

  /// `他家住…`, `其住址…` speak of someone else, `国家住…` and `大家住…` of no home.
  private func isAnotherPersons(at position: Int) -> Bool {
    position > 0
      && ["他", "她", "其", "你", "您", "它", "谁", "国", "大", "多", "专", "哪", "各", "独"].contains(scalars[position - 1])
  }

  /// The address from `start` on: up to the last word that closes part of an address, and the number after it.
  private func address(from start: Int) -> Range<Int>? {
    var stop = start
    while stop < count, stop - start < 40, isAddressScalar(scalars[stop]) { stop += 1 }
    var last: Int?
    var position = start
    while position < stop {
      if let end = end(of: Self.addressEnds, at: position), end <= stop {
        // The cue's own 小区 or 村 alone says nothing of where.
        if position > start { last = end }
        position = end
      } else {
        position += 1
      }
    }
    guard var end = last else { return nil }
    while end < stop, digit(at: end) != nil || isASCIILetter(at: end) || scalars[end] == "-" { end += 1 }
    while end > start, scalars[end - 1] == "-" { end -= 1 }
    return end - start >= 3 ? start..<end : nil
  }

  private func isAddressScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHan || ("a"..."z").contains(scalar) || scalar.decimalDigit != nil
      || ["-", "#", "(", ")", "·"].contains(scalar)
  }

  /// With `住` before them they are no home of anybody's: 住房, 住户, 住院, 住建局.
  private static let dwellingWords: Set<Unicode.Scalar> = [
    "宅", "房", "户", "院", "建", "的", "了", "进", "宿", "处", "所", "保", "持", "址", "校", "店", "客", "民",
    "人", "凭", "证", "其",
  ]
  private static let verbsBefore: Set<Unicode.Scalar> = [
    "入", "常", "抓", "拦", "堵", "围", "留", "记", "站", "管", "同", "能", "保",
  ]

  private static let homeCues = WordSet(
    """
    住 我住在 我住 我家住 我家住在 我家在 我家位于 我家是 家住 家住在 家住址 本人住 本人住在 本人家住 本人居住 我们住在 我们家住 我们家在
    我居住在 我居住于 本人居住在 现住 现住在 现住址 现居住 现居住在 住址: 家庭住址 家庭地址 联系地址 通讯地址 我的地址 地址: 居住地址
    我租住 我租住在 我租住于 暂住在 暂住于 户籍地: 户籍所在地: 我老家在 我老家
    """)

  private static let addressEnds = WordSet(
    """
    省 市 区 县 镇 乡 村 路 街 巷 弄 号 栋 幢 单元 室 组 社区 小区 楼 苑 园 庭 屯 队 湾 大厦 公寓 宿舍 花园 家园 广场 大院 胡同
    街道 大道 号楼 期 座 层 门 房 城 府 郡 湖 桥 村委会 家属院 安置区 #
    """)
}
