extension TextColumn {
  /// Tells each row of a chunk whose text holds `needle`, counted from the chunk's first, ascending. O(bytes).
  ///
  /// Sixteen places are looked at together: only where two bytes of the needle stand as far apart as in it is it
  /// compared as a whole. A needle that is empty is held by every text.
  package func forEachRow(of chunk: Int, holding needle: [UInt8], _ body: (Int) -> Void) {
    withBytes(chunk: chunk) { bytes, ends in
      guard !needle.isEmpty else { return ends.indices.forEach(body) }
      var row = 0
      var offset = 0
      needle.withUnsafeBufferPointer { needle in
        while let hit = ByteSearch.next(needle, in: bytes, from: offset) {
          while Int(ends[row]) <= hit { row += 1 }
          guard hit + needle.count <= Int(ends[row]) else {
            // It begins in one text and ends in the next.
            offset = hit + 1
            continue
          }
          body(row)
          offset = Int(ends[row])
          row += 1
        }
      }
    }
  }
}

/// Finds bytes in bytes, as memmem(3) does.
enum ByteSearch {
  private typealias Block = SIMD16<UInt8>

  /// The first place at or after `start` where `needle`, which is not empty, stands in `bytes`; nil where there is none.
  /// O(bytes) but for needles made to be found almost.
  static func next(_ needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int?
  {
    guard let base = bytes.baseAddress, needle.count <= bytes.count else { return nil }
    let raw = UnsafeRawPointer(base)
    let last = needle.count - 1
    let probe = self.probe(needle)
    let (ends, probes) = (Block(repeating: needle[last]), Block(repeating: needle[probe]))
    var place = start
    while place + last + Block.scalarCount <= bytes.count {
      let isEnd = raw.loadUnaligned(fromByteOffset: place + last, as: Block.self) .== ends
      let isProbe = raw.loadUnaligned(fromByteOffset: place + probe, as: Block.self) .== probes
      var words = unsafeBitCast(isEnd .& isProbe, to: SIMD2<UInt64>.self)
      if words[0] | words[1] != 0 {
        for half in 0..<2 {
          while words[half] != 0 {
            // A place that is met is a byte of ones.
            let bit = words[half].trailingZeroBitCount & ~7
            let hit = place + half * 8 + bit / 8
            if stands(needle, at: base + hit) { return hit }
            words[half] &= ~(0xFF << UInt64(bit))
          }
        }
      }
      place += Block.scalarCount
    }
    while place + last < bytes.count {
      if bytes[place + last] == needle[last], stands(needle, at: base + place) { return place }
      place += 1
    }
    return nil
  }

  /// The byte looked at beside the last: the last one of the first character. Chinese characters share their first
  /// bytes, so those tell little apart.
  private static func probe(_ needle: UnsafeBufferPointer<UInt8>) -> Int {
    var place = 0
    while place + 1 < needle.count, needle[place + 1] & 0xC0 == 0x80 { place += 1 }
    return place == needle.count - 1 ? max(0, place - 1) : place
  }

  private static func stands(_ needle: UnsafeBufferPointer<UInt8>, at place: UnsafePointer<UInt8>) -> Bool {
    for index in needle.indices where place[index] != needle[index] { return false }
    return true
  }
}
