/// What `wgetch` delivers: a byte, or a key that ncurses recognised by the terminal's description.
enum InputUnit: Hashable, Sendable {
  case byte(UInt8)
  case key(Key)
  case pasteStart, pasteEnd
  /// The start of a mouse report; its numbers follow as bytes.
  case mouse(MouseReport.Encoding)
  case unknownKey
}

/// Turns the units that arrive into events; what is half arrived waits for the next batch.
///
/// Characters are put together here and not by `wget_wch`, because that throws the first bytes of a character away
/// when a non-blocking read ends in its middle, as it does in a long paste or over a slow line.
struct InputDecoder {
  private enum State: Equatable {
    case ground
    /// An escape byte that ncurses knows no sequence for: the Esc key, Alt, or an unknown sequence.
    case escape
    /// Inside an unknown control sequence (ECMA-48 §5.4), to be swallowed to its final byte.
    case sequence
    /// One byte of an unknown single shift remains.
    case singleShift
    /// Inside a mouse report.
    case mouse(MouseReport)
  }

  private var state = State.ground
  private var utf8 = UTF8Assembler()
  /// The paste so far; nil outside a paste.
  private var pasted: [UInt8]?
  private var events: [InputEvent] = []

  /// The events of one batch. At its end an escape byte that nothing followed is the Esc key.
  mutating func decode(_ batch: some Sequence<InputUnit>) -> [InputEvent] {
    events = []
    for unit in batch {
      if pasted != nil {
        takePasted(unit)
      } else {
        take(unit)
      }
    }
    if state == .escape {
      state = .ground
      events.append(.key(.escape))
    }
    return events
  }

  /// Whether a paste has begun and not ended.
  var isInsidePaste: Bool { pasted != nil }

  private mutating func take(_ unit: InputUnit) {
    if case .byte(let byte) = unit {
      take(byte)
      return
    }
    switch state {
    case .escape: events.append(.key(.escape))
    case .sequence, .singleShift, .mouse: events.append(.unknown)
    case .ground: break
    }
    state = .ground
    if utf8.abandon() { events.append(.unknown) }
    switch unit {
    case .byte, .pasteEnd: break
    case .key(let key): events.append(.key(key))
    case .pasteStart: pasted = []
    case .mouse(let encoding): state = .mouse(MouseReport(encoding))
    case .unknownKey: events.append(.unknown)
    }
  }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: takeGround(byte)
    case .escape: takeAfterEscape(byte)
    case .sequence: takeInSequence(byte)
    case .singleShift:
      state = .ground
      events.append(.unknown)
      if byte < 0x20 || byte >= 0x7F { takeGround(byte) }
    case .mouse(var report):
      switch report.take(byte) {
      case .incomplete: state = .mouse(report)
      case .event(let event):
        state = .ground
        events.append(event.map(InputEvent.mouse) ?? .unknown)
      case .malformed:
        state = .ground
        events.append(.unknown)
        takeGround(byte)
      }
    }
  }

  private mutating func takeAfterEscape(_ byte: UInt8) {
    state = .ground
    switch byte {
    case UInt8(ascii: "["): state = .sequence
    case UInt8(ascii: "O"): state = .singleShift
    case 0x20..<0x80: events.append(.key(.alt(Character(Unicode.Scalar(byte)))))
    default:
      events.append(.key(.escape))
      takeGround(byte)
    }
  }

  private mutating func takeInSequence(_ byte: UInt8) {
    guard !(0x20...0x3F).contains(byte) else { return }
    state = .ground
    events.append(.unknown)
    if !(0x40...0x7E).contains(byte) { takeGround(byte) }
  }

  private mutating func takeGround(_ byte: UInt8) {
    switch utf8.take(byte) {
    case .incomplete: break
    case .scalar(let scalar): take(scalar)
    case .malformed(let next):
      events.append(.unknown)
      if let next { take(next) }
    }
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x1B: state = .escape
    case 0x08, 0x7F: events.append(.key(.backspace))
    case 0x09: events.append(.key(.tab))
    case 0x0A, 0x0D: events.append(.key(.enter))
    case 0x00: events.append(.key(.control(" ")))
    case 0x01...0x1A: events.append(.key(.control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))))
    case 0x1C...0x1F: events.append(.key(.control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))))
    // The C1 controls: no key sends them.
    case 0x80...0x9F: events.append(.unknown)
    default: append(scalar)
    }
  }

  /// A combining mark right after a typed letter belongs to the same character.
  private mutating func append(_ scalar: Unicode.Scalar) {
    if case .key(.character(let previous)) = events.last {
      let joined = String(previous) + String(scalar)
      if joined.count == 1, let character = joined.first {
        events[events.count - 1] = .key(.character(character))
        return
      }
    }
    events.append(.key(.character(Character(scalar))))
  }

  private mutating func takePasted(_ unit: InputUnit) {
    switch unit {
    case .byte(let byte): pasted?.append(byte)
    case .key(.enter): pasted?.append(UInt8(ascii: "\n"))
    case .pasteEnd:
      // A paste with bytes that are no UTF-8 keeps everything else.
      let text = String(decoding: pasted ?? [], as: UTF8.self)
      pasted = nil
      events.append(.paste(Self.withNewlines(text)))
    // A key's sequence inside a paste is no text.
    case .key, .pasteStart, .mouse, .unknownKey: break
    }
  }

  /// Terminals send the line breaks of a paste as carriage returns.
  private static func withNewlines(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        result.append("\n")
      } else if !(scalar == "\n" && previous == "\r") {
        result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }
}
