import DeskText
import FaultRuns
import TestSupport
import Testing

/// Rows of the table of faults, in their quick form: nothing acknowledged is lost, and whoever is there is told.
@Suite(.serialized) struct FaultRowTests {
  @Test(arguments: FaultRow.all.filter(\.isTested).map(\.id)) func nothingIsLost(_ id: String) throws {
    let row = try #require(FaultRow.all.first { $0.id == id })
    try row.run(.quick, isTest: true) { name, report in
      #expect(!report.isLost, "\(name): \(report.losses)")
      #expect(report.skipped != nil || report.trials > 0, "\(name)")
      #expect(report.counts.keys.allSatisfy(row.outcomes.contains), "\(name): \(report.counts)")
    }
  }
}
