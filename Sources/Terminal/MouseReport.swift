/// A mouse report as it arrives, byte by byte, after its introducer.
///
/// ncurses can read these too, but hands several that arrive together out newest first and keeps no more than eight.
struct MouseReport: Equatable {
  enum Encoding: Hashable, Sendable {
    /// `ESC [ <` button `;` column `;` row `M` (press) or `m` (release), in decimal.
    case decimal
    /// `ESC [ M` and three bytes, for terminals that do not know the other; at most 223 columns.
    case bytes
  }

  enum Outcome: Equatable {
    case incomplete
    /// The report is complete; nil when it tells something that has no meaning here.
    case event(MouseEvent?)
    /// The byte belongs to no report.
    case malformed
  }

  private let encoding: Encoding
  private var numbers = [0]
  private var count = 0

  init(_ encoding: Encoding) { self.encoding = encoding }

  /// Takes the next byte.
  mutating func take(_ byte: UInt8) -> Outcome {
    switch encoding {
    case .decimal: takeDecimal(byte)
    case .bytes: takeByte(byte)
    }
  }

  private mutating func takeDecimal(_ byte: UInt8) -> Outcome {
    // No report is longer than this, whatever a confused terminal sends.
    count += 1
    guard count <= 20 else { return .malformed }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      numbers[numbers.count - 1] = min(numbers[numbers.count - 1] * 10 + Int(byte - 0x30), 99_999)
    case UInt8(ascii: ";"): numbers.append(0)
    case UInt8(ascii: "M"): return .event(event(isRelease: false))
    case UInt8(ascii: "m"): return .event(event(isRelease: true))
    default: return .malformed
    }
    return .incomplete
  }

  private mutating func takeByte(_ byte: UInt8) -> Outcome {
    guard byte >= 0x20 else { return .malformed }
    numbers[numbers.count - 1] = Int(byte) - 0x20
    guard numbers.count == 3 else {
      numbers.append(0)
      return .incomplete
    }
    // Here a release does not say of which button.
    return .event(event(isRelease: numbers[0] & 0x43 == 3))
  }

  private func event(isRelease: Bool) -> MouseEvent? {
    guard numbers.count == 3, numbers[1] > 0, numbers[2] > 0 else { return nil }
    let point = Point(column: numbers[1] - 1, row: numbers[2] - 1)
    // Shift, Meta and Ctrl change nothing; a report of motion was not asked for.
    let button = numbers[0] & ~0x1C
    if isRelease { return button == 0 || button == 3 ? MouseEvent(.release, at: point) : nil }
    switch button {
    case 0: return MouseEvent(.press, at: point)
    case 2: return MouseEvent(.secondaryPress, at: point)
    case 64: return MouseEvent(.wheelUp, at: point)
    case 65: return MouseEvent(.wheelDown, at: point)
    default: return nil
    }
  }
}
