import Testing

@testable import DeskText

@Suite struct TextsTests {
  @Test func fillsPlaceholdersInBothLanguages() {
    #expect(Texts(.zhHans)("frame.due.remainingLong", "3") == "剩 3 个工作日")
    #expect(Texts(.en)("frame.due.remainingLong", "3") == "3 working days left")
    #expect(Texts(.en)("frame.due.remainingLong", "1") == "1 working day left")
    #expect(Texts(.zhHans)["frame.tab.tips"] == "举报")
  }

  @Test func aMissingKeyShowsItself() {
    let texts = Texts(.zhHans)
    #expect(texts("frame.nothing") == "⟦frame.nothing⟧")
    #expect(texts["frame.nothing"] == "⟦frame.nothing⟧")
    #expect(texts.find("frame.nothing", ["1"]) == nil)
  }

  @Test(arguments: [
    ("{0} of {1}", ["1", "2"], "1 of 2"),
    ("{1}{0}{1}", ["a", "b"], "bab"),
    ("{0|tip|tips}", ["1"], "tip"),
    ("{0|tip|tips}", ["0"], "tips"),
    ("{0|only}", ["7"], "only"),
    ("{2} stays", ["a"], "{2} stays"),
    ("{a} {} {12} {", ["x"], "{a} {} {12} {"),
    ("{{0}}", ["x"], "{x}"),
    ("not {0} twice", ["{1}", "y"], "not {1} twice"),
  ])
  func fillsATemplate(text: String, arguments: [String], result: String) {
    #expect(TextTemplate.filled(text, with: arguments) == result)
  }

  @Test(arguments: [
    ("wrongPassphrase", [], "Wrong passphrase"),
    ("keysDamaged", ["keyFile"], "The key file is damaged; restore it from a backup"),
    ("keyMissing", ["section/3"], "You hold no key of section 3; a holder must do this"),
    ("file.open", ["/a/b", "no"], "Cannot open /a/b: no"),
    ("file.open", ["/a/b", "errno.ENOSPC"], "Cannot open /a/b: the disk is full; free some space and try again"),
    ("file.open", ["/a/b", "errno/95"], "Cannot open /a/b: system error 95; tell an admin"),
    ("neverHeardOf", ["x"], "Internal error (neverHeardOf); nothing was saved"),
  ])
  func wordsAFault(id: String, details: [String], sentence: String) {
    #expect(Texts(.en).fault(id, details) == sentence)
  }

  @Test func namesThePlaceholders() {
    #expect(TextTemplate.placeholders(in: "{0} {0|a|b} {3} {x}") == [0, 3])
  }

  @Test(
    arguments: [
      ("zh", Language.zhHans), ("zh-CN", .zhHans), ("zh_CN.UTF-8", .zhHans), ("ZH-hans", .zhHans), ("zhHans", .zhHans),
      ("en", .en), ("en_GB.UTF-8", .en), ("EN-us", .en), ("C", nil), ("POSIX", nil), ("de_DE", nil), ("", nil),
      ("english", nil),
    ] as [(String, Language?)])
  func readsATag(tag: String, language: Language?) {
    #expect(Language(tag: tag) == language)
  }

  @Test(
    arguments: [
      ([:], Language.zhHans), (["LANG": "en_US.UTF-8"], .en), (["LANG": "C.UTF-8"], .zhHans),
      (["LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"], .zhHans), (["LC_ALL": "", "LANG": "en_US"], .en),
      (["LC_MESSAGES": "en_US", "LANG": "zh_CN"], .en), (["LC_ALL": "C", "LANG": "en_US"], .zhHans),
    ] as [([String: String], Language)])
  func followsTheEnvironment(environment: [String: String], language: Language) {
    #expect(Language.fromEnvironment(environment) == language)
  }
}
