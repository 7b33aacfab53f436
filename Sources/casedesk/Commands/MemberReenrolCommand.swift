import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI

/// Invites somebody anew who cannot open their keys any more.
struct MemberReenrolCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "reenrol", abstract: words("cli.help.member.reenrol"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.member.name")) var name: String
  @Option(help: help("cli.help.reason")) var reason: String

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      let (member, code) = try desk.reinvite(name: name, reason: reason)
      Console.say(texts("cli.member.invited", name, code))
      Console.say(texts("cli.member.invited.next", name))
      let wording = Wording(texts: texts, desk: desk.desk)
      guard let pending = desk.desk.members[member] else { return }
      Console.say(texts("cli.member.reenrol.next", wording.posts(desk.desk.unconfirmedPosts(of: pending)), name))
    }
  }
}

/// Confirms a re-enrolment, after the fingerprint was compared in person.
struct MemberConfirmCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "confirm", abstract: words("cli.help.member.confirm"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.member.name")) var name: String
  @Option(help: help("cli.help.member.fingerprint")) var fingerprint: String?

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      let pending = try desk.pendingConfirmation(for: name)
      try Fingerprints.compare(fingerprint, with: pending.fingerprint, of: name, texts)
      _ = try desk.confirm(pending)
      let wording = Wording(texts: texts, desk: desk.desk)
      guard let member = desk.desk.members[pending.member], member.isAwaitingReenrolment else {
        Console.say(texts("cli.member.confirmed", name))
        let left = desk.desk.members[pending.member].map { $0.entitlements.subtracting($0.grantedKeys) } ?? []
        return MissingKeys(left, of: pending.member, desk.desk).say(wording)
      }
      Console.say(texts("cli.member.confirmed.next", name, wording.posts(desk.desk.unconfirmedPosts(of: member))))
    }
  }
}

/// Fingerprints that two people read to each other.
enum Fingerprints {
  /// - Throws: `Complaint` where they differ, or where the person at the keyboard says so.
  static func compare(_ given: String?, with fingerprint: String, of name: String, _ texts: Texts) throws {
    if let given {
      guard plain(given) == plain(fingerprint) else { throw Complaint(texts("cli.member.otherFingerprint", name)) }
    } else if !Console.confirms(texts("cli.member.compare", name, fingerprint)) {
      throw Complaint(texts("cli.member.notGranted"))
    }
  }

  private static func plain(_ fingerprint: String) -> String {
    fingerprint.uppercased().filter { $0.isLetter || $0.isNumber }
  }
}
