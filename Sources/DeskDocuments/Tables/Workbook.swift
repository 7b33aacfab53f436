/// An Excel workbook (ECMA-376): finds the sheet, its styles and its shared texts.
struct Workbook {
  private struct Sheet {
    let name: String
    let relation: String
    let isVisible: Bool
  }

  private var package: ZipPackage
  private let name: String
  private let limits: TableLimits

  init(_ bytes: [UInt8], name: String, limits: TableLimits) {
    package = ZipPackage(bytes, name: name, limits: limits)
    self.name = name
    self.limits = limits
  }

  /// The table on the sheet named `sheet`, else on the first visible one.
  mutating func table(sheet wanted: String?) throws(TableError) -> Table {
    let main = try relations(of: "").values.first { $0.kind == "officeDocument" }?.path ?? "xl/workbook.xml"
    let relations = try relations(of: main)
    let (sheets, countsFrom1904) = try outline(main)
    let sheet = try chosen(wanted, of: sheets.filter { relations[$0.relation]?.kind == "worksheet" })
    guard let path = relations[sheet.relation]?.path else { throw .damagedPart(name, part: sheet.name) }
    let reader = SheetReader(
      sharedTexts: try sharedTexts(relations.values.first { $0.kind == "sharedStrings" }?.path),
      dateStyles: try dateStyles(relations.values.first { $0.kind == "styles" }?.path),
      serial: ExcelSerial(countsFrom1904: countsFrom1904), limits: limits)
    let error = TableError.damagedPart(name, part: path)
    guard let table = try reader.table(try required(path), orThrow: error) else { throw .empty(name) }
    return table
  }

  private func chosen(_ wanted: String?, of sheets: [Sheet]) throws(TableError) -> Sheet {
    if let wanted {
      guard let sheet = sheets.first(where: { $0.name == wanted }) else { throw .noSuchSheet(wanted) }
      return sheet
    }
    guard let sheet = sheets.first(where: \.isVisible) else { throw .noVisibleSheet }
    return sheet
  }

  private mutating func required(_ path: String) throws(TableError) -> [UInt8] {
    guard let bytes = try package.part(path) else { throw .damagedPart(name, part: path) }
    return bytes
  }

  private mutating func outline(_ path: String) throws(TableError) -> (sheets: [Sheet], countsFrom1904: Bool) {
    var sheets: [Sheet] = []
    var countsFrom1904 = false
    try PartParser.walk(
      try required(path), orThrow: .damagedPart(name, part: path),
      onStart: { (element, attributes) throws(TableError) in
        if element == "workbookPr" {
          countsFrom1904 = ["1", "true"].contains(attributes["date1904"])
        } else if element == "sheet", let title = attributes["name"],
          let relation = attributes.first(where: { $0.key.hasSuffix(":id") })?.value
        {
          let state = attributes["state"] ?? "visible"
          sheets.append(Sheet(name: title, relation: relation, isVisible: state == "visible"))
        }
      })
    return (sheets, countsFrom1904)
  }

  /// Styles (by their index in `cellXfs`) that show dates.
  private mutating func dateStyles(_ path: String?) throws(TableError) -> Set<Int> {
    guard let path, let bytes = try package.part(path) else { return [] }
    var customDates: [Int: Bool] = [:]
    var formats: [Int] = []
    var isInCellFormats = false
    try PartParser.walk(
      bytes, orThrow: .damagedPart(name, part: path),
      onStart: { (element, attributes) throws(TableError) in
        switch element {
        case "numFmt":
          if let id = attributes["numFmtId"].flatMap(Int.init), let code = attributes["formatCode"] {
            customDates[id] = NumberFormat.isDate(code: code)
          }
        case "cellXfs": isInCellFormats = true
        case "xf" where isInCellFormats: formats.append(attributes["numFmtId"].flatMap(Int.init) ?? 0)
        default: break
        }
      },
      onEnd: { (element) throws(TableError) in if element == "cellXfs" { isInCellFormats = false } })
    return Set(formats.indices.filter { customDates[formats[$0]] ?? NumberFormat.isDate(builtin: formats[$0]) })
  }

  private mutating func sharedTexts(_ path: String?) throws(TableError) -> [String] {
    guard let path, let bytes = try package.part(path) else { return [] }
    var texts: [String] = []
    var text = RichText()
    let limit = limits.cells
    try PartParser.walk(
      bytes, orThrow: .damagedPart(name, part: path),
      onStart: { (element, _) throws(TableError) in
        if element == "si" { text = RichText() }
        text.start(element)
      },
      onText: { text.add($0) },
      onEnd: { (element) throws(TableError) in
        text.end(element)
        guard element == "si" else { return }
        guard texts.count < limit else { throw .tooManyCells(limit: limit) }
        texts.append(text.plain)
      })
    return texts
  }
}

extension Workbook {
  private struct Relation {
    /// The last part of the relation's type; the parts before it differ between the format's two editions.
    let kind: String
    /// Path in the container.
    let path: String
  }

  /// What the part at `path` refers to, by id; of the container itself when `path` is empty.
  private mutating func relations(of path: String) throws(TableError) -> [String: Relation] {
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let file = path.split(separator: "/").last ?? ""
    let relationsPath = (folder.isEmpty ? "" : folder + "/") + "_rels/\(file).rels"
    guard let bytes = try package.part(relationsPath) else { return [:] }
    var relations: [String: Relation] = [:]
    try PartParser.walk(
      bytes, orThrow: .damagedPart(name, part: relationsPath),
      onStart: { (element, attributes) throws(TableError) in
        guard element == "Relationship", attributes["TargetMode"] != "External", let id = attributes["Id"],
          let kind = attributes["Type"]?.split(separator: "/").last, let target = attributes["Target"]
        else { return }
        relations[id] = Relation(kind: String(kind), path: Self.resolved(target, in: folder))
      })
    return relations
  }

  /// A target is relative to the folder of the part that names it, unless it begins with a slash.
  private static func resolved(_ target: String, in folder: String) -> String {
    var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
    for part in target.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": _ = parts.popLast()
      default: parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
