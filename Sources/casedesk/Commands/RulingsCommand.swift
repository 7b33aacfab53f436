import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI

/// Lists the office's settings and readings: what holds, since when, by whom, and what waits for a leader (R6.7).
struct RulingsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "rulings", abstract: words("cli.help.rulings"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Flag(help: help("cli.help.json")) var json = false

  /// A setting as a script reads it; names and values are those of the log.
  private struct Row: Encodable {
    struct Proposal: Encodable {
      let value: RulingValue
      let from: String
      let by: String
      let reason: String
    }
    let ruling: String
    let group: String
    let clause: String?
    let value: RulingValue
    /// Absent while what held from the beginning still does.
    let since: String?
    let proposedBy: String?
    let confirmedBy: String?
    let waiting: [Proposal]
  }

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: false) { desk, texts in
      let today = desk.desk.date(of: desk.now)
      let wording = Wording(texts: texts, desk: desk.desk, today: today)
      for group in RulingGroup.allCases where !group.rulings.isEmpty {
        if !json { Console.sayLine(texts["rulings.group.\(group.rawValue)"]) }
        for ruling in group.rulings {
          if json {
            Console.sayJSON(try Console.json(Self.row(ruling, desk.desk, today, wording)))
          } else {
            Self.say(ruling, desk.desk, today, wording, texts)
          }
        }
      }
    }
  }

  private static func say(_ ruling: Ruling, _ desk: Desk, _ today: CivilDate, _ wording: Wording, _ texts: Texts) {
    let value = wording.rulingValue(desk.rulings.value(ruling, at: today), of: ruling)
    let head = [wording.rulingName(ruling), value, wording.rulingNote(ruling, on: today)]
    Console.sayLine("  " + head.filter { !$0.isEmpty }.joined(separator: "  "))
    for proposal in desk.rulings.waiting(ruling) {
      let proposed = wording.rulingValue(proposal.value, of: ruling)
      Console.sayLine(
        "    " + texts("rulings.form.proposed", proposed, "\(proposal.from)", wording.member(proposal.proposedBy)))
    }
  }

  private static func row(_ ruling: Ruling, _ desk: Desk, _ today: CivilDate, _ wording: Wording) -> Row {
    let standing = desk.rulings.standing(ruling, at: today)
    return Row(
      ruling: ruling.rawValue, group: ruling.group.rawValue, clause: ruling.clause?.rawValue,
      value: desk.rulings.value(ruling, at: today), since: standing.map { "\($0.from)" },
      proposedBy: standing.map { wording.member($0.proposedBy) },
      confirmedBy: standing?.decision.map { wording.member($0.by) },
      waiting: desk.rulings.waiting(ruling).map {
        .init(value: $0.value, from: "\($0.from)", by: wording.member($0.proposedBy), reason: $0.reason)
      })
  }
}
