import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession

/// Looking through what was written about leads, and what else is like one: as far as a member reads it (R4.1).
@Suite struct LeadSearchTests {
  private struct Matter {
    let bureau: Bureau
    let office: OpenDesk
    let liaison: OpenDesk
    let tips: [TipID]
    let leads: [LeadID]
  }

  /// Two leads about one hotel, the first with a section; a third of something else.
  private static func matter() throws -> Matter {
    let bureau = try Bureau.watched()
    let admin = try bureau.open(Bureau.admin)
    _ = try admin.perform(AddSection(name: "甲科"), id: nil)
    try bureau.hire("范一", .liaison, section: try #require(admin.desk.organisation.openSection(named: "甲科")).id)
    let office = try bureau.open(Bureau.office)
    var tips: [TipID] = []
    var leads: [LeadID] = []
    for (title, words, subject) in [
      ("酒店线索", "长河酒店强迫周边商户接受服务，不交钱就派人堵门", "长河酒店"), ("又一件", "码头卸货要交过路费", "长河酒店有限公司"),
      ("另一件", "有人聚众赌博", "某茶馆"),
    ] {
      let performed = try office.register(
        TipIntake(
          content: TipContent(title: title, narrative: words, subjects: [Subject(kind: .organisation, name: subject)])))
      let tip = TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
      let opened = try office.perform(
        OpenLead(tips: [tip], isSuspectedOrganisedCrime: false, reason: "对象明确"), id: nil)
      tips.append(tip)
      leads.append(
        LeadID(rawValue: try #require(opened.events.first { $0.event is LeadOpened }).envelope.event.rawValue))
    }
    _ = try office.perform(
      AssignLead(
        lead: leads[0], section: try #require(office.desk.organisation.openSection(named: "甲科")).id,
        summary: "核查场所登记"), id: nil)
    let liaison = try bureau.open("范一")
    _ = try liaison.perform(NoteLead(lead: leads[0], kind: .files, words: "工商登记在王某名下"), id: nil)
    try office.refresh()
    return Matter(bureau: bureau, office: office, liaison: liaison, tips: tips, leads: leads)
  }

  private static func found(_ words: String..., on desk: OpenDesk) throws -> [LeadID] {
    var search = NarrativeSearch(
      id: SearchID(rawValue: 1), words: words, of: .leads, newestEvent: desk.desk.lastEvent)
    var rows: [Int] = []
    while !search.isComplete { rows += try search.nextPortion(in: desk) }
    return rows.map { desk.desk.leads.rows[$0].id }
  }

  @Test("Narratives of its tips, summary, notes: a lead is found by each, once") func words() throws {
    let matter = try Self.matter()
    let lead = matter.leads[0]
    for words in ["堵门", "场所登记", "王某名下", "对象明确"] {
      #expect(try Self.found(words, on: matter.office).contains(lead), "\(words)")
    }
    #expect(try Self.found("过路费", on: matter.office) == [matter.leads[1]])
    #expect(try Self.found("对象", "明确", on: matter.office).count == 3)
    #expect(try Self.found("堵门", "王某", on: matter.office).isEmpty, "all words in one text")
    #expect(try Self.found("没有的词", on: matter.office).isEmpty)
  }

  @Test("R4.1 a section finds its own lead by what it reads, and nothing else") func aSectionFindsItsOwn() throws {
    let matter = try Self.matter()
    #expect(try Self.found("王某名下", on: matter.liaison) == [matter.leads[0]])
    #expect(try Self.found("堵门", on: matter.liaison).isEmpty, "the words of a tip are not the section's")
    #expect(try Self.found("过路费", on: matter.liaison).isEmpty && Self.found("对象", on: matter.liaison).count == 1)
    #expect(matter.liaison.likelyDuplicates(ofLead: matter.leads[0]).isEmpty)
  }

  @Test("R6.4 who was taken off a lead finds it by nothing") func whoWasTakenOffFindsNothing() throws {
    let matter = try Self.matter()
    let leader = try matter.bureau.open(Bureau.leader)
    _ = try leader.perform(
      EnterRecusal(
        on: .lead(matter.leads[0]), member: try matter.bureau.id(Bureau.office), ground: .kin, words: "亲属",
        evidence: nil))
    try matter.office.refresh()
    #expect(try Self.found("王某名下", on: matter.office).isEmpty && Self.found("堵门", on: matter.office).isEmpty)
    let others = matter.office.likelyDuplicates(ofLead: matter.leads[1])
    #expect(others.allSatisfy { $0.lead != matter.leads[0] }, "\(others)")
  }

  @Test("What nobody was entitled to write is not found") func forged() throws {
    let matter = try Self.matter()
    let key = try #require(matter.liaison.state.contentKeyID(of: .lead(matter.leads[0])))
    #expect(matter.liaison.state.keyring.key(for: .object(key)) != nil)
    // The section itself closes nothing.
    #expect(
      refusal {
        _ = try matter.liaison.perform(
          CloseLead(lead: matter.leads[0], basis: .determination, reason: "悄悄了结", feedback: "无"))
      } == .postRequired)
    #expect(try Self.found("悄悄了结", on: matter.office).isEmpty)
  }

  @Test("Likely duplicates of a lead come from all its tips; the same subject elsewhere is named whatever the words")
  func alike() throws {
    let matter = try Self.matter()
    let found = matter.office.likelyDuplicates(ofLead: matter.leads[0])
    #expect(found.map(\.lead) == [matter.leads[1]], "\(found)")
    #expect(found.first?.reasons.contains(.sameSubject("长河酒店")) == true)
    let limited = matter.office.likelyDuplicates(ofLead: matter.leads[0], limit: 0)
    #expect(limited.map(\.lead) == [matter.leads[1]] && limited.first?.permille == 0)
    #expect(matter.office.likelyDuplicates(ofLead: matter.leads[2]).isEmpty)
    #expect(matter.office.likelyDuplicates(ofLead: LeadID(rawValue: 1)).isEmpty)
  }
}
