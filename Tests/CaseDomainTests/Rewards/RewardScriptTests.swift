import Testing

@testable import CaseDomain

/// Whatever an office does about a reward, in whatever order: the bench checks every invariant after every event.
@Suite struct RewardScriptTests {
  /// A closed lead from a joint tip of two, with thirty days for claims.
  static let base: DeskBench = {
    do {
      var bench = DeskBench.staffed
      var tip = RegisterTip(
        content: .some(), reporters: (0..<2).map { _ in .init(given: [.name, .phone], identity: .some) })
      tip.isJoint = true
      _ = try bench.tip(tip)
      try bench.shortenClaims()
      (bench, _) = try DeskBench.lead(in: .closed, from: bench)
      for reporter in bench.desk.reporters.of(bench.firstTip) { try bench.clear(reporter) }
      return bench
    } catch { preconditionFailure("nobody is rewarded: \(error)") }
  }()

  @Test("Replaying what was decided gives the same state, and every event is authorised", arguments: 1...20)
  func replay(_ seed: UInt64) {
    var office = RandomReward(seed: seed)
    var bench = Self.base
    var performed = 0
    for _ in 0..<90 {
      let step = office.step(seeing: bench.desk)
      if (try? bench.perform(step.command, as: step.member, at: office.later(than: bench.clock))) != nil {
        performed += 1
      }
    }
    #expect(performed > 12, "most of the script was refused: it shows little")
    #expect(bench.desk.unauthorised.isEmpty)
    #expect(bench.replayed().lines == bench.desk.lines)
  }

  @Test("The scripts reach every kind of event and every state") func reach() {
    var reached: Set<String> = []
    for seed in 1...80 as ClosedRange<UInt64> {
      var office = RandomReward(seed: seed)
      var desk = Self.base.desk
      for _ in 0..<120 {
        let (step, time) = (office.step(seeing: desk), office.later(than: desk.lastTime))
        guard let draft = try? desk.decide(step.command, as: Actor(step.member), at: time) else { continue }
        desk = draft.desk.committed(draft)
        reached.formUnion(draft.events.map { Swift.type(of: $0).type })
        if let state = desk.rewards.all.first?.state { reached.insert(state.rawValue) }
      }
    }
    let wanted = Rewards.events.map { $0.type } + RewardState.allCases.map(\.rawValue)
    #expect(Set(wanted).subtracting(reached) == [])
  }

  @Test(
    "Events decided for one member and signed by another have an effect only where the other may", arguments: 200...210)
  func stolen(_ seed: UInt64) {
    var office = RandomReward(seed: seed)
    var chance = SeededGenerator(seed: seed)
    var bench = Self.base
    for turn in 0..<90 {
      let step = office.step(seeing: bench.desk)
      let time = office.later(than: bench.clock)
      guard let draft = try? bench.desk.decide(step.command, as: Actor(step.member), at: time) else { continue }
      if turn % 2 == 0 {
        _ = try? bench.perform(step.command, as: step.member, at: time)
      } else {
        // `forge` checks that what is refused changes nothing.
        let other = Cast.acting.randomElement(using: &chance) ?? Cast.office
        for event in draft.events { bench.forge(event, claims: draft.allocations, as: other, at: time) }
      }
    }
    #expect(bench.replayed().lines == bench.desk.lines)
  }
}
