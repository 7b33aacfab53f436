import Testing

@testable import CaseDomain

@Suite struct RecusalRuleTests {
  private static func tip(_ bench: inout DeskBench) throws { _ = try bench.tip() }
  private static func first(_ bench: DeskBench) -> CaseEntry { .tip(bench.firstTip) }
  private static func recused(_ bench: inout DeskBench) throws {
    try tip(&bench)
    try bench.recuse(Cast.office, from: first(bench), as: Cast.custodian)
  }

  static let rules: [Rule] = [
    .refused("R6.4 a ground is named in words", .reasonMissing, given: tip) {
      try $0.perform(
        EnterRecusal(on: first($0), member: Cast.office, ground: .kin, words: " "), as: Cast.leader)
    },
    .refused("R6.4 nothing is known before its day", .dateInvalid, given: tip) {
      try $0.perform(
        EnterRecusal(on: first($0), member: Cast.office, ground: .kin, words: "亲属", known: on("2026-11-24")),
        as: Cast.leader)
    },
    .refused(
      "R6.4 nobody links anything with a lead they are off", .recused,
      given: {
        try tip(&$0)
        try $0.recuse(Cast.office, from: .lead($0.lead(of: $0.firstTip)))
        _ = try $0.tip("又一件")
      }
    ) { try $0.propose(.join($0.firstLead), for: $0.newestTip, as: Cast.office) },
    .refused("R6.4 who declares says nothing else", .groundUnfit, given: tip) {
      try $0.recuse(Cast.office, from: first($0), ground: .kin, as: Cast.office)
    },
    .refused("R6.4 nobody declares for another", .groundUnfit, given: tip) {
      try $0.recuse(Cast.office, from: first($0), ground: .declared)
    },
    .refused("R6.4 the office takes nobody off", .postRequired, given: tip) {
      try $0.recuse(Cast.receiver, from: first($0), as: Cast.office)
    },
    .refused("R6.4 an auditor closes it only to whom it is about", .postRequired, given: tip) {
      try $0.recuse(Cast.office, from: first($0), ground: .kin, as: Cast.auditor)
    },
    .possible("R6.4 an auditor closes it to whom it is about", given: tip) {
      try $0.recuse(Cast.office, from: first($0), ground: .subject, as: Cast.auditor)
    },
    .refused("R6.4 whom it is about takes nobody off", .namedAsSubject, given: { _ = try $0.tip(naming: ["己"]) }) {
      try $0.recuse(Cast.custodian, from: first($0), as: Cast.secondLeader)
    },
    .refused("R6.4 nobody twice", .alreadyRecused, given: recused) { try $0.recuse(Cast.office, from: first($0)) },
    .refused("R6.4 no stranger", .noSuchMember, given: tip) { try $0.recuse(Cast.nobody, from: first($0)) },
    .refused("R6.4 nobody who left", .noSuchMember, given: tip) { try $0.recuse(Cast.removed, from: first($0)) },
    .refused("R6.4 no triage", .recused, given: recused) {
      try $0.perform(
        ProposeOutcome(tip: $0.firstTip, outcome: .returnForMore(questions: "何时？"), reason: "理由"), as: Cast.office)
    },
    .refused("R6.4 no lead", .recused, given: recused) { _ = try $0.lead(of: $0.firstTip) },
    .refused("R6.4 no second signature", .recused, given: recused) {
      try $0.settle(.returnForMore(questions: "何时？"), for: $0.firstTip)
    },
    .refused("R6.4 no reading", .recused, given: recused) {
      try $0.perform(ReadTip(tip: $0.firstTip), as: Cast.office)
    },
    .refused("R6.4 no export", .recused, given: recused) {
      try $0.perform(ExportTip(tip: $0.firstTip, what: .slip, file: "回执"), as: Cast.office)
    },
    .refused("R6.4 no late material", .recused, given: recused) {
      try $0.perform(SupplementTip(tip: $0.firstTip, text: "补充"), as: Cast.office)
    },
    .refused(
      "R6.4 no recusal of others", .recused,
      given: {
        try tip(&$0); try $0.declare(Cast.leader, from: first($0))
      }
    ) {
      try $0.recuse(Cast.office, from: first($0))
    },
    .refused(
      "R6.4 no deputy of whom it is about", .deputyOfSubject,
      given: {
        try recused(&$0)
        try $0.perform(
          TakeLeave(member: Cast.secondLeader, deputy: Cast.leader, from: on("2026-11-23"), until: on("2026-11-27")),
          as: Cast.secondLeader)
        try $0.propose(.returnForMore(questions: "何时？"), for: $0.firstTip)
        try $0.recuse(Cast.secondLeader, from: first($0), ground: .subject, as: Cast.custodian)
      }
    ) { try $0.perform(ConfirmOutcome(tip: $0.firstTip, proposal: $0.newestProposal), as: Cast.leader) },
    .refused(
      "R6.4 nobody lifts their own", .recused,
      given: {
        try tip(&$0)
        try $0.declare(Cast.leader, from: first($0))
      }
    ) { try $0.perform(LiftRecusal(recusal: $0.desk.recusals.all[0].event, reason: "无关"), as: Cast.leader) },
    .refused(
      "R6.4 who entered it does not lift it", .ownRecusal,
      given: {
        try tip(&$0)
        try $0.recuse(Cast.office, from: first($0))
      }
    ) { try $0.perform(LiftRecusal(recusal: $0.desk.recusals.all[0].event, reason: "无关"), as: Cast.leader) },
    .refused(
      "R6.4 a custodian does not lift", .postRequired,
      given: {
        try tip(&$0)
        try $0.recuse(Cast.office, from: first($0))
      }
    ) { try $0.perform(LiftRecusal(recusal: $0.desk.recusals.all[0].event, reason: "无关"), as: Cast.custodian) },
    .refused("R6.4 lifting has a reason", .reasonMissing, given: recused) {
      try $0.perform(LiftRecusal(recusal: $0.desk.recusals.all[0].event, reason: " "), as: Cast.leader)
    },
    .refused(
      "R6.4 nothing is lifted twice", .noSuchRecusal,
      given: {
        try recused(&$0)
        try $0.perform(LiftRecusal(recusal: $0.desk.recusals.all[0].event, reason: "无关"), as: Cast.leader)
      }
    ) { try $0.perform(LiftRecusal(recusal: $0.desk.recusals.all[0].event, reason: "无关"), as: Cast.leader) },
    .possible(
      "R6.4 who was let back works on it",
      given: {
        try recused(&$0)
        try $0.perform(LiftRecusal(recusal: $0.desk.recusals.all[0].event, reason: "无关"), as: Cast.leader)
      }
    ) { _ = try $0.lead(of: $0.firstTip) },
  ]

