/// Writes a table as CSV (RFC 4180), in UTF-8 with a mark, by which spreadsheet programs know it.
enum DelimitedWriter {
  static func bytes(_ table: SheetTable) -> [UInt8] {
    let headings = table.columns.map { FormulaGuard.guarded($0.heading) }
    let lines = ([headings] + table.rows.map { $0.map(\.plain) }).map { row in
      row.map(quoted).joined(separator: ",")
    }
    return [0xEF, 0xBB, 0xBF] + [UInt8](lines.map { $0 + "\r\n" }.joined().utf8)
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
