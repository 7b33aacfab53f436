import Foundation

/// A piece of JSON as it stands in a file of facts.
enum FactsTree: Decodable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  /// A number that is not whole, or beyond what is counted here.
  case otherNumber
  case string(String)
  case array([FactsTree])
  case object([String: FactsTree])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if (try? container.decode(Double.self)) != nil {
      self = .otherNumber
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([FactsTree].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: FactsTree].self))
    }
  }

  /// The value that UTF-8 text holds; nil where it is no JSON (RFC 8259).
  init?(parsing bytes: [UInt8]) {
    guard let tree = try? JSONDecoder().decode(FactsTree.self, from: Data(bytes)) else { return nil }
    self = tree
  }
}
