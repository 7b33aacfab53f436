import Foundation

/// A file's text as UTF-8, from whichever of the encodings that offices use.
struct DecodedText {
  /// Without a byte order mark. Bytes that are no character have become U+FFFD.
  let utf8: [UInt8]
  /// Some bytes were no character.
  let hasInvalid: Bool

  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// Nil when the bytes, which `ZeroBytes` takes for text, are not text in UTF-8, UTF-16 with a byte order mark, or GB 18030.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      self.init(repairing: bytes.dropFirst(3))
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      self.init(converting: bytes.dropFirst(2), from: "UTF-16LE")
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self.init(converting: bytes.dropFirst(2), from: "UTF-16BE")
    } else if Self.looksLikeUTF8(bytes) {
      self.init(repairing: bytes[...])
    } else {
      self.init(converting: bytes[...], from: "GB18030")
      // Text in a third encoding converts into a text full of holes.
      guard !hasInvalid || Self.holes(in: utf8) * 50 < utf8.count else { return nil }
    }
  }

  private init(repairing bytes: ArraySlice<UInt8>) {
    if String(validating: bytes, as: UTF8.self) != nil {
      utf8 = Array(bytes)
      hasInvalid = false
    } else {
      utf8 = Array(String(decoding: bytes, as: UTF8.self).utf8)
      hasInvalid = true
    }
  }

  /// Whether most sequences beyond ASCII are sound UTF-8. A damaged byte in a file of UTF-8 must not turn all of it
  /// into GB 18030, of which it would be a sound text of other characters.
  private static func looksLikeUTF8(_ bytes: [UInt8]) -> Bool {
    if String(validating: bytes, as: UTF8.self) != nil { return true }
    let text = String(decoding: bytes, as: UTF8.self)
    var sound = 0
    var broken = 0
    for scalar in text.unicodeScalars where !scalar.isASCII {
      if scalar == "\u{FFFD}" { broken += 1 } else { sound += 1 }
    }
    return broken * 20 < sound
  }

  private static func holes(in utf8: [UInt8]) -> Int {
    String(decoding: utf8, as: UTF8.self).unicodeScalars.count { $0 == "\u{FFFD}" }
  }

  /// Nil when the system cannot convert from `encoding`.
  private init?(converting bytes: ArraySlice<UInt8>, from encoding: String) {
    guard let converter = iconv_open("UTF-8", encoding), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 2)
    var hasInvalid = false
    var input = Array(bytes)
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    input.withUnsafeMutableBytes { input in
      var from = input.bindMemory(to: CChar.self).baseAddress
      var left = input.count
      while left > 0 {
        let (error, written) = chunk.withUnsafeMutableBytes { chunk -> (Int32, Int) in
          var to = chunk.bindMemory(to: CChar.self).baseAddress
          var room = chunk.count
          let result = iconv(converter, &from, &left, &to, &room)
          return (result == -1 ? errno : 0, chunk.count - room)
        }
        output += chunk[..<written]
        if error == 0 || error == E2BIG { continue }
        hasInvalid = true
        output += Self.replacement
        // A lone byte is skipped, so that the next character can be found.
        from = from.map { $0 + 1 }
        left -= 1
      }
    }
    utf8 = output
    self.hasInvalid = hasInvalid
  }
}
