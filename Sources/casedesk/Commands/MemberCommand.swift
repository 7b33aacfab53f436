import Foundation
import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI

/// Members: invite, enrol, grant, list, change posts, remove.
struct MemberCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "member", abstract: words("cli.help.member"),
      subcommands: [
        MemberAddCommand.self, MemberEnrolCommand.self, MemberGrantCommand.self, MemberListCommand.self,
        MemberPostCommand.self, MemberRemoveCommand.self, MemberUndertakingCommand.self, MemberHandoverCommand.self,
        MemberLeaveCommand.self, MemberReturnCommand.self, MemberReenrolCommand.self, MemberConfirmCommand.self,
      ])
  }
}

/// Names a new member. On a trial desk with a passphrase file they are enrolled and act at once.
struct MemberAddCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "add", abstract: words("cli.help.member.add"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.member.name")) var name: String
  @Option(help: help("cli.help.member.post")) var post: String
  @Option(help: help("cli.help.member.section")) var section: String?
  @Option(help: help("cli.help.until")) var until: String?
  @Option(help: help("cli.help.member.initial")) var initialPassphraseFile: String?

  func run() throws {
    let texts = deskOptions.texts
    var known: Desk?
    try reporting(texts, desk: { known }) {
      let posts = try PostList.parse(post, texts)
      let door = try deskOptions.door()
      let desk = try memberOptions.open(door, texts, writing: true)
      defer { desk.close() }
      known = desk.desk
      let isTrial = desk.desk.organisation.kind == .trial
      if initialPassphraseFile != nil && !isTrial { throw Refusal(.notOnTrialDesk) }
      let passphrase = try initialPassphraseFile.map { try PassphraseInput.read(file: $0, texts) }
      // A section is entered for a member who can be invited only.
      if let refusal = NameRule.refusal(of: name) { throw refusal }
      let section = try section.map { try sectionID($0, desk) }
      let until = try until.map { try Days.parse($0, texts) }
      let (_, code) = try desk.invite(name: name, posts: posts, section: section, until: until)
      known = desk.desk
      guard let passphrase else {
        Console.say(texts("cli.member.invited", name, code))
        Console.say(texts("cli.member.invited.next", name))
        return
      }
      try TrialEnrolment(door: door, admin: desk).enrol(name, code: code, passphrase: passphrase)
      Console.say(texts("cli.member.ready", name))
    }
  }

  /// The section of that name; entered now if there is none yet.
  private func sectionID(_ written: String, _ desk: OpenDesk) throws -> SectionID {
    let name = TextCleaning.trimmed(written)
    if let found = desk.desk.organisation.openSection(named: name) { return found.id }
    _ = try desk.perform(AddSection(name: name))
    guard let added = desk.desk.organisation.openSection(named: name) else { throw Refusal(.noSuchSection) }
    return added.id
  }
}

/// Enrols, grants and signs in one go: only where one person may be everyone.
struct TrialEnrolment {
  let door: DeskDoor
  let admin: OpenDesk

  func enrol(_ name: String, code: String, passphrase: PassphraseBytes) throws {
    _ = try door.enrol(name, code: code, passphrase: passphrase)
    _ = try admin.grant(admin.pendingGrant(for: name))
    let member = try door.member(name)
    let desk = try door.enter(as: member.id, keys: door.unlock(member.id, passphrase: passphrase))
    _ = try desk.perform(SignUndertaking())
    desk.close()
    try admin.refresh()
  }
}

/// Makes the invited member's keys, in a process of their own.
struct MemberEnrolCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "enrol", abstract: words("cli.help.member.enrol"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @Argument(help: help("cli.help.member.name")) var name: String

  func run() throws {
    let texts = deskOptions.texts
    try reporting(texts) {
      let door = try deskOptions.door()
      let code = try PassphraseInput.ask(texts("cli.member.code"))
      let fingerprint = try door.enrol(
        name, code: code.text, passphrase: PassphraseInput.askNew(name, texts))
      Console.say(texts("cli.member.enrolled", name, fingerprint))
    }
  }
}

/// Hands keys on, after the fingerprint was compared in person.
struct MemberGrantCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "grant", abstract: words("cli.help.member.grant"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.member.name")) var name: String
  @Option(help: help("cli.help.member.fingerprint")) var fingerprint: String?

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      let pending = try desk.pendingGrant(for: name)
      try Fingerprints.compare(fingerprint, with: pending.fingerprint, of: name, texts)
      _ = try desk.grant(pending)
      let wording = Wording(texts: texts, desk: desk.desk)
      Console.say(texts("cli.member.granted", name, wording.keys(pending.keys)))
      MissingKeys(pending.leftToOthers, of: pending.member, desk.desk).say(wording)
    }
  }
}

