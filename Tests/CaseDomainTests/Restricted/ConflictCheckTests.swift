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

  /// Design §2: by the post as well, where it is said whose it is.
  @Test(arguments: [
    ("你们局的保密员泄露了我的电话", Cast.custodian), ("保密员收了钱", Cast.custodian), ("贵单位领导小组有人收钱", Cast.leader),
    ("你局联络员通风报信", Cast.liaison), ("你们办公室的人把我说了出去", Cast.office),
  ])
  func aPostIsAsked(words: String, member: MemberID) {
    #expect(hits(content(words)).contains("member \(member.rawValue) address"), "\(hits(content(words)))")
  }

  @Test(arguments: ["镇扫黑领导小组来过", "街道办公室不管", "村里的联络员", "某局领导收钱", "县监督员"])
  func anotherBureausPostIsNot(words: String) {
    #expect(!hits(content(words)).contains { $0.hasSuffix("address") })
  }

  @Test func whoLeftIsNotAsked() throws {
    #expect(Self.desk.members[Cast.removed]?.name == "癸")
    #expect(hits(content(naming: ["癸"])).isEmpty)
  }
}
