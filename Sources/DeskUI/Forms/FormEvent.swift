/// What there is to know about a file that was named in a form.
package enum FileAnswer: Hashable, Sendable {
  case bytes(Int)
  /// It cannot be read; the sentence says why, and is empty where that is not known.
  case unreadable(String)
}

/// What a form asks of whoever shows it, after a key.
package enum FormEvent: Hashable, Sendable {
  /// A value changed.
  case changed
  /// Wants to be saved.
  case save
  /// Wants to be left; what was typed is to be kept.
  case leave
  /// Wants the text of a field in the user's own editor.
  case openEditor(FieldKey)
  /// Wants to know about a file.
  case inspect(FieldKey, path: String)
  /// The key can do nothing here, and the text of this key says what does: nothing typed is lost in silence.
  case refused(String)
  /// The key means nothing here.
  case ignored
}
