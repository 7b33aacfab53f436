import Testing

@testable import CaseDomain

/// What other code may sign about meetings, and what a desk makes of it (R2.2, R6.4).
@Suite struct MeetingForgeryTests {
  /// A leading group's meeting that was held with a quorum, and of which nobody wrote anything yet.
  private static func held(_ kind: MeetingKind) throws -> (DeskBench, MeetingID) {
    var bench = DeskBench.staffed
    let meeting = try bench.schedule(kind, .some("2026-11-20T09:30"))
    try bench.hold(meeting)
    return (bench, meeting)
  }

  private static func isWritten(_ bench: DeskBench, _ meeting: MeetingID) -> Bool {
    bench.desk.meetings[meeting]?.completeSince != nil
  }

  @Test(
    "R2.2 minutes that only some read count for nobody where who files them may not",
    arguments: [MeetingKind.leadingGroup, .groupOffice, .county],
    [Cast.liaison, Cast.custodian, Cast.auditor, Cast.admin])
  func filedByOthers(_ kind: MeetingKind, _ forger: MemberID) throws {
    var (bench, meeting) = try Self.held(kind)
    let words = MinutesWritten(meeting: meeting, lead: nil, circle: .leads, words: "无中生有")
    // Words that others cannot read, and the filing that everybody can.
    let text = bench.desk.lastEvent.next
    #expect(bench.forge([words, MinutesFiled(meeting: meeting, text: text)], as: forger)?.reason == .postRequired)
    #expect(!Self.isWritten(bench, meeting) && bench.desk.meetings[meeting]?.minutes.isEmpty == true)
    let alone = bench.forge([MinutesFiled(meeting: meeting, text: bench.desk.lastEvent)], as: forger)
    #expect(alone?.reason == .postRequired && !Self.isWritten(bench, meeting))
  }

  @Test(
    "R2.2 nor where they were written in another commit, or never", arguments: [MeetingKind.leadingGroup, .liaison])
  func filedWithoutWords(_ kind: MeetingKind) throws {
    var (bench, meeting) = try Self.held(kind)
    // What was written last before it: who was there.
    let before = bench.desk.lastEvent
    #expect(bench.forge([MinutesFiled(meeting: meeting, text: before)], as: Cast.office)?.reason == .textMissing)
    let words = MinutesWritten(meeting: meeting, lead: nil, circle: kind.circle, words: "纪要")
    #expect(bench.forge([words], as: Cast.office) == nil)
    let text = bench.desk.lastEvent
    #expect(bench.forge([MinutesFiled(meeting: meeting, text: text)], as: Cast.office)?.reason == .textMissing)
    #expect(!Self.isWritten(bench, meeting))
  }

  @Test("R2.2 a reader sees that filed minutes have no words, and approves nothing") func emptyMinutes() throws {
    var (bench, meeting) = try Self.held(.leadingGroup)
    let text = bench.desk.lastEvent.next
    // Something else stands where the words would.
    let other = ItemAdded(meeting: meeting, kind: .other, lead: nil, words: "其他", minutes: nil, rank: 9)
    #expect(bench.forge([other, MinutesFiled(meeting: meeting, text: text)], as: Cast.office) == nil)
    let found = try #require(bench.desk.meetings[meeting])
    #expect(bench.desk.lacksWords(found, for: Cast.leader) && !bench.desk.lacksWords(found, for: Cast.liaison))
    let filed = try #require(found.minutes.last).filed.event
    #expect(
      bench.refusal(of: ApproveMinutes(meeting: meeting, filed: filed), as: Cast.leader)?.reason == .textMissing)
    try bench.minute(meeting)
    #expect(!bench.desk.lacksWords(try #require(bench.desk.meetings[meeting]), for: Cast.leader))
  }

  @Test("R6.4 somebody taken off a lead later stands in the way of its item until one of the two goes")
  func conflictLater()
    throws
  {
    var bench = DeskBench.convened
    func conflict(_ bench: DeskBench) -> Refusal? {
      guard let item = bench.desk.meetings.item(bench.leadItem), let meeting = bench.desk.meetings[bench.coming] else {
        return nil
      }
      return bench.desk.conflict(of: item, at: meeting)
    }
    #expect(conflict(bench) == nil)
    try bench.recuse(Cast.secondLeader, from: .lead(bench.firstLead))
    #expect(conflict(bench)?.reason == .inviteeConflicted)
    let items = bench.desk.meetings.agenda(of: bench.coming)
    #expect(bench.desk.visibleItems(items, to: Cast.secondLeader).map(\.event) == [bench.comingItem])
    // Another day with the same people does not help, nor does inviting one more.
    let same = MeetingPlan.some("2026-11-30T09:30")
    let command = RescheduleMeeting(meeting: bench.coming, plan: same, reason: "改期")
    #expect(bench.refusal(of: command, as: Cast.office)?.reason == .inviteeConflicted)
    let hosting = MeetingPlan.some("2026-11-30T09:30", invited: [Cast.leader, Cast.office], host: Cast.secondLeader)
    #expect(
      bench.refusal(of: RescheduleMeeting(meeting: bench.coming, plan: hosting, reason: "改期"), as: Cast.office)?.reason
        == .inviteeConflicted)
    let without = MeetingPlan.some("2026-11-30T09:30", invited: [Cast.leader, Cast.office])
    var smaller = bench
    try smaller.perform(RescheduleMeeting(meeting: bench.coming, plan: without, reason: "回避"), as: Cast.office)
    #expect(conflict(smaller) == nil)
    try bench.perform(MoveItem(item: bench.leadItem, to: .backlog), as: Cast.office)
    #expect(bench.refusal(of: command, as: Cast.office) == nil)
  }

  @Test("R6.4 a hand-made invitation of somebody taken off shows, and nothing is decided before them")
  func handMadeInvitation()
    throws
  {
    var bench = DeskBench.convened
    try bench.recuse(Cast.receiver, from: .lead(bench.firstLead))
    let plan = MeetingPlan.some("2026-11-23T09:30", invited: [Cast.leader, Cast.secondLeader, Cast.receiver])
    // Who cannot read the lead cannot judge it: the event stands.
    #expect(bench.forge([MeetingRescheduled(meeting: bench.coming, plan: plan, reason: "加人")], as: Cast.office) == nil)
    let item = try #require(bench.desk.meetings.item(bench.leadItem))
    #expect(
      bench.desk.conflict(of: item, at: try #require(bench.desk.meetings[bench.coming]))?.reason == .inviteeConflicted)
    try bench.perform(
      HoldMeeting(
        meeting: bench.coming, chair: Cast.leader, rows: .present(Cast.leader, Cast.secondLeader, Cast.receiver)),
      as: Cast.office, at: at("2026-11-23 17:00"))
    #expect(
      bench.forge([ItemDecided(item: bench.leadItem, lead: bench.firstLead, words: "同意")], as: Cast.office)?.reason
        == .inviteeConflicted)
    #expect(
      bench.desk.conflict(of: item, at: try #require(bench.desk.meetings[bench.coming]))?.reason == .inviteeConflicted)
  }
}
