import CaseDomain
import DeskText

extension Form {
  /// What is to be said about a field, whether or not it shows already: its maker's word, else the form's own.
  func message(for field: FormField) -> FieldMessage? {
    guard !field.isHidden, field.disabled == nil else { return nil }
    let own = ownCheck(of: field)
    guard let told = checks[field.key] else { return own }
    guard let own, own.severity > told.severity else { return told }
    return own
  }

  /// What shows below a field now.
  package func shownMessage(for field: FormField) -> FieldMessage? {
    guard let message = message(for: field) else { return nil }
    let hasFocus = field.key == focus
    switch message.shown {
    case .atOnce: return message
    case .afterLeaving: return (field.wasLeft && !hasFocus) || hasTriedToSave ? message : nil
    case .afterSaving: return hasTriedToSave ? message : nil
    }
  }

  /// The fields that keep the form from being saved, from top to bottom.
  package var faults: [FieldKey] {
    fields.filter { message(for: $0)?.severity == .error }.map(\.key)
  }

  /// Whether the form may be saved; where not, every error shows from now on and the focus is on the first.
  package mutating func tryToSave() -> Bool {
    let faults = faults
    hasTriedToSave = !faults.isEmpty
    if let first = faults.first { jump(to: first) }
    return faults.isEmpty
  }

  /// Moves to the next field with an error, from the last one round to the first.
  mutating func jumpToNextFault() -> [FormEvent] {
    let faults = faults
    guard let current = focusIndex, !faults.isEmpty else { return [] }
    let next = faults.first { index(of: $0).map { $0 > current } ?? false } ?? faults[0]
    return moveFocus(to: next)
  }

  private func ownCheck(of field: FormField) -> FieldMessage? {
    if field.isRequired, field.isText ? TextCleaning.trimmed(field.editor.text).isEmpty : field.chosen.isEmpty {
      return FieldMessage(.error, texts["forms.check.required"], shown: .afterSaving)
    }
    // Counting characters is dear in long texts; there are never more of them than bytes.
    if let limit = field.limit, case let text = field.editor.text, text.utf8.count > limit, text.count > limit {
      return FieldMessage(.error, texts("forms.check.tooLong", String(limit)))
    }
    switch field.kind {
    case .when(let leaning): return dateCheck(of: field, leaning)
    case .file: return fileCheck(of: field)
    default: return nil
    }
  }

  private func dateCheck(of field: FormField, _ leaning: DateParser.Leaning) -> FieldMessage? {
    guard given(field.key) != nil else { return nil }
    guard let when = when(field.key) else {
      return FieldMessage(.error, texts["forms.check.date"], shown: .afterLeaving)
    }
    if leaning == .past, when.instant(in: clock.zone) > clock.now {
      return FieldMessage(.error, texts["forms.check.dateFuture"], shown: .afterLeaving)
    }
    return FieldMessage(.information, "→ " + FormDates.understood(when, today: clock.today, texts))
  }

  private func fileCheck(of field: FormField) -> FieldMessage? {
    guard let path = given(field.key), let answer = files[path] else { return nil }
    switch answer {
    case .unreadable(let sentence):
      return FieldMessage(.error, sentence.isEmpty ? texts["forms.check.fileUnreadable"] : sentence)
    case .bytes(0): return FieldMessage(.warning, texts["forms.check.fileEmpty"])
    case .bytes(let count):
      return FieldMessage(.information, texts("forms.file.size", FormDates.bytes(count, texts)))
    }
  }
}

/// How the form words what it understood.
enum FormDates {
  /// `11-22 周日`, with the year where it is another one, and with the time where one was given.
  static func understood(_ when: ParsedWhen, today: CivilDate, _ texts: Texts) -> String {
    let time = when.time.map { " \($0)" } ?? ""
    return day(when.date, today: today, texts) + time
  }

  static func day(_ date: CivilDate, today: CivilDate, _ texts: Texts) -> String {
    let text = date.year == today.year ? String(date.description.dropFirst(5)) : date.description
    return "\(text) \(texts["frame.weekday.\(date.weekday.rawValue)"])"
  }

  /// `11-22 20:55`.
  static func minute(_ instant: Instant, _ clock: FormClock) -> String {
    let moment = clock.zone.moment(of: instant)
    let date = moment.date.year == clock.today.year ? String(moment.date.description.dropFirst(5)) : "\(moment.date)"
    return "\(date) \(moment.time)"
  }

  /// A file's length in the largest unit that leaves a number before the point.
  static func bytes(_ count: Int, _ texts: Texts) -> String {
    if count < 1024 { return texts("forms.file.bytes", String(count)) }
    if count < 1024 * 1024 { return "\(count / 1024) KB" }
    let tenths = count * 10 / (1024 * 1024)
    return "\(tenths / 10).\(tenths % 10) MB"
  }
}
