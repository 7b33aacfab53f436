import Testing

@testable import CaseDomain

/// Reading is on the record (R6.4).
@Suite struct ReadingRuleTests {
  @Test(
    "R6.4 opening a tip",
    arguments: [
      Rule.possible("once") { try $0.perform(ReadTip(tip: try $0.tip()), as: Cast.office) },
      .refused("not twice the same words", .alreadyRead) {
        let tip = try $0.tip()
        try $0.perform(ReadTip(tip: tip), as: Cast.office)
        try $0.perform(ReadTip(tip: tip), as: Cast.office)
      },
      .possible("another member too") {
        let tip = try $0.tip()
        try $0.perform(ReadTip(tip: tip), as: Cast.office)
        try $0.perform(ReadTip(tip: tip), as: Cast.auditor)
      },
      .possible("words that were amended, anew") {
        let tip = try $0.tip()
        try $0.perform(ReadTip(tip: tip), as: Cast.office)
        try $0.perform(
          AmendTip(tip: tip, content: .some("改"), reason: "更正", basedOn: $0.desk.tips.lastEvent(of: tip)!),
          as: Cast.office)
        try $0.perform(ReadTip(tip: tip), as: Cast.office)
      },
      .possible("late material, anew") {
        let tip = try $0.tip()
        try $0.perform(ReadTip(tip: tip), as: Cast.office)
        try $0.perform(SupplementTip(tip: tip, text: "补充"), as: Cast.office)
        try $0.perform(ReadTip(tip: tip), as: Cast.office)
      },
      .refused("not where nothing but the outcome changed", .alreadyRead) {
        let tip = try $0.tip()
        try $0.perform(ReadTip(tip: tip), as: Cast.office)
        try $0.propose(.passOn($0.police, letter: "函"), for: tip)
        try $0.perform(ReadTip(tip: tip), as: Cast.office)
      },
      .refused("of one that is not there", .noSuchTip) {
        try $0.perform(ReadTip(tip: TipID(rawValue: 1)), as: Cast.office)
      },
      .possible("by who has no post for it and the key all the same: that is what must be known") {
        try $0.perform(ReadTip(tip: try $0.tip()), as: Cast.liaison)
      },
      .refused("not by who left", .notAMember) {
        try $0.perform(ReadTip(tip: try $0.tip()), as: Cast.removed)
      },
      .possible("by who has no undertaking") {
        try $0.perform(ReadTip(tip: try $0.tip()), as: Cast.unsigned)
      },
    ])
  func tips(_ rule: Rule) throws { try rule.check() }

  @Test(
    "R6.4 opening a lead",
    arguments: [
      Rule.possible("once") { try $0.perform(ReadLead(lead: try $0.lead(of: try $0.tip())), as: Cast.leader) },
      .refused("not twice", .alreadyRead) {
        let lead = try $0.lead(of: try $0.tip())
        try $0.perform(ReadLead(lead: lead), as: Cast.leader)
        try $0.perform(ReadLead(lead: lead), as: Cast.leader)
      },
      .refused("of one that is not there", .noSuchLead) {
        try $0.perform(ReadLead(lead: LeadID(rawValue: 1)), as: Cast.leader)
      },
    ])
  func leads(_ rule: Rule) throws { try rule.check() }

