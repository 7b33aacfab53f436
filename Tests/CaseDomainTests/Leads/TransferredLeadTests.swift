import Testing

@testable import CaseDomain

/// What a lead waits for that went to the police without having been assigned (law art. 25, R5.2).
@Suite struct TransferredLeadTests {
  @Test("R5.2 it waits for their receipt and then for its end, and is not to be assigned") func waits() throws {
    var (bench, lead) = try DeskBench.lead(in: .open, suspected: true)
    let due = try #require(bench.desk.leads[lead]?.assignDue)
    #expect(kinds(bench, lead).contains(.assign))
    try bench.transfer(lead, isReceived: false)
    #expect(kinds(bench, lead).contains(.receipt) && !kinds(bench, lead).contains(.assign))
    let transfer = try #require(bench.desk.leads.work(on: lead).transfer).step.event
    try bench.perform(ReceiveTransfer(lead: lead, transfer: transfer, reference: "回执5号"), as: Cast.receiver)
    #expect(bench.desk.leads.clocks(of: lead).contains(LeadClock(kind: .close, due: due)))
  }

  @Test("R5.2 once they declined, it is to be assigned again") func declined() throws {
    var (bench, lead) = try DeskBench.lead(in: .open, suspected: true)
    try bench.transfer(lead)
    let transfer = try #require(bench.desk.leads.work(on: lead).transfer).step.event
    try bench.perform(
      AnswerTransfer(lead: lead, transfer: transfer, answer: .declined, words: "复函1号"), as: Cast.receiver)
    #expect(kinds(bench, lead).contains(.assign) && !kinds(bench, lead).contains(.close))
  }

  private func kinds(_ bench: DeskBench, _ lead: LeadID) -> [LeadClock.Kind] {
    bench.desk.leads.clocks(of: lead).map(\.kind)
  }
}
