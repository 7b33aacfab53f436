import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// The power goes at every step: whatever was acknowledged is there, whole, with its sealed files; nothing is there by
/// half.
@Suite struct CrashTests {
  /// Opens what a power cut left, as one who was at work then.
  private static func reopened(_ bureau: Bureau, _ disk: SimulatedFileSystem) throws -> Bureau {
    try bureau.copy(on: disk)
  }

  @Test func `founding can be repeated until it is done`() throws {
    let bureau = Bureau()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    disk.settle()
    try bureau.found(.trial, [(Bureau.admin, DeskFounding.everyPost)])
    let acknowledged = disk.operationCount
    var cuts = PowerCuts(of: disk, tearing: .sampled(1), subsets: 2, seed: 1)
    var finished = 0
    var repeated = 0
    var place = 0
    try cuts.forEach { outcome in
      place += 1
      let other = Bureau(disk: outcome.fileSystem, seed: UInt64(place))
      let isThere = other.door.exists
      var open: OpenDesk?
      do {
        open = isThere ? try other.open(Bureau.admin) : nil
      } catch let fault as DeskFault {
        // A key file, or the first commit, is not there yet.
        #expect(["noSuchMemberHere", "foundingUnfinished", "file.list"].contains(fault.id), "\(fault) \(outcome.fate)")
      }
      #expect(open != nil || outcome.operations < acknowledged, "\(outcome.operations): \(outcome.fate)")
      if let open {
        finished += 1
        #expect(open.desk.members.all.map(\.name) == [Bureau.admin])
      } else if place.isMultiple(of: 5) {
        repeated += 1
        try other.found(.trial, [(Bureau.admin, DeskFounding.everyPost)])
        #expect(try other.open(Bureau.admin).desk.organisation.name == "某局")
      }
    }
    #expect(finished > 0)
    #expect(repeated > 0)
  }

  @Test func `a registered tip has its sealed files, and half a tip is never there`() throws {
    let bureau = try Bureau.staffed()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    try disk.makeDirectory("/in", permissions: 0o700)
    try disk.writeAtomically([UInt8](repeating: 7, count: 300), to: "/in/a.jpg", permissions: 0o600)
    let office = try bureau.open(Bureau.office)
    let start = office.head.commits
    disk.settle()
    var acknowledged: [Int] = []
    var intake = SecrecyTests.intake
    intake.attachmentPaths = ["/in/a.jpg"]
    _ = try office.register(intake)
    acknowledged.append(disk.operationCount)
    _ = try office.register((1...4).map { TipIntake(content: TipContent(title: "第\($0)件", narrative: "成批登记")) })
    acknowledged.append(disk.operationCount)

    var cuts = PowerCuts(of: disk, tearing: .sampled(1), subsets: 2, seed: 2)
    var seen: Set<Int> = []
    try cuts.forEach { outcome in
      let desk = try Self.reopened(bureau, outcome.fileSystem).open(Bureau.office)
      #expect(desk.readOnly == nil, "\(outcome.fate)")
      let certain = acknowledged.count { $0 <= outcome.operations }
      let commits = Int(desk.head.commits - start)
      #expect(commits >= certain, "after \(outcome.operations): \(outcome.fate)")
      #expect(desk.desk.tips.count == [0, 1, 5][commits])
      #expect(desk.desk.unauthorised.isEmpty)
      #expect(desk.damagedPayloads.isEmpty)
      seen.insert(commits)
      for row in 0..<desk.desk.tips.count {
        let document = try desk.document(of: desk.desk.tips.rows[row].id)
        let sealed =
          document.registered.reporters.compactMap(\.identity)
          + [document.content.sealedOriginal]
          .compactMap { $0 }
        for file in sealed {
          let bytes = try outcome.fileSystem.contents(of: "/desk/identities/" + file.file, limit: 1 << 20)
          #expect(Digest(of: bytes).hex == file.sha256, "\(outcome.fate)")
        }
        for attachment in document.content.attachments {
          #expect(try desk.bytes(of: attachment) == [UInt8](repeating: 7, count: 300))
        }
      }
    }
    #expect(seen == [0, 1, 2])
    // After any of them work goes on.
    let last = try Self.reopened(bureau, disk.copy()).open(Bureau.office)
    try last.tip("照常")
  }

  @Test func `enrolment can be repeated until the key file is there`() throws {
    let bureau = try Bureau.full()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let invited = try bureau.open(Bureau.admin).invite(name: Bureau.office, posts: .office, section: nil)
    disk.settle()
    _ = try bureau.door.enrol(Bureau.office, code: invited.code, passphrase: [1])
    let acknowledged = disk.operationCount
    var cuts = PowerCuts(of: disk, tearing: .sampled(1), subsets: 2, seed: 3)
    try cuts.forEach { outcome in
      let other = try Self.reopened(bureau, outcome.fileSystem)
      var shown: String?
      do throws(DeskFault) {
        shown = try other.door.enrol(Bureau.office, code: invited.code, passphrase: [1])
      } catch {
        #expect(error.id == "alreadyEnrolled", "\(outcome.fate)")
      }
      #expect(shown == nil || outcome.operations < acknowledged)
      let leader = try other.open(Bureau.leader)
      let pending = try leader.pendingGrant(for: Bureau.office)
      if let shown { #expect(pending.fingerprint == shown) }
      let keys = try other.door.unlock(invited.member, passphrase: [1])
      #expect(keys.publicKeys.fingerprint == pending.fingerprint)
    }
  }
}
