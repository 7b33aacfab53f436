import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What was left out of a restricted tip is on no screen and on no paper until a custodian says why (R6.4).
@Suite struct RestrictedOriginalScreenTests {
  private static let original = "城建项目每单都要给两成，我周晓明亲手交的"

  private func office() throws -> Office {
    var office = try Office.busy()
    try office.run(
      RegisterRestricted(
        ordinal: 48_213,
        words: RestrictedWords(
          content: TipContent(title: "城建项目收受好处", narrative: "城建项目每单都要给两成，【姓名】亲手交的"),
          original: Office.sealed(Self.original)), conflicts: []))
    return office
  }

  private func keeper(_ office: Office, as member: MemberID) -> Screen {
    var screen = Screen(office, as: member)
    screen.keys("1LLL")
    return screen
  }

  @Test(arguments: [FormDesk.custodian, FormDesk.second])
  func `detail and print show what is shown, and that something was left out`(member: MemberID) throws {
    var screen = keeper(try office(), as: member)
    screen.keys("<Enter>")
    #expect(screen.shows("两成") && screen.shows("有文字已隐去") && !screen.shows("周晓明"), "\(screen)")
    screen.keys("<Esc>p")
    #expect(screen.shows("不写在纸上") && !screen.shows("周晓明"), "\(screen)")
    screen.keys("p<Enter>")
    let saved = screen.effects.compactMap { effect -> String? in
      if case .saveText(_, let text) = effect { text } else { nil }
    }
    #expect(saved.count == 1 && !saved[0].contains("周晓明") && saved[0].contains("有文字已隐去"))
  }

  @Test func `a custodian opens it with a reason, and it goes with Esc and F12`() throws {
    var screen = keeper(try office(), as: FormDesk.custodian)
    screen.keys("O核对原话<Tab><C-s>")
    #expect(screen.shows("周晓明"), "\(screen)")
    #expect(screen.office.log.contains { ($0.event as? RestrictedOriginalOpened)?.reason.text == "核对原话" })
    screen.keys("<Esc>")
    #expect(!screen.shows("周晓明"))
    screen.keys("O再核对<Tab><C-s>")
    screen.keys("<F12>x")
    #expect(!screen.shows("周晓明") && !screen.model.layers.contains { $0 is LeftOutLayer })
    #expect(screen.office.log.count { $0.event is RestrictedOriginalOpened } == 2)
  }

  @Test func `a leader is told that it takes a custodian`() throws {
    var screen = keeper(try office(), as: FormDesk.second)
    screen.keys("O")
    #expect(screen.model.layers.isEmpty && screen.shows("保密员"), "\(screen)")
  }

  @Test func `late material is looked through before its first save`() throws {
    var screen = keeper(try office(), as: FormDesk.second)
    screen.keys("a我叫周晓明，电话13812345678，又交了两成<Tab><Tab><C-s>")
    #expect(screen.shows("隐去"), "\(screen)")
    screen.keys("<C-s>")
    let added = try #require(screen.office.log.compactMap { $0.event as? RestrictedSupplemented }.last)
    #expect(!added.text.text.contains("13812345678") && added.original != nil)
  }
}
