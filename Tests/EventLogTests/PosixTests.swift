@testable import EventLog
import Glibc
import TestSupport
import Testing

/// `~` in what a person types (POSIX XCU 2.6.1).
@Test(
  arguments: [
    ("~", "/home/甲", "/home/甲"), ("~/台账.xlsx", "/home/甲", "/home/甲/台账.xlsx"), ("~乙/x", "/home/甲", "~乙/x"),
    ("a~/b", "/home/甲", "a~/b"), ("~/x", nil, "~/x"), ("~/x", "", "~/x"), ("/~/x", "/home/甲", "/~/x"),
  ] as [(String, String?, String)])
func aPathIsTakenAsItIsWritten(written: String, home: String?, path: String) {
  #expect(PathText.expanded(written, home: home) == path)
}

@Suite struct PosixTests {
  let directory: TemporaryDirectory
  let system = PosixFileSystem()

  init() throws { directory = try TemporaryDirectory() }

  @Test(arguments: EventStoreConformance.cases)
  func `the system's own files conform`(_ requirement: EventStoreConformance.Case) throws {
    let path = directory.path
    try requirement.run {
      let system = PosixFileSystem()
      let limits = FileEventStore.Limits(segmentBytes: 20_000, step: 4096)
      try FileEventStore.create(in: path, desk: .test, fileSystem: system, limits: limits)
      return { try FileEventStore(directory: path, fileSystem: system, limits: limits) }
    }
    #expect(LogVerifier(directory: path, fileSystem: system).run().verdict == .sound)
  }

