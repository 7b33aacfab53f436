/// A program that draws what it is told, for the tests that need a real terminal: its size, a line being edited,
/// and the last events. Ctrl-Q ends it properly; F2 to F6 end it in other ways or lend the terminal.
import Glibc
import Terminal

private func options(_ arguments: [String]) -> NcursesTerminal.Options {
  NcursesTerminal.Options(
    colour: arguments.contains("--no-colour") ? .never : .auto,
    mouse: !arguments.contains("--no-mouse"),
    ascii: arguments.contains("--ascii"))
}

private struct Probe {
  var editor = TextEditor()
  var events: [String] = []
  var total = 0

  static func field(_ size: Size) -> Rect { Rect(column: 2, row: 3, columns: max(0, size.columns - 4), rows: 1) }

  mutating func take(_ event: InputEvent, size: Size) {
    total += 1
    switch event {
    case .mouse(let mouse): events.append("\(mouse.kind) at \(mouse.point.column),\(mouse.point.row)")
    default: events.append("\(event)")
    }
    switch event {
    case .key(let key): editor.handle(key, in: Self.field(size).size)
    case .paste(let text): editor.insert(text)
    default: break
    }
  }

  func view(_ size: Size, _ capabilities: TerminalCapabilities) -> Canvas {
    var canvas = Canvas(size: size)
    let heading = Style(foreground: .cyan, bold: true)
    canvas.put(
      "探针 \(size.columns)x\(size.rows) pid \(getpid()) unicode \(capabilities.unicode) colours \(capabilities.colours)",
      at: Point(column: 0, row: 0), style: heading)
    canvas.fill(Rect(column: 0, row: 1, columns: size.columns, rows: 1), with: "─")
    canvas.put("│ ✓ ▲ \u{378} 线索", at: Point(column: 0, row: 2), style: Style(background: .blue))
    canvas.put("]", at: Point(column: 14, row: 2))
    canvas.put(editor, in: Self.field(size), style: Style(underline: true), hasFocus: true)
    for (index, event) in events.suffix(max(0, size.rows - 6)).enumerated() {
      canvas.put(event, at: Point(column: 0, row: 5 + index))
    }
    // In the last row, which is sent last: whoever waits for it sees all the rest.
    canvas.put("total \(total)", at: Point(column: 0, row: size.rows - 1))
    // The corner a terminal would scroll at.
    canvas.put("末尾", at: Point(column: size.columns - 4, row: size.rows - 1))
    return canvas
  }
}

private func overflowTheStack(_ depth: Int) -> Int {
  depth &+ 1 == 0 ? 0 : overflowTheStack(depth &+ 1) &+ depth
}

/// What the function keys do; nil for every other event.
private func fate(_ event: InputEvent, _ terminal: NcursesTerminal) {
  switch event {
  case .key(.control("q")), .hangUp:
    terminal.close()
    exit(0)
  case .key(.function(2)): exit(3)
  case .key(.function(3)): print(overflowTheStack(0))
  case .key(.function(4)):
    terminal.suspend()
    system("echo lent; read answer; echo got $answer")
    terminal.resume()
  case .key(.function(5)): terminal.bell()
  case .key(.function(6)): preconditionFailure("asked to")
  default: break
  }
}

do {
  let terminal = try NcursesTerminal(options: options(CommandLine.arguments))
  var probe = Probe()
  while true {
    terminal.present(probe.view(terminal.size, terminal.capabilities))
    _ = waitForInput(descriptors: [terminal.inputDescriptor], timeoutMilliseconds: nil)
    for event in terminal.readEvents() {
      fate(event, terminal)
      probe.take(event, size: terminal.size)
    }
  }
} catch {
  print("no terminal: \(error)")
  exit(2)
}
