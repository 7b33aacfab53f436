import CaseDomain
import DeskSession

/// Hands an ordinary tip that turned out to concern somebody here to those who may keep it, with its newest words (R6.4).
/// In the ordinary register nothing changes, as whoever is concerned reads it.
struct TakeOverForm: FormDefinition {
  let document: TipDocument
  private var tip: TipID { document.tip }
  var keepsDraft: Bool { false }
  var name: String { "tip.takeOver/\(tip.rawValue)" }

  func title(_ environment: FormEnvironment) -> String { environment.texts["keys.takeOver"] }

  func form(_ environment: FormEnvironment) -> Form {
    let texts = environment.texts
    let fields =
      TipSelection([tip]).notes(environment) + [
        FormField("note", texts["restricted.takeOver.note"], .note), ConcernFields(environment).whom,
        .reason(texts["restricted.takeOver.why"]), FormField("save", texts["keys.takeOver"], .button(.save)),
      ]
    return Form(texts: texts, clock: environment.clock, fields: fields)
  }

  func review(_ form: inout Form, _ environment: FormEnvironment) {
    var content = document.content
    let late = document.events.compactMap { ($0.event as? TipSupplemented)?.text }
    content.narrative = ([content.narrative] + late).joined(separator: "\n")
    ConcernFields(environment).tickNamed(&form, content)
  }

  func submission(_ form: Form, redaction: Redaction?, _ environment: FormEnvironment) -> FormSubmission {
    let conflicts = form.choices(ConcernFields.whom).compactMap { Int64($0) }.map {
      MarkedConflict(member: MemberID(rawValue: $0), why: form.text("reason"))
    }
    return .send(.restricted(environment.id, .takeOver(tip, conflicts: conflicts)))
  }
}
