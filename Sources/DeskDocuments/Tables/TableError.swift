/// Why a file cannot be read as a table at all.
package enum TableError: Error, Hashable, Sendable {
  /// The system's reason is the second part, as `SystemErrorText` names it.
  case cannotRead(String, String)
  case empty(String)
  /// Neither text nor a workbook.
  case unknownFormat(String)
  /// A workbook of Excel 97–2003.
  case oldExcel(String)
  /// A workbook that needs a password to open.
  case encrypted(String)
  /// Text in UTF-16 without the mark that says so.
  case unmarkedUTF16(String)
  /// Text in an encoding other than UTF-8, UTF-16 and GB 18030.
  case undecodable(String)
  /// The file, or what it unpacks to, is larger than `megabytes`.
  case tooLarge(String, megabytes: Int)
  case tooManyCells(limit: Int)
  /// Unpacks to so much more than its size that it was made to harm.
  case suspiciousArchive(String)
  /// The zip container cannot be read; the second part is the part or the library's words.
  case damagedArchive(String, String)
  case noSuchSheet(String)
  case noVisibleSheet
  /// A part of the workbook is missing, is not sound XML, or uses what workbooks never need (a DTD).
  case damagedPart(String, part: String)

  /// The key and arguments of the sentence about it.
  package var message: (key: String, arguments: [String]) {
    switch self {
    case .cannotRead(let file, let reason): ("errors.table.cannotRead", [file, reason])
    case .empty(let file): ("errors.table.empty", [file])
    case .unknownFormat(let file): ("errors.table.unknownFormat", [file])
    case .oldExcel(let file): ("errors.table.oldExcel", [file])
    case .encrypted(let file): ("errors.table.encrypted", [file])
    case .unmarkedUTF16(let file): ("errors.table.unmarkedUTF16", [file])
    case .undecodable(let file): ("errors.table.undecodable", [file])
    case .tooLarge(let file, let megabytes): ("errors.table.tooLarge", [file, String(megabytes)])
    case .tooManyCells(let limit): ("errors.table.tooManyCells", [String(limit)])
    case .suspiciousArchive(let file): ("errors.table.suspiciousArchive", [file])
    case .damagedArchive(let file, let part): ("errors.table.damagedArchive", [file, part])
    case .noSuchSheet(let sheet): ("errors.table.noSuchSheet", [sheet])
    case .noVisibleSheet: ("errors.table.noVisibleSheet", [])
    case .damagedPart(let file, let part): ("errors.table.damagedXML", [file, part])
    }
  }
}

extension TableProblem {
  /// The key and arguments of the sentence about it.
  package var message: (key: String, arguments: [String]) {
    switch reason {
    case .unbalancedQuote: ("errors.table.unbalancedQuote", [String(row)])
    case .cellsBeyondHeadings: ("errors.table.row.cellsBeyondHeadings", [String(row)])
    case .zeroCharacter: ("errors.table.row.zeroCharacter", [String(row)])
    case .invalidText: ("errors.table.row.invalidText", [String(row)])
    }
  }
}

/// How much a table may be before it is refused: a file comes from outside and may have been made to harm.
package struct TableLimits: Sendable {
  /// Bytes of the file, and of everything read out of a workbook.
  package var bytes = 256 << 20
  /// How many times its size a workbook may unpack to, once it is past `freeBytes`.
  package var expansion = 250
  /// Small workbooks of much-repeated text unpack to many times their size, and do no harm.
  package var freeBytes = 16 << 20
  /// Cells, counted with the blank ones up to a row's last.
  package var cells = 20_000_000

  package init() {}
}
