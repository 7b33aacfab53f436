/// Finding Chinese text by the initial letters of its readings, as office people type names and terms.
package enum Pinyin {
  /// The letters `a`…`z` that the readings of a Chinese character begin with, in order; empty for anything else.
  package static func initials(of character: Character) -> [Character] {
    guard let scalar = character.unicodeScalars.first else { return [] }
    let mask = PinyinTable.embedded.mask(of: scalar.value)
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).filter { PinyinTable.bit(of: $0) & mask != 0 }
      .map { Character(Unicode.Scalar($0)) }
  }

  /// Whether `text` matches `query`, see `PinyinPattern`, which is the thing to keep for looking in many texts.
  package static func matches(_ query: String, _ text: String) -> Bool {
    PinyinPattern(query).matches(text)
  }

  /// How well `text` matches `query`, nil when it does not; see `PinyinPattern.score`.
  package static func score(_ query: String, _ text: String) -> Int? {
    PinyinPattern(query).score(text)
  }
}

/// The form in which texts are searched a million at a time: one byte a Unicode scalar.
///
/// A printable ASCII character is itself in lower case, a Chinese character with one initial is that letter, one with
/// several is a byte from 0x80 on, anything else is 0x01. Keys are made by the running program and never stored:
/// the bytes of characters with several initials may change with the table.
package enum PinyinKey {
  /// Stands between keys in one buffer; no text produces it and no query matches it.
  package static let separator: UInt8 = 0x00

  /// Appends the key of `text` to `keys`. O(text).
  package static func append(_ text: String, to keys: inout [UInt8]) {
    let table = PinyinTable.embedded
    for scalar in text.unicodeScalars { keys.append(table.keyByte(of: PinyinTable.folded(scalar.value))) }
  }

  /// The keys of many texts that stand one behind the other, `separator` behind each, and where each ends. O(bytes).
  ///
  /// - Parameter ends: where each text ends in `texts`, ascending.
  package static func block(
    of texts: UnsafeBufferPointer<UInt8>, ends: UnsafeBufferPointer<UInt32>
  ) -> (keys: [UInt8], ends: [Int32]) {
    let table = PinyinTable.embedded
    var keyEnds: [Int32] = []
    keyEnds.reserveCapacity(ends.count)
    let keys = [UInt8](unsafeUninitializedCapacity: texts.count + ends.count) { room, count in
      guard let base = room.baseAddress else { return }
      var start = 0
      for end in ends {
        count += table.writeKey(of: UnsafeBufferPointer(rebasing: texts[start..<Int(end)]), to: base + count)
        base[count] = separator
        count += 1
        keyEnds.append(Int32(count))
        start = Int(end)
      }
    }
    return (keys, keyEnds)
  }

  /// Turns what stands in `keys` from `start` on, in UTF-8 and nothing but ASCII, into its key. O(bytes).
  package static func fold(_ keys: inout [UInt8], from start: Int) {
    for index in start..<keys.count where (0x41...0x5A).contains(keys[index]) { keys[index] += 0x20 }
  }

  /// The key of `text`.
  package static func of(_ text: String) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(text.utf8.count / 2)
    append(text, to: &key)
    return key
  }
}
