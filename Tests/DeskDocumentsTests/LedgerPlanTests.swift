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
}
