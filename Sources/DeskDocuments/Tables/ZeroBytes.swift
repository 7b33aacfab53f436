/// What zero bytes say about a file without a UTF-16 mark.
enum ZeroBytes {
  /// Text with few of them or none: rows that hold one are damaged, the others are as good as ever.
  case stray
  /// Text in UTF-16: every other byte of its commas, digits and line breaks is zero.
  case utf16
  /// No text at all.
  case binary

  init(in bytes: [UInt8]) {
    var zeros = [0, 0]
    var controls = 0
    for (place, byte) in bytes.enumerated() where byte < 0x20 {
      if byte == 0 { zeros[place & 1] += 1 }
      // Tab, line feed and carriage return are a table's own.
      if byte != 0x09 && byte != 0x0A && byte != 0x0D { controls += 1 }
    }
    let total = zeros[0] + zeros[1]
    let isOneSided = min(zeros[0], zeros[1]) * 10 <= total
    if total == 0 || controls == 1 {
      self = .stray
    } else if isOneSided && total >= 4 && total * Self.utf16Share(bytes) >= bytes.count {
      self = .utf16
    } else {
      self = controls * 20 >= bytes.count ? .binary : .stray
    }
  }

  /// One byte in so many is zero in UTF-16: half of them where all is ASCII, which is also sound UTF-8; few where all
  /// is Chinese, which never is.
  private static func utf16Share(_ bytes: [UInt8]) -> Int {
    String(validating: bytes, as: UTF8.self) == nil ? 100 : 4
  }
}
