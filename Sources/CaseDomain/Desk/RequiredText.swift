extension String {
  /// Whether the text says nothing: empty, or blanks and invisible characters only. A reason of blanks is none (R5.2).
  var isBlank: Bool { TextCleaning.trimmed(self).isEmpty }
}
