import Testing

@testable import CaseDomain

/// Whatever keepers do with restricted tips, in whatever order: the bench checks every invariant after every event.
@Suite struct RestrictedScriptTests {
  @Test("Every kind of event is reached, authorised, and replayed to the same state") func scripts() throws {
    var reached: Set<String> = []
    for seed in 1...8 as ClosedRange<UInt64> {
      var keepers = RandomKeepers(seed: seed)
      var bench = DeskBench.staffed
      try bench.perform(GrantKeys(member: Cast.custodian, keys: [.identity]), as: Cast.custodian)
      _ = try bench.tip()
      for _ in 0..<240 {
        let (member, command) = keepers.next(seeing: bench.desk)
        let before = bench.log.count
        _ = try? bench.perform(command, as: member)
        if let commit = bench.log.dropFirst(before).last { reached.formUnion(commit.events.map(\.type)) }
        for row in bench.desk.restricted.rows {
          #expect(row.keepers.allSatisfy { id in bench.desk.members[id].map { !row.concerns($0) } == true })
          #expect(row.readers.allSatisfy { $0 != Cast.office && $0 != Cast.receiver })
        }
      }
      #expect(bench.desk.unauthorised.isEmpty)
      #expect(bench.replayed().lines == bench.desk.lines)
    }
    #expect(Set(Restricted.events.map { $0.type } + [IncidentTied.type]).isSubset(of: reached))
  }
}

/// Keepers, and those who write for them: mostly what a tip waits for, sometimes what is refused.
private struct RandomKeepers {
  private var chance: SeededGenerator
  private var ordinal = 10_000

  init(seed: UInt64) { chance = SeededGenerator(seed: seed) }

  private mutating func once(in n: Int) -> Bool { Int.random(in: 0..<n, using: &chance) == 0 }

  private mutating func pick<Choice>(_ choices: [Choice], or other: Choice) -> Choice {
    choices.randomElement(using: &chance) ?? other
  }

  private mutating func reason() -> String { once(in: 12) ? " " : "理由" }

  mutating func next(seeing desk: Desk) -> (MemberID, any Command) {
    guard let row = desk.restricted.rows.suffix(3).randomElement(using: &chance), !once(in: 8) else {
      return intake(desk)
    }
    if once(in: 24) {
      guard let incident = desk.incidents.all.last, !once(in: 3) else {
        return (Cast.liaison, RaiseIncident(kind: .leak, what: "有人打听", accused: once(in: 2) ? [Cast.auditor] : []))
      }
      return (
        pick([Cast.leader, Cast.custodian, Cast.auditor], or: Cast.leader),
        TieIncident(incident: incident.id, tip: row.id)
      )
    }
    if once(in: 20) {
      let posts: Posts = once(in: 2) ? .auditor : .office
      return (Cast.leader, ChangePosts(member: Cast.liaison, posts: posts, section: nil, reason: "调岗"))
    }
    // Whoever has read what is proposed is the one to confirm it.
    if let open = row.assessment, once(in: 2),
      let reader = row.readings.last(where: { $0.event > open.event && $0.member != open.proposedBy })?.member
    {
      return (reader, HandleRestricted(row.id, .confirm(assessment: open.event)))
    }
    // So is whoever is asked for an identity, and whoever looks at one.
    if let asked = row.identityRequests.last, once(in: 3) {
      let member = asked.state == .waiting && !once(in: 4) ? Cast.leader : asked.custodian
      if let step = identityStep(row, member) { return (member, HandleRestricted(row.id, step)) }
    }
    let member = pick([Cast.leader, Cast.custodian, Cast.auditor, Cast.secondLeader, Cast.office], or: Cast.leader)
    return (member, HandleRestricted(row.id, waiting(row, desk, member) ?? deed(row, desk)))
  }

