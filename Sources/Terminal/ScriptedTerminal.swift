/// A terminal without a screen: events come from a script, canvases are kept. For tests of what draws on one.
package final class ScriptedTerminal: TerminalDriver {
  package private(set) var size: Size
  package let capabilities: TerminalCapabilities
  /// Every canvas shown, oldest first.
  package private(set) var presented: [Canvas] = []
  /// How often the bell rang.
  package private(set) var bells = 0
  package private(set) var forgets = 0
  /// Whether another program has the terminal.
  package private(set) var isSuspended = false
  /// Whether it was closed.
  package private(set) var isClosed = false

  private var batches: [[InputEvent]] = []
  private let waiting: WakeUp

  /// A terminal of this size whose ``readEvents()`` returns the batches one by one, then nothing.
  package init(
    size: Size, batches: [[InputEvent]] = [], capabilities: TerminalCapabilities = TerminalCapabilities()
  ) throws(TerminalError) {
    self.size = size
    self.capabilities = capabilities
    waiting = try WakeUp()
    for batch in batches { send(batch) }
  }

  /// Adds one batch, as if its events had arrived together.
  package func send(_ events: [InputEvent]) {
    batches.append(events)
    waiting.signal()
  }

  /// Adds the key presses of a script, see ``InputEvent/script(_:)``, one batch a key.
  package func send(script: String) {
    for event in InputEvent.script(script) { send([event]) }
  }

  package var inputDescriptor: Int32 { waiting.descriptor }

  package func present(_ canvas: Canvas) { presented.append(canvas) }

  package func readEvents() -> [InputEvent] {
    guard !batches.isEmpty else { return [] }
    let events = batches.removeFirst()
    if batches.isEmpty { waiting.drain() }
    for case .resize(let size) in events { self.size = size }
    return events
  }

  package func suspend() { isSuspended = true }

  package func resume() { isSuspended = false }

  package func bell() { bells += 1 }

  package func forget() { forgets += 1 }

  package func close() { isClosed = true }
}
