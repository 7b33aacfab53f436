@testable import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Pane 8, for auditors and leaders.
@Suite struct LogTests {
  private static let wide = Size(columns: 120, rows: 32)

  private func screen(_ office: Office? = nil, size: Size = wide, language: Language = .zhHans) throws -> Screen {
    Screen(try office ?? Office.busy(), as: FormDesk.second, size: size, language: language)
  }

  private func listed(_ screen: Screen) -> [String] { screen.model.frame.log.entries.map(\.type) }

  @Test func itIsAbsentForOtherPosts() throws {
    var clerk = Screen(try Office.busy(), size: Self.wide)
    #expect(!clerk.rows[1].contains("日志"))
    clerk.keys("8")
    #expect(clerk.model.frame.tab == .overview && clerk.shows("领导小组成员、监督员"))
    clerk.keys(String(repeating: "<F11>", count: clerk.model.frame.visibleTabs(clerk.model.context).count))
    #expect(clerk.model.frame.tab == .overview)
    var leader = try screen()
    #expect(leader.rows[1].contains("8 日志"))
    // The log is the last of them.
    leader.keys(String(repeating: "<F11>", count: leader.model.frame.visibleTabs(leader.model.context).count - 1))
    #expect(leader.model.frame.tab == .log)
  }

  @Test func anAuditorHasItToo() throws {
    var office = try Office.busy()
    try office.run(ChangePosts(member: FormDesk.custodian, posts: .auditor, section: nil, reason: "调整"))
    try office.run(SignUndertaking(), as: FormDesk.custodian)
    var auditor = Screen(office, as: FormDesk.custodian, size: Self.wide)
    auditor.keys("8")
    #expect(auditor.shows("登记 JB-2026-0001"))
    // Who lost the post finds it gone.
    try auditor.other {
      try $0.run(ChangePosts(member: FormDesk.custodian, posts: .custodian, section: nil, reason: "调整"))
    }
    #expect(auditor.model.frame.tab == .overview && !auditor.rows[1].contains("日志"))
  }

  @Test func newestFirstOnTheWholeLog() throws {
    var leader = try screen()
    leader.keys("8")
    let log = leader.office.log
    #expect(leader.model.frame.log.entries.map(\.envelope.event) == log.map(\.envelope.event).reversed())
    #expect(leader.model.frame.log.isComplete)
    #expect(leader.shows("共 \(log.count) 条"))
    leader.keys("<End>")
    #expect(leader.shows("建立本台：某县局"))
  }

  @Test(arguments: [
    ("JB-2026-0002", ["lead.opened", "tip.registered"]),
    ("type:lead", ["lead.opened"]), ("类型:线索", ["lead.opened"]), ("lead.opened", ["lead.opened"]),
    ("by:丙", ["member.undertakingSigned"]), ("成员:丙", ["member.undertakingSigned"]),
    ("type:tip.outcomeConfirmed", ["tip.outcomeConfirmed"]), ("type:read", []), ("没有这样的话", []),
    ("采砂 11-23", ["tip.registered"]), ("type:tip 11-20..11-22 by:乙 退回", ["tip.outcomeProposed"]),
    ("type:org 11-23..", []), ("type:org ..11-20 审批一科", ["org.sectionAdded"]),
  ])
  func filters(_ line: String, _ types: [String]) throws {
    var leader = try screen()
    leader.keys("8/" + line + "<Enter>")
    if line == "JB-2026-0002" {
      #expect(Set(listed(leader)).isSuperset(of: ["tip.registered"]), "\(listed(leader))")
    } else {
      #expect(listed(leader) == types)
    }
    leader.keys("<Esc>")
    #expect(leader.model.frame.log.entries.count == leader.office.log.count)
    leader.keys("/")
    #expect(leader.model.frame.log.filterLine.text == line + " ", "the line is kept for the next time")
  }

  @Test func whatOthersDoComesIntoViewAndMovesNothing() throws {
    var leader = try screen()
    leader.keys("8")
    try leader.other { try $0.run(AddSection(name: "新科"), as: FormDesk.receiver) }
    #expect(leader.model.frame.log.entries.first?.event is SectionAdded)
    leader.keys("<Down><Down><Down>")
    let chosen = leader.model.frame.log.selected?.envelope.event
    try leader.other { try $0.run(AddSection(name: "又一科"), as: FormDesk.receiver) }
    #expect(leader.model.frame.log.selected?.envelope.event == chosen)
    #expect(leader.model.frame.log.entries.count == leader.office.log.count)
  }

  @Test func moreIsReadOnlyWhenItIsNeeded() throws {
    var office = try Office.busy()
    for number in 1...450 {
      try office.run(AddWindow(section: office.desk.organisation.sections[0].id, name: "\(number)"))
    }
    var leader = try screen(office)
    leader.keys("8")
    #expect(leader.model.frame.log.entries.count == 200 && leader.shows("200 条，查到"))
    leader.keys("<End>")
    #expect(leader.model.frame.log.entries.count == 400)
    leader.keys("<End><End>")
    #expect(leader.model.frame.log.isComplete)
    #expect(leader.model.frame.log.entries.map(\.envelope.event) == leader.office.log.map(\.envelope.event).reversed())
  }

