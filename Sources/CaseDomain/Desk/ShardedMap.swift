/// A dictionary in shards, so that a mutation beside a live copy copies one shard and not a million entries.
///
/// Lookup and insertion are O(1) on average; the first insertion after a copy was taken also copies the list of shards
/// and one shard (n / 1,024 entries). A shard that stands in a snapshot is read from there at its first use (`Kept`).
package struct ShardedMap<Key: ShardedKey, Value: Sendable>: Sendable {
  private var shards: [Shard]
  /// The number of entries. O(1).
  package private(set) var count = 0
  private static var shardCount: Int { 1024 }

  private struct Shard: Sendable {
    /// Empty while the shard is as the snapshot has it.
    var own: [Key: Value] = [:]
    var kept: Kept<[Key: Value]>?

    var entries: [Key: Value] { kept?.value ?? own }

    mutating func take() {
      guard let kept else { return }
      own = kept.value
      self.kept = nil
    }
  }

  package init() { shards = [] }

  /// The value of a key; setting nil takes the key out.
  package subscript(key: Key) -> Value? {
    get {
      if shards.isEmpty { return nil }
      let shard = Self.shard(of: key)
      if let kept = shards[shard].kept { return kept.value[key] }
      return shards[shard].own[key]
    }
    set {
      if shards.isEmpty { shards = Array(repeating: Shard(), count: Self.shardCount) }
      let shard = Self.shard(of: key)
      shards[shard].take()
      let before = shards[shard].own.count
      shards[shard].own[key] = newValue
      count += shards[shard].own.count - before
    }
  }

  private static func shard(of key: Key) -> Int { Int(truncatingIfNeeded: key.shardBits >> 32) % shardCount }
}

/// A key that finds its shard in another process too, where `hashValue` is another one.
package protocol ShardedKey: Hashable, Sendable {
  /// Spread over bits 32 and up; equal for equal keys, the same in every process.
  var shardBits: UInt64 { get }
}

extension ShardedKey where Self: RawRepresentable, RawValue == Int64 {
  package var shardBits: UInt64 { UInt64(bitPattern: rawValue).spread }
}

extension UInt64 {
  /// Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): neighbours end up far apart.
  package var spread: UInt64 { self &* 0x9E37_79B9_7F4A_7C15 }
}

extension Int: ShardedKey {
  package var shardBits: UInt64 { UInt64(bitPattern: Int64(self)).spread }
}

extension UInt64: ShardedKey {
  package var shardBits: UInt64 { spread }
}

extension String: ShardedKey {
  /// FNV-1a (Fowler, Noll, Vo), spread.
  package var shardBits: UInt64 { utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }.spread }
}

extension ShardedMap: CustomReflectable {
  /// The entries, wherever they stand.
  package var customMirror: Mirror {
    Mirror(self, unlabeledChildren: shards.lazy.flatMap { $0.entries }, displayStyle: .dictionary)
  }
}

// MARK: In snapshots

extension ShardedMap: Encodable where Key: Encodable, Value: Encodable {
  /// The entries; where the encoder can keep parts apart, each shard of a large map is one.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(count)
    guard let parts = encoder as? any PartEncoder, count > Self.shardCount else {
      for shard in shards where !shard.entries.isEmpty { try container.encode(shard.entries) }
      return
    }
    try container.encode(
      ColumnPart(shards.map { shard in try parts.place(of: shard.kept?.place) { shard.entries } }))
  }
}

extension ShardedMap: Decodable where Key: Decodable, Value: Decodable {
  /// Shards that were kept apart are not read yet.
  package init(from decoder: any Decoder) throws {
    self.init()
    var container = try decoder.unkeyedContainer()
    let count = try container.decode(Int.self)
    guard let parts = decoder as? any PartDecoder, count > Self.shardCount else {
      while !container.isAtEnd {
        for (key, value) in try container.decode([Key: Value].self) { self[key] = value }
      }
      return
    }
    let places = try container.decode(ColumnPart<KeptPlace>.self).rows
    guard places.count == Self.shardCount else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not every shard")
    }
    self.count = count
    shards = try places.map { Shard(kept: try parts.kept(at: $0, as: [Key: Value].self) { $0 }) }
  }
}
