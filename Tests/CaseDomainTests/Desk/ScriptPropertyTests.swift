import Testing

@testable import CaseDomain

/// Whatever an office does, in whatever order: the bench checks every invariant after every event.
@Suite struct ScriptPropertyTests {
  @Test("Replaying what was decided gives the same state, and every event is authorised", arguments: 1...24)
  func replay(_ seed: UInt64) {
    var office = RandomOffice(seed: seed)
    var bench = DeskBench.staffed
    var performed = 0
    for _ in 0..<85 {
      let member = office.member()
      let command = office.command(seeing: bench.desk)
      // A refused command leaves nothing behind.
      if (try? bench.perform(command, as: member, at: office.later(than: bench.clock))) != nil { performed += 1 }
    }
    #expect(performed > 10, "most of the script was refused: it shows little")
    #expect(bench.desk.unauthorised.isEmpty)
    let replayed = bench.replayed()
    let (lines, expected) = (replayed.lines, bench.desk.lines)
    #expect(lines == expected, "\(Array(lines.difference(from: expected)).prefix(4))")
  }

  @Test("The scripts reach every kind of event and outcome") func reach() {
    var reached: Set<String> = []
    for seed in 1...400 as ClosedRange<UInt64> {
      var office = RandomOffice(seed: seed)
      var desk = DeskBench.staffed.desk
      for _ in 0..<320 {
        let (member, time) = (office.member(), office.later(than: desk.lastTime))
        guard let draft = try? desk.decide(office.command(seeing: desk), as: Actor(member), at: time) else { continue }
        desk = draft.desk.committed(draft)
        reached.formUnion(draft.events.map { Swift.type(of: $0).type })
        for case let proposed as OutcomeProposed in draft.events { reached.insert(proposed.outcome.kind.rawValue) }
      }
    }
    // Restricted tips, leads, rewards and publicity have scripts of their own, by those who work on them.
    let elsewhere: Set<Register?> = [
      .restricted, .leads, .rewards, .publicity, .study, .directives, .supervision, .workingRules,
    ]
    let wanted = Set(
      EventCatalogue.kinds.filter { !elsewhere.contains($0.register) }.map { $0.type }
        + Outcome.Kind.allCases.map(\.rawValue)
    )
    // So has what ties an incident to a restricted tip, what closes a window, and the annex of restricted tips; and the
    // scripts end before a whole period can be missed.
    #expect(
      wanted.subtracting(reached).subtracting([MissExplained.type, WindowClosed.type, AnnexWritten.type])
        == [DeskFounded.type, IncidentTied.type])
  }

  @Test("Two desks beside each other, each seeing the other late, keep every invariant", arguments: 100...118)
  func interleaving(_ seed: UInt64) {
    var chance = SeededGenerator(seed: seed)
    var offices = [RandomOffice(seed: seed &* 2), RandomOffice(seed: seed &* 2 + 1)]
    var bench = DeskBench.staffed
    // What each of the two has on the screen.
    var seen = [bench.desk, bench.desk]
    for _ in 0..<90 {
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
    "Events decided for one member and signed by another have an effect only where the other may", arguments: 200...212)
  func stolen(_ seed: UInt64) {
    var office = RandomOffice(seed: seed)
    var bench = DeskBench.staffed
    for _ in 0..<60 {
      let (member, other) = (office.member(), office.member())
      let time = office.later(than: bench.clock)
      let command = office.command(seeing: bench.desk)
      guard let draft = try? bench.desk.decide(command, as: Actor(member), at: time) else { continue }
      if office.once(in: 2) {
        _ = try? bench.perform(command, as: member, at: time)
        continue
      }
      // `forge` checks that what is refused changes nothing.
      for event in draft.events {
        if Cast.idle.contains(other) && bench.desk.members[other]?.status != .admitted {
          #expect(bench.forge(event, claims: draft.allocations, as: other, at: time) != nil)
        } else {
          bench.forge(event, claims: draft.allocations, as: other, at: time)
        }
      }
    }
    #expect(bench.replayed().lines == bench.desk.lines)
  }

  @Test("A copy of the desk held beside the log stays as it was") func heldCopies() throws {
    var office = RandomOffice(seed: 7)
    var bench = DeskBench.staffed
    var held: [(Desk, [String])] = []
    for step in 0..<60 {
      if step % 6 == 0 { held.append((bench.desk, bench.desk.lines)) }
      let member = office.member()
      _ = try? bench.perform(
        office.command(seeing: bench.desk), as: member, at: office.later(than: bench.clock))
    }
    for (desk, lines) in held { #expect(desk.lines == lines) }
  }
}

extension Desk {
  /// The scratch desk of a draft with its commit taken, as quick as can be.
  func committed(_ draft: Draft) -> Desk {
    var desk = self
    _ = desk.begin(
      commit: CommitNumber(rawValue: lastCommit.rawValue + 1), time: draft.now, firstEvent: lastEvent.next,
      events: draft.events.count, claims: [], author: draft.actor.member)
    return desk
  }
}
