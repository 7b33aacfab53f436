import DeskText
import Terminal

/// A page of the manual laid out in columns: lists hang under themselves, tables stand in columns, keys stand out, and
/// what was searched for is marked.
package struct ManualText {
  package struct Line {
    let detail: DetailLine
    /// The line of the page it comes from.
    let source: Int
    package var text: String { detail.text }
  }

  package let lines: [Line]

  init(_ page: ManualPage, width: Int, search: ManualSearch = ManualSearch(""), theme: Theme) {
    let sources = Self.flattened(page.lines)
    lines = sources.enumerated().flatMap { place, source -> [Line] in
      guard let source else { return [] }
      let isCode = source.hasPrefix("    ")
      let (text, kinds) = isCode ? (source, source.map { _ in .code }) : ManualMarkup.read(source)
      let marks = search.isEmpty ? [] : search.places(in: text)
      return Self.broken(text, width: max(8, width)).map { indent, range in
        let pieces = Self.pieces(Array(text), kinds, range, marks, theme)
        return Line(
          detail: DetailLine(pieces: [(String(repeating: " ", count: indent), .plain)] + pieces), source: place)
      }
    }
  }

  /// The page as plain lines of at most so many columns.
  package static func plain(_ page: ManualPage, width: Int) -> [String] {
    ManualText(page, width: width, theme: .monochrome).lines.map(\.text)
  }

  /// A text's lines: how far each is set in, and which characters it has.
  private static func broken(_ text: String, width: Int) -> [(indent: Int, range: Range<Int>)] {
    let characters = Array(text)
    // What is set in by half the page and more is broken like any other line.
    let wanted = leading(characters)
    let lead = DisplayWidth.of(String(characters[..<wanted])) < width / 2 ? wanted : 0
    let hang = DisplayWidth.of(String(characters[..<lead]))
    var result: [(indent: Int, range: Range<Int>)] = []
    var next = lead
    for line in DisplayWidth.wrapped(String(characters[lead...]), width: width - hang) {
      // Breaking a line drops the blanks at the break, and nothing else.
      while next < characters.count, characters[next] == " ", line.first != " " { next += 1 }
      let start = result.isEmpty ? 0 : next
      next = min(characters.count, next + line.count)
      result.append((result.isEmpty ? 0 : hang, start..<next))
    }
    return result
  }

  /// How many characters stand before the words of an item: `1. `, `- `, blanks.
  private static func leading(_ characters: [Character]) -> Int {
    let blanks = characters.prefix { $0 == " " }.count
    let rest = characters[blanks...]
    if rest.starts(with: "- ") { return blanks + 2 }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }.count
    if digits > 0, rest.dropFirst(digits).starts(with: ". ") { return blanks + digits + 2 }
    return blanks
  }

  private static func pieces(
    _ text: [Character], _ kinds: [ManualMarkup.Kind], _ range: Range<Int>, _ marks: Set<Int>, _ theme: Theme
  ) -> [(text: String, style: Style)] {
    var pieces: [(text: String, style: Style)] = []
    for place in range {
      let style = marks.contains(place) ? theme.selection : Self.style(of: kinds[place], theme)
      if let last = pieces.indices.last, pieces[last].style == style {
        pieces[last].text.append(text[place])
      } else {
        pieces.append((String(text[place]), style))
      }
    }
    return pieces
  }

  private static func style(of kind: ManualMarkup.Kind, _ theme: Theme) -> Style {
    switch kind {
    case .plain: theme.plain
    case .code: theme.accent
    case .strong: theme.heading
    }
  }

  /// The lines with tables as columns, each where it stood; nil for the rule under a table's headings.
  private static func flattened(_ lines: [Substring]) -> [String?] {
    var result: [String?] = []
    var table: [[String]] = []
    func widest() -> Int {
      min(28, table.compactMap { $0.first.map { DisplayWidth.of(ManualMarkup.plain($0)) } }.max() ?? 0)
    }
    func close() {
      let width = widest()
      for cells in table {
        if cells.allSatisfy({ !$0.isEmpty && $0.allSatisfy { "-:".contains($0) } }) {
          result.append(nil)
          continue
        }
        let first = cells.first ?? ""
        let room = max(0, width - DisplayWidth.of(ManualMarkup.plain(first)))
        result.append(
          "- " + first + String(repeating: " ", count: room + 2) + cells.dropFirst().joined(separator: "  "))
      }
      table = []
    }
    for line in lines {
      if line.hasPrefix("|") {
        table.append(line.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false).map(trimmed))
      } else {
        close()
        result.append(String(line))
      }
    }
    close()
    return result
  }

  private static func trimmed(_ cell: Substring) -> String {
    String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
