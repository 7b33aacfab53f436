import CaseDomain
import DeskSession

/// The forms about meetings: what is known is filled in, and what speaks against a moment is said beside it.
struct MeetingForm: FormDefinition {
  let task: MeetingTask

  var name: String { task.draftName }
  /// What a draft would say about the people there is on the record soon enough.
  var keepsDraft: Bool { if case .approve = task { false } else { true } }

  func title(_ environment: FormEnvironment) -> String {
    let texts = environment.texts
    if case .hold(let id) = task, environment.desk.meetings[id]?.state == .held {
      return texts["meetings.title.attendance"]
    }
    return texts["meetings.title.\(task.name)"]
  }

  func form(_ environment: FormEnvironment) -> Form {
    var form = Form(
      texts: environment.texts, clock: environment.clock,
      fields: about(environment) + fields(environment)
        + [FormField("save", environment.texts["keys.save"], .button(.save))])
    fill(&form, environment)
    return form
  }

  /// What it is about, above the fields.
  private func about(_ environment: FormEnvironment) -> [FormField] {
    let (desk, words) = (environment.desk, environment.wording)
    var lines: [String] = []
    if let meeting = task.meeting(desk) {
      let when = meeting.plan.map { words.moment($0.start) + "  " } ?? ""
      lines.append("\(when)\(words.meetingKind(meeting.kind))  \(meeting.purpose)")
    }
    switch task {
    case .bring(let lead): lines.append(words.lead(lead))
    case .moveItem(let event), .dropItem(let event), .decide(let event), .leadMinutes(let event),
      .followUp(_, let event?):
      if let item = desk.meetings.item(event) { lines.append(words.agendaItem(item)) }
    case .note(let event), .check(let event):
      if let found = desk.meetings.followUp(event) {
        lines.append("\(words.member(found.owner))  \(words.date(found.due))  \(found.words)")
        lines += found.notes.suffix(3).map { "\(words.time($0.step.at))  \($0.words)" }
      }
    case .explain(let obligation, let period):
      let found = desk.obligation(obligation, in: period, on: environment.clock.today)
      lines.append(found.map { words.obligation($0) } ?? words.period(period))
      if desk.obligationClock(on: environment.clock.today).beganUnrecorded(period) {
        lines.append(environment.texts("meetings.form.explanation.began", words.firstDay))
      }
    case .approve(let id):
      if let text = desk.meetings[id]?.minutes.last.flatMap({ desk.meetings.text($0.text) }) {
        lines.append(text.words)
      }
    default: break
    }
    return lines.enumerated().map { FormField(FieldKey("about\($0.offset)"), $0.element, .note) }
  }

  private func fields(_ environment: FormEnvironment) -> [FormField] {
    let make = MeetingFields(environment: environment)
    switch task {
    case .propose:
      return [make.choice("kind", make.kinds()), make.line("purpose", required: true), make.when("wished")]
    case .schedule(let proposal):
      let what = proposal == nil ? [make.choice("kind", make.kinds()), make.line("purpose", required: true)] : []
      return what + plan(make)
    case .reschedule: return plan(make) + [make.line("reason", required: true)]
    case .decline, .cancel, .dropItem: return [make.line("reason", required: true)]
    case .explain: return [make.long("explanation", limit: 1000)]
    case .hold(let id): return attendance(id, make, environment)
    case .minutes: return [make.long("minutes", limit: 200_000)]
    case .leadMinutes: return [make.long("leadMinutes", limit: 200_000)]
    case .approve: return []
    case .addItem:
      return [
        make.choice("itemKind", make.itemKinds()), make.line("item", required: true), make.line("duration", limit: 4),
      ]
    case .bring: return [make.choice("target", make.targets()), make.line("question")]
    case .moveItem: return [make.choice("target", make.targets())]
    case .decide: return [make.long("outcome")]
    case .followUp: return [make.choice("owner", make.people()), make.when("due", required: true), make.long("task")]
    case .note: return [make.long("progress"), make.choice("done", make.yesNo("done"))]
    case .check: return [make.choice("passed", make.yesNo("passed")), make.line("remark")]
    }
  }

  private func plan(_ make: MeetingFields) -> [FormField] {
    [
      make.when("start", required: true), make.line("duration", required: true, limit: 4),
      make.line("place", required: true), make.choice("host", make.people(), required: false),
      make.everybody("invited"), make.line("guests", limit: 1000), make.choice("notice", make.yesNo("notice")),
    ]
  }

  /// One line for each who was asked to come.
  private func attendance(_ id: MeetingID, _ make: MeetingFields, _ environment: FormEnvironment) -> [FormField] {
    guard let meeting = environment.desk.meetings[id] else { return [] }
    let texts = environment.texts
    let options = Attendance.Presence.allCases.map {
      ChoiceOption($0.rawValue, texts["meetings.presence.\($0.rawValue)"])
    }
    let chair = meeting.state == .held ? [] : [make.choice("chair", make.people(), required: meeting.kind != .county)]
    let rows = Self.rows(of: meeting)
    let known = Set(rows.compactMap(\.member).map { String($0.rawValue) })
    let others = FormField(
      "others", texts["meetings.form.others"],
      .multiChoice(FixedChoices(make.people().filter { !known.contains($0.id) })), required: false,
      hint: texts["meetings.form.others.hint"])
    return chair
      + rows.enumerated().flatMap { index, row in
        [
          FormField(
            FieldKey("presence\(index)"), row.member.map(environment.wording.member) ?? row.guest ?? "",
            .choice(FixedChoices(options)), required: true),
          FormField(FieldKey("note\(index)"), texts["meetings.form.presenceNote"], limit: 100),
        ]
      } + [others, make.line("otherGuests", limit: 1000)]
  }

  /// Who was asked, and who else was written down before, as they stand on record or as they will mostly be.
  static func rows(of meeting: Meeting) -> [Attendance] {
    let asked =
      (meeting.plan?.invited ?? []).map { Attendance(member: $0, presence: .present) }
      + (meeting.plan?.guests ?? []).map { Attendance(guest: $0, presence: .present) }
    let known = asked.map { row in
      meeting.attendance.first { $0.member == row.member && $0.guest == row.guest } ?? row
    }
    return known
      + meeting.attendance.filter { row in
        !asked.contains { $0.member == row.member && $0.guest == row.guest }
      }
  }

  func finished(_ performed: Performed, _ environment: FormEnvironment) -> [LayerAction] {
    [.notice(Notice(.done, environment.texts["meetings.done.\(task.name)"]))]
  }
}
