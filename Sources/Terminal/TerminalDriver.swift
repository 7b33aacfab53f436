/// What a terminal can show and report.
package struct TerminalCapabilities: Hashable, Sendable {
  /// 0 without colours, else 8 or 16 (or more, of which 16 are used).
  package var colours: Int
  /// Whether Chinese and line-drawing characters arrive as they are; else ASCII takes their place.
  package var unicode: Bool
  /// Whether rules and marks are drawn in ASCII, by wish or because `unicode` is false.
  package var ascii: Bool
  /// Whether mouse events are reported.
  package var mouse: Bool

  /// The capabilities, by default those of a full terminal.
  package init(colours: Int = 16, unicode: Bool = true, ascii: Bool = false, mouse: Bool = true) {
    self.colours = colours
    self.unicode = unicode
    self.ascii = ascii
    self.mouse = mouse
  }
}

/// Why no full-screen terminal can be had. Each has a way out that the caller words in the user's language.
package enum TerminalError: Error, Hashable, Sendable {
  /// Input or output is not a terminal (a pipe, a file).
  case notATerminal
  /// No description of this terminal (`TERM`, empty when unset) is installed.
  case unknownTerminal(String)
  /// The terminal (`TERM`) cannot place the cursor, as `dumb` cannot.
  case notFullScreen(String)
  /// Another full-screen terminal is open in this process.
  case alreadyOpen
  /// A system call failed, with its `errno`.
  case system(call: String, code: Int32)
}

/// A screen to draw on and keys to read. The caller polls ``inputDescriptor`` and then drains ``readEvents()``.
package protocol TerminalDriver: AnyObject {
  /// Columns and rows as of the last ``readEvents()``.
  var size: Size { get }
  /// What it can show and report.
  var capabilities: TerminalCapabilities { get }
  /// Readable whenever ``readEvents()`` has something to return, resizing included; for ``waitForInput(descriptors:timeoutMilliseconds:)``.
  var inputDescriptor: Int32 { get }

  /// Shows a canvas; sends only what changed, and the cursor last.
  func present(_ canvas: Canvas)
  /// Everything that arrived since the last call, in order; never blocks.
  func readEvents() -> [InputEvent]
  /// Blanks the screen and empties the terminal's scroll-back, where one might still read what was shown. The next
  /// ``present(_:)`` draws everything.
  func forget()
  /// Gives the terminal back for another program, as for `$EDITOR`; ``resume()`` takes it again.
  func suspend()
  /// Takes the terminal again after ``suspend()`` and redraws everything.
  func resume()
  /// Rings or flashes.
  func bell()
  /// Gives the terminal back as it was, for good. Calling it twice does nothing.
  func close()
}
