import CaseDomain
import DeskSession
import DeskText

// What of the weekly reports and of publicity stands among the evidence: that it was done, and when.
extension EvidencePack {
  /// Which section filed for which week, in time or not; corrections never count against anyone (R5.3).
  var filings: Part {
    let found = desk.weekly.filings.filter { $0.version == 1 && has($0.at) }.sorted {
      ($0.week.firstDay, $0.event) < ($1.week.firstDay, $1.event)
    }
    return table(
      "R5.3", "filings", [("week", 12), ("section", 18), ("day", 12), ("inTime", 10), ("events", 10)],
      found.map { filing in
        [
          .text(filing.week.description), .text(words.section(filing.section)), day(filing.at),
          .text(words.yesNo(!filing.isLate)), numbers(filing.event),
        ]
      })
  }

  /// The bureau's reports of the weeks, the newest version of each (R5.3).
  var weeklyReports: Part {
    let all = desk.weekly.reports.filter { has($0.at) }
    let newest = all.filter { report in !all.contains { $0.week == report.week && $0.version > report.version } }
      .sorted { $0.week.firstDay < $1.week.firstDay }
    return table(
      "R5.3", "weeklyReports",
      [("week", 12), ("day", 12), ("released", 12), ("submitted", 12), ("letter", 20), ("events", 16)],
      newest.map { report in
        [
          .text(report.week.description), day(report.at), day(report.released?.at), day(report.submitted?.on),
          line(report.submitted?.letter ?? ""),
          numbers(report.event, report.released?.event, report.submitted?.step.event),
        ]
      })
  }

  /// Activities that were held: when, for how many sections and windows (R1.3).
  var publicity: Part {
    let held = desk.publicity.held.compactMap { activity in activity.versions.last.map { (activity, $0) } }
      .filter { has($0.1.details.on) }.sorted { $0.1.details.on < $1.1.details.on }
    return table(
      "R1.3", "publicity",
      [("day", 12), ("theme", 30), ("sections", 10), ("windows", 10), ("audience", 10), ("events", 14)],
      held.map { activity, version in
        [
          day(version.details.on), line(version.details.theme), .number(version.details.sections.count),
          .number(version.details.windows.count), .number(version.details.audience),
          numbers(activity.entered.event, version.step.event),
        ]
      })
  }

  /// What the staff studied, how many of those expected were there, and how many made it up since (R1.4).
  var studies: Part {
    let held = desk.study.held.filter { has($0.on) }.sorted { ($0.on, $0.id) < ($1.on, $1.id) }
    return table(
      "R1.4", "studies", [("day", 12), ("title", 30), ("there", 10), ("madeUp", 10), ("events", 10)],
      held.map { session in
        [
          day(session.on), line(session.details.title), .text("\(session.present.count)/\(session.attendance.count)"),
          .number(Set(session.madeUp.map(\.staff)).count), numbers(session.newest.step.event),
        ]
      })
  }
}
