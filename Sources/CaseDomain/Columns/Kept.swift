import Synchronization

/// A part of the state that stands in a snapshot and is read from there when it is first asked for.
///
/// The domain does no I/O; whoever opens a snapshot hands in how a part is fetched.
///
/// `public` for the reason of `Chunked`: where the type of the value is known, what was read is one load away.
public final class Kept<Value: Sendable>: Sendable {
  /// Where it stands in the snapshot, so that the next one need not write it again while it is unchanged.
  public let place: KeptPlace
  @usableFromInline let content = AtomicLazyReference<KeptContent<Value>>()
  private let read: @Sendable () -> Value

  /// A part that stands at `place`.
  ///
  /// - Parameter read: fetches it, at its first use; by two threads at once perhaps twice.
  public init(at place: KeptPlace, read: @escaping @Sendable () -> Value) {
    self.place = place
    self.read = read
  }

  /// What was kept. Read at the first use; the same ever after.
  @inlinable public var value: Value { content.load()?.value ?? fetched }

  @usableFromInline var fetched: Value { content.storeIfNil(KeptContent(read())).value }
}

/// What a part came to.
@usableFromInline final class KeptContent<Value: Sendable>: Sendable {
  @usableFromInline let value: Value

  init(_ value: Value) { self.value = value }
}

/// Where a snapshot keeps a part of the state.
public struct KeptPlace: Hashable, Sendable, Codable, PackedRow {
  /// The number of the snapshot's file.
  public let file: UInt32
  /// Bytes of the part as it stands there.
  public let length: UInt32
  /// Where it begins, in bytes.
  public let offset: UInt64

  /// The part of `length` bytes at `offset` of a file.
  public init(file: UInt32, offset: UInt64, length: UInt32) {
    self.file = file
    self.offset = offset
    self.length = length
  }
}

/// An encoder that keeps the parts of large columns apart from what refers to them.
package protocol PartEncoder: Encoder {
  /// Where a part stands now: where it stood, if it is unchanged since, or where it was written.
  ///
  /// - Parameter kept: the part as an earlier snapshot has it, where nothing changed it since.
  func place(of kept: KeptPlace?, or part: () -> some Encodable) throws -> KeptPlace
}

/// A decoder that hands out the parts of large columns without reading them.
package protocol PartDecoder: Decoder {
  /// The part that stands there, to be read at its first use.
  ///
  /// - Parameter unpack: makes what the column holds of what was kept; called once, or not at all.
  func kept<Part: Decodable & Sendable, Value: Sendable>(
    at place: KeptPlace, as part: Part.Type, unpack: @escaping @Sendable (Part) -> Value
  ) throws -> Kept<Value>
}

/// A row that is nothing but its bytes: a part of such rows is kept as it lies in memory.
///
/// Only the program that wrote a snapshot reads it, so that the layout is the same.
public protocol PackedRow: BitwiseCopyable {}

extension Int64: PackedRow {}
extension UInt64: PackedRow {}
extension UInt32: PackedRow {}
extension UInt16: PackedRow {}

/// The rows of a part of a column, as a snapshot keeps them: packed ones as their memory, others one by one.
struct ColumnPart<Row: Sendable>: Sendable {
  let rows: [Row]

  init(_ rows: [Row]) { self.rows = rows }
}

extension ColumnPart: Encodable where Row: Encodable {
  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if Row.self is any PackedRow.Type {
      try container.encode(rows.withUnsafeBytes { [UInt8]($0) })
    } else {
      try container.encode(rows)
    }
  }
}

extension ColumnPart: Decodable where Row: Decodable {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let row = Row.self as? any PackedRow.Type else {
      rows = try container.decode([Row].self)
      return
    }
    let bytes = try container.decode([UInt8].self)
    guard bytes.count.isMultiple(of: MemoryLayout<Row>.stride) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not whole rows")
    }
    rows = Self.unpacked(bytes, row)
  }

  private static func unpacked<Packed: PackedRow>(_ bytes: [UInt8], _: Packed.Type) -> [Row] {
    let stride = MemoryLayout<Packed>.stride
    let packed = [Packed](unsafeUninitializedCapacity: bytes.count / stride) { rows, count in
      count = bytes.count / stride
      bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(rows).copyMemory(from: .init(rebasing: $0[..<(count * stride)]))
      }
    }
    // `Packed` is `Row` itself, seen as what it conforms to.
    return unsafeBitCast(packed, to: [Row].self)
  }
}
