import Foundation
import TestSupport
import Testing

@testable import Terminal

/// A mistyped command line is answered in the user's language with status 64, and help fits the screen.
@Suite(.serialized) struct UsageTests {
  private static let commands = [
    "", "open", "init", "member", "member add", "member enrol", "member grant", "member list", "member post",
    "member remove", "member undertaking", "passwd", "demo", "generate", "import", "verify", "checkpoint", "log",
    "doctor", "backup", "restore", "keys",
  ]

  @Test(arguments: ["zh_CN.UTF-8", "en_US.UTF-8"])
  func helpFits80Columns(language: String) throws {
    let bench = try Bench()
    for command in Self.commands {
      let outcome = try bench.run(
        words: command.split(separator: " ").map(String.init) + ["--help"], setting: ["LC_ALL=", "LANG=\(language)"])
      #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(command)")
      let wide = outcome.output.split(separator: "\n").filter { DisplayWidth.of(String($0)) > 80 }
      #expect(wide.isEmpty, "\(command): \(wide)")
      #expect(outcome.output.contains(language.hasPrefix("zh") ? "用法：casedesk" : "Usage: casedesk"), "\(command)")
      if language.hasPrefix("zh") {
        for english in ["OPTIONS", "Show ", "default", "values"] {
          #expect(!outcome.output.contains(english), "\(command): \(english)")
        }
      }
    }
  }

  private static let slips: [(String, chinese: String, english: String)] = [
    (
      "demo --post x", "“--post <post>”的值“x”不对；可用：office、liaison",
      "does not fit \"--post <post>\"; there are: office, liaison"
    ),
    ("demo --tips x", "“--tips <tips>”的值“x”不对", "The value \"x\" does not fit"),
    ("demo --tips=-5", "件数 -5 不行", "-5 tips cannot be made"),
    ("generate x --tips 1000001", "件数 1000001 不行", "cannot be made"),
    ("demo --tips", "“--tips <tips>”后面缺少值", "A value is missing behind \"--tips <tips>\""),
    ("import", "缺少“<file>”", "\"<file>\" is missing"),
    ("import a b", "多出“b”", "\"b\" is too much"),
    ("import a b c", "多出“b', 'c”", "is too much"),
    ("open --color blue", "不对；可用：auto、never", "there are: auto, never"),
    ("verify --json=1", "“--json”不带值，却写了“1”", "\"--json\" takes no value"),
    ("--nonsense", "没有选项“--nonsense”", "There is no option \"--nonsense\""),
    ("log --jsn", "没有选项“--jsn”；是不是“--json”？", "did you mean \"--json\"?"),
    ("member add x", "缺少“--post <post>”", "\"--post <post>\" is missing"),
    ("nonsense", "多出“nonsense”", "\"nonsense\" is too much"),
    ("import --lang fr x", "“--lang <lang>”的值“fr”不对；可用：zh、en", "there are: zh, en"),
  ]

  @Test(arguments: slips)
  func aSlipIsToldInTheLanguage(_ line: String, chinese: String, english: String) throws {
    let bench = try Bench()
    for (language, sentence) in [("zh_CN.UTF-8", chinese), ("en_US.UTF-8", english)] {
      let outcome = try bench.run(
        words: line.split(separator: " ").map(String.init), setting: ["LC_ALL=", "LANG=\(language)"])
      #expect(outcome.status == 64, "\(line)")
      #expect(outcome.output.isEmpty)
      let unbroken = outcome.errors.replacing("\n  ", with: language.hasPrefix("zh") ? "" : " ")
      #expect(unbroken.contains(sentence), "\(outcome.errors)")
      #expect(!outcome.errors.contains("Error:"))
    }
  }

  @Test func theLanguageAskedForIsHeardBeforeAnythingElse() throws {
    let bench = try Bench()
    #expect(try bench.run("import", "--lang", "en", "--help").output.contains("Usage: casedesk import"))
    #expect(try bench.run("import", "--lang=en").errors.contains("is missing"))
    #expect(try bench.run("import", "--lang", "zh").errors.contains("缺少"))
  }
}
