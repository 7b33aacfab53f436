import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI
import Foundation

/// Which desk.
struct DeskOptions: ParsableArguments {
  @Option(help: help("cli.help.desk")) var desk: String?
  @Option(help: help("cli.help.lang")) var lang: LanguageChoice?

  var texts: Texts { lang.map { Texts($0.language) } ?? environmentTexts }

  func door() throws -> DeskDoor {
    PrivateFile.sweep()
    guard let directory = desk.map(Live.path) ?? Live.defaultDesk else { throw Complaint(texts("cli.noDesk")) }
    return DeskDoor(layout: DeskLayout(directory: directory), environment: Live.environment())
  }
}

/// Who acts, and how the passphrase comes.
struct MemberOptions: ParsableArguments {
  @Option(name: .customLong("as"), help: help("cli.help.as")) var name: String?
  @Option(help: help("cli.help.passphraseFile")) var passphraseFile: String?

  /// The member who acts: `--as`, `$CASEDESK_MEMBER`, or the only one there is.
  func member(at door: DeskDoor, _ texts: Texts) throws -> DoorMember {
    if let name = name ?? processEnvironment["CASEDESK_MEMBER"], !name.isEmpty { return try door.member(name) }
    let all = try door.members()
    guard all.count == 1 else { throw Complaint(texts("cli.noMember")) }
    return all[0]
  }

  func passphrase(for label: String, _ texts: Texts) throws -> PassphraseBytes {
    try passphraseFile.map { try PassphraseInput.read(file: $0, texts) }
      ?? PassphraseInput.ask(texts("cli.passphrase", label))
  }

  /// Opens the desk as the member who acts.
  ///
  /// - Parameter writing: whether the command is about to write: a desk that can only be read refuses it here.
  func open(_ door: DeskDoor, _ texts: Texts, writing: Bool) throws -> OpenDesk {
    let member = try member(at: door, texts)
    let keys = try door.unlock(member.id, passphrase: passphrase(for: member.label, texts))
    let desk = try door.enter(as: member.id, keys: keys)
    if writing, let fault = desk.readOnly { throw fault }
    let wording = Wording(texts: texts, desk: desk.desk)
    do throws(DeskFault) {
      try desk.upkeep()
    } catch {
      // What upkeep left undone is done by the next who opens; it is not what this command is about.
      Console.complain(wording.fault(error))
    }
    for notice in desk.notices { Console.complain(wording.fault(notice)) }
    return desk
  }

  /// Runs a command's work on the desk opened as the member who acts. What goes wrong is said in the desk's words, and
  /// the desk is closed in the end.
  func withDesk(_ deskOptions: DeskOptions, writing: Bool, _ work: (OpenDesk, Texts) throws -> Void) throws {
    let texts = deskOptions.texts
    var known: Desk?
    try reporting(texts, desk: { known }) {
      let desk = try open(deskOptions.door(), texts, writing: writing)
      defer { desk.close() }
      known = desk.desk
      try work(desk, texts)
    }
  }
}

extension OpenDesk {
  /// At the end of a command that only reads: what is missing in what it printed, if anything is.
  ///
  /// - Throws: `ExitCode` 1 where the log is damaged, after saying so.
  func sayWhatIsMissing(_ texts: Texts) throws {
    let wording = Wording(texts: texts, desk: desk)
    let findings =
      damagedPayloads.map { texts("cli.verify.damagedPayload", String($0.rawValue)) }
      + [damage].compactMap { $0 }.map(wording.fault)
    for finding in findings { Console.complain(finding) }
    if !findings.isEmpty { throw ExitCode(1) }
  }
}

enum LanguageChoice: String, ExpressibleByArgument, CaseIterable {
  case zh, en
  var language: Language { self == .zh ? .zhHans : .en }
}

/// Something to tell the person, already worded.
struct Complaint: Error, CustomStringConvertible {
  let description: String
  /// Exit status.
  let status: Int32
  init(_ text: String, status: Int32 = 1) {
    description = text
    self.status = status
  }
}

/// Standard output and error.
///
/// What is said may hold words from a ledger, a key file or a path; none of them may steer the terminal.
enum Console {
  static func say(_ text: String) { print(TextCleaning.printed(text)) }

  /// Says one of several lines, which stays one.
  static func sayLine(_ text: String) { print(TextCleaning.printed(text, isOneLine: true)) }

  /// Says JSON: what a terminal would obey stands escaped, as JSON has it (RFC 8259 §7).
  static func sayJSON(_ text: String) {
    if text.unicodeScalars.allSatisfy(TextCleaning.isShown) { return print(text) }
    print(text.unicodeScalars.reduce(into: "") { $0 += TextCleaning.isShown($1) ? String($1) : escaped($1) })
  }

  /// Says the lines of a calendar, which end in CRLF (RFC 5545 §3.1).
  static func sayCalendar(_ lines: [String]) {
    for line in lines { print(TextCleaning.printed(line, isOneLine: true), terminator: "\r\n") }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }

  /// Hands on what was said so far; at a command's end.
  ///
  /// - Throws: `ExitCode` 74 (`EX_IOERR`, sysexits.h), after saying so, where not all of it went out: a note or a log
  ///   that was cut off on a full disk must not pass for a whole one.
  static func finish() throws {
    guard fflush(nil) != 0 else { return }
    complain(words("cli.outputLost"))
    throw ExitCode(74)
  }

  /// How wide a page of help is: the screen, at most the width that everything is made for.
  static var columns: Int {
    var size = winsize()
    guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 else { return 80 }
    return min(80, Int(size.ws_col))
  }

  static func complain(_ text: String) { toError(TextCleaning.printed(text) + "\n") }

  private static func toError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

  /// Writes over the current line where standard error is a terminal.
  static func progress(_ text: String, isLast: Bool = false) {
    guard isatty(2) != 0 else { return }
    toError("\r\u{1B}[K" + TextCleaning.printed(text, isOneLine: true) + (isLast ? "\n" : ""))
  }

  /// A value as JSON: sorted keys, one line.
  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// Asks a question that is answered with y; anything else is no.
  static func confirms(_ question: String) -> Bool {
    toError(TextCleaning.printed(question) + " [y/N] ")
    let answer = StandardInput.line().map { String(decoding: $0, as: UTF8.self).lowercased() } ?? ""
    return ["y", "yes", "是"].contains(answer)
  }
}
