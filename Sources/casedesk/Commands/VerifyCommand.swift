import Foundation
import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI
import EventLog

/// Says whether the log is what was once acknowledged. Exit 0: sound; 1: damaged or unauthorised; 2: cannot tell.
///
/// Without a passphrase it checks bytes, chain, positions and signatures; with one also authority and payloads.
struct VerifyCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "verify", abstract: words("cli.help.verify"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @Option(name: .customLong("as"), help: help("cli.help.as")) var name: String?
  @Option(help: help("cli.help.passphraseFile")) var passphraseFile: String?
  @Option(help: help("cli.help.verify.against")) var against: [String] = []
  @Flag(help: help("cli.help.json")) var json = false

  private struct Answer: Encodable {
    let verdict: String
    let commits: UInt64
    let events: UInt64
    let hash: String
    let findings: [String]
    let unauthorised: Int?
  }

  func run() throws {
    let texts = deskOptions.texts
    do {
      throw ExitCode(try verify(texts))
    } catch let status as ExitCode {
      throw status
    } catch {
      // What could not be looked at is neither sound nor damaged.
      Console.complain(worded(error, texts, nil).0)
      throw ExitCode(2)
    }
  }

  private func verify(_ texts: Texts) throws -> Int32 {
    let door = try deskOptions.door()
    guard door.exists else { throw Complaint(texts("fault.noDesk", door.layout.directory), status: 2) }
    let notes = try against.map { try Self.checkpoint($0, texts) }
    let member = try unlocked(door, texts)
    let memory = try member.map { try door.witnessed(by: $0.id, keys: $0.keys) }
    if let fault = memory?.fault { Console.complain(Wording(texts: texts, desk: nil).fault(fault)) }
    let report = LogVerifier(directory: door.layout.directory, fileSystem: door.environment.fileSystem)
      .run(against: notes, witnessed: memory?.head) { progress in
        Console.progress(
          texts("cli.verify.progress", String(progress.bytes >> 20), String(progress.total >> 20)),
          isLast: progress.bytes == progress.total)
        return true
      }
    var findings = report.damage.map { Wording(texts: texts, desk: nil).fault(DeskFault($0)) }
    findings += report.unreadable.map {
      texts("cli.verify.unknown", Wording(texts: texts, desk: nil).fault(DeskFault($0)))
    }
    findings += report.unsigned.map { texts("cli.verify.unsigned", String($0.head.commits)) }
    if report.syncFailed { findings.append(texts("cli.verify.syncFailed")) }
    if report.tornTail != nil { findings.append(texts("cli.verify.tornTail")) }
    // Opening a desk repairs what a power cut left; verifying repairs nothing, so it opens only where nothing is left.
    let opens = report.verdict == .sound && report.tornTail == nil && !report.syncFailed
    let authority = try opens ? member.map { try self.authority($0, door, texts) } : nil
    if member != nil && !opens { findings.append(texts("cli.verify.notOpened")) }
    findings += authority?.findings ?? []
    var status = Self.status(report, unauthorised: authority?.count ?? 0)
    if status == 0 && member != nil && !opens { status = 2 }
    try say(report, findings, authority?.count, status, texts)
    return status
  }

  private static func status(_ report: LogVerifier.Report, unauthorised: Int) -> Int32 {
    if report.verdict == .damaged || !report.unsigned.isEmpty || unauthorised > 0 { return 1 }
    return report.verdict == .sound ? 0 : 2
  }

  private func say(
    _ report: LogVerifier.Report, _ findings: [String], _ unauthorised: Int?, _ status: Int32, _ texts: Texts
  ) throws {
    let head = report.head
    if json {
      let answer = Answer(
        verdict: ["sound", "damaged", "cannotTell"][Int(status)], commits: head.commits, events: head.events,
        hash: head.hash.hex, findings: findings, unauthorised: unauthorised)
      return Console.sayJSON(try Console.json(answer))
    }
    for finding in findings { Console.say(finding) }
    if status == 0 {
      Console.say(texts("cli.verify.sound", String(head.commits), String(head.events), head.hash.hex))
      if unauthorised == nil { Console.say(texts("cli.verify.noAuthority")) }
    } else {
      Console.say(texts("cli.verify.soundUpTo", String(head.commits), String(head.events)))
    }
  }

  // MARK: With a passphrase

  private struct Unlocked {
    let id: MemberID
    let keys: UnlockedKeys
  }

  /// Asks for no passphrase unless someone is named: verifying needs none.
  private func unlocked(_ door: DeskDoor, _ texts: Texts) throws -> Unlocked? {
    guard let name = name ?? (passphraseFile == nil ? nil : processEnvironment["CASEDESK_MEMBER"]) else { return nil }
    let member = try door.member(name)
    let passphrase =
      try passphraseFile.map { try PassphraseInput.read(file: $0) }
      ?? PassphraseInput.ask(texts("cli.passphrase", member.label))
    return Unlocked(id: member.id, keys: try door.unlock(member.id, passphrase: passphrase))
  }

  /// Judges every event that this member may read by the rules.
  private func authority(
    _ member: Unlocked, _ door: DeskDoor, _ texts: Texts
  ) throws -> (count: Int, findings: [String]) {
    let desk = try door.enter(as: member.id, keys: member.keys)
    defer { desk.close() }
    let wording = Wording(texts: texts, desk: desk.desk)
    let findings = desk.desk.unauthorised.map {
      texts(
        "cli.verify.unauthorised", String($0.envelope.event.rawValue), wording.member($0.envelope.author),
        wording.refusal($0.refusal))
    }
    let damaged =
      try desk.damagedPayloads.map { texts("cli.verify.damagedPayload", String($0.rawValue)) }
      + desk.damagedSealedFiles().map(wording.fault)
    return (findings.count + damaged.count, findings + damaged)
  }

  static func checkpoint(_ path: String, _ texts: Texts) throws -> Checkpoint {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw Complaint(texts("cli.verify.noteUnreadable", path), status: 2)
    }
    do {
      return try Checkpoint(text)
    } catch {
      throw Complaint(texts("cli.verify.noteUnreadable", path), status: 2)
    }
  }
}

/// Prints a signed note of how far the log reaches, to be kept outside: on paper, with a superior body.
struct CheckpointCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "checkpoint", abstract: words("cli.help.checkpoint"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions

  func run() throws {
    let texts = deskOptions.texts
    try reporting(texts) {
      let desk = try memberOptions.open(deskOptions.door(), texts, writing: false)
      defer { desk.close() }
      if let fault = desk.damage { throw fault }
      print(try desk.checkpoint().text, terminator: "")
    }
  }
}
