import Testing

@testable import CaseDomain

/// An inspector's account: nominated by an admin, let in by a leader, alone, for some days, of the process only.
@Suite struct InspectionRuleTests {
  private static let inspected: Rule.Step = { $0 = DeskBench.inspected }
  private static func row(_ event: Int64, step: String = "tip.registered") -> ProcessRow {
    ProcessRow(event: EventNumber(rawValue: event), time: at("2026-11-23 09:00"), author: Cast.office, step: step)
  }

  @Test(
    "The account",
    arguments: [
      Rule.possible("an admin nominates") {
        try $0.perform(DeskBench.invitation(until: "2026-12-20"), as: Cast.admin)
      },
      .possible("for sixty days") { try $0.perform(DeskBench.invitation(until: "2027-01-22"), as: Cast.admin) },
      .refused("not for sixty-one", .inspectionTooLong) {
        try $0.perform(DeskBench.invitation(until: "2027-01-23"), as: Cast.admin)
      },
      .refused("not without an end", .inspectionTooLong) {
        try $0.perform(DeskBench.invitation(until: nil), as: Cast.admin)
      },
      .refused("not until yesterday", .inspectionTooLong) {
        try $0.perform(DeskBench.invitation(until: "2026-11-22"), as: Cast.admin)
      },
      .refused(
        "how long is a ruling", .inspectionTooLong,
        given: { try $0.rule(.inspectionDays, .integer(7), from: "2026-11-24") }
      ) { try $0.perform(DeskBench.invitation(until: "2026-12-20"), as: Cast.admin, at: at("2026-11-24 09:00")) },
      .refused("with no other post", .inspectorAlone) {
        try $0.perform(DeskBench.invitation("检", [.inspector, .auditor], until: "2026-12-20"), as: Cast.admin)
      },
      .refused("nobody else has a last day", .notAnInspector) {
        try $0.perform(DeskBench.invitation("检", .office, until: "2026-12-20"), as: Cast.admin)
      },
      .refused("nobody becomes one", .inspectorAlone) {
        try $0.perform(
          ChangePosts(member: Cast.office, posts: .inspector, section: nil, reason: "检查"), as: Cast.leader)
      },
      .refused("nor anything else", .inspectorAlone, given: inspected) {
        try $0.perform(
          ChangePosts(member: DeskBench.inspector, posts: .auditor, section: nil, reason: "改任"), as: Cast.leader)
      },
      .refused("an admin does not let them in", .postRequired) {
        try $0.perform(DeskBench.invitation(until: "2026-12-20"), as: Cast.admin)
        try $0.perform(AdmitMember(member: DeskBench.inspector, fingerprint: "F12"), as: Cast.admin)
      },
      .refused("nor anybody after the last day", .inspectionOver) {
        try $0.perform(DeskBench.invitation(until: "2026-11-23"), as: Cast.admin)
        try $0.perform(
          AdmitMember(member: DeskBench.inspector, fingerprint: "F12"), as: Cast.leader, at: at("2026-11-24 09:00"))
      },
      .refused("without an undertaking nothing is taken out (R4.1)", .undertakingMissing) {
        try $0.perform(DeskBench.invitation(until: "2026-12-20"), as: Cast.admin)
        try $0.admit(DeskBench.inspector)
        try $0.perform(ExportProcess(count: 1), as: DeskBench.inspector)
      },
      .possible("the process is taken out, on the record", given: inspected) {
        try $0.perform(ExportProcess(count: 1, file: "过程.txt"), as: DeskBench.inspector)
      },
      .possible("on the last day still", given: inspected) {
        try $0.perform(ExportProcess(count: 1), as: DeskBench.shortInspector, at: at("2026-11-23 23:59"))
      },
      .refused("not a minute later", .inspectionOver, given: inspected) {
        try $0.perform(ExportProcess(count: 1), as: DeskBench.shortInspector, at: at("2026-11-24 00:00"))
      },
      .refused("nor is the undertaking signed then", .inspectionOver, given: inspected) {
        try $0.perform(SignUndertaking(), as: DeskBench.shortInspector, at: at("2026-11-24 00:00"))
      },
      .refused("keys are beyond them", .notEntitled, given: inspected) {
        try $0.perform(GrantKeys(member: DeskBench.inspector, keys: [.leads]), as: Cast.leader)
      },
      .refused("and they hand none on", .notEntitled, given: inspected) {
        try $0.perform(GrantKeys(member: Cast.auditor, keys: [.audit]), as: DeskBench.inspector)
      },
      .refused("and start none", .notEntitled, given: inspected) {
        try $0.perform(StartKeyEpochs(keys: [.audit]), as: DeskBench.inspector)
      },
    ])
  func account(_ rule: Rule) throws { try rule.check() }

