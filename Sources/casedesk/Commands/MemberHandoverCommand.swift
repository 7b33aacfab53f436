import ArgumentParser
import CaseDomain
import DeskSession
import DeskText
import DeskUI

/// Prints what waits for a member, for whoever takes their work over.
struct MemberHandoverCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "handover", abstract: words("cli.help.member.handover"))
  }
  @OptionGroup var deskOptions: DeskOptions
  @OptionGroup var memberOptions: MemberOptions
  @Argument(help: help("cli.help.member.name")) var name: String
  @Flag(help: help("cli.help.json")) var json = false

  private struct Row: Encodable {
    let kind: String
    let number: String?
    let title: String?
    let due: String?
  }

  private struct Answer: Encodable {
    let member: Int64
    let name: String
    let waiting: [Row]
    let soleKeys: [String]
    let standsInFor: [String]
  }

  func run() throws {
    try memberOptions.withDesk(deskOptions, writing: false) { desk, texts in
      guard let member = desk.desk.members.all.last(where: { $0.name == name && $0.status != .invited }) else {
        throw Refusal(.noSuchMember)
      }
      if let refusal = desk.desk.refusalOfHandover(of: member.id, to: desk.member) { throw refusal }
      let today = desk.desk.date(of: desk.now)
      let handover = desk.desk.handover(of: member.id, on: today, to: desk.member)
      let wording = Wording(texts: texts, desk: desk.desk, today: today)
      // What few keep is not counted where every reader of leads would read the figure (R6.4).
      let told = handover.entries.count { !$0.matter.isKept }
      if told > 0, desk.readOnly == nil, desk.desk.mayReadLeads(desk.member) {
        _ = try desk.perform(ExportList(what: .tips, filter: "handover \(name)", count: told))
      }
      if json {
        Console.sayJSON(try Console.json(answer(handover, member, wording)))
      } else {
        for line in wording.handover(handover) { Console.sayLine(line.text) }
      }
      try desk.sayWhatIsMissing(texts)
    }
  }

  private func answer(_ handover: Handover, _ member: Members.Member, _ wording: Wording) -> Answer {
    let rows = handover.entries.map { entry in
      let (number, title) = wording.named(entry.matter)
      return Row(kind: entry.kind.rawValue, number: number, title: title, due: entry.due?.description)
    }
    return Answer(
      member: member.id.rawValue, name: member.name, waiting: rows, soleKeys: handover.soleKeys.map(\.description),
      standsInFor: handover.standsIn.compactMap { wording.desk?.members[$0.member]?.name })
  }
}
