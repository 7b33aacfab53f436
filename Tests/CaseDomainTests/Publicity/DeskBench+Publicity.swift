import Testing

@testable import CaseDomain

extension DeskBench {
  /// A staffed desk with a window, a second section with one, people in the first, an activity in every state and a
  /// study session that somebody missed.
  static let publicised: DeskBench = {
    do {
      return try makePublicised()
    } catch {
      preconditionFailure("nothing is made public: \(error)")
    }
  }()

  private static func makePublicised() throws(Refusal) -> DeskBench {
    var bench = DeskBench.staffed
    try bench.perform(AddWindow(section: bench.section, name: "一号窗口"), as: Cast.office)
    let other = SectionID(rawValue: try bench.perform(AddSection(name: "综合科"), as: Cast.office).rawValue)
    try bench.perform(AddWindow(section: other, name: "二号窗口"), as: Cast.office)
    for name in ["庚", "辰", "巳"] { try bench.list(name) }
    try bench.list("午", in: other)
    try bench.plan("宪法宣传日", on: "2026-12-04")
    try bench.publicise(.some(organiser: bench.section, sections: [bench.section]), evidence: [.some])
    try bench.perform(
      EndActivity(activity: try bench.plan("义诊", on: "2026-12-05"), reason: "改期"), as: Cast.office)
    let twice = try bench.publicise(.some(organiser: nil, sections: [other], forms: [.banner, .screen]))
    try bench.perform(EndActivity(activity: twice, reason: "重复"), as: Cast.office)
    try bench.studying(absent: [bench.desk.study.staff[1].id])
    return bench
  }

  /// The parts of the publicised bench, and of those made from it.
  var planned: ActivityID { desk.publicity.all[0].id }
  var publicised: ActivityID { desk.publicity.all[1].id }
  var newestAccount: EventNumber { desk.publicity[publicised]!.versions.last!.step.event }
  var secondSection: SectionID { desk.organisation.sections[1].id }
  var window: WindowID { desk.organisation.windows[0].id }
  var otherWindow: WindowID { desk.organisation.windows[1].id }
  var studied: StudyID { desk.study.all[0].id }
  var present: StaffID { desk.study.staff[0].id }
  var absentee: StaffID { desk.study.staff[1].id }

  @discardableResult
  mutating func plan(
    _ theme: String, on day: String, as member: MemberID = Cast.liaison, by section: SectionID? = nil
  ) throws(Refusal) -> ActivityID {
    let plan = ActivityPlan(on: on(day), theme: theme, organiser: section ?? self.section, place: "大厅")
    return ActivityID(rawValue: try perform(PlanActivity(plan), as: member).rawValue)
  }

  @discardableResult
  mutating func publicise(
    _ details: ActivityDetails, evidence: [CaseDomain.Attachment] = [], plan: ActivityID? = nil,
    as member: MemberID = Cast.office,
    at time: Instant? = nil
  ) throws(Refusal) -> ActivityID {
    let event = try perform(RecordActivity(details, plan: plan, evidence: evidence), as: member, at: time)
    return plan ?? ActivityID(rawValue: event.rawValue)
  }

  @discardableResult
  mutating func list(
    _ name: String, in section: SectionID? = nil, since day: String = "2026-01-05", as member: MemberID = Cast.office
  ) throws(Refusal) -> StaffID {
    let command = ListStaff(section: section ?? self.section, name: name, since: on(day))
    return StaffID(rawValue: try perform(command, as: member).rawValue)
  }

  @discardableResult
  mutating func studying(
    _ details: StudyDetails? = nil, absent: [StaffID] = [], as member: MemberID = Cast.office
  ) throws(Refusal) -> StudyID {
    let command = RecordStudy(details ?? .some(sections: [section]), absent: absent)
    return StudyID(rawValue: try perform(command, as: member).rawValue)
  }
}
