import CaseDomain
import DeskSession

/// What is said of an incident is looked through before its first save, as intake is: an account of a leak is where the
/// reporter's name stands (R6.4).
struct IncidentRedaction: Sendable {
  let environment: FormEnvironment

  /// One text of a form, whole: with what the form adds to what was typed.
  func piece(_ key: FieldKey, _ label: String, _ text: String) -> RedactionPiece {
    RedactionPiece(key: key, label: label, text: text, identity: restrictedNumbers(in: text))
  }

  func review(_ pieces: [RedactionPiece]) -> RedactionReview {
    RedactionReview(pieces: pieces, original: environment.session.canSealIdentities ? .sealed : .noCustodian)
  }

  /// The restricted tip of a number, where this member keeps it.
  func kept(_ number: RegisterNumber) -> RestrictedID? {
    environment.desk.restricted.numbered(number).first {
      environment.desk.keepers(of: $0).contains(environment.session.member)
    }?.id
  }

  /// Whatever looks like the number of a restricted tip: who keeps the incident need not know that there is one. Whether
  /// one of that number exists is not asked, so that nothing can be learnt from it.
  private func restrictedNumbers(in text: String) -> [IdentityValue] {
    let prefix = environment.desk.rulings.text(.restrictedPrefix, at: environment.clock.today).uppercased()
    guard !prefix.isEmpty else { return [] }
    let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) && $0 != "-" }
    return words.filter { word in
      word.uppercased().hasPrefix(prefix + "-") && word.dropFirst(prefix.count).contains(where: \.isNumber)
    }.compactMap { IdentityValue(String($0), .restrictedNumber) }
  }
}

/// Asks why a custodian opens what was left out of an incident; it follows once that is on the record (R6.4).
struct IncidentOriginalsForm: FormDefinition {
  let incident: IncidentID

  var keepsDraft: Bool { false }
  var name: String { "incident.originals/\(incident.rawValue)" }
  func title(_ environment: FormEnvironment) -> String { environment.texts["forms.incident.originals"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    return Form(
      texts: texts, clock: environment.clock,
      fields: [
        FormField("note", texts["forms.uncover.recorded"], .note), .reason(texts["forms.triage.reason"]),
        FormField("save", texts["forms.uncover.open"], .button(.save)),
      ])
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    .hand(
      to: LeftOutLayer(of: .incident(incident), id: environment.id),
      .incident(environment.id, .openOriginals(incident, reason: form.text("reason"))))
  }
}
