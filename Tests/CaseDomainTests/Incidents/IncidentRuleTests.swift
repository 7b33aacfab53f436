import Testing

@testable import CaseDomain

@Suite struct IncidentRuleTests {
  private static func first(_ bench: DeskBench) -> IncidentID { bench.desk.incidents.all[0].id }
  private static let raised: Rule.Step = { try $0.raise() }
  private static let proposed: Rule.Step = {
    let incident = try $0.raise()
    try $0.refer(incident)
    try $0.proposeClosing(incident)
  }
  private static let danger: Rule.Step = {
    let incident = try $0.raise(.danger)
    try $0.refer(incident)
  }
  private static let raising: [Rule] =
    Cast.acting.map { member in
      .possible("R6.4 \(member.rawValue) raises one") { try $0.raise(as: member) }
    }
    + Cast.idle.map { member in
      .refused(
        "R6.4 \(member.rawValue) does not",
        member == Cast.unsigned ? .undertakingMissing : .notAMember
      ) { try $0.raise(as: member) }
    } + [
      .possible("R6.4 also whoever is accused") {
        try $0.raise(accusing: [Cast.office], as: Cast.office)
      },
      .refused("it says something", .textMissing) {
        try $0.perform(RaiseIncident(kind: .leak, what: " "), as: Cast.office)
      },
      .refused("of people who are there", .noSuchMember) { try $0.raise(accusing: [Cast.nobody]) },
      .refused("R6.4 where all who could keep it are accused it goes outward", .incidentOutward) {
        try $0.raise(accusing: [Cast.leader, Cast.secondLeader, Cast.custodian])
      },
      .possible("R6.4 one leader is enough") {
        try $0.raise(accusing: [Cast.secondLeader, Cast.custodian])
      },
    ]

  private static let handling: [Rule] = [
    .possible("R6.4 a keeper notes a step", given: raised) {
      try $0.perform(NoteIncident(incident: first($0), text: "已约谈"), as: Cast.auditor)
    },
    .refused("R6.4 the office does not", .notAKeeper, given: raised) {
      try $0.perform(NoteIncident(incident: first($0), text: "已约谈"), as: Cast.office)
    },
    .refused(
      "R6.4 nor an accused keeper", .notAKeeper, given: { try $0.raise(accusing: [Cast.leader]) }
    ) {
      try $0.perform(NoteIncident(incident: first($0), text: "已约谈"), as: Cast.leader)
    },
    .refused("R6.4 nor one who is accused later", .notAKeeper, given: raised) {
      try $0.perform(
        AddAccused(incident: first($0), member: Cast.leader, why: "同谋"), as: Cast.custodian)
      try $0.refer(first($0), as: Cast.leader)
    },
    .refused("R6.4 nobody accuses themselves out of it", .incidentOutward, given: raised) {
      try $0.perform(
        AddAccused(incident: first($0), member: Cast.leader, why: "回避"), as: Cast.leader)
    },
    .refused("twice", .nothingChanged, given: { try $0.raise(accusing: [Cast.office]) }) {
      try $0.perform(
        AddAccused(incident: first($0), member: Cast.office, why: "同谋"), as: Cast.leader)
    },
    .refused("R6.4 a letter has a number", .letterMissing, given: raised) {
      try $0.perform(
        ReferIncident(incident: first($0), letter: " ", on: on("2026-11-23")), as: Cast.leader)
    },
    .refused("R6.4 it is not sent tomorrow", .dateInvalid, given: raised) {
      try $0.perform(
        ReferIncident(incident: first($0), letter: "函9号", on: on("2026-11-24")), as: Cast.leader)
    },
    .refused("R6.4 nor before it happened", .dateInvalid, given: raised) {
      try $0.perform(
        TellPolice(incident: first($0), whom: "值班室", on: on("2026-11-22")), as: Cast.leader)
    },
    .possible("R6.4 a keeper says what it is about", given: { _ = (try $0.tip(), try $0.raise()) }) {
      try $0.perform(LinkIncident(incident: first($0), tip: $0.firstTip), as: Cast.leader)
      #expect($0.desk.incidents.all[0].tip == $0.firstTip)
    },
    .refused("one thing", .noSuchTip, given: raised) {
      try $0.perform(LinkIncident(incident: first($0)), as: Cast.leader)
    },
    .refused("that is there", .noSuchLead, given: raised) {
      try $0.perform(LinkIncident(incident: first($0), lead: LeadID(rawValue: 3)), as: Cast.leader)
    },
    .refused("R6.4 nobody accused becomes a keeper", .noKeeperToAdd, given: { try $0.raise(accusing: [Cast.auditor]) })
    {
      try $0.perform(AddIncidentKeepers(incident: first($0), added: [Cast.auditor]), as: Cast.leader)
    },
    .refused("R6.4 nor who holds no such post", .noKeeperToAdd, given: raised) {
      try $0.perform(AddIncidentKeepers(incident: first($0), added: [Cast.office]), as: Cast.leader)
    },
    .refused("an incident that is not there", .noSuchIncident) {
      try $0.perform(NoteIncident(incident: IncidentID(rawValue: 3), text: "-"), as: Cast.leader)
    },
  ]

