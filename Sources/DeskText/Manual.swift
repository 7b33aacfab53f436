/// One task of the manual.
package struct ManualPage: Hashable, Sendable, Identifiable {
  /// The same in every language, as `triage`.
  package let id: String
  package let title: String
  /// Markdown without the heading: paragraphs, lists, tables and indented commands.
  package let text: String
}

/// The manual, one page a task.
package enum Manual {
  /// The pages in reading order; the same ids in both languages.
  package static func pages(_ language: Language) -> [ManualPage] {
    pages(parsing: EmbeddedFile.named("manual/\(language.tag).md")?.text ?? "")
  }

  /// A page begins at a line `# Title {#id}`.
  static func pages(parsing text: String) -> [ManualPage] {
    var pages: [ManualPage] = []
    var heading: (id: String, title: String)?
    var lines: [Substring] = []
    func finish() {
      guard let heading else { return }
      let kept = lines.drop(while: \.isEmpty).reversed().drop(while: \.isEmpty).reversed()
      pages.append(ManualPage(id: heading.id, title: heading.title, text: kept.joined(separator: "\n")))
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let found = self.heading(line) {
        finish()
        heading = found
        lines = []
      } else {
        lines.append(line)
      }
    }
    finish()
    return pages
  }

  private static func heading(_ line: Substring) -> (id: String, title: String)? {
    guard line.hasPrefix("# "), line.hasSuffix("}") else { return nil }
    let parts = line.dropFirst(2).dropLast().split(separator: "{#", maxSplits: 1)
    guard parts.count == 2, let end = parts[0].lastIndex(where: { $0 != " " }) else { return nil }
    return (String(parts[1]), String(parts[0][...end]))
  }
}
