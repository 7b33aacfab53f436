import Testing

@testable import DeskDocuments

@Suite struct ColumnMappingTests {
  @Test func theVocabularyIsSound() {
    #expect(HeadingVocabulary.embedded.faults == [])
    let fields = Set(HeadingVocabulary.embedded.entries.values.map(\.field))
    #expect(fields == Set(TipField.allCases))
  }

  @Test(
    arguments: [
      (
        ["序号", "举报人", "举报内容", "举报时间", "举报方式"],
        [TipField.sourceNumber: 0, .reporterName: 1, .narrative: 2, .receivedAt: 3, .channel: 4]
      ),
      (
        ["留言编号", "留言用户", "留言主题", "留言时间", "留言详情", "反对数", "点赞数"],
        [.sourceNumber: 0, .reporterKey: 1, .title: 2, .receivedAt: 3, .narrative: 4]
      ),
      (["事实经过"], [.narrative: 0]),
      (["*内 容：", "被举报人姓名（单位）", "联系电话\n(必填)"], [.narrative: 0, .subject: 1, .reporterContact: 2]),
      (["主题", "标题", "内容", "事实经过"], [.title: 1, .narrative: 3]),
      (["内容", "登记日期", "收到时间"], [.narrative: 0, .receivedAt: 2]),
      (["内容", "内容"], [.narrative: 0]),
      (["Content", "TITLE"], [.narrative: 0, .title: 1]),
      (["ＩＤ", "内容"], [.sourceNumber: 0, .narrative: 1]),
    ] as [([String], [TipField: Int])])
  func findsColumnsByHeading(headings: [String], columns: [TipField: Int]) throws {
    let mapping = try ColumnMapping(detecting: headings)
    #expect(mapping.columns == columns)
    #expect(mapping.unusedHeadings.count == headings.count - columns.count)
  }

  /// A heading that only contains a known one is another column: a reporter's name must not be shown as a subject's.
  @Test func comparesHeadingsWhole() throws {
    let mapping = try ColumnMapping(detecting: ["内容", "举报人与被举报人关系", "原举报人姓名备注"])
    #expect(mapping.columns == [.narrative: 0])
    #expect(mapping.unusedHeadings == ["举报人与被举报人关系", "原举报人姓名备注"])
  }

  private static let headings = ["留言编号", "留言用户", "留言主题 ", "留言时间", "留言详情", "点赞数", "点赞数"]

  @Test(
    arguments: [
      (
        "留言主题=title,留言详情=narrative,留言时间=receivedAt,留言用户=reporterKey",
        [TipField.title: 2, .narrative: 4, .receivedAt: 3, .reporterKey: 1]
      ),
      (" 留言详情 ＝ Narrative ，留言编号=sourcenumber", [.narrative: 4, .sourceNumber: 0]),
      ("留言主题=narrative,", [.narrative: 2]),
    ] as [(String, [TipField: Int])])
  func readsAMapping(text: String, columns: [TipField: Int]) throws {
    #expect(try ColumnMapping(parsing: text, headings: Self.headings).columns == columns)
  }

  @Test(arguments: [
    ("留言详情", MappingError.syntax("留言详情")), ("留言详情=", .syntax("留言详情=")), ("=title", .syntax("=title")),
    ("a=b=c", .syntax("a=b=c")), ("留言详情=story", .unknownField("story")), ("详情=narrative", .unknownHeading("详情")),
    ("留言详情=narrative,留言主题=narrative", .duplicateField(.narrative)),
    ("点赞数=importance,留言详情=narrative", .duplicateHeading("点赞数")),
    ("留言主题=title", .missing(.narrative)), ("", .missing(.narrative)),
  ])
  func refusesAMapping(text: String, error: MappingError) {
    #expect(throws: error) { try ColumnMapping(parsing: text, headings: Self.headings) }
  }

  @Test func missesTheNarrative() {
    #expect(throws: MappingError.missing(.narrative)) { try ColumnMapping(detecting: ["编号", "标题"]) }
  }

  private func row(_ texts: String...) -> TableRow { TableRow(number: 5, cells: texts.map { CellValue($0) }) }

  @Test(arguments: [
    ("2019/2/28 11:25:05", "2019-02-28T11:25", false), ("2019-02-28", "2019-02-28T00:00", true),
    ("2019年2月28日", "2019-02-28T00:00", true), ("2019/8/1 0:00:00", "2019-08-01T00:00", true),
    ("43782.47246527778", "2019-11-13T11:20", false), ("43678", "2019-08-01T00:00", true),
  ])
  func readsTheTimeOfReceipt(text: String, moment: String, isDayOnly: Bool) throws {
    let mapping = try ColumnMapping(detecting: ["内容", "收到时间"])
    let time = try #require(try mapping.receivedAt(of: row("x", text)))
    #expect(time.moment.description == moment)
    #expect(time.isDayOnly == isDayOnly)
  }

  @Test func namesARowThatMakesNoTip() throws {
    let mapping = try ColumnMapping(detecting: ["内容", "收到时间"])
    #expect(try mapping.receivedAt(of: row("x", " ")) == nil)
    #expect(try mapping.receivedAt(of: row("x")) == nil)
    #expect(throws: RowError.dateUnreadable(row: 5, text: "上月")) { try mapping.receivedAt(of: row("x", " 上月")) }
    #expect(throws: RowError.dateUnreadable(row: 5, text: "188006")) { try mapping.receivedAt(of: row("x", "188006")) }
    #expect(throws: RowError.narrativeMissing(row: 5)) { try mapping.narrative(of: row(" \n", "2019-02-28")) }
    #expect(try mapping.narrative(of: row(" 原样 \n")) == " 原样 \n")
  }

  @Test func knowsWhatIsIdentity() {
    let identity = TipField.allCases.filter(\.isIdentity)
    #expect(identity == [.reporterName, .reporterKey, .reporterContact, .reporterAddress, .reporterID])
  }
}
