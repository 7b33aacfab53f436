import CaseDomain
import DeskSession
import DeskText
import Terminal

/// One line of a detail panel: pieces in their styles, and perhaps where it leads.
struct DetailLine: Sendable {
  enum Link: Hashable, Sendable {
    case go(Destination)
    case attachment(Attachment)
  }
  var pieces: [(text: String, style: Style)]
  var link: Link?

  init(_ text: String = "", _ style: Style = .plain, link: Link? = nil) {
    pieces = [(text, style)]
    self.link = link
  }

  init(pieces: [(text: String, style: Style)], link: Link? = nil) {
    self.pieces = pieces
    self.link = link
  }

  var text: String { pieces.map(\.text).joined() }
}

extension Canvas {
  /// Draws a line, each piece behind the one before.
  mutating func put(_ line: DetailLine, at point: Point) {
    var point = point
    for piece in line.pieces { point.column += put(piece.text, at: point, style: piece.style) }
  }
}

/// Builds a detail panel of a given width: labelled values that wrap under themselves, headings, free text.
struct DetailPage {
  let theme: Theme
  let width: Int
  private(set) var lines: [DetailLine] = []

  init(theme: Theme, width: Int) {
    self.theme = theme
    self.width = max(8, width)
  }

  mutating func heading(_ text: String) {
    blank()
    for line in DisplayWidth.wrapped(text, width: width) { lines.append(DetailLine(line, theme.heading)) }
  }

  mutating func text(_ text: String, _ style: Style = .plain, indent: Int = 0, link: DetailLine.Link? = nil) {
    let shown = TextCleaning.shown(text)
    for (index, line) in DisplayWidth.wrapped(shown, width: width - indent).enumerated() {
      let text = String(repeating: " ", count: indent) + line
      lines.append(DetailLine(text, style, link: index == 0 ? link : nil))
    }
  }

  /// `label  value`, the value wrapped in a column of its own.
  mutating func value(_ label: String, _ value: String, _ style: Style = .plain, link: DetailLine.Link? = nil) {
    guard !value.isEmpty else { return }
    let labelWidth = min(DisplayWidth.of(label) + 2, width / 2)
    for (index, line) in DisplayWidth.wrapped(TextCleaning.shown(value), width: width - labelWidth).enumerated() {
      let head = DisplayWidth.padded(index == 0 ? label : "", to: labelWidth)
      lines.append(DetailLine(pieces: [(head, theme.secondary), (line, style)], link: index == 0 ? link : nil))
    }
  }

  /// What stands behind the beginning of a text: where the rest is.
  mutating func excerpt(_ texts: Texts) {
    text(texts("panes.excerpt", Key.enter.name(texts)), theme.secondary)
  }

  mutating func line(_ line: DetailLine) { lines.append(line) }

  mutating func blank() {
    if let last = lines.last, !last.text.isEmpty { lines.append(DetailLine()) }
  }
}

extension DetailPage {
  /// What was done by somebody after they were marked: those who keep the matter see that they go on (R6.4).
  mutating func shutOut(_ unheard: [Desk.Unauthorised], _ wording: Wording) {
    if unheard.isEmpty { return }
    let texts = wording.texts
    let names = Set(unheard.map(\.envelope.author)).sorted().map { wording.member($0) }
    value(
      texts["restricted.shutOut"],
      wording.noted(
        names.joined(separator: texts["frame.listSeparator"]),
        texts("restricted.shutOut.count", String(unheard.count))), theme.alert)
  }
}
