import CaseDomain
import DeskSession

/// The second member of a desk that is sat at: takes in tips, imports, triages and confirms, one step a line.
enum OfficeTask {
  static func answering(_ arguments: [String]) throws -> (String) throws -> String {
    guard arguments.count == 3, let morning = Int64(arguments[1]), let began = Int64(arguments[2]) else {
      throw Options.Mistake(text: "office PATH MORNING BEGAN")
    }
    let desk = RealDesk(directory: arguments[0])
    desk.run(from: Instant(milliseconds: morning), since: began, speed: Soak.speed)
    let open = try desk.enter(as: RealDesk.second)
    _ = try open.perform(SignUndertaking())
    var made = MadeUpTips(seed: 11)
    var turn = 0
    return { _ in
      turn += 1
      try step(turn, open, &made)
      return String(open.desk.lastEvent.rawValue)
    }
  }

  private static func step(_ turn: Int, _ open: OpenDesk, _ made: inout MadeUpTips) throws {
    try open.refresh()
    let desk = open.desk
    let tip = desk.tips.rows[made.random.below(desk.tips.count)]
    switch turn % 10 {
    case 0: _ = try open.register((0..<20).map { _ in TipIntake(content: made.content()) })
    case 1, 2, 3: _ = try open.perform(RegisterTip(content: made.content()))
    case 4 where tip.state == .received && tip.proposal == nil:
      _ = try open.perform(OpenLead(tips: [tip.id], isSuspectedOrganisedCrime: false, reason: "对象明确"))
    case 5 where tip.state == .received && tip.proposal == nil && desk.leads.count > 0:
      let lead = desk.leads.rows[made.random.below(desk.leads.count)].id
      _ = try open.perform(ProposeOutcome(tip: tip.id, outcome: .join(lead), reason: "同一对象"))
    case 6, 7: _ = try RealDesk.supplement(open, made.random.below(desk.tips.count))
    default: _ = try open.perform(SupplementTip(tip: tip.id, text: "又来了两次。"))
    }
  }
}
