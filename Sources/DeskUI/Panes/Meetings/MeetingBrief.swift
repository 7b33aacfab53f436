import CaseDomain
import Terminal

/// The one page that leadership begins with: what was missed, what is next, what waits for a decision, what is late.
struct MeetingBrief: Sendable {
  typealias Row = MeetingsView.Row
  let rows: [Row]

  init(_ context: LayerContext, _ desk: Desk) {
    let groups: [(String, [Row])] = [
      ("meetings.brief.missed", Self.missed(desk, context)),
      ("meetings.brief.risk", Self.atRisk(desk, context)),
      ("meetings.brief.next", Self.next(desk, context)),
      ("meetings.brief.decide", Self.waiting(desk, context)),
      ("meetings.brief.mine", Self.mine(desk, context).map { MeetingsView.row(of: $0, context) }),
      ("meetings.brief.late", Self.late(desk, context)),
      ("meetings.brief.unrecorded", Self.unrecorded(desk, context)),
    ]
    rows = groups.flatMap { key, rows in
      rows.enumerated().map { index, row in
        var row = row
        if index == 0 { row.heading = context.texts(key, context.wording.firstDay) }
        return row
      }
    }
  }

  /// How much of it waits for this member: what the tab counts.
  static func count(_ context: LayerContext) -> Int {
    guard let desk = context.desk else { return 0 }
    return waiting(desk, context).count + ownFollowUps(desk, context).count
  }

  /// What this member is still to do.
  static func ownFollowUps(_ desk: Desk, _ context: LayerContext) -> [FollowUp] {
    guard let me = context.session?.member else { return [] }
    return desk.visibleFollowUps(to: me).filter { $0.state == .open && desk.members.isSamePerson($0.owner, me) }
  }

  /// Of that, what is not late: what is late stands with everybody's.
  private static func mine(_ desk: Desk, _ context: LayerContext) -> [FollowUp] {
    ownFollowUps(desk, context).filter { !$0.isLate(on: context.today) }
      .sorted { ($0.due, $0.event) < ($1.due, $1.event) }
  }

  /// Whether a period is about to be missed: the tab says so.
  static func isAlarming(_ context: LayerContext) -> Bool {
    guard let desk = context.desk else { return false }
    return !atRisk(desk, context).isEmpty
  }

  private static func periods(_ desk: Desk, _ context: LayerContext) -> [ObligationPeriod] {
    desk.obligations(in: context.today.year, on: context.today).flatMap(\.periods)
  }

  private static func missed(_ desk: Desk, _ context: LayerContext) -> [Row] {
    // In January what was found out last is of last year: it stays until somebody says why.
    let before = desk.obligations(in: context.today.year - 1, on: context.today).flatMap(\.periods).filter {
      desk.meetings.explanation(of: $0.obligation, in: $0.period) == nil
    }
    return (periods(desk, context) + before).filter { $0.state == .missed }.sorted { $0.period > $1.period }.map {
      found in
      let why = desk.meetings.explanation(of: found.obligation, in: found.period)
      return Row(
        lead: context.texts["meetings.state.missed"], label: context.wording.obligation(found),
        note: why.map { TextCleaning.singleLine($0.words) } ?? unexplained(found.period, desk, context),
        style: why == nil ? context.theme.alert : .plain, target: .period(found.obligation, found.period))
    }
  }

  /// That nobody said why; and where the desk's own record begins only within the period, that too.
  private static func unexplained(_ period: Period, _ desk: Desk, _ context: LayerContext) -> String {
    let bare = context.texts["meetings.brief.unexplained"]
    guard desk.obligationClock(on: context.today).beganUnrecorded(period) else { return bare }
    return context.texts("meetings.brief.unexplained.began", desk.firstDay.map(context.wording.date) ?? "")
  }

  /// What was over before the desk began, until it is entered or explained.
  private static func unrecorded(_ desk: Desk, _ context: LayerContext) -> [Row] {
    periods(desk, context).filter { found in
      found.state == .unrecorded && desk.meetings.explanation(of: found.obligation, in: found.period) == nil
    }.map { found in
      Row(
        lead: context.texts["meetings.state.unrecorded"], label: context.wording.obligation(found),
        style: context.theme.secondary, target: .period(found.obligation, found.period))
    }
  }

