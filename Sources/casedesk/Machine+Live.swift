import DeskSession
import DeskText
import Foundation

extension Live {
  /// What this machine says of its disks, locks and rights.
  static let machine = Machine(
    room: { path in
      var record = statvfs()
      guard statvfs(path, &record) == 0 else { return nil }
      let files = record.f_files == 0 ? nil : Int64(clamping: record.f_favail)
      return (Int64(clamping: record.f_bavail) * Int64(clamping: record.f_frsize), files)
    },
    holders: { path in
      var record = stat()
      guard stat(path, &record) == 0 else { return [] }
      let table = (try? String(contentsOfFile: "/proc/locks", encoding: .utf8)) ?? ""
      return lockHolders(of: UInt64(record.st_ino), in: table).map { "\($0) \(processName($0))" }
    },
    mayWrite: { access($0, W_OK | X_OK) == 0 },
    pause: { usleep(100_000) })

  /// `/proc/locks` (proc(5)): `1: FLOCK  ADVISORY  WRITE 1234 08:02:131 0 EOF`, the place ending in the inode. A line
  /// with `->` waits.
  static func lockHolders(of inode: UInt64, in table: String) -> [Int32] {
    table.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ")
      guard fields.count > 5, fields[1] == "FLOCK", let place = fields[5].split(separator: ":").last,
        UInt64(place) == inode
      else { return nil }
      return Int32(fields[4])
    }
  }

  private static func processName(_ id: Int32) -> String {
    let name = (try? String(contentsOfFile: "/proc/\(id)/comm", encoding: .utf8)) ?? ""
    return name.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// What of this terminal keeps the screen from being drawn as it is meant.
  static func terminalRemarks(_ texts: Texts) -> [String] {
    var lines: [String] = []
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { processEnvironment[$0] }.first { !$0.isEmpty }
    if let locale, !locale.uppercased().replacing("-", with: "").contains("UTF8") {
      lines.append(texts("doctor.locale", locale))
    }
    if processEnvironment["TERM"].map({ $0.isEmpty || $0 == "dumb" }) ?? true { lines.append(texts["doctor.noTerm"]) }
    return lines
  }
}
