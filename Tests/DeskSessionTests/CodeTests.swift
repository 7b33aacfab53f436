import Foundation
import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import Vault

/// Receipt codes between the counter, the log and the custodians.
@Suite struct CodeTests {
  /// A staffed desk with a tip of which nobody is known, and its code.
  struct Scene {
    let bureau: Bureau
    let office: OpenDesk
    let tip: TipID
    let code: String

    static let password = "旧书店 2026"

    /// Code and password as somebody typed them.
    static func typed(_ code: String, _ password: String = password) -> TypedCode {
      TypedCode(code: WipedText([UInt8](code.utf8)), password: WipedText([UInt8](password.utf8)))
    }

    static func make(_ narrative: String = "匿名来访反映某酒店强迫交易") throws -> Scene {
      let bureau = try Bureau.staffed()
      let office = try bureau.open(Bureau.office)
      let tip = try office.tip(narrative)
      let code = office.drawCode().text
      _ = try office.issueCode(for: tip, typed(code))
      return Scene(bureau: bureau, office: office, tip: tip, code: code)
    }

    /// As a person types it: spaced otherwise, in small letters.
    func addition(_ text: String = "又想起一事", code: String? = nil, password: String = password) -> CodeAddition {
      let code = (code ?? self.code).lowercased().replacing("-", with: " ")
      return CodeAddition(typed: Scene.typed(code, password), way: .visit, text: text)
    }

    func claim(
      _ details: [ReporterDetail: String] = [.name: "张三丰", .phone: "13800138000"], password: String = password
    ) -> ReporterClaim {
      ReporterClaim(
        typed: Scene.typed(code, password), way: .visit, identity: ReporterIdentity(details: details),
        words: "当日穿灰大衣，带了收据")
    }
  }

  static func another() -> String { CheckedCode(random: SeededRandom(404)).text }

  @Test func `the code and its password add to the tip, and the answer says nothing else`() throws {
    let scene = try Scene.make()
    #expect(try scene.office.add(scene.addition()) == .accepted)
    let document = try scene.office.document(of: scene.tip)
    let added = document.events.compactMap { $0.event as? TipSupplemented }
    #expect(added.map(\.text) == ["又想起一事"])
    #expect(scene.office.desk.tips[scene.tip]?.signature == .anonymous)
    let leader = try scene.bureau.open(Bureau.leader)
    #expect(leader.desk.unauthorised.isEmpty && leader.desk.tips[scene.tip]?.signature == .anonymous)
  }

  @Test func `another leads epoch does not make codes forget`() throws {
    let scene = try Scene.make()
    try scene.bureau.hire("范乙", .office)
    _ = try scene.bureau.open(Bureau.leader).remove(scene.bureau.id("范乙"), reason: "调离")
    try scene.office.refresh()
    try #require(scene.office.state.keyring.currentEpoch(of: .leads)?.epoch == 2)
    #expect(try scene.office.add(scene.addition()) == .accepted)
    // An unknown code of the new epoch and a wrong password of the old one get one answer.
    #expect(try scene.office.add(scene.addition(code: CodeTests.another())) == .wrong)
    #expect(try scene.office.add(scene.addition(password: "不是这个")) == .wrong)
  }

  @Test func `a wrong password and an unknown code are answered, and recorded, alike`() throws {
    let scene = try Scene.make()
    func attempt(_ addition: CodeAddition) throws -> (CodeOutcome, [String], [String]) {
      let before = scene.office.desk.lastEvent
      let files = scene.bureau.files.map(\.path)
      let outcome = try scene.office.add(addition)
      var types: [String] = []
      try scene.office.forEachEvent(since: before.next) { types.append(type(of: $0.event).type) }
      let made = scene.bureau.files.map(\.path).filter { !files.contains($0) }
      return (outcome, types, made)
    }
    let wrong = try attempt(scene.addition(password: "猜的密码"))
    let unknown = try attempt(scene.addition(code: CodeTests.another()))
    #expect(wrong == unknown)
    #expect(wrong == (.wrong, ["code.failed"], []))
    // Not even by what the failure is counted by do readers of leads know that there is such a code, and of which tip.
    let known = try #require(scene.office.desk.codes.of(scene.tip))
    var tags: [CodeTag] = []
    try scene.office.forEachEvent(since: EventNumber(rawValue: 1)) {
      if let failed = $0.event as? CodeFailed { tags.append(failed.tag) }
    }
    #expect(tags.count == 2 && Set(tags).count == 2 && !tags.contains(known.tag) && !tags.contains(known.verifier))
    #expect(try scene.office.document(of: scene.tip).events.count == 2, "registration and code")
  }

  @Test func `five failures are enough for an hour, on every desk, for the right password too`() throws {
    let scene = try Scene.make()
    for name in [Bureau.office, Bureau.office, Bureau.leader, Bureau.custodian, Bureau.office] {
      #expect(try scene.bureau.open(name).add(scene.addition(password: "猜的密码")) == .wrong)
    }
    for name in [Bureau.office, Bureau.leader] {
      let desk = try scene.bureau.open(name)
      #expect(refusal { _ = try desk.add(scene.addition()) } == .codeAttempts)
      #expect(refusal { _ = try desk.claim(scene.claim()) } == .codeAttempts)
    }
    scene.bureau.clock.advance(by: 3_600_000)
    #expect(try scene.office.add(scene.addition()) == .accepted)
  }

