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
    /// A ruled table across the page: what its columns are called, and its rows, each cell of one line or several.
    ///
    /// Headings stand again on every page it reaches; columns of figures are set at the right. Widths are shares of the
    /// page, in any one unit; those left out follow from what stands in the column. At most 24 columns; with more than
    /// ten a document lies across.
    case table([String], [[String]], widths: [Int] = [])
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
    /// A row of a table with columns.
    case grid(GridRow)
    case words([String])
    case heading(String)
    /// Lines that keep their places.
    case placed([String])
    case cut

    /// Whether it has a rule above, and one below where nothing like it follows.
    var isRuled: Bool {
      switch self {
      case .row, .grid: true
      case .words, .heading, .placed, .cut: false
      }
    }

    var lines: Int {
      switch self {
      // With the rule above.
      case .row(_, let lines): lines.count + 1
      case .grid(let row): row.lines + 1
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
    pages = PageFilling.pages(form.parts.flatMap { Self.blocks(of: $0, words) }, room: Self.height - Self.frame)
  }

  private static func blocks(of part: OfficialForm.Part, _ words: PaperWords) -> [Block] {
    let texts = words.texts
    switch part {
    case .table(let headings, let rows, let widths): return blocks(of: FormGrid(headings, rows, widths: widths))
    case .row(let label, let text, let blank):
      let shown = TextCleaning.shown(text)
      let lines =
        TextCleaning.trimmed(shown).isEmpty
        ? Array(repeating: "", count: blank) : PrintWidth.wrapped(shown, width: width - Self.label)
      return [.row(label, lines)]
    case .text(let text): return [.words(PrintWidth.wrapped(TextCleaning.shown(text), width: width))]
    case .paragraph(let text): return [.words(PrintWidth.wrapped("    " + TextCleaning.shown(text), width: width))]
    case .heading(let text): return [.heading(text)]
    case .signature(let label):
      let name =
        PrintWidth.padded(label.isEmpty ? "" : label + texts["papers.colon"], to: 20)
        + String(repeating: "_", count: 18)
      return [.placed(["", name + "    " + texts["papers.blankDate"]])]
    case .seal(let name, let date):
      let blank = date.isEmpty ? texts["papers.blankDate"] : date
      func right(_ text: String) -> String { PrintWidth.apart("", text, in: width) }
      return [.placed(["", right(name), right(texts["papers.sealHere"]), right(blank)])]
    case .cut: return [.cut]
    }
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
        if isInTable && !block.isRuled { lines.append(Self.rule) }
        lines += Self.lines(block)
        isInTable = block.isRuled
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
    case .grid(let row): return [rule] + row.plain
    case .words(let lines): return [""] + lines
    case .placed(let lines): return lines
    case .heading(let text): return ["", text]
    case .cut: return ["", String(repeating: "- ", count: width / 2 - 1) + "-", ""]
    }
  }
}
