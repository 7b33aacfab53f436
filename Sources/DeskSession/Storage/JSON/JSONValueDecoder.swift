/// Decodes a value of a `JSONText`. Errors say what was wrong, not where: nobody mends what was signed.
struct JSONValueDecoder: Decoder {
  let text: JSONText
  /// The node that is decoded.
  let index: Int

  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard text.nodes[index].kind == .object else { throw mismatch([String: Any].self) }
    return KeyedDecodingContainer(JSONMembers<Key>(text: text, index: index))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let elements = text.elements(of: index) else { throw mismatch([Any].self) }
    return JSONElements(text: text, elements: elements)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { JSONValue(decoder: self) }

  // MARK: Values

  var isNull: Bool { text.nodes[index].kind == .null }

  func string() throws -> String {
    guard let string = text.string(index) else { throw mismatch(String.self) }
    return string
  }

  func bool() throws -> Bool {
    switch text.nodes[index].kind {
    case .yes: return true
    case .no: return false
    default: throw mismatch(Bool.self)
    }
  }

  func integer<Value: FixedWidthInteger>(_ type: Value.Type) throws -> Value {
    guard let value = text.integer(index, type) else { throw mismatch(type) }
    return value
  }

  /// No event has fractions; a type that asks for one is told so.
  func fraction<Value>(_ type: Value.Type) throws -> Value { throw mismatch(type) }

  func value<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

  private func mismatch(_ type: Any.Type) -> DecodingError {
    .typeMismatch(type, .init(codingPath: [], debugDescription: "\(text.nodes[index].kind)"))
  }
}
