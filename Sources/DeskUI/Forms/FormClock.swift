import CaseDomain

/// What a form knows about time, to read the dates people type.
package struct FormClock: Hashable, Sendable {
  package let now: Instant
  package let zone: Zone
  package let calendar: WorkCalendar

  package init(now: Instant, zone: Zone, calendar: WorkCalendar) {
    self.now = now
    self.zone = zone
    self.calendar = calendar
  }

  package var today: CivilDate { zone.date(of: now) }
}
