import DeskText
import Terminal

/// What the option parser says, in the user's language: its own sentences are English.
struct ParserWords {
  let texts: Texts

  /// A way in which a command line is wrong, and the text for it, whose placeholders are the pattern's groups.
  private static var patterns: [(Regex<AnyRegexOutput>, String)] {
    [
      (Regex(/Unknown option '(.+)'\. Did you mean '(.+)'\?/), "cli.parser.unknownOptionNear"),
      (Regex(/Unknown option '([^']+)'.*/.dotMatchesNewlines()), "cli.parser.unknownOption"),
      (Regex(/Missing value for '(.+)'/), "cli.parser.missingValue"),
      (Regex(/The option '(.+)' does not take any value, but '(.*)' was specified\./), "cli.parser.takesNoValue"),
      (Regex(/Unexpected argument '(.*)'/.dotMatchesNewlines()), "cli.parser.unexpected"),
      (Regex(/\d+ unexpected arguments: '(.*)'/.dotMatchesNewlines()), "cli.parser.unexpected"),
      (Regex(/Missing expected argument '(.+)'/), "cli.parser.missingArgument"),
      (Regex(/The value '(.*)' is invalid for '(.+?)'\. Please provide one of(.*)/.dotMatchesNewlines()), choice),
      (Regex(/The value '(.*)' is invalid for '(.+)'.*/.dotMatchesNewlines()), "cli.parser.invalidValue"),
    ]
  }

  private static let choice = "cli.parser.invalidChoice"

  /// A sentence about a mistyped command line.
  func error(_ message: String) -> String {
    for (pattern, key) in Self.patterns {
      guard let match = message.wholeMatch(of: pattern) else { continue }
      var parts = match.output.dropFirst().map { String($0.substring ?? "") }
      if key == Self.choice, let list = parts.popLast() { parts.append(choices(list)) }
      return texts.find(key, parts) ?? message
    }
    return texts("cli.parser.other", message)
  }

  /// `'a', 'b' or 'c'.`, or one a line behind a dash.
  private func choices(_ list: String) -> String {
    let quoted = list.matches(of: /'([^']*)'/).map { String($0.1) }
    let dashed = list.matches(of: /- (\S+)/).map { String($0.1) }
    return (quoted.isEmpty ? dashed : quoted).joined(separator: texts["frame.listSeparator"])
  }

  /// A help screen, or what stands below a sentence about a mistyped command line, line by line.
  func screen(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line($0) }.joined(separator: "\n")
  }

  private func line(_ line: Substring) -> String {
    let heads = [
      ("OVERVIEW: ", "cli.parser.overview"), ("USAGE: ", "cli.parser.usage"), ("Usage: ", "cli.parser.usage"),
      ("Help:  ", "cli.parser.help"), ("ARGUMENTS:", "cli.parser.arguments"), ("OPTIONS:", "cli.parser.options"),
      ("SUBCOMMANDS:", "cli.parser.subcommands"),
    ]
    for (head, key) in heads where line.hasPrefix(head) { return texts(key, String(line.dropFirst(head.count))) }
    if let match = line.wholeMatch(of: #/  See '(.+)' for (?:more information|detailed help)\./#) {
      return "  " + texts("cli.parser.see", String(match.1))
    }
    let worded = String(line)
      .replacing("Show the version.", with: texts["cli.parser.version"])
      .replacing("Show help information.", with: texts["cli.parser.showHelp"])
      .replacing(" \(Self.standard) ", with: " \(padded(texts["cli.parser.standard"], like: Self.standard)) ")
    guard let match = worded.wholeMatch(of: /(.*?) ?\((values: [^()]*|default: [^()]*)\)/) else { return worded }
    return texts("cli.parser.remark", String(match.1), remark(String(match.2)))
  }

  /// How the parser marks the command that runs when none is named.
  private static let standard = "(default)"

  private func padded(_ word: String, like other: String) -> String {
    word + String(repeating: " ", count: max(0, DisplayWidth.of(other) - DisplayWidth.of(word)))
  }

  /// `values: a, b; default: a`
  private func remark(_ text: String) -> String {
    text.split(separator: "; ").map { part in
      let (name, value) = (part.prefix { $0 != ":" }, String(part.drop { $0 != ":" }.dropFirst(2)))
      return texts(name == "values" ? "cli.parser.values" : "cli.parser.default", value)
    }.joined(separator: texts["cli.parser.remarkSeparator"])
  }
}
