@testable import CaseDomain

extension EventExamples {
  private static let section = SectionID(rawValue: 12)
  private static let activity = ActivityID(rawValue: 301)
  private static let study = StudyID(rawValue: 311)
  private static let staff = StaffID(rawValue: 305)

  static let publicity: [(String, any Event)] = [
    ("org.windowClosed", WindowClosed(window: WindowID(rawValue: 13), reason: "撤并")),
    (
      "publicity.planned",
      ActivityPlanned(
        plan: ActivityPlan(on: on("2026-12-04"), theme: "宪法宣传日", organiser: section, place: "办事大厅"))
    ),
    ("publicity.planned.least", ActivityPlanned(plan: ActivityPlan(on: on("2026-12-04"), theme: "宪法宣传日"))),
    ("publicity.held", ActivityHeld(plan: activity, details: .some(), evidence: [.some])),
    ("publicity.held.least", ActivityHeld(plan: nil, details: .least, evidence: [])),
    (
      "publicity.corrected",
      ActivityCorrected(
        activity: activity, basedOn: EventNumber(rawValue: 302), details: .some(audience: 60), reason: "人数有误")
    ),
    ("publicity.evidence", ActivityEvidenceAdded(activity: activity, evidence: [.some], words: "现场照片")),
    ("publicity.dropped", ActivityDropped(activity: activity, reason: "天气")),
    ("publicity.struckOut", ActivityStruckOut(activity: activity, reason: "重复登记")),
    ("publicity.exported", PublicityExported(what: .coverage, count: 12, file: "覆盖表.csv")),
    (
      "study.staffListed",
      StaffListed(section: section, name: "庚", since: on("2026-01-05"), member: MemberID(rawValue: 7))
    ),
    ("study.staffListed.least", StaffListed(section: section, name: "辰", since: on("2026-01-05"), member: nil)),
    ("study.staffLeft", StaffLeft(staff: staff, on: on("2026-11-20"), reason: "调离")),
    (
      "study.held",
      StudyHeld(
        details: .some(), attendance: [.init(staff, present: true), .init(StaffID(rawValue: 306), present: false)])
    ),
    (
      "study.corrected",
      StudyCorrected(
        study: study, basedOn: EventNumber(rawValue: 311), details: .some(minutes: 90),
        attendance: [.init(staff, present: true)], reason: "时长有误")
    ),
    ("study.madeUp", StudyMadeUp(study: study, staff: staff, on: on("2026-11-23"), how: "自学并交笔记")),
    ("study.struckOut", StudyStruckOut(study: study, reason: "重复登记")),
  ]
}

extension ActivityDetails {
  /// A lecture in the first section of a staffed bench.
  static func some(
    on day: String = "2026-11-20", organiser: SectionID? = SectionID(rawValue: 12),
    sections: [SectionID] = [SectionID(rawValue: 12)], windows: [WindowID] = [], forms: [ActivityForm] = [.lecture],
    audience: Int = 45
  ) -> ActivityDetails {
    ActivityDetails(
      on: civil(day), theme: "反有组织犯罪法进大厅", forms: forms, focus: ActivityFocus(kind: .trade, name: "工程建设"),
      organiser: organiser, sections: sections, windows: windows, place: "办事大厅", audience: audience, summary: "讲解举报渠道")
  }

  static let least = ActivityDetails(
    on: civil("2026-11-20"), theme: "横幅", forms: [.banner], windows: [WindowID(rawValue: 13)], place: "门口",
    audience: 0)
}

extension StudyDetails {
  static func some(
    on day: String = "2026-11-20", sections: [SectionID] = [SectionID(rawValue: 12)], minutes: Int = 60
  ) -> StudyDetails {
    StudyDetails(
      on: civil(day), kind: .law, title: "反有组织犯罪法", number: "主席令第101号", issuer: "全国人大常委会",
      minutes: minutes, place: "二楼会议室", lecturer: "法规科", sections: sections)
  }
}

/// The day as the bench writes it; a parameter named `on` stands in its way here.
private func civil(_ day: String) -> CivilDate { CivilDate(day)! }

extension Attachment {
  static let some = Attachment(
    name: "现场.jpg", bytes: 20_480, blob: String(repeating: "5c", count: 32),
    key: String(repeating: "k", count: 43) + "=",
    sha256: String(repeating: "5c", count: 32))
}
