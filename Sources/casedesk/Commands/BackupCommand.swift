import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI
import EventLog

/// Takes a backup of the desk, while others work on it and without a passphrase. Exit 0: taken; 1: taken, and something
/// is to be looked at, or refused.
struct BackupCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "backup", abstract: words("backup.help"))
  }
  @Argument(help: help("backup.help.folder")) var folder: String
  @Option(help: help("backup.help.identities")) var identities: String?
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions

  func run() throws {
    let texts = deskOptions.texts
    try reporting(texts) {
      let door = try deskOptions.door()
      guard door.exists else { throw DeskFault("noDesk", door.layout.directory) }
      let destroyed = try destroyed(door, texts)
      var backup = Backup(
        of: door.layout, environment: door.environment, to: Live.path(folder), identities: identities.map(Live.path))
      let report = try backup.run(destroyed: destroyed) { progress in
        Console.progress(
          texts("cli.verify.progress", String(progress.bytes >> 20), String(progress.total >> 20)),
          isLast: progress.bytes == progress.total)
        return true
      }
      say(report, texts)
      if !report.isClean { throw ExitCode(1) }
    }
  }

  /// What the log says was destroyed, where a member is named whose keys can tell.
  private func destroyed(_ door: DeskDoor, _ texts: Texts) throws -> Set<String> {
    guard memberOptions.name != nil else { return [] }
    let desk = try memberOptions.open(door, texts, writing: false)
    defer { desk.close() }
    return try desk.namesOfDestroyed()
  }

  private func say(_ report: Backup.Report, _ texts: Texts) {
    Console.say(
      texts(
        "backup.taken", String(report.head.commits), String(report.files), Megabytes.text(report.bytes),
        String(report.copied), Megabytes.text(report.copiedBytes)))
    Console.say(texts("backup.fingerprint", report.head.hash.hex))
    if !report.hasIdentities, report.identities > 0 {
      Console.say(texts("backup.noIdentities", String(report.identities)))
    }
    if let identities, PathText.directory(of: Live.path(identities)) == PathText.directory(of: Live.path(folder)) {
      Console.complain(texts("backup.sideBySide"))
    }
    if report.syncFailed { Console.complain(texts("backup.syncFailed")) }
    for path in report.mended { Console.complain(texts("backup.mended", path)) }
    for path in report.changed { Console.complain(texts("backup.changed", path)) }
    if !report.goneIdentities.isEmpty {
      Console.complain(texts("backup.gone", String(report.goneIdentities.count)))
      for name in report.goneIdentities { Console.complain("  " + name) }
    }
  }
}

/// Bytes as a person reads them.
enum Megabytes {
  static func text(_ bytes: Int64) -> String {
    let tenths = (bytes * 10 + (1 << 19)) >> 20
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
