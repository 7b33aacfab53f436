@testable import CaseDomain

extension Desk {
  var publicityLines: [String] {
    publicity.all.map { "\($0)" } + publicity.exports.map { "\($0)" } + study.staff.map { "\($0)" }
      + study.all.map { "\($0)" }
  }

  /// What is not as it must always be about publicity and study.
  func brokenPublicity() -> [String] {
    var claims = Claims()
    claims.hold(Set(publicity.all.map(\.id)).count == publicity.all.count, "two activities have one id")
    for activity in publicity.all {
      let isHeld = [.held, .struckOut].contains(activity.state)
      claims.hold(isHeld == !activity.versions.isEmpty, "\(activity.id) is \(activity.state) and has no account")
      claims.hold(isHeld || activity.plan != nil, "\(activity.id) came from nowhere")
      claims.hold(
        [.dropped, .struckOut].contains(activity.state) == (activity.ending != nil),
        "\(activity.id) ended without a word")
      claims.hold(
        activity.versions.dropFirst().allSatisfy { $0.reason?.isEmpty == false }, "\(activity.id) corrected silently")
      claims.ascending(activity.events, upTo: lastEvent, "\(activity.id)")
      for details in activity.versions.map(\.details) {
        claims.hold(!details.sections.isEmpty || !details.windows.isEmpty, "\(activity.id) reached nobody")
        claims.hold(details.windows.allSatisfy { organisation.window($0) != nil }, "\(activity.id) at no window")
        claims.hold(details.sections.allSatisfy { organisation.section($0) != nil }, "\(activity.id) in no section")
        claims.hold(details.on <= date(of: activity.versions.last?.step.at ?? lastTime), "\(activity.id) is to come")
      }
      claims.hold(activity.evidence.flatMap(\.files).allSatisfy(\.isWhole), "\(activity.id) shows what nobody opens")
    }
    for session in study.all {
      let rows = session.attendance.map(\.staff)
      claims.hold(!rows.isEmpty && Set(rows).count == rows.count, "\(session.id) by nobody, or twice")
      claims.hold(
        rows.allSatisfy { study.staff($0).map { session.details.sections.contains($0.section) } == true },
        "\(session.id) by others than were called")
      claims.hold(Set(session.madeUp.map(\.staff)).count == session.madeUp.count, "\(session.id) made up twice")
      claims.ascending(session.events, upTo: lastEvent, "\(session.id)")
    }
    let present = study.staff.filter { $0.leaving == nil }
    let names = present.map { "\($0.section.rawValue) \($0.name)" }
    claims.hold(Set(names).count == names.count, "two of one name in one section")
    let members = present.compactMap(\.member)
    claims.hold(Set(members).count == members.count, "a member stands twice")
    let year = date(of: lastTime).year
    for row in coverage(in: year, on: date(of: lastTime)) {
      claims.hold(row.cells.count == 12, "\(row.name) has \(row.cells.count) months")
    }
    return claims.broken
  }
}

extension RandomOffice {
  /// A step about publicity or study, mostly about what is there.
  mutating func publicityCommand(seeing desk: Desk) -> any Command {
    if once(in: 2) { return studyCommand(seeing: desk) }
    let today = desk.date(of: desk.lastTime)
    let section = pick(desk.organisation.sections.suffix(2))?.id ?? SectionID(rawValue: 1)
    let activity = pick(desk.publicity.all.suffix(4))
    let id = activity?.id ?? ActivityID(rawValue: 1)
    let details = ActivityDetails(
      on: today.adding(days: pick([0, 0, -3, -40, 1]) ?? 0), theme: reason(),
      forms: [pick(ActivityForm.allCases) ?? .banner], organiser: once(in: 3) ? nil : section, sections: [section],
      windows: desk.organisation.windows.suffix(1).map(\.id).filter { _ in once(in: 3) }, place: "大厅", audience: 30)
    switch pick(0..<9) ?? 0 {
    case 0, 1:
      return PlanActivity(ActivityPlan(on: today.adding(days: pick(-1..<9) ?? 0), theme: reason(), organiser: section))
    case 2, 3:
      let plan = once(in: 2) ? desk.publicity.all.last { $0.state == .planned }?.id : nil
      return RecordActivity(details, plan: plan, evidence: once(in: 3) ? [.some] : [])
    case 4:
      let basedOn = activity?.versions.last?.step.event ?? EventNumber(rawValue: 1)
      return CorrectActivity(activity: id, basedOn: basedOn, details: details, reason: reason())
    case 5: return AddActivityEvidence(activity: id, evidence: [.some])
    case 6: return ExportPublicity(what: .coverage, count: pick(-1..<9) ?? 0, file: reason())
    case 7: return CloseWindow(window: pick(desk.organisation.windows)?.id ?? WindowID(rawValue: 1), reason: reason())
    default: return EndActivity(activity: id, reason: reason())
    }
  }

  private mutating func studyCommand(seeing desk: Desk) -> any Command {
    let today = desk.date(of: desk.lastTime)
    let person = pick(desk.study.staff.suffix(4))
    let section = person?.section ?? desk.organisation.sections.first?.id ?? SectionID(rawValue: 1)
    let session = pick(desk.study.all.suffix(3))
    let details = StudyDetails(
      on: today, kind: pick(StudyKind.allCases) ?? .law, title: reason(), minutes: pick(0..<90) ?? 60, place: "会议室",
      sections: [section])
    let absent = person.map { once(in: 2) ? [$0.id] : [] } ?? []
    switch pick(0..<10) ?? 0 {
    case 0...2:
      return ListStaff(
        section: pick(desk.organisation.sections.suffix(2))?.id ?? section, name: "员\(pick(0..<9) ?? 0)",
        since: today.adding(days: -30), member: once(in: 3) ? pick(desk.members.all)?.id : nil)
    case 3: return RemoveStaff(staff: person?.id ?? StaffID(rawValue: 1), reason: reason())
    case 4...6: return RecordStudy(details, absent: absent)
    case 7:
      return CorrectStudy(
        study: session?.id ?? StudyID(rawValue: 1), basedOn: session?.newest.step.event ?? EventNumber(rawValue: 1),
        details: details, absent: absent, reason: reason())
    case 8:
      return MakeUpStudy(
        study: session?.id ?? StudyID(rawValue: 1), staff: session?.absent.first ?? StaffID(rawValue: 1), how: reason())
    default: return StrikeOutStudy(study: session?.id ?? StudyID(rawValue: 1), reason: reason())
    }
  }
}
