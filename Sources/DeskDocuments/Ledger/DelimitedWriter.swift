/// Writes a table as CSV (RFC 4180), in UTF-8 with a mark, by which spreadsheet programs know it.
enum DelimitedWriter {
  static func bytes(_ table: LedgerTable) -> [UInt8] {
    let lines = ([table.headings] + table.rows).map { row in
      row.map { quoted(FormulaGuard.guarded($0)) }.joined(separator: ",")
    }
    return [0xEF, 0xBB, 0xBF] + [UInt8](lines.map { $0 + "\r\n" }.joined().utf8)
  }

  private static func quoted(_ cell: String) -> String {
    guard cell.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
