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
    guard door.exists else {
      throw Complaint(Wording(texts: texts, desk: nil).fault(DeskFault("noDesk", door.layout.directory)), status: 2)
    }
    let notes = try against.map { try Self.checkpoint(Live.path($0), texts) }
    let member = try unlocked(door, texts)
    let memory = try member.map { try door.witnessed(by: $0.id, keys: $0.keys) }
    let words = Wording(texts: texts, desk: nil)
    // Whether it is an older copy is what a witness is for; without one that can be read, nobody can tell.
    let forgotten = memory?.fault.flatMap { $0.id == "witnessUnreadable" && notes.isEmpty ? words.fault($0) : nil }
    if forgotten == nil, let fault = memory?.fault { Console.complain(words.fault(fault)) }
    let report = LogVerifier(directory: door.layout.directory, fileSystem: door.environment.fileSystem)
      .run(against: notes, witnessed: memory?.head) { progress in
        Console.progress(
          texts("cli.verify.progress", String(progress.bytes >> 20), String(progress.total >> 20)),
          isLast: progress.bytes == progress.total)
        return true
      }
    // Opening a desk repairs what a power cut left; verifying repairs nothing, so it opens only where nothing is left.
    let opens = report.verdict == .sound && report.tornTail == nil && !report.syncFailed
    let remembers = memory?.fault == nil
    let authority = try opens ? member.map { try self.authority($0, door, remembers, texts) } : nil
    var status = Self.status(report, authority)
    if status == 0, forgotten != nil || member != nil && !opens { status = 2 }
    var findings = VerifyFindings(texts: texts)
    findings.add(report)
    if let forgotten { findings.lines.append(forgotten) }
    if member != nil && !opens { findings.say("cli.verify.notOpened") }
    findings.lines += authority?.lines ?? []
    try say(report, findings, authority, status, texts)
    return status
  }

  private static func status(_ report: LogVerifier.Report, _ authority: Authority?) -> Int32 {
    if report.verdict == .damaged || !report.unsigned.isEmpty || authority?.isWhole == false { return 1 }
    return report.verdict == .sound ? 0 : 2
  }

  private func say(
    _ report: LogVerifier.Report, _ findings: VerifyFindings, _ authority: Authority?, _ status: Int32, _ texts: Texts
  ) throws {
    let head = report.head
    if json {
      let answer = Answer(
        verdict: ["sound", "damaged", "cannotTell"][Int(status)], commits: head.commits, events: head.events,
        hash: head.hash.hex, soundCommits: report.soundCommits, findings: findings.lines, advice: findings.advice,
        damage: report.damage.map(Answer.Place.init), unauthorised: authority?.unauthorised,
        unreadable: authority?.unreadable, sealed: authority?.sealed)
      return Console.sayJSON(try Console.json(answer))
    }
    for line in findings.lines + findings.advice { Console.say(line) }
    if status == 0 {
      Console.say(texts("cli.verify.sound", String(head.commits), String(head.events), head.hash.hex))
      if authority == nil { Console.say(texts("cli.verify.noAuthority")) }
    } else {
      Console.say(texts("cli.verify.soundUpTo", String(report.soundCommits)))
    }
  }

  /// The answer as JSON. What was checked only with a passphrase is absent without one.
  private struct Answer: Encodable {
    let verdict: String
    let commits: UInt64
    let events: UInt64
    let hash: String
    let soundCommits: UInt64
    let findings: [String]
    let advice: [String]
    let damage: [Place]
    /// How many events were beyond their author's post.
    let unauthorised: Int?
    /// First events of what the keys open and the program cannot read.
    let unreadable: [Int64]?
    /// Sealed files that are missing or not the ones that were sealed.
    let sealed: [String]?

    struct Place: Encodable {
      let file: String
      let offset: UInt64
      let commit: UInt64?
      let fault: String

      init(_ damage: Damage) {
        file = damage.file
        offset = damage.offset
        commit = damage.commit > 0 ? damage.commit : nil
        fault = DeskFault.name(damage.fault)
      }
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
      try passphraseFile.map { try PassphraseInput.read(file: $0, texts) }
      ?? PassphraseInput.ask(texts("cli.passphrase", member.label))
    return Unlocked(id: member.id, keys: try door.unlock(member.id, passphrase: passphrase))
  }

  /// What only a member can check: authority, payloads, and the files beside the log.
  private struct Authority {
    let unauthorised: Int
    let unreadable: [Int64]
    let sealed: [String]
    let lines: [String]

    var isWhole: Bool { unauthorised == 0 && unreadable.isEmpty && sealed.isEmpty }
  }

  /// Judges every event that this member may read by the rules.
  private func authority(_ member: Unlocked, _ door: DeskDoor, _ remembers: Bool, _ texts: Texts) throws -> Authority {
    let desk = try door.enter(as: member.id, keys: member.keys, remembers: remembers, fromSnapshot: false)
    defer { desk.close() }
    let wording = Wording(texts: texts, desk: desk.desk)
    let refused = desk.desk.unauthorised.map {
      texts(
        "cli.verify.unauthorised", String($0.envelope.event.rawValue), wording.member($0.envelope.author),
        wording.refusal($0.refusal))
    }
    let unreadable = desk.damagedPayloads.map(\.rawValue)
    let sealed = try desk.damagedSealedFiles()
    return Authority(
      unauthorised: refused.count, unreadable: unreadable, sealed: sealed.flatMap(\.details),
      lines: refused + unreadable.map { texts("cli.verify.damagedPayload", String($0)) } + sealed.map(wording.fault))
  }

  private static func lines(of text: String, from line: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(line).joined(separator: "\n")
  }

  static func checkpoint(_ path: String, _ texts: Texts) throws -> Checkpoint {
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw Complaint(texts("cli.verify.noteUnreadable", TextCleaning.printed(path, isOneLine: true)), status: 2)
    }
    do {
      // A history that was taken out ends in a note; such a page can be named as it is.
      let note = text.split(separator: "\n", omittingEmptySubsequences: false).lastIndex { $0.hasPrefix("casedesk/") }
        .map { lines(of: text, from: $0) }
      return try Checkpoint(note ?? text)
    } catch {
      throw Complaint(texts("cli.verify.noteUnreadable", TextCleaning.printed(path, isOneLine: true)), status: 2)
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
