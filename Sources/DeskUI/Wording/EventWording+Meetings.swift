import CaseDomain

extension Wording {
  /// What fills the lines of events about meetings; nil for others. What stands under a lead's key is said to whoever
  /// could read the event.
  func meetingDetails(of event: any Event) -> [String]? {
    func line(_ text: String) -> String { TextCleaning.singleLine(text) }
    return switch event {
    case let event as MeetingProposed: [meetingKind(event.kind), line(event.purpose)]
    case let event as MeetingDeclined: [line(event.reason)]
    case let event as MeetingScheduled:
      [meetingKind(event.kind), moment(event.plan.start), line(event.plan.place), line(event.purpose)]
    case let event as MeetingRescheduled: [moment(event.plan.start), line(event.plan.place), line(event.reason)]
    case let event as MeetingCancelled: [line(event.reason)]
    case let event as MeetingHeld: [event.chair.map(member) ?? texts["meetings.chair.outside"]]
    case let event as AttendanceTaken:
      [String(event.rows.count { $0.presence != .absent }), String(event.rows.count)]
    case let event as MissExplained:
      [missed(event.obligation, event.period), event.period, line(event.words)]
    case let event as MeetingPrinted:
      [texts["papers.title.meeting.\(event.what.rawValue)"], event.file]
    default: agendaDetails(of: event)
    }
  }

  private func agendaDetails(of event: any Event) -> [String]? {
    func line(_ text: String) -> String { TextCleaning.singleLine(text) }
    return switch event {
    case let event as ItemAdded:
      [texts["meetings.item.\(event.kind.rawValue)"], event.lead.map { lead($0) } ?? line(event.words)]
    case is ItemMoved, is MinutesWritten, is MinutesFiled, is MinutesApproved: []
    case let event as ItemDropped: [line(event.reason)]
    case let event as ItemDecided: [line(event.words)]
    case let event as FollowUpSet: [member(event.owner), date(event.due), line(event.words)]
    case let event as FollowUpNoted: [line(event.words)]
    case let event as FollowUpChecked: [line(event.words)]
    default: nil
    }
  }

  /// A kind of meeting, 领导小组会议.
  package func meetingKind(_ kind: MeetingKind) -> String { texts["meetings.kind.\(kind.rawValue)"] }

  /// `11-27 周五 09:30`.
  package func moment(_ moment: CivilMoment) -> String { "\(dateAndWeekday(moment.date)) \(moment.time)" }

  /// An obligation as it was ruled when a period began.
  private func missed(_ obligation: Obligation, _ period: String) -> String {
    guard let desk, let first = Period(period)?.first else { return obligation.rawValue }
    return cadence(desk.cadence(of: obligation).rule(on: first))
  }
}
