/// Placeholders of a text: `{0}` and `{0|one|many}`, with one digit. Anything else in braces is plain text.
package enum TextTemplate {
  /// The text with its placeholders filled. One beyond the arguments stays visible as it is written.
  package static func filled(_ text: String, with arguments: [String]) -> String {
    var result = ""
    scan(text, literal: { result += $0 }) { index, choices, written in
      guard index < arguments.count else {
        result += written
        return
      }
      let argument = arguments[index]
      switch choices.count {
      case 0: result += argument
      default: result += argument == "1" ? choices[0] : choices[choices.count - 1]
      }
    }
    return result
  }

  /// Which arguments the text uses.
  package static func placeholders(in text: String) -> Set<Int> {
    var found: Set<Int> = []
    scan(text, literal: { _ in }) { index, _, _ in found.insert(index) }
    return found
  }

  private static func scan(
    _ text: String, literal: (Substring) -> Void,
    placeholder: (_ index: Int, _ choices: [Substring], _ written: Substring) -> Void
  ) {
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      literal(rest[..<open])
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}") else { break }
      let parts = rest[rest.index(after: open)..<close].split(separator: "|", omittingEmptySubsequences: false)
      if let number = parts.first, number.count == 1, let index = Int(number) {
        placeholder(index, Array(parts.dropFirst()), rest[...close])
        rest = rest[rest.index(after: close)...]
      } else {
        literal("{")
        rest = rest.dropFirst()
      }
    }
    literal(rest)
  }
}
