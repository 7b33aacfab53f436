import DeskText
import Terminal

/// The manual for a terminal without screens, or for a printer.
package enum ManualPrint {
  /// What there is: tasks first, each page with the id that asks for it.
  package static func contents(_ pages: [ManualPage], _ texts: Texts) -> String {
    let width = pages.map(\.id.count).max() ?? 0
    func list(_ isTask: Bool) -> [String] {
      pages.filter { $0.isTask == isTask }.map { "  " + DisplayWidth.padded($0.id, to: width + 2) + $0.title }
    }
    return
      ([texts["panes.manual.tasks"]] + list(true) + ["", texts["panes.manual.reference"]] + list(false))
      .joined(separator: "\n") + "\n"
  }

  /// A page under its title, in lines of at most so many columns.
  package static func page(_ page: ManualPage, width: Int) -> String {
    let rule = String(repeating: "=", count: min(width, DisplayWidth.of(page.title)))
    return ([page.title, rule, ""] + ManualText.plain(page, width: width)).joined(separator: "\n") + "\n"
  }

  /// Each line that has the words, under the id and title of its page; empty where nothing has them.
  package static func found(_ words: String, in pages: [ManualPage]) -> String {
    var lines: [String] = []
    var last: Int?
    for hit in ManualSearch(words).hits(in: pages) {
      if hit.page != last {
        lines.append((last == nil ? "" : "\n") + "\(pages[hit.page].id)  \(pages[hit.page].title)")
      }
      last = hit.page
      if let line = hit.line { lines.append("  " + ManualMarkup.plain(pages[hit.page].lines[line].drop { $0 == " " })) }
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }
}
