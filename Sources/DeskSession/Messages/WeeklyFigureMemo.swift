import CaseDomain
import Synchronization

/// What weekly reports would say of one state of the desk: counted once, as counting looks through every lead, and a
/// screen asks at every key.
///
/// A view of the desk brings an empty one along. The figures of a state depend on nothing but the day and whose they are.
package final class WeeklyFigureMemo: Sendable {
  private struct Asked: Hashable {
    let week: ISOWeek?
    let section: SectionID?
    let today: CivilDate
    let since: EventNumber
  }
  private let known = Mutex<[Asked: WeeklyFigures]>([:])
  private let desk: Desk
  private let member: MemberID

  package init(_ desk: Desk, _ member: MemberID) {
    self.desk = desk
    self.member = member
  }

  /// `Desk.bureauFigures`.
  package func bureau(_ week: ISOWeek, at now: Instant, since: EventNumber) -> WeeklyFigures {
    figures(Asked(week: week, section: nil, today: desk.date(of: now), since: since)) {
      desk.bureauFigures(week, by: member, at: now, since: since)
    }
  }

  /// `Desk.weeklyFigures` of one section.
  package func section(_ section: SectionID, at now: Instant, since: EventNumber) -> WeeklyFigures {
    figures(Asked(week: nil, section: section, today: desk.date(of: now), since: since)) {
      desk.weeklyFigures(of: section, by: member, at: now, since: since)
    }
  }

  private func figures(_ asked: Asked, _ count: () -> WeeklyFigures) -> WeeklyFigures {
    if let figures = known.withLock({ $0[asked] }) { return figures }
    let figures = count()
    known.withLock { $0[asked] = figures }
    return figures
  }
}
