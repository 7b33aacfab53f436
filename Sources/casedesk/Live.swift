import CaseDomain
import DeskDocuments
import DeskSession
import DeskText
import EventLog
import Foundation
import Terminal
import Vault

let processEnvironment = ProcessInfo.processInfo.environment

/// The real machine: its disk, its clock, its randomness.
enum Live {
  /// - Parameter remembers: whether members keep a witness; a desk that is deleted at the end needs none.
  static func environment(remembers: Bool = true) -> DeskEnvironment {
    DeskEnvironment(
      fileSystem: PosixFileSystem(), random: SystemRandom(),
      now: { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) },
      calendar: calendar, stateDirectory: remembers ? stateDirectory : nil, home: home, writesCover: true,
      papers: Papers.maker, program: program, giveUp: giveUp)
  }

  /// The last word where nothing true can be shown any more: said on a terminal that is as it was before.
  private static let giveUp: @Sendable () -> Never = {
    NcursesTerminal.giveBack()
    Console.complain(words("fault.nothingReadable"))
    exit(70)
  }

  /// This very program: another build may lay out what it keeps otherwise.
  private static let program: String = {
    var file = stat()
    guard stat("/proc/self/exe", &file) == 0 else { return CaseDesk.version }
    return "\(CaseDesk.version) \(file.st_size) \(file.st_mtim.tv_sec).\(file.st_mtim.tv_nsec)"
  }()

  /// The user's own folder.
  static var home: String? { processEnvironment["HOME"] }

  /// A path as somebody wrote it: no shell expands `~` behind an `=`, nor in a file of settings.
  static func path(_ written: String) -> String { PathText.expanded(written, home: home) }

  /// The embedded table of public holidays and make-up days.
  static let calendar: WorkCalendar = {
    let table = HolidayTable.embedded
    var overrides: [CivilDate: WorkCalendar.DayKind] = [:]
    for day in table.days {
      if let date = CivilDate(year: day.year, month: day.month, day: day.day) {
        overrides[date] = day.isOff ? .off : .work
      }
    }
    return WorkCalendar(overrides: overrides, coveredYears: Set(table.coveredYears))
  }()

  /// `$XDG_STATE_HOME`, or its default (XDG Base Directory Specification).
  private static var stateDirectory: String? {
    directory("XDG_STATE_HOME", default: ".local/state").map { $0 + "/casedesk" }
  }

  /// Where a desk is looked for when nobody says: `$CASEDESK_HOME`, else the XDG data directory.
  static var defaultDesk: String? {
    if let home = processEnvironment["CASEDESK_HOME"], !home.isEmpty { return path(home) }
    return directory("XDG_DATA_HOME", default: ".local/share").map { $0 + "/casedesk" }
  }

  private static func directory(_ variable: String, default path: String) -> String? {
    if let set = processEnvironment[variable], set.hasPrefix("/") { return set }
    return processEnvironment["HOME"].map { $0 + "/" + path }
  }
}
