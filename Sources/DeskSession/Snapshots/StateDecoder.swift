import CaseDomain

/// Reads what `StateEncoder` wrote; parts of large columns are handed out unread.
struct StateDecoder: PartDecoder {
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }
  fileprivate let bytes: StateBytes
  /// Where the value stands.
  fileprivate let place: Int
  /// Nil for a value without columns.
  fileprivate let parts: (any PartSource)?

  /// A decoder of the value of a part.
  init(_ bytes: [UInt8], parts: (any PartSource)?) throws {
    self.bytes = try StateBytes(bytes)
    place = self.bytes.start
    self.parts = parts
  }

  /// The one value of a part.
  func whole<Value: Decodable>(_ type: Value.Type) throws -> Value { try value(type, at: place) }

  fileprivate init(bytes: StateBytes, place: Int, parts: (any PartSource)?) {
    self.bytes = bytes
    self.place = place
    self.parts = parts
  }

  fileprivate func at(_ place: Int) -> StateDecoder { StateDecoder(bytes: bytes, place: place, parts: parts) }

  fileprivate func value<Value: Decodable>(_ type: Value.Type, at place: Int) throws -> Value {
    if type == [UInt8].self, let raw = try bytes.raw(place) as? Value { return raw }
    return try Value(from: at(place))
  }

  fileprivate func number<Number: FixedWidthInteger>(_ type: Number.Type, at place: Int) throws -> Number {
    let value = try bytes.integer(place)
    // Unsigned words of full width were written by their bits.
    guard let number = Number.bitWidth == 64 ? Number(truncatingIfNeeded: value) : Number(exactly: value) else {
      throw StateFault()
    }
    return number
  }

  func kept<Part: Decodable & Sendable, Value: Sendable>(
    at place: KeptPlace, as part: Part.Type, unpack: @escaping @Sendable (Part) -> Value
  ) throws -> Kept<Value> {
    guard let parts else { throw StateFault() }
    return parts.kept(at: place, as: part, unpack: unpack)
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    KeyedDecodingContainer(FieldDecoder<Key>(self, try bytes.group(place)))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer { ListDecoder(self, try bytes.group(place)) }

  func singleValueContainer() throws -> any SingleValueDecodingContainer { ValueDecoder(decoder: self) }
}

/// Where the parts of a snapshot come from.
protocol PartSource: Sendable {
  func kept<Part: Decodable & Sendable, Value: Sendable>(
    at place: KeptPlace, as part: Part.Type, unpack: @escaping @Sendable (Part) -> Value
  ) -> Kept<Value>
}

/// Fields are asked for in the order they were written, nearly always: the next one is looked at first.
private final class FieldDecoder<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let decoder: StateDecoder
  private let range: Range<Int>
  private var next: Int
  var codingPath: [any CodingKey] { [] }

  init(_ decoder: StateDecoder, _ range: Range<Int>) {
    self.decoder = decoder
    self.range = range
    next = range.lowerBound
  }

  /// Where a field's value stands, nil where there is none.
  private func find(_ key: some CodingKey) throws -> Int? {
    let name = key.stringValue
    let bytes = decoder.bytes
    if next < range.upperBound, bytes.names[try bytes.name(next)] == name { return next + 2 }
    var place = range.lowerBound
    while place < range.upperBound {
      if bytes.names[try bytes.name(place)] == name { return place + 2 }
      place = try bytes.end(of: place + 2)
    }
    return nil
  }

  private func take(_ key: some CodingKey) throws -> Int {
    guard let place = try find(key) else {
      throw DecodingError.keyNotFound(key, .init(codingPath: [], debugDescription: "in a snapshot"))
    }
    next = try decoder.bytes.end(of: place)
    return place
  }

  var allKeys: [Key] {
    var keys: [Key] = []
    var place = range.lowerBound
    while place < range.upperBound, let number = try? decoder.bytes.name(place),
      let end = try? decoder.bytes.end(of: place + 2)
    {
      if let key = Key(stringValue: decoder.bytes.names[number]) { keys.append(key) }
      place = end
    }
    return keys
  }

  func contains(_ key: Key) -> Bool { (try? find(key)) ?? nil != nil }

  func decodeNil(forKey key: Key) throws -> Bool {
    guard let place = try find(key) else { return true }
    return try decoder.bytes.kind(place) == .none
  }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try decoder.bytes.flag(take(key)) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try decoder.bytes.text(take(key)) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try decoder.number(type, at: take(key)) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try decoder.value(type, at: take(key))
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try decoder.at(take(key)).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try decoder.at(take(key)).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { decoder }
  func superDecoder(forKey key: Key) throws -> any Decoder { decoder.at(try take(key)) }
}

private struct ListDecoder: UnkeyedDecodingContainer {
  private let decoder: StateDecoder
  private let end: Int
  private var next: Int
  private(set) var currentIndex = 0
  var codingPath: [any CodingKey] { [] }
  var isAtEnd: Bool { next >= end }

  init(_ decoder: StateDecoder, _ range: Range<Int>) {
    self.decoder = decoder
    next = range.lowerBound
    end = range.upperBound
  }

  /// Counted anew each time it is asked for: lists end where they end.
  var count: Int? {
    var (count, place) = (currentIndex, next)
    while place < end, let behind = try? decoder.bytes.end(of: place) {
      count += 1
      place = behind
    }
    return count
  }

  private mutating func take() throws -> Int {
    guard !isAtEnd else { throw StateFault() }
    let place = next
    next = try decoder.bytes.end(of: place)
    currentIndex += 1
    return place
  }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, try decoder.bytes.kind(next) == .none else { return false }
    _ = try take()
    return true
  }

  mutating func decode(_ type: String.Type) throws -> String { try decoder.bytes.text(take()) }
  mutating func decode(_ type: Int.Type) throws -> Int { try decoder.number(type, at: take()) }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.value(type, at: take()) }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> {
    try decoder.at(take()).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try decoder.at(take()).unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { decoder.at(try take()) }
}

private struct ValueDecoder: SingleValueDecodingContainer {
  let decoder: StateDecoder
  var codingPath: [any CodingKey] { [] }

  private func number<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    try decoder.number(type, at: decoder.place)
  }

  func decodeNil() -> Bool { (try? decoder.bytes.kind(decoder.place)) == StateFormat.Kind.none }
  func decode(_ type: Bool.Type) throws -> Bool { try decoder.bytes.flag(decoder.place) }
  func decode(_ type: String.Type) throws -> String { try decoder.bytes.text(decoder.place) }
  func decode(_ type: Double.Type) throws -> Double { Double(bitPattern: try number(UInt64.self)) }
  func decode(_ type: Float.Type) throws -> Float { Float(bitPattern: try number(UInt32.self)) }
  func decode(_ type: Int.Type) throws -> Int { try number(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try number(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try number(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try number(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try number(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try number(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try number(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try number(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try number(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try number(type) }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.value(type, at: decoder.place) }
}
