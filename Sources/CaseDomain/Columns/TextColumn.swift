/// A column of short texts, packed: 1,024 rows share one block of UTF-8, so that a million titles are a thousand
/// blocks and not a million objects, and a search walks bytes that lie one behind the other.
///
/// Chunked as `Chunked` is: a change beside a live copy copies the chunk it touches and the list of chunks. A text that
/// is replaced has its chunk's bytes behind it moved. A chunk that stands in a snapshot is read from there at its first
/// use (`Kept`).
package struct TextColumn: Hashable, Sendable {
  /// The texts of up to `TextColumn.chunkSize` rows.
  package struct Chunk: Hashable, Sendable {
    /// The texts as UTF-8, one behind the other, nothing between them.
    fileprivate(set) var bytes: [UInt8] = []
    /// Where each text ends in `bytes`, ascending.
    fileprivate(set) var ends: [UInt32] = []

    /// The number of rows. O(1).
    var count: Int { ends.count }
  }

  /// Every chunk but the last holds exactly `chunkSize` rows; the last holds at least one.
  private var slots: [Slot] = []
  /// The number of rows. O(1).
  package private(set) var count = 0

  /// A chunk, here or where a snapshot keeps it.
  private struct Slot: Hashable, Sendable {
    /// Empty while the chunk is as the snapshot has it.
    var own = Chunk()
    var kept: Kept<Chunk>?

    var chunk: Chunk { kept?.value ?? own }

    /// Makes the texts the slot's own, to be changed.
    mutating func take() {
      guard let kept else { return }
      own = kept.value
      self.kept = nil
    }

    static func == (left: Slot, right: Slot) -> Bool { left.chunk == right.chunk }
    func hash(into hasher: inout Hasher) { chunk.hash(into: &hasher) }
  }

  /// Rows in a full chunk: those of every column, so that the chunks of a register lie side by side.
  package static var chunkSize: Int { Chunked<UInt8>.chunkSize }

  /// An empty column.
  package init() {}

  /// A column of the texts given, in order. O(bytes).
  package init(_ texts: some Sequence<String>) {
    for text in texts { append(text) }
  }

  package var isEmpty: Bool { count == 0 }

  /// The number of chunks; chunk `n` begins at row `n * chunkSize`. O(1).
  package var chunkCount: Int { slots.count }

  /// Adds a text at the end. Amortised O(bytes of the text); beside a live copy O(bytes of the last chunk).
  package mutating func append(_ text: String) {
    if count % Self.chunkSize == 0 { slots.append(Slot()) }
    slots[slots.count - 1].take()
    slots[slots.count - 1].own.append(text)
    count += 1
  }

  /// The text of a row, which is below `count`. Reading is O(bytes of the text), replacing O(bytes of its chunk).
  package subscript(row: Int) -> String {
    get { withText(at: row) { String(decoding: $0, as: UTF8.self) } }
    set {
      slots[row / Self.chunkSize].take()
      slots[row / Self.chunkSize].own.replace(row % Self.chunkSize, by: newValue)
    }
  }

  /// Whether a row's text is empty. O(1).
  package func isEmpty(at row: Int) -> Bool {
    slots[row / Self.chunkSize].chunk.range(of: row % Self.chunkSize).isEmpty
  }

  /// Gives a row's text as UTF-8, without making a `String` of it. O(1).
  package func withText<Result>(
    at row: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    let chunk = slots[row / Self.chunkSize].chunk
    let range = chunk.range(of: row % Self.chunkSize)
    return try chunk.bytes.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// Gives a chunk's texts, one behind the other, and where each of them ends. O(1).
  package func withBytes<Result>(
    chunk: Int, _ body: (_ bytes: UnsafeBufferPointer<UInt8>, _ ends: UnsafeBufferPointer<UInt32>) throws -> Result
  ) rethrows -> Result {
    let chunk = slots[chunk].chunk
    return try chunk.bytes.withUnsafeBufferPointer { bytes in
      try chunk.ends.withUnsafeBufferPointer { try body(bytes, $0) }
    }
  }
}

extension TextColumn.Chunk {
  func range(of offset: Int) -> Range<Int> {
    (offset == 0 ? 0 : Int(ends[offset - 1]))..<Int(ends[offset])
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
    ends.append(UInt32(bytes.count))
    guard ends.count == TextColumn.chunkSize else { return }
    // A full chunk grows no more: the room that growing left free goes back.
    bytes = bytes.withUnsafeBufferPointer(Self.exact)
    ends = ends.withUnsafeBufferPointer(Self.exact)
  }

  private static func exact<Element>(_ elements: UnsafeBufferPointer<Element>) -> [Element] {
    [Element](unsafeUninitializedCapacity: elements.count) { room, count in
      count = room.initialize(fromContentsOf: elements)
    }
  }

  mutating func replace(_ offset: Int, by text: String) {
    let old = range(of: offset)
    bytes.replaceSubrange(old, with: text.utf8)
    let change = text.utf8.count - old.count
    guard change != 0 else { return }
    for later in offset..<ends.count { ends[later] = UInt32(Int(ends[later]) + change) }
  }
}

extension TextColumn: Codable {
  /// Refuses chunks whose rows are not as many as they were: what was damaged on its way is thrown away by the caller.
  package init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    count = try container.decode(Int.self)
    if let parts = decoder as? any PartDecoder {
      slots = try container.decode(ColumnPart<KeptPlace>.self).rows.map { place in
        Slot(kept: try parts.kept(at: place, as: Chunk.self) { $0 })
      }
    } else {
      slots = try container.decode([Chunk].self).map { Slot(own: $0) }
    }
    let isPacked = slots.allSatisfy { $0.kept != nil } || slots.dropLast().allSatisfy { $0.own.count == Self.chunkSize }
    guard isPacked, slots.count == (count + Self.chunkSize - 1) / Self.chunkSize else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "rows are missing")
    }
  }

  /// The texts; where the encoder can keep parts apart, each chunk is one.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(count)
    if let parts = encoder as? any PartEncoder {
      try container.encode(
        ColumnPart(slots.map { slot in try parts.place(of: slot.kept?.place) { slot.chunk } }))
    } else {
      try container.encode(slots.map(\.chunk))
    }
  }
}

extension TextColumn: CustomReflectable {
  /// The texts, wherever they stand.
  package var customMirror: Mirror {
    Mirror(self, unlabeledChildren: (0..<count).map { self[$0] }, displayStyle: .collection)
  }
}

extension TextColumn.Chunk: Codable {
  private enum Field: String, CodingKey { case bytes, ends }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    bytes = try fields.decode([UInt8].self, forKey: .bytes)
    ends = try fields.decode(ColumnPart<UInt32>.self, forKey: .ends).rows
    var last: UInt32 = 0
    for end in ends {
      guard end >= last else {
        throw DecodingError.dataCorruptedError(forKey: .ends, in: fields, debugDescription: "ends go back")
      }
      last = end
    }
    guard Int(last) == bytes.count else {
      throw DecodingError.dataCorruptedError(forKey: .ends, in: fields, debugDescription: "ends and bytes differ")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(bytes, forKey: .bytes)
    try fields.encode(ColumnPart(ends), forKey: .ends)
  }
}
