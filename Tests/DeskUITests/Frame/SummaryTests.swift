import CaseDomain
import DeskSession
import Testing

@testable import DeskUI

/// The overview's figures, against a count of everything.
@Suite struct SummaryTests {
  @Test func countsAreThoseOfTheDesk() throws {
    let office = try Office.busy()
    var summary = WorkSummary()
    let today = office.desk.date(of: office.now)
    summary.update(office.session(FormDesk.receiver), earlier: nil, today: today)
    #expect(summary.tips.toTriage == 2 && summary.tips.dueToday == 1 && summary.tips.overdue == 0)
    #expect(summary.tips.myConfirmations == 1 && summary.tips.unacknowledged == 1)
    #expect(summary.leadsToAssign == 1 && summary.tips.registeredByOthers == 2)
    #expect(summary.tips.received.reduce(0, +) == 5 && summary.triaged.reduce(0, +) == 2)
  }

  /// Who proposed an outcome does not wait for their own word.
  @Test func ownProposalsDoNotWaitForMe() throws {
    let office = try Office.busy()
    var summary = WorkSummary()
    summary.update(
      office.session(FormDesk.second), earlier: nil, today: office.desk.date(of: office.now))
    #expect(summary.tips.myConfirmations == 0)
    #expect(summary.waiting(for: .custodian) == 0)
  }

  @Test func updatingEqualsCountingAnew() throws {
    var office = try Office.busy()
    let today = office.desk.date(of: office.now)
    var summary = WorkSummary()
    summary.update(office.session(FormDesk.receiver), earlier: nil, today: today)
    for step in 0..<5 {
      let earlier = office.desk
      let tip = try office.tip(TipContent(title: "", narrative: "第\(step)件"), as: FormDesk.second)
      if step % 2 == 1 {
        try office.run(OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "明确"))
      }
      summary.update(office.session(FormDesk.receiver), earlier: earlier, today: today)
      var anew = WorkSummary()
      anew.update(office.session(FormDesk.receiver), earlier: nil, today: today)
      #expect(summary.tips == anew.tips && summary.triaged == anew.triaged)
      #expect(summary.leadsToAssign == anew.leadsToAssign)
    }
  }

  @Test(arguments: [("2026-11-23", 11), ("2026-11-29", 11), ("2026-11-22", 10), ("2026-11-16", 10), ("2026-09-07", 0)])
  func weeksBeginOnMonday(day: String, week: Int) throws {
    let today = try #require(CivilDate("2026-11-25"))
    #expect(WorkSummary.week(of: try #require(CivilDate(day)), today) == week)
    #expect(WorkSummary.week(of: try #require(CivilDate("2026-09-06")), today) == nil)
  }

  @Test func midnightMakesTipsLate() throws {
    var screen = Screen(try Office.busy())
    #expect(screen.model.frame.summary.tips.overdue == 0)
    screen.send(.input(.key(.down)))
    let midnight = Zone.china.startOfDay(try #require(CivilDate("2026-11-24")))
    screen.model.lastInput = midnight
    screen.send(.tick(midnight))
    #expect(screen.model.frame.summary.tips.overdue == 1)
  }
}
