/// What speaks against a moment for a meeting. Warnings: who calls it decides.
package enum SlotWarning: Hashable, Sendable {
  /// No working day, by weekday or by the table of holidays.
  case dayOff
  /// Fewer working days than its notice needs.
  case shortNotice(days: Int)
  /// Another meeting takes place at that time.
  case clash(MeetingID)
  /// The period whose meeting it would be is over by then.
  case tooLate(ObligationPeriod)
  /// It lies back.
  case past
  /// No table of holidays speaks for that year yet.
  case noTable
}

extension Desk {
  /// What speaks against a plan.
  ///
  /// - Parameter id: the meeting whose plan it is, which is in nobody's way by itself.
  package func warnings(
    about plan: MeetingPlan, kind: MeetingKind, of id: MeetingID? = nil, at now: Instant
  ) -> [SlotWarning] {
    let today = date(of: now)
    let day = plan.start.date
    var found: [SlotWarning] = []
    if day < today { return [.past] }
    if !calendar.isWorkingDay(day) { found.append(.dayOff) }
    if !calendar.covers(day) { found.append(.noTable) }
    let needed = rulings.integer(.meetingNoticeDays, at: today)
    if calendar.workingDays(from: today, to: day) < needed { found.append(.shortNotice(days: needed)) }
    for meeting in meetings.all where meeting.id != id && meeting.state == .scheduled {
      if let other = meeting.plan, other.overlaps(plan) { found.append(.clash(meeting.id)) }
    }
    if let open = firstOpenPeriod(of: kind, on: today, besides: id), day > open.period.last {
      found.append(.tooLate(open))
    }
    return found
  }

  /// The first period that still lacks a meeting of a kind, of this year and the next.
  package func firstOpenPeriod(
    of kind: MeetingKind, on day: CivilDate, besides id: MeetingID? = nil
  ) -> ObligationPeriod? {
    let clock = obligationClock(on: day)
    let facts = meetings.all.filter { $0.id != id }.compactMap(\.fact)
    let open = Obligation.allCases.flatMap { obligation in
      [day.year, day.year + 1].flatMap {
        clock.year($0, of: obligation, cadence: cadence(of: obligation), meetings: facts)
      }
    }
    .filter { $0.rule.kind == kind && $0.period.last >= day && [.due, .atRisk, .ahead].contains($0.state) }
    // The one that ends first; of those the longer, which says more.
    return open.min { ($0.period.last, -$0.rule.unit.months) < ($1.period.last, -$1.rule.unit.months) }
  }

  /// The next free working moment that keeps every obligation: with time for the notice where the period allows it.
  package func nextSlot(
    for kind: MeetingKind, at now: Instant, besides id: MeetingID? = nil,
    time: TimeOfDay = TimeOfDay(hour: 9, minute: 30) ?? .midnight
  ) -> CivilMoment {
    let today = date(of: now)
    let noticed = calendar.adding(workingDays: rulings.integer(.meetingNoticeDays, at: today), to: today)
    let early = calendar.nextWorkingDay(after: today)
    guard let open = firstOpenPeriod(of: kind, on: today, besides: id) else {
      return firstFree(from: noticed, through: .latest, time, id) ?? CivilMoment(date: noticed, time: time)
    }
    let (first, last) = (open.period.first, open.period.last)
    return firstFree(from: max(noticed, first), through: last, time, id)
      ?? firstFree(from: max(early, first), through: last, time, id)
      ?? firstFree(from: max(noticed, first), through: .latest, time, id)
      ?? CivilMoment(date: noticed, time: time)
  }

  /// The first working day on which nothing else takes place at that time of day, or within two hours of it.
  private func firstFree(
    from first: CivilDate, through last: CivilDate, _ time: TimeOfDay, _ id: MeetingID?
  ) -> CivilMoment? {
    var day = calendar.workingDay(onOrAfter: first)
    for _ in 0..<250 where day <= last {
      let plan = MeetingPlan(start: CivilMoment(date: day, time: time), minutes: 120, place: "", invited: [])
      let isFree = !meetings.all.contains { meeting in
        meeting.id != id && meeting.state == .scheduled && meeting.plan?.overlaps(plan) == true
      }
      if isFree { return plan.start }
      day = calendar.nextWorkingDay(after: day)
    }
    return nil
  }
}
