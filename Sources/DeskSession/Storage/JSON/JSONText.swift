/// A JSON text (RFC 8259) taken apart once, its values read where they stand.
///
/// Foundation's decoder takes some 30 µs an event, most of it for values that nobody looks at twice; a desk that is read
/// from its first event decodes millions. Takes what the program writes and no more: valid UTF-8, no byte order mark,
/// no fractions where integers are asked for. Of a repeated key the first counts.
final class JSONText {
  enum Kind: UInt8 {
    case object, list, text
    /// A text with escapes in it.
    case escaped
    case number, yes, no, null
  }

  /// A value, or the name of a member; members follow their object, elements their list.
  struct Node {
    let kind: Kind
    /// Of its bytes, without the quotation marks of a text.
    let start: Int32
    var end: Int32
    /// The node behind all that is in this one.
    var next: Int32
  }

  /// Not such a text; where.
  struct Malformed: Error { let offset: Int }

  let bytes: [UInt8]
  let nodes: [Node]

  /// - Throws: `Malformed`. O(n).
  init(_ bytes: [UInt8]) throws(Malformed) {
    // Texts that are never looked at have to be texts all the same.
    guard bytes.count < Int32.max, String(validating: bytes, as: UTF8.self) != nil else { throw Malformed(offset: 0) }
    self.bytes = bytes
    nodes = try bytes.withUnsafeBufferPointer { (bytes) throws(Malformed) in
      var scanner = JSONScanner(bytes)
      return try scanner.nodes()
    }
  }
}

extension JSONText {
  /// The text of a node; nil where it is something else.
  func string(_ index: Int) -> String? {
    let node = nodes[index]
    let range = Int(node.start)..<Int(node.end)
    switch node.kind {
    case .text: return bytes.withUnsafeBufferPointer { String(decoding: $0[range], as: UTF8.self) }
    case .escaped: return JSONEscapes.resolved(bytes[range])
    default: return nil
    }
  }

  /// The integer of a node; nil where it is none, or out of the type's range.
  func integer<Value: FixedWidthInteger>(_ index: Int, _ type: Value.Type = Value.self) -> Value? {
    let node = nodes[index]
    guard node.kind == .number else { return nil }
    var place = Int(node.start)
    let isNegative = bytes[place] == UInt8(ascii: "-")
    if isNegative { place += 1 }
    var magnitude: UInt64 = 0
    for byte in bytes[place..<Int(node.end)] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      let (tens, tooLarge) = magnitude.multipliedReportingOverflow(by: 10)
      let (sum, stillTooLarge) = tens.addingReportingOverflow(UInt64(byte - 0x30))
      if tooLarge || stillTooLarge { return nil }
      magnitude = sum
    }
    if !isNegative { return Value(exactly: magnitude) }
    // The least integer has no positive of its own.
    return magnitude <= UInt64(Int64.max) + 1 ? Value(exactly: Int64(truncatingIfNeeded: 0 &- magnitude)) : nil
  }

  /// The value of an object's member; nil where it has none of that name, or is no object. O(members).
  func member(_ name: String, of index: Int) -> Int? {
    guard nodes[index].kind == .object else { return nil }
    var name = name
    return name.withUTF8 { name in
      var member = index + 1
      while member < Int(nodes[index].next) {
        let node = nodes[member]
        if node.kind == .escaped {
          if string(member).map({ $0.utf8.elementsEqual(name) }) == true { return member + 1 }
        } else if Int(node.end - node.start) == name.count, holds(name, at: Int(node.start)) {
          return member + 1
        }
        member = Int(nodes[member + 1].next)
      }
      return nil
    }
  }

  private func holds(_ name: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for place in 0..<name.count where bytes[start + place] != name[place] { return false }
      return true
    }
  }

  /// The elements of a list; nil where it is none.
  func elements(of index: Int) -> [Int]? {
    guard nodes[index].kind == .list else { return nil }
    var elements: [Int] = []
    var element = index + 1
    while element < Int(nodes[index].next) {
      elements.append(element)
      element = Int(nodes[element].next)
    }
    return elements
  }

  /// The names of an object's members; nil where it is none.
  func names(of index: Int) -> [String]? {
    guard nodes[index].kind == .object else { return nil }
    var names: [String] = []
    var member = index + 1
    while member < Int(nodes[index].next) {
      if let name = string(member) { names.append(name) }
      member = Int(nodes[member + 1].next)
    }
    return names
  }
}
