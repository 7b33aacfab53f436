import CaseDomain
import TestSupport
import Testing

@testable import DeskSession
@testable import Vault

@Suite struct FoundingTests {
  @Test func `a trial desk is the same after a restart`() throws {
    let bureau = try Bureau.trial()
    let desk = try bureau.open(Bureau.admin)
    let tip = try desk.tip("某酒店强迫交易")
    try desk.perform(OpenLead(tips: [tip], isSuspectedOrganisedCrime: true, reason: "涉嫌"))
    let again = try bureau.open(Bureau.admin)
    #expect(again.lines == desk.lines)
    #expect(again.desk.tips.count == 1)
    #expect(again.desk.leads.count == 1)
    #expect(try again.document(of: tip).content.narrative == "某酒店强迫交易")
    #expect(again.desk.unauthorised.isEmpty)
  }

  @Test func `an admin reads no tip and a leader does`() throws {
    let bureau = try Bureau.full()
    let tip = try bureau.open(Bureau.leader).tip("某酒店强迫交易")
    let admin = try bureau.open(Bureau.admin)
    #expect(admin.desk.tips.count == 0)
    #expect(refusal { _ = try admin.document(of: tip) } == .noSuchTip)
    #expect(admin.state.keyring.compartments == [.desk])
    #expect(admin.desk.numbering.next(.tip, year: 2026) == 2, "numbers need no keys")
    #expect(try bureau.open(Bureau.leader).document(of: tip).content.narrative == "某酒店强迫交易")
  }

  @Test func `nothing is done before the undertaking is signed (R4.1)`() throws {
    let bureau = Bureau()
    let leader = try bureau.found(.full, [(Bureau.leader, .leader), (Bureau.admin, .admin)])
    #expect(refusal { try leader.tip("某酒店强迫交易") } == .undertakingMissing)
    try leader.perform(SignUndertaking())
    #expect(throws: Never.self) { try leader.tip("某酒店强迫交易") }
    let admin = try bureau.open(Bureau.admin)
    #expect(refusal { _ = try admin.invite(name: Bureau.office, posts: .office, section: nil) } == .undertakingMissing)
  }

  @Test func `a desk is founded once`() throws {
    let bureau = try Bureau.full()
    #expect(fault { try bureau.found(.full, [(Bureau.leader, .leader), (Bureau.admin, .admin)]) } == "logExists")
    #expect(throws: Never.self) { try bureau.open(Bureau.leader) }
    #expect(bureau.files.allSatisfy { !$0.path.hasSuffix(".lock") || $0.path.hasPrefix("/desk/log/") })
  }

  @Test func `bodies that are known from the first day are there for everybody`() throws {
    let bureau = Bureau()
    let founding = try DeskFounding(layout: bureau.layout, environment: bureau.environment)
    let people = [(Bureau.leader, Posts.leader), (Bureau.admin, .admin)].map {
      DeskFounding.Person(name: $0.0, posts: $0.1, passphrase: Bureau.passphrase($0.0))
    }
    _ = try founding.found(
      name: "某局", kind: .full, people: people,
      bodies: [
        AddBody(kind: .disciplineInspection, name: "县纪委监委"), AddBody(kind: .countyOffice, name: "县扫黑办"),
      ])
    for name in [Bureau.leader, Bureau.admin] {
      #expect(try bureau.open(name).desk.organisation.bodies.map(\.name) == ["县纪委监委", "县扫黑办"])
    }
  }

  @Test func `the recovery paper opens what the founding made`() throws {
    let bureau = try Bureau.staffed()
    let desk = try bureau.open(Bureau.office)
    let published = try #require(desk.state.keyring.currentPublicHalf(of: .recovery)).key
    #expect(throws: Never.self) { try RecoveryKey(typed: bureau.recoveryLines, publicKey: published) }
  }

  @Test func `a wrong passphrase opens nothing and a changed one replaces the old`() throws {
    let bureau = try Bureau.trial()
    let id = try bureau.id(Bureau.admin)
    #expect(fault { _ = try bureau.door.unlock(id, passphrase: [1]) } == "wrongPassphrase")
    #expect(fault { try bureau.door.changePassphrase(of: id, from: [1], to: [2]) } == "wrongPassphrase")
    let old = Bureau.passphrase(Bureau.admin)
    try bureau.door.changePassphrase(of: id, from: old, to: [2])
    #expect(fault { _ = try bureau.door.unlock(id, passphrase: old) } == "wrongPassphrase")
    let keys = try bureau.door.unlock(id, passphrase: [2])
    #expect(try bureau.door.enter(as: id, keys: keys).lines == bureau.open(Bureau.admin).lines)
  }

  @Test func `a key file of another founding opens nothing`() throws {
    let bureau = try Bureau.trial()
    let id = try bureau.id(Bureau.admin)
    let stranger = MemberKeys(random: SeededRandom(6))
    #expect(fault { _ = try bureau.door.enter(as: id, keys: stranger) } == "belongsElsewhere")
  }
}
