import CaseDomain

extension Wording {
  /// A week with its days: `第48周 11-23—11-29`.
  package func week(_ week: ISOWeek) -> String {
    texts("weekly.week", weekName(week), date(week.firstDay), date(week.lastDay))
  }

  /// A week without its days; with the year where it is not this one's.
  package func weekName(_ week: ISOWeek) -> String {
    week.year == ISOWeek(containing: today).year
      ? texts("weekly.week.name", String(week.week))
      : texts("weekly.week.ofYear", String(week.year), String(week.week))
  }

  /// What a figure counts.
  package func figure(_ figure: WeeklyFigure) -> String { texts["weekly.figure.\(figure.rawValue)"] }

  /// Where a section stands with a week, in a word or two.
  package func standing(_ standing: WeeklyStanding) -> String {
    switch standing {
    case .due(let closing):
      let moment = zone.moment(of: closing)
      return texts("weekly.standing.due", dateAndWeekday(moment.date), "\(moment.time)")
    case .missing: return texts["weekly.standing.missing"]
    case .merged(let later): return texts("weekly.standing.merged", weekName(later.week))
    case .nobody: return texts["weekly.standing.nobody"]
    case .filed(let filing, let isLate):
      let name = texts[filing.isZero ? "weekly.standing.zero" : "weekly.standing.filed"]
      let corrected = filing.version > 1 ? texts("weekly.standing.corrected", String(filing.version)) : ""
      return name + (isLate ? texts["weekly.standing.late"] : "") + corrected
    }
  }

  package func state(_ state: WeeklyReport.State?) -> String { texts["weekly.state.\(state?.rawValue ?? "none")"] }

  /// `90 %（9/10）`; a dash where there was nothing to keep.
  package func share(_ kept: Int, of all: Int) -> String {
    all > 0 ? texts("weekly.share", String(kept * 100 / all), String(kept), String(all)) : texts["weekly.share.none"]
  }

  /// The line of quality (R4.6): timely, effective, confidential, accurate.
  package func quality(_ figures: WeeklyFigures, isBureau: Bool) -> [(String, String)] {
    let shares = [
      (texts["weekly.quality.timely"], share(figures[.timelyKept], of: figures[.timelyAll])),
      (texts["weekly.quality.effective"], share(figures[.effectiveKept], of: figures[.effectiveAll])),
    ]
    guard isBureau else { return shares }
    return shares + [
      (
        texts["weekly.quality.confidential"],
        texts("weekly.quality.confidential.value", String(figures[.openings]), String(figures[.exports]))
      ),
      (
        texts["weekly.quality.accurate"],
        texts("weekly.quality.accurate.value", String(figures[.unexplained]))
      ),
    ]
  }

  func weeklyDetails(of event: any Event) -> [String]? {
    func line(_ text: String?) -> String { TextCleaning.singleLine(text ?? "") }
    return switch event {
    case let event as WeeklyFiled: [String(event.week.week), line(event.reason)]
    case let event as WeeklyConsolidated: [String(event.week.week), line(event.reason)]
    case let event as WeeklyReleased: [reportWeek(event.report)]
    case let event as WeeklySentBack: [reportWeek(event.report), line(event.reason)]
    case let event as WeeklySubmitted: [reportWeek(event.report), body(event.body), line(event.letter)]
    case let event as WeeklyPrinted: [reportWeek(event.report), event.file]
    case let event as AnnexWritten: [String(event.week.week)]
    case let event as SituationReported: [event.from.description, event.to.description]
    case let event as SituationDelivered: [line(event.to), date(event.on)]
    default: nil
    }
  }

  private func reportWeek(_ report: EventNumber) -> String {
    desk?.weekly.report(report).map { String($0.week.week) } ?? "#\(report.rawValue)"
  }
}
