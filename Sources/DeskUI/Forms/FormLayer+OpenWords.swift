import CaseDomain
import DeskSession

/// What is written beside a tip, as reasons, titles and notes, is read by everybody who works on it and is sealed
/// nowhere: where it looks like a detail of the reporter, the form asks first (R6.4).
extension FormLayer {
  /// The question, and the first field it is about; nil where nothing looks like one, or the form has a page of its own
  /// for that.
  func openWords(_ environment: FormEnvironment) -> (text: String, field: FieldKey)? {
    guard !definition.looksThrough else { return nil }
    let fields = form.fields.filter { field in
      guard !field.isSecret, !field.isHidden, field.disabled == nil else { return false }
      if case .text = field.kind { return true }
      return field.isLongText
    }
    let texts = fields.map { form.text($0.key) }
    let found = IdentityHints.find(in: texts.map { ($0, true) }, signed: false)
    guard let first = found.firstIndex(where: { !$0.isEmpty }) else { return nil }
    let words = zip(texts, found).flatMap { text, hints in
      let bytes = Array(text.utf8)
      return hints.map { TextCleaning.singleLine(String(decoding: bytes[$0.range], as: UTF8.self)) }
    }
    let listed = words.prefix(3).joined(separator: environment.texts["frame.listSeparator"])
    return (environment.texts("forms.openWords", String(words.count), listed), fields[first].key)
  }
}
