/// How a snapshot writes values: one byte of kind, then
///
///     none, no, yes   nothing
///     integer         a zigzag varint (7 bits a byte, the low ones first)
///     text, bytes     a varint length, the bytes
///     group           a 4-byte length, the values in it; of fields, each after the 2-byte number of its name
///
/// A part begins with the table of its fields' names: a 4-byte length, a varint count, each a varint length and UTF-8.
enum StateFormat {
  enum Kind: UInt8 {
    case none, no, yes, integer, text, bytes, group
  }
}

/// Bytes of a snapshot that are not what this program writes. What reads them discards the snapshot.
struct StateFault: Error {}

/// The values of one part, as they are written.
struct StateWriter {
  private(set) var bytes: [UInt8] = []
  /// Where the groups begin that are being written, the innermost last.
  private var groups: [Int] = []
  private var names: [String: UInt16] = [:]

  /// How many groups are being written.
  var depth: Int { groups.count }

  mutating func put(_ kind: StateFormat.Kind) { bytes.append(kind.rawValue) }

  mutating func put(_ flag: Bool) { put(flag ? .yes : .no) }

  mutating func put(_ number: Int64) {
    put(.integer)
    varint(UInt64(bitPattern: number << 1 ^ number >> 63))
  }

  mutating func put(_ text: String) {
    put(.text)
    var text = text
    text.withUTF8 { utf8 in
      varint(UInt64(utf8.count))
      bytes.append(contentsOf: utf8)
    }
  }

  mutating func put(_ raw: [UInt8]) {
    put(.bytes)
    varint(UInt64(raw.count))
    bytes += raw
  }

  mutating func name(_ name: String) {
    let number = names[name] ?? UInt16(names.count)
    names[name] = number
    bytes.append(UInt8(truncatingIfNeeded: number))
    bytes.append(UInt8(truncatingIfNeeded: number >> 8))
  }

  mutating func begin() {
    put(.group)
    groups.append(bytes.count)
    bytes.append(contentsOf: [0, 0, 0, 0])
  }

  /// Ends groups until `depth` are left.
  mutating func end(to depth: Int) {
    while groups.count > depth, let start = groups.popLast() {
      let length = UInt32(bytes.count - start - 4)
      withUnsafeBytes(of: length.littleEndian) { raw in
        for (place, byte) in raw.enumerated() { bytes[start + place] = byte }
      }
    }
  }

  /// The whole part: names, then values.
  mutating func finish() -> [UInt8] {
    end(to: 0)
    var table = StateWriter()
    let ordered = names.sorted { $0.value < $1.value }
    table.varint(UInt64(ordered.count))
    for (name, _) in ordered {
      let utf8 = Array(name.utf8)
      table.varint(UInt64(utf8.count))
      table.bytes += utf8
    }
    return withUnsafeBytes(of: UInt32(table.bytes.count).littleEndian) { Array($0) } + table.bytes + bytes
  }

  private mutating func varint(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: value) | 0x80)
      value >>= 7
    }
    bytes.append(UInt8(value))
  }
}

/// The bytes of one part, to be read anywhere.
final class StateBytes: Sendable {
  private let bytes: [UInt8]
  let names: [String]
  /// Where the first value stands.
  let start: Int

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    var place = 4
    guard bytes.count >= 4 else { throw StateFault() }
    let end = 4 + Int(bytes[0]) + Int(bytes[1]) << 8 + Int(bytes[2]) << 16 + Int(bytes[3]) << 24
    guard end <= bytes.count else { throw StateFault() }
    var names: [String] = []
    let count = try Self.varint(bytes, &place)
    for _ in 0..<min(count, 1 << 16) {
      let length = Int(truncatingIfNeeded: try Self.varint(bytes, &place))
      guard length >= 0, length <= end - place else { throw StateFault() }
      names.append(String(decoding: bytes[place..<place + length], as: UTF8.self))
      place += length
    }
    guard place == end else { throw StateFault() }
    self.names = names
    start = end
  }

  /// The kind of the value at `place`.
  func kind(_ place: Int) throws -> StateFormat.Kind {
    guard place < bytes.count, let kind = StateFormat.Kind(rawValue: bytes[place]) else { throw StateFault() }
    return kind
  }

  /// What the value's bytes are, behind its kind and length.
  private func body(_ place: Int) throws -> Range<Int> {
    switch try kind(place) {
    case .none, .no, .yes: return place + 1..<place + 1
    case .integer:
      var end = place + 1
      _ = try Self.varint(bytes, &end)
      return place + 1..<end
    case .text, .bytes:
      var start = place + 1
      let length = try Self.varint(bytes, &start)
      guard length <= UInt64(bytes.count - start) else { throw StateFault() }
      return start..<start + Int(length)
    case .group:
      let start = place + 5
      guard start <= bytes.count else { throw StateFault() }
      let length =
        Int(bytes[place + 1]) | Int(bytes[place + 2]) << 8 | Int(bytes[place + 3]) << 16 | Int(bytes[place + 4]) << 24
      guard length <= bytes.count - start else { throw StateFault() }
      return start..<start + length
    }
  }

  /// Where the value behind this one stands.
  func end(of place: Int) throws -> Int { try body(place).upperBound }

  func group(_ place: Int) throws -> Range<Int> {
    guard try kind(place) == .group else { throw StateFault() }
    return try body(place)
  }

  func flag(_ place: Int) throws -> Bool {
    switch try kind(place) {
    case .yes: true
    case .no: false
    default: throw StateFault()
    }
  }

  func integer(_ place: Int) throws -> Int64 {
    guard try kind(place) == .integer else { throw StateFault() }
    var start = place + 1
    let value = try Self.varint(bytes, &start)
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  func text(_ place: Int) throws -> String {
    guard try kind(place) == .text else { throw StateFault() }
    return String(decoding: bytes[try body(place)], as: UTF8.self)
  }

  func raw(_ place: Int) throws -> [UInt8] {
    guard try kind(place) == .bytes else { throw StateFault() }
    return Array(bytes[try body(place)])
  }

  /// The number of a field's name.
  func name(_ place: Int) throws -> Int {
    guard place + 2 <= bytes.count else { throw StateFault() }
    let number = Int(bytes[place]) | Int(bytes[place + 1]) << 8
    guard number < names.count else { throw StateFault() }
    return number
  }

  private static func varint(_ bytes: [UInt8], _ place: inout Int) throws -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while place < bytes.count, shift < 64 {
      let byte = bytes[place]
      place += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw StateFault()
  }
}
