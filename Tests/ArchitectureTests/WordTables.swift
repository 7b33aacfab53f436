/// Source files whose strings hold Chinese words, and why they are not texts of `Resources`: all of them are what a
/// person or another office *writes*, which the program reads, and none is ever shown.
enum WordTables {
  static let reasons: [(prefix: String, reason: String)] = [
    (
      "Sources/CaseDomain/Checks/",
      "words around names, numbers and addresses in a narrative; the rules have no resources"
    ),
    ("Sources/CaseDomain/Time/WhenScanner", "dates as people type them"),
    ("Sources/CaseDomain/Similarity/BigramSet", "phrases that say nothing about what a text is about"),
    ("Sources/CaseDomain/Similarity/Similarity", "endings of firms' names, left out of a comparison"),
    ("Sources/DeskDocuments/Tables/WrittenDate", "dates as ledgers write them"),
    ("Sources/DeskDocuments/Tables/NumberFormat", "parts of a date in a workbook's format codes"),
    ("Sources/DeskDocuments/Documents/DocumentWriter+Styles", "names of fonts, as systems in Chinese have them"),
    ("Sources/casedesk/Options", "the answer yes as people type it"),
  ]

  static func contains(_ file: String) -> Bool { reasons.contains { file.hasPrefix($0.prefix) } }
}
