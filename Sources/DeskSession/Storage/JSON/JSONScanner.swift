/// Finds the values of a JSON text.
struct JSONScanner {
  typealias Kind = JSONText.Kind
  typealias Node = JSONText.Node
  typealias Malformed = JSONText.Malformed

  private let bytes: UnsafeBufferPointer<UInt8>
  private var found: [Node] = []

  /// Deeper nesting than any event has.
  private static let depthLimit = 128

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// - Throws: `Malformed`. O(n).
  mutating func nodes() throws(Malformed) -> [Node] {
    found.reserveCapacity(bytes.count / 10 + 4)
    var place = blank(from: 0)
    try value(&place, depth: 0)
    guard place == bytes.count else { throw Malformed(offset: place) }
    return found
  }

  private func byte(_ place: Int) -> UInt8 { place < bytes.count ? bytes[place] : 0 }

  private func blank(from place: Int) -> Int {
    var place = place
    while place < bytes.count, bytes[place] <= 0x20 {
      let byte = bytes[place]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
      place += 1
    }
    return place
  }

  /// Reads one value and the blanks behind it.
  private mutating func value(_ place: inout Int, depth: Int) throws(Malformed) {
    guard depth < Self.depthLimit else { throw Malformed(offset: place) }
    switch byte(place) {
    case UInt8(ascii: "\""): try text(&place)
    case UInt8(ascii: "{"): try members(&place, depth: depth)
    case UInt8(ascii: "["): try elements(&place, depth: depth)
    case UInt8(ascii: "t"): try word("true", .yes, &place)
    case UInt8(ascii: "f"): try word("false", .no, &place)
    case UInt8(ascii: "n"): try word("null", .null, &place)
    default: try number(&place)
    }
    place = blank(from: place)
  }

  private mutating func members(_ place: inout Int, depth: Int) throws(Malformed) {
    let index = open(.object, &place)
    if byte(place) != UInt8(ascii: "}") {
      while true {
        guard byte(place) == UInt8(ascii: "\"") else { throw Malformed(offset: place) }
        try text(&place)
        place = blank(from: place)
        guard byte(place) == UInt8(ascii: ":") else { throw Malformed(offset: place) }
        place = blank(from: place + 1)
        try value(&place, depth: depth + 1)
        guard byte(place) == UInt8(ascii: ",") else { break }
        place = blank(from: place + 1)
      }
    }
    try close(index, UInt8(ascii: "}"), &place)
  }

  private mutating func elements(_ place: inout Int, depth: Int) throws(Malformed) {
    let index = open(.list, &place)
    if byte(place) != UInt8(ascii: "]") {
      while true {
        try value(&place, depth: depth + 1)
        guard byte(place) == UInt8(ascii: ",") else { break }
        place = blank(from: place + 1)
      }
    }
    try close(index, UInt8(ascii: "]"), &place)
  }

  private mutating func open(_ kind: Kind, _ place: inout Int) -> Int {
    found.append(Node(kind: kind, start: Int32(place), end: 0, next: 0))
    place = blank(from: place + 1)
    return found.count - 1
  }

  private mutating func close(_ index: Int, _ bracket: UInt8, _ place: inout Int) throws(Malformed) {
    guard byte(place) == bracket else { throw Malformed(offset: place) }
    place += 1
    found[index].end = Int32(place)
    found[index].next = Int32(found.count)
  }

  private mutating func add(_ kind: Kind, _ range: Range<Int>) {
    found.append(
      Node(kind: kind, start: Int32(range.lowerBound), end: Int32(range.upperBound), next: Int32(found.count + 1)))
  }

  private mutating func text(_ place: inout Int) throws(Malformed) {
    let start = place + 1
    var end = start
    var isEscaped = false
    while true {
      // A control character, or the end of everything, ends no text.
      guard byte(end) >= 0x20 else { throw Malformed(offset: end) }
      if bytes[end] == UInt8(ascii: "\"") { break }
      if bytes[end] == UInt8(ascii: "\\") {
        isEscaped = true
        end = try JSONEscapes.end(in: bytes, at: end)
      } else {
        end += 1
      }
    }
    add(isEscaped ? .escaped : .text, start..<end)
    place = end + 1
  }

  private mutating func word(_ word: StaticString, _ kind: Kind, _ place: inout Int) throws(Malformed) {
    let end = place + word.utf8CodeUnitCount
    let isThere = end <= bytes.count && word.withUTF8Buffer { bytes[place..<end].elementsEqual($0) }
    guard isThere else { throw Malformed(offset: place) }
    add(kind, place..<end)
    place = end
  }

  private mutating func number(_ place: inout Int) throws(Malformed) {
    let start = place
    func digits() throws(Malformed) {
      guard (0x30...0x39).contains(byte(place)) else { throw Malformed(offset: place) }
      while (0x30...0x39).contains(byte(place)) { place += 1 }
    }
    if byte(place) == UInt8(ascii: "-") { place += 1 }
    let first = place
    try digits()
    guard bytes[first] != 0x30 || place == first + 1 else { throw Malformed(offset: first) }
    if byte(place) == UInt8(ascii: ".") {
      place += 1
      try digits()
    }
    if byte(place) | 0x20 == UInt8(ascii: "e") {
      place += 1
      if byte(place) == UInt8(ascii: "+") || byte(place) == UInt8(ascii: "-") { place += 1 }
      try digits()
    }
    add(.number, start..<place)
  }
}
