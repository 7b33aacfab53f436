import ArgumentParser
import DeskDocuments
import DeskText
import Foundation

/// Rewards (R6) for scripts and for trying cases.
struct RewardCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reward", abstract: words("cli.help.reward"), subcommands: [RewardEvaluateCommand.self])
  }
}

/// Decides facts that stand in a file, without a desk and without keys. Exit 2 where they contradict themselves.
struct RewardEvaluateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "evaluate", abstract: words("cli.help.reward.evaluate"))
  }
  @Option(help: help("cli.help.lang")) var lang: LanguageChoice?
  @Argument(help: help("cli.help.reward.facts")) var facts: String

  func run() throws {
    let texts = lang.map { Texts($0.language) } ?? environmentTexts
    try reporting(texts) {
      let answer = RewardAnswer(facts: try Self.bytes(of: facts, texts), texts)
      for line in answer.text.split(separator: "\n") { Console.sayJSON(String(line)) }
      if !answer.isDecided { throw ExitCode(2) }
    }
  }

  /// A file's bytes, or those of standard input for `-`.
  private static func bytes(of path: String, _ texts: Texts) throws -> [UInt8] {
    do {
      let handle = path == "-" ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      return [UInt8](try handle.readToEnd() ?? Data())
    } catch {
      throw Complaint(texts("cli.reward.unreadable", path))
    }
  }
}