  @Test func aQueryIsEndedWhenThePaneIsLeft() throws {
    var pane = LogPane()
    let context = try screen().model.context
    #expect(pane.rest().isEmpty)
    guard case .effect(.request(.readLog(let query)))? = pane.requests(context, nextSearch: SearchID(rawValue: 9)).first
    else {
      Issue.record("nothing asked")
      return
    }
    #expect(pane.requests(context, nextSearch: SearchID(rawValue: 10)).isEmpty, "one query at a time")
    guard case .effect(.request(.cancelLog))? = pane.rest().first else {
      Issue.record("not ended")
      return
    }
    pane.receive(LogPortion(id: query.id, entries: [], reached: EventNumber(rawValue: 1), end: .beginning), context)
    #expect(!pane.isComplete, "what was ended says nothing")
    #expect(!pane.requests(context, nextSearch: SearchID(rawValue: 11)).isEmpty)
  }

  @Test func whatHadNoEffectIsShownAsSuch() throws {
    var office = try Office.busy()
    office.forge(MemberRemoved(member: FormDesk.second, reason: "调离"), as: FormDesk.custodian)
    var leader = try screen(office)
    leader.keys("8")
    #expect(leader.rows.contains { $0.contains("×未获授权") && $0.contains("移出 乙") })
    leader.keys("/type:unauthorised<Enter>")
    #expect(listed(leader) == ["member.removed"])
    leader.keys("<Enter>")
    #expect(leader.model.layers.last is HistoryLayer)
  }

  @Test func theHistoryOfATipSaysWhoHasSeenIt() throws {
    var office = try Office.busy()
    let tip = try #require(office.desk.tips.rows.last).id
    try office.run(ReadTip(tip: tip), as: FormDesk.custodian)
    office.wait(minutes: 5)
    var leader = try screen(office)
    leader.keys("8/0005<Enter><Enter>")
    #expect(leader.model.layers.last is HistoryLayer)
    #expect(leader.shows("谁看过") && leader.rows.contains { $0.contains("丙（保密员）") && $0.contains("共 1 次") })
    #expect(leader.shows("查看全文") && leader.shows("登记 JB-2026-0005"))
    leader.keys("<Enter>")
    #expect(leader.model.frame.tips.selected == tip, "from there to the tip itself")
    leader.keys("<Esc>")
    #expect(leader.model.frame.tab == .log)
  }

  @Test func anEntryAboutNothingSaysThatItHasNoHistory() throws {
    var leader = try screen()
    leader.keys("8/org.sectionAdded<Enter><Enter>")
    #expect(leader.model.layers.isEmpty && leader.shows("没有单独的经过"), "\(leader.text)")
  }

  @Test func aHistoryIsTakenOutOnTheRecord() throws {
    var leader = try screen()
    leader.keys("8/0005<Enter><Enter>p<Enter>")
    let exported = leader.office.log.compactMap { $0.event as? TipExported }
    #expect(exported.map(\.what) == [.history])
    let saved = try #require(leader.saved.first)
    #expect(saved.path == exported.first?.file && saved.path.hasPrefix("~/"), "where it went is on the record")
    for words in [
      "某县局", "2026-11-23 14:05", "JB-2026-0005", "登记 JB-2026-0005", "导出经过", "5c5c", "verify --against", "casedesk/00",
    ] {
      #expect(saved.text.contains(words), "\(words)")
    }
    #expect(saved.text.contains("乙（办公室、领导小组成员）"), "the export itself is among who has seen it")

    var late = try Office.busy()
    late.wait(minutes: 60 * 24 * 400)
    var refused = try screen(late)
    refused.keys("<Esc>8/0005<Enter><Enter>p")
    #expect(refused.saved.isEmpty && refused.shows("保密承诺书"))
  }

  /// Neither the list nor a history shows more of what was reported than its beginning.
  @Test func lookingThroughTheLogOpensNothing() throws {
    var office = try Office.busy()
    let tip = try #require(office.desk.tips.rows.last).id
    try office.run(SupplementTip(tip: tip, text: String(repeating: "又来了，", count: 10) + "记下了车牌"))
    var leader = try screen(office, size: Size(columns: 200, rows: 60))
    leader.keys("8")
    #expect(leader.shows("又来了") && !leader.shows("记下了车牌"))
    leader.keys("<Enter>")
    #expect(leader.shows("又来了") && !leader.shows("记下了车牌"))
    leader.keys("p<Enter>")
    #expect(leader.saved.count == 1 && leader.saved.allSatisfy { !$0.text.contains("记下了车牌") })
    #expect(!leader.office.log.contains { $0.event is TipRead })
  }

  @Test func theHistoryOfAMember() throws {
    var leader = try screen()
    leader.keys("8/丙<Enter><Enter>")
    #expect(leader.shows("丙（保密员）") && leader.shows("启用成员 丙") && !leader.shows("谁看过"))
    leader.keys("p<Enter>")
    #expect(leader.office.log.last?.event is MemberHistoryExported)
    #expect(leader.saved.count == 1)
  }

  @Test func pictures() throws {
    var office = try Office.busy()
    let tip = try #require(office.desk.tips.rows.last).id
    try office.run(ReadTip(tip: tip), as: FormDesk.custodian)
    office.forge(MemberRemoved(member: FormDesk.second, reason: "调离"), as: FormDesk.custodian)
    for (name, script) in [
      ("log", "8<Down>"), ("log-filter", "8/0005 type:tip"), ("log-history", "8/0005<Enter><Enter>"),
    ] {
      for size in SnapshotTests.sizes {
        for language in Language.allCases {
          var leader = try screen(office, size: size, language: language)
          leader.keys(script)
          try leader.check(name)
        }
      }
    }
  }
}
