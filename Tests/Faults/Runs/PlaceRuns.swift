import DeskSession
import EventLog
import TestSupport

/// Faults of the place where a desk lies, and of the clock beside it.
extension FaultReport {
  /// Nothing can be written any more, for each reason there is, once the morning is over.
  package static func readOnlyPlace(_ effort: FaultEffort) throws -> FaultReport {
    var report = FaultReport()
    let (office, told) = try SimulatedOffice.morning()
    let notes = told.map(\.note)
    for code in [ErrorCode.readOnly, ErrorCode.denied, ErrorCode.notPermitted] {
      let copy = SimulatedOffice(disk: office.disk.copy(), seed: UInt64(code))
      copy.disk.forbidWriting(code)
      var findings = try reading(copy.place)
      for step in [OfficeWork.Step.ledger1, .tip, .draft, .invite, .seen] {
        var refused: [OfficeNote] = []
        if OfficeWork(copy.place, note: { refused.append($0) }).run([step], attempts: 1) {
          findings.append("\(step) was recorded where nothing can be written")
        }
        report.tell(refused)
      }
      let member = try copy.place.door.member(OfficeWork.admin).id
      do {
        try copy.place.door.changePassphrase(
          of: member, from: OfficeWork.passphrases[1], to: OfficeWork.passphrases[0])
        findings.append("the passphrase changed where nothing can be written")
      } catch {
        report.tell(fault: error.id)
      }
      if copy.disk.operationCount > 0 { findings.append("something was written") }
      copy.disk.forbidWriting(nil)
      findings += OfficeOracle(copy.place, notes: notes).findings()
      report.add(.readOnly, findings: findings, acknowledged: notes.count(where: \.isDone), trial: "errno \(code)")
    }
    if RealOffice.isRoot, effort.stride == 1 { try report.readOnlyMount() }
    return report
  }

  /// Opens a desk that cannot be written to and reads what is there.
  private static func reading(_ place: OfficePlace) throws -> [String] {
    let desk = try OfficeWork.open(place)
    defer { desk.close() }
    var findings: [String] = []
    if !["readOnlyPlace", "notPermitted"].contains(desk.readOnly?.id) { findings.append("not told: \(desk.notices)") }
    if desk.desk.tips.count < 21 { findings.append("LOST tips: \(desk.desk.tips.count)") }
    if !(try desk.damagedSealedFiles()).isEmpty { findings.append("LOST sealed files") }
    return findings
  }

  /// A real desk on a file system that is mounted anew for reading only.
  private mutating func readOnlyMount() throws {
    let office = try RealOffice()
    let disk = try MountedDisk(at: office.root + "/disk", options: ["-t", "tmpfs", "-o", "size=64m", "tmpfs"])
    let place = OfficePlace(PosixFileSystem(), root: disk.path)
    try place.prepare()
    var notes: [OfficeNote] = []
    OfficeWork(place) { notes.append($0) }.run()
    try disk.remount("ro")
    var findings = try Self.reading(place)
    var refused: [OfficeNote] = []
    if OfficeWork(place, note: { refused.append($0) }).run([.ledger1], attempts: 1) { findings.append("written to") }
    tell(refused)
    try disk.remount("rw")
    findings += OfficeOracle(place, notes: notes).findings()
    add(.readOnly, findings: findings, acknowledged: notes.count(where: \.isDone), trial: "mounted for reading")
  }

  /// A desk on a network disk, founded there or carried there.
  package static func networkDisk(_ effort: FaultEffort) throws -> FaultReport {
    var report = FaultReport()
    let (office, told) = try SimulatedOffice.morning()
    for kind in ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "ceph"] {
      for isFounded in [false, true] {
        let copy = isFounded ? SimulatedOffice(disk: office.disk.copy()) : SimulatedOffice()
        if !isFounded { try copy.place.prepare() }
        copy.disk.pretendNetwork(kind)
        var notes: [OfficeNote] = []
        var findings: [String] = []
        if OfficeWork(copy.place, note: { notes.append($0) }).run([isFounded ? .ledger1 : .found], attempts: 1) {
          findings.append("not refused")
        }
        report.tell(notes)
        copy.disk.pretendNetwork(nil)
        findings += OfficeOracle(copy.place, notes: isFounded ? told.map(\.note) : []).findings()
        report.add(
          .refused, findings: findings, acknowledged: isFounded ? told.count : 0, trial: "\(kind) \(isFounded)")
      }
    }
    return report
  }

  /// The clock jumps between two steps of a morning.
  ///
  /// - Parameter jumps: in milliseconds.
  package static func clock(jumping jumps: [Int64], _ effort: FaultEffort) throws -> FaultReport {
    var report = FaultReport()
    let steps = OfficeWork.Step.allCases
    for jump in jumps {
      for place in effort.chosen(1...steps.count - 1) {
        let clock = ManualClock(OfficePlace.start)
        let disk = SimulatedFileSystem()
        let office = OfficePlace(
          disk, root: "/office", random: SeededBytes(UInt64(place)), now: { clock.now })
        try office.prepare()
        var notes: [OfficeNote] = []
        let work = OfficeWork(office) { notes.append($0) }
        work.run(Array(steps[..<place]))
        clock.advance(by: jump)
        // Who opens is told; what is recorded all the same stands in order.
        let opened = try OfficeWork.open(office)
        for notice in opened.notices { report.tell(fault: notice.id) }
        opened.close()
        work.run(Array(steps[place...]))
        report.tell(notes)
        clock.advance(by: -jump)
        let refused = notes.contains { !$0.isDone }
        report.add(
          refused ? .refused : .mended, findings: OfficeOracle(office, notes: notes).findings(),
          acknowledged: notes.count(where: \.isDone), trial: "by \(jump) ms before \(steps[place])")
      }
    }
    return report
  }

  package static func clockBack(_ effort: FaultEffort) throws -> FaultReport {
    try clock(jumping: [-660_000, -86_400_000, -20 * 31_557_600_000], effort)
  }

  package static func clockAhead(_ effort: FaultEffort) throws -> FaultReport {
    try clock(jumping: [31 * 86_400_000, 400 * 86_400_000, 20 * 31_557_600_000], effort)
  }
}
