import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// Whoever reads of a receipt code does not learn who stood at the counter (R6.4).
@Suite struct CounterScreenTests {
  private static let wide = Size(columns: 120, rows: 60)
  private static let clerk = MemberID(rawValue: 4)

  /// A tip of the receiver, to which a clerk took in more with the code; `clerk` holds `posts`.
  private func office(_ posts: Posts = .office) throws -> Office {
    var office = try Office.busy()
    try office.run(InviteMember(name: "柜员丁", posts: posts, section: nil, until: nil) { _ in "v" })
    try office.run(AdmitMember(member: Self.clerk, fingerprint: "4"), as: FormDesk.second)
    try office.run(GrantKeys(member: Self.clerk, keys: [.desk, .leads]), as: FormDesk.second)
    try office.run(SignUndertaking(), as: Self.clerk)
    try office.run(RegisterTip(content: TipContent(title: "收保护费", narrative: "某网吧收保护费")))
    let tip = try #require(office.desk.tips.rows.last).id
    try office.run(
      IssueCode(tip: tip, epoch: 1, codeTag: Office.tag("a"), verifier: Office.tag("b"), work: Office.work))
    let code = try #require(office.desk.codes.all.last).event
    let file = SealedFile(file: "00", sha256: "00")
    try office.run(FailCode(tag: Office.tag("c")), as: Self.clerk)
    let attempt = Office.tag("c")
    try office.run(
      AddWithCode(
        code: code, attempt: attempt, proof: Office.proof(use: 1), way: .visit, text: "老板又来过",
        salt: Office.tag("s")), as: Self.clerk)
    try office.run(
      ClaimWithCode(
        code: code, attempt: attempt, proof: Office.proof(use: 2), way: .visit, given: [.phone], identity: file,
        card: file, words: file),
      as: Self.clerk)
    return office
  }

  /// The lines of the tip's history that say what came with the code.
  private func history(_ member: MemberID, _ language: Language = .zhHans) throws -> [String] {
    var screen = Screen(try office(), as: member, size: Self.wide, language: language)
    screen.keys("1/收保护费<Enter><Enter><End>")
    let words = language == .zhHans ? ["凭查询码", "老板又来过"] : ["With a receipt code", "老板又来过"]
    return screen.rows.filter { row in words.contains { row.contains($0) } && row.contains("14:") }
  }

  @Test func theHistoryOfATipSaysCounterToThoseWhoNeedNotKnow() throws {
    for member in [FormDesk.receiver, FormDesk.custodian] {
      let lines = try history(member)
      #expect(lines.count >= 2, "\(member)")
      #expect(lines.allSatisfy { $0.contains("柜台") && !$0.contains("柜员丁") }, "\(lines)")
    }
    #expect(try history(FormDesk.receiver, .en).allSatisfy { $0.contains("Counter") && !$0.contains("柜员丁") })
    for member in [FormDesk.second, Self.clerk] {
      let lines = try history(member)
      #expect(lines.count >= 2 && lines.allSatisfy { $0.contains("柜员丁") }, "\(lines)")
    }
  }

  @Test func neitherDoesThePageOfClaims() throws {
    var screen = Screen(try office(), as: FormDesk.custodian, size: Self.wide)
    screen.keys(":核实凭码<Enter>")
    #expect(screen.shows("柜台") && !screen.shows("柜员丁"), "\(screen.text)")
    screen.keys("<Enter>")
    #expect(screen.shows("灰大衣") && screen.shows("柜台") && !screen.shows("柜员丁"), "\(screen.text)")
  }

  /// The leader who reads the log is told, and takes no name along on paper.
  @Test func theLogNamesAndPaperDoesNot() throws {
    var leader = Screen(try office(), as: FormDesk.second, size: Self.wide)
    leader.keys("8/type:code by:柜员丁<Enter>")
    #expect(leader.model.frame.log.entries.map(\.type) == ["code.claimed", "code.used", "code.used", "code.failed"])
    #expect(leader.rows.filter { $0.contains("柜员丁") }.count >= 4)
    let tip = try #require(leader.office.desk.tips.rows.last)
    leader.keys("<Esc>/<C-u>tip.registered \(tip.number)<Enter><Enter>p<Enter>")
    let lines = try #require(leader.saved.first).text.split(separator: "\n")
    #expect(lines.contains { $0.contains("凭查询码") && $0.contains("柜台") }, "\(lines)")
    #expect(lines.contains { $0.contains("老板又来过") && $0.contains("柜台") })
    #expect(!lines.contains { $0.contains("柜员丁") })
  }

  /// The steps with a code stand under their tip's number, and are found by it.
  @Test func theLogOfATipHoldsWhatWasDoneWithItsCode() throws {
    let office = try office()
    let number = try #require(office.desk.tips.rows.last).number
    var leader = Screen(office, as: FormDesk.second, size: Self.wide)
    leader.keys("8/\(number) type:code<Enter>")
    #expect(leader.model.frame.log.entries.map(\.type) == ["code.claimed", "code.used", "code.used", "code.issued"])
  }

  /// Asked name by name, the log of whoever is not told finds nothing.
  @Test func filteringByMemberTellsNothing() throws {
    let office = try office()
    var wording = Wording(texts: Texts(.zhHans), desk: office.desk, today: .earliest)
    let entries = office.log.map { LogEntry($0) }.filter { $0.type.hasPrefix("code.") || $0.type == "tip.supplemented" }
    for (reader, expected) in [(FormDesk.second, 5), (Self.clerk, 5), (FormDesk.custodian, 0), (nil, 0)] {
      wording.reader = reader
      for line in ["by:柜员丁", "柜员丁"] {
        let filter = LogFilter(line, texts: wording.texts, desk: office.desk, me: reader, today: .earliest)
        #expect(entries.filter(filter.matcher(wording)).count == expected, "\(line)")
      }
    }
  }

  @Test func anInspectorReadsCounter() throws {
    var office = try office()
    let until = office.desk.date(of: office.now).adding(days: 27)
    let inspector = MemberID(rawValue: 5)
    try office.run(InviteMember(name: "检查甲", posts: .inspector, section: nil, until: until) { _ in "v" })
    try office.run(AdmitMember(member: inspector, fingerprint: "5"), as: FormDesk.second)
    try office.run(GrantKeys(member: inspector, keys: [.desk, .audit]), as: FormDesk.second)
    try office.run(SignUndertaking(), as: inspector)
    try office.run(
      ChangePosts(member: FormDesk.custodian, posts: [.custodian, .auditor], section: nil, reason: "增岗"),
      as: FormDesk.second)
    try office.run(SignUndertaking(), as: FormDesk.custodian)
    try office.extract(as: FormDesk.custodian)
    var screen = Screen(office, as: inspector, size: Self.wide)
    screen.keys("8/type:code<Enter>")
    #expect(screen.model.frame.log.entries.count == 5, "\(screen.text)")
    #expect(screen.rows.filter { $0.contains("柜台") }.count == 4)
    screen.keys("<Esc>/<C-u>by:柜员丁<Enter>")
    #expect(!screen.model.frame.log.entries.contains { $0.type.hasPrefix("code.") || $0.type == "tip.supplemented" })
  }
}