  @Test(
    "Extension and end",
    arguments: [
      Rule.possible("a leader extends", given: inspected) {
        try $0.perform(
          ExtendInspection(member: DeskBench.inspector, until: on("2027-01-22"), reason: "延期"), as: Cast.leader)
      },
      .refused("an admin does not", .postRequired, given: inspected) {
        try $0.perform(
          ExtendInspection(member: DeskBench.inspector, until: on("2027-01-22"), reason: "延期"), as: Cast.admin)
      },
      .refused("beyond what is allowed", .inspectionTooLong, given: inspected) {
        try $0.perform(
          ExtendInspection(member: DeskBench.inspector, until: on("2027-01-23"), reason: "延期"), as: Cast.leader)
      },
      .refused("to an earlier day", .nothingChanged, given: inspected) {
        try $0.perform(
          ExtendInspection(member: DeskBench.inspector, until: on("2026-12-19"), reason: "延期"), as: Cast.leader)
      },
      .refused("without a reason", .reasonMissing, given: inspected) {
        try $0.perform(
          ExtendInspection(member: DeskBench.inspector, until: on("2026-12-31"), reason: " "), as: Cast.leader)
      },
      .refused("of whoever is no inspector", .notAnInspector, given: inspected) {
        try $0.perform(
          ExtendInspection(member: Cast.office, until: on("2026-12-31"), reason: "延期"), as: Cast.leader)
      },
      .refused("once it is over", .inspectionOver, given: inspected) {
        try $0.perform(
          ExtendInspection(member: DeskBench.shortInspector, until: on("2026-12-31"), reason: "延期"), as: Cast.leader,
          at: at("2026-11-24 09:00"))
      },
      .refused("nothing ends before its time", .nothingChanged, given: inspected) {
        try $0.perform(EndInspections(), as: Cast.auditor)
      },
      .refused("not even by hand", .inspectionRuns, given: inspected) {
        if let refusal = $0.forge(InspectionEnded(member: DeskBench.inspector), as: Cast.leader) { throw refusal }
      },
    ])
  func ends(_ rule: Rule) throws { try rule.check() }

  @Test("Once it is over keys are due for all that they had") func over() throws {
    var bench = DeskBench.inspected
    #expect(bench.desk.members[DeskBench.shortInspector]?.grantedKeys == [.desk, .audit])
    try bench.perform(EndInspections(), as: Cast.auditor, at: at("2026-11-24 09:00"))
    #expect(bench.desk.members[DeskBench.shortInspector]?.status == .removed)
    #expect(bench.desk.members[DeskBench.inspector]?.status == .admitted)
    #expect(bench.desk.members.epochsDue == [.desk, .audit])
  }

