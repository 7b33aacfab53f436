/// The content keys of up to a million objects, 48 bytes each.
///
/// 256 shards by the first byte of the (random) object id; a shard is a sorted base and a small sorted overlay. A
/// mutation beside a live copy copies one overlay, at most an eighth of a shard: O(√n)-like in practice. Lookup is two
/// binary searches, O(log n).
struct ObjectKeyStore: Sendable {
  static let shardCount = 256
  private static let entryByteCount = 48

  private var shards = [Shard](repeating: Shard(), count: shardCount)
  private(set) var count = 0

  /// The key, if held.
  func key(_ id: ObjectKeyID) -> SealingKey? {
    let shard = shards[Self.shard(of: id.object)]
    return shard.overlay.key(id) ?? shard.base.key(id)
  }

  /// The key of the highest generation held.
  func newest(_ object: ObjectID) -> ObjectKey? {
    let shard = shards[Self.shard(of: object)]
    let found = [shard.overlay.newest(object), shard.base.newest(object)].compactMap { $0 }
    return found.max { $0.id < $1.id }
  }

  /// Adds a key that is not held yet. Amortised O(√n) moves, see above.
  mutating func insert(_ key: ObjectKey) {
    let place = Self.shard(of: key.id.object)
    shards[place].overlay.insert(key)
    count += 1
    if shards[place].overlay.keys.count > max(64, shards[place].base.keys.count / 8) { shards[place].merge() }
  }

  /// Lets go of a key, if held.
  mutating func remove(_ id: ObjectKeyID) {
    let place = Self.shard(of: id.object)
    // One or the other has it, never both.
    if shards[place].overlay.remove(id) || shards[place].base.remove(id) { count -= 1 }
  }

  /// Overwrites every key held here and lets go of it. O(n).
  mutating func wipe() {
    for place in shards.indices { shards[place].wipe() }
    self = ObjectKeyStore()
  }

  static func shard(of object: ObjectID) -> Int { Int(object.high >> 56) }

  /// A shard as bytes: object id, generation (big-endian), key; ascending.
  func packed(shard: Int) -> [UInt8] {
    var merged = shards[shard]
    merged.merge()
    let keys = merged.base.keys
    return [UInt8](unsafeUninitializedCapacity: keys.count * Self.entryByteCount) { buffer, count in
      let raw = UnsafeMutableRawBufferPointer(buffer)
      for (place, key) in keys.enumerated() {
        let entry = UnsafeMutableRawBufferPointer(
          rebasing: raw[place * Self.entryByteCount..<(place + 1) * Self.entryByteCount])
        entry.storeBytes(of: key.id.object.high.bigEndian, as: UInt64.self)
        entry.storeBytes(of: key.id.object.low.bigEndian, toByteOffset: 8, as: UInt32.self)
        entry.storeBytes(of: key.id.generation.bigEndian, toByteOffset: 12, as: UInt32.self)
        key.key.store(into: entry, at: 16)
      }
      count = keys.count * Self.entryByteCount
    }
  }

  /// Puts packed keys into a shard that holds none yet.
  ///
  /// - Returns: `false` for bytes that `packed` did not make for this shard, or a shard in use; nothing changes then.
  mutating func adopt(_ bytes: [UInt8], shard: Int) -> Bool {
    guard shards.indices.contains(shard), shards[shard].isEmpty, bytes.count % Self.entryByteCount == 0 else {
      return false
    }
    let keys = bytes.withUnsafeBytes { raw in
      stride(from: 0, to: raw.count, by: Self.entryByteCount).map { Self.entry(raw, at: $0) }
    }
    for (place, key) in keys.enumerated() {
      guard Self.shard(of: key.id.object) == shard, key.id.generation > 0, place == 0 || keys[place - 1].id < key.id
      else { return false }
    }
    shards[shard].base.keys = keys
    count += keys.count
    return true
  }

  /// The caller has seen to it that a whole entry stands there.
  private static func entry(_ raw: UnsafeRawBufferPointer, at start: Int) -> ObjectKey {
    let object = ObjectID(
      high: UInt64(bigEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)),
      low: UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: start + 8, as: UInt32.self)))
    let generation = UInt32(bigEndian: raw.loadUnaligned(fromByteOffset: start + 12, as: UInt32.self))
    return ObjectKey(
      id: ObjectKeyID(object: object, generation: generation), key: SealingKey(loading: raw, at: start + 16))
  }
}

private struct Shard: Sendable {
  var base = SortedKeys()
  var overlay = SortedKeys()

  var isEmpty: Bool { base.keys.isEmpty && overlay.keys.isEmpty }

  mutating func wipe() {
    base.wipe()
    overlay.wipe()
  }

  mutating func merge() {
    guard !overlay.keys.isEmpty else { return }
    var merged: [ObjectKey] = []
    merged.reserveCapacity(base.keys.count + overlay.keys.count)
    var older = base.keys[...]
    var newer = overlay.keys[...]
    while let left = older.first, let right = newer.first {
      merged.append(left.id < right.id ? older.removeFirst() : newer.removeFirst())
    }
    merged += older
    merged += newer
    base.keys = merged
    overlay.keys = []
  }
}

private struct SortedKeys: Sendable {
  var keys: [ObjectKey] = []

  /// Where the first key not below `id` stands. O(log n).
  private func place(of id: ObjectKeyID) -> Int {
    var (low, high) = (0, keys.count)
    while low < high {
      let middle = (low + high) / 2
      if keys[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func key(_ id: ObjectKeyID) -> SealingKey? {
    let place = place(of: id)
    return place < keys.count && keys[place].id == id ? keys[place].key : nil
  }

  func newest(_ object: ObjectID) -> ObjectKey? {
    let last = ObjectKeyID(object: object, generation: .max)
    let place = place(of: last)
    if place < keys.count, keys[place].id == last { return keys[place] }
    return place > 0 && keys[place - 1].id.object == object ? keys[place - 1] : nil
  }

  mutating func insert(_ key: ObjectKey) {
    keys.insert(key, at: place(of: key.id))
  }

  /// Whether it was there.
  mutating func remove(_ id: ObjectKeyID) -> Bool {
    let place = place(of: id)
    guard place < keys.count, keys[place].id == id else { return false }
    keys.remove(at: place)
    return true
  }

  mutating func wipe() {
    for place in keys.indices { keys[place] = ObjectKey(id: keys[place].id, key: .blank) }
  }
}
