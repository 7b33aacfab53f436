import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI

/// Prints what this member may read of the log, one event a line. Of a damaged log that is what stands before the
/// damage, and the exit status is 1.
struct LogCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "log", abstract: words("cli.help.log"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Option(help: help("cli.help.log.since")) var since: Int64 = 1
  @Flag(help: help("cli.help.json")) var json = false

  func run() throws {
    let texts = deskOptions.texts
    try reporting(texts) {
      let desk = try memberOptions.open(deskOptions.door(), texts, writing: false)
      defer { desk.close() }
      if desk.isInspector { return try printProcess(desk, texts) }
      try Self.record(desk, since: since, texts)
      var wording = Wording(texts: texts, desk: desk.desk)
      wording.reader = desk.member
      let refused = desk.desk.withoutEffect
      try desk.forEachPrinted(since: EventNumber(rawValue: max(1, since))) { recorded in
        let refusal = refused[recorded.envelope.event]
        if json {
          Console.sayJSON(try desk.jsonLine(recorded, refusal: refusal))
        } else {
          let number = String(recorded.envelope.event.rawValue)
          let line = texts("cli.log.line", number, wording.line(recorded))
          Console.sayLine(
            refusal.map { texts("cli.log.\($0.isUnheard ? "unheard" : "unauthorised")", line, wording.refusal($0)) }
              ?? line)
        }
      }
      try desk.sayWhatIsMissing(texts)
    }
  }
}

extension LogCommand {
  /// An inspector has the steps that were extracted, and nothing else, on the record first.
  fileprivate func printProcess(_ desk: OpenDesk, _ texts: Texts) throws {
    if let fault = desk.readOnly { throw fault }
    let rows = try desk.processRows().filter { $0.event.rawValue >= since }
    _ = try desk.perform(ExportProcess(filter: since > 1 ? "#\(since)…" : "", count: rows.count))
    let wording = Wording(texts: texts, desk: desk.desk)
    for row in rows {
      if json { Console.sayJSON(try desk.jsonLine(row)) } else { Console.sayLine(wording.dated(row)) }
    }
    if rows.isEmpty, desk.desk.audits.extracts.isEmpty { Console.complain(texts["inspection.nothing"]) }
  }

  /// What is printed may end in a file: who may read tips and leads has it on the record first. Where nothing can be
  /// written the log is printed all the same, and that it is not recorded is said.
  fileprivate static func record(_ desk: OpenDesk, since: Int64, _ texts: Texts) throws {
    guard let member = desk.desk.members[desk.member], !member.posts.isDisjoint(with: .leadsReaders) else { return }
    let from = max(1, since)
    let count = max(0, desk.desk.lastEvent.rawValue - from + 1)
    do {
      if let fault = desk.readOnly { throw fault }
      _ = try desk.perform(ExportList(what: .log, filter: from == 1 ? "" : "#\(from)…", count: Int(count)))
    } catch is DeskFault {
      Console.complain(texts["log.unrecordedPrint"])
    }
  }
}

/// Prints the cheat sheet: every key and what it does.
struct KeysCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "keys", abstract: words("cli.help.keys"))
  }
  @Option(help: help("cli.help.lang")) var lang: LanguageChoice?

  func run() throws {
    Console.say(CheatSheet.text(lang.map { Texts($0.language) } ?? environmentTexts))
  }
}
