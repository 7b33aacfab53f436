import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI

/// Publicity (R1.1–R1.3, R1.5) for scripts.
struct PublicityCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "publicity", abstract: words("cli.help.publicity"),
      subcommands: [PublicityListCommand.self, PublicityCoverageCommand.self])
  }
}

/// Lists the activities of a year, one a line.
struct PublicityListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: words("cli.help.publicity.list"))
  }
  @OptionGroup var page: PublicityPageOptions

  func run() throws {
    try page.print(.activities) { desk, wording, year in
      let texts = wording.texts
      return desk.publicity.all.filter { $0.on.year == year }.sorted { ($0.on, $0.id) < ($1.on, $1.id) }.map {
        activity in
        let details = activity.details
        let line = [
          "\(activity.on)", texts["publicity.state.\(activity.state.rawValue)"],
          wording.activityForms(details?.forms ?? []), activity.theme, wording.organiser(activity.organiser),
          details.map { texts("publicity.row.audience", String($0.audience)) } ?? "",
        ]
        return (line, ActivityRow(activity, desk))
      }
    }
  }
}

/// Prints which section and window was reached in which month, and what is missing.
struct PublicityCoverageCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "coverage", abstract: words("cli.help.publicity.coverage"))
  }
  @OptionGroup var page: PublicityPageOptions

  func run() throws {
    try page.print(.coverage) { desk, wording, year in
      desk.coverage(in: year, on: wording.today).map { row in
        let gaps = row.gaps.filter(\.isOver).map(\.period.description)
        let missing = gaps.isEmpty ? "" : wording.texts("publicity.gaps", gaps.joined(separator: " "))
        return (
          [row.cells.map { $0.sign == " " ? "_" : $0.sign }.joined(separator: " "), row.name, missing], PlaceRow(row)
        )
      }
    }
  }
}

/// Study sessions (R1.4) for scripts.
struct StudyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "study", abstract: words("cli.help.study"), subcommands: [StudyListCommand.self])
  }
}

/// Lists the study sessions of a year, one a line.
struct StudyListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: words("cli.help.study.list"))
  }
  @OptionGroup var page: PublicityPageOptions

  func run() throws {
    try page.print(.studies) { desk, wording, year in
      let texts = wording.texts
      return desk.study.held.filter { $0.on.year == year }.sorted { ($0.on, $0.id) < ($1.on, $1.id) }.map { session in
        let open = desk.openMakeUps().count { $0.study == session.id }
        let line = [
          "\(session.on)", texts["publicity.study.\(session.details.kind.rawValue)"], session.details.title,
          texts("publicity.row.attendance", String(session.present.count), String(session.attendance.count)),
          open > 0 ? texts("publicity.row.makeUp", String(open)) : "",
        ]
        return (line, SessionRow(session, desk))
      }
    }
  }
}

/// Which year, and how it is printed.
struct PublicityPageOptions: ParsableArguments {
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Option(help: help("cli.help.calendar.year")) var year: Int?
  @Flag(help: help("cli.help.json")) var json = false

  /// Prints a list, once it is on record.
  func print<Row: Encodable>(
    _ what: ExportedPublicity, _ rows: (Desk, Wording, Int) -> [(line: [String], row: Row)]
  ) throws {
    try memberOptions.withDesk(deskOptions, writing: false) { desk, texts in
      let today = desk.desk.date(of: desk.now)
      let found = rows(desk.desk, Wording(texts: texts, desk: desk.desk, today: today), year ?? today.year)
      do {
        if let fault = desk.readOnly { throw fault }
        _ = try desk.perform(ExportPublicity(what: what, count: found.count, file: texts["log.export.printed"]))
      } catch is DeskFault {
        Console.complain(texts["log.unrecordedPrint"])
      }
      for (line, row) in found {
        if json {
          Console.sayJSON(try Console.json(row))
        } else {
          Console.sayLine(line.filter { !$0.isEmpty }.joined(separator: "  "))
        }
      }
      try desk.sayWhatIsMissing(texts)
    }
  }
}

/// An activity as JSON.
private struct ActivityRow: Encodable {
  let activity: Int64
  let on: CivilDate
  let state: String
  let theme: String
  let forms: [ActivityForm]
  let focus: ActivityFocus?
  let organiser: String?
  let sections: [String]
  let windows: [String]
  let place: String
  let audience: Int?
  let summary: String?
  let files: [String]
  let versions: Int

  init(_ activity: Activity, _ desk: Desk) {
    let details = activity.details
    func name(_ id: SectionID) -> String { desk.organisation.section(id)?.name ?? "" }
    self.activity = activity.id.rawValue
    on = activity.on
    state = activity.state.rawValue
    theme = activity.theme
    forms = details?.forms ?? []
    focus = details?.focus
    organiser = activity.organiser.map(name)
    sections = (details?.sections ?? []).map(name)
    windows = (details?.windows ?? []).map { desk.organisation.window($0)?.name ?? "" }
    place = activity.place
    audience = details?.audience
    summary = details?.summary
    files = activity.evidence.flatMap { $0.files.map(\.name) }
    versions = activity.versions.count
  }
}

/// A section or window as JSON.
private struct PlaceRow: Encodable {
  struct Gap: Encodable {
    let period: String
    let count: Int
    let asked: Int
    let isOver: YesNo
  }
  let kind: String
  let id: Int64
  let name: String
  /// January first.
  let counts: [Int]
  let standings: [String]
  let gaps: [Gap]

  init(_ row: CoverageRow) {
    switch row.span.place {
    case .section(let section): (kind, id) = ("section", section.rawValue)
    case .window(let window): (kind, id) = ("window", window.rawValue)
    }
    name = row.name
    counts = row.cells.map(\.count)
    standings = row.cells.map(\.standing.rawValue)
    gaps = row.gaps.map {
      Gap(period: $0.period.description, count: $0.count, asked: $0.asked, isOver: YesNo($0.isOver))
    }
  }
}

/// A study session as JSON.
private struct SessionRow: Encodable {
  let study: Int64
  let on: CivilDate
  let kind: StudyKind
  let title: String
  let number: String
  let issuer: String
  let minutes: Int
  let sections: [String]
  let present: [String]
  let absent: [String]
  let madeUp: [String]

  init(_ session: StudySession, _ desk: Desk) {
    func name(_ id: StaffID) -> String { desk.study.staff(id)?.name ?? "" }
    let details = session.details
    study = session.id.rawValue
    on = details.on
    kind = details.kind
    title = details.title
    number = details.number
    issuer = details.issuer
    minutes = details.minutes
    sections = details.sections.map { desk.organisation.section($0)?.name ?? "" }
    present = session.present.map(name)
    absent = session.absent.map(name)
    madeUp = session.madeUp.map { name($0.staff) }
  }
}
