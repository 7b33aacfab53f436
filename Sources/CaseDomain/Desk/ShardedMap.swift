/// A dictionary in shards, so that a mutation beside a live copy copies one shard and not a million entries.
///
/// Lookup and insertion are O(1) on average; the first insertion after a copy was taken also copies the list of shards
/// and one shard (n / 1,024 entries).
package struct ShardedMap<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private var shards: [[Key: Value]]
  /// The number of entries. O(1).
  package private(set) var count = 0
  private static var shardCount: Int { 1024 }

  package init() { shards = [] }

  /// The value of a key; setting nil takes the key out.
  package subscript(key: Key) -> Value? {
    get { shards.isEmpty ? nil : shards[Self.shard(of: key)][key] }
    set {
      if shards.isEmpty { shards = Array(repeating: [:], count: Self.shardCount) }
      let shard = Self.shard(of: key)
      let before = shards[shard].count
      shards[shard][key] = newValue
      count += shards[shard].count - before
    }
  }

  private static func shard(of key: Key) -> Int {
    // The high bits: a dictionary uses the low ones for its own buckets.
    Int(truncatingIfNeeded: UInt(bitPattern: key.hashValue) >> 48) % shardCount
  }
}
