import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// Rows of an old ledger that concern somebody who works here (R6.4).
@Suite struct HandOverTests {
  private func row(_ number: Int, _ narrative: String = Secret.words) -> OpenDesk.HandedRow {
    OpenDesk.HandedRow(
      row: number, hash: RowHash(hashing: Array("\(number)".utf8)),
      intake: TipIntake(
        content: TipContent(
          title: "第\(number)行", narrative: narrative, subjects: [Subject(kind: .person, name: Secret.named)]),
        source: TipSource(file: "台账.csv", row: number, rowHash: RowHash(hashing: Array("\(number)".utf8)))),
      conflicts: [])
  }

  @Test func `every row is with its keepers, and none on the importer's desk (R6.4)`() throws {
    let bureau = try Secret.bureau()
    let office = try bureau.open(Bureau.office)
    let before = office.registerLines
    let done = try office.handOver([row(2), row(3), row(9)])
    #expect(done.count == 3 && done.tooLong.isEmpty)
    #expect(office.registerLines == before && office.desk.restricted.rows.isEmpty)
    for name in Secret.keepers {
      #expect(try bureau.open(name).desk.restricted.rows.map(\.title).sorted() == ["第2行", "第3行", "第9行"])
    }
    for name in Secret.others { #expect(try bureau.open(name).desk.restricted.rows.isEmpty) }
  }

  @Test func `the same rows again are known to whoever handed them over, and to nobody else (R6.4)`() throws {
    let bureau = try Secret.bureau()
    let office = try bureau.open(Bureau.office)
    #expect(!office.hasHandedOver(row(2).hash))
    _ = try office.handOver([row(2)])
    #expect(office.hasHandedOver(row(2).hash) && !office.hasHandedOver(row(3).hash))
    #expect(try bureau.open(Bureau.office).hasHandedOver(row(2).hash), "and after opening anew")
    for name in [Secret.named, Bureau.admin, Bureau.leader] {
      #expect(try !bureau.open(name).hasHandedOver(row(2).hash), "\(name)")
    }
    _ = try office.handOver([row(2)])
    #expect(try bureau.open(Bureau.leader).desk.restricted.rows.count == 1, "one request is one commit")
  }

  @Test func `rows stand among cover, so that their commits are not their number (R6.4)`() throws {
    let bureau = try Secret.bureau()
    var lengths: Set<UInt64> = []
    for seed in 0..<12 {
      let office = try bureau.open(Bureau.office)
      let before = office.head.commits
      _ = try office.handOver([row(100 + seed)])
      let added = office.head.commits - before
      #expect((1...6).contains(added))
      lengths.insert(UInt64(added))
    }
    #expect(lengths.count > 1)
  }

  @Test func `a row that no closed event has room for is named, and the others go (R6.4)`() throws {
    let bureau = try Secret.bureau()
    let done = try bureau.open(Bureau.office).handOver([row(2, String(repeating: "长", count: 30_000)), row(3)])
    #expect(done.count == 1 && done.tooLong == [2])
  }

  @Test func `late material names the tip it adds to, for its keepers alone (R6.4)`() throws {
    let bureau = try Secret.bureau()
    let office = try bureau.open(Bureau.office)
    let tip = try office.tip("城建项目要给两成")
    let before = try bureau.open(Secret.named).registerLines
    _ = try office.registerRestricted(Secret.intake(), conflicts: [], addsTo: tip, id: Secret.id(3))
    #expect(try bureau.open(Secret.named).registerLines == before)
    let row = try #require(try bureau.open(Bureau.custodian).desk.restricted.rows.first)
    #expect(row.addsTo == tip && row.origin == .registered)
  }

  @Test func `beside a list a keeper sees that it is there and none of its words (R6.4)`() throws {
    let bureau = try Secret.bureau()
    _ = try bureau.open(Bureau.office).registerRestricted(Secret.intake(), conflicts: [], id: Secret.id(1))
    let keeper = try bureau.open(Bureau.leader)
    let tip = try #require(keeper.desk.restricted.rows.first).id
    let commits = keeper.head.commits
    #expect(try keeper.preview(of: tip).words == nil)
    #expect(keeper.head.commits == commits && keeper.desk.restricted[tip]?.readings.isEmpty == true)
    #expect(refusal { _ = try bureau.open(Bureau.office).preview(of: tip) } == .noSuchRestricted)
  }
}
