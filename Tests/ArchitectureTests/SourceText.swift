/// Swift (or C) source split into what the compiler acts on, what it prints and what people read.
struct SourceText {
  enum Kind { case code, string, comment }

  struct Piece: Equatable {
    var kind: Kind
    var text: String
    /// The line that the piece begins on, from 1.
    var line: Int
  }

  private(set) var pieces: [Piece] = []
  /// Whether the text ended inside a string or comment: then it was not understood.
  private(set) var isBroken = false

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var line = 1
  private var current = ""
  private var currentLine = 1

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    readCode(untilParenthesis: false)
    flush(.code)
  }

  /// What each line has of these kinds, with its number; lines without any are left out.
  func lines(of kinds: Set<Kind>) -> [(number: Int, text: String)] {
    var lines: [Int: String] = [:]
    for piece in pieces where kinds.contains(piece.kind) {
      for (offset, part) in piece.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        lines[piece.line + offset, default: ""] += part
      }
    }
    return lines.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  // MARK: Reading

  private func looking(at text: String) -> Bool {
    scalars[position...].starts(with: text.unicodeScalars)
  }

  private mutating func take(_ count: Int = 1) {
    for scalar in scalars[position..<min(position + count, scalars.count)] {
      if scalar == "\n" { line += 1 }
      current.unicodeScalars.append(scalar)
    }
    position = min(position + count, scalars.count)
  }

  private mutating func flush(_ kind: Kind) {
    if !current.isEmpty { pieces.append(Piece(kind: kind, text: current, line: currentLine)) }
    current = ""
    currentLine = line
  }

  /// What code goes on past without a second look unless it is one of these.
  private static let beginnings: Set<Unicode.Scalar> = ["/", "\"", "#", "(", ")"]

  /// Reads code up to the end, or up to the parenthesis that closes an interpolation.
  private mutating func readCode(untilParenthesis: Bool) {
    var depth = 0
    while position < scalars.count {
      if !Self.beginnings.contains(scalars[position]) {
        take()
      } else if looking(at: "//") {
        readComment { $0.looking(at: "\n") }
      } else if looking(at: "/*") {
        readBlockComment()
      } else if let hashes = stringOpening {
        readString(hashes: hashes)
      } else if opensRegex {
        readRegex()
      } else if untilParenthesis && depth == 0 && scalars[position] == ")" {
        return
      } else {
        if scalars[position] == "(" { depth += 1 }
        if scalars[position] == ")" { depth -= 1 }
        take()
      }
    }
    if untilParenthesis { isBroken = true }
  }

  private mutating func readComment(until isOver: (SourceText) -> Bool) {
    flush(.code)
    while position < scalars.count && !isOver(self) { take() }
    flush(.comment)
  }

  private mutating func readBlockComment() {
    flush(.code)
    var depth = 0
    repeat {
      if looking(at: "/*") {
        depth += 1
        take(2)
      } else if looking(at: "*/") {
        depth -= 1
        take(2)
      } else {
        take()
      }
    } while depth > 0 && position < scalars.count
    isBroken = isBroken || depth > 0
    flush(.comment)
  }

  /// How many `#` stand before the quotation mark that opens a string here; nil where none opens.
  private var stringOpening: Int? {
    var end = position
    while end < scalars.count && scalars[end] == "#" { end += 1 }
    return end < scalars.count && scalars[end] == "\"" ? end - position : nil
  }

  /// Whether a slash begins a regular expression rather than divides: it does where a value is expected.
  private var opensRegex: Bool {
    guard looking(at: "/"), position + 1 < scalars.count, !" \n=".unicodeScalars.contains(scalars[position + 1]),
      let before = scalars[..<position].last(where: { $0 != " " })
    else { return false }
    return "(,=:[{!&|?\n".unicodeScalars.contains(before)
  }

  private mutating func readRegex() {
    flush(.code)
    take()
    while position < scalars.count && scalars[position] != "\n" {
      let isLast = scalars[position] == "/"
      take(scalars[position] == "\\" ? 2 : 1)
      if isLast { return flush(.string) }
    }
    isBroken = true
    flush(.string)
  }

  private mutating func readString(hashes: Int) {
    flush(.code)
    let fence = String(repeating: "#", count: hashes)
    take(hashes)
    let quote = looking(at: "\"\"\"") ? "\"\"\"" : "\""
    take(quote.count)
    while position < scalars.count {
      if scalars[position] != "\\" && scalars[position] != "\"" && scalars[position] != "\n" {
        take()
      } else if looking(at: "\\" + fence + "(") {
        take(hashes + 2)
        flush(.string)
        readCode(untilParenthesis: true)
        flush(.code)
      } else if looking(at: "\\" + fence) {
        take(hashes + 2)
      } else if looking(at: quote + fence) {
        take(quote.count + hashes)
        return flush(.string)
      } else if quote == "\"" && scalars[position] == "\n" {
        break
      } else {
        take()
      }
    }
    isBroken = true
    flush(.string)
  }
}
