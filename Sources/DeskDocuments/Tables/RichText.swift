/// Collects the words of a shared or inline text: the runs one after the other, without reading aids.
struct RichText {
  private var raw = ""
  private var isInText = false
  private var isInPhonetic = false

  mutating func start(_ element: String) {
    switch element {
    case "t": isInText = true
    case "rPh": isInPhonetic = true
    default: break
    }
  }

  mutating func add(_ text: String) {
    if isInText && !isInPhonetic { raw += text }
  }

  mutating func end(_ element: String) {
    switch element {
    case "t": isInText = false
    case "rPh": isInPhonetic = false
    default: break
    }
  }

  /// The words, with the escapes `_xHHHH_` decoded that stand for characters XML cannot hold.
  var plain: String { Self.unescaped(raw) }

  static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var units: [UInt16] = []
    let source = Array(text.utf16)
    var index = 0
    while index < source.count {
      if let unit = escape(at: index, in: source) {
        units.append(unit)
        index += 7
      } else {
        units.append(source[index])
        index += 1
      }
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// The code unit that `_xHHHH_` at `index` stands for.
  private static func escape(at index: Int, in source: [UInt16]) -> UInt16? {
    guard index + 7 <= source.count, source[index] == 0x5F, source[index + 1] == 0x78, source[index + 6] == 0x5F else {
      return nil
    }
    let digits = source[(index + 2)..<(index + 6)]
    guard digits.allSatisfy({ $0 < 0x80 && Character(Unicode.Scalar(UInt8($0))).isHexDigit }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF16.self), radix: 16)
  }
}
