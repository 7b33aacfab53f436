import CaseDomain
import Testing

@testable import DeskDocuments

/// The forms in which files write dates, numbers and number formats.
@Suite struct WrittenFormsTests {
  @Test(arguments: [
    ("2019/2/28 11:25:05", "2019-02-28 11:25:05"), ("2019-02-28 11:25:05", "2019-02-28 11:25:05"),
    ("2019-02-28 11:25", "2019-02-28 11:25:00"), ("2019-02-28", "2019-02-28"), ("2019.2.28", "2019-02-28"),
    ("2019/02/28", "2019-02-28"), ("2019年2月28日", "2019-02-28"), ("2019年2月28号", "2019-02-28"),
    ("2019年2月28日 11时25分", "2019-02-28 11:25:00"), ("2019年2月28日11点25分05秒", "2019-02-28 11:25:05"),
    ("2019年2月28日 9点", "2019-02-28 09:00:00"), ("2019年2月28日下午2:05", "2019-02-28 14:05:00"),
    ("2019-02-28 上午12:05", "2019-02-28 00:05:00"), ("2019-02-28 下午12:05", "2019-02-28 12:05:00"),
    ("2019-02-28 02:05 PM", "2019-02-28 14:05:00"), ("2019年2月28日（星期四）", "2019-02-28"),
    ("2019年2月28日 周四 9:05", "2019-02-28 09:05:00"), ("2019-02-28T11:25:05", "2019-02-28 11:25:05"),
    ("2019-02-28T11:25:05.000", "2019-02-28 11:25:05"), (" 2019-02-28\u{a0}11：25 ", "2019-02-28 11:25:00"),
    ("2020-02-29", "2020-02-29"), ("2019/8/1 0:00:00", "2019-08-01"),
  ])
  func readsADate(written: String, text: String) {
    #expect(WrittenDate.parse(written)?.text == text)
  }

  @Test(arguments: [
    "", "2019", "2019-02", "2019-02-29", "2019-13-01", "28/2/2019", "19-2-28", "2019-02-28 25:00", "2019-02-28 11:60",
    "2019-02-28 11", "2019-02-28 11:25:05Z", "2019-02-28 11:25:05.5", "2019-02-28至2019-03-01", "12019-02-28",
    "2019年2月", "20190228", "2019-2-281", "共2019-02-28",
  ])
  func takesNothingElseForADate(written: String) {
    #expect(WrittenDate.parse(written) == nil)
  }

  @Test(arguments: [("9:05", 32_700), ("09:05:30", 32_730), ("下午2时", 50_400), ("24:00", nil), ("9", nil), ("", nil)])
  func readsATime(written: String, second: Int?) {
    #expect(WrittenDate.parseTime(written) == second)
  }

  @Test(arguments: [
    ("0", "0"), ("-0", "0"), ("0.0", "0"), ("188006", "188006"), ("188006.0", "188006"), ("1.88006E5", "188006"),
    ("1.88006e+05", "188006"), ("1E-3", "0.001"), ("-12.50", "-12.5"), (".5", "0.5"), ("0.5", "0.5"),
    ("1,234,567.80", "1234567.8"), ("0.30000000000000004", "0.3"), ("2.9999999999999996", "3"),
    ("9.9999999999999999", "10"), ("1100", "1100"), ("640221199001011234", "640221199001011234"),
    ("6.4022119900101E+17", "640221199001010000"), ("1e400", "1" + String(repeating: "0", count: 400)),
    ("43782.47246527778", "43782.4724652778"),
  ])
  func bringsANumberToOneForm(written: String, plain: String) {
    #expect(WrittenNumber.canonical(written) == plain)
  }

  @Test(arguments: [
    "", "-", ".", "5.", "007", "00", "+5", "5%", "1,23", "1,2345", "12345,678", ",123", "1e", "1e5000", "1.2.3", "０",
    "A1", " 1", "1e1e1", "--1", "0x10", "1_000", "1e-9223372036854775808", "1e9223372036854775807",
  ])
  func takesNothingElseForANumber(written: String) {
    #expect(WrittenNumber.canonical(written) == nil)
  }

  @Test(arguments: [
    ("yyyy-mm-dd h:mm:ss", true), ("yyyy\"年\"m\"月\"d\"日\"", true), ("[$-804]aaaa;@", false), ("[h]:mm:ss", true),
    ("[$-F800]dddd, mmmm dd, yyyy", true), ("m/d/yy", true), ("General", false), ("0.00", false), ("#,##0", false),
    ("0.00E+00", false), ("\"day\"0", false), ("\\d0", false), ("0_d", false), ("[Red]0;[Blue]-0", false),
    ("0;\"m\"m", false), ("@", false), ("[DBNum1]yyyy年m月d日", true), ("上午/下午h时mm分", true), ("", false),
    ("\"unclosed d", false), ("[unclosed d", false),
  ])
  func knowsFormatsThatShowDates(code: String, isDate: Bool) {
    #expect(NumberFormat.isDate(code: code) == isDate)
  }

  @Test(arguments: [
    (0, false), (2, false), (13, false), (14, true), (22, true), (23, false), (26, false), (27, true), (36, true),
    (37, false), (44, false), (45, true), (47, true), (48, false), (49, false), (50, true), (58, true), (59, false),
  ])
  func knowsBuiltinFormats(id: Int, isDate: Bool) {
    #expect(NumberFormat.isDate(builtin: id) == isDate)
  }

  @Test(
    arguments: [
      (1.0, "1900-01-01"), (59, "1900-02-28"), (60, nil), (61, "1900-03-01"), (36_526, "2000-01-01"),
      (43_782.47246527778, "2019-11-13 11:20:21"), (43_782.999999, "2019-11-14"), (2_958_465, "9999-12-31"),
      (2_958_466, nil), (-1, nil), (.nan, nil), (.infinity, nil),
    ] as [(Double, String?)])
  func readsADayNumber(serial: Double, text: String?) {
    switch ExcelSerial(countsFrom1904: false).meaning(of: serial) {
    case .date(let second): #expect(second.text == text)
    case .time, nil: #expect(text == nil)
    }
  }

  @Test func readsADayNumberBelowOneAsATime() {
    #expect(ExcelSerial(countsFrom1904: false).meaning(of: 0.5) == .time(43_200))
    let first = CivilDate(year: 1904, month: 1, day: 1).flatMap { CivilSecond(date: $0, secondOfDay: 43_200) }
    #expect(ExcelSerial(countsFrom1904: true).meaning(of: 0.5) == first.map { .date($0) })
  }
}
