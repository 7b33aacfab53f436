import TestSupport
import Testing

@testable import CaseDomain
@testable import DeskSession
@testable import EventLog
@testable import Vault

/// What lies beside the log is told from what was sealed, and what is damaged is said.
@Suite struct SealedFileTests {
  @Test func `a sealed file that is altered, cut, lost or no file is named`() throws {
    let bureau = try Bureau.staffed()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let office = try bureau.open(Bureau.office)
    try disk.makeDirectory("/in", permissions: 0o700)
    try disk.writeAtomically([UInt8]("附件".utf8), to: "/in/甲.txt", permissions: 0o600)
    var intake = SecrecyTests.intake
    intake.attachmentPaths = ["/in/甲.txt"]
    _ = try office.register(intake)
    #expect(try office.damagedSealedFiles() == [])

    let files = bureau.files.map(\.path).filter { $0.hasPrefix("/desk/identities/") || $0.hasPrefix("/desk/blobs/") }
    #expect(files.count == 4, "identity, card, original and attachment")
    for path in files {
      let sound = try disk.contents(of: path, limit: 1 << 20)
      for place in [0, sound.count / 2, sound.count - 1] {
        disk[path]?[place] ^= 4
        #expect(try office.damagedSealedFiles() == [DeskFault("sealedFileDamaged", path)])
        disk[path]?[place] ^= 4
      }
      disk[path] = Array(sound.dropLast())
      #expect(try office.damagedSealedFiles() == [DeskFault("sealedFileDamaged", path)])
      try disk.unlink(path)
      #expect(try office.damagedSealedFiles() == [DeskFault("sealedFileDamaged", path)])
      try disk.writeAtomically(sound, to: path, permissions: 0o660)
      #expect(try office.damagedSealedFiles() == [])
    }
  }

  @Test func `a damaged key file is said to be damaged, not to be nobody's`() throws {
    let bureau = try Bureau.staffed()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let path = bureau.layout.keyFile(try bureau.door.member(Bureau.office).id)
    #expect { _ = try bureau.door.member("无此人") } throws: { ($0 as? DeskFault)?.id == "noSuchMemberHere" }
    disk[path]?[40] ^= 1
    #expect(throws: DeskFault("keyFileUnreadable", Bureau.office, path)) {
      _ = try bureau.door.member(Bureau.office)
    }
    #expect(try bureau.door.member(Bureau.leader).label == Bureau.leader)
  }

  @Test func `a damaged witness is told once and remembered anew`() throws {
    let bureau = try Bureau.staffed()
    let disk = try #require(bureau.disk as? SimulatedFileSystem)
    let clock = bureau.clock
    let environment = DeskEnvironment(
      fileSystem: disk, random: SeededRandom(9), now: { Instant(milliseconds: clock.now) }, scrypt: Bureau.scrypt,
      calendar: .weekendsOnly, stateDirectory: "/state")
    let door = DeskDoor(layout: bureau.layout, environment: environment)
    let member = try door.member(Bureau.office).id
    let keys = try door.unlock(member, passphrase: Bureau.passphrase(Bureau.office))
    func notices() throws -> [String] {
      let desk = try door.enter(as: member, keys: keys)
      defer { desk.close() }
      return desk.notices.map(\.id)
    }
    #expect(try notices() == [], "never seen before")
    #expect(try notices() == [])
    let path = "/state/" + (try #require(disk.list("/state").first { !$0.hasSuffix(".lock") }))
    disk[path]?[30] ^= 1
    let damaged = disk[path]
    // Verifying says so and leaves it: whoever looks next is told the same.
    for _ in 0..<2 {
      let desk = try door.enter(as: member, keys: keys, remembers: false)
      desk.close()
      #expect(desk.notices.map(\.id) == ["witnessUnreadable"] && disk[path] == damaged)
    }
    #expect(try notices() == ["witnessUnreadable"])
    #expect(try notices() == [])
    #expect(disk[path + ".unreadable"] == damaged, "kept to be looked at")
  }
}
