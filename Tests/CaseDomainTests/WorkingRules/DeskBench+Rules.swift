import Testing

@testable import CaseDomain

extension KeepRules {
  /// A rule about leads, from a day.
  static func some(
    _ rule: RuleID? = nil, title: String = "线索核查办法", text: String = "一、收到线索当日登记。", from: String? = nil
  ) -> KeepRules {
    KeepRules(.propose(rule, .procedure, title: title, issuer: "局扫黑办", text: text, from: from.map(on)))
  }
}

extension DeskBench {
  @discardableResult
  mutating func proposeRule(
    _ command: KeepRules = .some(), as member: MemberID = Cast.office
  ) throws(Refusal) -> EventNumber { try perform(command, as: member) }

  /// A rule that waits to be issued, one that holds, and one that was repealed.
  static let ruled: DeskBench = {
    do {
      return try makeRuled()
    } catch {
      preconditionFailure("nobody makes rules: \(error)")
    }
  }()

  private static func makeRuled() throws(Refusal) -> DeskBench {
    var bench = DeskBench.directed
    try bench.proposeRule(.some(title: "值班制度", from: "2026-12-01"))
    let held = try bench.proposeRule()
    try bench.perform(KeepRules(.issue(held)), as: Cast.leader)
    let ended = try bench.proposeRule(.some(title: "旧办法"))
    try bench.perform(KeepRules(.issue(ended)), as: Cast.leader)
    try bench.perform(KeepRules(.repeal(RuleID(rawValue: ended.rawValue), reason: "已并入")), as: Cast.leader)
    return bench
  }

  var waitingRule: WorkingRule { desk.workingRules.all[0] }
  var heldRule: WorkingRule { desk.workingRules.all[1] }
  var endedRule: WorkingRule { desk.workingRules.all[2] }
}

extension Deed {
  static var workingRules: [Deed] {
    let bench = DeskBench.ruled
    let (office, leaders) = ([Cast.receiver, Cast.office], [Cast.leader, Cast.secondLeader])
    let (waiting, held) = (bench.waitingRule.versions[0].event, bench.heldRule.versions[0].event)
    return [
      Deed("R3.3 propose a rule", by: Cast.office, allowed: office + leaders, on: bench, KeepRules.some(title: "会议制度")),
      Deed(
        "R3.3 the next version", by: Cast.office, allowed: office + leaders, on: bench,
        KeepRules.some(bench.heldRule.id, text: "二、两日内研判。", from: "2026-12-01")),
      Deed("R3.3 issue it", by: Cast.leader, allowed: leaders, on: bench, KeepRules(.issue(waiting))),
      Deed("R3.3 or not", by: Cast.leader, allowed: leaders, on: bench, KeepRules(.decline(waiting, reason: "不妥"))),
      Deed("R3.3 read it", by: Cast.liaison, allowed: Cast.acting, on: bench, KeepRules(.acknowledge(held))),
      Deed(
        "R3.3 read it for a section without a liaison", by: Cast.leader, allowed: leaders, on: bench,
        KeepRules(.acknowledgeFor(held, bench.orphanSection))),
      Deed(
        "R3.3 repeal it", by: Cast.leader, allowed: leaders, on: bench,
        KeepRules(.repeal(bench.heldRule.id, reason: "不再适用"))),
    ]
  }
}

extension EventExamples {
  static let workingRules: [(String, any Event)] = [
    (
      "rule.proposed",
      RuleProposed(
        rule: RuleID(rawValue: 150), kind: .secrecy, title: "保密制度", issuer: "局扫黑办", text: "一、不得外传。",
        from: on("2026-12-01"))
    ),
    (
      "rule.proposed.new",
      RuleProposed(
        rule: nil, kind: .duties, title: "职责分工", issuer: "局扫黑办", text: "一、办公室负责登记。", from: on("2026-11-23"))
    ),
    ("rule.issued", RuleIssued(version: EventNumber(rawValue: 150))),
    ("rule.declined", RuleDeclined(version: EventNumber(rawValue: 150), reason: "不妥")),
    (
      "rule.acknowledged",
      RuleAcknowledged(version: EventNumber(rawValue: 150), section: SectionID(rawValue: 8))
    ),
    ("rule.acknowledged.member", RuleAcknowledged(version: EventNumber(rawValue: 150), section: nil)),
    ("rule.repealed", RuleRepealed(rule: RuleID(rawValue: 150), reason: "已并入")),
  ]
}

extension Desk {
  var workingRuleLines: [String] { workingRules.all.map { "\($0)" } }

  /// What is not as it must always be about written rules.
  func brokenWorkingRules() -> [String] {
    var claims = Claims()
    for rule in workingRules.all {
      claims.ascending(rule.events, upTo: lastEvent, "rule \(rule.id)")
      claims.hold(rule.versions.first?.event.rawValue == rule.id.rawValue, "\(rule.id) does not begin with itself")
      claims.hold(rule.versions.filter(\.isWaiting).count <= 1, "\(rule.id) waits twice")
      claims.hold(rule.repealed == nil || rule.waiting == nil, "\(rule.id) is repealed and waits")
      for version in rule.versions {
        claims.hold(version.issued == nil || version.declined == nil, "\(version.event) was issued and not")
        claims.hold(version.issued?.by != version.proposed.by || version.issued == nil, "\(version.event) by one alone")
        claims.hold(version.receipts.isEmpty || version.issued != nil, "\(version.event) was read before it was")
        claims.hold(
          version.issued.map { date(of: $0.at) <= version.from } ?? true, "\(version.event) reaches back")
      }
    }
    return claims.broken
  }
}

extension RandomOffice {
  /// A step about a written rule.
  mutating func ruleCommand(seeing desk: Desk) -> any Command {
    let today = desk.date(of: desk.lastTime)
    guard let rule = desk.workingRules.all.last, !once(in: 6) else {
      // It takes days until a leader issues it.
      return KeepRules.some(title: reason(), from: "\(today.adding(days: 5))")
    }
    if let waiting = rule.waiting, !once(in: 4) {
      return KeepRules(once(in: 4) ? .decline(waiting.event, reason: reason()) : .issue(waiting.event))
    }
    if rule.current != nil, once(in: 4) { return KeepRules(.repeal(rule.id, reason: "不再适用")) }
    let version = rule.current?.event ?? rule.versions[0].event
    switch pick(0..<6) ?? 0 {
    case 0: return KeepRules(.repeal(rule.id, reason: reason()))
    case 1, 2: return KeepRules.some(rule.id, text: reason(), from: "\(today.adding(days: pick(-1..<3) ?? 0))")
    case 3: return KeepRules(.acknowledgeFor(version, pick(desk.organisation.sections)?.id ?? SectionID(rawValue: 1)))
    default: return KeepRules(.acknowledge(version))
    }
  }
}