  @Test("No command but those of the process is an inspector's") func nothingElse() {
    for deed in Deed.all where !(deed.command is ExportProcess || deed.command is SignUndertaking) {
      var bench = deed.bench
      guard (try? bench.inspect("检查丁", until: "2026-12-20")) != nil,
        let inspector = bench.desk.members.named("检查丁")?.id
      else {
        Issue.record("\(deed.name): no inspector")
        continue
      }
      // That something was read or printed is recorded whoever did it; without the key there is nothing to read. And
      // everybody at the desk may speak up: what they write goes to its keepers alone.
      let open = [
        "R6.4 open a tip", "R6.4 open a lead", "print the log", "R6.4 raise a leak", "R6.4 send a tip to its keepers",
        "take the coverage out",
      ]
      let isRecord = open.contains(deed.name)
      let isPossible = bench.refusal(of: deed.command, as: inspector, at: at("2026-11-24 09:00")) == nil
      #expect(isPossible == isRecord, "\(deed.name)")
    }
  }

  @Test(
    "Extracts",
    arguments: [
      Rule.possible("an auditor extracts", given: inspected) {
        try $0.perform($0.extract(rows: [row(3), row(5)]), as: Cast.auditor)
      },
      .refused("a leader does not", .postRequired, given: inspected) {
        try $0.perform($0.extract(), as: Cast.leader)
      },
      .refused("not what was extracted before", .changedMeanwhile, given: inspected) {
        let again = $0.extract()
        try $0.perform(again, as: Cast.auditor)
        try $0.perform(again, as: Cast.auditor)
      },
      .possible("each goes on from the last", given: inspected) {
        try $0.perform($0.extract(), as: Cast.auditor)
        try $0.perform($0.extract(), as: Cast.auditor)
      },
      .refused("not what is yet to come", .valueOutOfRange, given: inspected) {
        let beyond = EventNumber(rawValue: $0.desk.lastEvent.rawValue + 1)
        try $0.perform(ExtractProcess(from: $0.desk.audits.next, through: beyond, rows: []), as: Cast.auditor)
      },
      .refused("not out of order", .valueOutOfRange, given: inspected) {
        try $0.perform($0.extract(rows: [row(5), row(3)]), as: Cast.auditor)
      },
      .refused("no step twice", .valueOutOfRange, given: inspected) {
        try $0.perform($0.extract(rows: [row(3), row(3)]), as: Cast.auditor)
      },
      .refused("none outside", .valueOutOfRange, given: inspected) {
        try $0.perform($0.extract(rows: [row(0)]), as: Cast.auditor)
      },
      .refused("taken out somewhere", .fileMissing, given: inspected) {
        try $0.perform(ExportProcess(count: 1, file: " "), as: DeskBench.inspector)
      },
      .refused("as many as there are", .valueOutOfRange, given: inspected) {
        try $0.perform(ExportProcess(count: -1), as: DeskBench.inspector)
      },
    ])
  func extracts(_ rule: Rule) throws { try rule.check() }

  /// Every word that somebody wrote is left behind: titles, reports, subjects, reasons, names of files.
  @Test func rowsHoldNoWords() throws {
    let bench = DeskBench.busy
    var rows: [ProcessRow] = []
    for commit in bench.log {
      for (offset, stored) in commit.events.enumerated() {
        let event = try stored.decoded()
        let envelope = Envelope(
          author: commit.author, time: commit.time, commit: commit.number,
          event: EventNumber(rawValue: commit.firstEvent.rawValue + Int64(offset)))
        let row = ProcessRow(event, from: envelope, in: bench.desk, isRefused: false)
        let silent: [Register?] = [.incidents, .recusals]
        #expect(
          (row == nil) == (event.scope(at: envelope.event).isClosed || silent.contains(Swift.type(of: event).register)))
        if let row { rows.append(row) }
      }
    }
    #expect(rows.count > 60)
    let written = rows.flatMap { [$0.step, $0.about ?? ""] }.joined()
    #expect(written.unicodeScalars.allSatisfy { $0.isASCII }, "no word of anybody's")
    #expect(rows.contains { $0.about == "JB-2026-0001" && $0.step == TipRegistered.type && $0.due != nil })
    #expect(rows.contains { $0.step == IdentityRequested.type && $0.about != nil })
  }
}
