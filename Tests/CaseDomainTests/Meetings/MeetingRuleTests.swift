import Testing

@testable import CaseDomain

/// What may happen to a meeting, and what may not.
@Suite struct MeetingRuleTests {
  @Test(
    "R2.2 calling meetings",
    arguments: [
      Rule.refused("R2.2 a proposal says what for", .purposeMissing) {
        try $0.perform(ProposeMeeting(kind: .promotion, purpose: " "), as: Cast.liaison)
      },
      .refused("R2.2 a liaison proposes for their own section", .notYourSection) {
        let other = try $0.perform(AddSection(name: "综合科"), as: Cast.office)
        try $0.perform(
          ProposeMeeting(kind: .promotion, purpose: "推进", section: SectionID(rawValue: other.rawValue)),
          as: Cast.liaison)
      },
      .refused("R2.2 declined with a reason", .reasonMissing) {
        let meeting = try $0.perform(ProposeMeeting(kind: .promotion, purpose: "推进"), as: Cast.liaison)
        try $0.perform(DeclineMeeting(meeting: MeetingID(rawValue: meeting.rawValue), reason: ""), as: Cast.leader)
      },
      .refused("R2.2 what was declined is not accepted", .meetingState) {
        let id = MeetingID(
          rawValue: try $0.perform(ProposeMeeting(kind: .promotion, purpose: "推进"), as: Cast.liaison).rawValue)
        try $0.perform(DeclineMeeting(meeting: id, reason: "并入例会"), as: Cast.leader)
        try $0.perform(
          ScheduleMeeting(kind: .promotion, purpose: "推进", plan: .some(), proposal: id), as: Cast.office)
      },
      .refused("R2.2 a liaison calls nobody together", .postRequired) { try $0.schedule(as: Cast.liaison) },
      .possible("R3.4 the office calls a meeting of the leading group's office, and it stands in the calendar") {
        bench in
        let meeting = try bench.schedule(.groupOffice, .some())
        #expect(bench.desk.meetings[meeting]?.kind == .groupOffice)
      },
      .refused("R2.2 somewhere", .placeMissing) {
        try $0.schedule(
          .other, MeetingPlan(start: CivilMoment("2026-11-27T09:30")!, place: " ", invited: [Cast.office]))
      },
      .refused("R2.2 somebody is invited", .nobodyInvited) { try $0.schedule(.leadingGroup, .some(invited: [])) },
      .possible("R4.3 but by the county") { try $0.schedule(.county, .some(invited: [])) },
      .refused("R2.2 not in two years", .dateInvalid) { try $0.schedule(.other, .some("2028-11-27T09:30")) },
      .possible("R2.2 one that was held before anybody wrote it down") {
        try $0.schedule(.other, .some("2026-11-02T09:30"))
      },
      .refused("R2.2 not moved into the past", .dateInvalid) {
        let meeting = try $0.schedule()
        try $0.perform(
          RescheduleMeeting(meeting: meeting, plan: .some("2026-11-20T09:30"), reason: "改期"), as: Cast.office)
      },
      .refused("R2.2 moved with a reason", .reasonMissing) {
        let meeting = try $0.schedule()
        try $0.perform(
          RescheduleMeeting(meeting: meeting, plan: .some("2026-11-30T09:30"), reason: " "), as: Cast.office)
      },
      .refused("R2.2 moved to where it is", .nothingChanged) {
        let meeting = try $0.schedule()
        try $0.perform(RescheduleMeeting(meeting: meeting, plan: .some(), reason: "改期"), as: Cast.office)
      },
      .refused("R2.2 a cancelled one is not held", .meetingState) {
        let meeting = try $0.schedule(.leadingGroup, .some("2026-11-20T09:30"))
        try $0.perform(CancelMeeting(meeting: meeting, reason: "取消"), as: Cast.office)
        try $0.hold(meeting)
      },
      .refused("R2.2 not held before its day", .dateInvalid) { try $0.hold(try $0.schedule()) },
      .refused("R2.2 somebody is in the chair", .chairMissing) {
        let meeting = try $0.schedule(.leadingGroup, .some("2026-11-20T09:30"))
        try $0.perform(HoldMeeting(meeting: meeting, chair: nil, rows: .present(Cast.leader)), as: Cast.office)
      },
      .refused("R2.2 absent with a reason", .attendanceUnfit) {
        let meeting = try $0.schedule(.leadingGroup, .some("2026-11-20T09:30"))
        try $0.hold(meeting, [Attendance(member: Cast.leader, presence: .absent)])
      },
      .refused("R2.2 nobody is there twice", .attendanceUnfit) {
        let meeting = try $0.schedule(.leadingGroup, .some("2026-11-20T09:30"))
        try $0.hold(meeting, .present(Cast.leader, Cast.leader))
      },
    ])
  func calling(_ rule: Rule) throws { try rule.check() }

