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

  @Test func everyDependencyIsNamed() throws {
    let readme = try Self.readme.get()
    let manifest = try Repository.text(of: "Package.swift")
    let packages = manifest.matches(of: /https:\/\/github\.com\/[\w.-]+\/([\w.-]+)"/).map { String($0.1) }
    #expect(packages.count >= 2)
    for package in packages + ["ncurses", "libarchive", "libxml2", "tmux"] {
      #expect(readme.contains(package), "\(package)")
    }
  }
}
