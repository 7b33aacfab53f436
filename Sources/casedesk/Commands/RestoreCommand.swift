import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI
import EventLog

/// Makes a desk of a backup, or with `--verify` says whether one could be made. Exit 0: made, or sound; 1: refused, or made
/// and something is missing, or not sound; 2: cannot tell.
struct RestoreCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "restore", abstract: words("backup.help.restore"))
  }
  @Argument(help: help("backup.help.source")) var source: String
  @Option(help: help("backup.help.restore.identities")) var identities: String?
  @Flag(help: help("backup.help.restore.every")) var everyIdentity = false
  @Flag(help: help("backup.help.restore.verify")) var verify = false
  @Option(help: help("cli.help.verify.against")) var against: [String] = []
  @OptionGroup var deskOptions: DeskOptions

  func run() throws {
    let texts = deskOptions.texts
    if verify {
      do {
        throw ExitCode(try check(texts))
      } catch let status as ExitCode {
        throw status
      } catch {
        Console.complain(worded(error, texts, nil).0)
        throw ExitCode(2)
      }
    }
    try reporting(texts) { try restore(texts) }
  }

  private func progress(_ texts: Texts) -> (LogVerifier.Progress) -> Bool {
    { progress in
      Console.progress(
        texts("cli.verify.progress", String(progress.bytes >> 20), String(progress.total >> 20)),
        isLast: progress.bytes == progress.total)
      return true
    }
  }

  private func day(_ milliseconds: Int64, _ texts: Texts) -> String {
    Wording(texts: texts, desk: nil).receivedInFull(Instant(milliseconds: milliseconds), .minute)
  }

  // MARK: Making

  private func restore(_ texts: Texts) throws {
    // A desk of everyday use is never the one that is made by mistake.
    guard deskOptions.desk != nil else { throw Complaint(texts("backup.restore.where")) }
    let door = try deskOptions.door()
    let restoration = Restoration(
      from: Live.path(source), identities: identities.map(Live.path), everyIdentity: everyIdentity, to: door.layout,
      fileSystem: door.environment.fileSystem)
    let report = try restoration.run(progress: progress(texts))
    Console.say(
      texts(
        "backup.restored", door.layout.directory, String(report.head.commits), String(report.head.events),
        day(report.taken, texts)))
    Console.say(texts("backup.fingerprint", report.head.hash.hex))
    Console.say(texts("backup.restored.identities", String(report.identities), String(report.listed)))
    if !report.withheld.isEmpty {
      Console.complain(texts("backup.withheld", String(report.withheld.count)))
      for name in report.withheld { Console.complain("  " + name) }
    }
    if !report.missing.isEmpty {
      Console.complain(texts("backup.missing", String(report.missing.count)))
      for name in report.missing { Console.complain("  " + name) }
    }
    Console.say(texts("backup.restored.next", door.layout.directory))
    Console.say(texts("backup.restored.older", report.desk.hex))
    if !report.missing.isEmpty { throw ExitCode(1) }
  }

  // MARK: Looking

  private func check(_ texts: Texts) throws -> Int32 {
    let notes = try against.map { try VerifyCommand.checkpoint(Live.path($0), texts) }
    var status: Int32 = 0
    for path in [source] + [identities].compactMap({ $0 }) {
      let report = try BackupCheck(path: Live.path(path), fileSystem: Live.environment().fileSystem)
        .run(against: path == source ? notes : [], progress: progress(texts))
      Console.say(
        texts(
          report.log != nil ? "backup.check" : "backup.check.identities", path, day(report.taken, texts),
          String(report.head.commits), String(report.files)))
      for file in report.damaged { Console.say(texts("backup.check.damaged", file.name, file.place)) }
      if !report.damaged.isEmpty { Console.say(texts("backup.check.damaged.advice")) }
      var findings = VerifyFindings(texts: texts)
      // Of a backup with damaged files the log says the same once more, with a desk's advice.
      if let log = report.log, report.damaged.isEmpty { findings.add(log) }
      if report.endsElsewhere { findings.say("backup.check.endsElsewhere") }
      for line in findings.lines + findings.advice { Console.say(line) }
      if report.isSound {
        Console.say(texts("backup.check.sound"))
        if report.log != nil { Console.say(texts("backup.fingerprint", report.head.hash.hex)) }
      } else {
        Console.say(texts("backup.check.unsound"))
      }
      let cannotTell = report.damaged.isEmpty && !report.endsElsewhere && report.log?.verdict == .cannotTell
      status = max(status, report.isSound ? 0 : cannotTell ? 2 : 1)
    }
    return status
  }
}
