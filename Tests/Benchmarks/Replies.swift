import DeskSession
import Dispatch
import Synchronization

/// Replies on their way from the worker's thread, one at a time.
final class Replies: Sendable {
  private let waiting = Mutex<[SessionReply]>([])
  private let count = DispatchSemaphore(value: 0)

  func post(_ reply: SessionReply) {
    waiting.withLock { $0.append(reply) }
    count.signal()
  }

  /// Waits for one.
  func next() -> SessionReply {
    count.wait()
    return waiting.withLock { $0.removeFirst() }
  }

  /// What is there now.
  func all() -> [SessionReply] {
    var all: [SessionReply] = []
    while count.wait(timeout: .now()) == .success { all.append(waiting.withLock { $0.removeFirst() }) }
    return all
  }
}
