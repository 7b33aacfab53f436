import Glibc

/// Wakes a desk when another one has appended: inotify(7) on the head file, which is written in place. It is a hint
/// only: events may be lost, so the caller also looks now and then. Watch first, then read.
package final class HeadWatcher {
  /// Becomes readable when the head was written. For `poll`; do not read it.
  package let descriptor: Int32

  /// Watches the file, which must exist.
  package init(path: String) throws(FileError) {
    let watching = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard watching >= 0 else { throw FileError(operation: .watch, path: path, code: errno) }
    guard inotify_add_watch(watching, path, UInt32(IN_MODIFY)) >= 0 else {
      let code = errno
      close(watching)
      throw FileError(operation: .watch, path: path, code: code)
    }
    descriptor = watching
  }

  deinit { close(descriptor) }

  /// Takes all events there are; whether there was one.
  @discardableResult
  package func drain() -> Bool {
    var any = false
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count > 0 {
          any = true
        } else if count == 0 || errno != EINTR {
          return
        }
      }
    }
    return any
  }
}
