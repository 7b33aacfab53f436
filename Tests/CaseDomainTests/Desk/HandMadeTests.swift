import Testing

@testable import CaseDomain

/// Events that a member of the right post could sign with a program of their own, and that `decide` never makes.
@Suite struct HandMadeTests {
  private static let now = at("2026-11-24 09:00")

  /// A registration as `decide` makes it, with parts of it exchanged.
  private static func registration(
    number: String = "JB-2026-0008", receivedAt: Instant = now, content: TipContent = .some("新件"),
    reporters: [TipReporter] = [], joint: YesNo = .no, evidence: String? = nil, awaitsSecond: YesNo? = nil,
    triageDue: String = "2026-11-25"
  ) -> TipRegistered {
    TipRegistered(
      number: RegisterNumber(number)!, receivedAt: receivedAt, precision: .minute, content: content,
      reporters: reporters, joint: joint, receiptEvidence: evidence, receiptAwaitsSecond: awaitsSecond, source: nil,
      triageDue: on(triageDue))
  }

  /// The aliases of the busy bench, before the first that is free.
  private static let used = 3

  /// Reporters by how far their aliases lie past those in use.
  private static func reporters(_ aliases: Int...) -> [TipReporter] {
    aliases.map { TipReporter(alias: $0 &+ used, given: [.phone], identity: .some) }
  }

  @Test(
    "R5.2 registrations",
    arguments: [
      ("as decided", registration(), nil),
      ("another prefix", registration(number: "ZZ-2026-0008"), Refusal.Reason.numberNotAllocated),
      ("a number used before", registration(number: "JB-2026-0007"), .numberNotAllocated),
      ("a number not claimed", registration(number: "JB-2026-0009"), .numberNotAllocated),
      ("another year", registration(number: "JB-2027-0008"), .numberNotAllocated),
      ("a number beyond all", registration(number: "JB-2026-\(Int.max)"), .numberNotAllocated),
      ("no title", registration(content: TipContent(title: " ", narrative: "某事")), .titleMissing),
      ("no words", registration(content: TipContent(title: "某事", narrative: "\u{200B}")), .narrativeMissing),
      ("received tomorrow", registration(receivedAt: at("2026-11-25 09:00")), .receivedInFuture),
      ("received at the end of time", registration(receivedAt: Instant(rawValue: .max)), .receivedInFuture),
      ("lying back unsaid", registration(receivedAt: at("2026-11-16 09:00")), .evidenceMissing),
      (
        "lying back, with evidence and no second",
        registration(receivedAt: at("2026-11-16 09:00"), evidence: "信封邮戳"), .evidenceMissing
      ),
      (
        "lying back, with a second and no evidence",
        registration(receivedAt: at("2026-11-16 09:00"), evidence: " ", awaitsSecond: .yes), .evidenceMissing
      ),
      ("received before all time", registration(receivedAt: Instant(rawValue: .min)), .evidenceMissing),
      ("a clock of a year", registration(triageDue: "2027-11-24"), .dateInvalid),
      ("a clock run out", registration(triageDue: "2026-11-23"), .dateInvalid),
      ("joint without reporters", registration(joint: .yes), .aliasMismatch),
      ("joint alone", registration(reporters: reporters(1), joint: .yes), .aliasMismatch),
      ("an alias twice", registration(reporters: reporters(1, 1), joint: .yes), .aliasMismatch),
      ("aliases exchanged", registration(reporters: reporters(2, 1), joint: .yes), .aliasMismatch),
      ("an alias not claimed", registration(reporters: reporters(3)), .aliasMismatch),
      ("an alias beyond all", registration(reporters: reporters(.max - used)), .aliasMismatch),
      ("an alias below all", registration(reporters: reporters(.min)), .aliasMismatch),
      ("two aliases", registration(reporters: reporters(1, 2), joint: .yes), nil),
    ])
  func registrations(_ what: String, _ event: TipRegistered, _ reason: Refusal.Reason?) {
    var bench = DeskBench.busy
    let aliases = [1, 2].map { Allocation(series: .alias, year: 0, ordinal: $0 + Self.used) }
    let claims = bench.claims(.tip, at: Self.now) + aliases
    #expect(bench.forge(event, claims: claims, as: Cast.receiver, at: Self.now)?.reason == reason, "\(what)")
  }

