import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI

/// Directives, inspections and written rules (R3.1, R3.3, R3.5) for scripts.
struct SupervisionCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "supervision", abstract: words("cli.help.supervision"),
      subcommands: [
        SupervisionListCommand.self, SupervisionDirectivesCommand.self, SupervisionRulesCommand.self,
      ])
  }
}

/// Lists inspections, one a line: what waits for the member first.
struct SupervisionListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: words("cli.help.supervision.list"))
  }
  @OptionGroup var listing: SupervisionListing
  func run() throws { try listing.print(.inspections) }
}

/// Lists directives of superiors.
struct SupervisionDirectivesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "directives", abstract: words("cli.help.supervision.directives"))
  }
  @OptionGroup var listing: SupervisionListing
  func run() throws { try listing.print(.directives) }
}

/// Lists written rules.
struct SupervisionRulesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "rules", abstract: words("cli.help.supervision.rules"))
  }
  @OptionGroup var listing: SupervisionListing
  func run() throws { try listing.print(.rules) }
}

/// A list of pane 7, and how it is printed.
struct SupervisionListing: ParsableArguments {
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Flag(help: help("cli.help.json")) var json = false

  /// One entry, for scripts.
  private struct Row: Encodable {
    let event: Int64
    let group: String
    let state: String
    let kind: String
    let title: String
    let due: String?
    let late: Bool
  }

  func print(_ list: SupervisionList) throws {
    try memberOptions.withDesk(deskOptions, writing: false) { desk, texts in
      let today = desk.desk.date(of: desk.now)
      let wording = Wording(texts: texts, desk: desk.desk, today: today)
      guard let me = desk.desk.members[desk.member], !me.posts.isDisjoint(with: SupervisionList.posts) else {
        throw Refusal(.postRequired, nil, .posts(SupervisionList.posts))
      }
      for entry in list.entries(desk.desk, for: desk.member, on: today) {
        let words = SupervisionList.words(
          of: SupervisionSubject(list, entry.event), desk.desk, wording, for: desk.member)
        if json {
          let row = Row(
            event: entry.event.rawValue, group: entry.group.rawValue, state: words.state, kind: words.kind,
            title: words.title, due: entry.due?.description, late: entry.isLate)
          Console.sayJSON(try Console.json(row))
        } else {
          let parts = [
            "#\(entry.event.rawValue)", entry.due.map { wording.dueShort($0) } ?? words.state, words.kind, words.title,
          ]
          Console.sayLine(parts.filter { !$0.isEmpty }.joined(separator: "  "))
        }
      }
      try desk.sayWhatIsMissing(texts)
    }
  }
}
