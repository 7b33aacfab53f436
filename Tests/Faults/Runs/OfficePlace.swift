import CaseDomain
import DeskSession
import EventLog
import Vault

/// Where an office works: a desk, its members' memory outside it, what comes in and what goes out, each in a folder of
/// its own below `root`, on a disk that may fail.
package struct OfficePlace: Sendable {
  package let fileSystem: any FileSystem
  package let root: String
  private let random: any RandomSource
  private let now: @Sendable () -> Int64

  /// Monday, 23 November 2026, 10:00 in China, in milliseconds since 1970 UTC.
  package static let start: Int64 = 1_795_399_200_000

  /// - Parameter now: the wall clock, in milliseconds since 1970 UTC.
  package init(
    _ fileSystem: any FileSystem, root: String, random: any RandomSource = SystemRandom(),
    now: @escaping @Sendable () -> Int64 = { OfficePlace.start }
  ) {
    self.fileSystem = fileSystem
    self.root = root
    self.random = random
    self.now = now
  }

  package var layout: DeskLayout { DeskLayout(directory: root + "/desk") }
  package var paper: String { root + "/out/form.txt" }
  package var copy: String { root + "/out/scan.jpg" }
  var scan: String { root + "/in/scan.jpg" }

  package var environment: DeskEnvironment {
    DeskEnvironment(
      fileSystem: fileSystem, random: random, now: { [now] in Instant(milliseconds: now()) },
      // Nothing here is secret, and a run has hundreds of openings.
      scrypt: ScryptParameters(costExponent: 14, blockSize: 1, parallelism: 1),
      matching: ScryptParameters(costExponent: 2, blockSize: 1, parallelism: 1), calendar: .weekendsOnly,
      stateDirectory: root + "/state", logLimits: Self.logLimits,
      papers: { _ in [PaperFile(bytes: Self.paperBytes)] })
  }

  package var door: DeskDoor { DeskDoor(layout: layout, environment: environment) }

  /// Small, so that a morning begins several segments.
  static let logLimits = FileEventStore.Limits(segmentBytes: 24 << 10, step: 4096)

  static let scanBytes = [UInt8](repeating: 7, count: 3000)
  static let paperBytes = [UInt8](repeating: 0x41, count: 5000)

  /// Lays out what is there before the office begins.
  package func prepare() throws {
    for folder in ["/in", "/out", "/desk"] {
      try fileSystem.makeDirectories(root + folder, permissions: 0o770)
    }
    try fileSystem.writeAtomically(Self.scanBytes, to: scan, permissions: 0o600)
  }
}
