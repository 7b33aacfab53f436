import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Reading is on the record; looking through a list is not (R6.4).
@Suite struct ReadingTests {
  private static let wide = Size(columns: 120, rows: 40)
  private static let words = String(repeating: "某酒店找人堵门。", count: 30) + "最后一句"

  private static func office() throws -> Office {
    var office = try Office.busy()
    try office.tip(TipContent(title: "某酒店堵门", narrative: words), as: FormDesk.second)
    return office
  }

  private static func readings(_ screen: Screen) -> [MemberID] {
    screen.office.log.filter { $0.event is TipRead }.map(\.envelope.author)
  }

  @Test func aListShowsTheBeginningAndRecordsNothing() throws {
    var screen = Screen(try Self.office(), size: Self.wide)
    screen.keys("1<Home><Down><Up><PgDn><Home>")
    #expect(Self.readings(screen).isEmpty)
    #expect(screen.shows("… Enter 看全文") && !screen.shows("最后一句"))
    #expect(
      !screen.office.asked.contains { request in
        if case .readTip = request { true } else { false }
      })
  }

  @Test(arguments: ["<Enter>", "<Tab>", "<F6>"]) func openingShowsAllAndIsRecordedOnce(key: String) throws {
    var screen = Screen(try Self.office(), size: Self.wide)
    screen.keys("1<Home>" + key)
    #expect(Self.readings(screen) == [FormDesk.receiver])
    #expect(screen.shows("最后一句") && !screen.shows("看全文"))
    screen.keys("<Esc>" + key + "<Esc><Down><Up>" + key)
    #expect(Self.readings(screen) == [FormDesk.receiver])
  }

  @Test func onANarrowScreenEnterOpens() throws {
    var screen = Screen(try Self.office())
    screen.keys("1<Home><Down><Up>")
    #expect(Self.readings(screen).isEmpty)
    screen.keys("<Enter>")
    #expect(Self.readings(screen) == [FormDesk.receiver])
    #expect(!screen.shows("看全文"))
  }

  @Test func whatChangesUnderAnOpenDetailIsOpenedAnew() throws {
    var screen = Screen(try Self.office(), size: Self.wide)
    screen.keys("1<Home><Enter>")
    let tip = try #require(screen.model.frame.tips.selected)
    try screen.other { try $0.run(SupplementTip(tip: tip, text: "补充"), as: FormDesk.second) }
    #expect(Self.readings(screen) == [FormDesk.receiver, FormDesk.receiver])
    #expect(screen.office.desk.tips.hasRead(tip, FormDesk.receiver))
  }

  @Test func leadsAreTheSame() throws {
    var screen = Screen(try Self.office(), size: Self.wide)
    let tip = try #require(screen.office.desk.tips.rows.last).id
    let reason = String(repeating: "对象明确，", count: 20) + "立即办理"
    try screen.other { try $0.run(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: reason)) }
    screen.keys("1L<Home>")
    #expect(!screen.office.log.contains { $0.event is LeadRead })
    #expect(screen.shows("看全文") && !screen.shows("立即办理"))
    screen.keys("<Enter>")
    #expect(screen.office.log.filter { $0.event is LeadRead }.map(\.envelope.author) == [FormDesk.receiver])
    #expect(!screen.shows("看全文") && screen.shows("立即办理"))
  }

  /// Who has opened a tip is shown to those who watch over the process; the others see no such line.
  @Test func leadersSeeWhoOpenedIt() throws {
    var office = try Self.office()
    let tip = try #require(office.desk.tips.rows.last).id
    try office.run(ReadTip(tip: tip), as: FormDesk.custodian)
    var leader = Screen(office, as: FormDesk.second, size: Self.wide)
    leader.keys("1<Home>")
    #expect(!leader.shows("已阅"))
    leader.keys("<Enter>")
    #expect(leader.rows.contains { $0.contains("已阅") && $0.contains("丙、乙（2）") })
    var clerk = Screen(office, size: Self.wide)
    clerk.keys("1<Home><Enter>")
    #expect(!clerk.shows("已阅"))
  }

  @Test func whatCannotBeRecordedIsSaidOnce() throws {
    var screen = Screen(try Self.office())
    screen.keys("1<Home>")
    let tip = try #require(screen.model.frame.tips.selected)
    var document = try #require(screen.office.document(of: tip))
    document.isRecorded = false
    screen.send(.reply(.tip(document)))
    #expect(screen.shows("查看全文没有留下记录"))
    screen.keys("<Down><Up>")
    screen.send(.reply(.tip(document)))
    #expect(!screen.shows("查看全文没有留下记录"))
  }

  /// A slip leaves the desk on the record, or not at all; and it is nothing that could be withdrawn.
  @Test func aSlipIsRecordedBeforeItIsWritten() throws {
    var screen = Screen(try Self.office())
    screen.keys("1<Home>p")
    let tip = try #require(screen.model.frame.tips.selected)
    screen.keys("p<Enter>")
    let exported = screen.office.log.compactMap { $0.event as? TipExported }
    #expect(exported.map(\.tip) == [tip] && exported.map(\.what) == [.slip])
    #expect(exported.map(\.file) == screen.saved.map(\.path), "where it went is on the record")
    #expect(screen.saved.count == 1)
    #expect(screen.model.frame.lastPerformed == nil)

    var office = try Self.office()
    office.wait(minutes: 60 * 24 * 400)
    var refused = Screen(office)
    refused.keys("<Esc>1<Home>pp")
    #expect(refused.saved.isEmpty && refused.shows("保密承诺书"))
  }
}

extension Screen {
  /// Texts that were to be written, with where.
  var saved: [(path: String, text: String)] {
    effects.compactMap { effect in
      if case .saveText(let path, let text) = effect { (path, text) } else { nil }
    }
  }
}
