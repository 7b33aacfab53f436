import CaseDomain
import DeskDocuments
import Testing

/// What an import makes of rows, before anything is written.
struct LedgerPlanTests {
  private static let now = Instant(rawValue: 1_795_000_000_000)

  private func plan(_ csv: String, canSeal: Bool = true, columns: String? = nil) throws -> LedgerPlan {
    let table = try TableFile.read([UInt8](csv.utf8), name: "台账.csv")
    let mapping =
      try columns.map { try ColumnMapping(parsing: $0, headings: table.headings) }
      ?? ColumnMapping(detecting: table.headings)
    return LedgerPlanner(
      table: table, mapping: mapping, file: "台账.csv", desk: Desk(calendar: .weekendsOnly), now: Self.now,
      canSeal: canSeal
    ) { "〔\($0.rawValue)〕" }.plan()
  }

  @Test func cellsAreKeptAsTheyWere() throws {
    let cell = "\t\n  某店\t强行收费\u{7}  \n\n\n每月一次 \n"
    let entry = try #require(plan("标题,举报内容\n某店收费,\"\(cell)\"\n").entries.first)
    #expect(entry.intake.content.narrative == cell)
    #expect(entry.intake.content.title == "某店收费")
    #expect(entry.intake.originalNarrative == nil)
    #expect(TextCleaning.shown(entry.intake.content.narrative) == "某店 强行收费\n\n每月一次")
  }

  @Test func aReportersDetailsAreLeftOutAndTheOriginalSealed() throws {
    let cell = "\t我叫张三，某店收费"
    let entry = try #require(plan("举报内容\n\"\(cell)\"\n").entries.first)
    #expect(entry.intake.content.narrative == "\t我叫〔name〕，某店收费")
    #expect(entry.intake.originalNarrative == cell)
    #expect(entry.intake.content.title == "某店收费")
    #expect(entry.redactions == 1)
  }

  /// R6.4: nobody is asked, so what the row itself says of its reporter goes wherever it stands.
  @Test func whoeverTheRowNamesIsLeftOutEverywhere() throws {
    let csv = "举报内容,标题,举报人姓名,联系方式,被举报人,原件存放\n某甲子反映某店赌博，老板追打某甲子。,某甲子被打,某甲子,13900001111,某店,举报人王甲乙的柜子\n"
    let entry = try #require(plan(csv).entries.first)
    let content = entry.intake.content
    #expect(content.narrative == "〔name〕反映某店赌博，老板追打〔name〕。" && content.title == "〔name〕被打")
    #expect(content.originalsAt?.contains("王甲乙") == false && content.subjects.map(\.name) == ["某店"])
    #expect(entry.intake.originalNarrative?.contains("某甲子") == true)
    #expect(entry.intake.reporters.first?.details[.name] == "某甲子")
  }

  @Test func aFileNamedAfterTheReporterIsNotNamedOnItsRows() throws {
    let table = try TableFile.read([UInt8]("举报内容\n某店收费\n".utf8), name: "台账.csv")
    let planner = LedgerPlanner(
      table: table, mapping: try ColumnMapping(detecting: table.headings), file: "举报人王甲乙材料.csv",
      desk: Desk(calendar: .weekendsOnly), now: Self.now, canSeal: true
    ) { "〔\($0.rawValue)〕" }
    let intake = try #require(planner.plan().entries.first).intake
    for text in [intake.content.originalsAt, intake.receiptEvidence, intake.source?.file] {
      #expect(text?.contains("〔name〕材料.csv") == true, "\(text ?? "")")
    }
  }

  @Test func aSubjectsKindIsReadOffItsName() throws {
    let entry = try #require(plan("举报内容,被举报人\n强行收费,某甲、某某物业公司；城东砂场\n").entries.first)
    #expect(entry.intake.content.subjects.map(\.kind) == [.person, .organisation, .organisation])
  }

  @Test func aRowTwiceInTheFileIsOneTip() throws {
    let plan = try plan("举报内容,渠道\n某店收费,来信\n某店收费,来信\n某店收费,来电\n")
    #expect(plan.entries.map(\.row) == [2, 4])
    #expect(plan.skipped == 1)
    #expect(plan.entries.map(\.intake.content.channel) == [.letter, .phone])
  }