  @Test("Rules of recusal", arguments: rules) func rule(_ rule: Rule) throws { try rule.check() }

  @Test("R6.4 it covers the lead and its tips, and what is joined later; moving a link gives nothing back")
  func spreading() throws {
    var bench = DeskBench.staffed
    let tips = [try bench.tip("一"), try bench.tip("二"), try bench.tip("三")]
    let lead = try bench.lead(of: tips[0])
    let other = try bench.lead(of: tips[2])
    try bench.recuse(Cast.secondLeader, from: .tip(tips[0]))
    #expect(bench.desk.isRecused(Cast.secondLeader, from: .lead(lead)))
    #expect(!bench.desk.isRecused(Cast.secondLeader, from: .tip(tips[1])))
    // What speaks for one matter names it: the tip is closed with the very proposal.
    try bench.propose(.join(lead), for: tips[1])
    #expect(bench.desk.isRecused(Cast.secondLeader, from: .tip(tips[1])))
    #expect(bench.desk.recusals.generation(of: .tip(tips[1])) == 2)
    try bench.perform(ConfirmOutcome(tip: tips[1], proposal: bench.newestProposal), as: Cast.office)
    try bench.propose(.relink(other), for: tips[1])
    try bench.perform(ConfirmOutcome(tip: tips[1], proposal: bench.newestProposal), as: Cast.office)
    for entry in [.tip(tips[1]), .lead(other), .tip(tips[2])] as [CaseEntry] {
      #expect(bench.desk.isRecused(Cast.secondLeader, from: entry))
      #expect(bench.desk.recusals.hold(of: entry)?.holders.contains(Cast.secondLeader) == false)
    }
    #expect(bench.replayed().lines == bench.desk.lines)
  }

