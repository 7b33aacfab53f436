import ArgumentParser
import CaseDomain
import DeskDocuments
import DeskSession
import DeskText
import DeskUI

/// Meetings and what is owed, for scripts and for other calendar programs (R2.2).
struct CalendarCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "calendar", abstract: words("cli.help.calendar"),
      subcommands: [CalendarListCommand.self, CalendarObligationsCommand.self, CalendarExportCommand.self])
  }
}

/// Lists the meetings of a year, one a line.
struct CalendarListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: words("cli.help.calendar.list"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Option(help: help("cli.help.calendar.year")) var year: Int?
  @Flag(help: help("cli.help.json")) var json = false

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: false) { desk, texts in
      let today = desk.desk.date(of: desk.now)
      let wording = Wording(texts: texts, desk: desk.desk, today: today)
      let meetings = desk.desk.meetings.all.filter { meeting in
        meeting.plan.map { $0.start.date.year == year ?? today.year } ?? (meeting.state == .proposed)
      }
      for meeting in meetings.sorted(by: { ($0.plan?.start.description ?? "~") < ($1.plan?.start.description ?? "~") })
      {
        if json {
          Console.sayJSON(try Console.json(MeetingRow(meeting, in: desk.desk, for: desk.member)))
        } else {
          let when = meeting.plan.map { wording.moment($0.start) } ?? ""
          let state = texts["meetings.state.\(meeting.state.rawValue)"]
          let line = [when, wording.meetingKind(meeting.kind), meeting.purpose, meeting.plan?.place ?? "", state]
          Console.sayLine(line.filter { !$0.isEmpty }.joined(separator: "  "))
        }
      }
      try desk.sayWhatIsMissing(texts)
    }
  }
}

/// Says how each obligation stands in each period of a year.
struct CalendarObligationsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "obligations", abstract: words("cli.help.calendar.obligations"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Option(help: help("cli.help.calendar.year")) var year: Int?
  @Flag(help: help("cli.help.json")) var json = false

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: false) { desk, texts in
      let today = desk.desk.date(of: desk.now)
      let wording = Wording(texts: texts, desk: desk.desk, today: today)
      let periods = desk.desk.obligations(in: year ?? today.year, on: today).flatMap(\.periods)
      for found in periods {
        if json {
          Console.sayJSON(try Console.json(ObligationRow(found, in: desk.desk)))
        } else if found.state != .notOwed {
          let state = texts["meetings.state.\(found.state.rawValue)"]
          let needs = found.by.map {
            texts("meetings.brief.needs", String(found.missing), $0.description)
          }
          let line = [wording.obligation(found), state, needs ?? ""].filter { !$0.isEmpty }
          Console.sayLine(line.joined(separator: "  "))
        }
      }
      try desk.sayWhatIsMissing(texts)
    }
  }
}

/// Prints the calendar for another program.
struct CalendarExportCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case ics }

  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "export", abstract: words("cli.help.calendar.export"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Option(help: help("cli.help.calendar.format")) var format = Format.ics

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: false) { desk, texts in
      Console.sayCalendar(
        CalendarFile(desk.desk, deskID: String(desk.deskID.description.prefix(8)), texts: texts).lines)
      try desk.sayWhatIsMissing(texts)
    }
  }
}
