import CaseDomain

/// A meeting as scripts get it, in JSON. Days are `2026-11-23`, moments `2026-11-27T09:30` in the desk's zone. Names of
/// fields never change.
package struct MeetingRow: Encodable, Sendable {
  let id: Int64
  let kind: String
  let purpose: String
  let state: String
  let start: String?
  let minutes: Int?
  let place: String?
  let invited: [String]
  let answerDue: String?
  /// How many were there, once that was taken.
  let present: Int?
  let hasMinutes: Bool
  /// Whether it counts for what is owed (R2.2).
  let counts: Bool
  /// Items of the agenda that this member may know.
  let items: Int

  /// - Parameter member: who asks.
  package init(_ meeting: Meeting, in desk: Desk, for member: MemberID) {
    id = meeting.id.rawValue
    kind = meeting.kind.rawValue
    purpose = meeting.purpose
    state = meeting.state.rawValue
    start = meeting.plan?.start.description
    minutes = meeting.plan?.minutes
    place = meeting.plan?.place
    invited = (meeting.plan?.invited ?? []).compactMap { desk.members[$0]?.name } + (meeting.plan?.guests ?? [])
    answerDue = meeting.state == .proposed ? meeting.proposal?.answerDue.description : nil
    present = meeting.attendance.isEmpty ? nil : meeting.attendance.count { $0.presence != .absent }
    hasMinutes = !meeting.minutes.isEmpty
    counts = meeting.completeSince != nil
    items = desk.visibleItems(desk.meetings.agenda(of: meeting.id), to: member).count
  }
}

/// One obligation in one period as scripts get it: its state, the meetings that count, what is needed by when.
package struct ObligationRow: Encodable, Sendable {
  let obligation: String
  /// `2026-11`, `2026-Q4`, `2026-H2`.
  let period: String
  /// `leadingGroup/month/1`: kind, length, how many.
  let rule: String
  /// `met`, `scheduled`, `due`, `atRisk`, `missed`, `unrecorded`, `ahead` or `notOwed`.
  let state: String
  /// Ids of the meetings that count, and of those that may come to.
  let counted: [Int64]
  let pending: [Int64]
  let needed: Int
  let by: String?
  /// Why there was none, where somebody said so.
  let explanation: String?
  /// The desk's first day, where the period began before it: of what was earlier only what was entered since is known.
  let recordedFrom: String?

  package init(_ found: ObligationPeriod, in desk: Desk) {
    obligation = found.obligation.rawValue
    period = found.period.description
    rule = found.rule.description
    state = found.state.rawValue
    counted = found.counted.map(\.rawValue)
    pending = found.pending.map(\.rawValue)
    needed = found.state == .notOwed ? 0 : found.missing
    recordedFrom = desk.firstDay.flatMap { found.period.first < $0 ? $0.description : nil }
    by = found.by?.description
    explanation = desk.meetings.explanation(of: found.obligation, in: found.period)?.words
  }
}
