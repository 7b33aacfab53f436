import Testing

@testable import CaseDomain

extension DirectiveContent {
  static func some(
    _ title: String = "冬季专项行动", level: DirectiveLevel = .county, received: String = "2026-11-23",
    due: String? = "2026-12-11", demands: String = "排查重点行业，按期报送"
  ) -> DirectiveContent {
    DirectiveContent(
      level: level, issuer: "县扫黑办", title: title, number: "县扫黑办〔2026〕12号", receivedOn: on(received),
      due: due.map(on), demands: demands, kept: "文件柜三")
  }
}

extension DeskBench {
  /// The section that nobody is the liaison of.
  var orphanSection: SectionID { desk.organisation.sections[1].id }

  @discardableResult
  mutating func receive(
    _ content: DirectiveContent = .some(), as member: MemberID = Cast.office
  ) throws(Refusal) -> DirectiveID {
    DirectiveID(rawValue: try perform(DirectSections(.receive(content)), as: member).rawValue)
  }

  mutating func passDown(
    _ directive: DirectiveID, to sections: [SectionID]? = nil, due: String = "2026-12-04",
    as member: MemberID = Cast.office
  ) throws(Refusal) {
    let targets = (sections ?? [section]).map { DirectiveTarget(section: $0, due: on(due)) }
    try perform(DirectSections(.passDown(directive, targets, words: "各科室自查")), as: member)
  }

  mutating func finish(
    _ directive: DirectiveID, of section: SectionID? = nil, as member: MemberID = Cast.liaison
  ) throws(Refusal) {
    try perform(
      FinishDirective(directive: directive, section: section ?? self.section, words: "已完成自查"), as: member)
  }

  /// A directive that nobody was given, one at work in two sections, one that is done, and one that is closed.
  static let directed: DeskBench = {
    do {
      return try makeDirected()
    } catch {
      preconditionFailure("nobody directs: \(error)")
    }
  }()

  private static func makeDirected() throws(Refusal) -> DeskBench {
    var bench = DeskBench.staffed
    try bench.perform(AddSection(name: "综合科"), as: Cast.admin)
    try bench.receive(.some("新到通知"))
    let atWork = try bench.receive(.some("专项行动", level: .city))
    try bench.passDown(atWork, to: [bench.section, bench.orphanSection])
    let done = try bench.receive(.some("排查通知"))
    try bench.passDown(done)
    try bench.finish(done)
    let closed = try bench.receive(.some("学习通知", due: nil))
    try bench.passDown(closed)
    try bench.finish(closed)
    try bench.perform(DirectSections(.close(closed, words: "已落实")), as: Cast.office)
    return bench
  }

  /// The directives of the directed bench.
  var freshDirective: DirectiveID { desk.directives.all[0].id }
  var sharedDirective: DirectiveID { desk.directives.all[1].id }
  var doneDirective: DirectiveID { desk.directives.all[2].id }
  var closedDirective: DirectiveID { desk.directives.all[3].id }
}

extension Deed {
  static var directives: [Deed] {
    let bench = DeskBench.directed
    let directing = [Cast.receiver, Cast.office, Cast.leader, Cast.secondLeader]
    let (fresh, shared, done) = (bench.freshDirective, bench.sharedDirective, bench.doneDirective)
    func deed(_ name: String, _ deed: DirectSections.Deed) -> Deed {
      Deed("R3.1 \(name)", by: Cast.office, allowed: directing, on: bench, DirectSections(deed))
    }
    return [
      deed("take a directive in", .receive(.some("新的通知"))),
      deed("set it right", .amend(fresh, .some("更正后的通知", due: "2026-12-18"), reason: "期限写错")),
      deed(
        "pass it down",
        .passDown(fresh, [DirectiveTarget(section: bench.section, due: on("2026-12-04"))], words: "")),
      deed("send it back", .sendBack(done, bench.section, reason: "没有附表", due: on("2026-12-08"))),
      deed("excuse a section", .excuse(shared, bench.section, reason: "无此业务")),
      deed("close it", .close(done, words: "全部完成")),
      deed("open it again", .reopen(bench.closedDirective, reason: "要求补报")),
      deed("report up", .report(done, to: "县扫黑办", letter: "平审批〔2026〕8号", on: nil, words: "已报")),
      Deed(
        "R3.1 acknowledge", by: Cast.liaison, allowed: [Cast.liaison], on: bench,
        AcknowledgeDirective(directive: shared, section: bench.section)),
      Deed(
        "R3.1 acknowledge where nobody is liaison", by: Cast.leader, allowed: [Cast.leader, Cast.secondLeader],
        on: bench, AcknowledgeDirective(directive: shared, section: bench.orphanSection)),
      Deed(
        "R3.1 say what was done", by: Cast.liaison, allowed: [Cast.liaison], on: bench,
        FinishDirective(directive: shared, section: bench.section, words: "已完成")),
    ]
  }
}