  @Test(
    "Taking something out",
    arguments: [
      Rule.refused("to no file", .fileMissing) {
        try $0.perform(ExportTip(tip: try $0.tip(), what: .history, file: " "), as: Cast.office)
      },
      .refused("without an undertaking", .undertakingMissing) {
        try $0.perform(ExportTip(tip: try $0.tip(), what: .history, file: "甲"), as: Cast.unsigned)
      },
      .refused("of a tip that is not there", .noSuchTip) {
        try $0.perform(ExportTip(tip: TipID(rawValue: 1), what: .slip, file: "甲"), as: Cast.office)
      },
      .refused("R6.4 an identity's history by the office", .postRequired) {
        try $0.perform(ExportTip(tip: try $0.tip(), what: .identityHistory, file: "甲"), as: Cast.office)
      },
      .refused("of a lead that is not there", .noSuchLead) {
        try $0.perform(ExportLead(lead: LeadID(rawValue: 1), what: .history, file: "甲"), as: Cast.office)
      },
      .refused("a list of less than nothing", .valueOutOfRange) {
        try $0.perform(ExportList(what: .tips, count: -1), as: Cast.office)
      },
      .refused("R6.4 a ledger that is for nothing", .reasonMissing) {
        let lead = try $0.lead(of: try $0.tip())
        try $0.perform(ExportLedger(leads: [lead], reason: " ", file: "甲"), as: Cast.office)
      },
      .refused("a ledger of no lead", .noSuchLead) {
        try $0.perform(ExportLedger(leads: [], reason: "报县级", file: "甲"), as: Cast.office)
      },
      .refused("a ledger that has a lead twice", .noSuchLead) {
        let lead = try $0.lead(of: try $0.tip())
        try $0.perform(ExportLedger(leads: [lead, lead], reason: "报县级", file: "甲"), as: Cast.office)
      },
      .refused("a ledger to no file", .fileMissing) {
        let lead = try $0.lead(of: try $0.tip())
        try $0.perform(ExportLedger(leads: [lead], reason: "报县级", file: " "), as: Cast.office)
      },
      .refused("R4.1 a ledger by a section", .postRequired) {
        let lead = try $0.lead(of: try $0.tip())
        try $0.perform(ExportLedger(leads: [lead], reason: "报县级", file: "甲"), as: Cast.liaison)
      },
      .refused("what only leads have, of a tip", .misplaced) {
        try $0.perform(ExportTip(tip: try $0.tip(), what: .transferLetter, file: "甲"), as: Cast.office)
      },
      .refused("R5.2 a package of what was not transferred", .noTransfer) {
        let lead = try $0.lead(of: try $0.tip())
        try $0.perform(
          ExportLead(lead: lead, what: .transferPackage, file: "甲", contents: [Self.handed]), as: Cast.office)
      },
      .refused("a list of files with what is no package", .misplaced) {
        let lead = try $0.lead(of: try $0.tip())
        try $0.perform(ExportLead(lead: lead, what: .history, file: "甲", contents: [Self.handed]), as: Cast.office)
      },
      .refused("R5.2 a package of nothing", .contentsMissing) {
        let lead = try $0.transferred()
        try $0.perform(ExportLead(lead: lead, what: .transferPackage, file: "甲", contents: []), as: Cast.office)
      },
      .refused("R5.2 a package whose files nothing proves", .contentsMissing) {
        let lead = try $0.transferred()
        let vague = HandedFile(name: "函.txt", bytes: 3, sha256: "5C")
        try $0.perform(ExportLead(lead: lead, what: .transferPackage, file: "甲", contents: [vague]), as: Cast.office)
      },
      .possible("R5.2 a package of a transfer") {
        let lead = try $0.transferred()
        try $0.perform(
          ExportLead(lead: lead, what: .transferPackage, file: "甲", contents: [Self.handed]), as: Cast.office)
      },
      .refused("of nobody", .noSuchMember) {
        try $0.perform(ExportMemberHistory(member: Cast.nobody, file: "甲"), as: Cast.auditor)
      },
    ])
  func exports(_ rule: Rule) throws { try rule.check() }

  private static let handed = HandedFile(name: "函.txt", bytes: 3, sha256: String(repeating: "5c", count: 32))

