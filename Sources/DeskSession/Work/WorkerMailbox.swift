import Foundation
import Synchronization

/// Requests on their way to the worker's thread, in order. A file descriptor becomes readable when there is one.
final class WorkerMailbox: Sendable {
  private let waiting = Mutex<[Item]>([])
  /// The reading end of a pipe; -1 where none could be had, and then the worker's poll interval does.
  let descriptor: Int32
  private let writer: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    _ = pipe(&ends)
    for end in ends where end >= 0 {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, writer) = (ends[0], ends[1])
  }

  enum Item: Sendable {
    case request(SessionRequest)
    /// A snapshot was written of the desk that was opened as the `opening`th, or could not be.
    case snapshotEnded(opening: Int, isWritten: Bool)
    case stop(@Sendable () -> Void)
  }

  deinit {
    if descriptor >= 0 {
      close(descriptor)
      close(writer)
    }
  }

  func post(_ item: Item) {
    waiting.withLock { $0.append(item) }
    var one: UInt8 = 1
    // A full pipe means that the worker is being woken already.
    _ = write(writer, &one, 1)
  }

  /// All that is there, oldest first. Never waits.
  func take() -> [Item] {
    withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { buffer in
      while read(descriptor, buffer.baseAddress, buffer.count) == buffer.count {}
    }
    return waiting.withLock { items in
      defer { items = [] }
      return items
    }
  }
}
