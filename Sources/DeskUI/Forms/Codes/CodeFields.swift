import CaseDomain
import DeskSession
import DeskText

/// The fields that a receipt code is used with. Code and password go to the desk and nowhere else.
struct CodeFields: Sendable {
  let texts: Texts

  var fields: [FormField] {
    [
      FormField(
        "code", texts["forms.code.code"], required: true, secret: true, hint: texts["forms.code.code.hint"], limit: 60),
      FormField(
        "password", texts["forms.code.password"], required: true, secret: true, masked: true,
        hint: texts["forms.code.password.hint"], limit: 200),
      FormField(
        "way", texts["forms.code.way"],
        .choice(
          FixedChoices(CodeWay.allCases.map { ChoiceOption($0.rawValue, texts["events.code.way.\($0.rawValue)"]) })),
        required: true, chosen: [CodeWay.visit.rawValue]),
    ]
  }

  func typed(_ form: Form) -> TypedCode {
    TypedCode(
      code: WipedText([UInt8](form.text("code").utf8)),
      // Blanks belong to a password.
      password: WipedText([UInt8]((form["password"]?.editor.text ?? "").utf8)))
  }

  /// A password too short to be one: it is typed again, and no attempt is spent on it.
  func tooShort(_ form: Form, _ environment: FormEnvironment) -> FormSubmission? {
    let least = ReceiptCode.leastPassword
    guard let typed = form["password"]?.editor, typed.text.count < least else { return nil }
    return .retype("password", environment.wording.refusal(Refusal(.passwordTooShort, nil, .count(least))))
  }

  func way(_ form: Form) -> CodeWay { form.choice("way").flatMap { CodeWay(rawValue: $0) } ?? .visit }
}

/// Opens the forms about receipt codes. Their drafts keep neither code nor password, nor who somebody is.
enum CodeForms {
  static func open(_ definition: some FormDefinition, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    return [.push(FormLayer(definition, in: &context, session: session))]
  }
}
