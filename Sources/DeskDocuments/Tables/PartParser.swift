import Foundation
import FoundationXML

/// Walks through one XML part of a workbook.
///
/// Elements come by their local names, whatever prefix the writer chose. A part with a document type, or in another
/// encoding than UTF-8, is refused before it is parsed: no workbook needs them, and entities are how XML is made to
/// swell or to read files.
final class PartParser: NSObject, XMLParserDelegate {
  typealias Attributes = [String: String]

  private let onStart: (String, Attributes) throws(TableError) -> Void
  private let onText: (String) -> Void
  private let onEnd: (String) throws(TableError) -> Void
  private var failure: TableError?
  private var depth = 0
  private var isFinished = false

  private init(
    onStart: @escaping (String, Attributes) throws(TableError) -> Void, onText: @escaping (String) -> Void,
    onEnd: @escaping (String) throws(TableError) -> Void
  ) {
    self.onStart = onStart
    self.onText = onText
    self.onEnd = onEnd
  }

  /// Calls back for every element and text in `bytes`; `error` is thrown when they are not sound XML.
  static func walk(
    _ bytes: [UInt8], orThrow error: TableError,
    onStart: @escaping (_ name: String, _ attributes: Attributes) throws(TableError) -> Void,
    onText: @escaping (String) -> Void = { _ in },
    onEnd: @escaping (_ name: String) throws(TableError) -> Void = { (_) throws(TableError) in }
  ) throws(TableError) {
    guard isPlain(bytes) else { throw error }
    let walker = PartParser(onStart: onStart, onText: onText, onEnd: onEnd)
    // A stream, since the parser refuses more than ten million bytes in one piece.
    let parser = XMLParser(stream: InputStream(data: Data(bytes)))
    parser.delegate = walker
    let isParsed = parser.parse()
    if let failure = walker.failure { throw failure }
    // The parser does not mind an end that comes too early, so the outermost element must have been closed.
    if !isParsed || parser.parserError != nil || !walker.isFinished { throw error }
  }

  /// UTF-8, without a document type. `<!DOCTYPE` in a comment or text is escaped or absent in every real part.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    // Another first byte is the bracket, or the mark, of an encoding that the parser finds out by itself.
    guard text.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) == UInt8(ascii: "<") else { return false }
    let data = Data(bytes)
    if data.range(of: Data("<!DOCTYPE".utf8)) != nil || data.contains(0) { return false }
    let start = String(decoding: text.prefix(1024), as: UTF8.self)
    guard start.contains("<?xml") else { return true }
    guard let end = start.firstRange(of: "?>") else { return false }
    let opening = start[..<end.lowerBound]
    guard let encoding = opening.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/) else {
      return true
    }
    return encoding.1.lowercased() == "utf-8"
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    depth += 1
    run(parser) { () throws(TableError) in try onStart(Self.local(name), attributes) }
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if failure == nil { onText(text) }
  }

  func parser(_ parser: XMLParser, foundCDATA block: Data) {
    if failure == nil { onText(String(decoding: block, as: UTF8.self)) }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    depth -= 1
    isFinished = depth == 0
    run(parser) { () throws(TableError) in try onEnd(Self.local(name)) }
  }

  private func run(_ parser: XMLParser, _ body: () throws(TableError) -> Void) {
    guard failure == nil else { return }
    do {
      try body()
    } catch {
      failure = error
      parser.abortParsing()
    }
  }

  /// The name without its prefix.
  static func local(_ name: String) -> String {
    guard let colon = name.utf8.lastIndex(of: UInt8(ascii: ":")) else { return name }
    return String(name[name.utf8.index(after: colon)...])
  }
}
