import TestSupport

/// A file system that is mounted as long as this lives. Only root can; the whole run has a mount table of its own.
final class MountedDisk {
  let path: String

  /// - Parameter options: of `mount`, with what is mounted last.
  init(at path: String, options: [String]) throws {
    self.path = path
    _ = try Program.run(["mkdir", "-p", path])
    let outcome = try Program.run(["mount"] + options + [path])
    guard outcome.status == 0 else { throw RealOffice.Unable(reason: "mount: \(outcome.errors)") }
  }

  func remount(_ options: String) throws {
    let outcome = try Program.run(["mount", "-o", "remount,\(options)", path])
    guard outcome.status == 0 else { throw RealOffice.Unable(reason: "mount: \(outcome.errors)") }
  }

  deinit { _ = try? Program.run(["umount", "-l", path]) }
}
