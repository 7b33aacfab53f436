import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// The register of reporters on the screen of each post.
@Suite struct ReporterPaneTests {
  private static let first = ReporterID(rawValue: 1)

  /// The third list is there for those who keep, decide on or watch over identities, and for nobody else.
  @Test(arguments: [
    (Posts.office, false), (.liaison, false), (.admin, false), (.custodian, true), (.leader, true), (.auditor, true),
  ])
  func theListIsThereForSomePosts(post: Posts, isThere: Bool) throws {
    var office = try Office.busy()
    let section = office.desk.organisation.sections.first?.id
    try office.run(
      ChangePosts(member: FormDesk.custodian, posts: post, section: post == .liaison ? section : nil, reason: "调整"))
    try office.run(SignUndertaking(), as: FormDesk.custodian)
    var screen = Screen(office, as: FormDesk.custodian, size: Size(columns: 120, rows: 32))
    screen.keys("1")
    #expect(screen.rows[1].contains("举报人") == isThere)
    screen.keys("LL")
    #expect((screen.model.frame.place == .reporters) == isThere)
  }

  /// From the asking to the last look: every step on the record, the details on the custodian's screen alone.
  @Test func anIdentityIsAskedForApprovedSeenAndClosed() throws {
    var asking = Screen(try Office.busy())
    asking.keys("1<Left>jjji")
    #expect(asking.shows("举报人-0001") && asking.shows("举报人-0002"))
    asking.keys("<Enter>")
    #expect(asking.shows("申请查看举报人身份"))
    asking.keys("<Enter><Enter>要核实时间地点<Tab><C-s>")
    #expect(asking.shows("已提出申请"))
    let request = try #require(asking.office.desk.reporters.requests.waiting.first)
    #expect(request.custodian == FormDesk.custodian && request.purpose == .contact)

    var deciding = Screen(asking.office, as: FormDesk.second)
    #expect(deciding.shows("待审批的身份申请"))
    deciding.keys("1LL")
    #expect(deciding.shows("待审批") && deciding.model.frame.reporters.count == 1)
    deciding.keys("c")
    #expect(deciding.shows("要核实时间地点") && deciding.shows("甲"))
    deciding.keys("<Right><C-s>")
    let approved = try #require(deciding.office.desk.reporters.requests[request.event]?.approval)
    #expect(approved.by == FormDesk.second)

    var viewing = Screen(deciding.office, as: FormDesk.custodian)
    #expect(viewing.shows("已批准、待查看的身份"))
    viewing.keys("1LL")
    viewing.model.frame.reporters.reveal(request.reporter, viewing.model.context)
    viewing.keys("v")
    #expect(viewing.shows("张••") && viewing.shows("••••••678"))
    #expect(!viewing.shows(Office.name) && !viewing.shows("1380000") && !viewing.shows("东街8号"))
    viewing.keys(" ")
    #expect(viewing.shows(Office.name) && !viewing.shows("13800005678"))
    viewing.keys("j")
    #expect(!viewing.shows(Office.name))
    viewing.keys("　")
    #expect(viewing.shows(Office.phone))
    viewing.keys("<Esc>")
    #expect(viewing.model.layers.isEmpty && !viewing.shows("678"))
    let done = try #require(viewing.office.desk.reporters.requests[request.event])
    #expect(done.views == 1 && !done.isShown)
  }

  /// A custodian's screen that shows an identity; answers the request.
  private func shown() throws -> (screen: Screen, request: EventNumber) {
    var office = try Office.busy()
    let asked = try office.run(
      RequestIdentity(reporter: Self.first, purpose: .verify, reason: "核实", custodian: FormDesk.custodian))
    let request = try #require(asked.events.first).envelope.event
    try office.run(
      ApproveIdentity(request: request, lifted: [LiftedLayer(file: "00", layer: "")]), as: FormDesk.second)
    var screen = Screen(office, as: FormDesk.custodian)
    screen.keys("1LL")
    screen.model.frame.reporters.reveal(Self.first, screen.model.context)
    screen.keys("v ")
    try #require(screen.shows(Office.name))
    return (screen, request)
  }

  private func ends(_ screen: Screen) -> [ViewingEnd] {
    screen.office.log.compactMap { ($0.event as? IdentityClosed)?.how }
  }

  /// Whatever takes it off the screen takes it out of the model, and says so in the log.
  @Test(arguments: ["<Esc>", "<F12>", "<C-l>", "q", "<Enter>", "<C-c>"])
  func everyWayOutEndsTheViewing(key: String) throws {
    var (screen, request) = try shown()
    let texts = held(screen)
    #expect(texts.count == 3)
    screen.keys(key)
    #expect(ends(screen) == [.closed])
    #expect(screen.office.desk.reporters.requests[request]?.isShown == false)
    expectNothingHeld(screen, texts)
  }

  @Test func losingTheTerminalEndsTheViewing() throws {
    var (screen, _) = try shown()
    let texts = held(screen)
    screen.send(.input(.hangUp))
    #expect(ends(screen) == [.closed] && screen.didQuit)
    expectNothingHeld(screen, texts)
  }

