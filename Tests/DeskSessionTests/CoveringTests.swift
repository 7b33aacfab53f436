import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// What was covered is shown by nothing any more, and opens for custodians alone (R6.4).
@Suite struct CoveringTests {
  static let secret = "三号楼的会计"
  private static let narrative = "我是\(secret)，亲眼见到某酒店强迫周边商户低价供货，不从就打砸。"
  private static let late = "\(secret)又说：昨天他们再来过。"

  struct Scene {
    let bureau: Bureau
    let tip: TipID

    init() throws {
      bureau = try Bureau.watched()
      let office = try bureau.open(Bureau.office)
      tip = try office.tip(CoveringTests.narrative, "\(CoveringTests.secret)举报某酒店")
      _ = try office.revise(tip, .supplement(text: CoveringTests.late, receivedAt: nil, attachmentPaths: []))
    }

    func open(_ name: String) throws -> OpenDesk { try bureau.open(name) }

    @discardableResult
    func cover(_ words: [String] = [CoveringTests.secret], by name: String = Bureau.office) throws -> Performed {
      let desk = try open(name)
      let basedOn = try #require(desk.desk.tips.lastEvent(of: tip))
      return try desk.cover(tip, TipCover(words: words, reason: "像举报人", basedOn: basedOn))
    }
  }

  /// Everything that a member's program tells of the tip, by every way there is.
  private static func told(_ desk: OpenDesk, _ tip: TipID) throws -> String {
    var told = desk.registerLines
    let document = try desk.read(tip)
    told.append("\(document.content) \(document.events)")
    told.append("\(try desk.preview(of: tip).content)")
    told += try desk.history(of: .tip(tip)).entries.map { "\($0)" }
    try desk.forEachEvent(since: EventNumber(rawValue: 1)) { told.append(try desk.jsonLine($0)) }
    return told.joined(separator: "\n")
  }

  private static func found(_ word: String, _ desk: OpenDesk) throws -> [Int] {
    var search = NarrativeSearch(id: SearchID(rawValue: 1), words: [word], newestEvent: desk.desk.lastEvent)
    var rows: [Int] = []
    while !search.isComplete { rows += try search.nextPortion(in: desk) }
    return rows
  }

  @Test func `no screen, list, search, history or printed log shows it any more`() throws {
    let scene = try Scene()
    let office = try scene.open(Bureau.office)
    #expect(try Self.told(office, scene.tip).contains(Self.secret))
    #expect(try Self.found("会计", office) == [0])
    try scene.cover()
    for name in [Bureau.office, Bureau.leader, Bureau.auditor, Bureau.custodian] {
      let desk = try scene.open(name)
      #expect(try !Self.told(desk, scene.tip).contains(Self.secret), "\(name)")
      #expect(try Self.found("会计", desk).isEmpty, "\(name)")
      #expect(try Self.found("低价供货", desk) == [0], "\(name)")
      #expect(try desk.document(of: scene.tip).content.narrative.hasPrefix("我是***，"))
      #expect(try desk.lateText(scene.tip) == Self.late.replacing(Self.secret, with: "***"))
      #expect(desk.desk.unauthorised.isEmpty)
    }
    // A desk that followed and one that read anew hold the same.
    try office.refresh()
    #expect(try scene.open(Bureau.office).lines == office.lines)
  }

  @Test func `a printed log holds no digest to guess at`() throws {
    let scene = try Scene()
    try scene.cover()
    let desk = try scene.open(Bureau.auditor)
    let word = CoveredWord(Self.secret, of: scene.tip)
    var printed: [String] = []
    try desk.forEachEvent(since: EventNumber(rawValue: 1)) { printed.append(try desk.jsonLine($0)) }
    #expect(printed.contains { $0.contains(TipCovered.type) })
    #expect(printed.allSatisfy { !$0.contains("\(word.digest)") && !$0.contains(Self.secret) })
  }

  @Test func `likely duplicates go by what is shown`() throws {
    let scene = try Scene()
    let office = try scene.open(Bureau.office)
    let other = try office.tip("\(Self.secret)，\(Self.secret)，\(Self.secret)来电，另有一事")
    #expect(office.desk.tips.sketches[0].estimate(office.desk.tips.sketches[1]) > 0)
    try scene.cover()
    try office.refresh()
    let shown = try office.document(of: scene.tip).content
    #expect(office.desk.tips.sketches[0] == TextSketch(shown.title + "\n" + shown.narrative))
    #expect(office.likelyDuplicates(of: other).allSatisfy { $0.tip != scene.tip })
  }

