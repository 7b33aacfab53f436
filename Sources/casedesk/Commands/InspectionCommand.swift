import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI

/// An inspection from outside: what is written for it, how long it lasts, and whether what was written is true.
struct InspectionCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "inspection", abstract: words("cli.help.inspection"),
      subcommands: [
        InspectionExtractCommand.self, InspectionExtendCommand.self, InspectionCheckCommand.self,
        InspectionEvidenceCommand.self,
      ])
  }
}

/// Writes what is new in the log for inspectors.
struct InspectionExtractCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "extract", abstract: words("cli.help.inspection.extract"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      Console.say(texts("cli.inspection.extracted", String(try desk.extractProcess())))
    }
  }
}

/// Lets an inspector work longer.
struct InspectionExtendCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "extend", abstract: words("cli.help.inspection.extend"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.member.name")) var name: String
  @Option(help: help("cli.help.until")) var until: String
  @Option(help: help("cli.help.reason")) var reason: String

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      let until = try Days.parse(until, texts)
      guard let member = desk.desk.members.named(name) else { throw Refusal(.noSuchMember) }
      _ = try desk.perform(ExtendInspection(member: member.id, until: until, reason: reason))
      Console.say(texts("cli.inspection.extended", name, until.description))
    }
  }
}

/// Makes the extracts anew and compares. Exit 1 where one differs.
struct InspectionCheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "check", abstract: words("cli.help.inspection.check"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: false) { desk, texts in
      let differences = try desk.compareExtracts()
      let wording = Wording(texts: texts, desk: desk.desk)
      func numbers(_ events: [EventNumber]) -> String {
        events.map { "#\($0.rawValue)" }.joined(separator: texts["frame.listSeparator"])
      }
      for difference in differences {
        Console.complain(
          texts(
            "cli.inspection.differs", String(difference.extract.event.rawValue),
            wording.member(difference.extract.author), numbers(difference.altered), numbers(difference.missing)))
      }
      if !differences.isEmpty { throw ExitCode(1) }
      Console.say(texts("cli.inspection.same", String(desk.desk.audits.extracts.count)))
    }
  }
}

/// Takes out what an inspector is shown of a stretch of time: a folder, on the record first.
struct InspectionEvidenceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "evidence", abstract: words("cli.help.inspection.evidence"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Option(help: help("cli.help.inspection.from")) var from: String
  @Option(help: help("cli.help.inspection.to")) var to: String
  @Option(help: help("cli.help.reason")) var reason: String
  @Argument(help: help("cli.help.inspection.folder")) var folder: String

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      let (from, to) = (try Days.parse(from, texts), try Days.parse(to, texts))
      let written = try desk.export(
        PaperRequest(.evidence(from: from, to: to, reason: reason), to: folder, language: texts.language.tag))
      Console.sayLine(texts("cli.inspection.evidence", String(written.count), written.path))
    }
  }
}

/// Days on the command line.
enum Days {
  /// - Throws: `Complaint` for what is no day.
  static func parse(_ text: String, _ texts: Texts) throws -> CivilDate {
    guard let day = CivilDate(text) else { throw Complaint(texts("cli.badDate", text)) }
    return day
  }
}
