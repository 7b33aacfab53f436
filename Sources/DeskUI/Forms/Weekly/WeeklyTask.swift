import CaseDomain
import DeskSession

/// A step about weekly or situation reports, each a form of its own.
struct WeeklyTask: Hashable, Sendable {
  /// Names stand in texts and in the names of drafts.
  enum Step: String, Hashable, Sendable, CaseIterable {
    /// The section's own report, or its correction.
    case file
    /// The bureau's, or its correction.
    case consolidate
    /// A leader releases it or sends it back.
    case decide
    case submit
    /// On restricted tips, by those who keep them.
    case annex
    /// A report to the leading group.
    case situation
    case deliver

    var key: Character {
      switch self {
      case .file: "f"
      case .consolidate: "c"
      case .decide: "a"
      case .submit: "b"
      case .annex: "A"
      case .situation: "n"
      case .deliver: "d"
      }
    }

    var posts: Posts {
      switch self {
      case .file: .liaison
      case .consolidate, .submit, .situation, .deliver: .office
      case .decide: .leader
      case .annex: [.custodian, .leader]
      }
    }
  }

  /// What it is about.
  enum Subject: Hashable, Sendable {
    case week(ISOWeek)
    /// A version of the bureau's report, or a situation report.
    case report(EventNumber)
    case none
  }

  let step: Step
  let subject: Subject

  init(_ step: Step, _ subject: Subject) {
    self.step = step
    self.subject = subject
  }

  var week: ISOWeek? { if case .week(let week) = subject { week } else { nil } }
  var report: EventNumber? { if case .report(let event) = subject { event } else { nil } }

  /// `weekly.file/2026-W48`, `weekly.submit/120`, `weekly.situation`.
  var draftName: String {
    switch subject {
    case .week(let week): "weekly.\(step.rawValue)/\(week)"
    case .report(let event): "weekly.\(step.rawValue)/\(event.rawValue)"
    case .none: "weekly.\(step.rawValue)"
    }
  }

  /// What a draft of that name is of; nil for another form's.
  init?(draftName: String) {
    let parts = draftName.split(separator: "/").map(String.init)
    guard let head = parts.first, head.hasPrefix("weekly."),
      let step = Step(rawValue: String(head.dropFirst("weekly.".count)))
    else { return nil }
    let subject: Subject? =
      parts.count == 1
      ? Subject.none
      : ISOWeek(parts[1]).map { .week($0) } ?? Int64(parts[1]).map { .report(EventNumber(rawValue: $0)) }
    guard let subject else { return nil }
    self.init(step, subject)
  }

  /// The steps that a member can take about a row now, in the order of the way.
  static func steps(on entry: WeeklyList.Entry, _ desk: Desk, for member: MemberID, at now: Instant) -> [WeeklyTask] {
    let posts = desk.members[member]?.posts ?? []
    let tasks: [WeeklyTask]
    switch entry {
    case .week(let week): tasks = steps(on: week, desk, for: member, at: now)
    case .situation(let event):
      tasks = [WeeklyTask(.situation, .none), WeeklyTask(.deliver, .report(event))]
    }
    return tasks.filter { !$0.step.posts.isDisjoint(with: posts) }
  }

  static func steps(on entry: WeeklyList.Entry, _ context: LayerContext) -> [WeeklyTask] {
    context.session.map { steps(on: entry, $0.desk, for: $0.member, at: context.now) } ?? []
  }

  private static func steps(
    on week: ISOWeek, _ desk: Desk, for member: MemberID, at now: Instant
  ) -> [WeeklyTask] {
    var tasks: [WeeklyTask] = []
    let hasBegun = week.firstDay <= desk.date(of: now)
    if let section = WeeklyList.ownSection(desk, member), hasBegun {
      let standing = desk.standing(of: section, in: week, at: now)
      if standing?.isOpen == true || standing?.filing != nil { tasks.append(WeeklyTask(.file, .week(week))) }
    }
    let report = desk.weekly.report(of: week)
    let isLater = desk.weekly.lastFirst.map { $0.week > week } ?? false
    if hasBegun && (report != nil || !isLater) { tasks.append(WeeklyTask(.consolidate, .week(week))) }
    if let report {
      if report.state == .made, !desk.members.isSamePerson(report.by, member) {
        tasks.append(WeeklyTask(.decide, .report(report.event)))
      }
      if report.state == .released { tasks.append(WeeklyTask(.submit, .report(report.event))) }
    }
    if hasBegun, !desk.circles(of: member).isEmpty { tasks.append(WeeklyTask(.annex, .week(week))) }
    return tasks + [WeeklyTask(.situation, .none)]
  }

  /// Whether a week waits for this member.
  static func waits(_ week: ISOWeek, _ desk: Desk, for member: MemberID, at now: Instant) -> Bool {
    let posts = desk.members[member]?.posts ?? []
    if let section = WeeklyList.ownSection(desk, member), let standing = desk.standing(of: section, in: week, at: now) {
      switch standing {
      case .missing: return true
      // On the day of the closing hour it is time.
      case .due(let closing): if desk.date(of: closing) <= desk.date(of: now) { return true }
      case .filed, .merged, .nobody: break
      }
    }
    let report = desk.weekly.report(of: week)
    if posts.contains(.office) {
      if report?.state == .sentBack || report?.state == .released { return true }
      if report == nil && desk.isBureauDue(week, at: now) { return true }
    }
    guard posts.contains(.leader), let report, report.state == .made else { return false }
    return !desk.members.isSamePerson(report.by, member)
  }

  static func open(_ task: WeeklyTask, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    guard session.readOnly == nil else {
      return [.notice(Notice(.refused, context.wording.refusal(Refusal(.cannotRead)))), .effect(.bell)]
    }
    return [.push(FormLayer(WeeklyForm(task: task), in: &context, session: session))]
  }

  /// Asks where the report is to be written.
  static func print(_ entry: WeeklyList.Entry, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session, let paper = paper(entry, context) else {
      return [.notice(Notice(.refused, context.texts["weekly.print.none"])), .effect(.bell)]
    }
    return [.push(FormLayer(PaperForm(paper: .weekly(paper)), in: &context, session: session))]
  }

  /// What of a row can be printed by this member.
  static func paper(_ entry: WeeklyList.Entry, _ context: LayerContext) -> WeeklyPaper? {
    guard let session = context.session, session.readOnly == nil else { return nil }
    let desk = session.desk
    switch entry {
    case .situation(let event): return .situation(event)
    case .week(let week):
      if desk.mayReadLeads(session.member) { return desk.weekly.report(of: week).map { .report($0.event) } }
      return WeeklyList.ownSection(desk, session.member).flatMap { desk.weekly.filing(of: $0, week) }
        .map { .filing($0.event) }
    }
  }
}
