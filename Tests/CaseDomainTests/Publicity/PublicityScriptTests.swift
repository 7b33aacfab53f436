import Testing

@testable import CaseDomain

/// Whatever offices and liaisons write down, in whatever order: the bench checks every invariant after every event.
@Suite struct PublicityScriptTests {
  private static let writers = [Cast.office, Cast.receiver, Cast.liaison, Cast.leader, Cast.auditor, Cast.unsigned]

  @Test("R1.2 R1.4 replaying gives the same state, and every kind of event is reached") func replay() {
    var reached: Set<String> = []
    for seed in 1...24 as ClosedRange<UInt64> {
      var office = RandomOffice(seed: seed)
      var bench = DeskBench.publicised
      for _ in 0..<70 {
        let member = office.pick(Self.writers) ?? Cast.office
        let command = office.publicityCommand(seeing: bench.desk)
        _ = try? bench.perform(command, as: member, at: office.later(than: bench.clock))
      }
      #expect(bench.desk.unauthorised.isEmpty)
      #expect(bench.replayed().lines == bench.desk.lines)
      reached.formUnion(bench.log.flatMap { $0.events.map(\.type) })
    }
    let wanted = (Publicity.events + Study.events + [WindowClosed.self]).map { $0.type }
    #expect(Set(wanted).isSubset(of: reached), "\(Set(wanted).subtracting(reached))")
  }

  @Test(
    "R1.1 what was decided for one and signed by another has an effect only where the other may", arguments: 30...36)
  func stolen(_ seed: UInt64) {
    var office = RandomOffice(seed: seed)
    var bench = DeskBench.publicised
    for _ in 0..<60 {
      let (member, other) = (office.pick(Self.writers) ?? Cast.office, office.pick(Cast.all) ?? Cast.nobody)
      let (command, time) = (office.publicityCommand(seeing: bench.desk), office.later(than: bench.clock))
      guard let draft = try? bench.desk.decide(command, as: Actor(member), at: time) else { continue }
      // `forge` checks that what is refused changes nothing.
      for event in draft.events { bench.forge(event, as: office.once(in: 2) ? other : member, at: time) }
    }
    #expect(bench.replayed().lines == bench.desk.lines)
  }

  @Test("R5.3 two desks beside each other, each seeing the other late, keep every invariant", arguments: 40...46)
  func interleaving(_ seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var offices = [RandomOffice(seed: seed &* 2), RandomOffice(seed: seed &* 2 + 1)]
    var bench = DeskBench.publicised
    var seen = [bench.desk, bench.desk]
    for _ in 0..<80 {
      let desk = Int.random(in: 0...1, using: &chance)
      let member = offices[desk].pick(Self.writers) ?? Cast.office
      let command = offices[desk].publicityCommand(seeing: seen[desk])
      _ = try? bench.perform(command, as: member, at: offices[desk].later(than: bench.clock))
      if Int.random(in: 0..<4, using: &chance) == 0 { seen[desk] = bench.desk }
    }
    #expect(bench.desk.unauthorised.isEmpty)
    #expect(bench.replayed().lines == bench.desk.lines)
  }
}
