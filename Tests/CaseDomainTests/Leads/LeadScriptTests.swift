import Testing

@testable import CaseDomain

/// Whatever an office and its sections do about leads, in whatever order: the bench checks every invariant after every
/// event, that no lead is closed without a transfer or an approval from outside among them.
@Suite struct LeadScriptTests {
  @Test("Replaying what was decided gives the same state, and every event is authorised", arguments: 1...20)
  func replay(_ seed: UInt64) {
    var office = RandomSection(seed: seed)
    var bench = DeskBench.sections
    var performed = 0
    for _ in 0..<220 {
      let command = office.command(seeing: bench.desk)
      let member = office.member()
      if (try? bench.perform(command, as: member, at: office.later(than: bench.clock))) != nil { performed += 1 }
    }
    #expect(performed > 20, "most of the script was refused: it shows little")
    #expect(bench.desk.unauthorised.isEmpty)
    let (lines, expected) = (bench.replayed().lines, bench.desk.lines)
    #expect(lines == expected, "\(Array(lines.difference(from: expected)).prefix(4))")
  }

  @Test("The scripts reach every kind of event, state, finding, answer and basis") func reach() {
    var reached: Set<String> = []
    for seed in 1...60 as ClosedRange<UInt64> {
      var office = RandomSection(seed: seed)
      var desk = DeskBench.sections.desk
      for _ in 0..<400 {
        let command = office.command(seeing: desk)
        let (member, time) = (office.member(for: command), office.later(than: desk.lastTime))
        guard let draft = try? desk.decide(command, as: Actor(member), at: time) else { continue }
        desk = draft.desk.committed(draft)
        reached.formUnion(draft.events.map { Swift.type(of: $0).type })
        for lead in desk.leads.rows {
          reached.insert(lead.state.rawValue)
          if let finding = lead.finding { reached.insert(finding.rawValue) }
          let work = desk.leads.work(on: lead.id)
          if let answer = work.transfer?.answer { reached.insert(answer.rawValue) }
          if let closing = work.closing { reached.insert(closing.basis.rawValue) }
        }
      }
    }
    let wanted =
      Leads.events.map { $0.type } + LeadState.allCases.map(\.rawValue) + Finding.allCases.map(\.rawValue)
      + TransferAnswer.allCases.map(\.rawValue) + ClosingBasis.allCases.map(\.rawValue)
    #expect(Set(wanted).subtracting(reached) == [])
  }

  @Test("Two desks beside each other, each seeing the other late, keep every invariant", arguments: 100...112)
  func interleaving(_ seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var offices = [RandomSection(seed: seed &* 2), RandomSection(seed: seed &* 2 + 1)]
    var bench = DeskBench.sections
    var seen = [bench.desk, bench.desk]
    for _ in 0..<200 {
      let desk = Int.random(in: 0...1, using: &chance)
      let member = offices[desk].member()
      let command = offices[desk].command(seeing: seen[desk])
      _ = try? bench.perform(command, as: member, at: offices[desk].later(than: bench.clock))
      if Int.random(in: 0..<4, using: &chance) == 0 { seen[desk] = bench.desk }
    }
    #expect(bench.desk.unauthorised.isEmpty)
    #expect(bench.replayed().lines == bench.desk.lines)
  }

  @Test(
    "Events decided for one member and signed by another have an effect only where the other may", arguments: 200...210)
  func stolen(_ seed: UInt64) {
    var office = RandomSection(seed: seed)
    var bench = DeskBench.sections
    for turn in 0..<160 {
      let (member, other) = (office.member(), office.member())
      let time = office.later(than: bench.clock)
      let command = office.command(seeing: bench.desk)
      guard let draft = try? bench.desk.decide(command, as: Actor(member), at: time) else { continue }
      if turn % 2 == 0 {
        _ = try? bench.perform(command, as: member, at: time)
      } else {
        // `forge` checks that what is refused changes nothing.
        for event in draft.events { bench.forge(event, claims: draft.allocations, as: other, at: time) }
      }
    }
    #expect(bench.replayed().lines == bench.desk.lines)
  }
}
