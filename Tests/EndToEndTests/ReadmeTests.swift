import TestSupport
import Testing

/// What the README states is what the program does.
@Suite struct ReadmeTests {
  private static let readme = Result { try Repository.text(of: "README.md") }

  /// The fenced block that follows a comment `<!-- NAME -->`.
  static func block(_ name: String) throws -> String {
    let text = try readme.get()
    let start = try #require(text.firstRange(of: "<!-- \(name) -->\n```text\n")).upperBound
    let end = try #require(text[start...].firstRange(of: "\n```")).lowerBound
    return String(text[start..<end])
  }

  @Test func theCheatSheetIsThatOfTheProgram() throws {
    let bench = try Bench()
    for (name, language) in [("keys", "en"), ("keys zh", "zh")] {
      let printed = try bench.succeed("keys", "--lang", language)
      let lines = printed.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0.reversed().drop { $0 == " " }.reversed()) }
      let sheet = lines.joined(separator: "\n").reversed().drop { $0 == "\n" }.reversed()
      #expect(try Self.block(name) == String(sheet), "run: casedesk keys --lang \(language)")
    }
  }

  @Test func everyCommandIsDescribed() throws {
    let bench = try Bench()
    let readme = try Self.readme.get()
    let help = try bench.run("--help").output
    let commands = help.split(separator: "\n").drop { !$0.hasPrefix("命令：") }.dropFirst()
      .filter { $0.hasPrefix("  ") && $0.dropFirst(2).first != " " }.compactMap { $0.split(separator: " ").first }
      .filter { !$0.hasPrefix("详见") }
    #expect(commands.count > 8)
    for command in commands { #expect(readme.contains("casedesk \(command)"), "\(command)") }
    let members = try bench.succeed("member", "--help").split(separator: "\n").drop { !$0.hasPrefix("命令：") }
      .dropFirst().filter { $0.hasPrefix("  ") && $0.dropFirst(2).first != " " }
      .compactMap { $0.split(separator: " ").first }.filter { !$0.hasPrefix("详见") }
    #expect(members.count > 5)
    for command in members { #expect(readme.contains("member \(command)"), "\(command)") }
  }

  /// A command that a text, the manual or the README sends somebody to exists, with the options it is shown with.
  @Test func everyCommandThatIsNamedExists() throws {
    let bench = try Bench()
    func names(_ arguments: String...) throws -> Set<Substring> {
      let lines = try bench.succeed("help", arguments.joined(separator: " ")).split(separator: "\n")
      return Set(
        lines.drop { !$0.hasPrefix("命令：") }.dropFirst().filter { $0.hasPrefix("  ") && $0.dropFirst(2).first != " " }
          .compactMap { $0.split(separator: " ").first })
    }
    let all = Set(
      try bench.run("--help").output.split(separator: "\n").drop { !$0.hasPrefix("命令：") }.dropFirst()
        .filter { $0.hasPrefix("  ") && $0.dropFirst(2).first != " " }.compactMap { $0.split(separator: " ").first })
    let grouped = [
      "member", "inspection", "lead", "calendar", "reward", "report", "supervision", "publicity", "study",
    ]
    let groups = try Dictionary(uniqueKeysWithValues: grouped.map { ($0, try names($0)) })
    try #require(all.isSuperset(of: ["open", "verify"]) && groups.values.allSatisfy { !$0.isEmpty })
    var help: [String: String] = [:]
    func page(_ command: [String]) throws -> String {
      let key = command.joined(separator: " ")
      if let known = help[key] { return known }
      let text = try bench.run(words: command + ["--help"]).output
      help[key] = text
      return text
    }
    var files = ["README.md", "Resources/manual/en.md", "Resources/manual/zh-Hans.md"]
    files += ["en", "zh-Hans"].map { "Resources/manual/tasks/\($0).md" }
    for folder in ["Resources/texts/en", "Resources/texts/zh-Hans"] {
      files += try Repository.files(below: folder)
    }
    var found = 0
    for file in files {
      for line in try Repository.text(of: file).split(separator: "\n") {
        for match in line.matches(of: /casedesk ([a-z]+)(?: ([a-z]+))?([^`\n]*)/) {
          found += 1
          let (command, second) = (match.1, match.2)
          #expect(all.contains(command), "\(file): \(line)")
          var words = [String(command)]
          if let group = groups[String(command)] {
            #expect(second.map { group.contains($0) } == true, "\(file): \(line)")
            words += second.map { [String($0)] } ?? []
          }
          guard file.hasSuffix(".md") else { continue }
          for option in match.3.matches(of: /--[a-z-]+/) {
            #expect(try page(words).contains(option.0), "\(file): \(option.0) of \(words): \(line)")
          }
        }
      }
    }
    #expect(found > 60)
  }

  @Test func everyDependencyIsNamed() throws {
    let readme = try Self.readme.get()
    let manifest = try Repository.text(of: "Package.swift")
    let packages = manifest.matches(of: /https:\/\/github\.com\/[\w.-]+\/([\w.-]+)"/).map { String($0.1) }
    #expect(packages.count >= 2)
    for package in packages + ["ncurses", "libarchive", "libxlsxwriter", "libxml2", "tmux"] {
      #expect(readme.contains(package), "\(package)")
    }
  }
}