  @Test func `words that stand nowhere, one character, or a desk without custodians leave no file`() throws {
    let scene = try Scene()
    let files = scene.bureau.files.count
    #expect(refusal { try scene.cover(["四号楼"]) } == .wordsNotFound)
    #expect(refusal { try scene.cover(["我"]) } == .nothingToCover)
    #expect(refusal { try scene.cover(by: Bureau.auditor) } == .postRequired)
    #expect(scene.bureau.files.count == files)
    let bureau = try Bureau.full()
    let leader = try bureau.open(Bureau.leader)
    let tip = try leader.tip(Self.narrative)
    let cover = TipCover(
      words: [Self.secret], reason: "像举报人", basedOn: try #require(leader.desk.tips.lastEvent(of: tip)))
    #expect(refusal { _ = try leader.cover(tip, cover) } == .custodianMissing)
  }

  @Test func `a custodian opens what was shown, on the record, and shows it again`() throws {
    let scene = try Scene()
    try scene.cover([Self.secret, "某酒店"])
    let custodian = try scene.open(Bureau.custodian)
    for name in [Bureau.office, Bureau.leader, Bureau.auditor, Bureau.admin] {
      let reason = refusal { _ = try scene.open(name).originals(of: scene.tip, reason: "核对") }
      #expect(reason == .postRequired || reason == .noSuchTip, "\(name)")
    }
    #expect(refusal { _ = try custodian.originals(of: scene.tip, reason: " ") } == .reasonMissing)
    let commits = custodian.head.commits
    let opened = try custodian.originals(of: scene.tip, reason: "核对原话")
    #expect(custodian.head.commits == commits + 1)
    #expect(opened.parts.map(\.text.text).joined().contains(Self.narrative))
    #expect(opened.parts.map(\.text.text).joined().contains(Self.late))
    #expect(Set(opened.words.map(\.text.text)) == [Self.secret, "某酒店"])

    let hotel = try #require(opened.words.first { $0.text.text == "某酒店" }).covered
    _ = try custodian.uncover(
      scene.tip, TipUncovering(words: [hotel], narrative: nil, reason: "对象，误遮", basedOn: opened.basedOn))
    let office = try scene.open(Bureau.office)
    let shown = try office.read(scene.tip)
    #expect(shown.content.narrative == Self.narrative.replacing(Self.secret, with: "***"))
    #expect(shown.content.title == "***举报某酒店")
    #expect(try !Self.told(office, scene.tip).contains(Self.secret))
    #expect(try office.history(of: .tip(scene.tip)).seenBy.contains { $0.member == custodian.member })
    #expect(office.desk.unauthorised.isEmpty)
    #expect(
      refusal {
        _ = try custodian.uncover(
          scene.tip,
          TipUncovering(
            words: [], narrative: nil, reason: "无", basedOn: try #require(office.desk.tips.lastEvent(of: scene.tip))))
      } == .nothingChanged)
  }

  @Test func `what intake left out is opened and shown again the same way`() throws {
    let scene = try Scene()
    let office = try scene.open(Bureau.office)
    let intake = TipIntake(
      content: TipContent(title: "", narrative: "我叫〔已隐去〕，某酒店收费"), originalNarrative: "我叫张三，某酒店收费")
    let tip = TipID(rawValue: try #require(office.register(intake).events.first).envelope.event.rawValue)
    let custodian = try scene.open(Bureau.custodian)
    let opened = try custodian.originals(of: tip, reason: "核对")
    #expect(opened.parts.map(\.text.text) == ["我叫张三，某酒店收费"] && opened.words.isEmpty)
    _ = try custodian.uncover(
      tip,
      TipUncovering(words: [], narrative: "我叫张三，某酒店收费", reason: "本人同意", basedOn: opened.basedOn))
    try office.refresh()
    #expect(try office.document(of: tip).content.narrative == "我叫张三，某酒店收费")
    let plain = try office.tip("没有隐去什么")
    #expect(refusal { _ = try custodian.originals(of: plain, reason: "核对") } == .noOriginal)
  }

  @Test func `what late material left out is shown again as well, and what stays covered stays so`() throws {
    let scene = try Scene()
    let office = try scene.open(Bureau.office)
    let said = "我是\(Self.secret)，住幸福里三号，昨天他们又来过"
    let shown = "我是\(Self.secret)，住〔已隐去〕，昨天他们又来过"
    let added = try office.revise(
      scene.tip, .supplement(text: shown, originalText: said, receivedAt: nil, attachmentPaths: []))
    let event = try #require(added.events.first).envelope.event
    try scene.cover()
    let custodian = try scene.open(Bureau.custodian)
    let opened = try custodian.originals(of: scene.tip, reason: "核对")
    #expect(opened.late.map(\.event) == [event])
    #expect(opened.late.map(\.text) == [shown.replacing(Self.secret, with: "***")])
    func uncovering(_ text: String, _ number: EventNumber = event) throws -> TipUncovering {
      TipUncovering(
        words: [], narrative: nil, late: [RestoredText(event: number, text: text)], reason: "本人同意",
        basedOn: try #require(custodian.desk.tips.lastEvent(of: scene.tip)))
    }
    #expect(refusal { _ = try custodian.uncover(scene.tip, uncovering(opened.late[0].text)) } == .nothingChanged)
    #expect(refusal { _ = try custodian.uncover(scene.tip, uncovering(" ")) } == .textMissing)
    #expect(
      refusal { _ = try custodian.uncover(scene.tip, uncovering("另一件", EventNumber(rawValue: 1))) } == .notCovered)
    _ = try custodian.uncover(scene.tip, uncovering(said))
    for name in [Bureau.office, Bureau.auditor] {
      let desk = try scene.open(name)
      let texts = try desk.read(scene.tip).events.compactMap { ($0.event as? TipSupplemented)?.text }
      #expect(texts.last == said.replacing(Self.secret, with: "***"), "\(name)")
      #expect(try !Self.told(desk, scene.tip).contains(Self.secret))
      #expect(try Self.found("幸福里", desk) == [0])
      #expect(desk.desk.unauthorised.isEmpty)
    }
    // It can be covered like any other text.
    let basedOn = try #require(custodian.desk.tips.lastEvent(of: scene.tip))
    _ = try custodian.cover(scene.tip, TipCover(words: ["幸福里"], reason: "像举报人", basedOn: basedOn))
    try office.refresh()
    #expect(try !Self.told(office, scene.tip).contains("幸福里"))
  }

  @Test func `the sealed file opens for nobody else, and no sweep takes it away`() throws {
    let scene = try Scene()
    try scene.cover()
    let covered = try scene.open(Bureau.office).document(of: scene.tip).events.compactMap { $0.event as? TipCovered }
    let original = try #require(covered.last).original
    for name in [Bureau.office, Bureau.leader, Bureau.auditor, Bureau.admin] {
      let desk = try scene.open(name)
      try desk.upkeep()
      let path = scene.bureau.layout.identities + "/" + original.file
      let bytes = try scene.bureau.disk.contents(of: path, limit: 1 << 20)
      let text = try CustodianText(
        file: bytes, kind: .original, desk: #require(DeskTag(bytes: desk.deskID.bytes)),
        id: #require(Hex.decode(original.file).flatMap { SealedFileID(bytes: $0) }),
        hash: #require(Hex.decode(original.sha256)))
      #expect(throws: VaultError.self, "\(name)") { try text.open(ring: desk.state.keyring) }
    }
  }

  @Test func `commits by hand lift nothing`() throws {
    let scene = try Scene()
    try scene.cover()
    let said = TipContent(title: "\(Self.secret)举报", narrative: Self.narrative)
    let word = CoveredWord(Self.secret, of: scene.tip)
    let tries: [(String, any Event, String)] = [
      ("the office lifts", TipUncovered(tip: scene.tip, words: [word], content: said, reason: "公开"), Bureau.office),
      ("a leader lifts", TipUncovered(tip: scene.tip, words: [word], content: said, reason: "公开"), Bureau.leader),
      ("the office says it all anew", TipAmended(tip: scene.tip, content: said, reason: "更正"), Bureau.office),
      (
        "a widening covers something else",
        TipCovered(
          tip: scene.tip, words: [CoveredWord("某酒店", of: scene.tip)], sketch: TextSketch(Self.narrative).hexadecimal,
          original: .init(file: "00", sha256: "00"), reason: "更正"), Bureau.office
      ),
      (
        "late material repeats it",
        TipSupplemented(
          tip: scene.tip, text: Self.narrative, receivedAt: Instant(milliseconds: Bureau.start), attachments: [],
          sealedOriginal: nil, triageDue: nil), Bureau.office
      ),
    ]
    for (what, event, author) in tries {
      let bureau = try scene.bureau.copy()
      let desk = try bureau.open(author).state
      let object = try #require(desk.tipObjects[scene.tip])
      let key = try #require(desk.keyring.currentKey(of: object))
      try Forger(bureau, author).write([.init(.object(key.id), [event])])
      for reader in [Bureau.office, Bureau.auditor] {
        #expect(try !Self.told(bureau.open(reader), scene.tip).contains(Self.secret), "\(what), to \(reader)")
      }
    }
  }
}

extension OpenDesk {
  /// The text of a tip's late material, as it is shown.
  fileprivate func lateText(_ tip: TipID) throws -> String? {
    try document(of: tip).events.compactMap { ($0.event as? TipSupplemented)?.text }.first
  }
}