  @Test func `unknown codes use the hour up as known ones do`() throws {
    let scene = try Scene.make()
    for _ in 0..<5 { _ = try scene.office.add(scene.addition(code: CodeTests.another())) }
    #expect(refusal { _ = try scene.office.add(scene.addition(code: CodeTests.another())) } == .codeAttempts)
    #expect(try scene.office.add(scene.addition()) == .accepted, "others are heard")
  }

  @Test func `twenty failures of all codes close the counter`() throws {
    let scene = try Scene.make()
    let random = SeededRandom(5)
    for _ in 0..<20 { _ = try scene.office.add(scene.addition(code: CheckedCode(random: random).text)) }
    #expect(refusal { _ = try scene.office.add(scene.addition()) } == .codeAttempts)
  }

  @Test func `what cannot be a code is a slip of the finger and no attempt`() throws {
    let scene = try Scene.make()
    let last = scene.office.desk.lastEvent
    for typed in ["", "7", scene.code + "7", String(scene.code.dropLast()), "举报"] {
      #expect(fault { _ = try scene.office.add(scene.addition(code: typed)) } == "codeMistyped")
    }
    #expect(scene.office.desk.lastEvent == last)
  }

  @Test func `the same form sent twice is one attempt`() throws {
    let scene = try Scene.make()
    let id = scene.bureau.environment.requestID()
    #expect(try scene.office.add(scene.addition(password: "猜的密码"), id: id) == .wrong)
    let last = scene.office.desk.lastEvent
    #expect(try scene.office.add(scene.addition(password: "猜的密码"), id: id) == .wrong)
    #expect(scene.office.desk.lastEvent == last)
  }

