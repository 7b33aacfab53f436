@testable import CaseDomain

extension Desk {
  /// What must hold of every lead, whoever did what in whatever order.
  func checkWork(on lead: Lead, _ name: String, _ claims: inout Claims) {
    let work = leads.work(on: lead.id)
    let clocks = work.clocks(of: lead)
    claims.hold(lead.clock == clocks.min { $0.due < $1.due }, "\(name) shows another clock than its first")
    claims.hold((work.assignment != nil) == (lead.section != nil), "\(name) has a section without an assignment")
    claims.hold(work.assignment?.section == lead.section, "\(name) is with another section than assigned")
    switch lead.state {
    case .open: claims.hold(lead.section == nil, "\(name) is open and with a section")
    case .assigned, .verifying:
      claims.hold(lead.section != nil && lead.verifyDue != nil, "\(name) is with nobody, or without a deadline")
    case .underReview: claims.hold(work.report?.decision == nil, "\(name) waits for a review that was made")
    case .resolved: claims.hold(work.report?.decision?.isYes == true, "\(name) is resolved and was not reviewed")
    case .closed, .archived: checkClosing(of: lead, work, name, &claims)
    }
    // A living lead never waits for nothing: it stands in somebody's list with a day.
    if !lead.isClosed { claims.hold(lead.clock != nil, "\(name) lives and waits for nothing") }
    claims.hold((lead.state == .archived) == (work.archived != nil), "\(name) is archived or not")
    if lead.importance == .ordinary { claims.hold(work.escalateDue == nil, "\(name) is to go up and is not major") }
  }

  /// No tip is ever unreachable from a list that its keepers see: it waits in the queue with a day, stands on a lead that
  /// lists it, or went to a body that is named; and somebody may hold its key as long as anybody reads tips at all.
  func checkReach(_ claims: inout Claims) {
    let hasReaders = !members.holding(.leadsReaders).isEmpty
    for tip in tips.rows where !tip.isElsewhere {
      let name = tip.number.description
      let isQueued = tip.isInQueue && tip.clock != nil
      let isLed = tip.lead.flatMap { leads.row(of: $0) }.map { leads.tips[$0].contains(tip.id) } ?? false
      let passing = tip.outcome.map { tips.proposals[Int($0)].outcome }
      let isPassed: Bool =
        if tip.state == .passedOn, case .passOn(let body, _)? = passing { organisation.body(body) != nil } else {
          false
        }
      claims.hold([isQueued, isLed, isPassed].count { $0 } == 1, "\(name) is in no list, or in several")
      claims.hold(!hasReaders || !possibleHolders(of: .tip(tip.id)).isEmpty, "\(name) is closed to everybody")
      if let lead = tip.lead {
        claims.hold(!hasReaders || !possibleHolders(of: .lead(lead)).isEmpty, "the lead of \(name) is closed to all")
      }
    }
  }

  /// No lead is closed without a transfer or an approval from outside the section (law arts. 25, 52).
  private func checkClosing(of lead: Lead, _ work: LeadWork, _ name: String, _ claims: inout Claims) {
    guard let closing = work.closing else { return claims.hold(false, "\(name) is closed by nobody") }
    claims.hold(!wasOnSide(closing.step.by, work), "\(name) was closed by whoever handled it")
    switch closing.basis {
    case .transfer:
      guard let transfer = work.transfer, let receipt = transfer.receipt else {
        return claims.hold(false, "\(name) was closed on a transfer that nobody signed for")
      }
      claims.hold(!members.isSamePerson(receipt.by, transfer.step.by), "\(name): sent and received by one person")
      claims.hold(!wasOnSide(receipt.by, work), "\(name): received by whoever handled it")
    case .determination:
      guard let report = work.report, let decision = report.decision else {
        return claims.hold(false, "\(name) was closed on no determination")
      }
      claims.hold(!members.isSamePerson(report.step.by, decision.step.by), "\(name) was found and approved by one")
      if lead.isSuspectedOrganisedCrime {
        claims.hold(work.transfer?.receipt != nil, "\(name) is suspected and never reached the police")
      }
    }
  }

  /// Whether somebody took the lead up or reported on it. Sections may have changed since, so they are not asked.
  private func wasOnSide(_ member: MemberID, _ work: LeadWork) -> Bool {
    let people = work.assignments.compactMap { $0.taken?.by } + work.reports.map(\.step.by)
    return people.contains { members.isSamePerson($0, member) }
  }
}