  @Test(
    "R2.1 agendas and papers",
    arguments: [
      Rule.refused("R2.1 an ordinary lead is on no agenda", .notMajor) {
        (bench) in
        bench = DeskBench.sections
        let lead = try bench.openFirst()
        try bench.put(try bench.schedule(), lead)
      },
      .refused("R2.1 a lead stands on one agenda", .alreadyOnAgenda) {
        $0 = .convened
        try $0.put(nil, $0.firstLead)
      },
      .refused("R6.4 not while somebody taken off the lead is invited", .inviteeConflicted) {
        $0 = .convened
        try $0.perform(MoveItem(item: $0.leadItem, to: .backlog), as: Cast.leader)
        try $0.recuse(Cast.secondLeader, from: .lead($0.firstLead))
        try $0.perform(MoveItem(item: $0.leadItem, to: .meeting($0.coming)), as: Cast.leader)
      },
      .refused("R6.4 nor is whoever was taken off invited later", .inviteeConflicted) {
        $0 = .convened
        try $0.recuse(Cast.receiver, from: .lead($0.firstLead))
        let plan = MeetingPlan.some(invited: [Cast.leader, Cast.receiver])
        try $0.perform(RescheduleMeeting(meeting: $0.coming, plan: plan, reason: "增加参会"), as: Cast.leader)
      },
      .refused("R6.4 nor somebody from outside whom it is about", .guestConflicted) {
        $0 = DeskBench.staffed
        let tip = try $0.tip("强揽工程", naming: ["卯"])
        let lead = LeadID(
          rawValue: try $0.perform(
            OpenLead(tips: [tip], importance: .major, isSuspectedOrganisedCrime: false, reason: "重大"),
            as: Cast.office
          ).rawValue)
        try $0.put(try $0.schedule(.promotion, .some(guests: ["所长 卯"])), lead)
      },
      .refused("R6.4 nothing was said of a lead before who is taken off it", .inviteeConflicted) {
        $0 = .convened
        try $0.recuse(Cast.secondLeader, from: .lead($0.firstLead))
        try $0.minute($0.past, about: $0.firstLead)
      },
      .refused("R2.1 no outcome before the meeting", .meetingState) {
        $0 = .convened
        try $0.perform(DecideItem(item: $0.comingItem, words: "同意"), as: Cast.office)
      },
      .refused("R2.1 what was decided is not taken off", .alreadyDecided) {
        $0 = .convened
        try $0.perform(DecideItem(item: $0.pastItem, words: "同意"), as: Cast.office)
        try $0.perform(DropItem(item: $0.pastItem, reason: "撤"), as: Cast.office)
      },
      .refused("R2.1 only the chair approves", .notChair) {
        $0 = .convened
        let filed = $0.desk.meetings[$0.past]!.minutes.last!.filed.event
        try $0.perform(ApproveMinutes(meeting: $0.past, filed: filed), as: Cast.secondLeader)
      },
      .refused("R2.1 nobody approves a version they have not seen", .changedMeanwhile) {
        $0 = .convened
        let filed = $0.desk.meetings[$0.past]!.minutes.last!.filed.event
        try $0.minute($0.past, "更正")
        try $0.perform(ApproveMinutes(meeting: $0.past, filed: filed), as: Cast.leader)
      },
      .refused("R2.1 nobody checks what they did themselves", .ownHandling) {
        $0 = .convened
        let task = $0.desk.meetings.followUps[0].event
        try $0.perform(NoteFollowUp(followUp: task, words: "已报", isDone: true), as: Cast.receiver)
        try $0.perform(CheckFollowUp(followUp: task, isPassed: true, words: ""), as: Cast.receiver)
      },
      .refused("R2.1 nobody checks what is not done", .notDoneYet) {
        $0 = .convened
        let task = $0.desk.meetings.followUps[0].event
        try $0.perform(CheckFollowUp(followUp: task, isPassed: true, words: ""), as: Cast.leader)
      },
      .refused("R2.1 sent back with a reason", .reasonMissing) {
        $0 = .convened
        let task = $0.desk.meetings.followUps[1].event
        try $0.perform(CheckFollowUp(followUp: task, isPassed: false, words: ""), as: Cast.leader)
      },
      .refused("R4.1 whoever cannot read the lead is given nothing to do about it", .ownerCannotRead) {
        $0 = .convened
        try $0.perform(MoveItem(item: $0.leadItem, to: .meeting($0.past)), as: Cast.office)
        try $0.assignFollowUp(of: $0.past, item: $0.leadItem, to: Cast.admin)
      },
      .refused("R2.2 what was not missed needs no explanation", .notMissed) {
        try $0.perform(
          ExplainMiss(obligation: .liaison, period: Period("2026-H2")!, words: "忙"), as: Cast.leader)
      },
    ])
  func papers(_ rule: Rule) throws { try rule.check() }

