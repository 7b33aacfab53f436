extension Texts {
  /// The sentence `fault.<id>` about something that went wrong outside the rules.
  ///
  /// A detail that is the program's own name for a thing is put in words by `fault.detail.<name>`; in `section/3` what
  /// follows the slash fills the words' placeholder, as the number does in `errno/95`. Other details (paths, numbers, names of members) stay as they are.
  package func fault(_ id: String, _ details: [String]) -> String {
    find("fault.\(id)", details.map(wordedList)) ?? self("fault.unexpected", id)
  }

  /// Words for a reason of the operating system, `errno.ENOSPC`; anything else stays as it is.
  package func systemError(_ detail: String) -> String { detail.hasPrefix("errno") ? worded(detail) : detail }

  /// A list (`DeskFault.list`) as the language writes lists.
  private func wordedList(_ detail: String) -> String {
    detail.split(separator: "\u{1F}", omittingEmptySubsequences: false).map { worded(String($0)) }
      .joined(separator: self["frame.listSeparator"])
  }

  private func worded(_ detail: String) -> String {
    let parts = detail.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty else { return detail }
    return find("fault.detail.\(name)", parts.dropFirst().map(String.init)) ?? detail
  }
}