  @Test func `short passwords are refused, and long ones compared as they are written`() throws {
    let scene = try Scene.make()
    let tip = try scene.office.tip("另一件")
    let code = scene.office.drawCode().text
    #expect(refusal { _ = try scene.office.issueCode(for: tip, Scene.typed(code, "12345")) } == .passwordTooShort)
    // Composed and decomposed, as input methods differ.
    _ = try scene.office.issueCode(for: tip, Scene.typed(code, "caf\u{E9} 123"))
    #expect(
      try scene.office.add(scene.addition("补充", code: code, password: "cafe\u{301} 123")) == .accepted)
  }

  @Test func `nothing of code and password is in any file, and both are wiped`() throws {
    let scene = try Scene.make()
    #expect(try scene.office.add(scene.addition(password: "猜的密码")) == .wrong)
    let addition = scene.addition()
    _ = try scene.office.add(addition)
    #expect(addition.typed.code.byteCount == 0 && addition.typed.password.byteCount == 0)
    let bare = scene.code.replacing("-", with: "")
    for (path, bytes) in scene.bureau.files {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains(scene.code) && !text.contains(bare) && !text.contains(Scene.password), "\(path)")
    }
    var lines = ""
    try scene.office.forEachEvent(since: EventNumber(rawValue: 1)) {
      lines += try scene.office.jsonLine($0)
    }
    #expect(lines.contains("code.used") && !lines.contains(scene.code) && !lines.contains(Scene.password))
    #expect(lines.contains("code.issued") && lines.contains("code.failed"))
    var hidden: [String] = []
    try scene.office.forEachEvent(since: EventNumber(rawValue: 1)) {
      switch $0.event {
      case let event as CodeIssued: hidden += [event.codeTag.text, event.verifier.text]
      case let event as CodeFailed: hidden.append(event.tag.text)
      case let event as CodeUsed: hidden += [event.proof.content.text, event.proof.signature]
      case let event as TipSupplemented: hidden += [try #require(event.codeSalt).text]
      default: break
      }
    }
    #expect(hidden.count == 6 && hidden.allSatisfy { $0.utf8.count >= 64 && !lines.contains($0) })
  }

  // MARK: Claims

  @Test func `a claim goes sealed to the custodians, who compare and bind`() throws {
    let scene = try Scene.make()
    #expect(try scene.office.claim(scene.claim()) == .accepted)
    #expect(refusal { _ = try scene.office.claim(scene.claim()) } == .claimWaiting)
    let claim = try #require(scene.office.desk.codes.waitingClaims.first)
    for name in [Bureau.office, Bureau.leader] {
      let desk = try scene.bureau.open(name)
      #expect(refusal { _ = try desk.openClaim(claim.event) } == .postRequired, "\(name)")
    }
    let custodian = try scene.bureau.open(Bureau.custodian)
    let opened = try custodian.openClaim(claim.event)
    #expect(opened.words.text == "当日穿灰大衣，带了收据" && opened.contact?.text == "13800138000")
    #expect(opened.matches.isEmpty && opened.compared.isEmpty, "the tip has nothing to compare")
    let read = try custodian.document(of: scene.tip).events.contains { $0.event is ClaimRead }
    #expect(read, "the reading is on the record")
    _ = try custodian.decideClaim(claim.event, matches: true, reporter: nil, evidence: "所述与原件一致")
    let reporter = try #require(custodian.desk.reporters.of(scene.tip).first)
    #expect(custodian.desk.reporters.signature(of: reporter) == .realName)

    // From here on it is an identity like others: a leader lifts, the custodian looks.
    try scene.office.refresh()
    let asked = try scene.office.perform(
      RequestIdentity(
        reporter: reporter, purpose: .reward, reason: "兑现奖励", custodian: scene.bureau.id(Bureau.custodian)), id: nil)
    let request = try #require(asked.events.first).envelope.event
    _ = try scene.bureau.open(Bureau.leader).approve(request: request)
    let identity = try custodian.openIdentity(request: request, isRenewal: false)
    #expect(identity.parts.flatMap(\.details).map(\.text.text) == ["张三丰", "13800138000"])
    for name in [Bureau.office, Bureau.leader, Bureau.custodian] {
      #expect(try scene.bureau.open(name).desk.unauthorised.isEmpty, "\(name)")
    }
    #expect(try custodian.damagedSealedFiles().isEmpty)
  }

  @Test func `the history of an identity holds the claim, and who read it (R6.4)`() throws {
    let bureau = try Bureau.watched()
    let office = try bureau.open(Bureau.office)
    let scene = Scene(bureau: bureau, office: office, tip: try office.tip("匿名来访"), code: office.drawCode().text)
    _ = try office.issueCode(for: scene.tip, Scene.typed(scene.code))
    #expect(try office.claim(scene.claim()) == .accepted)
    let custodian = try bureau.open(Bureau.custodian)
    let claim = custodian.desk.codes.waitingClaims[0]
    _ = try custodian.openClaim(claim.event)
    _ = try custodian.decideClaim(claim.event, matches: true, reporter: nil, evidence: "一致")
    let reporter = try #require(custodian.desk.reporters.of(scene.tip).first)
    #expect(custodian.desk.reporters[reporter]?.nameIsTrue == nil, "the story was judged, not the name (R6.6)")
    let steps = [
      "code.issued", "code.used", "code.claimed", "code.claimRead", "code.claimDecided", "reporter.bound",
    ]
    let auditor = try bureau.open(Bureau.auditor)
    for subject in [LogSubject.reporter(reporter), .tip(scene.tip)] {
      let history = try auditor.history(of: subject)
      #expect(history.entries.map(\.type).filter { $0 != "tip.registered" } == steps)
      #expect(history.seenBy.map(\.member) == [try bureau.id(Bureau.custodian)], "the reading shows how to reach them")
    }
    #expect(try auditor.document(of: reporter).events.count == steps.count)
  }

  @Test func `the custodian is told what is the same, and never what it is`() throws {
    let scene = try Scene.make()
    let intake = TipIntake(
      content: TipContent(title: "", narrative: "匿名电话"),
      reporters: [ReporterIdentity(details: [.residentID: "11010519491231002X", .safeContact: "城东茶馆"])])
    let performed = try scene.office.register(intake)
    let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
    let code = scene.office.drawCode().text
    _ = try scene.office.issueCode(for: tip, Scene.typed(code))
    let claim = ReporterClaim(
      typed: Scene.typed(code), way: .letter,
      identity: ReporterIdentity(details: [.name: "张三丰", .residentID: "11010519491231002x", .phone: "13800138000"]),
      words: "本人")
    #expect(try scene.office.claim(claim) == .accepted)
    let custodian = try scene.bureau.open(Bureau.custodian)
    let opened = try custodian.openClaim(custodian.desk.codes.waitingClaims[0].event)
    let reporter = try #require(custodian.desk.reporters.of(tip).first)
    #expect(opened.matches == [.init(reporter: reporter, matches: [.residentID])])
    #expect(opened.compared == [reporter])
  }

  @Test func `a destroyed identity takes the words of its claim along`() throws {
    let scene = try Scene.make()
    _ = try scene.office.claim(scene.claim())
    let custodian = try scene.bureau.open(Bureau.custodian)
    let claim = custodian.desk.codes.waitingClaims[0]
    _ = try custodian.decideClaim(claim.event, matches: true, reporter: nil, evidence: "一致")
    let reporter = try #require(custodian.desk.reporters.of(scene.tip).first)
    try custodian.perform(ProposeDestruction(reporter: reporter, grounds: "期满"))
    let leader = try scene.bureau.open(Bureau.leader)
    _ = try leader.destroy(proposal: leader.desk.reporters.destructions.all[0].event)
    let left = scene.bureau.files.map(\.path)
    for file in [claim.identity, claim.card, claim.words] { #expect(!left.contains { $0.hasSuffix(file.file) }) }
    #expect(try leader.damagedSealedFiles().isEmpty)
  }
}
