import Testing

@testable import CaseDomain

/// What was left out of an incident's words: custodians among its keepers, for a reason (R6.4).
@Suite struct IncidentOriginalRuleTests {
  private static let opening: @Sendable (MemberID, String) -> Rule.Step = { member, reason in
    { try $0.perform(OpenIncidentOriginals(incident: $0.desk.incidents.all[0].id, reason: reason), as: member) }
  }
  private static let leftOut: Rule.Step = { _ = try $0.raise(leavingOut: true) }

  private static let rules: [Rule] = [
    .possible("R6.4 a custodian opens it", given: leftOut, attempt: opening(Cast.custodian, "核对原话")),
    .refused("R6.4 for a reason", .reasonMissing, given: leftOut, attempt: opening(Cast.custodian, " ")),
    .refused("R6.4 a leader does not", .postRequired, given: leftOut, attempt: opening(Cast.leader, "核对原话")),
    .refused("R6.4 nor an auditor", .postRequired, given: leftOut, attempt: opening(Cast.auditor, "核对原话")),
    .refused("R6.4 nor the office", .notAKeeper, given: leftOut, attempt: opening(Cast.office, "核对原话")),
    .refused(
      "R6.4 nor an accused custodian", .notAKeeper,
      given: { _ = try $0.raise(accusing: [Cast.custodian], leavingOut: true) },
      attempt: opening(Cast.custodian, "核对原话")),
    .refused("where nothing was left out there is nothing", .noOriginal, given: { _ = try $0.raise() }) {
      try opening(Cast.custodian, "核对原话")(&$0)
    },
    .possible(
      "R6.4 also of a step, also after the end",
      given: {
        let incident = try $0.raise()
        try $0.perform(NoteIncident(incident: incident, text: "已约谈【姓名】").leavingOut(), as: Cast.auditor)
        try $0.refer(incident)
        try $0.close(incident)
      }, attempt: opening(Cast.custodian, "纪检来函核对")),
    .refused("a seal is a seal", .misplaced, given: { _ = try $0.raise() }) {
      var note = NoteIncident(incident: $0.desk.incidents.all[0].id, text: "已约谈【姓名】")
      note.original = SealedWords(id: "", bytes: "AAEC")
      try $0.perform(note, as: Cast.auditor)
    },
  ]

  @Test("What was left out of incidents", arguments: rules)
  func opening(_ rule: Rule) throws { try rule.check() }

  @Test("R6.4 the opening names exactly those who keep it") func readers() throws {
    var bench = DeskBench.staffed
    let incident = try bench.raise(leavingOut: true)
    let all = [Cast.leader, Cast.custodian, Cast.secondLeader, Cast.auditor]
    func opened(to keepers: [MemberID]) -> IncidentOriginalOpened {
      IncidentOriginalOpened(incident: incident, reason: KeptText("核对原话"), keepers: keepers)
    }
    for wrong in [[Cast.custodian], Array(all.dropLast()), all + [Cast.office], []] {
      #expect(bench.forge(opened(to: wrong), as: Cast.custodian)?.reason == .misplaced, "\(wrong)")
    }
    #expect(bench.forge(opened(to: all), as: Cast.custodian) == nil)
  }
}
