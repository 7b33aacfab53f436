import Testing

@testable import CaseDomain

/// An office that does little else than pass directives down, inspect and make rules, by those who do it (R3.1, R3.3, R3.5).
@Suite struct SupervisionScriptTests {
  private static let people = [
    Cast.office, Cast.leader, Cast.secondLeader, Cast.auditor, Cast.liaison, Cast.liaison, Cast.receiver,
  ]

  private static func script(_ seed: UInt64, steps: Int) -> DeskBench {
    var office = RandomOffice(seed: seed)
    var bench = DeskBench.staffed
    for _ in 0..<steps {
      let member = office.pick(people) ?? Cast.office
      let desk = bench.desk
      var command: any Command = office.directiveCommand(seeing: desk)
      if member == Cast.liaison, let step = office.sectionStep(seeing: desk) { command = step }
      if office.once(in: 2) { command = office.supervisionCommand(seeing: desk) }
      if office.once(in: 4) { command = office.ruleCommand(seeing: desk) }
      _ = try? bench.perform(command, as: member, at: office.later(than: bench.clock))
    }
    return bench
  }

  @Test("R3.1 R3.3 R3.5 the scripts reach every kind of event, and replay to the same state") func reach() {
    var reached: Set<String> = []
    for seed in 1...16 as ClosedRange<UInt64> {
      let bench = Self.script(seed, steps: 90)
      reached.formUnion(bench.log.flatMap { $0.events.map(\.type) })
      #expect(bench.desk.unauthorised.isEmpty && bench.replayed().lines == bench.desk.lines, "\(seed)")
    }
    let kinds = Directives.events + Supervision.events + WorkingRules.events + [EvidenceExported.self]
    #expect(Set(kinds.map { $0.type }).subtracting(reached).isEmpty)
  }
}
