import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What happens when others are faster, and what leaves the desk.
@Suite struct MeanwhileTests {
  /// Two desks: a form on a tip that someone else has just triaged is refused with what happened, and keeps its words.
  @Test func aFormOnATipTriagedMeanwhileSaysWhatHappened() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Home>b")
    let tip = try #require(screen.model.frame.tips.selected)
    try screen.other { office in
      try office.run(
        OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "明确"), as: FormDesk.second)
    }
    screen.keys("请说明时间<Tab>不明<C-s>")
    #expect(screen.shows("已立线索") && screen.shows("请说明时间"))
    #expect(screen.office.desk.tips.openProposal(of: tip) == nil)
  }

  @Test("What others do puts no other tip before the eyes of whoever reads one") func readingGoesOn() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Home><Enter>")
    let tip = try #require(screen.model.frame.tips.selected)
    let number = try #require(screen.office.desk.tips[tip]).number.description
    #expect(screen.shows(number), "\(screen.text)")
    let read = screen.office.asked.filter { if case .readTip = $0 { true } else { false } }.count
    try screen.other { office in
      try office.run(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "明确"), as: FormDesk.second)
    }
    #expect(screen.model.frame.tips.selected == tip && screen.shows("已立线索"), "\(screen.text)")
    let again = screen.office.asked.compactMap { if case .readTip(let id) = $0 { id } else { nil } }
    #expect(again.dropFirst(read).allSatisfy { $0 == tip })
    // Back in the list, what stands in its place is chosen, and nothing is opened.
    screen.keys("<Esc>")
    #expect(screen.model.frame.tips.selected != tip && !screen.model.frame.tips.detail.isOpen)
  }

  @Test("R6.4 a tip that its reader is taken off closes; the next is not opened in its place")
  func recusedWhileReading()
    throws
  {
    var screen = Screen(try Office.busy())
    screen.keys("1<Home><Enter>")
    let tip = try #require(screen.model.frame.tips.selected)
    try screen.other { office in
      try office.run(
        EnterRecusal(on: .tip(tip), member: FormDesk.receiver, ground: .kin, words: "亲属"), as: FormDesk.second)
    }
    #expect(!screen.model.frame.tips.detail.isOpen && screen.model.frame.tips.focus == .list, "\(screen.text)")
    let read = screen.office.asked.compactMap { if case .readTip(let id) = $0 { id } else { nil } }
    #expect(read.allSatisfy { $0 == tip })
  }

  @Test func narrativesAreSearchedToo() throws {
    var office = try Office.busy()
    try office.tip(TipContent(title: "标题", narrative: "开头很平常。结尾提到了蓝色面包车。"), as: FormDesk.second)
    var screen = Screen(office)
    screen.keys("1<Left>/蓝色面包车")
    #expect(screen.model.frame.tips.count == 1 && screen.shows(" > 0006"))
    screen.keys("<BS>x")
    #expect(screen.model.frame.tips.count == 0)
  }

  @Test func hitsOfAnEarlierSearchAreNotTaken() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Left>/没有这个")
    screen.send(.reply(.searchHits(SearchID(rawValue: 1), rows: [0], isComplete: true)))
    #expect(screen.model.frame.tips.count == 0)
  }

  @Test func anAttachmentIsExported() throws {
    var office = try Office.busy()
    let file = Attachment(name: "照片.jpg", bytes: 2048, blob: "00", key: "", sha256: "00")
    try office.tip(TipContent(title: "", narrative: "有照片", attachments: [file]), as: FormDesk.second)
    var screen = Screen(office)
    screen.keys("1<Home><Enter><Enter><Down><Enter>")
    #expect(screen.shows("导出附件 照片.jpg") && screen.shows("用完请删除"))
    screen.keys("<Home>x<Enter>")
    guard case .exportAttachment(_, file, _, "x照片.jpg")? = screen.office.asked.last else {
      Issue.record("not asked")
      return
    }
    #expect(screen.shows("附件已存为 x照片.jpg"))
  }

  @Test func anAttachmentIsLookedAtThroughACopyThatIsWiped() throws {
    var office = try Office.busy()
    let file = Attachment(name: "照片.jpg", bytes: 2048, blob: "00", key: "", sha256: "00")
    try office.tip(TipContent(title: "", narrative: "有照片", attachments: [file]), as: FormDesk.second)
    var screen = Screen(office)
    screen.keys("1<Home><Enter><Enter>")
    #expect(screen.shows("看完即删"), "\(screen.text)")
    screen.keys("<Enter>")
    guard case .viewAttachment(let id, file, .tip)? = screen.office.asked.last else {
      Issue.record("not asked")
      return
    }
    let shown = screen.effects.compactMap { effect in
      if case .view(id, "照片.jpg", let content, let note) = effect { (content.text, note) } else { nil }
    }
    #expect(shown.count == 1 && shown.first?.0 == "内容" && shown.first?.1.contains("随即删除") == true)
    screen.send(.viewed(id, wasShown: true))
    #expect(screen.shows("临时副本已删除") && !screen.shows("看完即删"), "\(screen.text)")
  }

  @Test func aSlipGoesToAFileWithoutWhatWasReported() throws {
    var screen = Screen(try Office.busy())
    screen.keys("1<Home>pp<Enter>")
    let saved = screen.effects.compactMap { effect in
      if case .saveText(let path, let text) = effect { (path, text) } else { nil }
    }
    #expect(saved.count == 1 && saved[0].0 == "~/JB-2026-0005.txt")
    #expect(saved[0].1.contains("JB-2026-0005") && saved[0].1.contains("某县局") && !saved[0].1.contains("采砂"))
  }

  @Test func unauthorisedCommitsAreNamed() throws {
    var screen = Screen(try Office.busy(), size: Size(columns: 120, rows: 32))
    let envelope = Envelope(
      author: FormDesk.custodian, time: screen.office.now, commit: CommitNumber(rawValue: 99),
      event: EventNumber(rawValue: 99))
    var desk = screen.office.desk
    desk.reject("tip.amended", from: envelope, because: Refusal(.postRequired, nil, .posts(.office)))
    let session = SessionView(
      desk: desk, member: screen.member, now: screen.office.now, readOnly: DeskFault("syncFailed", "log/1"),
      drafts: [], lastSeen: desk.lastEvent, canSealIdentities: true, notices: [DeskFault("clockBehind", "12")])
    screen.send(.reply(.changed(session)))
    #expect(screen.shows("#99 丙：这一步由办公室办理") && screen.shows("12 分钟") && screen.shows("只读"))
    screen.keys("1o")
    #expect(screen.shows("本台现在只能阅读"))
  }
}
