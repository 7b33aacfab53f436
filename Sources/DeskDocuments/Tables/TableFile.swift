import DeskSession
import Foundation

/// Reads a table from a file: delimited text (UTF-8, UTF-16 with a mark, GB 18030) or an Excel workbook (XLSX).
package enum TableFile {
  /// The table in the file at `path`; of a workbook the sheet named `sheet`, else the first visible one.
  package static func open(
    _ path: String, sheet: String? = nil, limits: TableLimits = TableLimits()
  ) throws(TableError) -> Table {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try read(try contents(of: path, name: name, limits), name: name, sheet: sheet, limits: limits)
  }

  /// The table in `bytes`; `name` is the file's name, for messages only: what the bytes are is seen in them.
  package static func read(
    _ bytes: [UInt8], name: String, sheet: String? = nil, limits: TableLimits = TableLimits()
  ) throws(TableError) -> Table {
    guard bytes.count <= limits.bytes else { throw .tooLarge(name, megabytes: limits.bytes >> 20) }
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      var workbook = Workbook(bytes, name: name, limits: limits)
      return try workbook.table(sheet: sheet)
    }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      // An encrypted workbook is an OLE container with a stream of this name, in UTF-16.
      let isEncrypted = Data(bytes).range(of: Data("EncryptedPackage".utf8.flatMap { [$0, 0] })) != nil
      throw isEncrypted ? .encrypted(name) : .oldExcel(name)
    }
    return try delimited(bytes, name: name, limits)
  }

  private static func contents(of path: String, name: String, _ limits: TableLimits) throws(TableError) -> [UInt8] {
    do {
      let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
      guard size <= limits.bytes else { throw TableError.tooLarge(name, megabytes: limits.bytes >> 20) }
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch let error as TableError {
      throw error
    } catch {
      throw .cannotRead(name, SystemErrorText.detail(of: error) ?? error.localizedDescription)
    }
  }

  private static func delimited(_ bytes: [UInt8], name: String, _ limits: TableLimits) throws(TableError) -> Table {
    guard !bytes.isEmpty else { throw .empty(name) }
    let hasUTF16Mark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    switch hasUTF16Mark ? .stray : ZeroBytes(in: bytes) {
    case .stray: break
    case .utf16: throw .unmarkedUTF16(name)
    case .binary: throw .unknownFormat(name)
    }
    guard let text = DecodedText(bytes) else { throw .undecodable(name) }
    var reader = DelimitedReader(text.utf8)
    var assembler = TableAssembler(refusesExtraCells: true)
    assembler.hasInvalidText = text.hasInvalid
    var cells = 0
    while let row = reader.next() {
      guard let texts = row.cells else {
        assembler.report(.unbalancedQuote, row: row.number)
        continue
      }
      cells += texts.count
      guard cells <= limits.cells else { throw .tooManyCells(limit: limits.cells) }
      assembler.add(TableRow(number: row.number, cells: texts.map { CellValue($0) }))
    }
    guard let table = try assembler.table(limits) else { throw .empty(name) }
    return table
  }
}
