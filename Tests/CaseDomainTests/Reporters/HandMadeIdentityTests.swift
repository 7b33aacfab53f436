import Testing

@testable import CaseDomain

/// Steps towards an identity that no command of the desk would write.
@Suite struct HandMadeIdentityTests {
  @Test("R6.4 a hand-made approval gives itself no more than a long holiday") func longApproval() throws {
    for (day, reason) in [
      ("2026-12-05", nil), ("2026-12-06", Refusal.Reason.dateInvalid), ("2026-11-22", .dateInvalid),
    ] {
      var bench = DeskBench.staffed
      let request = try bench.request(try bench.reporter())
      let event = IdentityApproved(
        request: request, tip: bench.newestTip, lifted: [LiftedLayer(file: "0a", layer: "AAEC")],
        validUntil: CivilDate(day)!)
      #expect(bench.forge(event, as: Cast.leader)?.reason == reason, "\(day)")
    }
  }

  @Test("R6.4 hand-made steps name the request's own tip") func otherTip() throws {
    var bench = DeskBench.staffed
    let request = try bench.request(try bench.reporter())
    let other = try bench.tip()
    let steps: [(any Event, MemberID, Refusal.Reason)] = [
      (
        IdentityApproved(request: request, tip: other, lifted: [], validUntil: on("2026-11-24")), Cast.leader,
        .noSuchRequest
      ),
      (IdentityDeclined(request: request, tip: other, reason: "不妥"), Cast.leader, .noSuchRequest),
      (IdentityRequestWithdrawn(request: request, tip: other), Cast.office, .noSuchRequest),
      (IdentityViewed(request: request, tip: other, renewal: .no), Cast.custodian, .noSuchReporter),
      (IdentityClosed(request: request, tip: other, how: .closed), Cast.custodian, .noSuchRequest),
      (CardRead(reporter: bench.newestReporter, tip: other, reason: "约见"), Cast.custodian, .noSuchReporter),
      (DestructionProposed(reporter: bench.newestReporter, tip: other, grounds: "期满"), Cast.leader, .noSuchReporter),
    ]
    for (event, member, reason) in steps { #expect(bench.forge(event, as: member)?.reason == reason, "\(event)") }
  }
}
