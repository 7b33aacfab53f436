extension FormPages {
  /// For a browser: the same pages on A4, printed or saved as PDF there. Fetches nothing from anywhere.
  var web: String {
    let title = Self.escaped("\(form.title) \(form.number)")
    let body = pages.indices.map(section).joined(separator: "\n")
    return """
      <!doctype html>
      <html lang="\(words.texts.language.tag)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="referrer" content="no-referrer">
      <title>\(title)</title>
      <style>
      @page { size: A4 portrait; margin: 0 }
      body { margin: 0; color: #000; background: #fff; font: 11pt/1.45 "FangSong", "SimSun", "Noto Serif CJK SC", serif }
      section { box-sizing: border-box; width: 210mm; height: 297mm; padding: 20mm 20mm 16mm; position: relative;
        break-after: page; overflow: hidden }
      section:last-child { break-after: auto }
      h1 { margin: 0; font-size: 18pt; text-align: center; letter-spacing: .1em }
      h2 { margin: 1em 0 .3em; font-size: 11pt }
      header p { margin: 0; text-align: center }
      header div { display: flex; justify-content: space-between; margin: .6em 0 }
      table { width: 100%; border-collapse: collapse; table-layout: fixed }
      th, td { border: .4pt solid #000; padding: 1mm 2mm; vertical-align: top; text-align: left; font-weight: normal }
      th { width: 30mm }
      .words, td, .placed { white-space: pre-wrap }
      .grid th, .grid td { width: auto; padding: .6mm .8mm; white-space: pre }
      .grid th { text-align: center; vertical-align: middle }
      .placed { margin: 0; font-family: inherit; break-inside: avoid }
      .right { text-align: right }
      hr { border: 0; border-top: 1pt dashed #000; margin: 1.2em 0 }
      footer { position: absolute; bottom: 10mm; left: 0; right: 0; text-align: center }
      </style>
      </head>
      <body>
      \(body)
      </body>
      </html>

      """
  }

  private func section(_ number: Int) -> String {
    let texts = words.texts
    var lines = [
      "<section>", "<header><p>\(Self.escaped(words.bureau))</p><h1>\(Self.escaped(form.title))</h1>",
      "<div><span>\(Self.escaped(texts("papers.number", form.number)))</span>"
        + "<span>\(Self.escaped(texts("papers.on", form.date)))</span></div></header>",
    ]
    // What opens the table that stands open.
    var table = ""
    func open(_ next: String) {
      if next == table { return }
      if !table.isEmpty { lines.append("</table>") }
      if !next.isEmpty { lines.append(next) }
      table = next
    }
    for block in pages[number] {
      switch block {
      case .row(let label, let cells):
        open("<table>")
        lines.append("<tr><th>\(Self.escaped(label))</th><td>\(Self.escaped(cells.joined(separator: "\n")))</td></tr>")
      case .grid(let row):
        open(row.webHead)
        lines.append(row.web(Self.escaped))
      case .words, .heading, .placed, .cut:
        open("")
        lines.append(Self.element(block))
      }
    }
    open("")
    return (lines + ["<footer>\(Self.escaped(footer(number)))</footer>", "</section>"]).joined(separator: "\n")
  }

  private static func element(_ block: Block) -> String {
    switch block {
    case .row, .grid: ""
    case .words(let lines): "<p class=\"words\">\(escaped(lines.joined(separator: "\n")))</p>"
    case .heading(let text): "<h2>\(escaped(text))</h2>"
    case .placed(let lines):
      lines.map { line in
        let isRight = line.hasPrefix("  ")
        return
          "<p class=\"placed\(isRight ? " right" : "")\">\(escaped(isRight ? String(line.drop { $0 == " " }) : line))&nbsp;</p>"
      }.joined(separator: "\n")
    case .cut: "<hr>"
    }
  }

  /// A text as HTML has it: what somebody reported is words and nothing else (CWE-79).
  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.append(character)
      }
    }
  }
}
