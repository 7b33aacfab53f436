import CXlsxWriter
import CaseDomain
import DeskSession
import Foundation

/// Writes tables as an Excel workbook (ECMA-376) with libxlsxwriter, a sheet for each.
///
/// Words are texts, which no program calculates; one that looks like a formula carries a `'` all the same, as it would be
/// one again after being edited or saved as CSV. Numbers are numbers, so that they can be summed.
enum WorkbookWriter {
  /// Most characters of a cell (ECMA-376 has no limit; programs have this one).
  private static let cellLimit = 32_000

  /// - Throws: `DeskFault` where the library cannot make it.
  static func bytes(_ tables: [SheetTable]) throws -> [UInt8] {
    // The library writes to a name. The folder is new and only this account's, in memory where the machine has such a
    // place, and gone before anybody is told of a workbook.
    guard let folder = PrivateFolder.make(in: ["/dev/shm", NSTemporaryDirectory()]) else {
      throw DeskFault("file.makeDirectory", NSTemporaryDirectory(), SystemErrorText.detail(errno))
    }
    defer { folder.wipe() }
    let path = folder.path + "/ledger.xlsx"
    try write(tables, to: path, in: folder.path)
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static func write(_ tables: [SheetTable], to path: String, in folder: String) throws {
    try folder.withCString { temporary in
      // The library only reads the name of the folder; its header lacks the `const`.
      var options = lxw_workbook_options(
        constant_memory: 0, tmpdir: UnsafeMutablePointer(mutating: temporary), use_zip64: 0)
      guard let workbook = workbook_new_opt(path, &options) else { throw DeskFault("unexpected", "workbook") }
      let looks = try Looks(workbook)
      var names: Set<String> = []
      for table in tables {
        let name = sheetName(table.name, besides: &names)
        guard let sheet = workbook_add_worksheet(workbook, name) else { throw DeskFault("unexpected", "workbook") }
        try fill(sheet, with: table, looks)
      }
      try check(workbook_close(workbook))
    }
  }

  /// How cells look.
  private struct Looks {
    let title, heading, text, number, hundredths: UnsafeMutablePointer<lxw_format>

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) throws {
      func format() throws -> UnsafeMutablePointer<lxw_format> {
        guard let made = workbook_add_format(workbook) else { throw DeskFault("unexpected", "workbook") }
        return made
      }
      (title, heading, text) = (try format(), try format(), try format())
      (number, hundredths) = (try format(), try format())
      format_set_bold(title)
      format_set_font_size(title, 14)
      format_set_bold(heading)
      format_set_text_wrap(text)
      format_set_num_format(hundredths, "#,##0.00")
      for look in [text, number, hundredths] { format_set_align(look, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue)) }
    }
  }

  private static func fill(
    _ sheet: UnsafeMutablePointer<lxw_worksheet>, with table: SheetTable, _ looks: Looks
  ) throws {
    for (column, wanted) in table.columns.enumerated() {
      worksheet_set_column(sheet, UInt16(column), UInt16(column), wanted.width, nil)
    }
    var row = UInt32(0)
    if let title = table.title {
      try put(.text(title), sheet, row, 0, looks, looks.title)
      row += 1
    }
    let headings = row
    for (column, wanted) in table.columns.enumerated() {
      try put(.text(wanted.heading), sheet, row, UInt16(column), looks, looks.heading)
    }
    for cells in table.rows {
      row += 1
      for (column, cell) in cells.enumerated() { try put(cell, sheet, row, UInt16(column), looks, looks.text) }
    }
    // The headings stay in sight, and each column can be filtered.
    worksheet_freeze_panes(sheet, headings + 1, 1)
    worksheet_autofilter(sheet, headings, 0, row, UInt16(max(table.columns.count, 1) - 1))
    worksheet_set_landscape(sheet)
    worksheet_set_paper(sheet, 9)  // A4 (ECMA-376 part 1, 18.3.1.63)
    worksheet_fit_to_pages(sheet, 1, 0)
    worksheet_repeat_rows(sheet, headings, headings)
  }

  private static func put(
    _ cell: SheetTable.Cell, _ sheet: UnsafeMutablePointer<lxw_worksheet>, _ row: UInt32, _ column: UInt16,
    _ looks: Looks, _ words: UnsafeMutablePointer<lxw_format>
  ) throws {
    switch cell {
    case .text:
      let shown = String(cell.plain.prefix(cellLimit))
      if !shown.isEmpty { try check(worksheet_write_string(sheet, row, column, shown, words)) }
    case .number(let number): try check(worksheet_write_number(sheet, row, column, Double(number), looks.number))
    case .hundredths(let number):
      try check(worksheet_write_number(sheet, row, column, Double(number) / 100, looks.hundredths))
    }
  }

  private static func check(_ error: lxw_error) throws {
    guard error != LXW_NO_ERROR else { return }
    throw DeskFault("unexpected", lxw_strerror(error).map { String(cString: $0) } ?? "workbook")
  }

  /// A sheet's name has at most 31 characters, none of `[]:*?/\`, no `'` at its ends, and is another than the others'.
  private static func sheetName(_ name: String, besides names: inout Set<String>) -> String {
    let allowed = TextCleaning.singleLine(name).filter { !"[]:*?/\\'".contains($0) }
    let base = allowed.isEmpty ? "Sheet" : allowed
    var found = cut(base, to: 31)
    var number = 2
    while !names.insert(found.lowercased()).inserted {
      found = cut(base, to: 27) + " \(number)"
      number += 1
    }
    return found
  }

  /// Programs count a name in UTF-16.
  private static func cut(_ name: String, to count: Int) -> String {
    var result = name
    while result.utf16.count > count { result.removeLast() }
    return result
  }
}
