import CaseDomain
import DeskText

/// The fields of the forms about publicity and study, and what they say.
struct PublicityFields: Sendable {
  let environment: FormEnvironment
  private var texts: Texts { environment.texts }
  private var desk: Desk { environment.desk }

  private func label(_ key: FieldKey) -> String { texts["publicity.field.\(key.name)"] }
  private func hint(_ key: FieldKey) -> String { texts.find("publicity.field.\(key.name).hint") ?? "" }

  func line(_ key: FieldKey, required: Bool = false, limit: Int = 200) -> FormField {
    FormField(key, label(key), required: required, hint: hint(key), limit: limit)
  }

  func long(_ key: FieldKey, required: Bool = false) -> FormField {
    FormField(key, label(key), .longText, required: required, hint: hint(key), limit: 4000)
  }

  func when(_ key: FieldKey, _ leaning: DateParser.Leaning, required: Bool = true) -> FormField {
    FormField(key, label(key), .when(leaning), required: required, hint: hint(key), limit: 40)
  }

  func choice(_ key: FieldKey, _ options: [ChoiceOption], required: Bool = true) -> FormField {
    FormField(key, label(key), .choice(FixedChoices(options)), required: required, hint: hint(key))
  }

  func several(_ key: FieldKey, _ options: [ChoiceOption], required: Bool = true) -> FormField {
    FormField(key, label(key), .multiChoice(FixedChoices(options)), required: required, hint: hint(key))
  }

  // MARK: What there is to choose

  /// The only section that this member writes for; nil for the office, which writes for all.
  static func ownSection(_ desk: Desk, _ member: MemberID) -> SectionID? {
    guard let found = desk.members[member], !found.posts.contains(.office) else { return nil }
    return found.posts.contains(.liaison) ? found.section : nil
  }

  var ownSection: SectionID? { Self.ownSection(desk, environment.session.member) }

  /// The sections that this member writes for.
  func sections() -> [ChoiceOption] {
    desk.organisation.sections.filter { !$0.isClosed && (ownSection == nil || $0.id == ownSection) }
      .map { ChoiceOption(String($0.id.rawValue), $0.name) }
  }

  /// Who can see to something: the office first, which has no number.
  func organisers() -> [ChoiceOption] {
    ownSection == nil ? [ChoiceOption("office", environment.wording.organiser(nil))] + sections() : sections()
  }

  /// Sections, and below each its windows, those of them kept that an account names though they are closed by now.
  func places(_ details: ActivityDetails?) -> [ChoiceOption] {
    desk.organisation.sections.filter { ownSection == nil || $0.id == ownSection }.flatMap { section in
      let isNamed = !section.isClosed || details?.sections.contains(section.id) == true
      let windows = desk.organisation.windows.filter { window in
        window.section == section.id
          && (desk.organisation.openWindows(of: section.id).contains(window)
            || details?.windows.contains(window.id) == true)
      }
      return (isNamed ? [ChoiceOption("s\(section.id.rawValue)", section.name)] : [])
        + windows.map { ChoiceOption("w\($0.id.rawValue)", $0.name, detail: section.name) }
    }
  }

  func forms() -> [ChoiceOption] {
    ActivityForm.allCases.map { ChoiceOption($0.rawValue, texts["publicity.form.\($0.rawValue)"]) }
  }

  func focuses() -> [ChoiceOption] {
    [ChoiceOption("none", texts["publicity.focus.none"])]
      + ActivityFocusKind.allCases.map { ChoiceOption($0.rawValue, texts["publicity.focus.\($0.rawValue)"]) }
  }

  func studyKinds() -> [ChoiceOption] {
    StudyKind.allCases.map { ChoiceOption($0.rawValue, texts["publicity.study.\($0.rawValue)"]) }
  }

  /// Who was to be at a session of these sections.
  func called(_ sections: [SectionID], on day: CivilDate) -> [ChoiceOption] {
    desk.studyRoster(of: sections, on: day)
      .map { ChoiceOption(String($0.id.rawValue), $0.name, detail: environment.wording.section($0.section)) }
  }

  /// Who still has a session to make up, of those whom a member sees to.
  static func open(_ study: StudyID, _ desk: Desk, _ member: MemberID) -> [StaffID] {
    desk.openMakeUps(of: ownSection(desk, member)).filter { $0.study == study }.map(\.staff)
  }

  func openMakeUps(_ study: StudyID) -> [ChoiceOption] {
    Self.open(study, desk, environment.session.member).map {
      ChoiceOption(String($0.rawValue), environment.wording.staff($0))
    }
  }

  /// Members of the desk who stand on no roster yet.
  func members() -> [ChoiceOption] {
    let listed = Set(desk.study.staff.filter { $0.leaving == nil }.compactMap(\.member))
    return [ChoiceOption("none", texts["publicity.field.member.none"])]
      + desk.members.all.filter { $0.status == .admitted && $0.posts != .inspector && !listed.contains($0.id) }
      .map { ChoiceOption(String($0.id.rawValue), $0.name, detail: environment.wording.posts($0.posts)) }
  }

  func windows() -> [ChoiceOption] {
    desk.organisation.sections.flatMap { section in
      desk.organisation.openWindows(of: section.id)
        .map { ChoiceOption(String($0.id.rawValue), $0.name, detail: section.name) }
    }
  }

  // MARK: What they say

  private func ids(_ form: Form, _ key: FieldKey, _ prefix: Character) -> [Int64] {
    form.choices(key).filter { $0.first == prefix }.compactMap { Int64($0.dropFirst()) }
  }

  /// The section that sees to it; nil is the office.
  func organiser(_ form: Form) -> SectionID? {
    ownSection ?? form.choice("organiser").flatMap { Int64($0) }.map(SectionID.init(rawValue:))
  }

  func section(_ form: Form) -> SectionID? {
    ownSection ?? form.choice("section").flatMap { Int64($0) }.map(SectionID.init(rawValue:))
  }

  func calledSections(_ form: Form) -> [SectionID] {
    ownSection.map { [$0] } ?? form.choices("called").compactMap { Int64($0) }.map(SectionID.init(rawValue:))
  }

  func staff(_ form: Form, _ key: FieldKey) -> [StaffID] {
    form.choices(key).compactMap { Int64($0) }.map(StaffID.init(rawValue:))
  }

  /// The account in the form; nil where something is missing.
  func details(_ form: Form) -> ActivityDetails? {
    guard let day = form.when("on")?.date, let audience = Int(form.text("audience")) else { return nil }
    let focus = form.choice("focus").flatMap(ActivityFocusKind.init).map {
      ActivityFocus(kind: $0, name: form.text("focusName"))
    }
    return ActivityDetails(
      on: day, theme: form.text("theme"), forms: form.choices("forms").compactMap(ActivityForm.init), focus: focus,
      organiser: organiser(form), sections: ids(form, "reached", "s").map(SectionID.init(rawValue:)),
      windows: ids(form, "reached", "w").map(WindowID.init(rawValue:)), place: form.text("place"),
      audience: audience, summary: form.text("summary"))
  }

  /// The session in the form; nil where something is missing.
  func study(_ form: Form) -> StudyDetails? {
    guard let day = form.when("on")?.date, let kind = form.choice("kind").flatMap(StudyKind.init),
      let minutes = Int(form.text("minutes"))
    else { return nil }
    return StudyDetails(
      on: day, kind: kind, title: form.text("title"), number: form.text("number"), issuer: form.text("issuer"),
      minutes: minutes, place: form.text("place"), lecturer: form.text("lecturer"), sections: calledSections(form))
  }
}
