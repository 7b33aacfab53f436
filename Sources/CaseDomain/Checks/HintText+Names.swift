extension HintText {
  /// Names after the words with which people introduce themselves, and beside what only a reporter does.
  func findNames(into found: inout [Found]) {
    for position in 0..<count {
      if let cue = end(of: NameWords.labels, at: position) {
        findLabelled(at: position, after: cue, into: &found)
      }
      if let cue = end(of: NameWords.introductions, at: position), !isHan(at: position - 1) || !isOther(position - 1) {
        let start = skip([":", ",", " ", "是", "叫", "做", "作"], from: cue)
        // 本人 alone begins many sentences; a short word after it is a name only where something personal follows.
        let isNaming = scalars[start - 1] != "人"
        findIntroduced(after: start, allowsShort: isNaming, into: &found)
      }
      findReporting(at: position, into: &found)
      if scalars[position] == "我", let end = name(at: position + 1), end - position >= 4,
        isPersonalFollow(after: end)
      {
        append(position + 1..<end, into: &found)
      }
    }
  }

  private func append(_ range: Range<Int>, into found: inout [Found]) {
    found.append(Found(range: range, kind: .name))
    // 张三、李四: those who sign together stand side by side.
    var last = range.upperBound
    while true {
      let next = skip(["、", ",", " ", "和", "\t"], from: last, limit: 2)
      guard next > last, let end = name(at: next), end - next >= 3 || scalars[next - 1] == "、" else { return }
      found.append(Found(range: next..<end, kind: .name))
      last = end
    }
  }

  /// Whether the word before belongs to someone else's introduction: `他说我是…` is still the writer's own view, but
  /// `被…` and `自称…` are not.
  private func isOther(_ position: Int) -> Bool {
    ["称", "说"].contains(scalars[position])
  }

  // MARK: After a label

  /// `举报人：…`, `联系人 …`. What is said of the person reported (`被举报人：…`) is the matter itself, not a hint.
  private func findLabelled(at position: Int, after cue: Int, into found: inout [Found]) {
    guard !scalars[max(0, position - 6)..<position].contains("被") else { return }
    let start = skip([":", " ", "\t", "是", "为", "(", ")", "签", "字", "名", "姓"], from: cue)
    let hasColon = scalars[cue..<start].contains(":")
    if hasColon, let end = labelledName(at: start) {
      append(start..<end, into: &found)
    } else if let end = name(at: start) ?? name(at: start, before: NameWords.reporting),
      end - start >= 3 || isPersonalFollow(after: end)
    {
      append(start..<end, into: &found)
    }
  }

  /// 张卫国来电反映…, 把张卫国举报的事…, 有事找蒋大为: a whole name beside what only a reporter does, or who is to be asked for.
  private func findReporting(at position: Int, into found: inout [Found]) {
    let isFree =
      !isHan(at: position - 1) || NameWords.beforeReporters.contains(scalars[position - 1])
    if isFree, let end = name(at: position, before: NameWords.reports), end - position >= 3,
      self.end(of: NameWords.reports, at: end) != nil, isPerson(position..<end)
    {
      append(position..<end, into: &found)
    }
    if let cue = end(of: NameWords.contacts, at: position), let end = name(at: cue), end - cue >= 3, isClauseEnd(end),
      isPerson(cue..<end)
    {
      append(cue..<end, into: &found)
    }
  }

  private func isPerson(_ range: Range<Int>) -> Bool {
    !NameWords.officeStarts.contains(scalars[range.lowerBound])
      && !NameWords.officeEnds.contains(scalars[range.upperBound - 1])
  }

  /// After a label and a colon any two to four ideographs that stand alone are a name, whatever the surname, as are
  /// names of minorities with a middle dot.
  private func labelledName(at start: Int) -> Int? {
    if let end = name(at: start) { return end }
    var end = start
    while end < count, end - start < 20, isHan(at: end) || (isDot(end) && isHan(at: end + 1)) { end += 1 }
    let hasDot = (start..<end).contains(where: isDot)
    guard hasDot ? end - start >= 4 : (2...4).contains(end - start) else { return nil }
    let word = scalars[start..<end]
    guard !NameWords.notNames.contains(word), !word.contains(where: NameWords.neverInNames.contains) else { return nil }
    return end
  }

  private func isDot(_ position: Int) -> Bool {
    position < count && ["·", "•", "・"].contains(scalars[position])
  }

  // MARK: After an introduction

  private func findIntroduced(after start: Int, allowsShort: Bool, into found: inout [Found]) {
    if let end = name(at: start), end - start >= 3 || isPersonalFollow(after: end) || (allowsShort && isClauseEnd(end))
    {
      append(start..<end, into: &found)
      return
    }
    // 我是某小区业主张三: the name follows the role within the same clause.
    var position = start
    while position < count, position - start < 30, !NameWords.clauseEnds.contains(scalars[position]) {
      if let role = end(of: NameWords.roles, at: position), let end = name(at: role),
        end - role >= 3 || isPersonalFollow(after: end)
      {
        append(role..<end, into: &found)
        return
      }
      position += 1
    }
  }

  private func isClauseEnd(_ position: Int) -> Bool {
    position >= count || NameWords.clauseEnds.contains(scalars[position])
  }

  /// Whether what follows is said of a person: `，男`, `，电话…`, `，家住…`, `（身份证…`.
  private func isPersonalFollow(after position: Int) -> Bool {
    let next = skip([",", " ", "(", ":", "、"], from: position, limit: 3)
    return end(of: NameWords.personal, at: next) != nil
  }

  // MARK: Names

  /// Where the name at `start` ends: a surname with one or two more ideographs, or with a form of address, followed by
  /// something that no name goes on with.
  ///
  /// - Parameter more: what else a name goes on with here.
  private func name(at start: Int, before more: WordSet? = nil) -> Int? {
    guard start < count, NameWords.commonStarts.longestMatch(in: scalars, at: start) == nil else { return nil }
    for surname in Surnames.lengths(in: scalars, at: start) {
      if let end = end(of: NameWords.titles, at: start + surname) { return end }
      for given in [2, 1] {
        let end = start + surname + given
        guard end <= count, (start + surname..<end).allSatisfy(isGivenName),
          isNameEnd(end) || more.map({ self.end(of: $0, at: end) != nil }) == true
        else { continue }
        if !NameWords.notNames.contains(scalars[start..<end]) { return end }
      }
    }
    return nil
  }

  private func isGivenName(_ position: Int) -> Bool {
    scalars[position].isHan && !NameWords.neverInNames.contains(scalars[position])
  }

  private func isNameEnd(_ position: Int) -> Bool {
    guard isHan(at: position) else { return true }
    return end(of: NameWords.follows, at: position) != nil
  }

  // MARK: Signatures

  /// The last lines that say something are looked at for a name that stands alone, signs with a form (`敬上`) or closes
  /// the line.
  func findSignatures(into found: inout [Found]) {
    var end = count
    var seen = 0
    while end > 0, seen < 4 {
      var start = end
      while start > 0, !Self.isBreak(scalars[start - 1]) { start -= 1 }
      if let line = signatureRange(start..<end) {
        seen += 1
        findSignature(in: line, into: &found)
      }
      end = start - 1
    }
  }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{2029}"
  }

  /// `range` without punctuation around it and without the date or number behind it; nil where nothing is left.
  private func signatureRange(_ range: Range<Int>) -> Range<Int>? {
    var (start, end) = (range.lowerBound, range.upperBound)
    func isOuter(_ scalar: Unicode.Scalar) -> Bool {
      scalar.isBlank || NameWords.clauseEnds.contains(scalar)
        || ["-", "~", ".", "(", ")", "*", "\"", "”", "“"].contains(scalar)
    }
    func isDate(_ scalar: Unicode.Scalar) -> Bool {
      scalar.decimalDigit != nil || ["年", "月", "日", "/", "号", "时", "分"].contains(scalar)
    }
    while start < end, isOuter(scalars[start]) { start += 1 }
    while end > start, isOuter(scalars[end - 1]) || isDate(scalars[end - 1]) { end -= 1 }
    return start < end ? start..<end : nil
  }

  private func findSignature(in line: Range<Int>, into found: inout [Found]) {
    var start = line.upperBound
    while start > line.lowerBound, !NameWords.sentenceEnds.contains(scalars[start - 1]), !scalars[start - 1].isBlank {
      start -= 1
    }
    // `被举报人：…` at the end of a letter names the person reported.
    if start > 0, scalars[start - 1] == ":", scalars[max(0, start - 8)..<start].contains("被") { return }
    let (end, isSigned) = withoutClosing(start..<line.upperBound)
    // Whoever signs as a resident or a customer puts the name behind it.
    var first = start
    for position in start..<end {
      if let role = self.end(of: NameWords.roles, at: position), role < end { first = role }
    }
    for begin in first == start ? [start] : [first, start] where (2...4).contains(end - begin) {
      guard signatureEnd(at: begin, end) else { continue }
      let isWholeLine = start == line.lowerBound
      guard end - begin >= 3 || isSigned || (isWholeLine && begin == start) else { continue }
      found.append(Found(range: begin..<end, kind: .name))
      return
    }
  }

  /// Whether `begin..<end` is a name by itself, whatever follows.
  private func signatureEnd(at begin: Int, _ end: Int) -> Bool {
    guard NameWords.commonStarts.longestMatch(in: scalars, at: begin) == nil,
      !NameWords.notNames.contains(scalars[begin..<end])
    else { return false }
    return Surnames.lengths(in: scalars, at: begin).contains { surname in
      let given = begin + surname..<end
      return (1...2).contains(given.count) && given.allSatisfy(isGivenName)
    }
  }

  private func withoutClosing(_ range: Range<Int>) -> (end: Int, isSigned: Bool) {
    for position in range where position > range.lowerBound {
      if let end = end(of: NameWords.closings, at: position), end == range.upperBound { return (position, true) }
    }
    return (range.upperBound, false)
  }
}
