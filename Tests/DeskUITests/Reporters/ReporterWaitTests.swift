import CaseDomain
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What the list of reporters says of what waits.
@Suite struct ReporterWaitTests {
  /// A deadline stands in the list whatever else waits, in both languages (R6.6).
  @Test(arguments: [(Language.zhHans, "联系 剩", "疑似"), (.en, "contact 19d left", "same as another")])
  func theDeadlineIsNotHidden(language: Language, deadline: String, alike: String) throws {
    let office = try Office.busy()
    for size in SnapshotTests.sizes.filter({ $0.columns >= 80 }) {
      var screen = Screen(office, as: FormDesk.custodian, size: size, language: language)
      screen.keys("1LL<Right>")
      let row = try #require(screen.rows.first { $0.contains("0001") && $0.contains("JB-") }, "\(screen.text)")
      #expect(row.contains(deadline), "\(screen.text)")
      if size.columns >= 200 { #expect(row.contains(alike), "\(screen.text)") }
    }
  }
}
