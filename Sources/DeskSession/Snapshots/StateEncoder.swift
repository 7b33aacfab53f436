import CaseDomain

/// Writes any state that can be encoded, the parts of its large columns apart (`StateFormat`).
final class StateEncoder: PartEncoder {
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }
  fileprivate var writer = StateWriter()
  /// Groups that were open where the value began that is being written.
  private var outside = 0
  private let parts: any PartSink

  private init(_ parts: any PartSink) { self.parts = parts }

  /// The bytes of a value; its parts go to `parts`.
  static func encode(_ value: some Encodable, parts: any PartSink) throws -> [UInt8] {
    let encoder = StateEncoder(parts)
    try encoder.put(value)
    return encoder.writer.finish()
  }

  func place(of kept: KeptPlace?, or part: () -> some Encodable) throws -> KeptPlace {
    if let kept, parts.holds(kept) { return kept }
    return try parts.write(Self.encode(part(), parts: parts))
  }

  fileprivate func put<Value: Encodable>(_ value: Value) throws {
    if Value.self == [UInt8].self, let bytes = value as? [UInt8] { return writer.put(bytes) }
    let before = (outside, writer.depth, writer.bytes.count)
    outside = before.1
    try value.encode(to: self)
    if writer.bytes.count == before.2 { writer.begin() }
    writer.end(to: before.1)
    outside = before.0
  }

  /// The group of the value that is being written.
  private func group() -> Int {
    if writer.depth == outside { writer.begin() }
    writer.end(to: outside + 1)
    return writer.depth
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(FieldEncoder(encoder: self, depth: group()))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer { ListEncoder(encoder: self, depth: group()) }

  func singleValueContainer() -> any SingleValueEncodingContainer { ValueEncoder(encoder: self) }
}

/// Where the parts of a snapshot go.
protocol PartSink: AnyObject {
  /// Whether a part that stands there need not be written again.
  func holds(_ place: KeptPlace) -> Bool
  func write(_ part: [UInt8]) throws -> KeptPlace
}

private struct FieldEncoder<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: StateEncoder
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  private func begin(_ key: some CodingKey) {
    encoder.writer.end(to: depth)
    encoder.writer.name(key.stringValue)
  }

  func encodeNil(forKey key: Key) throws {
    begin(key)
    encoder.writer.put(.none)
  }

  func encode(_ value: Bool, forKey key: Key) throws {
    begin(key)
    encoder.writer.put(value)
  }

  func encode(_ value: String, forKey key: Key) throws {
    begin(key)
    encoder.writer.put(value)
  }

  func encode(_ value: Int, forKey key: Key) throws {
    begin(key)
    encoder.writer.put(Int64(value))
  }

  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    begin(key)
    try encoder.put(value)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy keyType: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    begin(key)
    encoder.writer.begin()
    return KeyedEncodingContainer(FieldEncoder<Nested>(encoder: encoder, depth: encoder.writer.depth))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    begin(key)
    encoder.writer.begin()
    return ListEncoder(encoder: encoder, depth: encoder.writer.depth)
  }

  func superEncoder() -> any Encoder { encoder }
  func superEncoder(forKey key: Key) -> any Encoder { encoder }
}

private struct ListEncoder: UnkeyedEncodingContainer {
  let encoder: StateEncoder
  let depth: Int
  var count = 0
  var codingPath: [any CodingKey] { [] }

  init(encoder: StateEncoder, depth: Int) {
    self.encoder = encoder
    self.depth = depth
  }

  private mutating func begin() {
    encoder.writer.end(to: depth)
    count += 1
  }

  mutating func encodeNil() throws {
    begin()
    encoder.writer.put(.none)
  }

  mutating func encode(_ value: String) throws {
    begin()
    encoder.writer.put(value)
  }

  mutating func encode(_ value: Int) throws {
    begin()
    encoder.writer.put(Int64(value))
  }

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    begin()
    try encoder.put(value)
  }

  mutating func nestedContainer<Nested: CodingKey>(keyedBy keyType: Nested.Type) -> KeyedEncodingContainer<Nested> {
    begin()
    encoder.writer.begin()
    return KeyedEncodingContainer(FieldEncoder<Nested>(encoder: encoder, depth: encoder.writer.depth))
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    begin()
    encoder.writer.begin()
    return ListEncoder(encoder: encoder, depth: encoder.writer.depth)
  }

  func superEncoder() -> any Encoder { encoder }
}

private struct ValueEncoder: SingleValueEncodingContainer {
  let encoder: StateEncoder
  var codingPath: [any CodingKey] { [] }

  private func put(_ number: some FixedWidthInteger) { encoder.writer.put(Int64(truncatingIfNeeded: number)) }

  func encodeNil() throws { encoder.writer.put(.none) }
  func encode(_ value: Bool) throws { encoder.writer.put(value) }
  func encode(_ value: String) throws { encoder.writer.put(value) }
  func encode(_ value: Double) throws { put(value.bitPattern) }
  func encode(_ value: Float) throws { put(value.bitPattern) }
  func encode(_ value: Int) throws { put(value) }
  func encode(_ value: Int8) throws { put(value) }
  func encode(_ value: Int16) throws { put(value) }
  func encode(_ value: Int32) throws { put(value) }
  func encode(_ value: Int64) throws { put(value) }
  func encode(_ value: UInt) throws { put(value) }
  func encode(_ value: UInt8) throws { put(value) }
  func encode(_ value: UInt16) throws { put(value) }
  func encode(_ value: UInt32) throws { put(value) }
  func encode(_ value: UInt64) throws { put(value) }
  func encode<Value: Encodable>(_ value: Value) throws { try encoder.put(value) }
}