  @Test("R5.2 two entries of one commit do not share a number or an alias") func sharing() {
    var bench = DeskBench.busy
    let claims = bench.claims(.tip, .lead, .alias, at: Self.now)
    let one = Self.registration(reporters: Self.reporters(1))
    bench.forge(one, Self.registration(), one, claims: claims, as: Cast.receiver, at: Self.now)
    #expect(bench.desk.unauthorised.map(\.refusal.reason) == [.numberNotAllocated, .numberNotAllocated])

    bench = DeskBench.busy
    let both = claims + [Allocation(series: .tip, year: 2026, ordinal: 9)]
    let another = Self.registration(number: "JB-2026-0009", reporters: Self.reporters(1))
    bench.forge(one, another, claims: both, as: Cast.receiver, at: Self.now)
    #expect(bench.desk.unauthorised.map(\.refusal.reason) == [.aliasMismatch])
  }

  /// A ruling of the same commit changes the prefix; the number stays taken.
  @Test("R6.7 another prefix does not give a number twice") func prefixInBetween() throws {
    var bench = DeskBench.busy
    try bench.perform(
      ChangePosts(member: Cast.secondLeader, posts: [.leader, .office], section: nil, reason: "兼"), as: Cast.leader)
    try bench.perform(SignUndertaking(), as: Cast.secondLeader)
    let proposal = try bench.perform(
      ProposeRuling(ruling: .tipPrefix, value: .text("PL"), from: on("2026-11-24"), reason: "会议决定"),
      as: Cast.office, at: Self.now)
    bench.forge(
      Self.registration(), RulingConfirmed(proposal: proposal), Self.registration(number: "PL-2026-0008"),
      claims: bench.claims(.tip, at: Self.now), as: Cast.secondLeader, at: Self.now)
    #expect(bench.desk.unauthorised.map(\.refusal.reason) == [.numberNotAllocated])
  }

  private static func lead(
    _ tips: [TipID], number: String = "XS-2026-0003", title: String = "某", reason: String = "理由",
    assignDue: String = "2026-11-26", transferDue: String? = nil, organised: YesNo = .no
  ) -> LeadOpened {
    LeadOpened(
      number: RegisterNumber(number)!, title: title, tips: tips, importance: .ordinary,
      suspectedOrganisedCrime: organised, reason: reason, assignDue: on(assignDue), transferDue: transferDue.map(on))
  }
  private static let tip = DeskBench.Busy.received(.busy)

  @Test(
    "R3.6 leads",
    arguments: [
      ("as decided", lead([tip]), nil),
      ("no title", lead([tip], title: "\u{200B} "), Refusal.Reason.titleMissing),
      ("no reason", lead([tip], reason: " "), .reasonMissing),
      ("a tip twice", lead([tip, tip]), .notInQueue),
      ("a tip that is not there", lead([TipID(rawValue: .min)]), .noSuchTip),
      ("another prefix", lead([tip], number: "JB-2026-0003"), .numberNotAllocated),
      ("a number used before", lead([tip], number: "XS-2026-0001"), .numberNotAllocated),
      ("a clock of a year", lead([tip], assignDue: "2027-11-26"), .dateInvalid),
      ("a clock at the end of time", lead([tip], assignDue: "9999-12-31"), .dateInvalid),
      ("organised, and never to be transferred", lead([tip], organised: .yes), .dateInvalid),
      ("transferred in a year", lead([tip], transferDue: "2027-11-26", organised: .yes), .dateInvalid),
    ])
  func leads(_ what: String, _ event: LeadOpened, _ reason: Refusal.Reason?) {
    var bench = DeskBench.busy
    let claims = bench.claims(.lead, at: Self.now)
    #expect(bench.forge(event, claims: claims, as: Cast.office, at: Self.now)?.reason == reason, "\(what)")
  }

