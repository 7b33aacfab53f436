import CaseDomain
import DeskSession
import DeskText
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
    #expect(summary.leads.toAssign == 1 && summary.tips.registeredByOthers == 2)
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

  /// A time of receipt waits for those who may confirm it: not for whoever registered it, nor for whom the tip names.
  @Test func ownTimesOfReceiptDoNotWaitForMe() throws {
    var office = try Office.busy()
    let before = office.now.adding(minutes: -60 * 24 * 7)
    for (subject, member) in [("某酒店", FormDesk.second), ("甲", FormDesk.second), ("某网吧", FormDesk.receiver)] {
      let subjects = [Subject(kind: .person, name: subject)]
      try office.run(
        RegisterTip(
          content: TipContent(title: "", narrative: "经过", subjects: subjects), receivedAt: before, precision: .day,
          receiptEvidence: "邮戳"), as: member)
    }
    for (member, waiting) in [(FormDesk.receiver, 1), (FormDesk.second, 1), (FormDesk.custodian, 0)] {
      var summary = WorkSummary()
      let session = office.session(member)
      summary.update(session, earlier: nil, today: office.desk.date(of: office.now))
      #expect(summary.tips.receiptsForMe == waiting)
      let possible = office.desk.tips.rows.count { tip in
        TriageProbe.refusal(of: ConfirmReceipt(tip: tip.id), session, office.now) == nil
      }
      #expect(possible == waiting, "as many as the command would take")
    }
  }

  /// Who gains a post is shown at once what waits for it.
  @Test func anotherPostBringsWhatWaitsForIt() throws {
    var office = try Office.busy()
    let today = office.desk.date(of: office.now)
    var summary = WorkSummary()
    summary.update(office.session(FormDesk.custodian), earlier: nil, today: today)
    let earlier = office.desk
    try office.run(
      ChangePosts(member: FormDesk.custodian, posts: [.custodian, .leader], section: nil, reason: "兼任"))
    summary.update(office.session(FormDesk.custodian), earlier: earlier, today: today)
    #expect(summary.tips.outcomesForMe == 0, "R4.1 nothing waits for who has not signed for the post")
    let unsigned = office.desk
    try office.run(SignUndertaking(), as: FormDesk.custodian)
    summary.update(office.session(FormDesk.custodian), earlier: unsigned, today: today)
    #expect(summary.tips.outcomesForMe == 1)
  }

  /// What happened since the last visit is what others did.
  @Test func ownChangesAreNoNews() throws {
    var office = try Office.busy()
    office.lastSeen = office.desk.lastEvent
    let tips = office.desk.tips.rows.map(\.id)
    try office.tip(TipContent(title: "", narrative: "我登记的"))
    try office.run(SupplementTip(tip: tips[2], text: "我补充的"))
    try office.run(SupplementTip(tip: tips[4], text: "他人补充的"), as: FormDesk.second)
    try office.run(SupplementTip(tip: tips[4], text: "我又补充的"))
    var summary = WorkSummary()
    summary.update(office.session(FormDesk.receiver), earlier: nil, today: office.desk.date(of: office.now))
    #expect(summary.tips.changedByOthers == 1 && summary.tips.registeredByOthers == 0)
    try office.tip(TipContent(title: "", narrative: "他人登记的"), as: FormDesk.second)
    summary.update(office.session(FormDesk.receiver), earlier: nil, today: office.desk.date(of: office.now))
    #expect(summary.tips.changedByOthers == 2 && summary.tips.registeredByOthers == 1)
  }

  /// Every figure of the overview is the length of the list that it leads to.
  @Test(arguments: [FormDesk.receiver, FormDesk.second, FormDesk.custodian], Language.allCases)
  func figuresAreThoseOfTheirLists(member: MemberID, language: Language) throws {
    var office = try Office.busy()
    let tips = office.desk.tips.rows.map(\.id)
    office.lastSeen = EventNumber(rawValue: tips[3].rawValue)
    try office.run(
      RegisterTip(
        content: TipContent(title: "", narrative: "某网吧"), receivedAt: office.now.adding(minutes: -60 * 24 * 7),
        precision: .day, receiptEvidence: "邮戳"), as: FormDesk.second)
    try office.run(
      ProposeOutcome(tip: tips[4], outcome: .returnForMore(questions: "何时"), reason: "不明"))
    try office.run(OpenLead(tips: [tips[2]], isSuspectedOrganisedCrime: false, reason: "明确"), as: FormDesk.second)
    let screen = Screen(office, as: member, language: language)
    let items = OverviewPane.items(screen.model.context, screen.model.frame.summary)
    #expect(items.contains { $0.value != "0" })
    for item in items {
      var screen = screen
      guard case .go(let destination) = item.target else { continue }
      _ = screen.model.frame.follow(destination, screen.model.context)
      let frame = screen.model.frame
      let shown =
        switch frame.place {
        case .reporters: frame.reporters.count
        case .leads: frame.leads.count
        default: frame.tips.count
        }
      #expect(item.value == String(shown), "\(item.label)")
    }
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
      #expect(summary.leads == anew.leads && summary.unled == anew.unled)
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
