import Foundation
import Synchronization
import Terminal

/// Signals that ask the program to end while the screen is open: the machine goes down, or the line to the user is
/// gone. The loop hears of them like of a key, so that what was typed is kept first.
///
/// Made after the terminal was opened, whose own handlers end the program at once. A second signal still does that
/// work, without the terminal's.
final class EndingSignals {
  let wakeUp: WakeUp
  private let received: Received
  private let sources: [any DispatchSourceSignal]

  init() throws {
    let (wakeUp, received) = (try WakeUp(), Received())
    self.wakeUp = wakeUp
    self.received = received
    sources = [SIGTERM, SIGHUP].map { number in
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        received.first(number)
        wakeUp.signal()
        signal(number, SIG_DFL)
      }
      // The source sees a signal whether or not it is ignored; ignored, it ends nothing.
      signal(number, SIG_IGN)
      source.resume()
      return source
    }
  }

  /// Whether one came.
  var hasCome: Bool { received.number != nil }

  /// Ends the program as the signal would have, if one came: whoever started the program sees which.
  func finish() {
    for source in sources { source.cancel() }
    guard let number = received.number else { return }
    signal(number, SIG_DFL)
    raise(number)
  }
}

/// The first signal that came.
private final class Received: Sendable {
  private let stored = Mutex<Int32?>(nil)
  var number: Int32? { stored.withLock { $0 } }
  func first(_ number: Int32) { stored.withLock { $0 = $0 ?? number } }
}
