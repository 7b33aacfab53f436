import CaseDomain
import DeskSession
import DeskText
import Testing

@testable import DeskUI

/// What a custodian chooses from says what it means.
@Suite struct ReporterChoiceTests {
  @Test(arguments: [
    (Language.zhHans, ["同一举报人", "不是同一举报人"]), (.en, ["the same reporter", "not the same reporter"]),
  ])
  func `whether two are one person is answered in words`(language: Language, words: [String]) throws {
    let session = try Office.busy().session(FormDesk.custodian)
    let definition = SameReporterForm(reporter: ReporterID(rawValue: 1), candidates: [])
    let driver = try FormDriver(session, language: language) { FormLayer(definition, in: &$0, session: session) }
    let options = try #require(driver.layer.form["answer"]?.source).options(matching: "", limit: 9)
    #expect(options.map(\.label) == words)
  }
}
