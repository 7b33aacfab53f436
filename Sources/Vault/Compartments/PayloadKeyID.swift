/// Which key a payload is sealed with.
package enum PayloadKeyID: Hashable, Sendable {
  /// A compartment's key of one epoch, counted from 1.
  case compartment(CompartmentID, epoch: UInt32)
  /// A tip's or lead's content key of one generation, counted from 1.
  case object(ObjectKeyID)
  /// The agreement key of one member: nobody else opens it.
  case member(KeyHolder)
  /// A key of its own, sealed to readers whom nobody else can tell.
  case closed(ClosedID)
}

/// An object's content key: re-keying the object makes the next generation.
package struct ObjectKeyID: Hashable, Sendable, Comparable {
  package let object: ObjectID
  package let generation: UInt32

  package init(object: ObjectID, generation: UInt32) {
    self.object = object
    self.generation = generation
  }

  package static func < (left: ObjectKeyID, right: ObjectKeyID) -> Bool {
    (left.object.high, left.object.low, left.generation) < (right.object.high, right.object.low, right.generation)
  }
}

/// A payload's key id as the log stores it, opaquely: a kind and 16 bytes.
///
/// Integers are big-endian, unused bytes zero. A kind never changes its meaning.
///
/// | kind | 16 bytes |
/// |---|---|
/// | 1 compartment | code (1 desk, 2 leads, 3 audit, 4 section), 3 × 0, section (8), epoch (4) |
/// | 2 object | object id (12), generation (4) |
/// | 3 member | 12 × 0, member number (4) |
/// | 4 closed | 16 random bytes |
package struct PackedKeyID: Hashable, Sendable, Codable {
  package let kind: UInt8
  /// The 16 bytes as two big-endian words: a log of a million payloads is read without an array for each name.
  package let high: UInt64
  package let low: UInt64

  /// Any kind, because a later version may have others.
  package init(kind: UInt8, high: UInt64, low: UInt64) {
    self.kind = kind
    self.high = high
    self.low = low
  }

  /// `nil` unless `bytes` are 16.
  package init?(kind: UInt8, bytes: [UInt8]) {
    guard let name = Name16(bytes: bytes) else { return nil }
    self.init(kind: kind, high: name.high, low: name.low)
  }

  package init(_ keyID: PayloadKeyID) {
    switch keyID {
    case .compartment(let compartment, let epoch):
      kind = 1
      high = UInt64(compartment.code) << 56 | compartment.section >> 32
      low = compartment.section << 32 | UInt64(epoch)
    case .object(let key):
      kind = 2
      high = key.object.high
      low = UInt64(key.object.low) << 32 | UInt64(key.generation)
    case .member(let member):
      kind = 3
      (high, low) = (0, UInt64(member.rawValue))
    case .closed(let id):
      kind = 4
      (high, low) = (id.name.high, id.name.low)
    }
  }

  package var bytes: [UInt8] { Name16(high: high, low: low).bytes }

  /// What the bytes say; `nil` where a later version made them, or nobody did.
  package var keyID: PayloadKeyID? {
    let last = UInt32(truncatingIfNeeded: low)
    switch kind {
    case 1:
      let section = high << 32 | low >> 32
      guard high >> 32 & 0xFF_FFFF == 0, last > 0,
        let compartment = CompartmentID(code: UInt8(high >> 56), section: section)
      else { return nil }
      return .compartment(compartment, epoch: last)
    case 2:
      let object = ObjectID(high: high, low: UInt32(truncatingIfNeeded: low >> 32))
      return last > 0 ? .object(ObjectKeyID(object: object, generation: last)) : nil
    case 3:
      return high == 0 && low >> 32 == 0 ? .member(KeyHolder(rawValue: last)) : nil
    case 4:
      return .closed(ClosedID(Name16(high: high, low: low)))
    default:
      return nil
    }
  }
}

func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.bigEndian) { [UInt8]($0) }
}
