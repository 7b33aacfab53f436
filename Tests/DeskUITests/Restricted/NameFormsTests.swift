import CaseDomain
import DeskText
import Testing

@testable import DeskUI

/// The ways in which a text names somebody who works here (R6.4), with the readings that the program carries.
@Suite struct NameFormsTests {
  /// 王建国, 欧阳明, 吕静 and 单一.
  private static func desk() throws -> Desk {
    var books = try FormDesk()
    for name in ["王建国", "欧阳明", "吕静", "单一鸣"] {
      try books.run(InviteMember(name: name, posts: .office, section: nil) { "v\($0.rawValue)" }, as: FormDesk.receiver)
    }
    return books.desk
  }

  private func found(_ content: TipContent, certain: Bool = false) throws -> [String] {
    let desk = try Self.desk()
    return ConflictCheck(desk, readings: .embedded, isCertainOnly: certain).hits(in: content).map { hit in
      guard case .member(let id) = hit.concerned else { return hit.why.rawValue }
      return "\(desk.members[id]?.name ?? "") \(hit.why)"
    }
  }

  private func found(_ narrative: String, certain: Bool = false) throws -> [String] {
    try found(TipContent(title: "", narrative: narrative), certain: certain)
  }

  @Test(
    arguments: [
      "王建国收了钱", "王·建国收了钱", "王-建-国", "王 建 国", "“王”建国", "王*建*国", "王\u{200B}建\u{200B}国", "王\n建国", "王，建，国", "王　建国",
      "王建國收了錢", "王 建·國", "找wangjianguo", "wang jianguo", "Wang Jian-guo", "WANG Jianguo", "ｗａｎｇｊｉａｎｇｕｏ", "Jianguo Wang",
      "Wáng Jiànguó", "wang2 jian4guo2", "Wang. Jian. Guo",
    ])
  func R6_4_everyWayToWriteTheNameIsTheName(words: String) throws {
    #expect(try found(words) == ["王建国 mentioned"], "\(words)")
    #expect(try found(words, certain: true) == ["王建国 mentioned"], "\(words)")
  }

  @Test(arguments: [
    ("王建國", "王建国"), ("Wang Jianguo", "王建国"), ("王·建国", "王建国"), ("歐陽明", "欧阳明"), ("Ouyang Ming", "欧阳明"), ("Lü Jing", "吕静"),
    ("lyujing", "吕静"), ("shan yiming", "单一鸣"),
  ])
  func R6_4_aSubjectOfThatNameInAnyScriptIsThatName(words: String, name: String) throws {
    let content = TipContent(title: "", narrative: "某事", subjects: [Subject(kind: .person, name: words)])
    #expect(try found(content) == ["\(name) name"])
    #expect(try found(content, certain: true) == ["\(name) name"])
  }

  @Test(
    arguments: [
      ("听说汪建国收了钱", "王建国 sound"), ("黄坚果收了钱", ""), ("王健国", "王建国 sound"), ("王剑锅", "王建国 sound"), ("欧阳鸣", "欧阳明 sound"),
      ("吕敬来过", "吕静 sound"), ("善一鸣", "单一鸣 given"), ("找李炜", ""), ("和吕径说过", "吕静 sound"), ("是建国干的", "王建国 given"),
      ("建国干的", "王建国 given"), ("张建国干的", ""), ("向建国反映", "王建国 given"),
      ("找了王主任", "王建国 address"), ("王科长", "王建国 address"), ("王局说的", "王建国 address"), ("王副局长", "王建国 address"),
      ("老王", "王建国 address"),
      ("小王", "王建国 address"), ("欧阳科长", "欧阳明 address"), ("王村", ""), ("小区的王", ""), ("国王", ""), ("一鸣惊人", "单一鸣 given"),
    ])
  func R6_4_whatIsLikelyIsAsked(words: String, hit: String) throws {
    #expect(try found(words) == (hit.isEmpty ? [] : [hit]), "\(words)")
    // With nobody to ask, three characters that sound the same are enough, and nothing less.
    let isEnough = hit == "王建国 sound" || hit == "欧阳明 sound"
    #expect(try found(words, certain: true) == (isEnough ? [hit] : []), "\(words)")
  }

  @Test(arguments: ["wang jian", "guowang jianguo1x", "mowangjianguo", "wangjianguos", "ming", "王建", "三王建国家", "欧阳"])
  func otherWordsAreNoName(words: String) throws {
    #expect(try found(words, certain: true) == (words == "三王建国家" ? ["王建国 mentioned"] : []), "\(words)")
  }

  /// The weightiest reason is given.
  @Test func theNameCountsForMoreThanAnAddress() throws {
    #expect(try found("老王就是王建国，也叫汪建国") == ["王建国 mentioned"])
  }

  @Test func theTableKnowsNames() {
    let table = NameTable.embedded
    func read(_ scalar: Unicode.Scalar) -> [String] { table.readings(scalar).map { table.spellings[Int($0)] } }
    #expect(read("王") == ["wang"] && read("吕") == ["lv"] && Set(read("曾")) == ["zeng", "ceng"] && read("龘").isEmpty)
    #expect(String(String.UnicodeScalarView("張陳劉國強偉麗".unicodeScalars.map(table.simplified))) == "张陈刘国强伟丽")
    #expect(table.simplified("王") == "王" && Set(table.spellings).count == table.spellings.count)
    // Every surname has a reading.
    for scalar in "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔欧阳单"
      .unicodeScalars
    {
      #expect(!table.readings(scalar).isEmpty, "\(scalar)")
    }
  }
}