  @Test("R2.1 words about a lead stand under its key, hand-made ones too") func wordsStayWithTheLead() {
    var bench = DeskBench.convened
    let (item, lead) = (bench.leadItem, bench.firstLead)
    for event in [
      ItemMoved(item: item, lead: nil, meeting: nil, rank: 1) as any Event,
      ItemDropped(item: item, lead: nil, reason: "撤"), ItemDecided(item: item, lead: nil, words: "线索内容"),
      FollowUpSet(
        meeting: bench.past, item: item, lead: nil, owner: Cast.office, due: on("2026-12-01"), words: "线索内容"),
    ] {
      #expect(bench.forge([event], as: Cast.office) != nil, "\(event)")
    }
    #expect(
      bench.forge(
        ItemAdded(meeting: bench.coming, kind: .majorLead, lead: nil, words: "线索", minutes: nil, rank: 9),
        as: Cast.office)?.reason == .kindMissing)
    #expect(
      bench.forge(
        MinutesWritten(meeting: bench.past, lead: nil, circle: .everybody, words: "领导小组纪要"), as: Cast.office
      )?.reason == .misplaced)
    #expect(bench.desk.meetings.items.filter { $0.lead == lead }.map(\.event) == [item])
    for event in EventExamples.meetings.map(\.1) where "\(event)".contains("LeadID(rawValue: 70)") {
      #expect(event.scope(at: EventNumber(rawValue: 1)) == .lead(LeadID(rawValue: 70)), "\(event)")
    }
  }

  @Test("R2.2 minutes that were never written count for nothing") func unwrittenMinutes() {
    var bench = DeskBench.convened
    for text in [EventNumber(rawValue: 1), bench.pastItem, EventNumber(rawValue: 99_999)] {
      #expect(bench.forge(MinutesFiled(meeting: bench.past, text: text), as: Cast.office) != nil, "\(text)")
    }
  }

  @Test("R2.2 obligations follow what is on record") func obligations() throws {
    var bench = DeskBench.staffed(at: at("2026-09-15 09:00"))
    func state(_ bench: DeskBench, _ obligation: Obligation, _ period: String, _ day: String)
      -> ObligationPeriod.State?
    { bench.desk.obligation(obligation, in: Period(period)!, on: on(day))?.state }
    #expect(state(bench, .leadingMonthly, "2026-09", "2026-09-15") == .due)
    let meeting = try bench.schedule(.leadingGroup, .some("2026-10-15T09:30"), at: at("2026-10-09 09:00"))
    #expect(state(bench, .leadingMonthly, "2026-10", "2026-10-10") == .scheduled)
    #expect(state(bench, .leadingQuarterly, "2026-Q4", "2026-10-10") == .scheduled)
    try bench.hold(meeting, at: at("2026-10-15 17:00"))
    #expect(state(bench, .leadingMonthly, "2026-10", "2026-10-15") == .scheduled)
    try bench.minute(meeting, at: at("2026-10-16 09:00"))
    #expect(state(bench, .leadingMonthly, "2026-10", "2026-10-16") == .met)
    #expect(state(bench, .leadingQuarterly, "2026-Q4", "2026-10-16") == .met)
    // One of three is no quorum.
    try bench.perform(
      HoldMeeting(meeting: meeting, chair: Cast.leader, rows: .present(Cast.leader)), as: Cast.office,
      at: at("2026-10-19 09:00"))
    #expect(state(bench, .leadingMonthly, "2026-10", "2026-10-19") == .due)
    #expect(state(bench, .leadingMonthly, "2026-10", "2026-11-02") == .missed)
  }

  @Test("R2.2 what a cancelled meeting leaves behind waits for another") func backlog() throws {
    var bench = DeskBench.convened
    #expect(bench.desk.meetings.backlog.isEmpty)
    try bench.perform(CancelMeeting(meeting: bench.coming, reason: "合并"), as: Cast.office)
    #expect(bench.desk.meetings.backlog.map(\.event) == [bench.comingItem, bench.leadItem])
    let next = try bench.schedule(.promotion, .some("2026-12-10T15:00"))
    for item in [bench.comingItem, bench.leadItem] {
      try bench.perform(MoveItem(item: item, to: .meeting(next)), as: Cast.office)
    }
    // A promotion meeting opens with the leads.
    #expect(bench.desk.meetings.agenda(of: next).map(\.event) == [bench.leadItem, bench.comingItem])
  }

  @Test("R2.1 items change places") func order() throws {
    var bench = DeskBench.convened
    let third = try bench.put(bench.coming)
    try bench.perform(MoveItem(item: third, to: .earlier), as: Cast.office)
    #expect(bench.desk.meetings.agenda(of: bench.coming).map(\.event) == [bench.comingItem, third, bench.leadItem])
    try bench.perform(MoveItem(item: bench.leadItem, to: .earlier), as: Cast.office)
    #expect(bench.desk.meetings.agenda(of: bench.coming).map(\.event) == [bench.comingItem, bench.leadItem, third])
    #expect(
      bench.refusal(of: MoveItem(item: bench.comingItem, to: .earlier), as: Cast.office)?.reason == .nothingChanged)
  }
}
