import CaseDomain
import DeskSession
import DeskText
import Terminal
import Testing

@testable import DeskUI

/// What an inspector finds at the desk: when it ends, and the process (检查人员).
@Suite struct InspectorScreenTests {
  private static let inspector = MemberID(rawValue: 4)

  /// A busy desk with an inspector, for whom the process is extracted.
  private func office(extracted: Bool = true) throws -> Office {
    var office = try Office.busy()
    let until = office.desk.date(of: office.now).adding(days: 27)
    try office.run(InviteMember(name: "检查甲", posts: .inspector, section: nil, until: until) { _ in "v" })
    try office.run(AdmitMember(member: Self.inspector, fingerprint: "4"), as: FormDesk.second)
    try office.run(GrantKeys(member: Self.inspector, keys: [.desk, .audit]), as: FormDesk.second)
    try office.run(SignUndertaking(), as: Self.inspector)
    try office.run(
      ChangePosts(member: FormDesk.custodian, posts: [.custodian, .auditor], section: nil, reason: "增岗"),
      as: FormDesk.second)
    try office.run(SignUndertaking(), as: FormDesk.custodian)
    if extracted { try office.extract(as: FormDesk.custodian) }
    return office
  }

  @Test func twoPanesAreThereAndNoOther() throws {
    var screen = Screen(try office(), as: Self.inspector)
    #expect(screen.rows[1].contains("总览") && screen.rows[1].contains("日志") && !screen.rows[1].contains("举报"))
    #expect(screen.shows("检查账号有效至") && screen.shows("12-20"))
    screen.keys("1")
    #expect(screen.shows("只有总览和日志") && screen.model.frame.tab == .overview)
    screen.keys("n")
    #expect(screen.model.layers.isEmpty)
  }

  /// Palette and help name what an inspector can ever do, and nothing that only members do.
  @Test(arguments: ["", "8"])
  func thePaletteNamesOnlyWhatIsTheirs(place: String) throws {
    var screen = Screen(try office(), as: Self.inspector, size: Size(columns: 120, rows: 60))
    screen.keys(place + ":")
    let ids = try #require((screen.model.layers.last as? PaletteLayer)?.ids)
    for id in ids {
      let action = try #require(DeskAction.named(id))
      if case .refused(.rule(let refusal)) = action.availability(screen.model.frame, screen.model.context) {
        #expect(refusal.reason != .postRequired, "\(id)")
      }
    }
    let foreign: Set<ActionID> = [
      "register", "sendDirectly", "codeAdd", "codeClaim", "codeClaims", "handover", "leave", "endLeave", "withdraw",
      "tips", "incidents",
    ]
    #expect(foreign.isDisjoint(with: ids) && Set(ids).isSuperset(of: ["raiseIncident", "undertaking", "log"]))
    let names = foreign.map { screen.model.context.texts["keys.\($0.rawValue)"] }
    screen.keys("<Esc>?")
    for name in names { #expect(!screen.shows("  \(name)  "), "\(name)") }
  }

  @Test func theLogTellsStepsAndNoWords() throws {
    var screen = Screen(try office(), as: Self.inspector, size: SnapshotTests.sizes[2])
    screen.keys("8")
    #expect(screen.shows("登记举报") && screen.shows("JB-2026-0001") && screen.shows("限 11-2"))
    for word in ["酒店", "强买强卖", "堵车", "对象明确", "举报人-"] { #expect(!screen.shows(word), "\(word)") }
    // Enter follows one number.
    screen.keys("/提出处理<Enter><Enter>")
    #expect(screen.model.frame.log.filterText.hasPrefix("JB-2026-000"), "\(screen.text)")
    let numbers = Set(screen.model.frame.log.entries.compactMap(\.row?.about))
    #expect(numbers.count == 1 && screen.model.frame.log.entries.count > 1)
  }

  @Test func whatIsTakenOutIsRecordedFirst() throws {
    var screen = Screen(try office(), as: Self.inspector)
    screen.keys("8/JB-2026-0001<Enter>p<Esc>")
    #expect(!screen.office.log.contains { $0.event is AuditExported } && screen.model.layers.isEmpty)
    screen.keys("p<Enter>")
    let exported = try #require(screen.office.log.compactMap { $0.event as? AuditExported }.last)
    #expect(exported.filter == "JB-2026-0001" && exported.count == screen.model.frame.log.entries.count)
    let saved = screen.effects.compactMap { effect -> String? in
      if case .saveText(_, let text) = effect { text } else { nil }
    }
    #expect(saved.count == 1 && saved[0].contains("登记举报") && !saved[0].contains("强买强卖"), "\(saved)")
  }

  @Test func anAuditorIsToldWhatIsNotExtractedYet() throws {
    var screen = Screen(try office(extracted: false), as: FormDesk.custodian)
    #expect(screen.shows("尚未给检查人员摘录"))
    screen.keys(":摘录办理<Enter>")
    #expect(screen.shows("已摘录"), "\(screen.text)")
    #expect(screen.office.desk.audits.extracts.count == 1)
    var inspecting = Screen(try office(extracted: false), as: Self.inspector)
    inspecting.keys("8")
    #expect(inspecting.shows("监督员还没有摘录日志"))
    #expect(!Screen(try Office.busy()).shows("摘录"))
  }

  @Test func theDeskClosesWithTheLastDay() throws {
    var screen = Screen(try office(), as: Self.inspector)
    screen.keys("8")
    screen.send(.reply(.unlockFailed(DeskFault("inspectionOver", "2026-12-20"), retryAfterSeconds: 0)))
    #expect(screen.model.door != nil && screen.shows("2026-12-20") && !screen.shows("JB-"), "\(screen.text)")
  }

  @Test(arguments: Language.allCases)
  func everyStepHasWords(language: Language) {
    let texts = Texts(language)
    let silent: Set<Register> = [.restricted, .incidents, .audits, .recusals]
    for kind in EventCatalogue.kinds where kind.register.map({ !silent.contains($0) }) == true {
      #expect(texts.find("inspection.step.\(kind.type)") != nil, "\(kind.type)")
    }
  }

  @Test func pictures() throws {
    let office = try office()
    for (name, script) in [
      ("inspector-overview", ""), ("inspector-log", "8"), ("inspector-number", "8/JB-2026-0001<Enter>"),
    ] {
      for size in SnapshotTests.sizes {
        for language in Language.allCases {
          var screen = Screen(office, as: Self.inspector, size: size, language: language)
          screen.keys(script)
          try screen.check(name)
        }
      }
    }
  }
}

extension Office {
  /// Extracts the whole log, as an auditor's desk does.
  mutating func extract(as auditor: MemberID) throws {
    let rows = log.compactMap {
      ProcessRow($0.event, from: $0.envelope, in: desk, isRefused: false)
    }
    try run(ExtractProcess(from: desk.audits.next, through: desk.lastEvent, rows: rows), as: auditor)
  }

  /// What an inspector's log shows for a query.
  func process(_ query: LogQuery) -> [SessionReply] {
    let rows = log.compactMap { $0.event as? AuditExtracted }.flatMap(\.rows).reversed()
    let entries = rows.map { LogEntry($0) }.filter { entry in
      let number = entry.envelope.event
      return (query.before.map { number < $0 } ?? true) && (query.after.map { number > $0 } ?? true)
        && query.matches(entry)
    }
    let end = entries.last?.envelope.event ?? EventNumber(rawValue: 1)
    return [.log(LogPortion(id: query.id, entries: entries, reached: end, end: .beginning))]
  }
}
