import DeskText

/// `casedesk --desk DIR log` means `casedesk log --desk DIR`: which desk, who acts and in what language may be said first.
enum ArgumentOrder {
  private static let options: Set = ["--desk", "--as", "--lang", "--passphrase-file"]

  /// The arguments with such options moved behind the command, where the parser looks for them.
  ///
  /// - Parameter commands: names of the commands; without one of them everything stays as it is.
  static func commandFirst(_ arguments: [String], commands: Set<String>) -> [String] {
    var leading: [String] = []
    var rest = arguments[...]
    while let option = rest.first, let name = option.split(separator: "=").first, options.contains(String(name)) {
      let count = option.contains("=") ? 1 : 2
      leading += rest.prefix(count)
      rest = rest.dropFirst(count)
    }
    guard let command = rest.first, commands.contains(command) else { return arguments }
    // What follows `--` is no option any more.
    let end = rest.firstIndex(of: "--") ?? rest.endIndex
    return rest[..<end] + leading + rest[end...]
  }
  /// What `--lang` says, wherever it stands: even the words about a mistyped option are in that language.
  static func language(in arguments: [String]) -> Language? {
    for (place, argument) in arguments.enumerated() {
      if argument == "--" { return nil }
      let value: String? =
        argument == "--lang"
        ? arguments.dropFirst(place + 1).first
        : argument.hasPrefix("--lang=") ? String(argument.dropFirst(7)) : nil
      if let value { return LanguageChoice(rawValue: value)?.language }
    }
    return nil
  }
}
