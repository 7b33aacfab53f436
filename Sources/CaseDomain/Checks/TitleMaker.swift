/// Proposes the title of a tip from its narrative.
package enum TitleMaker {
  /// The first clause of `narrative` that says something, on one line, of at most `limit` characters.
  ///
  /// Salutations and courtesies at the beginning are passed over. A clause too long is cut at a comma where that leaves
  /// a third of it, else in the middle, marked with `…`. Empty where the narrative has no words. A title stands in
  /// lists: make it from the redacted text, never from one that still names its reporter.
  package static func title(from narrative: String, limit: Int = 30) -> String {
    guard limit > 0 else { return "" }
    let lines = withoutRedactions(TextCleaning.shown(narrative))
    var fallback = ""
    for sentence in lines.split(whereSeparator: { "。！？；!?;\n…".contains($0) }).prefix(40) {
      let words = stripped(sentence)
      guard !words.isEmpty else { continue }
      if fallback.isEmpty { fallback = fitted(words, limit) }
      if words.count >= 4, !isCourtesy(words) { return fitted(words, limit) }
    }
    return fallback
  }

  /// What was hidden ends a clause: no title begins or ends within the sign that stands for it (`〔…〕`).
  private static func withoutRedactions(_ text: String) -> String {
    var kept = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "〔"), let close = rest[open...].firstIndex(of: "〕") {
      let inside = rest[open...close]
      // `〔2026〕` in the number of a document hides nothing.
      kept += rest[..<open] + (inside.contains { "：:".contains($0) } ? "…" : inside)
      rest = rest[rest.index(after: close)...]
    }
    return kept + rest
  }

  /// Without the salutation it may begin with (`尊敬的…：`, `您好，`) and the punctuation around it.
  private static func stripped(_ sentence: Substring) -> Substring {
    var words = trimmedPunctuation(sentence)
    var isStripping = true
    while isStripping {
      isStripping = false
      // What stands before a colon or comma near the beginning may only greet.
      if let cut = words.firstIndex(where: { "：:，,、 ".contains($0) }), isSalutation(words[..<cut]) {
        words = trimmedPunctuation(words[cut...])
        isStripping = true
      } else if let cut = words.firstIndex(where: { "，,：: ".contains($0) }), isPreamble(words[..<cut]) {
        // Who writes and when says less than what follows.
        let rest = trimmedPunctuation(words[cut...])
        guard rest.count >= 4 else { return words }
        words = rest
        isStripping = true
      }
      for greeting in greetings where words.hasPrefix(greeting) && words.count > greeting.count {
        words = trimmedPunctuation(words.dropFirst(greeting.count))
        isStripping = true
      }
    }
    return words
  }

  private static func trimmedPunctuation(_ text: Substring) -> Substring {
    func isPunctuation(_ character: Character) -> Bool {
      character.isWhitespace || "，,、：:。．.~～—-–*#·“”\"'‘’【】[]（）()《》<>".contains(character)
    }
    var text = text.drop(while: isPunctuation)
    // A closing bracket or quotation mark may close what the clause opened.
    while let last = text.last, isPunctuation(last), !"”’】]）)》>\"'".contains(last) { text.removeLast() }
    return text
  }

  private static func isSalutation(_ words: Substring) -> Bool {
    guard words.count <= 16 else { return false }
    return words.hasPrefix("尊敬的") || words.hasPrefix("敬爱的") || words.hasPrefix("亲爱的") || words.hasPrefix("各位")
      || words.hasSuffix("领导") || words.hasSuffix("好") || isCourtesy(words)
  }

  private static func isPreamble(_ words: Substring) -> Bool {
    introductions.contains { words.hasPrefix($0) }
      || words.allSatisfy { $0.isNumber || "年月日号时分点上下午早晚左右许凌晨大约于在.-/:：～~".contains($0) }
  }

  private static func isCourtesy(_ words: Substring) -> Bool {
    words.count <= 12
      && (courtesies.contains { words.hasPrefix($0) } || words.hasSuffix("您好") || words.hasSuffix("你好"))
  }

  private static let introductions = ["我是", "我叫", "我们是", "本人是", "本人家住", "本人住", "我住", "我家住", "我们住", "我是家住", "本人系", "我系"]
  private static let greetings = ["您好", "你好", "领导好"]
  private static let courtesies = ["您好", "你好", "尊敬的", "敬爱的", "各位领导", "各位", "打扰", "谢谢", "感谢", "辛苦", "此致", "敬礼"]

  private static func fitted(_ words: Substring, _ limit: Int) -> String {
    guard words.count > limit else { return String(words) }
    let head = words.prefix(limit)
    if let comma = head.lastIndex(where: { "，,、：: ".contains($0) }) {
      let clause = trimmedPunctuation(head[..<comma])
      if clause.count * 3 >= limit { return String(clause) }
    }
    return trimmedPunctuation(words.prefix(limit - 1)) + "…"
  }
}