/// Lists the members.
struct MemberListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "list", abstract: words("cli.help.member.list"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Flag(help: help("cli.help.json")) var json = false

  private struct Row: Encodable {
    let id: Int64
    let name: String
    let posts: [String]
    let section: String?
    let status: String
    let undertaking: String?
    let fingerprint: String?
    let keys: [String]
  }

  func run() throws {
    let texts = deskOptions.texts
    try reporting(texts) {
      let desk = try memberOptions.open(deskOptions.door(), texts, writing: false)
      defer { desk.close() }
      let wording = Wording(texts: texts, desk: desk.desk)
      let rows = desk.desk.members.all.map { member in
        Row(
          id: member.id.rawValue, name: member.name, posts: member.posts.heldNames,
          section: member.section.flatMap { desk.desk.organisation.section($0)?.name },
          status: member.status.rawValue, undertaking: member.undertakingSignedOn?.description,
          fingerprint: member.fingerprint, keys: member.grantedKeys.map(\.description).sorted())
      }
      if json { Console.sayJSON(try Console.json(rows)) }
      for (row, member) in zip(rows, desk.desk.members.all) where !json {
        let parts = [
          String(row.id), row.name, wording.posts(member.posts), row.section ?? "",
          texts("cli.member.status.\(row.status)"), row.fingerprint ?? "",
        ]
        Console.sayLine(parts.filter { !$0.isEmpty }.joined(separator: "  "))
      }
      try desk.sayWhatIsMissing(texts)
    }
  }
}

/// Changes a member's posts.
struct MemberPostCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "post", abstract: words("cli.help.member.post.command"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.member.name")) var name: String
  @Option(help: help("cli.help.member.post")) var post: String
  @Option(help: help("cli.help.member.section")) var section: String?
  @Option(help: help("cli.help.reason")) var reason: String

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      guard let member = desk.desk.members.named(name) else { throw Refusal(.noSuchMember) }
      let section = try section.map { name in
        guard let found = desk.desk.organisation.openSection(named: name) else { throw Refusal(.noSuchSection) }
        return found.id
      }
      let posts = try PostList.parse(post, texts)
      _ = try desk.changePosts(member.id, to: posts, section: section ?? member.section, reason: reason)
      Console.say(texts("cli.member.posts", name, Wording(texts: texts, desk: desk.desk).posts(posts)))
    }
  }
}

/// Ends a membership.
struct MemberRemoveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "remove", abstract: words("cli.help.member.remove"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.member.name")) var name: String
  @Option(help: help("cli.help.reason")) var reason: String

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      guard let member = desk.desk.members.named(name) else { throw Refusal(.noSuchMember) }
      _ = try desk.remove(member.id, reason: reason)
      Console.say(texts("cli.member.removed", name))
    }
  }
}

/// Signs the confidentiality undertaking, for those who work without the screen (R4.1).
struct MemberUndertakingCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "undertaking", abstract: words("cli.help.member.undertaking"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions

  func run() throws {
    let texts = deskOptions.texts
    try reporting(texts) {
      let desk = try memberOptions.open(deskOptions.door(), texts, writing: true)
      defer { desk.close() }
      guard let member = desk.desk.members[desk.member] else { throw Refusal(.notAMember) }
      let wording = Wording(texts: texts, desk: desk.desk)
      guard Console.confirms(texts("cli.member.undertaking", wording.posts(member.posts))) else {
        throw Complaint(texts("cli.member.notSigned"))
      }
      _ = try desk.perform(SignUndertaking())
      try desk.upkeep()
      Console.say(texts("cli.member.signed"))
    }
  }
}

/// Posts as the command line writes them: `office,receiver`.
enum PostList {
  static func parse(_ text: String, _ texts: Texts) throws -> Posts {
    try words(text).reduce(into: Posts()) { posts, name in
      guard let post = Posts(name: name) else {
        throw Complaint(texts("cli.member.noSuchPost", name, Posts.names.map(\.name).joined(separator: " ")))
      }
      posts.formUnion(post)
    }
  }

  /// What stands between commas of either width.
  static func words(_ text: String) -> [String] {
    text.split { ",，".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
