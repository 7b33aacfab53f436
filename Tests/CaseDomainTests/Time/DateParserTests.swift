import Testing

@testable import CaseDomain

private func parse(_ text: String, _ leaning: DateParser.Leaning = .none, today: String = "2026-11-23") -> String? {
  // Today is a Monday.
  let parsed = DateParser.parse(text, today: CivilDate(today)!, calendar: stateCouncilCalendar, leaning: leaning)
  return parsed.map { when in when.time.map { "\(when.date) \($0)" } ?? "\(when.date)" }
}

@Suite struct DateParserTests {
  @Test(arguments: [
    ("2026-11-23", "2026-11-23"), ("2026-1-3", "2026-01-03"), ("2026/11/23", "2026-11-23"),
    ("2026.11.23", "2026-11-23"), ("2026年11月23日", "2026-11-23"), ("2026年1月3号", "2026-01-03"),
    ("20261123", "2026-11-23"), ("2024-02-29", "2024-02-29"), ("11-23", "2026-11-23"), ("1-3", "2026-01-03"),
    ("12/1", "2026-12-01"), ("11月23日", "2026-11-23"), ("11月23", "2026-11-23"), ("十一月二十三日", "2026-11-23"),
    ("二〇二六年十月一日", "2026-10-01"), ("23日", "2026-11-23"), ("5号", "2026-11-05"), ("去年11月23日", "2025-11-23"),
    ("明年3月1日", "2027-03-01"), ("上个月5号", "2026-10-05"), ("下月5日", "2026-12-05"), ("１１－２３", "2026-11-23"),
    (" 11-23 ", "2026-11-23"), ("　11-23　", "2026-11-23"), ("2019/2/28 11:25:05", "2019-02-28 11:25"),
  ])
  func readsDatesByNumber(text: String, date: String) {
    #expect(parse(text) == date)
  }

  @Test(arguments: [
    ("今天", "2026-11-23"), ("昨天", "2026-11-22"), ("前天", "2026-11-21"), ("大前天", "2026-11-20"),
    ("明天", "2026-11-24"), ("后天", "2026-11-25"), ("大后天", "2026-11-26"), ("today", "2026-11-23"),
    ("Yesterday", "2026-11-22"), ("tomorrow", "2026-11-24"), ("+3", "2026-11-26"), ("-3", "2026-11-20"),
    ("＋3", "2026-11-26"), ("+ 3 天", "2026-11-26"), ("+3d", "2026-11-26"), ("+10个工作日", "2026-12-07"),
    ("+3个工作日", "2026-11-26"), ("+5工作日", "2026-11-30"), ("+5w", "2026-11-30"), ("+5wd", "2026-11-30"),
    ("-1个工作日", "2026-11-20"), ("5个工作日后", "2026-11-30"), ("三天前", "2026-11-20"), ("3天后", "2026-11-26"),
    ("两周后", "2026-12-07"), ("2 weeks ago", "2026-11-09"), ("十个工作日后", "2026-12-07"), ("+1个月", "2026-12-23"),
    ("3 days ago", "2026-11-20"),
  ])
  func readsDaysAndDistances(text: String, date: String) {
    #expect(parse(text) == date)
  }

  @Test(arguments: [
    ("周五", "2026-11-27"), ("上周五", "2026-11-20"), ("下周一", "2026-11-30"), ("上上周三", "2026-11-11"),
    ("本周日", "2026-11-29"), ("星期天", "2026-11-29"), ("下个星期二", "2026-12-01"), ("礼拜六", "2026-11-28"),
    ("fri", "2026-11-27"), ("last friday", "2026-11-20"), ("next Mon", "2026-11-30"), ("this sunday", "2026-11-29"),
  ])
  func readsWeekdays(text: String, date: String) {
    #expect(parse(text) == date)
  }

