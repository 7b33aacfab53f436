/// The initial letters of each Chinese character's readings, as `Resources/pinyin-initials.txt` lists them.
struct PinyinTable: Sendable {
  /// Key byte of a character that is neither ASCII nor in the table.
  static let other: UInt8 = 0x01
  /// Key byte of a character whose combination of letters is too rare for a byte of its own.
  static let rare: UInt8 = 0xFF

  /// Bit 0 is `a`, bit 25 is `z`; by scalar value from `firstIdeograph`.
  private var masks: [UInt32]
  private var classes: [UInt8]
  /// The letters of key bytes 0x80…0xFE.
  private(set) var classMasks: [UInt32] = []

  private static let firstIdeograph: UInt32 = 0x3400
  private static let lastIdeograph: UInt32 = 0x9FFF
  /// 〇, which dates and names use as an ideograph and which stands apart in Unicode.
  private static let zero: UInt32 = 0x3007

  static let embedded = PinyinTable(parsing: EmbeddedFile.named("pinyin-initials.txt")?.bytes)

  /// Reads lines `LETTERS CHARACTERS`. O(bytes).
  init(parsing bytes: UnsafeBufferPointer<UInt8>?) {
    let count = Int(Self.lastIdeograph - Self.firstIdeograph) + 2
    masks = Array(repeating: 0, count: count)
    classes = Array(repeating: Self.other, count: count)
    var sizes: [UInt32: Int] = [:]
    for line in (bytes ?? UnsafeBufferPointer(start: nil, count: 0)).split(separator: UInt8(ascii: "\n")) {
      guard line.first != UInt8(ascii: "#"), let blank = line.firstIndex(of: UInt8(ascii: " ")) else { continue }
      let mask = line[..<blank].reduce(into: UInt32(0)) { mask, letter in mask |= Self.bit(of: letter) }
      for scalar in String(decoding: line[(blank + 1)...], as: UTF8.self).unicodeScalars {
        guard let slot = Self.slot(of: scalar.value) else { continue }
        masks[slot] |= mask
        sizes[mask, default: 0] += 1
      }
    }
    assignClasses(bySizes: sizes)
  }

  /// One letter is its own key byte; the most frequent combinations share 0x80…0xFE.
  private mutating func assignClasses(bySizes sizes: [UInt32: Int]) {
    let several = sizes.filter { $0.key.nonzeroBitCount > 1 }
    classMasks = several.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(127).map(\.key)
    var bytes: [UInt32: UInt8] = [:]
    for (index, mask) in classMasks.enumerated() { bytes[mask] = 0x80 + UInt8(index) }
    for slot in masks.indices where masks[slot] != 0 {
      let mask = masks[slot]
      let letter = UInt8(ascii: "a") + UInt8(mask.trailingZeroBitCount)
      classes[slot] = mask.nonzeroBitCount == 1 ? letter : bytes[mask] ?? Self.rare
    }
  }

  /// The letters a character's readings begin with, as bits; 0 for a character that has none.
  func mask(of scalar: UInt32) -> UInt32 {
    Self.slot(of: scalar).map { masks[$0] } ?? 0
  }

  /// The byte that stands for a folded character in a `PinyinKey`. O(1).
  func keyByte(of scalar: UInt32) -> UInt8 {
    if let slot = Self.slot(of: scalar) { return classes[slot] }
    return (0x20..<0x7F).contains(scalar) ? UInt8(scalar) : Self.other
  }

  /// Writes the key bytes of a text in UTF-8, of which there are no more than the text has. Answers how many. O(bytes).
  func writeKey(of text: UnsafeBufferPointer<UInt8>, to key: UnsafeMutablePointer<UInt8>) -> Int {
    classes.withUnsafeBufferPointer { classes in
      var (index, count) = (0, 0)
      while index < text.count {
        let first = text[index]
        var byte: UInt8
        if first >= 0xE3, first <= 0xE9, index + 2 < text.count {
          // Most of what there is, without another look at what it may be.
          let scalar = (Int(first) & 0x0F) << 12 | (Int(text[index + 1]) & 0x3F) << 6 | Int(text[index + 2]) & 0x3F
          let slot = scalar - Int(Self.firstIdeograph)
          byte = slot >= 0 && slot < classes.count - 1 ? classes[slot] : keyByte(of: Self.folded(UInt32(scalar)))
          index += 3
        } else {
          byte = keyByte(of: Self.folded(Self.nextScalar(in: text, &index)))
        }
        key[count] = byte
        count += 1
      }
      return count
    }
  }

  /// Reads the scalar at `index` of a text in UTF-8 and goes on behind it. What is no UTF-8 reads as U+FFFD, a byte at
  /// a time.
  static func nextScalar(in text: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> UInt32 {
    let first = UInt32(text[index])
    let left = text.count - index
    func next(_ place: Int) -> UInt32 { UInt32(text[index + place]) & 0x3F }
    switch first {
    case 0..<0x80:
      index += 1
      return first
    case 0xC2..<0xE0 where left > 1:
      defer { index += 2 }
      return (first & 0x1F) << 6 | next(1)
    case 0xE0..<0xF0 where left > 2:
      defer { index += 3 }
      return (first & 0x0F) << 12 | next(1) << 6 | next(2)
    case 0xF0..<0xF5 where left > 3:
      defer { index += 4 }
      return (first & 0x07) << 18 | next(1) << 12 | next(2) << 6 | next(3)
    default:
      index += 1
      return 0xFFFD
    }
  }

  /// The bit of an ASCII letter `a`…`z`; 0 for any other byte.
  static func bit(of letter: UInt8) -> UInt32 {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) ? 1 << UInt32(letter - UInt8(ascii: "a")) : 0
  }

  /// Upper case becomes lower case and full-width forms become ASCII; other characters stay.
  static func folded(_ scalar: UInt32) -> UInt32 {
    var scalar = scalar
    if (0xFF01...0xFF5E).contains(scalar) { scalar -= 0xFEE0 } else if scalar == 0x3000 { scalar = 0x20 }
    return (0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar
  }

  private static func slot(of scalar: UInt32) -> Int? {
    if scalar >= firstIdeograph && scalar <= lastIdeograph { return Int(scalar - firstIdeograph) }
    return scalar == zero ? Int(lastIdeograph - firstIdeograph) + 1 : nil
  }
}
