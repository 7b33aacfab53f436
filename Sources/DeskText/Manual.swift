/// One page of the manual.
package struct ManualPage: Hashable, Sendable, Identifiable {
  /// The same in every language, as `triage`.
  package let id: String
  package let title: String
  /// Markdown without the heading: paragraphs, lists, tables and indented commands.
  package let text: String
  /// Whether it says what to do when something happens; the others say how a part of the desk works.
  package let isTask: Bool

  package init(id: String, title: String, text: String, isTask: Bool = false) {
    self.id = id
    self.title = title
    self.text = text
    self.isTask = isTask
  }

  /// Its text, line by line as it is written.
  package var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}

/// The manual: what to do when something happens, one page a task, and how each part of the desk works.
package enum Manual {
  /// The pages in reading order, tasks first; the same ids in both languages.
  package static func pages(_ language: Language) -> [ManualPage] {
    func read(_ name: String) -> [ManualPage] {
      pages(parsing: EmbeddedFile.named("manual/\(name)\(language.tag).md")?.text ?? "")
    }
    return read("tasks/").map { ManualPage(id: $0.id, title: $0.title, text: $0.text, isTask: true) } + read("")
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