  @Test(arguments: [
    ("14:05", "2026-11-23 14:05"), ("9:14", "2026-11-23 09:14"), ("昨天 9:14", "2026-11-22 09:14"),
    ("9：14", "2026-11-23 09:14"), ("11-20 09:14", "2026-11-20 09:14"), ("下午2点半", "2026-11-23 14:30"),
    ("昨天下午两点半", "2026-11-22 14:30"), ("昨晚8点", "2026-11-22 20:00"), ("今早9点一刻", "2026-11-23 09:15"),
    ("昨晚", "2026-11-22"), ("上午9点", "2026-11-23 09:00"), ("中午12点", "2026-11-23 12:00"),
    ("中午1点", "2026-11-23 13:00"), ("凌晨12点", "2026-11-23 00:00"), ("晚上12点", "2026-11-24 00:00"),
    ("24:00", "2026-11-24 00:00"), ("半夜两点", "2026-11-23 02:00"), ("夜里11点20分", "2026-11-23 23:20"),
    ("十四点零五分", "2026-11-23 14:05"), ("11月20日16时40分", "2026-11-20 16:40"),
    ("2026-11-20T09:14", "2026-11-20 09:14"), ("上周五下午3点", "2026-11-20 15:00"), ("2:30pm", "2026-11-23 14:30"),
    ("yesterday 12am", "2026-11-22 00:00"), ("9am", "2026-11-23 09:00"), ("+1 10:00", "2026-11-24 10:00"),
    ("20261120 8:02", "2026-11-20 08:02"),
  ])
  func readsTimes(text: String, when: String) {
    #expect(parse(text) == when)
  }

  /// A date without its year is looked for on the side the field leans to.
  @Test(
    arguments: [
      ("12-01", .none, "2026-12-01"), ("12-01", .past, "2025-12-01"), ("12-01", .future, "2026-12-01"),
      ("11-23", .past, "2026-11-23"), ("11-23", .future, "2026-11-23"), ("11-20", .past, "2026-11-20"),
      ("11-20", .future, "2027-11-20"), ("12月1日9:00", .past, "2025-12-01 09:00"), ("周五", .past, "2026-11-20"),
      ("周一", .past, "2026-11-23"), ("周五", .future, "2026-11-27"), ("30日", .past, "2026-10-30"),
      ("5日", .future, "2026-12-05"), ("2026-12-01", .past, "2026-12-01"), ("下周一", .past, "2026-11-30"),
    ] as [(String, DateParser.Leaning, String)])
  func leans(text: String, leaning: DateParser.Leaning, when: String) {
    #expect(parse(text, leaning) == when)
  }

  @Test func leansOverALeapDay() {
    #expect(parse("2-29", .past, today: "2025-01-10") == "2024-02-29")
    #expect(parse("2-29", .future, today: "2027-03-10") == "2028-02-29")
    #expect(parse("2-29", .past, today: "2026-11-23") == nil)
    #expect(parse("31日", .past, today: "2026-11-23") == "2026-10-31")
  }

  @Test(arguments: [
    "", " ", "x", "11", "11-31", "13-01", "2026-02-29", "2026-11", "25:00", "9:60", "9:5", "上午14点", "13pm", "0am",
    "11-23x",
    "周八", "个工作日", "+", "+3个", "下午", "点半", "24:01", "1-2-3-4", "今天昨天", "９９９９９９９９", "现在", "t12:00", "3天",
    "+99999", "晚上", "2026-11-23T", "T", "，",
  ])
  func refusesWhatIsNoDate(text: String) {
    #expect(parse(text) == nil)
  }

  @Test func saysHowExactItIs() {
    let today = CivilDate("2026-11-23")!
    let day = DateParser.parse("昨天", today: today, calendar: .weekendsOnly)
    #expect(day?.precision == .day)
    #expect(day?.instant(in: .china) == Zone.china.startOfDay(CivilDate("2026-11-22")!))
    let minute = DateParser.parse("昨天9:14", today: today, calendar: .weekendsOnly)
    #expect(minute?.precision == .minute)
    #expect(minute.map { Zone.china.moment(of: $0.instant(in: .china)).description } == "2026-11-22T09:14")
  }

  @Test func neverTrapsOnAnything() {
    var generator = SeededGenerator(seed: 11)
    let alphabet = Array("0123456789-/.:+年月日周上下一二十点半今昨前天个工作日wdt amp　，\u{301}")
    for _ in 0..<2_000 {
      let text = String(
        (0..<Int.random(in: 1...9, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! })
      for leaning in [DateParser.Leaning.none, .past, .future] {
        _ = DateParser.parse(text, today: .latest, calendar: .weekendsOnly, leaning: leaning)
        _ = DateParser.parse(text, today: .earliest, calendar: .weekendsOnly, leaning: leaning)
      }
    }
  }
}
