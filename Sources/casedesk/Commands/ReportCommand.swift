import ArgumentParser
import CaseDomain
import DeskDocuments
import DeskSession
import DeskText
import DeskUI

/// Weekly reports and situation reports, for scripts and for paper (R5.3, R3.2).
struct ReportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "report", abstract: words("cli.help.report"),
      subcommands: [ReportWeeklyCommand.self, ReportSituationCommand.self])
  }

  /// How a report is printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case txt, html, csv, xlsx, docx, json
  }
}

/// Prints the report of a week, or what it would say now; as a file it leaves the desk, on the record.
struct ReportWeeklyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "weekly", abstract: words("cli.help.report.weekly"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Option(help: help("cli.help.report.week")) var week: String?
  @Option(help: help("cli.help.report.section")) var section: String?
  @Option(help: help("cli.help.report.format")) var format = ReportCommand.Format.txt
  @Option(help: help("cli.help.report.output")) var output: String?

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: output != nil || format.isFile) { desk, texts in
      let week = try chosen(desk, texts)
      let only = try section.map { try desk.section(named: $0, texts) }
      if format == .json, output == nil {
        return Console.sayJSON(
          try Console.json(WeeklyRecord(week, in: desk.desk, for: desk.member, at: desk.now, only: only)))
      }
      if format == .txt, output == nil {
        let wording = Wording(texts: texts, desk: desk.desk, today: desk.desk.date(of: desk.now))
        for line in WeeklyPage.lines(of: week, in: desk.desk, for: desk.member, at: desk.now, wording, only: only) {
          Console.sayLine(line)
        }
        return try desk.sayWhatIsMissing(texts)
      }
      let paper = try paper(of: week, only, desk, texts)
      try desk.write(.weekly(paper), to: output ?? texts("cli.report.file", week.description, format.rawValue), texts)
    }
  }

  private func chosen(_ desk: OpenDesk, _ texts: Texts) throws -> ISOWeek {
    guard let week else { return desk.desk.openWeek(at: desk.now) }
    guard let found = ISOWeek(week) else { throw Complaint(texts("cli.report.weekUnreadable", week)) }
    return found
  }

  private func paper(
    of week: ISOWeek, _ section: SectionID?, _ desk: OpenDesk, _ texts: Texts
  ) throws -> WeeklyPaper {
    let weekly = desk.desk.weekly
    if let section {
      guard let filing = weekly.filing(of: section, week) else {
        throw Complaint(texts("cli.report.notFiled", week.description))
      }
      return .filing(filing.event)
    }
    guard let report = weekly.report(of: week) else { throw Complaint(texts("cli.report.notMade", week.description)) }
    return .report(report.event)
  }
}

/// Prints the newest situation report, or what the ledger says of a period.
struct ReportSituationCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "situation", abstract: words("cli.help.report.situation"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Option(help: help("cli.help.report.from")) var from: String?
  @Option(help: help("cli.help.report.to")) var to: String?
  @Option(help: help("cli.help.report.format")) var format = ReportCommand.Format.txt
  @Option(help: help("cli.help.report.output")) var output: String?

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: output != nil || format.isFile) { desk, texts in
      guard desk.desk.mayReadLeads(desk.member) else {
        throw Refusal(.postRequired, Clause("R3.2"), .posts(.leadsReaders))
      }
      let today = desk.desk.date(of: desk.now)
      let first = try day(from, texts) ?? Period(.month, containing: today).first
      let last = try day(to, texts) ?? today
      guard first <= last else { throw Refusal(.periodUnfit, Clause("R3.2")) }
      // Asked for a period, one on record about just that period; asked for none, the newest.
      let found = desk.desk.weekly.situations.last {
        from == nil && to == nil ? true : $0.from == first && $0.to == last
      }
      if format == .json, output == nil {
        let record =
          found.map { SituationRecord($0, in: desk.desk) }
          ?? SituationRecord(from: first, to: last, in: desk.desk, for: desk.member, at: desk.now)
        return Console.sayJSON(try Console.json(record))
      }
      if format == .txt, output == nil {
        let wording = Wording(texts: texts, desk: desk.desk, today: today)
        let lines =
          found.map { WeeklyPage.lines(of: $0, in: desk.desk, for: desk.member, at: desk.now, wording) }
          ?? WeeklyPage.preview(from: first, to: last, in: desk.desk, for: desk.member, at: desk.now, wording)
        for line in lines { Console.sayLine(line) }
        return try desk.sayWhatIsMissing(texts)
      }
      guard let found else { throw Complaint(texts("cli.report.noSituation", first.description, last.description)) }
      let file = texts("cli.report.situationFile", found.from.description, found.to.description, format.rawValue)
      try desk.write(.weekly(.situation(found.event)), to: output ?? file, texts)
    }
  }

  private func day(_ text: String?, _ texts: Texts) throws -> CivilDate? {
    guard let text else { return nil }
    guard let day = CivilDate(text) else { throw Complaint(texts("cli.dateUnreadable", text)) }
    return day
  }
}

extension ReportCommand.Format {
  /// Whether it is written into a file where no name was given.
  var isFile: Bool { self != .txt && self != .json }
}

extension OpenDesk {
  fileprivate func section(named name: String, _ texts: Texts) throws -> SectionID {
    guard let found = desk.organisation.sections.last(where: { $0.name == name }) else {
      throw Complaint(texts("cli.report.noSection", name))
    }
    return found.id
  }
}
