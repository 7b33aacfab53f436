/// Puts fields together, little-endian, variable ones behind their length.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func put(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Bytes whose length the reader knows.
  mutating func put(raw: [UInt8]) {
    bytes.append(contentsOf: raw)
  }

  /// Bytes behind their length as UInt32. No field of ours reaches 4 GiB: the writer's callers bound theirs.
  mutating func put(counted: [UInt8]) {
    put(UInt32(counted.count))
    put(raw: counted)
  }
}
