import CaseDomain
import DeskText

/// The fields of the forms about meetings.
struct MeetingFields: Sendable {
  let environment: FormEnvironment
  private var texts: Texts { environment.texts }
  private var desk: Desk { environment.desk }

  func line(_ key: FieldKey, required: Bool = false, limit: Int = 200) -> FormField {
    FormField(
      key, texts["meetings.form.\(key.name)"], required: required,
      hint: texts.find("meetings.form.\(key.name).hint") ?? "", limit: limit)
  }

  func long(_ key: FieldKey, limit: Int = 4000) -> FormField {
    FormField(
      key, texts["meetings.form.\(key.name)"], .longText, required: true,
      hint: texts.find("meetings.form.\(key.name).hint") ?? "", limit: limit)
  }

  func when(_ key: FieldKey, required: Bool = false) -> FormField {
    FormField(
      key, texts["meetings.form.\(key.name)"], .when(.future), required: required,
      hint: texts.find("meetings.form.\(key.name).hint") ?? "", limit: 40)
  }

  func choice(_ key: FieldKey, _ options: [ChoiceOption], required: Bool = true) -> FormField {
    FormField(key, texts["meetings.form.\(key.name)"], .choice(FixedChoices(options)), required: required)
  }

  func kinds() -> [ChoiceOption] {
    MeetingKind.allCases.map { ChoiceOption($0.rawValue, environment.wording.meetingKind($0)) }
  }

  func itemKinds() -> [ChoiceOption] {
    AgendaKind.allCases.filter { $0 != .majorLead }
      .map { ChoiceOption($0.rawValue, texts["meetings.item.\($0.rawValue)"]) }
  }

  func yesNo(_ area: String) -> [ChoiceOption] {
    [ChoiceOption("yes", texts["meetings.form.\(area).yes"]), ChoiceOption("no", texts["meetings.form.\(area).no"])]
  }

  /// Everybody who works here, who is usually asked first.
  func people() -> [ChoiceOption] {
    desk.members.all.filter { $0.status == .admitted && $0.posts != .inspector }
      .map { ChoiceOption(String($0.id.rawValue), $0.name, detail: environment.wording.posts($0.posts)) }
  }

  func everybody(_ key: FieldKey) -> FormField {
    FormField(
      key, texts["meetings.form.\(key.name)"], .multiChoice(FixedChoices(people())), required: false,
      hint: texts.find("meetings.form.\(key.name).hint") ?? "")
  }

  /// Meetings to come, the next first, and the backlog.
  func targets() -> [ChoiceOption] {
    let words = environment.wording
    let coming = desk.meetings.all.filter { $0.state == .scheduled }
      .compactMap { meeting in meeting.plan.map { (meeting: meeting, start: $0.start) } }
      .sorted { $0.start < $1.start }
    return coming.map {
      ChoiceOption(
        String($0.meeting.id.rawValue), "\(words.moment($0.start)) \(words.meetingKind($0.meeting.kind))",
        detail: $0.meeting.purpose)
    } + [ChoiceOption("backlog", texts["meetings.backlog"])]
  }

  /// Who is usually invited to a meeting of a kind.
  func usual(_ kind: MeetingKind) -> [MemberID] {
    let posts: Posts =
      switch kind {
      case .leadingGroup: [.leader, .office]
      case .groupOffice: .office
      case .liaison: [.liaison, .office]
      case .promotion: [.leader, .office, .liaison]
      case .county: .liaison
      case .other: []
      }
    return desk.members.holding(posts).map(\.id)
  }

  // MARK: What they say

  static func members(_ form: Form, _ key: FieldKey) -> [MemberID] {
    form.choices(key).compactMap { Int64($0) }.map(MemberID.init(rawValue:))
  }

  static func member(_ form: Form, _ key: FieldKey) -> MemberID? { members(form, key).first }

  /// When, where, who; nil where something is missing.
  static func plan(_ form: Form, earlier: MeetingPlan?, today: CivilDate) -> MeetingPlan? {
    guard let when = form.when("start"), let time = when.time else { return nil }
    let isSent = form.choice("notice") == "yes"
    return MeetingPlan(
      start: CivilMoment(date: when.date, time: time), minutes: Int(form.text("duration")) ?? 90,
      place: form.text("place"), host: member(form, "host"), invited: members(form, "invited"),
      guests: FieldFields.names(form.text("guests")), notice: isSent ? earlier?.notice ?? today : nil)
  }
}
