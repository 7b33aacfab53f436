import CaseDomain
import DeskSession
import DeskText

/// Asks about members whom the words of an incident name and nobody ticked (R6.4): whoever is accused must not become a
/// keeper because the name stands in the wrong field.
///
/// Nobody is taken as accused by a name alone, as the words say who leaked and who heard it: the person at the keyboard
/// decides, and says why it is not who is accused.
struct NamedMembers: Sendable {
  static let accused: FieldKey = "accused"
  static let answer: FieldKey = "named"
  static let reason: FieldKey = "notAccused"
  /// What was compared last, and who was found unticked then: no part of a draft, so that a draft is compared anew.
  private static let compared = "_named.compared"
  private static let asked = "_named.asked"
  private static let said = "_named.said"

  private let texts: Texts
  private let environment: FormEnvironment
  /// The incident to which a keeper writes; nil where one is raised.
  private let incident: Incident?

  init(_ environment: FormEnvironment, addingTo incident: IncidentID? = nil) {
    texts = environment.texts
    self.environment = environment
    self.incident = incident.flatMap { environment.desk.incidents[$0] }
  }

  /// Whom it may accuse. A keeper does not write about themselves what the others are to keep from them.
  var whom: FormField {
    let open = environment.desk.members.all.filter { member in
      guard let incident else { return member.status == .admitted }
      return member.status == .admitted && member.id != environment.session.member
        && !incident.accused.contains(member.id)
    }
    return FormField(
      Self.accused, texts["forms.incident.accused"],
      .multiChoice(FixedChoices(open.map { ChoiceOption(String($0.id.rawValue), $0.name) })))
  }

  var fields: [FormField] {
    let choices = ["accused", "other"].map { ChoiceOption($0, texts["forms.incident.named.\($0)"]) }
    return [
      FormField(Self.answer, texts["forms.incident.named"], .choice(FixedChoices(choices)), required: true),
      FormField(
        Self.reason, texts["forms.incident.notAccused"], required: true, secret: true,
        hint: texts["forms.incident.notAccused.hint"], limit: 200),
    ]
  }

  /// Compares the words with who works here where they or the ticks changed, and says what follows.
  func review(_ form: inout Form, words: [String]) {
    let sign = Self.sign(of: words, form.choices(Self.accused))
    if form.extras[Self.compared] != sign {
      form.extras[Self.compared] = sign
      compare(&form, words)
    }
    if form.choice(Self.answer) == "accused" { tick(&form, words) }
    let said = form.extras[Self.said] ?? ""
    form.change(Self.answer) { $0.isHidden = said.isEmpty }
    let isOpen = form.choice(Self.answer) == nil
    form.checks[Self.answer] = said.isEmpty ? nil : FieldMessage(isOpen ? .error : .warning, said)
    let isDenied = !said.isEmpty && form.choice(Self.answer) == "other"
    form.change(Self.reason) { $0.isHidden = !isDenied }
  }

  /// The question is asked again where somebody is named about whom it was not asked.
  private func compare(_ form: inout Form, _ words: [String]) {
    let hits = unticked(form, words)
    let found = Set(hits.compactMap { Self.member($0).map(String.init) })
    let before = Set((form.extras[Self.asked] ?? "").split(separator: ",").map(String.init))
    if found.isEmpty || !found.isSubset(of: before) { form.choose(Self.answer, []) }
    form.extras[Self.asked] = found.sorted().joined(separator: ",")
    form.extras[Self.said] = hits.map(environment.wording.concern).joined(separator: texts["frame.clauseSeparator"])
  }

  /// The answer is carried out where the ticks stand, so that it can be seen and taken back there.
  private func tick(_ form: inout Form, _ words: [String]) {
    let named = unticked(form, words).compactMap { Self.member($0).map(String.init) }
    form.choose(Self.accused, form.choices(Self.accused) + named)
    form.extras[Self.compared] = Self.sign(of: words, form.choices(Self.accused))
    compare(&form, words)
  }

  /// Whom the words may mean that is not ticked. Where somebody works says nothing of who is accused.
  private func unticked(_ form: Form, _ words: [String]) -> [ConflictCheck.Hit] {
    let ticked = Set(form.choices(Self.accused))
    let offered = form[Self.accused]?.source
    return hits(words).filter {
      guard let id = Self.member($0).map(String.init) else { return false }
      return !ticked.contains(id) && offered?.option(id) != nil
    }
  }

  private func hits(_ words: [String]) -> [ConflictCheck.Hit] {
    ConcernFields(environment).hits(in: TipContent(title: "", narrative: words.joined(separator: "\n")))
      .filter { $0.why != .unit && Self.member($0) != nil }
  }

  /// Whom the words were taken to accuse, each with what says so, for those who keep the incident.
  func accusing(_ form: Form, words: [String]) -> [AddAccused] {
    guard let incident else { return [] }
    var reasons: [Int64: String] = [:]
    for hit in hits(words) { if let id = Self.member(hit) { reasons[id] = environment.wording.concern(hit) } }
    return form.choices(Self.accused).compactMap { Int64($0) }.map {
      AddAccused(
        incident: incident.id, member: MemberID(rawValue: $0), why: reasons[$0] ?? texts["forms.incident.said"])
    }
  }

  /// Who was named and is not accused, with the reason, for those who keep the incident; nil where nobody was.
  func denied(_ form: Form, words: [String]) -> String? {
    guard form.choice(Self.answer) == "other", let reason = form.given(Self.reason) else { return nil }
    let names = unticked(form, words).compactMap { Self.member($0) }.map {
      environment.wording.member(MemberID(rawValue: $0))
    }
    return texts("forms.incident.notAccused.noted", names.joined(separator: texts["frame.listSeparator"]), reason)
  }

  private static func member(_ hit: ConflictCheck.Hit) -> Int64? {
    if case .member(let id) = hit.concerned { id.rawValue } else { nil }
  }

  private static func sign(of words: [String], _ ticked: [String]) -> String {
    var hasher = Hasher()
    hasher.combine(words)
    hasher.combine(ticked)
    return String(hasher.finalize())
  }
}
