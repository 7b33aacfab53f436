/// The members of an object, by name.
struct JSONMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let text: JSONText
  /// The object.
  let index: Int

  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { (text.names(of: index) ?? []).compactMap { Key(stringValue: $0) } }

  func contains(_ key: Key) -> Bool { text.member(key.stringValue, of: index) != nil }

  private func member(_ key: any CodingKey) throws -> JSONValueDecoder {
    guard let member = text.member(key.stringValue, of: index) else {
      throw DecodingError.keyNotFound(key, .init(codingPath: [], debugDescription: "no such member"))
    }
    return JSONValueDecoder(text: text, index: member)
  }

  /// Nil where there is none, or null.
  private func memberIfPresent(_ key: Key) -> JSONValueDecoder? {
    guard let member = text.member(key.stringValue, of: index) else { return nil }
    let decoder = JSONValueDecoder(text: text, index: member)
    return decoder.isNull ? nil : decoder
  }

  func decodeNil(forKey key: Key) throws -> Bool { try member(key).isNull }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).bool() }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try member(key).string() }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try member(key).fraction(type) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try member(key).fraction(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try member(key).integer(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try member(key).integer(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try member(key).integer(type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try member(key).integer(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try member(key).integer(type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try member(key).integer(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try member(key).integer(type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try member(key).integer(type) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try member(key).integer(type) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try member(key).integer(type) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try member(key).value(type) }

  // One look for a member that may be missing, where the library's own take three.
  func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { try memberIfPresent(key)?.bool() }
  func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { try memberIfPresent(key)?.string() }
  func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { try memberIfPresent(key)?.integer(type) }
  func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? {
    try memberIfPresent(key)?.integer(type)
  }
  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    try memberIfPresent(key)?.value(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try member(key).container(keyedBy: type)
  }
  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try member(key).unkeyedContainer()
  }
  func superDecoder() throws -> any Decoder { try member(SuperKey.super) }
  func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }
}

private enum SuperKey: String, CodingKey { case `super` }
