import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI

/// Records a leave and who stands in.
struct MemberLeaveCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "leave", abstract: words("cli.help.member.leave"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Option(help: help("cli.help.member.leave.member")) var member: String?
  @Option(help: help("cli.help.member.leave.deputy")) var deputy: String
  @Option(help: help("cli.help.member.leave.from")) var from: String?
  @Option(help: help("cli.help.member.leave.until")) var until: String
  @Option(help: help("cli.help.member.leave.kinds")) var kinds = "outcome,receipt"
  @Option(help: help("cli.help.reason")) var reason = ""

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      let today = desk.desk.date(of: desk.now)
      let leave = TakeLeave(
        member: try member.map { try desk.member(named: $0) } ?? desk.member,
        deputy: try desk.member(named: deputy), from: try from.map { try date($0, texts) } ?? today,
        until: try date(until, texts), kinds: try decisions(texts), reason: reason)
      _ = try desk.perform(leave)
      let wording = Wording(texts: texts, desk: desk.desk, today: today)
      Console.say(
        texts(
          "cli.member.leave.done", wording.member(leave.member), wording.date(leave.from), wording.date(leave.until),
          wording.member(leave.deputy), wording.delegated(leave.kinds)))
    }
  }

  private func date(_ text: String, _ texts: Texts) throws -> CivilDate {
    guard let date = CivilDate(text) else { throw Complaint(texts("cli.member.leave.date", text), status: 64) }
    return date
  }

  private func decisions(_ texts: Texts) throws -> [DelegatedDecision] {
    try PostList.words(kinds).map { name in
      guard let kind = DelegatedDecision(rawValue: name) else {
        let all = DelegatedDecision.allCases.map(\.rawValue).joined(separator: " ")
        throw Complaint(texts("cli.member.leave.noSuchKind", name, all), status: 64)
      }
      return kind
    }
  }
}

/// Ends a leave early.
struct MemberReturnCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "return", abstract: words("cli.help.member.return"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.member.leave.member")) var name: String?

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: true) { desk, texts in
      let member = try name.map { try desk.member(named: $0) } ?? desk.member
      let today = desk.desk.date(of: desk.now)
      let open = desk.desk.members.leaves.first {
        desk.desk.members.isSamePerson($0.member, member) && $0.endedAt == nil && today <= $0.until
      }
      guard let open else { throw Refusal(.noSuchLeave) }
      _ = try desk.perform(EndLeave(leave: open.event))
      Console.say(texts("cli.member.return.done", Wording(texts: texts, desk: desk.desk).member(member)))
    }
  }
}

extension OpenDesk {
  /// The member at work of that name.
  func member(named name: String) throws -> MemberID {
    guard let found = desk.members.named(name) else { throw Refusal(.noSuchMember) }
    return found.id
  }
}