  private mutating func intake(_ desk: Desk) -> (MemberID, any Command) {
    ordinal += 1
    let content = TipContent.some("专办", naming: pick([["己"], ["甲"], ["庚", "己"], []], or: []))
    let conflicts =
      once(in: 3) ? [MarkedConflict(member: pick([Cast.auditor, Cast.office], or: Cast.office), why: "亲属")] : []
    switch Int.random(in: 0..<5, using: &chance) {
    case 0:
      return (
        Cast.liaison,
        SendDirectly(ordinal: ordinal, words: RestrictedWords(content: content), conflicts: conflicts)
      )
    case 1:
      return (
        Cast.office,
        RestrictTip(tip: desk.tips.rows[0].id, ordinal: ordinal, content: content, conflicts: conflicts)
      )
    default:
      let keepers = desk.keepers(subjects: content.subjects.map(\.name), conflicts: conflicts)
      let reporter = desk.canSealIdentities(among: keepers) != once(in: 9) ? RestrictedReporter.sealed : .open
      let words = RestrictedWords(content: content, reporters: [reporter], original: once(in: 2) ? .some : nil)
      return (Cast.receiver, RegisterRestricted(ordinal: ordinal, words: words, conflicts: conflicts))
    }
  }

  /// What the tip waits for.
  private mutating func waiting(_ row: RestrictedTip, _ desk: Desk, _ member: MemberID) -> HandleRestricted.Deed? {
    let missing = desk.missingKeepers(of: row)
    if !missing.isEmpty, once(in: 2) { return .addKeepers(missing) }
    if row.reporters.first?.isSealed == true, once(in: 2), let step = identityStep(row, member) { return step }
    if row.state == .toPassOn, once(in: 2) {
      return .passOn(letter: once(in: 9) ? " " : "函", on: desk.date(of: desk.lastTime))
    }
    if row.state == .passedOn, row.due != nil, once(in: 2) {
      return .acknowledge(on: desk.date(of: desk.lastTime), reference: reason())
    }
    guard let assessment = row.assessment, !once(in: 4) else { return nil }
    let hasRead = row.readings.contains { $0.member == member && $0.event > assessment.event }
    if !hasRead, !once(in: 9) { return .read }
    return once(in: 3)
      ? .decline(assessment: assessment.event, reason: reason()) : .confirm(assessment: assessment.event)
  }

  /// The next step towards who reported, mostly for whoever it waits for.
  private mutating func identityStep(_ row: RestrictedTip, _ member: MemberID) -> HandleRestricted.Deed? {
    guard let request = row.identityRequests.last else {
      return .askIdentity(reporter: 0, purpose: pick(IdentityPurpose.allCases, or: .other), reason: reason())
    }
    let number = request.event
    switch request.state {
    case .waiting where member == request.custodian && once(in: 2): return .withdrawIdentity(request: number)
    case .waiting where !row.readings.contains { $0.member == member && $0.event > number } && !once(in: 9):
      return .read
    case .waiting:
      return once(in: 4)
        ? .declineIdentity(request: number, reason: reason()) : .liftIdentity(request: number, layer: "AAEC")
    case .approved where request.isShown:
      return once(in: 3) ? .openIdentity(request: number, isRenewal: true) : .closeIdentity(request: number, .closed)
    case .approved where request.views == 0: return .openIdentity(request: number, isRenewal: once(in: 9))
    case .approved, .declined, .withdrawn:
      return once(in: 4)
        ? .openIdentity(request: number, isRenewal: false)
        : .askIdentity(reporter: 0, purpose: .contact, reason: reason())
    }
  }

  private mutating func deed(_ row: RestrictedTip, _ desk: Desk) -> HandleRestricted.Deed {
    switch Int.random(in: 0..<11, using: &chance) {
    case 10: .openOriginal(reason: reason())
    case 0: .read
    case 1: .note(reason())
    case 2: .supplement(reason(), original: once(in: 3) ? .some : nil, receivedAt: nil)
    case 3...5: .assess(outcome(desk), reason: reason())
    case 6...7: .acknowledge(on: desk.date(of: desk.lastTime), reference: reason())
    default: .addConflict(pick(Cast.all, or: Cast.nobody), why: reason())
    }
  }

  private mutating func outcome(_ desk: Desk) -> RestrictedOutcome {
    switch Int.random(in: 0..<3, using: &chance) {
    case 0:
      once(in: 2)
        ? .passOn(.named(once(in: 9) ? " " : "某县纪委监委", .disciplineInspection))
        : .passOn(.known(pick(desk.organisation.bodies.map(\.id), or: BodyID(rawValue: 1))))
    case 1: .verify(by: pick(Cast.all, or: Cast.nobody))
    default: .noSubstance
    }
  }
}