  static func atRisk(_ desk: Desk, _ context: LayerContext) -> [Row] {
    let last = Period(.halfYear, containing: context.today.adding(months: -6))
    let before = desk.obligations(in: last.first.year, on: context.today).flatMap(\.periods)
    let all = last.first.year == context.today.year ? periods(desk, context) : before + periods(desk, context)
    return all.filter { $0.state == .atRisk }.map { found in
      let words = context.wording
      let left = found.by.map { "\(words.date($0))  \(words.dueShort($0))" } ?? ""
      return Row(
        lead: context.texts["meetings.state.atRisk"], label: words.obligation(found),
        note: context.texts("meetings.brief.needs", String(found.missing), left), style: context.theme.alert,
        target: .period(found.obligation, found.period))
    }
  }

  private static func next(_ desk: Desk, _ context: LayerContext) -> [Row] {
    desk.meetings.all.filter { $0.state == .scheduled && ($0.plan?.start.date).map { $0 >= context.today } == true }
      .sorted { ($0.plan?.start.description ?? "") < ($1.plan?.start.description ?? "") }.prefix(3)
      .map { MeetingsView.row(of: $0, desk, context) }
  }

  /// Proposals, minutes to approve, work to check, meetings that nobody recorded.
  static func waiting(_ desk: Desk, _ context: LayerContext) -> [Row] {
    guard let me = context.session?.member, let posts = context.member?.posts else { return [] }
    let texts = context.texts
    let convenes = !posts.isDisjoint(with: [.office, .leader])
    var rows: [Row] = []
    func add(_ meeting: Meeting, _ key: String) {
      var row = MeetingsView.row(of: meeting, desk, context)
      row.style = .plain
      rows.append(
        Row(
          lead: texts[key], label: "\(meeting.plan == nil ? "" : row.lead + "  ")\(row.label)",
          note: meeting.plan == nil ? row.note : "", style: row.style, target: .meeting(meeting.id)))
    }
    for meeting in desk.meetings.all {
      switch meeting.state {
      case .proposed where convenes: add(meeting, "meetings.brief.proposal")
      case .scheduled where convenes && (meeting.plan?.start.date).map({ $0 < context.today }) == true:
        add(meeting, "meetings.unrecorded")
      case .held where convenes && meeting.minutes.isEmpty: add(meeting, "meetings.noMinutes")
      case .held:
        if desk.awaitsApproval(of: meeting, by: me) { add(meeting, "meetings.brief.approve") }
      default: continue
      }
    }
    for meeting in desk.meetings.all where convenes && isToMend(meeting, me, desk) {
      add(meeting, desk.lacksWords(meeting, for: me) ? "meetings.brief.noWords" : "meetings.brief.conflict")
    }
    for task in desk.visibleFollowUps(to: me) where task.state == .done && convenes {
      if !desk.members.isSamePerson(task.owner, me) {
        rows.append(
          Row(
            lead: texts["meetings.brief.check"], label: MeetingsView.row(of: task, context).label,
            target: .followUp(task.event)))
      }
    }
    return rows + rulings(desk, me, posts, context)
  }

  /// Whether minutes have no words, or somebody is to be there before whom a lead on the agenda cannot be dealt with.
  private static func isToMend(_ meeting: Meeting, _ me: MemberID, _ desk: Desk) -> Bool {
    if desk.lacksWords(meeting, for: me) { return true }
    return desk.visibleItems(desk.meetings.agenda(of: meeting.id), to: me).contains {
      desk.conflict(of: $0, at: meeting) != nil
    }
  }

  /// Settings that somebody else proposed and that wait for a leader's word (R6.7).
  private static func rulings(_ desk: Desk, _ me: MemberID, _ posts: Posts, _ context: LayerContext) -> [Row] {
    guard posts.contains(.leader) else { return [] }
    let words = context.wording
    return desk.rulings.proposals.filter { proposal in
      proposal.decision == nil && !desk.members.isSamePerson(proposal.proposedBy, me)
    }.map { proposal in
      Row(
        lead: context.texts["rulings.waiting"],
        label: "\(words.rulingName(proposal.ruling))  \(words.rulingValue(proposal.value, of: proposal.ruling))",
        note: context.texts("rulings.since", words.date(proposal.from)), target: .ruling(proposal.ruling))
    }
  }

  private static func late(_ desk: Desk, _ context: LayerContext) -> [Row] {
    let me = context.session?.member
    return desk.visibleFollowUps(to: me).filter { $0.isLate(on: context.today) }
      .sorted { ($0.due, $0.event) < ($1.due, $1.event) }.map { MeetingsView.row(of: $0, context) }
  }
}
