/// The beginning of a text, as it is shown while browsing: to see all of it is an opening, and on the record (R6.4).
package enum Excerpt {
  /// The most characters shown.
  package static let length = 120
  /// Texts so short are shown whole: they say no more than a title does.
  package static let whole = 30

  /// At most 120 characters, and never more than half of a text that is longer than a title.
  package static func of(_ text: String) -> String {
    let count = text.count
    return count <= whole ? text : String(text.prefix(min(length, max(whole, count / 2))))
  }
}

extension LeadOpened {
  /// The same with the beginning of its reasons.
  package var excerpt: LeadOpened {
    LeadOpened(
      number: number, title: title, tips: tips, importance: importance,
      suspectedOrganisedCrime: suspectedOrganisedCrime,
      reason: Excerpt.of(reason), assignDue: assignDue, transferDue: transferDue,
      closed: closed)
  }
}

extension TipSupplemented {
  /// The same material with another text.
  package func saying(_ text: String) -> TipSupplemented {
    TipSupplemented(
      tip: tip, text: text, receivedAt: receivedAt, attachments: attachments, sealedOriginal: sealedOriginal,
      triageDue: triageDue, namesake: namesake, codeSalt: codeSalt)
  }

  /// The same with the beginning of its text.
  package var excerpt: TipSupplemented {
    TipSupplemented(
      tip: tip, text: Excerpt.of(text), receivedAt: receivedAt, attachments: attachments,
      sealedOriginal: sealedOriginal, triageDue: triageDue, namesake: namesake, codeSalt: codeSalt)
  }
}