  @Test("R6.4 each lead of a ledger knows who took it along; who printed a list on the screen took nothing")
  func ledger() throws {
    var bench = DeskBench.staffed
    let leads = [try bench.lead(of: try bench.tip()), try bench.lead(of: try bench.tip())]
    let taken = try bench.perform(
      ExportLedger(leads: leads, filter: "某", reason: "报县级", file: "台账.csv"), as: Cast.leader)
    for lead in leads { #expect(bench.desk.leads.readers(of: lead) == [taken]) }
    try bench.perform(ExportList(what: .leads, count: 2), as: Cast.leader)
    for lead in leads { #expect(bench.desk.leads.readers(of: lead) == [taken]) }
    // A hand-made one names leads that are none, or hides that it has any.
    let later = LeadID(rawValue: bench.desk.lastEvent.rawValue + 9)
    for (leads, count) in [([later], 1), (leads, 1), ([LeadID(rawValue: 0)], 1)] {
      let forged = ListExported(
        what: .leads, filter: "", count: count, file: "甲", reason: "报县级", leads: leads)
      #expect(bench.forge(forged, as: Cast.office)?.reason == .noSuchLead)
    }
    let hidden = ListExported(what: .leads, filter: "", count: 2, file: "甲", reason: "报县级")
    #expect(bench.forge(hidden, as: Cast.office)?.reason == .noSuchLead)
  }

  @Test("A hand-made opening of earlier words, or of words that are none, has no effect") func otherWords() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    let first = EventNumber(rawValue: tip.rawValue)
    try bench.perform(SupplementTip(tip: tip, text: "补充"), as: Cast.office)
    for text in [first, EventNumber(rawValue: .max), EventNumber(rawValue: 1)] {
      #expect(bench.forge(TipRead(tip: tip, text: text), as: Cast.office)?.reason == .changedMeanwhile)
    }
    #expect(bench.desk.tips.readers(of: tip).isEmpty)
    let lead = try bench.lead(of: tip)
    #expect(bench.forge(LeadRead(lead: lead, text: first), as: Cast.office)?.reason == .changedMeanwhile)
  }

  @Test("Who has seen a tip is known in order, through every change of its words") func readers() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    let one = try bench.perform(ReadTip(tip: tip), as: Cast.office)
    let two = try bench.perform(ReadTip(tip: tip), as: Cast.leader)
    try bench.perform(SupplementTip(tip: tip, text: "补充"), as: Cast.office)
    #expect(!bench.desk.tips.hasRead(tip, Cast.office) && !bench.desk.tips.hasRead(tip, Cast.leader))
    let three = try bench.perform(ReadTip(tip: tip), as: Cast.leader)
    let four = try bench.perform(ExportTip(tip: tip, what: .slip, file: "回执.txt"), as: Cast.receiver)
    #expect(bench.desk.tips.readers(of: tip) == [one, two, three, four])
    #expect(bench.desk.tips.hasRead(tip, Cast.leader) && !bench.desk.tips.hasRead(tip, Cast.office))
    // To take a slip out is not to have opened the words.
    #expect(!bench.desk.tips.hasRead(tip, Cast.receiver))
  }

  @Test("An opening changes nothing: no list, no form based on it, no news") func noChange() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    let before = (bench.desk.tips[tip], bench.desk.tips.events(of: tip), bench.desk.tips.lastEvent(of: tip)!)
    try bench.perform(ReadTip(tip: tip), as: Cast.leader)
    try bench.perform(ExportTip(tip: tip, what: .content, file: "甲.txt"), as: Cast.leader)
    #expect(bench.desk.tips[tip] == before.0)
    #expect(bench.desk.tips.events(of: tip) == before.1)
    #expect(
      !bench.desk.tips.history.hasEvents(bench.desk.tips[tip]!.history, after: before.2, notBy: Cast.office))
    try bench.perform(
      AmendTip(tip: tip, content: .some("改"), reason: "更正", basedOn: before.2), as: Cast.office)
  }

  @Test("Members with high numbers are told apart as well") func manyMembers() {
    var readings = Readings()
    readings.append()
    readings.append()
    let members = [0, 1, 63, 64, 65, 4_000_000_000].map { MemberID(rawValue: $0) }
    for (index, member) in members.enumerated() {
      #expect(!readings.has(member, row: 0))
      let envelope = Envelope(
        author: member, time: .epoch, commit: CommitNumber(rawValue: 1), event: EventNumber(rawValue: Int64(index + 1)))
      readings.note(envelope, row: 0)
      for (other, known) in members.enumerated() { #expect(readings.has(known, row: 0) == (other <= index)) }
    }
    #expect(members.allSatisfy { !readings.has($0, row: 1) })
    let held = readings
    readings.renew(row: 0)
    #expect(members.allSatisfy { !readings.has($0, row: 0) && held.has($0, row: 0) })
    #expect(readings.events(row: 0).map(\.rawValue) == Array(1...6))
  }
}

extension DeskBench {
  /// A lead that went to the police.
  fileprivate mutating func transferred() throws(Refusal) -> LeadID {
    let lead = try lead(of: try tip())
    try perform(
      TransferLead(lead: lead, to: police, letter: "函1号", reason: "移送", contents: ["移送函"]), as: Cast.office)
    return lead
  }
}
