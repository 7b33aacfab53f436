/// CRC-32C (Castagnoli; RFC 3720 appendix B.4): finds torn writes and decaying disks. It is no defence against a
/// person: the signature is.
package struct CRC32C {
  /// Slicing-by-8: table 0 is the classical one, table n runs n zero bytes further.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0x82F6_3B78 : value >> 1 }
      tables[byte] = value
    }
    for slice in 1..<8 {
      for byte in 0..<256 {
        let before = tables[(slice - 1) * 256 + byte]
        tables[slice * 256 + byte] = before >> 8 ^ tables[Int(before & 255)]
      }
    }
    return tables
  }()

  /// The checksum of `bytes`.
  package static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      var value = ~UInt32(0)
      var place = 0
      while place + 8 <= bytes.count {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)) ^ UInt64(value)
        let near = tables[1792 + Int(word & 255)] ^ tables[1536 + Int(word >> 8 & 255)]
        let next = tables[1280 + Int(word >> 16 & 255)] ^ tables[1024 + Int(word >> 24 & 255)]
        let then = tables[768 + Int(word >> 32 & 255)] ^ tables[512 + Int(word >> 40 & 255)]
        let last = tables[256 + Int(word >> 48 & 255)] ^ tables[Int(word >> 56)]
        value = near ^ next ^ then ^ last
        place += 8
      }
      while place < bytes.count {
        value = value >> 8 ^ tables[Int((value ^ UInt32(bytes[place])) & 255)]
        place += 1
      }
      return ~value
    }
  }

  /// The checksum of `bytes`.
  package static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBytes { checksum($0) }
  }

  /// Where the one damaged byte is, if exactly one byte among `bytes` or its stored checksum differs from what was
  /// written. The checksum is linear, so the difference it shows is the damaged byte's own pattern moved along by the
  /// bytes after it; undoing those moves one at a time shows the pattern at its place.
  ///
  /// - Returns: an offset into `bytes`; `bytes.count ..< bytes.count + 4` is the checksum itself; nil when more than
  ///   one byte differs. O(`bytes.count`).
  static func damagedByte(in bytes: UnsafeRawBufferPointer, stored: UInt32) -> Int? {
    let difference = checksum(bytes) ^ stored
    for byte in 0..<4 where difference & ~(UInt32(255) << (8 * UInt32(byte))) == 0 && difference != 0 {
      return bytes.count + byte
    }
    return tables.withUnsafeBufferPointer { tables in
      // Which table entry has this top byte: every entry has its own, which is what makes a step undoable.
      var entryByTop = [UInt8](repeating: 0, count: 256)
      for byte in 0..<256 { entryByTop[Int(tables[byte] >> 24)] = UInt8(byte) }
      var state = difference
      for place in stride(from: bytes.count - 1, through: 0, by: -1) {
        let entry = entryByTop[Int(state >> 24)]
        let undone = (state ^ tables[Int(entry)]) << 8 | UInt32(entry)
        if undone != 0, undone <= 255 { return place }
        state = undone
      }
      return nil
    }
  }
}
