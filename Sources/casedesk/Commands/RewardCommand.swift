import ArgumentParser
import CaseDomain
import DeskDocuments
import DeskSession
import DeskText
import DeskUI
import Foundation

/// Rewards (R6) for scripts and for trying cases.
struct RewardCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "reward", abstract: words("cli.help.reward"),
      subcommands: [
        RewardListCommand.self, RewardShowCommand.self, RewardExplainCommand.self, RewardEvaluateCommand.self,
      ])
  }
}

/// Lists rewards, one a line: what waits for the member first.
struct RewardListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: words("cli.help.reward.list"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Flag(help: help("cli.help.json")) var json = false

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: false) { desk, texts in
      let leads = RewardList.leads(desk.desk, for: desk.member)
      try desk.recordPrintedLeads(leads.count, filter: "", texts)
      let wording = Wording(texts: texts, desk: desk.desk, today: desk.desk.date(of: desk.now))
      for lead in leads {
        if json {
          guard let row = RewardRow(lead, in: desk.desk, at: desk.now) else { continue }
          Console.sayJSON(try Console.json(row))
        } else {
          let parts = RewardList.line(lead, in: desk.desk, for: desk.member, at: desk.now, wording)
          Console.sayLine(parts.filter { !$0.isEmpty }.joined(separator: "  "))
        }
      }
      try desk.sayWhatIsMissing(texts)
    }
  }
}

/// Shows the review of one lead's reward: what stands in the way, and what is missing.
struct RewardShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "show", abstract: words("cli.help.reward.show"))
  }
  @OptionGroup var page: RewardPageOptions
  func run() throws { try page.print(isWhole: false) }
}

/// Shows every clause of the review with its reason, its ruling and the events it rests on.
struct RewardExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "explain", abstract: words("cli.help.reward.explain"))
  }
  @OptionGroup var page: RewardPageOptions
  func run() throws { try page.print(isWhole: true) }
}

/// Whose reward, and how it is printed.
struct RewardPageOptions: ParsableArguments {
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.lead.number")) var number: String
  @Flag(help: help("cli.help.json")) var json = false

  func print(isWhole: Bool) throws {
    try memberOptions.withDesk(deskOptions, writing: false) { desk, texts in
      let lead = try desk.lead(numbered: number, texts)
      if let refusal = desk.desk.refusalOfReach(.lead(lead), for: desk.member) { throw refusal }
      try desk.recordPrintedLeads(1, filter: number, texts)
      if json {
        let answer = RewardAnswer(of: lead, in: desk.desk, at: desk.now, texts)
        for line in answer.text.split(separator: "\n") { Console.sayJSON(String(line)) }
      } else {
        let wording = Wording(texts: texts, desk: desk.desk, today: desk.desk.date(of: desk.now))
        let lines = RewardPage.lines(
          of: lead, in: desk.desk, for: desk.member, at: desk.now, wording, width: Console.columns,
          isWhole: isWhole)
        for line in lines { Console.sayLine(line) }
      }
      try desk.sayWhatIsMissing(texts)
    }
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
      throw Complaint(texts("cli.reward.unreadable", TextCleaning.printed(path, isOneLine: true)))
    }
  }
}
