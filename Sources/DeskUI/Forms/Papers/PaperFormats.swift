import DeskText

/// A form that asks for a path and for what kind of file it is to be: two ways to say one thing, so each follows the
/// other. The path's ending decides what is written.
protocol PaperFormats: FormDefinition {
  /// Endings without a dot, the usual one first; a text `papers.format.ENDING` says each.
  var formats: [String] { get }
}

extension PaperFormats {
  /// The field beside `path`; it is to have the first of `formats` chosen.
  func format(_ texts: Texts) -> FormField {
    let options = formats.map { ChoiceOption($0, texts["papers.format.\($0)"], detail: ".\($0)") }
    return FormField("format", texts["papers.ask.format"], .choice(FixedChoices(options)), required: true)
  }

  /// Takes over whichever of the two was changed; what both said before goes with the form.
  func settleFormat(_ form: inout Form) {
    guard let first = formats.first, let chosen = form.choice("format") else { return }
    let before = form.extras["format"] ?? first
    let path = form.text("path")
    let ending = Self.ending(of: path)
    if chosen != before {
      let stem = formats.contains(ending) ? String(path.dropLast(ending.count + 1)) : path
      if !stem.isEmpty { form.set("path", "\(stem).\(chosen)") }
      form.extras["format"] = chosen
    } else if formats.contains(ending), ending != before {
      form.choose("format", [ending])
      form.extras["format"] = ending
    }
  }

  /// What the last name of a path ends in, without the dot, in small letters.
  private static func ending(of path: String) -> String {
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }
}
