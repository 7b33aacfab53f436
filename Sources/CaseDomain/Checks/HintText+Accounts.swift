extension HintText {
  func findEmails(into found: inout [Found]) {
    for at in scalars.indices where scalars[at] == "@" {
      var start = at
      while start > 0, isMailLocal(scalars[start - 1]), at - start < 64 { start -= 1 }
      var end = at + 1
      var lastDot: Int?
      while end < count, isMailDomain(scalars[end]), end - at < 128 {
        if scalars[end] == "." { lastDot = end }
        end += 1
      }
      // A full stop at the end closes the sentence.
      while end > at + 1, [".", "-"].contains(scalars[end - 1]) { end -= 1 }
      guard start < at, let lastDot, lastDot > at + 1, end - lastDot > 2 else { continue }
      found.append(Found(range: start..<end, kind: .email))
    }
  }

  private func isMailLocal(_ scalar: Unicode.Scalar) -> Bool {
    isMailDomain(scalar) || ["_", "+", "%"].contains(scalar)
  }

  private func isMailDomain(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || [".", "-"].contains(scalar)
  }

  /// WeChat and QQ numbers after the words that announce them.
  func findAccounts(into found: inout [Found]) {
    for position in 0..<count {
      if let cue = end(of: Self.wechatCues, at: position), !isASCIILetter(at: position - 1) {
        findAccount(after: cue, kind: .wechat, into: &found)
      } else if let cue = end(of: Self.qqCues, at: position), !isASCIILetter(at: position - 1) {
        findAccount(after: cue, kind: .qq, into: &found)
      }
    }
  }

  private func findAccount(after cue: Int, kind: IdentityHint.Kind, into found: inout [Found]) {
    let start = skip(Self.accountFiller, from: cue)
    var end = start
    var letters = 0
    while end < count, digit(at: end) != nil || isASCIILetter(at: end) || ["_", "-"].contains(scalars[end]) {
      if digit(at: end) == nil { letters += 1 }
      end += 1
    }
    let length = end - start
    let isAccount =
      switch kind {
      // A WeChat id begins with a letter and has 6 to 20 characters; a QQ or mobile number serves as one too.
      case .wechat: letters > 0 ? isASCIILetter(at: start) && (6...20).contains(length) : (5...12).contains(length)
      default: letters == 0 && (5...11).contains(length) && digit(at: start) != 0
      }
    if isAccount { found.append(Found(range: start..<end, kind: kind)) }
  }

  private static let accountFiller = cueFiller.union(["群", "-"])
  private static let wechatCues = WordSet("微信 微信号 weixin wechat vx wx v信 威信 加微")
  private static let qqCues = WordSet("qq 扣扣 企鹅号 qq号")

  /// Number plates: province, office, five characters, or six for new-energy cars.
  func findPlates(into found: inout [Found]) {
    for start in 0..<count where Self.provinces.contains(scalars[start]) && isASCIILetter(at: start + 1) {
      var end = start + 2
      if end < count, ["·", ".", "•", "-", " "].contains(scalars[end]) { end += 1 }
      let first = end
      var digits = 0
      while end < count, digit(at: end) != nil || isASCIILetter(at: end), end - first < 7 {
        if digit(at: end) != nil { digits += 1 }
        end += 1
      }
      var length = end - first
      if length == 4, end < count, ["学", "警", "港", "澳", "挂", "领", "使"].contains(scalars[end]) {
        end += 1
        length += 1
      }
      guard length == 5 || length == 6, digits >= 2 else { continue }
      found.append(Found(range: start..<end, kind: .licencePlate))
    }
  }

  private static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼".unicodeScalars)
}
