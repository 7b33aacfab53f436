/// Why the columns of a table cannot be told.
package enum MappingError: Error, Hashable, Sendable {
  /// Not of the form `HEADING=FIELD`.
  case syntax(String)
  case unknownField(String)
  case unknownHeading(String)
  /// Two columns are given for one field.
  case duplicateField(TipField)
  /// The heading stands over two columns, so it names neither.
  case duplicateHeading(String)
  /// No column is the field.
  case missing(TipField)

  /// The key and arguments of the sentence about it, in which fields have the names that `name` gives them.
  package func message(naming name: (TipField) -> String) -> (key: String, arguments: [String]) {
    switch self {
    case .syntax(let part): ("errors.mapping.syntax", [part])
    case .unknownField(let written):
      ("errors.mapping.unknownField", [written, TipField.allCases.map(name).joined(separator: "\n  ")])
    case .unknownHeading(let heading): ("errors.mapping.unknownHeading", [heading])
    case .duplicateField(let field): ("errors.mapping.duplicateField", [name(field)])
    case .duplicateHeading(let heading): ("errors.mapping.duplicateHeading", [heading])
    case .missing(let field): ("errors.mapping.missing", [name(field)])
    }
  }
}

/// Why one row makes no tip.
package enum RowError: Error, Hashable, Sendable {
  case narrativeMissing(row: Int)
  case dateUnreadable(row: Int, text: String)

  /// The key and arguments of the sentence about it.
  package var message: (key: String, arguments: [String]) {
    switch self {
    case .narrativeMissing(let row): ("errors.mapping.row.narrativeMissing", [String(row)])
    case .dateUnreadable(let row, let text): ("errors.mapping.row.dateUnreadable", [String(row), text])
    }
  }
}
