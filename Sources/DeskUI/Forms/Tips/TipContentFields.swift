import CaseDomain
import DeskText

/// The fields that say what a tip reports, for registering and for amending it.
struct TipContentFields: Sendable {
  let texts: Texts

  static let subjects = "subjects"
  static let attachments = "attachments"
  /// Longest narrative: with everything else of the tip it stays well inside one commit.
  static let longestNarrative = 100_000

  /// Longest line of text; wide enough for what ledgers that were imported hold, so that they can be amended.
  static let longestLine = 500

  private func text(_ name: String, _ label: String, hint: String = "") -> FormField {
    FormField(FieldKey(name), label, hint: hint, limit: Self.longestLine)
  }

  var narrative: FormField {
    FormField(
      "narrative", texts["forms.tip.narrative"], .longText, required: true, hint: texts["forms.tip.narrative.hint"],
      limit: Self.longestNarrative)
  }

  var channel: [FormField] {
    let options = Channel.allCases.map { ChoiceOption($0.rawValue, texts["tips.channel.\($0.rawValue)"]) }
    return [
      FormField(
        "channel", texts["forms.tip.channel"], .choice(FixedChoices(options)), required: true,
        chosen: [Channel.visit.rawValue]),
      text("channelDetail", texts["forms.tip.channelDetail"], hint: texts["forms.tip.channelDetail.hint"]),
    ]
  }

  var matter: [FormField] {
    let conduct = Conduct.names.map { ChoiceOption($0, texts["tips.conduct.\($0)"]) }
    let importance = Importance.allCases.map { ChoiceOption($0.rawValue, texts["tips.importance.\($0.rawValue)"]) }
    return [
      FormGroup.addButton(Self.subjects, texts["forms.subject.add"]),
      FormField(
        "conduct", texts["forms.tip.conduct"], .multiChoice(FixedChoices(conduct)), hint: texts["forms.choose"]),
      text("place", texts["forms.tip.place"]),
      FormField(
        "importance", texts["forms.tip.importance"], .choice(FixedChoices(importance)), required: true,
        chosen: [Importance.ordinary.rawValue]),
      text("title", texts["forms.tip.heading"], hint: texts["forms.tip.heading.hint"]),
      text("originals", texts["forms.tip.originals"]),
    ]
  }

  var addAttachment: FormField { FormGroup.addButton(Self.attachments, texts["forms.tip.attachments.add"]) }

  var groups: [FormGroup] {
    let texts = texts
    let kinds = Subject.Kind.allCases.map { ChoiceOption($0.rawValue, texts["tips.subject.\($0.rawValue)"]) }
    let subjects = FormGroup(
      Self.subjects, heading: { texts("forms.subject.numbered", String($0)) },
      fields: { entry in
        func key(_ name: String) -> FieldKey { FieldKey(name, in: Self.subjects, entry) }
        return [
          FormField(key("name"), texts["forms.subject.name"], limit: Self.longestLine),
          FormField(
            key("kind"), texts["forms.subject.kind"], .choice(FixedChoices(kinds)), required: true,
            chosen: [Subject.Kind.person.rawValue]),
          FormField(key("role"), texts["forms.subject.role"], limit: Self.longestLine),
          FormField(key("address"), texts["forms.subject.address"], limit: Self.longestLine),
          FormField(key("trade"), texts["forms.subject.trade"], limit: Self.longestLine),
        ]
      })
    let attachments = FormGroup(Self.attachments) { entry in
      [
        FormField(
          FieldKey("path", in: Self.attachments, entry), texts["forms.tip.attachments"], .file,
          hint: texts["forms.file.hint"])
      ]
    }
    return [subjects, attachments]
  }
}

// MARK: Values

extension TipContentFields {
  /// The content that stands in the form, with the shown words of `redaction` where something was left out.
  func content(of form: Form, redaction: Redaction?) -> TipContent {
    func shown(_ key: FieldKey) -> String { redaction?.text(key, in: form) ?? form.text(key) }
    func given(_ key: FieldKey) -> String? {
      let text = shown(key)
      return text.isEmpty ? nil : text
    }
    return TipContent(
      title: TextCleaning.singleLine(shown("title")), narrative: shown("narrative"), subjects: subjects(of: form),
      conduct: form.choices("conduct").reduce(into: []) { $0.formUnion(Conduct(name: $1)) }, place: given("place"),
      importance: form.choice("importance").flatMap(Importance.init) ?? .ordinary,
      channel: form.choice("channel").flatMap(Channel.init) ?? .visit, channelDetail: given("channelDetail"),
      originalsAt: given("originals"))
  }

  func subjects(of form: Form) -> [Subject] {
    form.entries(of: Self.subjects).compactMap { entry in
      func key(_ name: String) -> FieldKey { FieldKey(name, in: Self.subjects, entry) }
      guard let name = form.given(key("name")) else { return nil }
      return Subject(
        kind: form.choice(key("kind")).flatMap(Subject.Kind.init) ?? .person, name: name,
        role: form.given(key("role")), address: form.given(key("address")), trade: form.given(key("trade")))
    }
  }

  func attachmentPaths(of form: Form) -> [String] {
    form.entries(of: Self.attachments).compactMap { form.given(FieldKey("path", in: Self.attachments, $0)) }
  }

  /// Puts a tip's content into the form, to be changed.
  func fill(_ form: inout Form, with content: TipContent) {
    form.set("narrative", content.narrative)
    form.choose("channel", [content.channel.rawValue])
    form.set("channelDetail", content.channelDetail ?? "")
    form.choose("conduct", content.conduct.heldNames)
    form.set("place", content.place ?? "")
    form.choose("importance", [content.importance.rawValue])
    form.set("title", content.title)
    form.set("originals", content.originalsAt ?? "")
    for subject in content.subjects {
      guard let entry = form.addEntry(to: Self.subjects) else { return }
      func key(_ name: String) -> FieldKey { FieldKey(name, in: Self.subjects, entry) }
      form.set(key("name"), subject.name)
      form.choose(key("kind"), [subject.kind.rawValue])
      form.set(key("role"), subject.role ?? "")
      form.set(key("address"), subject.address ?? "")
      form.set(key("trade"), subject.trade ?? "")
    }
  }
}

// MARK: Checks

extension TipContentFields {
  /// Points out entries without a name. Whether a name is one of this bureau's, `ConcernFields` asks.
  func review(_ form: inout Form, _ environment: FormEnvironment) {
    for entry in form.entries(of: Self.subjects) {
      func key(_ name: String) -> FieldKey { FieldKey(name, in: Self.subjects, entry) }
      let others = ["role", "address", "trade"].contains { form.given(key($0)) != nil }
      form.checks[key("name")] =
        others && form.given(key("name")) == nil
        ? FieldMessage(.error, texts["forms.check.subjectName"], shown: .afterSaving) : nil
    }
  }

  /// The texts that may say who reported. Most are searched; in the place only what was typed into the identity fields
  /// counts, or stands in the others, since addresses of those reported belong there.
  func pieces(of form: Form, identity: [IdentityValue], besides extra: [FieldKey] = []) -> [RedactionPiece] {
    let keys: [FieldKey] = ["narrative", "title"] + extra + ["channelDetail", "originals", "place"]
    let texts = keys.compactMap { key in form.given(key).map { (key, $0) } }
    let hints = IdentityHints.find(in: texts.map { ($0.1, $0.0 != "place") }, knowing: identity)
    return zip(texts, hints).compactMap { text, hints in
      form[text.0].map { RedactionPiece(key: text.0, label: $0.label, text: text.1, hints: hints) }
    }
  }
}
