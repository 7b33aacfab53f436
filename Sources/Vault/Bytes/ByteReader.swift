/// Takes fields apart; `nil` where the bytes end early, so that no length is trusted.
struct ByteReader {
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position == bytes.count }

  /// The bytes read so far, from the first.
  var consumed: [UInt8] { [UInt8](bytes[..<position]) }

  mutating func integer<Value: FixedWidthInteger & UnsignedInteger>(_: Value.Type) -> Value? {
    guard let field = raw(Value.bitWidth / 8) else { return nil }
    return field.reversed().reduce(0) { $0 << 8 | Value(truncatingIfNeeded: $1) }
  }

  mutating func raw(_ count: Int) -> [UInt8]? {
    guard count >= 0, count <= bytes.count - position else { return nil }
    defer { position += count }
    return [UInt8](bytes[position..<position + count])
  }

  /// A field behind its length as UInt32, of at most `limit` bytes.
  mutating func counted(atMost limit: Int) -> [UInt8]? {
    guard let count = integer(UInt32.self), count <= limit else { return nil }
    return raw(Int(count))
  }

  mutating func rest() -> [UInt8] {
    defer { position = bytes.count }
    return [UInt8](bytes[position...])
  }
}