  @Test("R5.2 clocks and states of outcomes") func outcomes() {
    let bench = DeskBench.busy
    let (waiting, proposal) = (DeskBench.Busy.proposed(bench), bench.newestProposal)
    let returned = DeskBench.Busy.returned(bench)
    let passedOn = DeskBench.Busy.passedOn(bench)
    let rows: [(String, any Event, Refusal.Reason)] = [
      ("passed on without a clock", OutcomeConfirmed(tip: waiting, proposal: proposal, due: nil), .dateInvalid),
      (
        "passed on, to be answered in a year",
        OutcomeConfirmed(tip: waiting, proposal: proposal, due: on("2027-11-24")), .dateInvalid
      ),
      (
        "a second in a year",
        OutcomeProposed(
          tip: Self.tip, outcome: .returnForMore(questions: "何时？"), reason: "理由", secondDue: on("2027-11-24")),
        .dateInvalid
      ),
      (
        "another tip's proposal", OutcomeConfirmed(tip: Self.tip, proposal: proposal, due: on("2026-12-01")),
        .noProposal
      ),
      (
        "a proposal that is none", OutcomeConfirmed(tip: waiting, proposal: .init(rawValue: .max), due: nil),
        .noProposal
      ),
      (
        "back without a clock",
        TipSupplemented(
          tip: returned, text: "补充", receivedAt: Self.now, attachments: [], sealedOriginal: nil, triageDue: nil),
        .dateInvalid
      ),
      (
        "a clock for what was not returned",
        TipSupplemented(
          tip: Self.tip, text: "补充", receivedAt: Self.now, attachments: [], sealedOriginal: nil,
          triageDue: on("2026-11-25")), .dateInvalid
      ),
      ("back in a year", TipResumed(tip: returned, reason: "逾期", triageDue: on("2027-11-24")), .dateInvalid),
      (
        "acknowledged at the end of time",
        PassingAcknowledged(tip: passedOn, on: on("9999-12-31"), reference: "回执"), .dateInvalid
      ),
      (
        "acknowledged before all time",
        PassingAcknowledged(tip: passedOn, on: on("0001-01-01"), reference: "回执"), .dateInvalid
      ),
    ]
    for (what, event, reason) in rows {
      var bench = bench
      #expect(bench.forge(event, as: Cast.office, at: Self.now)?.reason == reason, "\(what)")
    }
  }

  @Test("Members") func members() {
    let rows: [(String, any Event, MemberID, Refusal.Reason)] = [
      (
        "a member id of one's own",
        MemberInvited(member: MemberID(rawValue: 77), name: "丑", posts: .office, section: nil, verifier: nil),
        Cast.admin, .numberNotAllocated
      ),
      (
        "a member id that is taken",
        MemberInvited(member: Cast.office, name: "丑", posts: .office, section: nil, verifier: nil), Cast.admin,
        .numberNotAllocated
      ),
      ("nobody", MemberAdmitted(member: MemberID(rawValue: .min), fingerprint: "F"), Cast.leader, .noSuchMember),
      ("nobody at all", MemberRemoved(member: MemberID(rawValue: .max), reason: "调离"), Cast.admin, .noSuchMember),
      ("other posts than held", UndertakingSigned(posts: [.leader, .office]), Cast.office, .changedMeanwhile),
      (
        "a key that no version knows", MemberKeysGranted(member: Cast.office, keys: ["everything"]), Cast.leader,
        .notEntitled
      ),
      ("no keys", MemberKeysGranted(member: Cast.office, keys: []), Cast.nobody, .notAMember),
      ("an epoch of nothing", KeyEpochStarted(key: "section/"), Cast.leader, .notEntitled),
    ]
    for (what, event, author, reason) in rows {
      var bench = DeskBench.busy
      #expect(bench.forge(event, claims: bench.claims(.member), as: author)?.reason == reason, "\(what)")
    }
  }

  @Test("R6.7 a hand-made ruling does not reach back, and no zone begins today") func rulings() throws {
    var bench = DeskBench.busy
    let zone = RulingProposed(ruling: .zoneOffset, value: .integer(0), from: on("2026-11-24"), reason: "会议决定")
    #expect(bench.forge(zone, as: Cast.office, at: Self.now)?.reason == .effectInThePast)
    let tomorrow = RulingProposed(ruling: .zoneOffset, value: .integer(0), from: on("2026-11-25"), reason: "会议决定")
    #expect(bench.forge(tomorrow, as: Cast.office, at: Self.now) == nil)
    let beyond = RulingProposed(ruling: .returnDays, value: .integer(.max), from: on("9999-12-31"), reason: "会议决定")
    #expect(bench.forge(beyond, as: Cast.office, at: Self.now)?.reason == .valueOutOfRange)
  }

  @Test("A founding commit founds, and does nothing else") func foundingCommit() {
    var bench = DeskBench(clock: Self.now)
    let author = MemberID(rawValue: 1)
    bench.forge(
      DeskFounded(name: "某局", kind: .full),
      MemberInvited(member: author, name: "甲", posts: [.leader, .admin, .office], section: nil, verifier: nil),
      MemberAdmitted(member: author, fingerprint: "F"), Self.registration(number: "JB-2026-0001"),
      claims: [Allocation(series: .member, year: 0, ordinal: 1), Allocation(series: .tip, year: 2026, ordinal: 1)],
      as: author)
    #expect(bench.desk.unauthorised.map(\.refusal.reason) == [.undertakingMissing])
  }
}