  @Test func `files are written, read, grown, cut, renamed and listed`() throws {
    let path = directory.path + "/a"
    let file = try system.open(path, .createNew(permissions: 0o640))
    #expect(throws: FileError(operation: .open, path: path, code: EEXIST)) {
      _ = try system.open(path, .createNew(permissions: 0o640))
    }
    try file.write(Array("hello".utf8), at: 3)
    try file.allocate(size: 10_000)
    #expect(try file.size() == 10_000)
    #expect(try file.read(10, at: 0) == [0, 0, 0] + Array("hello".utf8) + [0, 0])
    try file.allocate(size: 5)
    try file.truncate(size: 6)
    #expect(try file.read(10, at: 4) == Array("el".utf8))
    try file.syncData()
    try file.sync()
    try file.dropCache()
    try system.rename(path, to: directory.path + "/b")
    try system.syncDirectory(directory.path)
    #expect(try system.status(path) == nil)
    #expect(try system.list(directory.path) == ["b"])
    try system.setPermissions(directory.path + "/b", 0o400)
    #expect(
      try system.status(directory.path + "/b") == FileStatus(isDirectory: false, size: 6, permissions: 0o400))
    try system.unlink(directory.path + "/b")
    #expect(throws: FileError(operation: .open, path: path, code: ENOENT)) { _ = try system.open(path, .read) }
  }

  @Test func `permissions are as asked for, whatever the process's mask`() throws {
    let mask = umask(0o077)
    defer { umask(mask) }
    _ = try system.open(directory.path + "/new", .createNew(permissions: 0o660))
    _ = try system.open(directory.path + "/either", .create(permissions: 0o640))
    try system.makeDirectory(directory.path + "/dir", permissions: 0o770)
    for (name, permissions) in [("new", 0o660), ("either", 0o640), ("dir", 0o2770)] as [(String, UInt32)] {
      #expect(try system.status(directory.path + "/" + name)?.permissions == permissions)
    }
    _ = try system.open(directory.path + "/either", .create(permissions: 0o600))
    #expect(try system.status(directory.path + "/either")?.permissions == 0o640)
  }

  @Test func `a directory that a group shares hands its group on`() throws {
    for (name, asked, given) in [("shared", 0o770, 0o2770), ("read", 0o750, 0o750), ("own", 0o700, 0o700)] {
      let path = directory.path + "/" + name
      try system.makeDirectory(path, permissions: UInt32(asked))
      #expect(try system.status(path)?.permissions == UInt32(given))
    }
  }

  @Test func `a symbolic link is not followed`() throws {
    symlink("/etc/hostname", directory.path + "/link")
    #expect(throws: FileError(operation: .open, path: directory.path + "/link", code: ELOOP)) {
      _ = try system.open(directory.path + "/link", .read)
    }
  }

  @Test
  func `a pipe or a directory in place of a file is refused and never waited for`() throws {
    let pipe = directory.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    try system.makeDirectory(directory.path + "/folder", permissions: 0o700)
    for path in [pipe, directory.path + "/folder", "/dev/null"] {
      for mode in [OpenMode.read, .readWrite, .create(permissions: 0o600)] {
        #expect(throws: FileError.self) { _ = try system.open(path, mode) }
      }
    }
    #expect(throws: FileError(operation: .open, path: pipe, code: EINVAL)) { _ = try system.open(pipe, .read) }
  }

  @Test func `locks keep out other openings of the file`() throws {
    let path = directory.path + "/lock"
    let one = try system.open(path, .create(permissions: 0o600))
    let two = try system.open(path, .create(permissions: 0o600))
    try one.lock(.exclusive)
    #expect(try !two.tryLock(.shared))
    try one.unlock()
    #expect(try two.tryLock(.shared))
    #expect(try one.tryLock(.shared))
    #expect(try !one.tryLock(.exclusive))
  }

  @Test func `whole files are replaced atomically and read with a limit`() throws {
    let path = directory.path + "/deep/er/file"
    try system.makeDirectories(directory.path + "/deep/er", permissions: 0o700)
    try system.makeDirectories(directory.path + "/deep/er", permissions: 0o700)
    try system.writeAtomically([1, 2, 3], to: path, permissions: 0o600)
    try system.writeAtomically([4], to: path, permissions: 0o600)
    #expect(try system.contents(of: path, limit: 1) == [4])
    #expect(throws: FileError(operation: .read, path: path, code: EFBIG)) {
      _ = try system.contents(of: path, limit: 0)
    }
    #expect(try system.list(directory.path + "/deep/er") == ["file"])
  }

  @Test func `the mount table tells network file systems from local ones`() {
    let table = """
      22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
      36 35 0:51 / /mnt/share rw,relatime shared:2 master:1 - nfs4 server:/share rw,vers=4.2
      """
    #expect(MountTable.kind(of: makeDevice(254, 0), in: table) == "ext4")
    #expect(MountTable.kind(of: makeDevice(0, 51), in: table) == "nfs4")
    #expect(MountTable.kind(of: makeDevice(9, 9), in: table) == nil)
    #expect(MountTable.networkKinds.contains("nfs4"))
    #expect(!MountTable.networkKinds.contains("ext4"))
  }

  private func makeDevice(_ major: dev_t, _ minor: dev_t) -> dev_t {
    (major & 0xFFF) << 8 | (major & ~0xFFF) << 32 | minor & 0xFF | (minor & ~0xFF) << 12
  }

  @Test func `a full segment loses its spare room and can no longer be written`() throws {
    let limits = FileEventStore.Limits(segmentBytes: 4096, step: 4096)
    try FileEventStore.create(in: directory.path, desk: .test, fileSystem: system, limits: limits)
    let store = try FileEventStore(directory: directory.path, fileSystem: system, limits: limits)
    let member = LogMember(1)
    var last: Commit?
    for id in 1...4 {
      last = try store.append(id: .test(UInt64(id)), signer: member, deliver: { _ in }) { position in
        member.proposal(
          String(repeating: "x", count: 1500), roster: position.commit == 1 ? [member.admission] : [])
      }.commit
    }
    #expect(last?.location.segment == 2)
    let status = try #require(try system.status(directory.path + "/log/00000001.seg"))
    #expect(status.permissions == 0o440)
    #expect(status.size < 4096)
    #expect(LogVerifier(directory: directory.path, fileSystem: system).run().verdict == .sound)
  }

  @Test func `another desk's append wakes a watcher`() throws {
    try FileEventStore.create(in: directory.path, desk: .test, fileSystem: system)
    let reader = try FileEventStore(directory: directory.path, fileSystem: system)
    let watcher = try HeadWatcher(path: reader.headPath)
    #expect(!watcher.drain())
    let member = LogMember(1)
    let writer = try FileEventStore(directory: directory.path, fileSystem: system)
    _ = try writer.append(id: .test(1), signer: member, deliver: { _ in }) { _ in
      member.proposal(roster: [member.admission])
    }
    var poll = pollfd(fd: watcher.descriptor, events: Int16(POLLIN), revents: 0)
    #expect(Glibc.poll(&poll, 1, 0) == 1)
    #expect(watcher.drain())
    #expect(!watcher.drain())
    var seen = 0
    try reader.catchUp { _ in seen += 1 }
    #expect(seen == 1)
    #expect(throws: FileError(operation: .watch, path: "/nowhere", code: ENOENT)) {
      _ = try HeadWatcher(path: "/nowhere")
    }
  }
}
