/// Reads the cells of one worksheet.
struct SheetReader {
  let sharedTexts: [String]
  let dateStyles: Set<Int>
  let serial: ExcelSerial
  let limits: TableLimits

  /// Nil when the sheet holds nothing; `error` is thrown when it is not sound.
  func table(_ bytes: [UInt8], orThrow error: TableError) throws(TableError) -> Table? {
    var sheet = SheetContent(limits: limits)
    var cell: OpenCell?
    var text = RichText()
    var isInValue = false
    try PartParser.walk(
      bytes, orThrow: error,
      onStart: { (element, attributes) throws(TableError) in
        switch element {
        case "row": sheet.startRow(attributes["r"].flatMap(Int.init))
        case "c":
          cell = OpenCell(
            column: attributes["r"].flatMap { CellReference($0)?.column }, type: attributes["t"] ?? "n",
            style: attributes["s"].flatMap(Int.init) ?? 0)
          text = RichText()
        case "v": isInValue = cell != nil
        case "mergeCell": attributes["ref"].flatMap { MergedCells($0) }.map { sheet.merged.append($0) }
        default: if cell != nil { text.start(element) }
        }
      },
      onText: { found in
        if isInValue { cell?.value += found } else if cell != nil { text.add(found) }
      },
      onEnd: { (element) throws(TableError) in
        switch element {
        case "v": isInValue = false
        case "c":
          guard let open = cell else { return }
          cell = nil
          guard let value = value(of: open, text.plain) else { throw error }
          try sheet.add(value, at: open.column)
        case "row": sheet.endRow()
        default: if cell != nil { text.end(element) }
        }
      })
    return try sheet.table()
  }

  private struct OpenCell {
    /// From 0; nil follows the cell before.
    let column: Int?
    let type: String
    let style: Int
    var value = ""
  }

  /// Nil when the cell refers to a shared text that there is not.
  private func value(of cell: OpenCell, _ inlineText: String) -> CellValue? {
    switch cell.type {
    case "s":
      let index = Int(cell.value.trimmingBlanks)
      guard !cell.value.isEmpty else { return .empty }
      return index.flatMap { sharedTexts.indices.contains($0) ? CellValue(sharedTexts[$0]) : nil }
    case "inlineStr": return CellValue(inlineText)
    case "str", "e": return CellValue(RichText.unescaped(cell.value))
    case "b": return CellValue(cell.value.trimmingBlanks == "1" ? "TRUE" : "FALSE")
    case "d": return dateText(cell.value.trimmingBlanks)
    default: return number(cell.value.trimmingBlanks, cell.style)
    }
  }

  private func dateText(_ written: String) -> CellValue {
    WrittenDate.parse(written).map { CellValue(text: $0.text, kind: .date($0)) } ?? CellValue(written)
  }

  private func number(_ written: String, _ style: Int) -> CellValue {
    if dateStyles.contains(style), let days = Double(written), let meaning = serial.meaning(of: days) {
      switch meaning {
      case .date(let second): return CellValue(text: second.text, kind: .date(second))
      case .time(let seconds): return CellValue(ClockText.of(seconds))
      }
    }
    guard let plain = WrittenNumber.canonical(written) else { return CellValue(written) }
    return CellValue(text: plain, kind: .number)
  }
}

extension String {
  /// Without white space at the ends.
  var trimmingBlanks: String {
    var scalars = self[...].unicodeScalars
    while let first = scalars.first, first.isBlank { scalars.removeFirst() }
    while let last = scalars.last, last.isBlank { scalars.removeLast() }
    return String(scalars)
  }
}
