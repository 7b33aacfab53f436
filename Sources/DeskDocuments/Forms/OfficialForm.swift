import CaseDomain
import DeskSession

/// What stands on an official form, before it is laid out on pages.
///
/// What the desk does not know is a blank to fill in by hand, never a guess.
struct OfficialForm {
  /// One part of the form, from top to bottom.
  enum Part: Hashable {
    /// A label and what belongs to it; empty is a blank of so many lines.
    case row(String, String, blank: Int = 1)
    /// Words across the page.
    case text(String)
    /// The same, its first line set in.
    case paragraph(String)
    /// Begins a part.
    case heading(String)
    /// Where somebody signs, with a date.
    case signature(String)
    /// Where the seal goes: at the right, with the bureau's name and the day.
    case seal(String, date: String)
    /// A line to cut along.
    case cut
  }

  let title: String
  /// What the sheet is called by: the lead's number or the letter's.
  let number: String
  let date: String
  var parts: [Part]
}

/// A form's parts as the lines and cells of pages: the same breaks for text and for HTML, so that both say the same
/// page and number of pages.
struct FormPages {
  /// Columns of a line: 38 Chinese characters.
  static let width = 76
  /// Lines of a page of A4 at six to the inch, with margins.
  static let height = 60
  static let label = 16
  /// Lines that each page's head and foot take.
  private static let frame = 9

  /// What stands on a page: a row of cells, or words across.
  enum Block: Hashable {
    /// The label is empty where a row goes on from the page before.
    case row(String, [String])
    case words([String])
    case heading(String)
    /// Lines that keep their places.
    case placed([String])
    case cut

    var lines: Int {
      switch self {
      // With the rule above.
      case .row(_, let lines): lines.count + 1
      // With the rule that may end a table before them.
      case .words(let lines): lines.count + 2
      case .placed(let lines): lines.count + 1
      case .heading: 3
      case .cut: 4
      }
    }
  }

  let form: OfficialForm
  let words: PaperWords
  let pages: [[Block]]

  init(_ form: OfficialForm, _ words: PaperWords) {
    self.form = form
    self.words = words
    pages = Self.paginated(form.parts.map { Self.block($0, words) })
  }

  private static func block(_ part: OfficialForm.Part, _ words: PaperWords) -> Block {
    let texts = words.texts
    switch part {
    case .row(let label, let text, let blank):
      let shown = TextCleaning.shown(text)
      let lines =
        TextCleaning.trimmed(shown).isEmpty
        ? Array(repeating: "", count: blank) : PrintWidth.wrapped(shown, width: width - Self.label)
      return .row(label, lines)
    case .text(let text): return .words(PrintWidth.wrapped(TextCleaning.shown(text), width: width))
    case .paragraph(let text): return .words(PrintWidth.wrapped("    " + TextCleaning.shown(text), width: width))
    case .heading(let text): return .heading(text)
    case .signature(let label):
      let name =
        PrintWidth.padded(label.isEmpty ? "" : label + texts["papers.colon"], to: 20)
        + String(repeating: "_", count: 18)
      return .placed(["", name + "    " + texts["papers.blankDate"]])
    case .seal(let name, let date):
      let blank = date.isEmpty ? texts["papers.blankDate"] : date
      func right(_ text: String) -> String { PrintWidth.apart("", text, in: width) }
      return .placed(["", right(name), right(texts["papers.sealHere"]), right(blank)])
    case .cut: return .cut
    }
  }

  /// Fills page after page. A row that does not fit goes on on the next page, and so do words that no page
  /// holds; nothing else is broken.
  private static func paginated(_ blocks: [Block]) -> [[Block]] {
    let room = height - frame
    var pages: [[Block]] = [[]]
    var left = room
    func turn() {
      pages.append([])
      left = room
    }
    for block in blocks {
      // Words that fill more than a page go on on the next.
      if case .words(var lines) = block, block.lines > room {
        while !lines.isEmpty {
          if left < 3 { turn() }
          let part = Array(lines.prefix(left - 1))
          pages[pages.count - 1].append(.words(part))
          left -= part.count + 1
          lines.removeFirst(part.count)
        }
        continue
      }
      guard case .row(let label, var lines) = block else {
        if block.lines > left, left < room { turn() }
        pages[pages.count - 1].append(block)
        left -= block.lines
        continue
      }
      var shown = label
      while !lines.isEmpty {
        // Two lines at least before a break, else the row begins on the next page.
        if left < min(lines.count, 2) + 1, left < room { turn() }
        let part = Array(lines.prefix(left - 1))
        pages[pages.count - 1].append(.row(shown, part))
        left -= part.count + 1
        lines.removeFirst(part.count)
        shown = ""
        if !lines.isEmpty { turn() }
      }
    }
    return pages
  }

  func footer(_ page: Int) -> String { words.texts("papers.page", String(page + 1), String(pages.count)) }
}

extension FormPages {
  /// For a line printer: pages of equal length, a form feed between them.
  var plain: String {
    pages.indices.map { number in
      var lines = [
        PrintWidth.centred(words.bureau, in: Self.width), PrintWidth.centred(form.title, in: Self.width), "",
        PrintWidth.apart(
          words.texts("papers.number", form.number), words.texts("papers.on", form.date), in: Self.width),
      ]
      var isInTable = false
      for block in pages[number] {
        let isRow = if case .row = block { true } else { false }
        if isInTable && !isRow { lines.append(Self.rule) }
        lines += Self.lines(block)
        isInTable = isRow
      }
      if isInTable { lines.append(Self.rule) }
      lines += Array(repeating: "", count: max(0, Self.height - 2 - lines.count))
      lines += ["", PrintWidth.centred(footer(number), in: Self.width)]
      return lines.map { $0 + "\n" }.joined()
    }.joined(separator: "\u{0C}")
  }

  /// Drawn with signs that are one column wide in every font.
  private static let rule = String(repeating: "-", count: width)

  private static func lines(_ block: Block) -> [String] {
    switch block {
    case .row(let label, let lines):
      let indent = String(repeating: " ", count: Self.label)
      return [rule]
        + lines.enumerated().map { index, line in
          if line.isEmpty { return index == 0 ? label : "" }
          return (index == 0 ? PrintWidth.padded(label, to: Self.label) : indent) + line
        }
    case .words(let lines): return [""] + lines
    case .placed(let lines): return lines
    case .heading(let text): return ["", text]
    case .cut: return ["", String(repeating: "- ", count: width / 2 - 1) + "-", ""]
    }
  }
}
