/// What the program says, in one language.
///
///     texts("tips.remaining", "3")        // tips.remaining = 剩 {0} 个工作日
///
/// `{0}` stands for the first argument. `{0|day|days}` is a choice by number: the first word when the argument is
/// `1`, else the second; English needs it and Chinese does not.
package struct Texts: Sendable, Equatable {
  package let language: Language

  package init(_ language: Language) {
    self.language = language
  }

  /// The text of `key` with the arguments filled in. A key that does not exist gives `⟦key⟧`.
  package func callAsFunction(_ key: String, _ arguments: String...) -> String {
    find(key, arguments) ?? "⟦\(key)⟧"
  }

  /// The text of `key` as it stands. A key that does not exist gives `⟦key⟧`.
  package subscript(key: String) -> String {
    find(key) ?? "⟦\(key)⟧"
  }

  /// The text of `key` with the arguments filled in, or nil when there is none: for keys made of an error's or an
  /// action's id, where a more general text can serve instead.
  package func find(_ key: String, _ arguments: [String] = []) -> String? {
    guard let text = TextTable.of(language).entries[key] else { return nil }
    return arguments.isEmpty ? text : TextTemplate.filled(text, with: arguments)
  }

  package static func == (left: Texts, right: Texts) -> Bool { left.language == right.language }
}
