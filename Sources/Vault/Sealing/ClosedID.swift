/// Names one closed payload: 16 random bytes, drawn anew for each, so that no two can be told to belong together.
package struct ClosedID: Hashable, Sendable, Comparable {
  let name: Name16

  /// `nil` unless `bytes` are 16.
  package init?(bytes: [UInt8]) {
    guard let name = Name16(bytes: bytes) else { return nil }
    self.name = name
  }

  package var bytes: [UInt8] { name.bytes }

  package static func < (left: ClosedID, right: ClosedID) -> Bool { left.name < right.name }

  /// An id under which no two of `holders` share a slot.
  ///
  /// `holders` are all who might be readers, not those who are: where two of them stand in one slot, everybody can see
  /// that not both are readers. Drawn like this for every payload, an id says nothing about its readers.
  init(apart holders: [KeyHolder], slots: Int, random: some RandomSource) {
    var drawn: Name16
    repeat {
      // 16 bytes were asked for, so 16 bytes there are.
      drawn = Name16(bytes: random.bytes(16))!
    } while !ClosedID(drawn).keepsApart(holders, slots: slots)
    name = drawn
  }

  init(_ name: Name16) { self.name = name }

  private func keepsApart(_ holders: [KeyHolder], slots: Int) -> Bool {
    var taken = Set<Int>()
    return holders.allSatisfy { taken.insert(slot(of: $0, among: slots)).inserted }
  }

  /// The one slot in which a holder finds the key, if anywhere: nobody has to try them all.
  func slot(of holder: KeyHolder, among slots: Int) -> Int {
    let digest = sha256(Purpose.closedPlace.info(bytes + bigEndian(holder.rawValue)))
    // Slots are a power of two: no slot is likelier than another.
    return digest[..<8].reduce(0) { ($0 << 8 | Int($1)) & (slots - 1) }
  }
}

/// The content key of a closed payload, for a reader who came later.
package struct ClosedKey: Hashable, Sendable {
  package let id: ClosedID
  package let key: SealingKey

  package init(id: ClosedID, key: SealingKey) {
    self.id = id
    self.key = key
  }
}
