import Foundation

@testable import CaseDomain

/// An event as a payload holds it: JSON with its type and version, keys sorted.
struct StoredJSON {
  let type: String
  let bytes: [UInt8]

  init(_ event: any Event) {
    type = Swift.type(of: event).type
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      bytes = [UInt8](try encoder.encode(Wrapped(event: event)))
    } catch {
      preconditionFailure("\(type) cannot be encoded: \(error)")
    }
  }

  init(type: String, bytes: [UInt8]) {
    self.type = type
    self.bytes = bytes
  }

  /// The event that a desk reads.
  var event: any Event {
    do {
      return try decoded()
    } catch {
      preconditionFailure("\(type) cannot be decoded: \(error)")
    }
  }

  func decoded() throws -> any Event {
    try JSONDecoder().decode(Wrapped.self, from: Data(bytes)).event
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  struct UnknownType: Error {}

  private struct Wrapped: Codable {
    let event: any Event
    private enum Field: String, CodingKey { case type, v }

    init(event: any Event) { self.event = event }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Field.self)
      let type = try fields.decode(String.self, forKey: .type)
      let version = try fields.decode(Int.self, forKey: .v)
      guard let kind = EventCatalogue.byType[type], kind.version == version else { throw UnknownType() }
      event = try kind.init(from: decoder)
    }

    func encode(to encoder: any Encoder) throws {
      var fields = encoder.container(keyedBy: Field.self)
      try fields.encode(Swift.type(of: event).type, forKey: .type)
      try fields.encode(Swift.type(of: event).version, forKey: .v)
      try event.encode(to: encoder)
    }
  }
}
