/// Fills a text up so that its size says next to nothing: to 1, 4, 16 or 64 KiB, then to whole multiples of 64 KiB.
///
/// A length (UInt32, little-endian), the text, zeros.
enum Padding {
  private static let lengthByteCount = 4
  private static let largest = 65_536

  static func padded(_ text: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.put(counted: text)
    let size = bucket(for: writer.bytes.count)
    return writer.bytes + [UInt8](repeating: 0, count: size - writer.bytes.count)
  }

  /// `nil` for bytes that `padded` did not make.
  static func text(of padded: [UInt8]) -> [UInt8]? {
    var reader = ByteReader(padded)
    guard let text = reader.counted(atMost: padded.count), padded.count == bucket(for: lengthByteCount + text.count),
      reader.rest().allSatisfy({ $0 == 0 })
    else { return nil }
    return text
  }

  private static func bucket(for count: Int) -> Int {
    [1024, 4096, 16_384].first { count <= $0 } ?? (count + largest - 1) / largest * largest
  }
}
