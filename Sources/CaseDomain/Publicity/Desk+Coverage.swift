/// A row of the matrix.
package struct CoverageRow: Hashable, Sendable {
  package let span: CoverageSpan
  package let name: String
  package let cells: [CoverageCell]
  package let gaps: [CoverageGap]
}

extension Desk {
  /// Which sections and windows were reached in which month of a year, as of `day` (R1.3): each section, then its
  /// windows; those that were not there at any time of the year, and that nothing reached, are left out.
  package func coverage(in year: Int, on day: CivilDate) -> [CoverageRow] {
    let clock = coverageClock(on: day)
    let held = publicity.held.compactMap(\.details)
    return places.compactMap { span, name in
      let days = held.filter { $0.reaches(span.place) }.map(\.on)
      let cells = clock.year(year, of: span, reachedOn: days)
      if cells.allSatisfy({ $0.standing == .closed && $0.count == 0 }) { return nil }
      return CoverageRow(
        span: span, name: name, cells: cells, gaps: clock.gaps(in: year, of: span, reachedOn: days))
    }
  }

  /// How publicity is measured on a day.
  package func coverageClock(on day: CivilDate) -> CoverageClock {
    func asked(_ ruling: Ruling) -> [CoverageClock.Asked] {
      func count(_ value: RulingValue) -> Int { if case .integer(let count) = value { count } else { 0 } }
      return [(.earliest, count(ruling.standard))] + rulings.history(of: ruling).map { ($0.from, count($0.value)) }
    }
    return CoverageClock(
      today: day, campaign: Campaign(rulings), monthly: asked(.publicityPerMonth),
      quarterly: asked(.publicityPerQuarter))
  }

  /// Every section with its windows after it, and the days on which they were there.
  private var places: [(CoverageSpan, String)] {
    organisation.sections.flatMap { section in
      let own = (
        CoverageSpan(.section(section.id), since: date(of: section.addedAt), until: section.closedAt.map(date)),
        section.name
      )
      let windows = organisation.windows.filter { $0.section == section.id }.map { window in
        (
          CoverageSpan(.window(window.id), since: date(of: window.addedAt), until: closing(of: window).map(date)),
          window.name
        )
      }
      return [own] + windows
    }
  }
}

extension ActivityDetails {
  /// Whether it reached a section or a window itself.
  package func reaches(_ place: CoveragePlace) -> Bool {
    switch place {
    case .section(let section): sections.contains(section)
    case .window(let window): windows.contains(window)
    }
  }
}
