import Testing

@testable import CaseDomain

/// What comes in beside the steps of a lead: late material, attached files.
@Suite struct LeadLateTests {
  @Test("R5.2 what comes in after closing waits for the office, which looks at it or takes the lead up again")
  func lateMaterial() throws {
    for isReopened in [true, false] {
      var (bench, lead) = try DeskBench.lead(in: .closed)
      try bench.tellAll(lead)
      #expect(bench.desk.leads[lead]?.clock == nil)
      try bench.perform(SupplementTip(tip: bench.firstTip, text: "又想起一件事"), as: Cast.receiver)
      let due = bench.desk.deadline(.reviewDays, after: bench.clock)
      #expect(bench.desk.leads[lead]?.clock == LeadClock(kind: .late, due: due))
      let found = try #require(bench.desk.leads[lead])
      #expect(bench.desk.waiting(found, for: Cast.office).map(\.kind) == [.late])
      #expect(bench.desk.waiting(found, for: Cast.liaison).isEmpty)
      let archive = ArchiveLead(lead: lead, volume: "2026-1")
      #expect(bench.refusal(of: archive, as: Cast.office)?.reason == .workOpen)
      let note = NoteLead(lead: lead, kind: .progress, words: "看过，不改变结论")
      #expect(bench.refusal(of: note, as: Cast.liaison)?.reason == .leadState)
      let visit = NoteLead(lead: lead, kind: .visit, words: "又去了一次")
      #expect(bench.refusal(of: visit, as: Cast.office)?.reason == .leadState)
      if isReopened {
        try bench.perform(ReopenLead(lead: lead, reason: "新材料"), as: Cast.leader)
        #expect(bench.desk.leads[lead]?.clock?.kind == .verify)
      } else {
        try bench.perform(note, as: Cast.office)
        #expect(bench.desk.leads[lead]?.clock == nil && bench.desk.leads[lead]?.state == .closed)
        #expect(bench.refusal(of: archive, as: Cast.office) == nil)
      }
    }
  }

  @Test("R5.2 a tip that is joined to a closed lead is late material, too; more of it moves no deadline")
  func lateTip() throws {
    var (bench, lead) = try DeskBench.lead(in: .archived)
    #expect(bench.desk.leads[lead]?.clock == nil)
    try bench.settle(.join(lead), for: try bench.tip("又一件"))
    let due = bench.desk.leads[lead]?.clock
    #expect(due?.kind == .late)
    try bench.perform(
      SupplementTip(tip: bench.newestTip, text: "补充"), as: Cast.receiver, at: bench.clock.adding(minutes: 4 * 1440))
    #expect(bench.desk.leads[lead]?.clock == due)
  }

  @Test("R4.1 the section looks at what is attached to its lead, and takes nothing along") func attachmentViews() throws
  {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    func refusal(_ what: ExportedPart, as member: MemberID) -> Refusal.Reason? {
      bench.refusal(of: ExportLead(lead: lead, what: what, file: "照片.jpg"), as: member)?.reason
    }
    #expect(refusal(.attachmentView, as: Cast.liaison) == nil)
    #expect(refusal(.attachment, as: Cast.liaison) == .postRequired)
    #expect(refusal(.attachmentView, as: DeskBench.otherLiaison) == .postRequired)
    #expect(refusal(.attachmentView, as: Cast.admin) == .postRequired)
    #expect(refusal(.attachmentView, as: Cast.auditor) == nil)
    try bench.perform(
      ReassignLead(lead: lead, reason: "专业不符", to: bench.otherSection, summary: "摘要"), as: Cast.office)
    #expect(refusal(.attachmentView, as: Cast.liaison) == .postRequired, "the lead is elsewhere now")
    #expect(refusal(.attachmentView, as: DeskBench.otherLiaison) == nil)
    let event = LeadExported(lead: lead, what: .attachmentView, file: "照片.jpg")
    #expect(bench.forge(event, as: Cast.liaison)?.reason == .postRequired)
  }

  @Test("R6.7 how large an attachment may be is ruled, and holds from its day on") func attachmentSize() throws {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    func note(_ bytes: Int) -> NoteLead {
      let file = Attachment(name: "照片.jpg", bytes: bytes, blob: "00", key: "", sha256: "00")
      return NoteLead(lead: lead, kind: .files, words: "", attachments: [file])
    }
    #expect(bench.refusal(of: note(64 << 20), as: Cast.liaison) == nil)
    #expect(bench.refusal(of: note(64 << 20 + 1), as: Cast.liaison)?.reason == .attachmentTooLarge)
    #expect(bench.refusal(of: note(-1), as: Cast.liaison)?.reason == .attachmentTooLarge)
    try bench.perform(note(64 << 20), as: Cast.liaison)
    try bench.rule(.attachmentMegabytes, .integer(2), from: "2026-11-24")
    #expect(bench.refusal(of: note(3 << 20), as: Cast.liaison) == nil)
    let later = at("2026-11-24 09:00")
    #expect(bench.refusal(of: note(3 << 20), as: Cast.liaison, at: later)?.reason == .attachmentTooLarge)
    #expect(bench.refusal(of: note(2 << 20), as: Cast.liaison, at: later) == nil)
  }
}
