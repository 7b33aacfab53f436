import Testing

@testable import CaseDomain

/// Visits, findings handed in, exchanges, contacts, attention (R4.2–R4.4).
@Suite struct FieldworkRuleTests {
  static let rules: [Rule] = [
    .refused("R4.4 nobody writes in a book that nobody opened", .noFieldBook) { bench in try bench.visit() },
    .refused("R4.1 nobody writes in another section's book", .notYourSection) { bench in
      let other = SectionID(rawValue: try bench.perform(AddSection(name: "综合科"), as: Cast.admin).rawValue)
      _ = bench.forge(FieldBookOpened(section: other), as: Cast.office)
      try bench.perform(
        RecordVisit(section: other, kind: .site, place: "工地", result: "无"), as: Cast.liaison)
    },
    .possible("R4.4 the office writes in any") { bench in
      try bench.openBooks()
      try bench.visit(as: Cast.office)
    },
    .refused("R4.4 a visit is no plan", .dateInvalid) { bench in
      try bench.openBooks()
      try bench.visit(on: on("2026-11-24"))
    },
    .refused("R4.4 a visit was somewhere", .placeMissing) { bench in
      try bench.openBooks()
      try bench.perform(RecordVisit(section: bench.section, kind: .site, place: " ", result: "无"), as: Cast.liaison)
    },
    .refused("R4.4 a finding comes from the section's own visit", .noSuchVisit) { bench in
      try bench.openBooks()
      try bench.handIn(visit: EventNumber(rawValue: 3))
    },
    .possible("R3.6 what is handed in becomes a tip, in one commit with it") { bench in
      try bench.openBooks()
      let handIn = try bench.handIn()
      #expect(bench.desk.fieldwork.waiting.map(\.due) == [on("2026-11-24")])
      try bench.perform(RegisterTip(content: .some("强揽土方"), handIn: handIn), as: Cast.office)
      let found = bench.desk.fieldwork.handIn(handIn)
      #expect(found?.taken?.tip == bench.newestTip && found?.answer == bench.desk.tips[bench.newestTip]?.number)
      #expect(bench.desk.fieldwork.waiting.isEmpty)
    },
    .refused("R3.6 it becomes one tip", .alreadyDecided) { bench in
      try bench.openBooks()
      let handIn = try bench.handIn()
      for _ in 0..<2 { try bench.perform(RegisterTip(content: .some("强揽土方"), handIn: handIn), as: Cast.office) }
    },
    .refused("law art. 52: a section does not take in its own findings", .postRequired) { bench in
      try bench.openBooks()
      let handIn = try bench.handIn()
      _ = try bench.tip()
      try bench.perform(TakeHandIn(handIn: handIn, tip: bench.firstTip), as: Cast.liaison)
    },
    .refused("law art. 25: what the police have not answered is exchanged with nobody", .filesOnly) { bench in
      try bench.openBooks()
      let tip = try bench.tip()
      try bench.perform(OpenLead(tips: [tip], isSuspectedOrganisedCrime: true, reason: "对象明确"), as: Cast.office)
      try bench.perform(
        LogExchange(
          section: bench.section, direction: .given, with: "某街道", lead: bench.firstLead, words: "通报"), as: Cast.office)
    },
    .refused("R4.4 attention needs grounds", .groundsMissing) { bench in
      try bench.openBooks()
      try bench.perform(
        KeepAttention(.list(bench.section, .person, name: "某人", grounds: " ", until: on("2027-01-01"))),
        as: Cast.liaison)
    },
    .refused("R4.4 attention ends", .attentionTooLong) { bench in
      try bench.openBooks()
      try bench.watch(until: on("2027-11-23"))
    },
    .possible("R4.4 attention expires by itself, and may be renewed") { bench in
      try bench.openBooks()
      let entry = try bench.watch(until: on("2026-12-01"))
      #expect(bench.desk.fieldwork.attention(entry)?.holds(on: on("2026-12-01")) == true)
      #expect(bench.desk.fieldwork.attention(entry)?.holds(on: on("2026-12-02")) == false)
      try bench.perform(
        KeepAttention(.renew(entry, grounds: "仍有反映", until: on("2027-01-05"))), as: Cast.liaison,
        at: at("2026-12-10 09:00"))
      #expect(bench.desk.fieldwork.attention(entry)?.holds(on: on("2026-12-12")) == true)
    },
    .refused("R4.4 what ended stays ended", .alreadyDecided) { bench in
      try bench.openBooks()
      let entry = try bench.watch()
      for _ in 0..<2 { try bench.perform(KeepAttention(.end(entry, reason: "查清")), as: Cast.liaison) }
    },
    .refused("R4.2 a contact is a person at a body", .contactIncomplete) { bench in
      try bench.perform(EnterContact(kind: .community, body: "某社区", person: " "), as: Cast.liaison)
    },
    .refused("R6.4 nobody is taken off a section's book", .groundUnfit) { bench in
      try bench.openBooks()
      let event = RecusalEntered(
        on: .book(bench.section), member: Cast.office, ground: .declared, words: "回避", known: on("2026-11-23"),
        evidence: nil, readers: [])
      if let refusal = bench.forge(event, as: Cast.office) { throw refusal }
    },
  ]

  @Test("Work outside", arguments: rules) func rule(_ rule: Rule) throws { try rule.check() }

  @Test func `a number that the section is told is the tip's own`() throws {
    var bench = DeskBench.staffed
    try bench.openBooks()
    let handIn = try bench.handIn()
    _ = try bench.tip()
    let other = RegisterNumber(prefix: "JB", year: 2026, ordinal: 9)
    let refusal = bench.forge(
      HandInTaken(handIn: handIn, tip: bench.firstTip),
      HandInAnswered(section: bench.section, handIn: handIn, number: other), as: Cast.office)
    #expect(refusal == nil && bench.desk.unauthorised.map(\.refusal.reason) == [.misplaced])
    #expect(bench.desk.fieldwork.handIn(handIn)?.answer == nil)
  }
}
