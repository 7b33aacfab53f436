import Testing

@testable import Vault

@Suite struct ObjectKeyStoreTests {
  @Test func agreesWithADictionary() {
    let random = SeededRandom(41)
    var store = ObjectKeyStore()
    var model: [ObjectKeyID: SealingKey] = [:]
    // Few first bytes, so that overlays merge into bases many times over.
    let objects = (0..<700).map { _ in ObjectID(bytes: [UInt8(random.below(2))] + random.bytes(11))! }
    for step in 0..<3000 {
      let id = ObjectKeyID(object: objects[random.below(objects.count)], generation: UInt32(random.below(4) + 1))
      #expect(store.key(id) == model[id])
      if model[id] == nil {
        let key = SealingKey(random: random)
        model[id] = key
        store.insert(ObjectKey(id: id, key: key))
      }
      if step % 20 == 0 {
        let newest = model.keys.filter { $0.object == id.object }.max()
        #expect(store.newest(id.object)?.id == newest)
        #expect(store.newest(id.object)?.key == newest.flatMap { model[$0] })
      }
    }
    #expect(store.count == model.count)
    for (id, key) in model { #expect(store.key(id) == key) }
    #expect(store.newest(ObjectID(random: random)) == nil)
  }

  @Test func aCopyKeepsWhatItHeld() {
    let random = SeededRandom(42)
    var store = ObjectKeyStore()
    let (early, late) = (ObjectKey(random: random), ObjectKey(random: random))
    store.insert(early)
    let copy = store
    store.insert(late)
    #expect(copy.key(late.id) == nil)
    #expect(copy.key(early.id) == early.key)
    #expect(store.key(late.id) == late.key)
  }

  @Test func onlyItsOwnBytesAreTakenBack() throws {
    let random = SeededRandom(43)
    var store = ObjectKeyStore()
    let objects = (0..<3).map { _ in
      ObjectKey(
        id: .init(object: ObjectID(bytes: [5] + random.bytes(11))!, generation: 1), key: SealingKey(random: random))
    }
    for object in objects { store.insert(object) }
    let packed = store.packed(shard: 5)
    #expect(packed.count == 3 * 48)
    let exchanged = [UInt8](packed[48..<96] + packed[0..<48] + packed[96...])
    let twice = [UInt8](packed[0..<48] + packed[0..<48])
    for (bytes, shard) in [
      (packed, 4), (packed, -1), (packed, 256), ([UInt8](packed.dropLast()), 5), (exchanged, 5), (twice, 5),
    ] {
      #expect(throws: VaultError.self, "\(shard)") { try ObjectKeyBlock(bytes, block: shard) }
    }
    let block = KeptBlock(block: try ObjectKeyBlock(packed, block: 5), count: 3)
    let adoptedTwice = store.adopt(block, shard: 5)
    #expect(!adoptedTwice)
    var other = ObjectKeyStore()
    for shard in [-1, 256] {
      let adopted = other.adopt(block, shard: shard)
      #expect(!adopted)
    }
    let adopted = other.adopt(block, shard: 5)
    #expect(adopted)
    #expect(other.count == 3)
  }
}

/// A block of keys as a snapshot gives it back.
final class KeptBlock: KeptObjectKeys {
  let block: ObjectKeyBlock
  let count: Int

  init(block: ObjectKeyBlock, count: Int) {
    self.block = block
    self.count = count
  }
}
