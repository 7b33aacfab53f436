@testable import CaseDomain

extension Deed {
  private static let office = [Cast.receiver, Cast.office]
  private static let convening = [Cast.receiver, Cast.office, Cast.leader, Cast.secondLeader]

  static var meetings: [Deed] { calls + papers + tasks }

  private static var calls: [Deed] {
    let bench = DeskBench.convened
    return [
      Deed(
        "R2.2 propose a meeting", by: Cast.liaison, allowed: convening + [Cast.liaison], on: bench,
        ProposeMeeting(kind: .promotion, purpose: "协调案件", section: bench.section)),
      Deed(
        "R2.2 decline one", by: Cast.leader, allowed: convening, on: bench,
        DeclineMeeting(meeting: bench.proposed, reason: "并入例会")),
      Deed(
        "R2.2 accept one", by: Cast.office, allowed: convening, on: bench,
        ScheduleMeeting(
          kind: .promotion, purpose: "专题推进", plan: .some("2026-12-10T15:00", guests: ["派出所 所长"]),
          proposal: bench.proposed)),
      Deed(
        "R2.2 move one", by: Cast.office, allowed: convening, on: bench,
        RescheduleMeeting(meeting: bench.coming, plan: .some("2026-11-30T09:30"), reason: "县里开会")),
      Deed(
        "R2.2 cancel one", by: Cast.leader, allowed: convening, on: bench,
        CancelMeeting(meeting: bench.coming, reason: "合并召开")),
      Deed(
        "R4.3 one that the county held", by: Cast.office, allowed: convening, on: bench,
        HoldMeeting(meeting: bench.unrecorded, chair: nil, rows: .present(Cast.liaison))),
      Deed(
        "R2.2 say why there was none", by: Cast.leader, allowed: convening, on: .missing,
        ExplainMiss(obligation: .leadingMonthly, period: Period("2026-10")!, words: "集中督导")),
    ]
  }

  private static var papers: [Deed] {
    let bench = DeskBench.convened
    let filed = bench.desk.meetings[bench.past]?.minutes.last?.filed.event ?? bench.pastItem
    return [
      Deed(
        "R2.1 put something on an agenda", by: Cast.office, allowed: convening, on: bench,
        AddItem(meeting: bench.coming, kind: .convey, words: "传达上级部署", minutes: 20)),
      Deed(
        "R2.1 bring something up", by: Cast.liaison, allowed: convening + [Cast.liaison], on: bench,
        AddItem(kind: .newProblems, words: "新情况")),
      Deed(
        "R2.1 let a lead wait for another meeting", by: Cast.leader, allowed: convening, on: bench,
        MoveItem(item: bench.leadItem, to: .backlog)),
      Deed(
        "R2.1 take an item off", by: Cast.office, allowed: convening, on: bench,
        DropItem(item: bench.leadItem, reason: "已办结")),
      Deed(
        "R2.1 an outcome", by: Cast.office, allowed: convening, on: bench,
        DecideItem(item: bench.pastItem, words: "原则同意")),
      Deed(
        "R2.2 set attendance right", by: Cast.office, allowed: convening, on: bench,
        HoldMeeting(
          meeting: bench.past, chair: Cast.leader,
          rows: .present(Cast.leader, Cast.office)
            + [Attendance(member: Cast.secondLeader, presence: .absent, note: "出差")])),
      Deed(
        "R2.2 another version of the minutes", by: Cast.office, allowed: convening, on: bench,
        WriteMinutes(meeting: bench.past, words: "更正后的纪要")),
      Deed(
        "R2.2 print the notice", by: Cast.office, allowed: convening, on: bench,
        PrintMeeting(meeting: bench.coming, what: .notice, file: "通知.txt")),
      Deed(
        "R2.1 approve the minutes", by: Cast.leader, allowed: [Cast.leader], on: bench,
        ApproveMinutes(meeting: bench.past, filed: filed)),
    ]
  }

  private static var tasks: [Deed] {
    let bench = DeskBench.convened
    let (open, done) = (bench.desk.meetings.followUps[0].event, bench.desk.meetings.followUps[1].event)
    return [
      Deed(
        "R2.1 give somebody something to do", by: Cast.leader, allowed: convening, on: bench,
        SetFollowUp(
          meeting: bench.past, item: bench.pastItem, owner: Cast.liaison, due: on("2026-12-01"), words: "报送名单")),
      Deed(
        "R2.1 say how far it is", by: Cast.office, allowed: office, on: bench,
        NoteFollowUp(followUp: open, words: "进行中", isDone: false)),
      Deed(
        "R2.1 look whether it is done", by: Cast.leader, allowed: convening, on: bench,
        CheckFollowUp(followUp: done, isPassed: true, words: "")),
    ]
  }
}
