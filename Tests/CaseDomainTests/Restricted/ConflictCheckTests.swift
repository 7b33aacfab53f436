import Testing

@testable import CaseDomain

/// Who may be meant by what a tip says.
@Suite struct ConflictCheckTests {
  private static let desk = DeskBench.staffed.desk

  private func hits(
    _ content: TipContent, soundsAlike: @escaping @Sendable (String, String) -> Bool = { _, _ in false }
  )
    -> [String]
  {
    ConflictCheck(Self.desk, readings: Self.readings(soundsAlike)).hits(in: content).map {
      "\(Self.line($0.concerned)) \($0.why)"
    }
  }

  /// The rules alone know no readings.
  private static func readings(_ soundsAlike: @escaping @Sendable (String, String) -> Bool) -> NameReadings {
    NameReadings(simplified: { $0 }, readings: { _ in [] }, spellings: [], soundsAlike: soundsAlike)
  }

  private static func line(_ concerned: ConflictCheck.Concerned) -> String {
    switch concerned {
    case .member(let id): "member \(id.rawValue)"
    case .section(let id): "section \(id.rawValue)"
    case .bureau: "bureau"
    }
  }

  private func content(_ narrative: String = "某事", naming: [String] = [], role: String? = nil) -> TipContent {
    TipContent(
      title: "某事", narrative: narrative, subjects: naming.map { Subject(kind: .person, name: $0, role: role) })
  }

  @Test func aNameIsComparedAsEverywhere() {
    for name in ["己", " 己", "己\u{3000}", "己\u{200B}"] {
      #expect(hits(content(naming: [name])) == ["member 6 name"], "\(name)")
    }
    #expect(hits(content(naming: ["某人"])).isEmpty)
    #expect(hits(content(naming: [])).isEmpty)
  }

  @Test func aNameThatSoundsTheSameIsAsked() {
    let alike: @Sendable (String, String) -> Bool = { $0 == "己" && $1 == "姬" }
    #expect(hits(content(naming: ["姬"]), soundsAlike: alike) == ["member 6 sound"])
  }

  /// A single character in a text is a word; a section's or the bureau's name says where somebody works.
  @Test func whatIsMentionedIsAsked() throws {
    var bench = DeskBench.staffed
    try bench.perform(InviteMember(name: "欧阳甲乙", posts: .office, section: nil) { "v\($0.rawValue)" }, as: Cast.admin)
    func found(_ content: TipContent) -> [String] {
      ConflictCheck(bench.desk).hits(in: content).map { "\(Self.line($0.concerned)) \($0.why)" }
    }
    #expect(found(content("其妻是欧阳 甲乙的表妹，己不在内")) == ["member 12 mentioned"])
    #expect(
      found(content(naming: ["某人"], role: "投资项目科科长"))
        == ["member 7 unit", "section \(bench.section.rawValue) unit"])
    #expect(found(content("某县审批服务管理局有人收钱")) == ["bureau unit"])
    // The weightiest reason is given.
    #expect(
      found(content("欧阳甲乙收钱", naming: ["欧阳甲乙"])) == ["member 12 name"])
  }

  @Test func whoLeftIsNotAsked() throws {
    #expect(Self.desk.members[Cast.removed]?.name == "癸")
    #expect(hits(content(naming: ["癸"])).isEmpty)
  }
}
