import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession

/// What a week's report says of restricted tips stands in an annex for their keepers alone (R5.3, R6.4).
@Suite struct WeeklyAnnexTests {
  @Test func `its keepers read the annex, and for everybody else there is none`() throws {
    let bureau = try Secret.bureau()
    _ = try bureau.open(Bureau.office).registerRestricted(Secret.intake(), conflicts: [], id: Secret.id(1))
    let leader = try bureau.open(Bureau.leader)
    let week = leader.desk.openWeek(at: leader.now)
    _ = try leader.perform(WriteAnnex(week: week, words: "专办件另行面报"))
    for name in Secret.keepers {
      let desk = try bureau.open(name)
      let annex = try #require(desk.desk.annexes(of: week, for: desk.member).first)
      #expect(annex.words == "专办件另行面报")
      #expect(annex.counts.first { $0.figure == .total }?.count == 1)
    }
    for name in Secret.others {
      let desk = try bureau.open(name)
      #expect(desk.desk.weekly.annexes.isEmpty && desk.desk.unauthorised.isEmpty && desk.damagedPayloads.isEmpty)
    }
  }

  @Test func `no figure of the bureau's report counts a restricted tip`() throws {
    let bureau = try Secret.bureau()
    let office = try bureau.open(Bureau.office)
    let zero = EventNumber(rawValue: 0)
    let week = office.desk.openWeek(at: office.now)
    let before = office.desk.bureauFigures(week, by: office.member, at: office.now, since: zero)
    _ = try office.registerRestricted(Secret.intake(), conflicts: [], id: Secret.id(1))
    for name in [Bureau.office] + Secret.keepers {
      let desk = try bureau.open(name)
      #expect(desk.desk.bureauFigures(week, by: office.member, at: office.now, since: zero) == before, "\(name)")
    }
  }
}
