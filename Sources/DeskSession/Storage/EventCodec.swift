import CaseDomain
import Foundation
import Vault

/// One element of a payload's plain text.
enum StoredEvent: Sendable {
  case event(any Event)
  case key(KeyRecord)
  /// Written by a later version of the program.
  case unknown(type: String, version: Int)

  /// The type as stored.
  var type: String {
    switch self {
    case .event(let event): Swift.type(of: event).type
    case .key(let record): record.type
    case .unknown(let type, _): type
    }
  }
}

/// A payload's plain text: a JSON array (RFC 8259) of objects with `type` and `v`, keys sorted, integers and texts only.
enum EventCodec {
  /// Stands in the payload as its codec, so that another may join.
  static let json: UInt8 = 1

  static func encode(_ events: [StoredEvent]) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(events))
  }

  /// - Throws: `DecodingError` where the bytes are not such an array; an unknown type or version is no error.
  static func decode(_ bytes: [UInt8]) throws -> [StoredEvent] {
    try JSONDecoder().decode([StoredEvent].self, from: Data(bytes))
  }
}

extension StoredEvent: Codable {
  private enum Field: String, CodingKey {
    case type, v
  }

  init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    let type = try fields.decode(String.self, forKey: .type)
    let version = try fields.decode(Int.self, forKey: .v)
    if let kind = EventCatalogue.byType[type], kind.version == version {
      self = .event(try kind.init(from: decoder))
    } else if KeyRecord.types.contains(type), let record = try Self.keyRecord(from: decoder) {
      self = .key(record)
    } else {
      self = .unknown(type: type, version: version)
    }
  }

  private static func keyRecord(from decoder: any Decoder) throws -> KeyRecord? {
    do { return try KeyRecord(from: decoder) } catch is UnknownKeyRecord { return nil }
  }

  func encode(to encoder: any Encoder) throws {
    switch self {
    case .event(let event):
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encode(Swift.type(of: event).type, forKey: .type)
      try fields.encode(Swift.type(of: event).version, forKey: .v)
      try event.encode(to: encoder)
    case .key(let record):
      try record.encode(to: encoder)
    case .unknown(let type, let version):
      throw EncodingError.invalidValue(type, .init(codingPath: [], debugDescription: "unknown version \(version)"))
    }
  }
}
