/// 16 bytes that name something, shown as hexadecimal digits.
struct Name16: Hashable, Sendable, Comparable, CustomStringConvertible {
  let high: UInt64
  let low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// `nil` unless `bytes` are 16.
  init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes[8...].reduce(0) { $0 << 8 | UInt64($1) }
  }

  var bytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * UInt64($0))) }
      + (0..<8).map { UInt8(truncatingIfNeeded: low >> (56 - 8 * UInt64($0))) }
  }

  var description: String { hexadecimal(bytes) }

  static func < (left: Name16, right: Name16) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

/// The desk that keys and seals belong to: a key file, a request or an identity of one desk is refused by another.
package struct DeskTag: Hashable, Sendable, CustomStringConvertible {
  private let name: Name16

  /// `nil` unless `bytes` are 16.
  package init?(bytes: [UInt8]) {
    guard let name = Name16(bytes: bytes) else { return nil }
    self.name = name
  }

  package var bytes: [UInt8] { name.bytes }
  package var description: String { name.description }
}

/// A sealed identity (or another text for the custodian), and the name of its file.
///
/// Drawn at random before its commit exists, because the file is made durable before the commit that names its hash.
package struct SealedFileID: Hashable, Sendable, CustomStringConvertible {
  private let name: Name16

  /// `nil` unless `bytes` are 16.
  package init?(bytes: [UInt8]) {
    guard let name = Name16(bytes: bytes) else { return nil }
    self.name = name
  }

  /// A new id.
  package init(random: some RandomSource) {
    // 16 bytes were asked for, so 16 bytes there are.
    name = Name16(bytes: random.bytes(16))!
  }

  package var bytes: [UInt8] { name.bytes }
  /// 32 hexadecimal digits, fit for a file name.
  package var description: String { name.description }
}

/// The number of the member who holds keys, as the log's roster counts them.
package struct KeyHolder: RawRepresentable, Hashable, Sendable, Comparable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) {
    self.rawValue = rawValue
  }

  package static func < (left: KeyHolder, right: KeyHolder) -> Bool { left.rawValue < right.rawValue }
}

/// A tip or a lead as far as keys know it: 12 random bytes, which together with a generation fill a payload's key id.
package struct ObjectID: Hashable, Sendable, Codable, CustomStringConvertible {
  let high: UInt64
  let low: UInt32

  /// `nil` unless `bytes` are 12.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 12 else { return nil }
    high = bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes[8...].reduce(0) { $0 << 8 | UInt32($1) }
  }

  init(high: UInt64, low: UInt32) {
    self.high = high
    self.low = low
  }

  /// A new id.
  package init(random: some RandomSource) {
    // 12 bytes were asked for, so 12 bytes there are.
    self.init(bytes: random.bytes(12))!
  }

  package var bytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * UInt64($0))) }
      + (0..<4).map { UInt8(truncatingIfNeeded: low >> (24 - 8 * UInt32($0))) }
  }

  package var description: String { hexadecimal(bytes) }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = [Character]("0123456789abcdef")
  return bytes.reduce(into: "") { text, byte in
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
}