  @Test func theMinuteEndsTheViewing() throws {
    var (screen, _) = try shown()
    let texts = held(screen)
    screen.send(.tick(screen.office.now.adding(milliseconds: 59_000)))
    #expect(screen.shows("1 秒"))
    screen.send(.tick(screen.office.now.adding(milliseconds: 60_000)))
    #expect(ends(screen) == [.expired] && screen.shows("一分钟已到"))
    expectNothingHeld(screen, texts)
  }

  /// Another minute is a viewing of its own on the record, and everything is covered again.
  @Test func aRenewalIsAnotherMinute() throws {
    var (screen, request) = try shown()
    let before = held(screen)
    screen.office.wait(minutes: 0)
    screen.keys("ｒ")
    #expect(screen.office.desk.reporters.requests[request]?.views == 2)
    #expect(!screen.shows(Office.name) && screen.shows("张••"))
    #expect(before.allSatisfy { $0.byteCount == 0 })
  }

  /// Nothing shows after the request was taken back.
  @Test func withdrawingEndsTheViewing() throws {
    var (screen, request) = try shown()
    let texts = held(screen)
    try screen.other { try $0.run(WithdrawIdentityRequest(request: request)) }
    #expect(!screen.shows("678"))
    expectNothingHeld(screen, texts)
  }

  /// An answer that comes after the screen was locked is let go unseen, and the record says that it ended.
  @Test func anAnswerThatComesTooLateIsLetGo() throws {
    var (screen, request) = try shown()
    screen.keys("<Esc>")
    let text = WipedText([UInt8](Office.name.utf8))
    try screen.office.run(ViewIdentity(request: request, isRenewal: false), as: FormDesk.custodian)
    let opened = OpenedIdentity(
      of: .reporter(request: request), closesAt: screen.office.now,
      parts: [
        .init(
          event: request, sealedAt: screen.office.now, details: [RevealedDetail(detail: .name, text: text)])
      ])
    screen.send(.reply(.identity(RequestID(bytes: [1]), opened)))
    #expect(!screen.shows(Office.name) && ends(screen) == [.closed, .closed])
  }

  private func held(_ screen: Screen) -> [WipedText] {
    screen.model.layers.flatMap { ($0 as? IdentityLayer)?.texts ?? [] }
  }

  /// The model holds no detail, and what it held was overwritten.
  private func expectNothingHeld(_ screen: Screen, _ texts: [WipedText]) {
    #expect(held(screen).isEmpty)
    #expect(texts.allSatisfy { $0.byteCount == 0 })
    #expect(!screen.shows("张") || !screen.shows("••"))
    #expect(!screen.shows(Office.phone) && !screen.shows(Office.name))
    #expect(screen.effects.contains { if case .forget = $0 { true } else { false } })
  }

  @Test func aContactCardNeedsAReason() throws {
    var screen = Screen(try Office.busy(), as: FormDesk.custodian)
    screen.keys("1LLt<C-s>")
    #expect(!screen.shows(Office.phone))
    screen.keys("约时间当面核实<C-s>")
    #expect(screen.shows(Office.phone))
    #expect(screen.office.log.contains { ($0.event as? CardRead)?.reason == "约时间当面核实" })
    screen.keys("<F12>")
    #expect(screen.model.layers.isEmpty)
    screen.keys("j")
    #expect(!screen.shows(Office.phone))
  }

  /// What is typed about a reporter is in no draft, whichever form it is.
  @Test(arguments: ["i", "t", "h", "m", "l", "A", "x"])
  func noFormAboutReportersLeavesADraft(key: String) throws {
    var screen = Screen(try Office.busy(), as: FormDesk.custodian)
    screen.keys("1LL\(key)")
    #expect(screen.model.layers.last is FormLayer)
    screen.keys("<Tab><Tab>张某某<Tab>张某某<Tab>")
    screen.send(.tick(screen.office.now.adding(milliseconds: 5_000)))
    screen.keys("<C-l>")
    #expect(screen.office.drafts.isEmpty)
  }

  @Test func destroyingTakesTwoAndTheAlias() throws {
    var proposing = Screen(try Office.busy(), as: FormDesk.custodian)
    proposing.keys("1LLx")
    #expect(proposing.shows("磁盘快照"))
    proposing.keys("已过保存期限<C-s>")
    let proposal = try #require(proposing.office.desk.reporters.destructions.waiting.first)
    var deciding = Screen(proposing.office, as: FormDesk.second)
    deciding.keys("1LLx<Right><Tab>举报人-9999<C-s>")
    #expect(deciding.office.desk.reporters[proposal.reporter]?.isDestroyed == false)
    let alias = deciding.model.context.wording.alias(proposal.reporter)
    deciding.keys(String(repeating: "<BS>", count: 20) + alias + "<C-s>y")
    #expect(deciding.office.desk.reporters[proposal.reporter]?.isDestroyed == true)
    deciding.keys("<Left>")
    #expect(deciding.shows("已销毁"))
  }

