import CaseDomain
import DeskSession
import DeskText

/// The fields that say who reported (R6.4, R6.6). What stands in them goes to the seal and nowhere else.
struct ReporterFields: Sendable {
  static let group = "reporters"

  /// The details a reporter can give, in the order of the form.
  static let details: [(name: String, detail: ReporterDetail)] = [
    ("name", .name), ("phone", .phone), ("safeContact", .safeContact), ("residentID", .residentID),
    ("address", .address), ("unit", .unit), ("identifying", .otherIdentifying),
  ]

  let texts: Texts

  var fields: [FormField] {
    [
      FormField("reporters", texts["forms.reporter.title"], .heading),
      FormField("sealed", texts["forms.reporter.sealed"], .note),
      FormGroup.addButton(Self.group, texts["forms.reporter.add"]),
      FormField(
        "joint", texts["forms.tip.joint"], .choice(yesAndNo), required: true, hint: texts["forms.tip.joint.hint"],
        chosen: ["no"]),
    ]
  }

  var yesAndNo: FixedChoices {
    FixedChoices([ChoiceOption("yes", texts["frame.yes"]), ChoiceOption("no", texts["frame.no"])])
  }

  var groupTemplate: FormGroup {
    let texts = texts
    let choices = yesAndNo
    return FormGroup(
      Self.group, secret: true, heading: { texts("forms.reporter.numbered", String($0)) },
      fields: { entry in
        Self.details.map { name, _ in
          FormField(
            FieldKey(name, in: Self.group, entry), texts["forms.reporter.\(name)"], secret: true,
            hint: texts.find("forms.reporter.\(name).hint") ?? "", limit: 200)
        } + [
          FormField(
            FieldKey("speaks", in: Self.group, entry), texts["forms.reporter.speaks"], .choice(choices),
            required: true, secret: true, chosen: ["no"]),
          FormField(FieldKey("signature", in: Self.group, entry), "", .note),
        ]
      })
  }
}

// MARK: What follows

extension ReporterFields {
  func review(_ form: inout Form, _ environment: FormEnvironment) {
    let reason = Self.refusal(environment).map { texts[$0] }
    let entries = form.entries(of: Self.group)
    form.change("reporters") { $0.disabled = reason }
    form.change("sealed") { $0.isHidden = reason != nil || entries.isEmpty }
    for field in form.fields where field.key.group == Self.group { form.change(field.key) { $0.disabled = reason } }
    form.change("joint") {
      $0.isHidden = entries.count < 2
      $0.disabled = reason
    }
    letOneSpeak(&form, entries)
    for entry in entries { review(entry, &form, environment) }
  }

  /// Why this member cannot record a reporter now, as the key of a text; nil where they can.
  static func refusal(_ environment: FormEnvironment) -> String? {
    guard environment.member?.posts.contains(.receiver) == true else { return "forms.reporter.onlyReceiver" }
    return environment.session.canSealIdentities ? nil : "forms.reporter.noCustodian"
  }

  private func review(_ entry: Int, _ form: inout Form, _ environment: FormEnvironment) {
    func key(_ name: String) -> FieldKey { FieldKey(name, in: Self.group, entry) }
    let isJoint = form.choice("joint") == "yes"
    form.change(key("speaks")) { $0.isHidden = !isJoint }
    form.checks[key("residentID")] = form.given(key("residentID")).flatMap { residentCheck($0, environment) }
    form.checks[key("phone")] = form.given(key("phone")).flatMap(phoneCheck)
    let given = Set(self.given(by: entry, form).details.keys)
    let words = signature(given)
    form.change(key("signature")) { $0.label = words }
  }

  /// R6.6 as it stands, and what is missing for more.
  private func signature(_ given: Set<ReporterDetail>) -> String {
    let signature = Signature(given: given)
    let name = texts["tips.naming.\(signature.rawValue)"]
    return texts("forms.reporter.signature", name, texts["forms.reporter.signature.\(signature.rawValue)"])
  }

  /// One speaks for the others: naming another one takes it from the first.
  private func letOneSpeak(_ form: inout Form, _ entries: [Int]) {
    let speaking = entries.filter { form.choice(FieldKey("speaks", in: Self.group, $0)) == "yes" }
    guard speaking.count > 1 else { return }
    let newest = speaking.first { form.focus == FieldKey("speaks", in: Self.group, $0) } ?? speaking[0]
    for entry in speaking where entry != newest { form.choose(FieldKey("speaks", in: Self.group, entry), ["no"]) }
  }

  /// People give wrong numbers; they are pointed out and can be recorded as given.
  func residentCheck(_ text: String, _ environment: FormEnvironment) -> FieldMessage? {
    guard let flaw = ResidentID.flaw(in: text, today: environment.clock.today) else { return nil }
    return FieldMessage(
      .warning, texts["forms.check.residentID.\(flaw.rawValue)"], shown: flaw == .length ? .afterLeaving : .atOnce)
  }

  func phoneCheck(_ text: String) -> FieldMessage? {
    do throws(PhoneNumber.Flaw) {
      let number = try PhoneNumber(text)
      return number.kind == .service ? FieldMessage(.warning, texts["forms.check.phone.service"]) : nil
    } catch {
      let isUnfinished = error == .length || error == .areaCode
      return FieldMessage(
        .warning, texts["forms.check.phone.\(error.rawValue)"], shown: isUnfinished ? .afterLeaving : .atOnce)
    }
  }
}

// MARK: Values

extension ReporterFields {
  /// The reporters who gave anything at all, and those of whom there is only that they exist.
  func reporters(of form: Form) -> [ReporterIdentity] {
    form.entries(of: Self.group).map { given(by: $0, form) }
  }

  func isJoint(_ form: Form) -> Bool { form.choice("joint") == "yes" && form.entries(of: Self.group).count > 1 }

  /// Whether several people stand in a report that is said to be no joint one: what each tells is then a tip of their own.
  func isDoubtful(_ form: Form) -> Bool { form.choice("joint") != "yes" && form.entries(of: Self.group).count > 1 }

  private func given(by entry: Int, _ form: Form) -> ReporterIdentity {
    var details: [ReporterDetail: String] = [:]
    for (name, detail) in Self.details {
      details[detail] = form.given(FieldKey(name, in: Self.group, entry))
    }
    let speaks = isJoint(form) && form.choice(FieldKey("speaks", in: Self.group, entry)) == "yes"
    return ReporterIdentity(details: details, speaksForAll: speaks)
  }

  /// What to look for in the words that are shown.
  func identityValues(of form: Form) -> [IdentityValue] {
    reporters(of: form).flatMap(\.values)
  }
}
