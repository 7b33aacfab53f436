import EventLog
import TestSupport

/// Disks of this machine's own: full ones, and ones whose power is cut.
extension FaultReport {
  /// The disk fills up at every size from nearly nothing to enough, and somebody frees space.
  package static func fullDisk(_ effort: FaultEffort) throws -> FaultReport {
    guard RealOffice.isRoot else { return .skipped("root") }
    var report = FaultReport()
    let enough = 400
    for size in effort.chosen(8...enough / 4).map({ $0 * 4 }) {
      let office = try RealOffice()
      let disk = try MountedDisk(
        at: office.root + "/disk", options: ["-t", "tmpfs", "-o", "size=\(size)k,mode=770", "tmpfs"])
      let full = RealOffice(at: disk.path)
      try full.place.prepare()
      let notes = try full.work()
      try disk.remount("size=64m")
      report.judge(full.place, notes, trial: "\(size) KiB")
    }
    return report
  }

  /// No file may grow beyond a limit, from 512 bytes to more than any needs.
  package static func fileSizeLimit(_ effort: FaultEffort) throws -> FaultReport {
    var report = FaultReport()
    for number in effort.chosen(1...64) {
      let office = try RealOffice()
      // What is printed goes through a pipe, which no such limit is for.
      let notes = try office.work(
        through: ["sh", "-c", "prlimit --fsize=\(number * 512) \"$@\" | cat", "sh"])
      report.judge(office.place, notes, trial: "\(number * 512) bytes")
    }
    return report
  }

  /// A process is stopped at every sync and the disk image below its file system copied as it is then: what had not
  /// reached the device is not in the copy. The copy is mounted like a disk after a power cut.
  package static func imageCopies(_ effort: FaultEffort) throws -> FaultReport {
    guard RealOffice.isRoot else { return .skipped("root") }
    guard RealOffice.canTrace else { return .skipped("strace") }
    var report = FaultReport()
    let whole = try RealOffice()
    let calls = ["fdatasync", "fsync"]
    let counts = try RealOffice.count(calls, of: RealOffice.words(at: whole.root))
    let fresh = whole.root + "/fresh.img"
    _ = try Program.run(["truncate", "-s", "48M", fresh])
    guard try Program.run(["mkfs.ext4", "-q", fresh]).status == 0 else { return .skipped("mkfs.ext4") }
    for (call, count) in counts.sorted(by: { $0.key < $1.key }) {
      for number in effort.chosen(1...count) { try report.cutPower(at: number, of: call, image: fresh) }
    }
    return report
  }

  private mutating func cutPower(at number: Int, of call: String, image: String) throws {
    let folder = try RealOffice()
    let (live, left) = (folder.root + "/live.img", folder.root + "/left.img")
    _ = try Program.run(["cp", "--sparse=always", image, live])
    let notes: [OfficeNote]
    do {
      // Nothing reaches the device by the passing of time.
      let disk = try MountedDisk(at: folder.root + "/live", options: ["-o", "loop,commit=3000", live])
      let office = RealOffice(at: disk.path)
      try office.place.prepare()
      _ = try Program.run(["sync", "-f", disk.path])
      notes = try office.work(through: RealOffice.interfering(call, "signal=KILL", when: "\(number)"))
      _ = try Program.run(["cp", "--sparse=always", live, left])
    }
    let disk = try MountedDisk(at: folder.root + "/left", options: ["-o", "loop", left])
    let place = OfficePlace(PosixFileSystem(), root: disk.path)
    add(
      .mended, findings: OfficeOracle(place, notes: notes).findings(), acknowledged: notes.count(where: \.isDone),
      trial: "\(call) \(number)")
  }
}
