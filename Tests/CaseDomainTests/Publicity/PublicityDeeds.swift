@testable import CaseDomain

extension Deed {
  private static let office = [Cast.receiver, Cast.office]
  private static let writers = [Cast.receiver, Cast.office, Cast.liaison]
  private static let striking = [Cast.receiver, Cast.office, Cast.leader, Cast.secondLeader]

  static var publicity: [Deed] { activities + studies }

  private static var activities: [Deed] {
    let bench = DeskBench.publicised
    let own = bench.section
    return [
      Deed(
        "R1.3 close a window", by: Cast.office,
        allowed: office + [Cast.leader, Cast.secondLeader, Cast.admin], on: bench,
        CloseWindow(window: bench.window, reason: "撤并")),
      Deed(
        "R1.1 plan something", by: Cast.liaison, allowed: writers, on: bench,
        PlanActivity(ActivityPlan(on: on("2026-12-10"), theme: "进工地", organiser: own))),
      Deed(
        "R1.2 what was planned took place", by: Cast.liaison, allowed: writers, on: bench,
        RecordActivity(.some(organiser: own, sections: [own], windows: [bench.window]), plan: bench.planned)),
      Deed(
        "R1.2 something took place", by: Cast.office, allowed: writers, on: bench,
        RecordActivity(.some(organiser: own, sections: [own]))),
      Deed(
        "R1.3 in several sections", by: Cast.office, allowed: office, on: bench,
        RecordActivity(.some(organiser: nil, sections: [own, bench.secondSection]))),
      Deed(
        "R1.2 put it right", by: Cast.liaison, allowed: writers, on: bench,
        CorrectActivity(
          activity: bench.publicised, basedOn: bench.newestAccount,
          details: .some(organiser: own, sections: [own], audience: 60), reason: "人数有误")),
      Deed(
        "R1.2 show it", by: Cast.liaison, allowed: writers, on: bench,
        AddActivityEvidence(activity: bench.publicised, words: "照片", evidence: [.some])),
      Deed(
        "R1.1 drop what was planned", by: Cast.liaison, allowed: writers, on: bench,
        EndActivity(activity: bench.planned, reason: "天气")),
      Deed(
        "R5.3 strike it out", by: Cast.leader, allowed: striking, on: bench,
        EndActivity(activity: bench.publicised, reason: "重复")),
      Deed(
        "take the coverage out", by: Cast.auditor, allowed: Cast.acting + [Cast.unsigned], on: bench,
        ExportPublicity(what: .coverage, count: 4, file: "覆盖表.csv")),
    ]
  }

  private static var studies: [Deed] {
    let bench = DeskBench.publicised
    return [
      Deed(
        "R1.4 list somebody", by: Cast.liaison, allowed: writers, on: bench,
        ListStaff(section: bench.section, name: "未", member: Cast.liaison)),
      Deed(
        "R1.4 somebody left", by: Cast.liaison, allowed: writers, on: bench,
        RemoveStaff(staff: bench.absentee, reason: "调离")),
      Deed(
        "R1.4 a session", by: Cast.liaison, allowed: writers, on: bench,
        RecordStudy(.some(sections: [bench.section]), absent: [bench.present])),
      Deed(
        "R1.4 a session of all", by: Cast.office, allowed: office, on: bench,
        RecordStudy(.some(sections: [bench.section, bench.secondSection]))),
      Deed(
        "R1.4 put a session right", by: Cast.liaison, allowed: writers, on: bench,
        CorrectStudy(
          study: bench.studied, basedOn: bench.desk.study.all[0].newest.step.event,
          details: .some(sections: [bench.section], minutes: 90), absent: [], reason: "时长有误")),
      Deed(
        "R1.4 make it up", by: Cast.liaison, allowed: writers, on: bench,
        MakeUpStudy(study: bench.studied, staff: bench.absentee, how: "自学")),
      Deed(
        "R5.3 strike a session out", by: Cast.leader, allowed: striking, on: bench,
        StrikeOutStudy(study: bench.studied, reason: "重复")),
    ]
  }
}
