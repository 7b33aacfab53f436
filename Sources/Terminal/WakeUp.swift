import CNcurses
import Glibc

/// A descriptor that becomes readable when another thread calls ``signal()``: how a background job or the log
/// wakes a loop that waits in ``waitForInput(descriptors:timeoutMilliseconds:)``.
package final class WakeUp: Sendable {
  /// For polling only.
  package let descriptor: Int32

  /// A wake-up that has not been signalled; it is not inherited by other programs.
  package init() throws(TerminalError) {
    descriptor = cn_eventfd()
    guard descriptor >= 0 else { throw .system(call: "eventfd", code: errno) }
  }

  deinit { Glibc.close(descriptor) }

  /// Makes the descriptor readable until the next ``drain()``; many signals count as one.
  package func signal() {
    var one: UInt64 = 1
    // The only failure, a full counter, means that it is readable already.
    while write(descriptor, &one, MemoryLayout<UInt64>.size) < 0, errno == EINTR {}
  }

  /// Takes the signal back. Returns whether there was one.
  @discardableResult
  package func drain() -> Bool {
    var count: UInt64 = 0
    while true {
      if read(descriptor, &count, MemoryLayout<UInt64>.size) > 0 { return true }
      if errno != EINTR { return false }
    }
  }
}

/// Waits until one of the descriptors is readable or hung up, or until the time has passed; nil waits for ever.
///
/// - Returns: the descriptors that are ready. A signal ends the wait early with none, so that the caller looks
///   at its clock again; a descriptor that is not open counts as ready, so that its reader meets the error.
package func waitForInput(descriptors: [Int32], timeoutMilliseconds: Int?) -> Set<Int32> {
  var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  let timeout = timeoutMilliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
  guard poll(&polled, nfds_t(polled.count), timeout) > 0 else { return [] }
  return Set(polled.lazy.filter { $0.revents != 0 }.map(\.fd))
}
