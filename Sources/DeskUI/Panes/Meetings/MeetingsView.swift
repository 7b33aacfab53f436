import CaseDomain
import Terminal

/// The lists of the pane: what matters now, the calendar, what is to be done, what was decided, what waits.
enum MeetingsView: String, CaseIterable, Sendable {
  case brief, agenda, followUps, outcomes, backlog

  /// One line of a list, and what Enter goes to.
  struct Row: Sendable {
    enum Target: Hashable, Sendable {
      case meeting(MeetingID)
      case followUp(EventNumber)
      case item(EventNumber)
      case period(Obligation, Period)
      case ruling(Ruling)
      case none
    }
    let lead: String
    let label: String
    var note = ""
    var style = Style.plain
    var target = Target.none
    /// Said above the row, where it begins a group.
    var heading: String?
    /// Said below the row, line for line.
    var below: [String] = []
  }

  func rows(_ context: LayerContext, year: Int) -> [Row] {
    guard let desk = context.desk else { return [] }
    switch self {
    case .brief: return MeetingBrief(context, desk).rows
    case .agenda: return Self.agenda(desk, context, year)
    case .followUps: return Self.followUps(desk, context)
    case .outcomes: return Self.outcomes(desk, context, year)
    case .backlog:
      return desk.visibleItems(desk.meetings.backlog, to: context.session?.member).map { item in
        Row(
          lead: context.wording.date(desk.date(of: item.addedAt)), label: context.wording.agendaItem(item),
          note: context.wording.member(item.by), target: .item(item.event))
      }
    }
  }

  /// The next meeting first, then what is past, the newest first; what was proposed heads the list.
  private static func agenda(_ desk: Desk, _ context: LayerContext, _ year: Int) -> [Row] {
    let today = context.today
    let proposed = desk.meetings.all.filter { $0.state == .proposed }
    let dated = desk.meetings.all.filter { $0.plan?.start.date.year == year }
    func day(_ meeting: Meeting) -> CivilMoment { meeting.plan?.start ?? CivilMoment(date: today, time: .midnight) }
    let coming = dated.filter { $0.state == .scheduled }.sorted { day($0) < day($1) }
    let past = dated.filter { $0.state != .scheduled }.sorted { day($0) > day($1) }
    // Whoever proposed it finds the answer here.
    let declined = desk.meetings.all.filter { $0.state == .declined && desk.date(of: $0.changedAt).year == year }
    let groups = [
      ("meetings.group.proposed", proposed), ("meetings.group.coming", coming), ("meetings.group.past", past),
      ("meetings.group.declined", declined.reversed()),
    ]
    return groups.flatMap { key, meetings in
      meetings.enumerated().map { index, meeting in
        var row = row(of: meeting, desk, context)
        if index == 0 { row.heading = context.texts[key] }
        return row
      }
    }
  }

  static func row(of meeting: Meeting, _ desk: Desk, _ context: LayerContext) -> Row {
    let (words, texts) = (context.wording, context.texts)
    let kind = words.meetingKind(meeting.kind)
    guard let plan = meeting.plan else {
      let isOpen = meeting.state == .proposed
      let due = meeting.proposal.map { texts("meetings.answerBy", words.date($0.answerDue)) } ?? ""
      let isLate = isOpen && meeting.proposal.map { $0.answerDue < context.today } ?? false
      return Row(
        lead: texts["meetings.state.\(meeting.state.rawValue)"], label: "\(kind)  \(meeting.purpose)",
        note: isOpen ? due : TextCleaning.singleLine(meeting.reason ?? ""),
        style: isLate ? context.theme.alert : isOpen ? .plain : context.theme.secondary, target: .meeting(meeting.id))
    }
    let items = desk.visibleItems(desk.meetings.agenda(of: meeting.id), to: context.session?.member)
    let isUnrecorded = meeting.state == .scheduled && plan.start.date < context.today
    let state =
      switch meeting.state {
      case .cancelled: texts["meetings.state.cancelled"]
      case .held:
        meeting.completeSince == nil
          ? texts[meeting.minutes.isEmpty ? "meetings.noMinutes" : "meetings.noQuorum"] : words.presence(meeting)
      default: isUnrecorded ? texts["meetings.unrecorded"] : words.presence(meeting)
      }
    let style =
      meeting.state == .cancelled
      ? context.theme.secondary
      : isUnrecorded || meeting.state == .held && meeting.completeSince == nil ? context.theme.warning : .plain
    return Row(
      lead: words.moment(plan.start), label: "\(kind)  \(plan.place)  \(words.agendaCount(items))", note: state,
      style: style, target: .meeting(meeting.id))
  }

  /// What is late first, then what is due next; what was checked is done with.
  private static func followUps(_ desk: Desk, _ context: LayerContext) -> [Row] {
    let order: [FollowUp.State] = [.open, .done, .checked]
    return desk.visibleFollowUps(to: context.session?.member)
      .sorted {
        (order.firstIndex(of: $0.state) ?? 0, $0.due, $0.event) < (
          order.firstIndex(of: $1.state) ?? 0, $1.due, $1.event
        )
      }
      .map { row(of: $0, context) }
  }

  static func row(of followUp: FollowUp, _ context: LayerContext) -> Row {
    let (words, texts) = (context.wording, context.texts)
    let isLate = followUp.isLate(on: context.today)
    let state =
      followUp.state == .open ? words.dueShort(followUp.due) : texts["meetings.followUp.\(followUp.state.rawValue)"]
    let lead = followUp.lead.map { words.lead($0) + " " } ?? ""
    return Row(
      lead: words.date(followUp.due),
      label: "\(words.member(followUp.owner))  \(lead)\(TextCleaning.singleLine(followUp.words))", note: state,
      style: isLate ? context.theme.alert : followUp.state == .checked ? context.theme.secondary : .plain,
      target: .followUp(followUp.event))
  }

  /// What was decided, the newest first; leads by their numbers.
  private static func outcomes(_ desk: Desk, _ context: LayerContext, _ year: Int) -> [Row] {
    let words = context.wording
    return desk.visibleItems(desk.meetings.items, to: context.session?.member)
      .compactMap { item in item.outcome.map { (item: item, outcome: $0) } }
      .filter { desk.date(of: $0.outcome.step.at).year == year }
      .sorted { $0.outcome.step.event > $1.outcome.step.event }
      .map { item, outcome in
        let meeting = item.meeting.flatMap { desk.meetings[$0] }
        return Row(
          lead: meeting?.plan.map { words.date($0.start.date) } ?? "",
          label: "\(words.agendaItem(item)): \(TextCleaning.singleLine(outcome.words))",
          note: meeting.map { words.meetingKind($0.kind) } ?? "", target: .item(item.event))
      }
  }
}
