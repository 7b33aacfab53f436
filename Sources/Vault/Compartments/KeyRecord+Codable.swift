/// The stored form. A record of an unknown type or version throws `UnknownKeyRecord`, so that a reader can tell what a
/// later version wrote from what is damaged, which throws a `DecodingError`.
extension KeyRecord: Codable {
  private static let version = 1

  private enum Field: String, CodingKey {
    case type, v, compartment, epoch, key, object, generation, pair, sealed, keys
  }

  package var type: String {
    switch self {
    case .grant: "key.grant"
    case .previous: "key.previous"
    case .object: "key.object"
    case .publicHalf: "key.public"
    case .secretHalf: "key.secret"
    case .escrow: "key.escrow"
    case .closed: "key.closed"
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(type, forKey: .type)
    try fields.encode(Self.version, forKey: .v)
    switch self {
    case .grant(let key), .previous(let key):
      try fields.encode(key.compartment.text, forKey: .compartment)
      try fields.encode(key.epoch, forKey: .epoch)
      try fields.encode(Base64.encode(key.key.bytes), forKey: .key)
    case .object(let key):
      try fields.encode(Base64.encode(key.id.object.bytes), forKey: .object)
      try fields.encode(key.id.generation, forKey: .generation)
      try fields.encode(Base64.encode(key.key.bytes), forKey: .key)
    case .publicHalf(let pair, let generation, let key):
      try fields.encode(pair.rawValue, forKey: .pair)
      try fields.encode(generation, forKey: .generation)
      try fields.encode(Base64.encode(key.bytes), forKey: .key)
    case .secretHalf(let secret):
      try fields.encode(secret.pair.rawValue, forKey: .pair)
      try fields.encode(secret.generation, forKey: .generation)
      try fields.encode(Base64.encode(secret.seed.bytes), forKey: .key)
    case .escrow(let pair, let generation, let sealed):
      try fields.encode(pair.rawValue, forKey: .pair)
      try fields.encode(generation, forKey: .generation)
      try fields.encode(Base64.encode(sealed), forKey: .sealed)
    case .closed(let keys):
      try fields.encode(keys.map { Base64.encode($0.id.bytes + $0.key.bytes) }, forKey: .keys)
    }
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    let type = try fields.decode(String.self, forKey: .type)
    let version = try fields.decode(Int.self, forKey: .v)
    guard version == Self.version, Self.types.contains(type) else {
      throw UnknownKeyRecord(type: type, version: version)
    }
    switch type {
    case "key.grant": self = .grant(try Self.epochKey(in: fields))
    case "key.previous": self = .previous(try Self.epochKey(in: fields))
    case "key.object":
      let object = try Self.bytes(.object, in: fields, as: ObjectID.init(bytes:))
      let id = ObjectKeyID(object: object, generation: try Self.count(.generation, in: fields))
      self = .object(ObjectKey(id: id, key: try Self.bytes(.key, in: fields, as: SealingKey.init(bytes:))))
    case "key.public":
      let key = try Self.bytes(.key, in: fields) { try? AgreementKey(bytes: $0) }
      self = .publicHalf(try Self.pair(in: fields), generation: try Self.count(.generation, in: fields), key: key)
    case "key.secret":
      self = .secretHalf(
        PairSecret(
          pair: try Self.pair(in: fields), generation: try Self.count(.generation, in: fields),
          seed: try Self.bytes(.key, in: fields, as: SealingKey.init(bytes:))))
    case "key.closed":
      self = .closed(try fields.decode([String].self, forKey: .keys).map { try Self.closedKey($0, in: fields) })
    default:
      let sealed = try Self.bytes(.sealed, in: fields) { $0 }
      self = .escrow(try Self.pair(in: fields), generation: try Self.count(.generation, in: fields), sealed: sealed)
    }
  }

  private typealias Fields = KeyedDecodingContainer<Field>

  private static func epochKey(in fields: Fields) throws -> EpochKey {
    let text = try fields.decode(String.self, forKey: .compartment)
    guard let compartment = CompartmentID(text: text) else { throw damaged(.compartment, in: fields) }
    return EpochKey(
      compartment: compartment, epoch: try count(.epoch, in: fields),
      key: try bytes(.key, in: fields, as: SealingKey.init(bytes:)))
  }

  private static func closedKey(_ text: String, in fields: Fields) throws -> ClosedKey {
    guard let bytes = Base64.decode(text), bytes.count == 16 + SealingKey.byteCount,
      let id = ClosedID(bytes: [UInt8](bytes[..<16])), let key = SealingKey(bytes: [UInt8](bytes[16...]))
    else { throw damaged(.keys, in: fields) }
    return ClosedKey(id: id, key: key)
  }

  private static func pair(in fields: Fields) throws -> PairID {
    guard let pair = PairID(rawValue: try fields.decode(String.self, forKey: .pair)) else {
      throw damaged(.pair, in: fields)
    }
    return pair
  }

  private static func count(_ field: Field, in fields: Fields) throws -> UInt32 {
    let count = try fields.decode(UInt32.self, forKey: field)
    guard count > 0 else { throw damaged(field, in: fields) }
    return count
  }

  private static func bytes<Value>(_ field: Field, in fields: Fields, as make: ([UInt8]) -> Value?) throws -> Value {
    let text = try fields.decode(String.self, forKey: field)
    guard let bytes = Base64.decode(text), let value = make(bytes) else { throw damaged(field, in: fields) }
    return value
  }

  private static func damaged(_ field: Field, in fields: Fields) -> DecodingError {
    .dataCorruptedError(forKey: field, in: fields, debugDescription: "not a value of this field")
  }
}

/// A key record a later version wrote: it is kept, and the desk is read-only until the program is as new.
package struct UnknownKeyRecord: Error, Hashable, Sendable {
  package let type: String
  package let version: Int
}
