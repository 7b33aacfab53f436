import Testing

@testable import CaseDomain

/// Who sees who reported a restricted tip, after whose word, and how often (R6.4).
@Suite struct RestrictedIdentityRuleTests {
  static let asking: [Rule] = [
    .refused("R6.4 only a custodian asks", .postRequired) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .askIdentity(reporter: 0, purpose: .contact, reason: "回访"), as: Cast.auditor)
    },
    .refused("R6.4 a request says why", .reasonMissing) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .askIdentity(reporter: 0, purpose: .contact, reason: " "), as: Cast.custodian)
    },
    .refused("R6.4 nobody asks twice while it waits", .alreadyRequested) { bench in
      let tip = try bench.restricted()
      for _ in 0..<2 { _ = try bench.ask(tip) }
    },
    .possible("R6.4 after a decision it is asked again") { bench in
      let tip = try bench.restricted()
      let request = try bench.ask(tip)
      try bench.handle(tip, .declineIdentity(request: request, reason: "不必"))
      #expect(
        bench.desk.restricted[tip]?.identityRequest(request)?.state
          == .declined(by: Cast.leader, event: EventNumber(rawValue: bench.desk.lastEvent.rawValue)))
      _ = try bench.ask(tip)
    },
    .refused("R6.4 who asked takes back no other's request", .notYourRequest) { bench in
      let tip = try bench.restricted()
      let request = try bench.ask(tip)
      try bench.handle(tip, .withdrawIdentity(request: request))
    },
    .refused("R6.4 what was taken back is not lifted", .alreadyDecided) { bench in
      let tip = try bench.restricted()
      let request = try bench.ask(tip)
      try bench.handle(tip, .withdrawIdentity(request: request), as: Cast.custodian)
      try bench.handle(tip, .read)
      try bench.handle(tip, .liftIdentity(request: request, layer: "AAEC"))
    },
  ]

  static let deciding: [Rule] = [
    .refused("R6.4 a leader who has not read it lifts nothing", .readFirst) { bench in
      let tip = try bench.restricted()
      let request = try bench.ask(tip)
      try bench.handle(tip, .liftIdentity(request: request, layer: "AAEC"))
    },
    .refused("R6.4 reading before it was asked for is not enough", .readFirst) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .read)
      let request = try bench.ask(tip)
      try bench.handle(tip, .read, as: Cast.auditor)
      try bench.handle(tip, .liftIdentity(request: request, layer: "AAEC"))
    },
    .possible("R6.4 it is declined without reading: nothing is shown") { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .declineIdentity(request: try bench.ask(tip), reason: "不必"))
    },
    .refused("R6.4 declining says why", .reasonMissing) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .declineIdentity(request: try bench.ask(tip), reason: " "))
    },
    .refused("R6.4 an auditor decides nothing", .postRequired) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .declineIdentity(request: try bench.ask(tip), reason: "不必"), as: Cast.auditor)
    },
    .refused("R6.4 nor a leader who is named", .notAKeeper) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .declineIdentity(request: try bench.ask(tip), reason: "不必"), as: Cast.secondLeader)
    },
    .refused("R6.4 nothing is decided twice", .alreadyDecided) { bench in
      let tip = try bench.restricted()
      let request = try bench.ask(tip)
      try bench.handle(tip, .declineIdentity(request: request, reason: "不必"))
      try bench.handle(tip, .read)
      try bench.handle(tip, .liftIdentity(request: request, layer: "AAEC"))
    },
    .refused("R6.4 nothing is lifted for a custodian who is concerned by now", .noSuchCustodian) { bench in
      let tip = try bench.restricted()
      let request = try bench.ask(tip)
      try bench.handle(tip, .addConflict(Cast.custodian, why: "亲属"))
      try bench.handle(tip, .read)
      try bench.handle(tip, .liftIdentity(request: request, layer: "AAEC"))
    },
  ]

  static let looking: [Rule] = [
    .refused("R6.4 nothing shows before a leader agreed", .requestNotApproved) { bench in
      let tip = try bench.restricted()
      try bench.look(tip, try bench.ask(tip))
    },
    .refused("R6.4 an approval serves one viewing", .viewingOver) { bench in
      let tip = try bench.restricted()
      let request = try bench.askAndLift(tip)
      try bench.look(tip, request)
      try bench.handle(tip, .closeIdentity(request: request, .closed), as: Cast.custodian)
      try bench.look(tip, request)
    },
    .refused("R6.4 also where no end of it is on the record", .viewingOver) { bench in
      let tip = try bench.restricted()
      let request = try bench.askAndLift(tip)
      for _ in 0..<2 { try bench.look(tip, request) }
    },
    .possible("R6.4 a viewing is renewed as long as it runs") { bench in
      let tip = try bench.restricted()
      let request = try bench.askAndLift(tip)
      try bench.look(tip, request)
      for _ in 0..<3 { try bench.look(tip, request, isRenewal: true) }
      #expect(bench.desk.restricted[tip]?.identityRequest(request)?.views == 4)
      try bench.handle(tip, .closeIdentity(request: request, .expired), as: Cast.custodian)
      #expect(bench.desk.restricted[tip]?.identityRequest(request)?.isShown == false)
    },
    .refused("R6.4 what was closed is not renewed", .notShown) { bench in
      let tip = try bench.restricted()
      let request = try bench.askAndLift(tip)
      try bench.look(tip, request)
      try bench.handle(tip, .closeIdentity(request: request, .closed), as: Cast.custodian)
      try bench.look(tip, request, isRenewal: true)
    },
    .refused("R6.4 nor what was left open until later", .notShown) { bench in
      let tip = try bench.restricted()
      let request = try bench.askAndLift(tip)
      try bench.look(tip, request)
      bench.clock = bench.clock.adding(minutes: 2)
      try bench.look(tip, request, isRenewal: true)
    },
    .refused("R6.4 a renewal is no first look", .notShown) { bench in
      let tip = try bench.restricted()
      try bench.look(tip, try bench.askAndLift(tip), isRenewal: true)
    },
    .refused("R6.4 an approval runs out", .approvalExpired) { bench in
      let tip = try bench.restricted()
      let request = try bench.askAndLift(tip)
      bench.clock = bench.clock.adding(minutes: 3 * 24 * 60)
      try bench.look(tip, request)
    },
    .refused("R6.4 a leader sees nothing", .postRequired) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .openIdentity(request: try bench.askAndLift(tip), isRenewal: false))
    },
    .refused("R6.4 what was taken back after it was agreed to is not shown", .requestNotApproved) { bench in
      let tip = try bench.restricted()
      let request = try bench.askAndLift(tip)
      try bench.handle(tip, .withdrawIdentity(request: request), as: Cast.custodian)
      try bench.look(tip, request)
    },
    .refused("R6.4 nothing ends that was not open", .notShown) { bench in
      let tip = try bench.restricted()
      try bench.handle(tip, .closeIdentity(request: try bench.askAndLift(tip), .closed), as: Cast.custodian)
    },
    .refused("R6.4 an ordinary viewing that was left open is not renewed later either", .notShown) { bench in
      let request = try bench.request(try bench.reporter())
      try bench.perform(
        ApproveIdentity(request: request, lifted: [LiftedLayer(file: "0a", layer: "AAEC")]), as: Cast.leader)
      try bench.perform(ViewIdentity(request: request, isRenewal: false), as: Cast.custodian)
      bench.clock = bench.clock.adding(minutes: 2)
      try bench.perform(ViewIdentity(request: request, isRenewal: true), as: Cast.custodian)
    },
  ]

  @Test("Asking", arguments: asking) func askingRule(_ rule: Rule) throws { try rule.check() }
  @Test("Deciding", arguments: deciding) func decidingRule(_ rule: Rule) throws { try rule.check() }
  @Test("Looking", arguments: looking) func lookingRule(_ rule: Rule) throws { try rule.check() }

  @Test("R6.4 hand-made steps go no further than the rules") func handMade() throws {
    var bench = DeskBench.staffed
    let tip = try bench.restricted()
    let keepers = Restrictions.keepers
    let request = try bench.ask(tip)
    func lifted(_ day: String?, layer: String = "AAEC") -> RestrictedIdentityLifted {
      RestrictedIdentityLifted(
        tip: tip, request: request, layer: KeptText(layer), validUntil: day.map { on($0) }, keepers: keepers)
    }
    #expect(bench.forge(lifted(nil), as: Cast.leader)?.reason == .readFirst)
    try bench.handle(tip, .read)
    #expect(bench.forge(lifted("2026-12-06"), as: Cast.leader)?.reason == .dateInvalid)
    #expect(bench.forge(lifted("2026-11-22"), as: Cast.leader)?.reason == .dateInvalid)
    #expect(bench.forge(lifted(nil), as: Cast.auditor)?.reason == .postRequired)
    // Without a day it lasts no longer than the longest there can be.
    #expect(bench.forge(lifted(nil), as: Cast.leader) == nil)
    #expect(bench.desk.restricted[tip]?.identityRequest(request)?.approval?.validUntil == on("2026-12-05"))
    let opened = RestrictedIdentityOpened(tip: tip, request: request, keepers: keepers)
    #expect(bench.forge(opened, as: Cast.auditor)?.reason == .postRequired)
    #expect(bench.forge(opened, as: Cast.custodian) == nil)
    #expect(bench.forge(opened, as: Cast.custodian)?.reason == .viewingOver)
    let closed = RestrictedIdentityClosed(tip: tip, request: request, how: .closed, keepers: keepers)
    #expect(bench.forge(closed, as: Cast.leader)?.reason == .notYourRequest)
  }
}

extension DeskBench {
  fileprivate mutating func ask(_ tip: RestrictedID) throws(Refusal) -> EventNumber {
    try handle(tip, .askIdentity(reporter: 0, purpose: .contact, reason: "回访"), as: Cast.custodian)
  }

  fileprivate mutating func look(
    _ tip: RestrictedID, _ request: EventNumber, isRenewal: Bool = false
  ) throws(Refusal) {
    try handle(tip, .openIdentity(request: request, isRenewal: isRenewal), as: Cast.custodian)
  }
}