extension EventExamples {
  private static let directive = DirectiveID(rawValue: 130)
  private static let section = SectionID(rawValue: 8)

  static let directives: [(String, any Event)] = [
    ("directive.received", DirectiveReceived(content: .some())),
    (
      "directive.received.least",
      DirectiveReceived(
        content: DirectiveContent(
          level: .centre, issuer: "全国扫黑办", title: "通知", receivedOn: on("2026-11-20"), demands: "学习传达"))
    ),
    ("directive.amended", DirectiveAmended(directive: directive, content: .some(level: .province), reason: "层级写错")),
    (
      "directive.passedDown",
      DirectivePassedDown(
        directive: directive, targets: [DirectiveTarget(section: section, due: on("2026-12-04"))], words: "各科室自查",
        acknowledgeDue: on("2026-11-25"))
    ),
    ("directive.acknowledged", DirectiveAcknowledged(directive: directive, section: section)),
    ("directive.done", DirectiveDone(directive: directive, section: section, words: "已完成自查")),
    (
      "directive.sentBack",
      DirectiveSentBack(directive: directive, section: section, reason: "没有附表", due: on("2026-12-08"))
    ),
    ("directive.excused", DirectiveExcused(directive: directive, section: section, reason: "无此业务")),
    ("directive.closed", DirectiveClosed(directive: directive, words: "全部完成")),
    ("directive.reopened", DirectiveReopened(directive: directive, reason: "要求补报")),
    (
      "directive.reported",
      DirectiveReported(
        directive: directive, to: "县扫黑办", letter: "平审批〔2026〕8号", on: on("2026-12-01"), words: "附总结")
    ),
  ]
}

extension Desk {
  var directiveLines: [String] { directives.all.map { "\($0)" } }

  /// What is not as it must always be about directives.
  func brokenDirectives() -> [String] {
    var claims = Claims()
    for found in directives.all {
      claims.ascending(found.events, upTo: lastEvent, "directive \(found.id)")
      claims.hold(found.events.first?.rawValue == found.id.rawValue, "\(found.id) does not begin with its receipt")
      let sections = found.shares.map(\.section)
      claims.hold(Set(sections).count == sections.count, "\(found.id) was given to a section twice")
      claims.hold(found.closed == nil || found.shares.allSatisfy(\.isSettled), "\(found.id) is closed and open")
      for share in found.shares {
        claims.hold(organisation.section(share.section) != nil, "\(found.id) was given to nobody")
        claims.hold(share.done == nil || share.acknowledged != nil, "\(found.id) was done and never received")
        claims.hold(share.done == nil || share.excused == nil, "\(found.id) was done by who was excused")
        if let due = found.content.due, !share.isSettled {
          let passed = date(of: (share.sentBack.last ?? share.passed).at)
          claims.hold(share.due <= max(due, passed), "\(found.id) gives a section longer than the superiors do")
        }
      }
    }
    return claims.broken
  }
}

extension RandomOffice {
  /// A step about a directive, mostly one that fits.
  mutating func directiveCommand(seeing desk: Desk) -> any Command {
    let today = desk.date(of: desk.lastTime)
    func content(_ due: CivilDate?) -> DirectiveContent {
      DirectiveContent(level: .city, issuer: "市扫黑办", title: "通知", receivedOn: today, due: due, demands: "排查")
    }
    let found = pick(desk.directives.all.suffix(4))
    guard let found, !once(in: 5) else {
      return DirectSections(.receive(content(once(in: 2) ? today.adding(days: 20) : nil)))
    }
    let section = pick(found.shares)?.section ?? pick(desk.organisation.sections)?.id ?? SectionID(rawValue: 1)
    if found.state == .passedDown, once(in: 2) {
      return once(in: 3)
        ? AcknowledgeDirective(directive: found.id, section: section)
        : FinishDirective(directive: found.id, section: section, words: reason())
    }
    if found.shares.contains(where: { $0.done != nil }), once(in: 3) {
      let done = found.shares.first { $0.done != nil }?.section ?? section
      return DirectSections(.sendBack(found.id, done, reason: reason(), due: today))
    }
    switch pick(0..<8) ?? 0 {
    case 0, 1:
      let target = pick(desk.organisation.sections)?.id ?? section
      let due = today.adding(days: pick(-1..<30) ?? 0)
      return DirectSections(.passDown(found.id, [DirectiveTarget(section: target, due: due)], words: reason()))
    case 2: return DirectSections(.amend(found.id, content(today.adding(days: pick(0..<9) ?? 0)), reason: reason()))
    case 3: return DirectSections(.sendBack(found.id, section, reason: reason(), due: today.adding(days: 2)))
    case 4: return DirectSections(.excuse(found.id, section, reason: reason()))
    case 5: return DirectSections(.close(found.id, words: reason()))
    case 6: return DirectSections(.reopen(found.id, reason: reason()))
    default: return DirectSections(.report(found.id, to: "市扫黑办", letter: reason(), on: today, words: ""))
    }
  }
}
