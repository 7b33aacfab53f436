/// What a snapshot keeps of a ring; sealed by whoever stores it.
extension Keyring {
  /// Object keys are kept in snapshots in this many blocks, by the first byte of the object's id.
  package static let objectKeyBlockCount = ObjectKeyStore.shardCount

  /// The block that holds an object's keys.
  package static func objectKeyBlock(of object: ObjectID) -> Int { ObjectKeyStore.shard(of: object) }

  /// A block's keys as bytes, to be sealed before they are stored: 48 bytes a key.
  package func packedObjectKeys(block: Int) -> [UInt8] { objects.packed(shard: block) }

  /// How many object keys a block holds.
  package func objectKeyCount(block: Int) -> Int { objects.count(shard: block) }

  /// The block as it was adopted, where nothing changed it since.
  package func keptObjectKeys(block: Int) -> (any KeptObjectKeys)? { objects.kept(shard: block) }

  /// Takes a block back.
  ///
  /// - Throws: `damaged` where keys of this block are already held.
  package mutating func adoptObjectKeys(_ kept: any KeptObjectKeys, block: Int) throws(VaultError) {
    guard objects.adopt(kept, shard: block) else { throw .damaged(.objectKeys) }
  }

  /// A ring as a snapshot kept it, its object keys apart.
  package init(holder: KeyHolder, restoring records: [KeyRecord]) {
    self.init(holder: holder)
    for record in records {
      switch record {
      case .publicHalf: _ = insert(record, under: .compartment(.desk, epoch: 1))
      case .closed(let keys): if let id = keys.first?.id { _ = insert(record, under: .closed(id)) }
      default: _ = insert(record, under: .member(holder))
      }
    }
  }

  /// All but the object keys, as records: what a snapshot stores beside the blocks. Escrow records stay in the log.
  package var otherRecords: [KeyRecord] {
    var records: [KeyRecord] = []
    for (compartment, keys) in epochs {
      for (epoch, key) in keys {
        records.append(.grant(EpochKey(compartment: compartment, epoch: epoch, key: key)))
      }
    }
    for (pair, keys) in publicHalves {
      for (generation, key) in keys { records.append(.publicHalf(pair, generation: generation, key: key)) }
    }
    let closed = closedKeys.flatMap { id, keys in keys.map { ClosedKey(id: id, key: $0) } }
    if !closed.isEmpty { records.append(.closed(closed)) }
    for secrets in secretHalves.values { records += secrets.values.map { .secretHalf($0) } }
    return records
  }
}
