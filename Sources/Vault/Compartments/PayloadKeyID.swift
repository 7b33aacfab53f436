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

  var bytes: [UInt8] { object.bytes + bigEndian(generation) }

  /// From 16 bytes; `nil` for another count or generation 0.
  init?(bytes: [UInt8]) {
    guard bytes.count == 16, let object = ObjectID(bytes: [UInt8](bytes[..<12])) else { return nil }
    self.init(object: object, generation: bytes[12...].reduce(0) { $0 << 8 | UInt32($1) })
    guard generation > 0 else { return nil }
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
package struct PackedKeyID: Hashable, Sendable {
  package let kind: UInt8
  package let bytes: [UInt8]

  /// Any kind, because a later version may have others; `nil` unless `bytes` are 16.
  package init?(kind: UInt8, bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    self.kind = kind
    self.bytes = bytes
  }

  package init(_ keyID: PayloadKeyID) {
    switch keyID {
    case .compartment(let compartment, let epoch):
      kind = 1
      bytes = [compartment.code, 0, 0, 0] + bigEndian(compartment.section) + bigEndian(epoch)
    case .object(let key):
      kind = 2
      bytes = key.bytes
    case .member(let member):
      kind = 3
      bytes = [UInt8](repeating: 0, count: 12) + bigEndian(member.rawValue)
    case .closed(let id):
      kind = 4
      bytes = id.bytes
    }
  }

  /// What the bytes say; `nil` where a later version made them, or nobody did.
  package var keyID: PayloadKeyID? {
    let last = bytes[12...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    switch kind {
    case 1:
      let section = bytes[4..<12].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      guard bytes[1..<4].allSatisfy({ $0 == 0 }), last > 0,
        let compartment = CompartmentID(code: bytes[0], section: section)
      else { return nil }
      return .compartment(compartment, epoch: last)
    case 2:
      return ObjectKeyID(bytes: bytes).map { .object($0) }
    case 3:
      return bytes[..<12].allSatisfy { $0 == 0 } ? .member(KeyHolder(rawValue: last)) : nil
    case 4:
      return ClosedID(bytes: bytes).map { .closed($0) }
    default:
      return nil
    }
  }
}

func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
  withUnsafeBytes(of: value.bigEndian) { [UInt8]($0) }
}
