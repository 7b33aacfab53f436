import Testing

@testable import CaseDomain

@Suite struct SignatureTests {
  @Test(
    "R6.6 how a reporter signed follows from what they gave",
    arguments: [
      ("name and phone", [ReporterDetail.name, .phone], Signature.realName),
      ("name and a safe way to reach them", [.name, .safeContact], .realName),
      ("name, phone and resident id", [.name, .residentID, .phone], .realName),
      ("a name without contact", [.name], .unidentifiable),
      ("a name and an address, no contact", [.name, .address], .unidentifiable),
      ("a name and a resident id, no contact", [.name, .residentID], .unidentifiable),
      ("resident id and phone", [.residentID, .phone], .anonymous),
      ("address and phone", [.address, .phone], .anonymous),
      ("unit and a safe way", [.unit, .safeContact], .anonymous),
      ("something else that identifies, and phone", [.otherIdentifying, .phone], .anonymous),
      ("a phone alone", [.phone], .unidentifiable),
      ("a safe way alone", [.safeContact], .unidentifiable),
      ("an address alone", [.address], .unidentifiable),
      ("a source's own key", [.sourceKey], .unidentifiable),
      ("a source's own key and a phone", [.sourceKey, .phone], .unidentifiable),
      ("nothing", [], .unidentifiable),
    ])
  func table(_ what: String, _ given: [ReporterDetail], _ signature: Signature) {
    #expect(Signature(given: Set(given)) == signature, "R6.6 \(what)")
  }

  @Test("R6.6 more details never weaken a signature") func moreIsNeverLess() {
    let all = ReporterDetail.allCases
    func strength(_ bits: Int) -> Int {
      let given = Set(all.indices.filter { bits & (1 << $0) != 0 }.map { all[$0] })
      return Signature.allCases.firstIndex(of: Signature(given: given))!
    }
    for bits in 0..<(1 << all.count) {
      for more in all.indices { #expect(strength(bits | 1 << more) <= strength(bits)) }
    }
  }

  @Test(
    "R6.6 a tip shows its strongest reporter; joint is another axis",
    arguments: [
      ([[ReporterDetail.phone], [.name, .phone]], false, Signature.realName),
      ([[.phone], [.unit, .phone]], true, .anonymous),
      ([[.phone], [.name]], true, .unidentifiable),
      ([[.name, .phone]], false, .realName),
    ])
  func strongest(_ given: [[ReporterDetail]], _ joint: Bool, _ signature: Signature) throws {
    var bench = DeskBench.staffed
    let id = try bench.tip(
      RegisterTip(
        content: .some(), reporters: given.map { .init(given: $0, identity: .some) }, isJoint: joint))
    let tip = try #require(bench.desk.tips[id])
    #expect(tip.signature == signature)
    #expect(tip.isJoint == joint)
    #expect(tip.reporters == given.count)
  }

  @Test("R6.3.3 one reporter alone is never joint") func joint() throws {
    var bench = DeskBench.staffed
    let one = [RegisterTip.Reporter(given: [.phone], identity: .some)]
    let alone = try bench.tip(RegisterTip(content: .some(), reporters: one, isJoint: true))
    #expect(bench.desk.tips[alone]?.isJoint == false)
  }

  @Test("A tip without a reporter is unidentifiable") func nobody() throws {
    var bench = DeskBench.staffed
    let tip = try bench.tip()
    #expect(bench.desk.tips[tip]?.signature == .unidentifiable)
    #expect(bench.desk.tips[tip]?.reporters == 0)
  }
}