  @Test func badRowsAreNamedAndTheOthersKept() throws {
    let plan = try plan("举报内容,收到时间\n,2026-01-05\n某店收费,某日\n某店收费,2126-01-05\n某店收费,2026-01-05\n")
    #expect(plan.entries.map(\.row) == [5])
    #expect(plan.entries.first?.intake.precision == .day)
    #expect(
      plan.problems == [
        .init(row: 2, reason: .row(.narrativeMissing(row: 2))),
        .init(row: 3, reason: .row(.dateUnreadable(row: 3, text: "某日"))),
        .init(row: 4, reason: .inFuture(row: 4)),
      ])
  }

  @Test func withoutACustodianRowsThatNameSomebodyWait() throws {
    let csv = "举报内容,用户\n某店收费,u1\n某店收费,\n"
    let columns = "举报内容=narrative,用户=reporterKey"
    let waiting = try plan(csv, canSeal: false, columns: columns)
    #expect(waiting.entries.map(\.row) == [3])
    #expect(waiting.problems == [.init(row: 2, reason: .needsCustodian(row: 2))])
    #expect(try plan(csv, columns: columns).entries.first?.intake.reporters.first?.details == [.sourceKey: "u1"])
  }

  // MARK: Rows that concern the bureau (R6.4)

  /// A desk of three members, the second of whom leads.
  private func staffed() throws -> Desk {
    var desk = Desk(calendar: .weekendsOnly)
    let founders: [FoundDesk.Founder] = [
      .init(name: "林秋", posts: [.office, .receiver, .admin], fingerprint: "1"),
      .init(name: "黄建国", posts: [.leader], fingerprint: "2"),
      .init(name: "孟安", posts: [.custodian], fingerprint: "3"),
    ]
    let draft = try desk.decide(
      FoundDesk(name: "某县城建局", kind: .trial, founders: founders), as: Actor(MemberID(rawValue: 1)), at: Self.now)
    let begun = desk.begin(
      commit: CommitNumber(rawValue: 1), time: Self.now, firstEvent: desk.lastEvent.next, events: draft.events.count,
      claims: draft.allocations)
    for (place, event) in draft.events.enumerated() {
      desk.apply(
        event,
        from: Envelope(
          author: MemberID(rawValue: 1), time: begun.time, commit: CommitNumber(rawValue: 1),
          event: EventNumber(rawValue: Int64(place) + 1), allocations: begun.allocations))
    }
    return desk
  }

  private func plan(_ csv: String, on desk: Desk, handed: Set<RowHash> = []) throws -> LedgerPlan {
    let table = try TableFile.read([UInt8](csv.utf8), name: "台账.csv")
    return LedgerPlanner(
      table: table, mapping: try ColumnMapping(detecting: table.headings), file: "台账.csv", desk: desk, now: Self.now,
      canSeal: true, isHandedOver: { handed.contains($0) }
    ) { "〔\($0.rawValue)〕" }.plan()
  }

  @Test func `rows that concern somebody here go to their keepers (R6.4)`() throws {
    let csv = """
      举报内容,被举报人
      某店收费,某店
      收受好处,黄建国
      收受好处,黄健国
      黄建国说了算,某店
      我向某县城建局反映某店收费,某店
      不办手续,某县城建局
      """
    let plan = try plan(csv, on: staffed())
    #expect(plan.entries.map(\.row) == [2, 6], "that somebody wrote to the bureau concerns nobody in it")
    #expect(plan.handed.map(\.row) == [3, 4, 5, 7])
    #expect(plan.handed[0].conflicts.map(\.member) == [MemberID(rawValue: 2)])
    #expect(plan.handed[3].conflicts.isEmpty && plan.problems.isEmpty)
  }

  /// Nobody is there to be asked: what is certain is taken away, what is likely is imported and named.
  @Test func `a name in any script is certain, a name by halves is to be read (R6.4)`() throws {
    let csv = """
      举报内容
      黄建國收受好处
      Huang Jianguo 收受好处
      黄·建·国收受好处
      听说黄健国收受好处
      建国收受好处
      黄局长收受好处
      老黄收受好处
      黄某收受好处
      """
    let plan = try plan(csv, on: staffed())
    #expect(plan.handed.map(\.row) == [2, 3, 4, 5])
    #expect(plan.entries.map(\.row) == [6, 7, 8, 9] && plan.doubtfulRows == [6, 7, 8])
  }

  @Test func `rows that were handed over are skipped like any other (R6.4)`() throws {
    let csv = "举报内容,被举报人\n某店收费,某店\n收受好处,黄建国\n"
    let desk = try staffed()
    let first = try plan(csv, on: desk)
    let again = try plan(csv, on: desk, handed: Set(first.handed.map(\.hash)))
    #expect(again.handed.isEmpty && again.skipped == 1 && again.entries.count == 1)
  }

  @Test func `where everybody who could keep a row is concerned it is named and not imported (R6.4)`() throws {
    let plan = try plan("举报内容,被举报人\n收受好处,黄建国、孟安\n", on: staffed())
    #expect(plan.handed.isEmpty && plan.entries.isEmpty)
    #expect(plan.problems == [.init(row: 2, reason: .needsOutside(row: 2))])
  }
}
