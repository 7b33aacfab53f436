import DeskSession
import EventLog
import TestSupport

/// Bytes that changed, and files that lost their end.
extension FaultReport {
  /// One bit of one byte changes, of every byte in turn.
  package static func flippedBits(_ effort: FaultEffort) throws -> FaultReport {
    let trial = try DamageTrial()
    var report = FaultReport()
    for path in trial.office.disk.files where trial.judges(path) {
      let size = trial.office.disk[path]?.count ?? 0
      guard size > 0 else { continue }
      let pace = trial.isLog(path) ? effort : FaultEffort(stride: effort.stride * 4, killing: .zero)
      for place in pace.chosen(0...size - 1) {
        try trial.judge(path, "\(path) byte \(place)", &report) { $0[place] ^= 1 << (place % 8) }
      }
    }
    return report
  }

  /// A file ends early, at every byte in turn.
  package static func cutShort(_ effort: FaultEffort) throws -> FaultReport {
    let trial = try DamageTrial()
    var report = FaultReport()
    for path in trial.office.disk.files where trial.judges(path) {
      let size = trial.office.disk[path]?.count ?? 0
      guard size > 0 else { continue }
      let pace = trial.isLog(path) ? effort : FaultEffort(stride: effort.stride * 4, killing: .zero)
      for length in pace.chosen(0...size - 1) {
        try trial.judge(path, "\(path) cut at \(length)", &report) { $0.removeLast($0.count - length) }
      }
    }
    return report
  }
}

/// A morning's desk, to be damaged one file at a time.
private struct DamageTrial {
  let office: SimulatedOffice
  let history: [Commit]

  init() throws {
    office = try SimulatedOffice.morning().office
    office.disk.settle()
    history = try Self.history(office.disk.copy(), office.place).commits
  }

  private static func history(
    _ disk: SimulatedFileSystem, _ place: OfficePlace
  ) throws -> (commits: [Commit], damage: Damage?) {
    let store = try FileEventStore(
      directory: place.layout.directory, fileSystem: disk, limits: OfficePlace.logLimits)
    var commits: [Commit] = []
    try store.catchUp { commits.append($0) }
    return (commits, store.damage)
  }

  /// The log, keys, sealed files and what members remember. An unfinished form that is damaged is not offered any more;
  /// nobody was told that it would last.
  func judges(_ path: String) -> Bool {
    let layout = office.place.layout
    return isLog(path)
      || [layout.members, layout.identities, layout.blobs, office.place.root + "/state"]
        .contains { path.hasPrefix($0 + "/") && !path.hasSuffix(".lock") }
  }

  func isLog(_ path: String) -> Bool { path.hasPrefix(office.place.layout.log + "/") && !path.hasSuffix(".lock") }

  func judge(
    _ path: String, _ trial: @autoclosure () -> String, _ report: inout FaultReport, _ damage: (inout [UInt8]) -> Void
  ) throws {
    let disk = office.disk.copy()
    if var bytes = disk[path] {
      damage(&bytes)
      disk[path] = bytes
    }
    if isLog(path) { judgeLog(disk, path, trial(), &report) } else { judgeBeside(disk, path, trial(), &report) }
  }

  /// Everything before the damage is read as it was; where anything is missing, that and where is said.
  private func judgeLog(_ disk: SimulatedFileSystem, _ path: String, _ trial: String, _ report: inout FaultReport) {
    do {
      let found = try Self.history(disk, office.place)
      let isPrefix = found.commits == Array(history.prefix(found.commits.count))
      if let damage = found.damage {
        report.tell(fault: DeskFault(damage).id)
        let isNamed = damage.file == path || path.hasSuffix("/head")
        report.add(
          .readOnly, findings: isPrefix && isNamed ? [] : ["\(damage), \(found.commits.count) commits"],
          acknowledged: history.count, trial: trial)
      } else {
        report.add(
          .mended, findings: isPrefix && found.commits.count == history.count ? [] : ["\(found.commits.count) commits"],
          acknowledged: history.count, trial: trial)
      }
    } catch {
      let fault = DeskFault(error)
      report.tell(fault: fault.id)
      let isNamed = fault.id == "damaged" || fault.id == "noLog" || fault.id == "logNewer"
      report.add(.refused, findings: isNamed ? [] : ["\(error)"], acknowledged: history.count, trial: trial)
    }
  }

  private func judgeBeside(_ disk: SimulatedFileSystem, _ path: String, _ trial: String, _ report: inout FaultReport) {
    let place = SimulatedOffice(disk: disk, seed: 5).place
    do {
      let desk = try OfficeWork.open(place)
      for notice in desk.notices { report.tell(fault: notice.id) }
      let damaged = try desk.damagedSealedFiles()
      for fault in damaged { report.tell(fault: fault.id) }
      var findings: [String] = []
      if desk.readOnly != nil || desk.desk.tips.count != 21 { findings.append("not all is read") }
      let isSealed = [place.layout.identities, place.layout.blobs].contains { path.hasPrefix($0) }
      if isSealed && damaged.flatMap(\.details) != [path] { findings.append("not named: \(damaged)") }
      if path.hasSuffix("/2.key"), (try? secondUnlocks(place)) == true { findings.append("a damaged key opens") }
      report.add(
        isSealed || path.hasSuffix(".key") ? .refused : .mended, findings: findings, acknowledged: history.count,
        trial: trial)
    } catch {
      report.tell(fault: DeskFault(error).id)
      let isOwnKey = path.hasSuffix("/1.key")
      report.add(.refused, findings: isOwnKey ? [] : ["\(error)"], acknowledged: history.count, trial: trial)
    }
  }

  private func secondUnlocks(_ place: OfficePlace) throws -> Bool {
    let second = try place.door.member(OfficeWork.second)
    _ = try place.door.unlock(second.id, passphrase: OfficeWork.passphrases[0])
    return true
  }
}
