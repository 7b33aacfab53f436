import CaseDomain

/// A row of a table on a page, its cells broken into lines.
struct GridRow: Hashable {
  /// How wide each column is, in columns of print.
  let columns: [Int]
  let isNumeric: [Bool]
  var cells: [[String]]
  let isHeading: Bool

  /// Columns of print between two columns of the table.
  static func gap(_ columns: Int) -> Int { columns > 12 ? 1 : 2 }
  private var gap: Int { Self.gap(columns.count) }

  var lines: Int { cells.map(\.count).max() ?? 0 }

  /// The first so many lines of each cell, which are taken out of it.
  mutating func cut(after count: Int) -> GridRow {
    let first = cells.map { Array($0.prefix(count)) }
    cells = cells.map { Array($0.dropFirst(count)) }
    return GridRow(columns: columns, isNumeric: isNumeric, cells: first, isHeading: isHeading)
  }

  /// Its lines for a printer.
  var plain: [String] {
    (0..<lines).map { line in
      let parts = cells.indices.map { column in
        let text = cells[column].indices.contains(line) ? cells[column][line] : ""
        let room = String(repeating: " ", count: max(0, columns[column] - PrintWidth.of(text)))
        return isNumeric[column] ? room + text : text + room
      }
      let whole = parts.joined(separator: String(repeating: " ", count: gap))
      return String(whole.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// What opens its table for a browser: the same for every row of a table.
  var webHead: String {
    let total = max(1, columns.reduce(0) { $0 + $1 + gap })
    let widths = columns.map { column -> String in
      // Hundredths of a percent, so that no column is off by a character.
      let share = (column + gap) * 10_000 / total
      return "<col style=\"width:\(share / 100).\(share % 100 < 10 ? "0" : "")\(share % 100)%\">"
    }
    return "<table class=\"grid\"><colgroup>\(widths.joined())</colgroup>"
  }

  func web(_ escaped: (String) -> String) -> String {
    let name = isHeading ? "th" : "td"
    let parts = cells.indices.map { column in
      let side = isNumeric[column] && !isHeading ? " class=\"right\"" : ""
      return "<\(name)\(side)>\(escaped(cells[column].joined(separator: "\n")))</\(name)>"
    }
    return "<tr>\(parts.joined())</tr>"
  }
}

extension FormPages {
  /// A table as the rows of pages, its headings first.
  static func blocks(of grid: FormGrid) -> [Block] {
    let gaps = GridRow.gap(grid.widths.count) * (grid.widths.count - 1)
    let columns = FormGrid.shares(grid.widths, in: max(width - gaps, grid.widths.count), least: 4)
    func row(_ cells: [String], isHeading: Bool) -> Block {
      let lines = zip(cells, columns).map { cell, column in
        // No heading takes more than a part of the page.
        let broken = PrintWidth.wrapped(TextCleaning.shown(cell), width: column)
        return isHeading ? Array(broken.prefix(8)) : broken
      }
      return .grid(GridRow(columns: columns, isNumeric: grid.isNumeric, cells: lines, isHeading: isHeading))
    }
    let heading = grid.headings.isEmpty ? [] : [row(grid.headings, isHeading: true)]
    return heading + grid.rows.map { row($0, isHeading: false) }
  }
}
