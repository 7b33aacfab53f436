import CaseDomain
import DeskSession

/// What waits among leads, counted.
struct LeadCounts: Hashable, Sendable {
  var toAssign = 0
  /// Leads of which something waits for this member.
  var forMe = 0
  var dueToday = 0
  var overdue = 0
  /// Closed leads whose reporters are to be told today, or should have been (R6.3.1, law).
  var feedbackDue = 0
  /// Leads opened by others since the member last left.
  var openedByOthers = 0
  /// Tips that those not closed stand for.
  var led = 0

  mutating func add(_ other: LeadCounts) {
    toAssign += other.toAssign
    forMe += other.forMe
    dueToday += other.dueToday
    overdue += other.overdue
    feedbackDue += other.feedbackDue
    openedByOthers += other.openedByOthers
    led += other.led
  }

  /// - Parameter outOfReach: what this member is taken off; no figure tells of it (R6.4).
  mutating func add(
    _ lead: Lead, at row: Int, _ session: SessionView, _ today: CivilDate, _ outOfReach: Set<CaseEntry>
  ) {
    let desk = session.desk
    if !lead.isClosed {
      led += desk.leads.tips[row].count { id in
        guard let tip = desk.tips[id] else { return false }
        return tip.lead == lead.id && !tip.isElsewhere && !outOfReach.contains(.tip(id))
      }
    }
    if lead.isElsewhere || outOfReach.contains(.lead(lead.id)) { return }
    if lead.id.rawValue > session.lastSeen.rawValue, lead.openedBy != session.member { openedByOthers += 1 }
    if lead.state == .open { toAssign += 1 }
    if lead.state == .closed, let due = desk.leads.work(on: lead.id).closing?.feedbackDue, due <= today {
      feedbackDue += 1
    }
    // A deadline counts for whoever has to keep it.
    let own = desk.waiting(lead, for: session.member)
    if !own.isEmpty { forMe += 1 }
    guard let clock = desk.clock(of: lead, for: session.member, own: own) else { return }
    switch Urgency(due: clock.due, today: today) {
    case .overdue: overdue += 1
    case .today: dueToday += 1
    case .later: break
    }
  }
}
