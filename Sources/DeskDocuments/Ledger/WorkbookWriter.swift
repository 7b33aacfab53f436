import CXlsxWriter
import DeskSession
import Foundation

/// Writes a table as an Excel workbook (ECMA-376) with libxlsxwriter.
///
/// Every cell is a text, which no program calculates; one that looks like a formula carries a `'` all the same, as it
/// would be one again after being edited or saved as CSV.
enum WorkbookWriter {
  /// Most characters of a cell (ECMA-376 has no limit; programs have this one).
  private static let cellLimit = 32_000
  /// The widths of columns, in characters; the others have a common one.
  private static let widths: [LedgerTable.Column: Double] = [
    .number: 14, .title: 32, .summary: 48, .remarks: 32, .subjects: 24, .conduct: 24, .place: 20, .received: 17,
  ]

  /// - Throws: `DeskFault` where the library cannot make it.
  static func bytes(_ table: LedgerTable) throws -> [UInt8] {
    // The library writes to a name. The folder is new and only this account's, in memory where the machine has such a
    // place, and gone before anybody is told of a workbook.
    guard let folder = PrivateFolder.make(in: ["/dev/shm", NSTemporaryDirectory()]) else {
      throw DeskFault("file.makeDirectory", NSTemporaryDirectory(), SystemErrorText.detail(errno))
    }
    defer { folder.wipe() }
    let path = folder.path + "/ledger.xlsx"
    try write(table, to: path, in: folder.path)
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static func write(_ table: LedgerTable, to path: String, in folder: String) throws {
    try folder.withCString { temporary in
      // The library only reads the name of the folder; its header lacks the `const`.
      var options = lxw_workbook_options(
        constant_memory: 0, tmpdir: UnsafeMutablePointer(mutating: temporary), use_zip64: 0)
      guard let workbook = workbook_new_opt(path, &options),
        let sheet = workbook_add_worksheet(workbook, sheetName(table.name)),
        let heading = workbook_add_format(workbook),
        let text = workbook_add_format(workbook)
      else { throw DeskFault("unexpected", "workbook") }
      format_set_bold(heading)
      format_set_text_wrap(text)
      format_set_align(text, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      for (column, kind) in LedgerTable.Column.allCases.enumerated() {
        worksheet_set_column(sheet, UInt16(column), UInt16(column), widths[kind] ?? 12, nil)
      }
      for (row, cells) in ([table.headings] + table.rows).enumerated() {
        for (column, cell) in cells.enumerated() where !cell.isEmpty {
          let error = worksheet_write_string(
            sheet, UInt32(row), UInt16(column), String(FormulaGuard.guarded(cell).prefix(cellLimit)),
            row == 0 ? heading : text)
          if error != LXW_NO_ERROR { throw failure(error) }
        }
      }
      // The headings stay in sight, and each column can be filtered.
      worksheet_freeze_panes(sheet, 1, 1)
      worksheet_autofilter(sheet, 0, 0, UInt32(table.rows.count), UInt16(table.headings.count - 1))
      worksheet_set_landscape(sheet)
      worksheet_set_paper(sheet, 9)  // A4 (ECMA-376 part 1, 18.3.1.63)
      worksheet_fit_to_pages(sheet, 1, 0)
      worksheet_repeat_rows(sheet, 0, 0)
      let error = workbook_close(workbook)
      if error != LXW_NO_ERROR { throw failure(error) }
    }
  }

  private static func failure(_ error: lxw_error) -> DeskFault {
    DeskFault("unexpected", lxw_strerror(error).map { String(cString: $0) } ?? "workbook")
  }

  /// A sheet's name has at most 31 characters and none of `[]:*?/\`.
  private static func sheetName(_ name: String) -> String {
    String(name.filter { !"[]:*?/\\".contains($0) }.prefix(31))
  }
}
