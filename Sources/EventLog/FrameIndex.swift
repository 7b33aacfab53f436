/// Where every commit stands, and which idempotency ids have been used: 8 bytes and about 12 a commit.
struct FrameIndex {
  /// Commits up to this one are not in the index yet.
  private(set) var base: UInt64
  private var places: [UInt64] = []
  private var ids = IdempotencyTable()

  /// An index of the commits after `base`.
  init(base: UInt64 = 0) { self.base = base }

  /// The number of the last commit noted.
  var last: UInt64 { base + UInt64(places.count) }

  /// Notes the commit after the last one.
  mutating func note(_ id: IdempotencyID, at location: FrameLocation) {
    places.append(UInt64(location.segment) << 32 | UInt64(location.offset))
    ids.insert(id, commit: last)
  }

  /// Takes in the commits up to `base`, which `earlier` holds from the first on.
  mutating func prepend(_ earlier: FrameIndex) {
    places = earlier.places + places
    ids.merge(earlier.ids)
    base = 0
  }

  /// Where the commit begins; nil when it is not in the index.
  func place(of number: UInt64) -> LogEnd? {
    guard number > base, number <= last else { return nil }
    let place = places[Int(number - base - 1)]
    return LogEnd(segment: UInt32(place >> 32), offset: UInt32(truncatingIfNeeded: place))
  }

  /// The commits that may carry `id`; whether they do is to be read there.
  func candidates(_ id: IdempotencyID) -> [UInt64] { ids.candidates(id) }
}

/// Which commit used an idempotency id, without keeping the ids: an open-addressed table of a commit's number and 32
/// bits of the id's hash. A million commits take 16 MB.
struct IdempotencyTable {
  private var slots: [UInt64] = Array(repeating: 0, count: 64)
  private var count = 0

  mutating func insert(_ id: IdempotencyID, commit: UInt64) {
    if count * 4 >= slots.count * 3 { grow() }
    place(UInt64(Self.mark(id)) << 32 | UInt64(UInt32(truncatingIfNeeded: commit)))
    count += 1
  }

  mutating func merge(_ other: IdempotencyTable) {
    for slot in other.slots where slot != 0 {
      if count * 4 >= slots.count * 3 { grow() }
      place(slot)
      count += 1
    }
  }

  /// Commits whose id has the same mark as `id`: the one that used it, if any, and rarely another.
  func candidates(_ id: IdempotencyID) -> [UInt64] {
    let mark = UInt64(Self.mark(id))
    var found: [UInt64] = []
    var slot = Int(truncatingIfNeeded: mark) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] >> 32 == mark { found.append(slots[slot] & 0xFFFF_FFFF) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return found
  }

  private mutating func place(_ value: UInt64) {
    var slot = Int(truncatingIfNeeded: value >> 32) & (slots.count - 1)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = value
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    for value in old where value != 0 { place(value) }
  }

  /// Seeded by the process, so that nobody can choose ids that collide.
  private static func mark(_ id: IdempotencyID) -> UInt32 {
    var hasher = Hasher()
    hasher.combine(id)
    return UInt32(truncatingIfNeeded: hasher.finalize())
  }
}