  /// What a mark rests on is read with a reason, on the record, and is gone with the layer.
  @Test func evidenceIsReadWithAReason() throws {
    var office = try Office.busy()
    let file = SealedFile(file: "01", sha256: "01")
    var before = Screen(office, as: FormDesk.custodian)
    before.keys("1LL<Left>e")
    #expect(before.shows("先按 Enter"))
    before.keys("<Enter>e")
    #expect(before.shows("没有封存的依据"))
    try office.run(
      MarkReporter(reporter: Self.first, mark: .kin, value: .yes, evidence: file), as: FormDesk.custodian)
    var screen = Screen(office, as: FormDesk.custodian)
    screen.keys("1LL<Left>")
    screen.model.frame.reporters.reveal(Self.first, screen.model.context)
    screen.keys("<Enter>e")
    #expect(screen.shows("查看哪一项的依据"))
    screen.keys("<C-s>")
    #expect(!screen.shows("8812"))
    screen.keys("核定奖励<C-s>")
    #expect(screen.shows("户籍证明编号8812"))
    #expect(screen.office.log.contains { ($0.event as? CardRead)?.reason == "核定奖励" })
    screen.keys("<Esc>")
    #expect(!screen.shows("8812") && screen.effects.contains { if case .forget = $0 { true } else { false } })
  }

  /// The office sees that two tips have one reporter, by alias, and who was bound later.
  @Test func aTipTellsItsReportersByAlias() throws {
    var office = try Office.busy()
    let file = SealedFile(file: "01", sha256: "01")
    let tips = office.desk.tips.rows.map(\.id)
    try office.run(
      BindReporter(
        tip: tips[4], reporter: nil, given: [.name, .phone], identity: file, card: file, evidence: file,
        confirmedOn: office.desk.date(of: office.now)), as: FormDesk.custodian)
    let bound = try #require(office.desk.reporters.of(tips[4]).first)
    try office.run(
      DecideSameReporter(reporter: Self.first, other: bound, isSame: true, reason: file), as: FormDesk.custodian)
    var screen = Screen(office, size: Size(columns: 120, rows: 60))
    screen.keys("1<Left><Enter>")
    #expect(screen.shows("\(screen.model.context.wording.alias(bound))") && screen.shows("事后确认身份"))
    #expect(screen.shows("同一举报人  举报人-0001 JB-2026-0002"))
  }

  @Test func anAuditorBeginsWithAll() throws {
    var office = try Office.busy()
    try office.run(ChangePosts(member: FormDesk.custodian, posts: .auditor, section: nil, reason: "调整"))
    try office.run(SignUndertaking(), as: FormDesk.custodian)
    var screen = Screen(office, as: FormDesk.custodian)
    screen.keys("1LL")
    #expect(screen.model.frame.reporters.count == office.desk.reporters.count)
  }

  /// Marks are the custodians'; an auditor sees the same history without them.
  @Test(arguments: [FormDesk.custodian, FormDesk.second])
  func marksAreForCustodians(member: MemberID) throws {
    var office = try Office.busy()
    let file = SealedFile(file: "01", sha256: "01")
    try office.run(
      MarkReporter(reporter: Self.first, mark: .kin, value: .yes, evidence: file), as: FormDesk.custodian)
    var screen = Screen(office, as: member, size: Size(columns: 120, rows: 60))
    screen.keys("1LL<Left>")
    screen.model.frame.reporters.reveal(Self.first, screen.model.context)
    screen.keys("k<Down>")
    screen.model.frame.reporters.reveal(Self.first, screen.model.context)
    screen.send(.tick(screen.office.now))
    #expect(screen.shows("办理过程"))
    #expect(screen.shows("近亲属") == (member == FormDesk.custodian))
  }

  @Test(arguments: [
    ("张三", ReporterDetail.name, "张••"), ("张", .name, "••••••"), ("13800005678", .phone, "••••••678"),
    ("12345", .phone, "••••••"), ("11010519491231002X", .residentID, "••••••02X"), ("东街8号", .address, "••••••"),
    ("晚上打 13800005678", .safeContact, "••••••"),
  ])
  func masksShowLittle(text: String, detail: ReporterDetail, shown: String) {
    #expect(IdentityMask.masked(text, detail) == shown)
  }

  @Test func theFilterKnowsAliasesNumbersAndStates() throws {
    var screen = Screen(try Office.busy(), as: FormDesk.custodian)
    screen.keys("1LL<Left>")
    let all = screen.model.frame.reporters.count
    #expect(all == screen.office.desk.reporters.count)
    for (line, count) in [("举报人-0002", 1), ("状态:已销毁", 0), ("状态:疑似同一", 2), ("署名:实名", 1), ("0002", 2)] {
      screen.keys("/<C-u>\(line)")
      #expect(screen.model.frame.reporters.count == count, "\(line) \(screen)")
      screen.keys("<Enter>")
    }
  }
}
