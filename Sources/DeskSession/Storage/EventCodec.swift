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

  var isKey: Bool { if case .key = self { true } else { false } }
  var isPublicHalf: Bool { if case .key(.publicHalf) = self { true } else { false } }
}

/// A payload's plain text: a JSON array (RFC 8259) of objects with `type` and `v`, keys sorted, integers and texts only.
///
/// What an earlier version wrote stays as it is in the log and is brought up on reading: one pure step from each version
/// to the next, over the JSON tree.
struct EventCodec: Sendable {
  /// Stands in the payload as its codec, so that another may join.
  static let json: UInt8 = 1

  /// Brings an event's fields from one version to the next. Nil says that they are not of that version.
  typealias Upcaster = @Sendable (JSONTree) -> JSONTree?

  /// An event type and the version an upcaster starts from.
  struct Step: Hashable, Sendable {
    let type: String
    let version: Int
  }

  private let kinds: [String: any Event.Type]
  private let upcasters: [Step: Upcaster]

  init(kinds: [String: any Event.Type], upcasters: [Step: Upcaster]) {
    self.kinds = kinds
    self.upcasters = upcasters
  }

  /// Every kind of event of this version. No event has a second version yet.
  static let standard = EventCodec(kinds: EventCatalogue.byType, upcasters: [:])

  static func encode(_ events: [StoredEvent]) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(events))
  }

  /// - Throws: `DecodingError` or `JSONText.Malformed` where the bytes are not such an array; an unknown type or version
  ///   is no error.
  func decode(_ bytes: [UInt8]) throws -> [StoredEvent] {
    let text = try JSONText(bytes)
    guard let elements = text.elements(of: 0) else { throw JSONText.Malformed(offset: 0) }
    return try elements.map { try event(at: $0, in: text) }
  }

  private func event(at index: Int, in text: JSONText) throws -> StoredEvent {
    let decoder = JSONValueDecoder(text: text, index: index)
    guard let type = text.member("type", of: index).flatMap(text.string),
      let version = text.member("v", of: index).flatMap({ text.integer($0, Int.self) })
    else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "an event without type and version"))
    }
    if let event = try event(type, version, from: decoder) { return .event(event) }
    if KeyRecord.types.contains(type), let record = try Self.keyRecord(from: decoder) { return .key(record) }
    return .unknown(type: type, version: version)
  }

  private static func keyRecord(from decoder: JSONValueDecoder) throws -> KeyRecord? {
    do { return try KeyRecord(from: decoder) } catch is UnknownKeyRecord { return nil }
  }

  /// The event of a known type; nil where a later version of the program wrote it.
  private func event(_ type: String, _ version: Int, from decoder: JSONValueDecoder) throws -> (any Event)? {
    guard let kind = kinds[type] else { return nil }
    if version == kind.version { return try kind.init(from: decoder) }
    if version > kind.version { return nil }
    var tree = try JSONTree(from: decoder)
    for reached in version..<kind.version {
      // A version without a step was never written by any program.
      guard let upcaster = upcasters[Step(type: type, version: reached)], let next = upcaster(tree) else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: [], debugDescription: "no \(type) of version \(reached)"))
      }
      tree = next
    }
    let text = try JSONText([UInt8](JSONEncoder().encode(tree)))
    return try kind.init(from: JSONValueDecoder(text: text, index: 0))
  }
}

extension StoredEvent: Encodable {
  private enum Field: String, CodingKey {
    case type, v
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
