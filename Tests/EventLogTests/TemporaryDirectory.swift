import EventLog
import Glibc

/// A directory of a test's own, gone when the test is over.
final class TemporaryDirectory {
  let path: String

  init() throws {
    var template = Array("/tmp/casedesk-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw FileError(operation: .makeDirectory, path: "/tmp", code: errno)
    }
    path = String(cString: made)
  }

  deinit { Self.remove(path, PosixFileSystem()) }

  private static func remove(_ path: String, _ system: PosixFileSystem) {
    for name in (try? system.list(path)) ?? [] {
      let inner = path + "/" + name
      if (try? system.status(inner))?.isDirectory == true { remove(inner, system) } else { try? system.unlink(inner) }
    }
    rmdir(path)
  }
}
