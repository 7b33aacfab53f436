import CaseDomain
import DeskSession
import DeskText

/// Twelve weeks at the office: tips come in every working day; most are triaged in time by one member and seconded by
/// another, some late, the newest wait.
struct DemoHistory {
  let texts: Texts
  let seed: UInt64
  let tips: Int
  let days: [CivilDate]
  let end: Instant
  let clock: DemoClock
  let first: OpenDesk
  let second: OpenDesk
  let casework: DemoCasework
  let meetings: DemoMeetings?
  let weekly: DemoWeekly
  let publicity: DemoPublicity

  /// Tips in one commit.
  private static let batch = 500
  /// Identities are files; a large desk has reporters on some tips only.
  private static let identityLimit = 200

  func write(progress: (Int) -> Void) throws {
    var generator = TipGenerator(seed: seed, texts: texts)
    var done = 0
    try casework.begin()
    try meetings?.enterEarlier()
    try publicity.begin()
    for (index, day) in days.enumerated() {
      try renewUndertakings(on: day)
      if index > 0 && index < days.count - 1 { try casework.work(on: day, &generator) }
      // What is left, spread over the days that are left.
      let share = (tips - done) / (days.count - index)
      try receive(share, on: day, &generator, numberedFrom: done)
      done += share
      progress(done)
      try weekly.file(on: day)
      // The last two days' tips wait.
      if index < days.count - 2 { try triage(on: day, &generator) }
      try meetings?.live(day)
      try weekly.live(day)
      try publicity.live(day)
    }
    try meetings?.leaveOpen()
    try publicity.leaveOpen()
    if let first = days.first { try weekly.leaveOpen(from: first) }
  }

  /// In a history of more than a year, those who work in it sign again before their year is over (R4.1).
  private func renewUndertakings(on day: CivilDate) throws {
    clock.set(instant(day, 8 * 60))
    for desk in [first, second, weekly.liaison, weekly.leader] { try desk.renewUndertaking(on: day) }
  }

  private func receive(
    _ count: Int, on day: CivilDate, _ generator: inout TipGenerator, numberedFrom start: Int
  ) throws {
    var remaining = count
    var number = start
    while remaining > 0 {
      var intakes: [TipIntake] = []
      let opening = 8 * 60 + 30
      for _ in 0..<min(remaining, Self.batch) {
        let minute = opening + generator.below(8 * 60)
        var intake = TipIntake(content: generator.content(), receivedAt: instant(day, minute))
        if number < Self.identityLimit, let reporter = generator.reporter(number) { intake.reporters = [reporter] }
        intakes.append(intake)
        number += 1
      }
      intakes.sort { ($0.receivedAt ?? .epoch) < ($1.receivedAt ?? .epoch) }
      clock.set(instant(day, opening + 8 * 60))
      _ = try first.register(intakes)
      remaining -= intakes.count
    }
  }

  /// Triages what has waited since the day before, at most a batch.
  private func triage(on day: CivilDate, _ generator: inout TipGenerator) throws {
    clock.set(instant(day, 17 * 60))
    try first.refresh()
    let desk = first.desk
    var commands: [any Command] = []
    let waiting = (max(0, desk.tips.count - Self.batch)..<desk.tips.count).map { desk.tips.rows[$0] }
      .filter { $0.state == .received && $0.proposal == nil && generator.chance(95) }
    for tip in waiting { commands.append(outcome(for: tip, in: desk, &generator)) }
    if !commands.isEmpty { _ = try first.perform(Batch(commands)) }
    clock.set(instant(day, 17 * 60 + 20))
    try second.refresh()
    let proposals = waiting.compactMap { tip -> ConfirmOutcome? in
      guard generator.chance(90), let proposal = second.desk.tips.openProposal(of: tip.id) else { return nil }
      return ConfirmOutcome(tip: tip.id, proposal: proposal.event)
    }
    if !proposals.isEmpty { _ = try second.perform(Batch(proposals)) }
    try first.refresh()
  }

  private func outcome(for tip: Tip, in desk: Desk, _ generator: inout TipGenerator) -> any Command {
    let leads = desk.leads.count
    let drawn = generator.below(100)
    switch leads == 0 ? 0 : drawn {
    case 0..<45:
      let suspected = generator.chance(40)
      return OpenLead(
        tips: [tip.id], importance: tip.importance, isSuspectedOrganisedCrime: suspected,
        reason: texts[suspected ? "demo.reason.suspected" : "demo.reason.open"])
    case 45..<75:
      let lead = desk.leads.rows[generator.below(leads)].id
      return ProposeOutcome(tip: tip.id, outcome: .join(lead), reason: texts["demo.reason.join"])
    case 75..<88:
      return ProposeOutcome(
        tip: tip.id, outcome: .returnForMore(questions: texts["demo.questions"]), reason: texts["demo.reason.return"])
    default:
      let body = desk.organisation.bodies[generator.below(desk.organisation.bodies.count)]
      return ProposeOutcome(
        tip: tip.id,
        outcome: .passOn(
          body.id, letter: texts("demo.letter", String(desk.date(of: clock.now).year), String(tip.number.ordinal))),
        reason: texts["demo.reason.passOn"])
    }
  }

  /// A minute of a day, never after the end.
  private func instant(_ day: CivilDate, _ minute: Int) -> Instant {
    min(end, Zone.china.startOfDay(day).adding(minutes: Int64(minute)))
  }
}
