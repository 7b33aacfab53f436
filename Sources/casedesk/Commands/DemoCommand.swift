import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI
import Foundation

/// Opens a desk of made-up tips as a member of a post, without asking for anything.
struct DemoCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "demo", abstract: words("cli.help.demo"))
  }
  enum Post: String, ExpressibleByArgument, CaseIterable {
    case office, liaison, custodian, leader, auditor, admin
  }

  @Option(help: help("cli.help.demo.post")) var post: Post = .office
  @Option(help: help("cli.help.demo.tips")) var tips = 240
  @Option(help: help("cli.help.demo.seed")) var seed: UInt64 = 1
  @Option(help: help("cli.help.demo.keep")) var keep: String?
  @Option(help: help("cli.help.lang")) var lang: LanguageChoice?
  @OptionGroup var screenOptions: ScreenOptions

  func run() throws {
    let texts = lang.map { Texts($0.language) } ?? environmentTexts
    try reporting(texts) {
      try DemoDesk.check(tips: tips, texts)
      let directory = try keep.map(Live.path) ?? Self.temporaryDirectory(texts)
      defer { if keep == nil { try? FileManager.default.removeItem(atPath: directory) } }
      let environment = Live.environment(remembers: keep != nil)
      let door = DeskDoor(layout: DeskLayout(directory: directory), environment: environment)
      // A demo desk that was kept is opened again as it is.
      if !door.exists {
        let demo = DemoDesk(
          directory: directory, texts: texts, seed: seed, tips: tips, endingAt: environment.now())
        try demo.make { Console.progress(texts("cli.demo.progress", String($0), String(tips)), isLast: $0 == tips) }
      }
      let member = try door.member(texts["demo.person.\(post.rawValue)"])
      let request = SessionRequest.unlock(member.id, passphrase: PassphraseBytes(known: DemoDesk.passphrase))
      try Screen.run(door, texts, screenOptions, selected: member.id, opening: [request])
      Console.say(
        keep.map { texts("demo.ready", $0, DemoDesk.passphrase) } ?? texts("demo.removed"))
    }
  }

  private static func temporaryDirectory(_ texts: Texts) throws -> String {
    var template = Array((NSTemporaryDirectory() + "casedesk-demo-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
    }
    guard let made else { throw Complaint(texts("cli.noTemporaryDirectory")) }
    return made
  }
}

/// Makes a trial desk of made-up tips, the same for the same seed and day.
struct GenerateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "generate", abstract: words("cli.help.generate"))
  }
  @Argument(help: help("cli.help.init.directory")) var directory: String
  @Option(help: help("cli.help.demo.tips")) var tips = 1000
  @Option(help: help("cli.help.demo.seed")) var seed: UInt64 = 1
  @Option(help: help("cli.help.generate.until")) var until: String?
  @Option(help: help("cli.help.generate.weeks")) var weeks = 12
  @Option(help: help("cli.help.lang")) var lang: LanguageChoice?

  func run() throws {
    let texts = lang.map { Texts($0.language) } ?? environmentTexts
    try reporting(texts) {
      try DemoDesk.check(tips: tips, texts)
      guard (1...520).contains(weeks) else { throw Complaint(texts("cli.weeksRange", String(weeks)), status: 64) }
      let demo = DemoDesk(
        directory: Live.path(directory), texts: texts, seed: seed, tips: tips, weeks: weeks, endingAt: try end(texts))
      try demo.make { Console.progress(texts("cli.demo.progress", String($0), String(tips)), isLast: $0 == tips) }
      Console.say(texts("cli.generate.done", String(tips)))
      Console.say(texts("demo.ready", directory, DemoDesk.passphrase))
    }
  }

  /// Six in the evening of `--until`, or now.
  private func end(_ texts: Texts) throws -> Instant {
    guard let until else { return Live.environment().now() }
    guard let day = CivilDate(until) else { throw Complaint(texts("cli.dateUnreadable", until)) }
    return Zone.china.startOfDay(day).adding(minutes: 18 * 60)
  }
}
