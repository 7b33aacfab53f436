/// How long a closed payload is. There are two lengths only, and nearly every text fits the first.
package enum ClosedSize: Int, CaseIterable, Sendable {
  case ordinary = 16_384
  case large = 65_536

  private static let lengthByteCount = 4

  /// The smallest that holds a text; `nil` for one that is too long for any.
  package init?(fitting byteCount: Int) {
    guard let size = Self.allCases.first(where: { byteCount <= $0.capacity }) else { return nil }
    self = size
  }

  /// The longest text, in bytes of UTF-8.
  package var capacity: Int { rawValue - Self.lengthByteCount }

  /// The size of a payload that holds nothing and is to look like one that does.
  ///
  /// One of 32 is large. What keepers write about a case (that they read it, notes, decisions) and the report of a page
  /// or two, its reporter sealed with it, are of the first size; the report of many pages is rare. Large ones must not
  /// be so rare among the cover that each of them stands out.
  package init(random: some RandomSource) {
    self = random.bytes(1)[0] < 8 ? .large : .ordinary
  }

  /// A length (UInt32, little-endian), the text, zeros.
  func padded(_ text: [UInt8]) -> [UInt8] {
    var writer = ByteWriter()
    writer.put(counted: text)
    return writer.bytes + [UInt8](repeating: 0, count: rawValue - writer.bytes.count)
  }

  /// `nil` for bytes that `padded` did not make.
  func text(of padded: [UInt8]) -> [UInt8]? {
    var reader = ByteReader(padded)
    guard padded.count == rawValue, let text = reader.counted(atMost: capacity),
      ClosedSize(fitting: text.count) == self,
      reader.rest().allSatisfy({ $0 == 0 })
    else { return nil }
    return text
  }
}
