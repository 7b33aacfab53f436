import EventLog
import TestSupport

/// An office on a simulated disk.
struct SimulatedOffice {
  let disk: SimulatedFileSystem
  let place: OfficePlace

  init(disk: SimulatedFileSystem = SimulatedFileSystem(), seed: UInt64 = 1) {
    self.disk = disk
    place = OfficePlace(disk, root: "/office", random: SeededBytes(seed))
  }

  /// A morning's work with what was told when: each note with the number of operations begun by then.
  static func morning(seed: UInt64 = 1) throws -> (
    office: SimulatedOffice, notes: [(operations: Int, note: OfficeNote)]
  ) {
    let office = SimulatedOffice(seed: seed)
    try office.place.prepare()
    office.disk.settle()
    var notes: [(Int, OfficeNote)] = []
    let work = OfficeWork(office.place) { notes.append((office.disk.operationCount, $0)) }
    guard work.run() else { throw NotDone(notes: notes.map(\.1)) }
    return (office, notes)
  }

  struct NotDone: Error { let notes: [OfficeNote] }
}

extension FaultReport {
  /// The power goes at every write and every sync of a morning, and takes away any part of what was not yet synced.
  package static func powerCuts(_ effort: FaultEffort) throws -> FaultReport {
    let (office, notes) = try SimulatedOffice.morning()
    var report = FaultReport()
    var cuts = PowerCuts(of: office.disk, tearing: .sampled(1), subsets: effort.stride == 1 ? 6 : 2, seed: 11)
    var place = 0
    cuts.forEach { outcome in
      place += 1
      guard place.isMultiple(of: effort.stride) else { return }
      let due = notes.filter { $0.operations <= outcome.operations }.map(\.note)
      let crashed = SimulatedOffice(disk: outcome.fileSystem, seed: UInt64(1000 + place))
      report.add(
        .mended, findings: OfficeOracle(crashed.place, notes: due).findings(), acknowledged: due.count,
        trial: "after \(outcome.operations) operations, \(outcome.fate)")
    }
    return report
  }

  /// Each call of one kind fails once in a morning.
  ///
  /// - Parameters:
  ///   - written: for writes: how many bytes of it get through all the same.
  package static func failing(
    _ operations: [FileError.Operation], code: Int32, written: Int = 0, _ effort: FaultEffort
  ) throws -> FaultReport {
    var report = FaultReport()
    for operation in operations {
      var number = 0
      var isReached = true
      while isReached {
        let office = SimulatedOffice(seed: UInt64(2000 + number))
        try office.place.prepare()
        // Counts how many calls there were: the last trial is the one whose fault never came due.
        office.disk.inject(
          SimulatedFault(operation, after: number, times: 1, code: code, bytesWritten: written))
        var notes: [OfficeNote] = []
        let work = OfficeWork(office.place) { notes.append($0) }
        work.run()
        isReached = office.disk.pendingFaults == 0
        guard isReached else { break }
        office.disk.clearFaults()
        report.judge(office.place, notes, trial: "\(operation) \(number)")
        number += max(1, effort.stride / 4)
      }
    }
    return report
  }

  /// What became of a morning in which something failed, now that nothing fails any more.
  mutating func judge(_ place: OfficePlace, _ notes: [OfficeNote], trial: String) {
    tell(notes)
    let refused = notes.contains { !$0.isDone }
    let stopped = notes.contains { if case .refused(_, "syncFailed", _) = $0 { true } else { false } }
    var findings: [String] = []
    if stopped {
      do {
        // As `casedesk doctor` does.
        _ = try FileEventStore(
          directory: place.layout.directory, fileSystem: place.fileSystem, clearingFailure: true,
          limits: OfficePlace.logLimits)
      } catch {
        findings.append("doctor cannot help: \(error)")
      }
    }
    findings += OfficeOracle(place, notes: notes).findings()
    add(
      stopped ? .readOnly : refused ? .refused : .mended, findings: findings,
      acknowledged: notes.count(where: \.isDone),
      trial: trial)
  }
}