  @Test("R6.4 a lead of a tip that somebody is off begins closed to them") func closedLead() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    try bench.recuse(Cast.secondLeader, from: .tip(tip))
    let lead = try bench.lead(of: tip)
    let hold = try #require(bench.desk.recusals.hold(of: .lead(lead)))
    #expect(hold.generation == 1 && !hold.holders.contains(Cast.secondLeader))
    #expect(hold.holders == Set(bench.desk.possibleHolders(of: .lead(lead))))
    // By hand, under the key of all, it has no effect.
    let second = try bench.tip("又一件")
    try bench.recuse(Cast.secondLeader, from: .tip(second))
    let claims = bench.claims(.lead)
    let opened = LeadOpened(
      number: RegisterNumber(prefix: "XS", year: 2026, ordinal: claims[0].ordinal), title: "某", tips: [second],
      importance: .ordinary, suspectedOrganisedCrime: .no, reason: "理由",
      assignDue: bench.desk.deadline(.assignDays, after: bench.clock), transferDue: nil)
    #expect(bench.forge(opened, claims: claims, as: Cast.office)?.reason == .misplaced)
  }

  @Test("R6.4 the readers until then stand in the event, and only they may") func readers() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    let lead = try bench.lead(of: tip)
    try bench.perform(ReadTip(tip: tip), as: Cast.office)
    try bench.perform(ReadLead(lead: lead), as: Cast.auditor)
    let forged = RecusalEntered(
      on: .lead(lead), member: Cast.office, ground: .declared, words: "同村", known: on("2026-11-23"), evidence: nil,
      readers: [Cast.auditor])
    #expect(bench.forge(forged, as: Cast.office)?.reason == .changedMeanwhile)
    let draft = try bench.desk.decide(
      EnterRecusal(on: .lead(lead), member: Cast.office, ground: .kin, words: "亲属"), as: Actor(Cast.leader),
      at: bench.clock)
    #expect((draft.events.compactMap { $0 as? RecusalEntered }.first)?.readers == [Cast.office, Cast.auditor])
  }

  @Test("R6.4 by hand without the keys, or with the member among the holders, it has no effect") func withoutKeys()
    throws
  {
    var bench = DeskBench.staffed
    let tip = CaseEntry.tip(try bench.tip())
    let entered = RecusalEntered(
      on: tip, member: Cast.office, ground: .kin, words: "亲属", known: on("2026-11-23"), evidence: nil, readers: [])
    #expect(bench.forge(entered, as: Cast.leader)?.reason == .misplaced)
    try bench.recuse(Cast.office, from: tip)
    #expect(
      bench.forge(EntryKeyGranted(on: tip, members: [Cast.office]), as: Cast.leader)?.reason == .recused)
    #expect(bench.forge(EntryKeyRenewed(on: tip, generation: 3), as: Cast.office)?.reason == .recused)
    #expect(bench.forge(EntryKeyRenewed(on: tip, generation: 5), as: Cast.leader)?.reason == .alreadyDecided)
    #expect(bench.forge(EntryKeyRenewed(on: tip, generation: 3), as: Cast.liaison)?.reason == .postRequired)
  }

  @Test("R6.4 what was declared is closed by whoever holds the key next, who left or came too") func upkeep() throws {
    var bench = DeskBench.staffed
    let tip = CaseEntry.tip(try bench.tip())
    try bench.declare(Cast.office, from: tip)
    #expect(bench.desk.entriesToKey(by: Cast.office).isEmpty, "not by themselves")
    #expect(bench.desk.entriesToKey(by: Cast.liaison).isEmpty)
    try bench.keepEntryKeys(as: Cast.receiver)
    #expect(bench.refusal(of: KeepEntryKeys(entries: [tip]), as: Cast.leader)?.reason == .alreadyDecided)
    // Somebody comes, and is handed the key.
    try bench.admit(Cast.invited)
    #expect(bench.desk.missingHolders(of: tip) == [Cast.invited])
    try bench.keepEntryKeys()
    #expect(bench.desk.missingHolders(of: tip).isEmpty && bench.desk.recusals.generation(of: tip) == 2)
    // Somebody leaves, and the next key begins.
    try bench.perform(RemoveMember(member: Cast.invited, reason: "调离"), as: Cast.admin)
    try bench.keepEntryKeys()
    #expect(bench.desk.recusals.generation(of: tip) == 3)
    #expect(bench.replayed().lines == bench.desk.lines)
  }

  @Test("R6.4 a desk without the key shows the entry nowhere and waits for nothing") func elsewhere() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    let before = bench.desk.tips.counts[.received]
    bench.forge(EntryKeyRenewed(on: .tip(tip), generation: 2), as: Cast.leader)
    let found = try #require(bench.desk.tips[tip])
    #expect(found.isElsewhere && found.clock == nil && !found.isInQueue)
    #expect(bench.desk.tips.counts[.received] == before - 1)
    #expect(bench.refusal(of: ReadTip(tip: tip), as: Cast.office)?.reason == .elsewhere)
    #expect(bench.refusal(of: SupplementTip(tip: tip, text: "补"), as: Cast.custodian)?.reason == .elsewhere)
    // Nobody was handed that key: another may follow.
    #expect(bench.forge(EntryKeyRenewed(on: .tip(tip), generation: 3), as: Cast.custodian) == nil)
  }

  @Test("R6.4 nothing of it goes into what auditors extract, which a recused leader reads") func extracts() throws {
    var bench = DeskBench.staffed
    let (tip, other) = (try bench.tip("一"), try bench.tip("二"))
    let lead = try bench.lead(of: tip)
    let envelope = Envelope(
      author: Cast.office, time: bench.clock, commit: CommitNumber(rawValue: 1), event: EventNumber(rawValue: 1))
    func row(_ event: any Event) -> ProcessRow? {
      ProcessRow(event, from: envelope, in: bench.desk, isRefused: false)
    }
    let text = EventNumber(rawValue: tip.rawValue)
    #expect(row(TipRead(tip: tip, text: text)) != nil && row(LeadRead(lead: lead, text: text)) != nil)
    let recusal = try bench.recuse(Cast.secondLeader, from: .lead(lead), ground: .subject)
    #expect(row(TipRead(tip: tip, text: text)) == nil && row(LeadRead(lead: lead, text: text)) == nil)
    #expect(row(EntryKeyRenewed(on: .tip(tip), generation: 2)) == nil)
    #expect(row(TipRead(tip: other, text: text)) != nil)
    try bench.declare(Cast.auditor, from: .tip(other))
    #expect(row(TipRead(tip: other, text: text)) == nil)
    #expect(bench.refusal(of: LiftRecusal(recusal: recusal, reason: "不是一人"), as: Cast.leader)?.reason == .ownRecusal)
  }

  @Test("R6.4 whoever was taken off by a keeper holds no key of it", arguments: 300...312) func closed(_ seed: UInt64) {
    var office = RandomOffice(seed: seed)
    var bench = DeskBench.staffed
    for _ in 0..<90 {
      let member = office.member()
      let command = office.once(in: 4) ? office.recusalCommand(seeing: bench.desk) : office.command(seeing: bench.desk)
      _ = try? bench.perform(command, as: member, at: office.later(than: bench.clock))
      for recusal in bench.desk.recusals.all where recusal.lifted == nil && recusal.ground != .declared {
        for entry in recusal.entries {
          #expect(!bench.desk.isHeld(entry, byAnyOf: [recusal.member]), "\(recusal.event) \(entry)")
        }
      }
    }
    #expect(bench.desk.unauthorised.isEmpty)
  }
}
