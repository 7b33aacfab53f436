import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// What was destroyed stays destroyed; the alias, the history and the chain stay.
@Suite struct IdentityDestructionTests {
  private static func propose(_ desk: Reporting) throws -> EventNumber {
    let performed = try desk.open(Bureau.custodian).perform(
      ProposeDestruction(reporter: desk.reporter, grounds: "保存期满"), id: nil)
    return try #require(performed.events.first).envelope.event
  }

  @Test func `files go after the approval, and stay away when a backup brings them back`() throws {
    let desk = try Reporting()
    let disk = try #require(desk.bureau.disk as? SimulatedFileSystem)
    let custodian = try desk.open(Bureau.custodian)
    _ = try custodian.mark(desk.reporter, .kin, .yes, evidence: "户籍")
    let request = try desk.approved()
    let (_, other) = try Reporting.report([.phone: "13900000000"], to: desk.bureau)
    let kept = try desk.files(other).all.map(desk.path)
    let gone = try desk.files().all.map(desk.path)
    #expect(gone.count == 3, "identity, card and evidence")
    let backup = try gone.map { ($0, try #require(disk[$0])) }
    let proposal = try Self.propose(desk)
    #expect(gone.allSatisfy { disk[$0] != nil }, "a proposal destroys nothing")

    let leader = try desk.open(Bureau.leader)
    _ = try leader.destroy(proposal: proposal)
    #expect(gone.allSatisfy { disk[$0] == nil })
    #expect(kept.allSatisfy { disk[$0] != nil })
    #expect(try leader.damagedSealedFiles() == [], "what was destroyed is not missing")
    try custodian.refresh()
    #expect(custodian.desk.reporters[desk.reporter]?.isDestroyed == true)
    #expect(custodian.desk.tips[desk.tip]?.signature == .realName)
    #expect(try custodian.document(of: desk.reporter).events.count == 6)
    #expect(
      refusal { _ = try custodian.openIdentity(request: request, isRenewal: false) } == .identityDestroyed)
    #expect(refusal { _ = try custodian.contactCard(of: desk.reporter, reason: "约见") } == .identityDestroyed)
    #expect(refusal { _ = try desk.request() } == .identityDestroyed)

    // The files come back, with copies beside them.
    for (path, bytes) in backup {
      for suffix in ["", ".tmp", ".torn", ".bak"] {
        try disk.writeAtomically(bytes, to: path + "x", permissions: 0o600)
        try disk.rename(path + "x", to: path + suffix)
      }
    }
    #expect(refusal { _ = try custodian.contactCard(of: desk.reporter, reason: "约见") } == .identityDestroyed)
    try desk.open(Bureau.office).upkeep()
    let left = try disk.list(desk.bureau.layout.identities).map { desk.bureau.layout.identities + "/" + $0 }
    #expect(Set(left) == Set(kept))
  }

  @Test func `one member alone destroys nothing, by the program or by hand`() throws {
    let desk = try Reporting()
    let proposal = try Self.propose(desk)
    let files = desk.bureau.files.map(\.path).filter { $0.contains("/identities/") }
    for name in [Bureau.office, Bureau.custodian] {
      #expect(refusal { _ = try desk.open(name).destroy(proposal: proposal) } == .postRequired)
      #expect(
        try desk.forge(DestructionApproved(proposal: proposal, tip: desk.tip), as: name) == .postRequired, "\(name)")
    }
    let leader = try desk.open(Bureau.leader)
    let other = try Reporting.report([.phone: "13900000000"], to: desk.bureau).1
    try leader.refresh()
    let own = try #require(
      try leader.perform(ProposeDestruction(reporter: other, grounds: "误录"), id: nil).events.first
    ).envelope.event
    #expect(refusal { _ = try leader.destroy(proposal: own) } == .ownDestruction)
    for name in [Bureau.office, Bureau.leader, Bureau.custodian] { try desk.open(name).upkeep() }
    #expect(Set(desk.bureau.files.map(\.path)).isSuperset(of: files))
  }

  @Test func `what could not be deleted is said, and deleted by whoever opens the desk next`() throws {
    let desk = try Reporting()
    let disk = try #require(desk.bureau.disk as? SimulatedFileSystem)
    let gone = try desk.files().all.map(desk.path)
    let proposal = try Self.propose(desk)
    let leader = try desk.open(Bureau.leader)
    disk.inject(SimulatedFault(.unlink, suffix: String(gone[0].suffix(32)), times: 1, code: 5))
    #expect(throws: DeskFault("destroyedFilesRemain", "0001")) { _ = try leader.destroy(proposal: proposal) }
    #expect(leader.desk.reporters[desk.reporter]?.isDestroyed == true)
    disk.clearFaults()
    try desk.open(Bureau.custodian).upkeep()
    #expect(gone.allSatisfy { disk[$0] == nil })
  }
}
