import Testing

@testable import CaseDomain

/// A lead whose section has nobody left to read it comes back to the office before its deadline (R4.6, R6.4).
@Suite struct StrandedLeadTests {
  @Test("R6.4 its only liaison is taken off it") func recused() throws {
    var (bench, lead) = try DeskBench.lead(in: .verifying)
    let due = try #require(bench.desk.leads[lead]?.verifyDue)
    #expect(waiting(bench, lead) == [])
    try bench.recuse(Cast.liaison, from: .lead(lead), as: Cast.leader)
    #expect(waiting(bench, lead) == [LeadClock(kind: .reassign, due: due)])
    let command = ReassignLead(lead: lead, reason: "科室无人可办", to: bench.otherSection, summary: "核查经营场所")
    try bench.perform(command, as: Cast.office)
    #expect(waiting(bench, lead) == [])
    let found = try #require(bench.desk.leads[lead])
    #expect(bench.desk.waiting(found, for: DeskBench.otherLiaison) == [LeadClock(kind: .verify, due: due)])
  }

  @Test("R4.6 or left the bureau") func removed() throws {
    var (bench, lead) = try DeskBench.lead(in: .assigned)
    try bench.perform(RemoveMember(member: Cast.liaison, reason: "调离"), as: Cast.leader)
    #expect(waiting(bench, lead).map(\.kind) == [.reassign])
    #expect(bench.desk.waiting(try #require(bench.desk.leads[lead]), for: DeskBench.otherLiaison).isEmpty)
  }

  private func waiting(_ bench: DeskBench, _ lead: LeadID) -> [LeadClock] {
    bench.desk.leads[lead].map { bench.desk.waiting($0, for: Cast.office) } ?? []
  }
}
