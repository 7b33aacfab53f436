import Foundation
import TestSupport
import Testing

@testable import DeskSession

/// The reader of stored events beside Foundation's.
@Suite struct JSONTextTests {
  private static func read(_ text: [UInt8]) throws -> JSONTree {
    try JSONTree(from: JSONValueDecoder(text: JSONText(text), index: 0))
  }

  private static func foundation(_ text: [UInt8]) throws -> JSONTree {
    try JSONDecoder().decode(JSONTree.self, from: Data(text))
  }

  @Test(arguments: [
    #"{}"#, #"[]"#, #" [ 1 , -2,0,-0 ] "#, #"{"a":{"b":[{"c":[]}]},"d":""}"#, #"["\"\\\/\b\f\n\r\t"]"#,
    #"["\u4e2d\u6587 中文 \ud83d\ude00","\u0000","\u00e9"]"#, #"[9223372036854775807,-9223372036854775808]"#,
    "[\n\t\"a\"\r\n]", #""text alone""#, "7", #"{"":1," ":2}"#, #"{"\u0061":1}"#,
  ])
  func `what both read means the same`(text: String) throws {
    #expect(try Self.read(Array(text.utf8)) == Self.foundation(Array(text.utf8)))
  }

  @Test(arguments: [
    "", " ", "[", "]", "{", "[1,]", "[,1]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "[1 2]", "[1]]", "01", "-",
    "1.",
    ".5", "1e", "+1", "tru", "nul", "'a'", "\"a", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\ud800\"", "\"\\udc00\"",
    "\"\\ud800\\u0041\"", "\"a\nb\"", "\"\u{1}\"", "[1]\0", "\u{FEFF}[]", "{\"a\":1 \"b\":2}", "\"\\",
  ])
  func `what is no JSON is read by nobody`(text: String) {
    #expect(throws: JSONText.Malformed.self) { try JSONText(Array(text.utf8)) }
  }

  @Test func `bytes that are no UTF-8 are refused wherever they stand`() {
    for wrong: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8]] {
      #expect(throws: JSONText.Malformed.self) { try JSONText([0x22] + wrong + [0x22]) }
    }
  }

  @Test func `nesting without end is refused, not followed`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONText.Malformed.self) { try JSONText(Array(deep.utf8)) }
  }

  @Test func `numbers are integers of their type or nothing`() throws {
    struct Row: Decodable { let a: Int32 }
    func row(_ number: String) throws -> Int32 {
      try Row(from: JSONValueDecoder(text: JSONText(Array("{\"a\":\(number)}".utf8)), index: 0)).a
    }
    #expect(try row("-2147483648") == .min)
    for number in ["2147483648", "1.0", "1e3", "99999999999999999999", "-9223372036854775809", "true", "\"1\"", "null"]
    {
      #expect(throws: DecodingError.self) { try row(number) }
    }
  }

  @Test func `a member that is missing or null is no value`() throws {
    struct Row: Decodable, Equatable { let a: String?, b: Int?, c: [String]? }
    func row(_ text: String) throws -> Row {
      try Row(from: JSONValueDecoder(text: JSONText(Array(text.utf8)), index: 0))
    }
    #expect(try row(#"{"a":null,"c":[]}"#) == Row(a: nil, b: nil, c: []))
    #expect(try row(#"{"b":3,"a":"x"}"#) == Row(a: "x", b: 3, c: nil))
    #expect(throws: DecodingError.self) { try row(#"{"a":5}"#) }
  }

  @Test func `any tree that was written is read as it was`() throws {
    var random = SeededGenerator(seed: 41)
    for _ in 0..<400 {
      let tree = Self.tree(&random, depth: 0)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let text = [UInt8](try encoder.encode(tree))
      #expect(try Self.read(text) == tree)
    }
  }

  @Test func `one changed byte is read by both alike, or refused`() throws {
    let text = Array(#"{"type":"tip.registered","v":1,"list":[1,-20,"中\n文",{"a":"\u00e9"}]}"#.utf8)
    var random = SeededGenerator(seed: 7)
    for place in text.indices {
      for _ in 0..<40 {
        var changed = text
        changed[place] = UInt8.random(in: 0...255, using: &random)
        guard let tree = try? Self.read(changed) else { continue }
        #expect(tree == (try? Self.foundation(changed)))
      }
    }
  }

  private static func tree(_ random: inout SeededGenerator, depth: Int) -> JSONTree {
    switch Int.random(in: 0..<(depth < 4 ? 4 : 2), using: &random) {
    case 0: return .integer(Int64.random(in: .min ... .max, using: &random) >> Int64.random(in: 0...63, using: &random))
    case 1: return .text(text(&random))
    case 2: return .list((0..<Int.random(in: 0...4, using: &random)).map { _ in tree(&random, depth: depth + 1) })
    default:
      var fields: [String: JSONTree] = [:]
      for _ in 0..<Int.random(in: 0...4, using: &random) { fields[text(&random)] = tree(&random, depth: depth + 1) }
      return .object(fields)
    }
  }

  private static func text(_ random: inout SeededGenerator) -> String {
    let letters = Array("ab\"\\/\n\t\u{1}中文é😀 ")
    return String((0..<Int.random(in: 0...6, using: &random)).compactMap { _ in letters.randomElement(using: &random) })
  }
}
