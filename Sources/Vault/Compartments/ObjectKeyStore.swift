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
    return shard.overlay.key(id) ?? shard.settled.key(id)
  }

  /// The key of the highest generation held.
  func newest(_ object: ObjectID) -> ObjectKey? {
    let shard = shards[Self.shard(of: object)]
    let found = [shard.overlay.newest(object), shard.settled.newest(object)].compactMap { $0 }
    return found.max { $0.id < $1.id }
  }

  /// Adds a key that is not held yet. Amortised O(√n) moves, see above.
  mutating func insert(_ key: ObjectKey) {
    let place = Self.shard(of: key.id.object)
    shards[place].overlay.insert(key)
    count += 1
    if shards[place].overlay.keys.count > max(64, shards[place].settledCount / 8) { shards[place].merge() }
  }

  /// Lets go of a key, if held.
  mutating func remove(_ id: ObjectKeyID) {
    let place = Self.shard(of: id.object)
    // One or the other has it, never both.
    shards[place].take()
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
    let keys = merged.settled.keys
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

  /// Where an unchanged shard stands that was adopted; nil for one of this store's own.
  func kept(shard: Int) -> (any KeptObjectKeys)? { shards[shard].overlay.keys.isEmpty ? shards[shard].kept : nil }

  /// How many keys a shard holds.
  func count(shard: Int) -> Int { shards[shard].settledCount + shards[shard].overlay.keys.count }

  /// Puts kept keys into a shard that holds none yet; they are read when one of them is asked for.
  ///
  /// - Returns: `false` for a shard in use; nothing changes then.
  mutating func adopt(_ kept: any KeptObjectKeys, shard: Int) -> Bool {
    guard shards.indices.contains(shard), shards[shard].isEmpty else { return false }
    shards[shard].kept = kept
    count += kept.count
    return true
  }

  /// The keys that `packed` made bytes of; nil for bytes that it did not make for this shard.
  fileprivate static func unpacked(_ bytes: [UInt8], shard: Int) -> SortedKeys? {
    guard bytes.count % entryByteCount == 0 else { return nil }
    let keys = bytes.withUnsafeBytes { raw in
      stride(from: 0, to: raw.count, by: entryByteCount).map { entry(raw, at: $0) }
    }
    for (place, key) in keys.enumerated() {
      guard self.shard(of: key.id.object) == shard, key.id.generation > 0, place == 0 || keys[place - 1].id < key.id
      else { return nil }
    }
    return SortedKeys(keys: keys)
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

extension ObjectKeyStore: CustomReflectable {
  /// Whose keys are held, wherever they stand; the keys show nowhere.
  var customMirror: Mirror {
    let ids = shards.flatMap { ($0.settled.keys + $0.overlay.keys).map(\.id).sorted() }
    return Mirror(self, unlabeledChildren: ids, displayStyle: .collection)
  }
}

/// Object keys of one block that stand in a snapshot, to be read when one of them is asked for.
package protocol KeptObjectKeys: AnyObject, Sendable {
  /// The same every time.
  var block: ObjectKeyBlock { get }
  /// How many keys there are.
  var count: Int { get }
}

/// The object keys of one block, as a snapshot gave them back.
package struct ObjectKeyBlock: Sendable {
  fileprivate let keys: SortedKeys

  /// Takes what `Keyring.packedObjectKeys` made of this block.
  ///
  /// - Throws: `damaged` for bytes of another block or no block.
  package init(_ bytes: [UInt8], block: Int) throws(VaultError) {
    guard let keys = ObjectKeyStore.unpacked(bytes, shard: block) else { throw .damaged(.objectKeys) }
    self.keys = keys
  }

  private init() { keys = SortedKeys() }

  /// A block without keys.
  package static let empty = ObjectKeyBlock()
}

private struct Shard: Sendable {
  /// Empty while `kept` stands in for it.
  var base = SortedKeys()
  var kept: (any KeptObjectKeys)?
  var overlay = SortedKeys()

  var isEmpty: Bool { settledCount == 0 && overlay.keys.isEmpty }

  var settled: SortedKeys { kept?.block.keys ?? base }
  var settledCount: Int { kept?.count ?? base.keys.count }

  /// Makes the kept keys the shard's own, to be changed.
  mutating func take() {
    guard let kept else { return }
    base = kept.block.keys
    self.kept = nil
  }

  mutating func wipe() {
    kept = nil
    base.wipe()
    overlay.wipe()
  }

  mutating func merge() {
    guard !overlay.keys.isEmpty else { return }
    take()
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
