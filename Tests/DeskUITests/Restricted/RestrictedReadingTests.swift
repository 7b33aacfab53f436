import CaseDomain
import DeskSession
import Terminal
import Testing

@testable import DeskUI

/// What counts as reading a restricted tip on the screen, and what an empty list says.
@Suite struct RestrictedReadingTests {
  private func keeper(_ office: Office) -> Screen {
    var screen = Screen(office, as: FormDesk.custodian)
    screen.keys("1LLL")
    return screen
  }

  @Test func `an empty list says what is waited for (R6.4)`() throws {
    var office = try RestrictedPaneTests.office()
    try office.run(
      HandleRestricted(
        office.desk.restricted.rows[0].id, .assess(.noSubstance, reason: "查无此事")), as: FormDesk.custodian)
    for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 32)] {
      var screen = Screen(office, as: FormDesk.custodian, size: size)
      screen.keys("1LLL")
      #expect(screen.model.frame.restricted.count == 0 && screen.shows("1 件等另一位办理人确认"), "\(screen)")
      screen.keys("<Right>")
      #expect(screen.model.frame.restricted.count == 1 && !screen.shows("等另一位办理人"))
    }
  }

  /// Another's reading and one's own steps bring nothing to read; another's step does.
  @Test func `what lies open is read once until another keeper does something (R6.4)`() throws {
    var screen = keeper(try RestrictedPaneTests.office())
    func readings() -> Int {
      screen.office.desk.restricted.rows[0].readings.filter { $0.member == FormDesk.custodian }.count
    }
    screen.keys("<Enter>")
    #expect(readings() == 1)
    let tip = screen.office.desk.restricted.rows[0].id
    for _ in 0..<3 {
      try screen.other { try $0.run(HandleRestricted(tip, .read), as: FormDesk.second) }
      screen.keys("e已核对项目清单<Tab><C-s>")
    }
    #expect(readings() == 1 && screen.shows("已核对项目清单"), "\(screen)")
    try screen.other { try $0.run(HandleRestricted(tip, .note("另一位所记")), as: FormDesk.second) }
    #expect(readings() == 2 && screen.shows("另一位所记"), "\(screen)")
    screen.keys("<Esc><Enter>")
    try screen.other { try $0.run(HandleRestricted(tip, .read), as: FormDesk.second) }
    #expect(readings() <= 3)
  }

  /// A step of which this member has no key leaves the document as new as it can be.
  @Test func `a step that cannot be read does not have the words asked for again (R6.4)`() throws {
    var screen = keeper(try RestrictedPaneTests.office())
    let tip = screen.office.desk.restricted.rows[0].id
    screen.keys("<Enter>e已核对项目清单<Tab><C-s>")
    let whole = try #require(screen.office.document(of: tip, isOpen: true))
    let document = RestrictedDocument(
      tip: whole.tip, words: whole.words, events: whole.events.filter { !($0.event is RestrictedNoted) },
      newestStep: whole.newestStep)
    #expect(!RestrictedLedger.isStale(document, in: screen.office.desk))
    try screen.other { try $0.run(HandleRestricted(tip, .note("另一位所记")), as: FormDesk.second) }
    #expect(RestrictedLedger.isStale(document, in: screen.office.desk))
  }
}
