/// Puts the bytes of one character together as they arrive.
struct UTF8Assembler {
  enum Outcome: Equatable {
    /// More bytes are needed.
    case incomplete
    case scalar(Unicode.Scalar)
    /// What had arrived is no character; `next` is one that the last byte is by itself, if any.
    case malformed(next: Unicode.Scalar?)
  }

  private var bytes: [UInt8] = []

  /// Takes the next byte.
  mutating func take(_ byte: UInt8) -> Outcome {
    if bytes.isEmpty { return begin(byte) }
    guard byte & 0xC0 == 0x80 else {
      bytes = []
      switch begin(byte) {
      case .scalar(let scalar): return .malformed(next: scalar)
      case .incomplete, .malformed: return .malformed(next: nil)
      }
    }
    bytes.append(byte)
    guard bytes.count == Self.length(bytes[0]) else { return .incomplete }
    defer { bytes = [] }
    // The standard library's decoder knows overlong forms and surrogates.
    guard let text = String(validating: bytes, as: UTF8.self), let scalar = text.unicodeScalars.first else {
      return .malformed(next: nil)
    }
    return .scalar(scalar)
  }

  /// Forgets a character that has only half arrived. Returns whether there was one.
  mutating func abandon() -> Bool {
    defer { bytes = [] }
    return !bytes.isEmpty
  }

  private mutating func begin(_ byte: UInt8) -> Outcome {
    if byte < 0x80 { return .scalar(Unicode.Scalar(byte)) }
    guard Self.length(byte) > 1 else { return .malformed(next: nil) }
    bytes = [byte]
    return .incomplete
  }

  /// The length of a character that begins with this byte; 0 when none does.
  private static func length(_ byte: UInt8) -> Int {
    switch byte {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }
}