  private static let closing: [Rule] = [
    .possible("R6.4 a keeper closes what was referred", given: raised) {
      try $0.refer(first($0))
      try $0.close(first($0))
    },
    .refused("R6.4 not before", .notReferred, given: raised) { try $0.proposeClosing(first($0)) },
    .refused("R6.4 nor by one alone", .ownOutcome, given: proposed) {
      try $0.confirmClosing(first($0), as: Cast.leader)
    },
    .refused(
      "R6.4 whoever raised it does not confirm", .ownIncident,
      given: {
        let incident = try $0.raise(as: Cast.custodian)
        try $0.refer(incident)
        try $0.proposeClosing(incident)
      }
    ) { try $0.confirmClosing(first($0)) },
    .possible(
      "R6.4 but may propose",
      given: { try $0.refer(try $0.raise(as: Cast.custodian)) }
    ) {
      try $0.proposeClosing(first($0), as: Cast.custodian)
      try $0.confirmClosing(first($0), as: Cast.auditor)
    },
    .refused("once at a time", .alreadyProposed, given: proposed) {
      try $0.proposeClosing(first($0), as: Cast.auditor)
    },
    .refused("with words", .reasonMissing, given: { try $0.refer(try $0.raise()) }) {
      try $0.perform(ProposeClosing(incident: first($0), outcome: .unclear, text: " "), as: Cast.leader)
    },
    .refused("nothing is confirmed that nobody proposed", .noProposal, given: { try $0.refer(try $0.raise()) }) {
      try $0.confirmClosing(first($0))
    },
    .refused("R6.4 the office confirms nothing", .notAKeeper, given: proposed) {
      try $0.confirmClosing(first($0), as: Cast.office)
    },
    .possible("a second may decline, and then it is proposed anew", given: proposed) {
      let proposal = try #require($0.desk.incidents.all[0].proposal).step.event
      try $0.perform(DeclineClosing(incident: first($0), proposal: proposal, reason: "纪检尚未回函"), as: Cast.auditor)
      #expect($0.desk.incidents.all[0].isOpen && $0.desk.incidents.all[0].declined.map(\.words) == ["纪检尚未回函"])
      try $0.close(first($0))
    },
    .refused("with a reason", .reasonMissing, given: proposed) {
      let proposal = try #require($0.desk.incidents.all[0].proposal).step.event
      try $0.perform(DeclineClosing(incident: first($0), proposal: proposal, reason: " "), as: Cast.auditor)
    },
    .refused(
      "R6.4 what somebody accused proposed waits no longer", .noProposal,
      given: {
        try proposed(&$0)
        try $0.perform(AddAccused(incident: first($0), member: Cast.leader, why: "同谋"), as: Cast.custodian)
      }
    ) { try $0.confirmClosing(first($0)) },
    .refused("R6.4 danger not before the police know", .policeNotTold, given: danger) {
      try $0.proposeClosing(first($0))
    },
    .possible("R6.4 and then", given: danger) {
      try $0.tellPolice(first($0))
      try $0.close(first($0))
    },
    .refused(
      "R6.4 nobody accused", .notAKeeper,
      given: {
        let incident = try $0.raise(accusing: [Cast.custodian])
        try $0.refer(incident)
        try $0.proposeClosing(incident)
      }
    ) { try $0.confirmClosing(first($0)) },
    .refused(
      "and nothing after but words", .incidentClosed,
      given: {
        let incident = try $0.raise()
        try $0.refer(incident)
        try $0.close(incident)
      }
    ) {
      try $0.perform(NoteIncident(incident: first($0), text: "纪检来函"), as: Cast.leader)
      try $0.tellPolice(first($0))
    },
    .possible("R6.4 result, who and when stay", given: { try $0.refer(try $0.raise()) }) {
      try $0.close(first($0), .confirmed)
      let closing = try #require($0.desk.incidents.all[0].closing)
      #expect(closing.proposal.outcome == .confirmed && closing.proposal.step.words == "已处理")
      #expect(closing.proposal.step.by == Cast.leader && closing.step.by == Cast.custodian)
    },
  ]

  @Test("Incidents", arguments: raising + handling + closing)
  func rules(_ rule: Rule) throws { try rule.check() }

  @Test("R6.4 danger is due the same day until the police know") func policeDue() throws {
    var bench = DeskBench.staffed
    let incident = try bench.raise(.danger)
    let zone = bench.desk.zone
    #expect(bench.desk.incidents[incident]?.policeDue(in: zone) == on("2026-11-23"))
    try bench.tellPolice(incident)
    #expect(bench.desk.incidents[incident]?.policeDue(in: zone) == nil)
    #expect(bench.desk.incidents[try bench.raise(.leak)]?.policeDue(in: zone) == nil)
  }

  @Test("R6.4 the readers named are exactly those who may keep it") func readers() throws {
    var bench = DeskBench.staffed
    func raised(to keepers: [MemberID], accusing accused: [MemberID] = []) -> IncidentRaised {
      IncidentRaised(
        kind: .leak, what: KeptText("名单外传"), tip: nil, lead: nil, accused: accused, accusedWords: KeptText(""),
        keepers: keepers)
    }
    let all = [Cast.leader, Cast.custodian, Cast.secondLeader, Cast.auditor]
    #expect(bench.forge(raised(to: all), as: Cast.office) == nil)
    for wrong in [Array(all.dropLast()), all + [Cast.office], all.reversed(), []] {
      #expect(bench.forge(raised(to: wrong), as: Cast.office)?.reason == .misplaced, "\(wrong)")
    }
    #expect(
      bench.forge(raised(to: all, accusing: [Cast.leader]), as: Cast.office)?.reason == .misplaced)
    #expect(
      bench.forge(raised(to: all, accusing: [Cast.office, Cast.office]), as: Cast.office)?.reason
        == .noSuchMember)
  }
}
