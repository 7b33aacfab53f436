import CaseDomain
import DeskSession

extension OfficialForm {
  /// A paper of a meeting. Of a major lead it says that there is one, and no more: paper wanders.
  static func meeting(
    _ paper: MeetingPaper, of meeting: Meeting, minutes: String, _ words: PaperWords
  ) -> OfficialForm {
    let texts = words.texts
    var parts = head(of: meeting, words)
    switch paper {
    case .notice: parts += notice(of: meeting, words)
    case .agenda:
      parts += earlier(than: meeting, words) + agenda(of: meeting, words)
      parts.append(row("meetingRemark", "", words, blank: 6))
    case .attendance: parts += attendance(of: meeting, words)
    case .minutes: parts += Self.minutes(of: meeting, minutes, words)
    }
    let date = meeting.plan.map { words.date($0.start.date) } ?? ""
    return OfficialForm(
      title: texts["papers.title.meeting.\(paper.rawValue)"], number: "", date: date, parts: parts)
  }

  private static func row(_ key: String, _ value: String, _ words: PaperWords, blank: Int = 1) -> Part {
    .row(words.texts["papers.form.\(key)"], value, blank: blank)
  }

  private static func head(of meeting: Meeting, _ words: PaperWords) -> [Part] {
    guard let plan = meeting.plan else { return [] }
    let texts = words.texts
    let span = texts("meetings.page.span", "\(words.date(plan.start.date)) \(plan.start.time)", "\(plan.end.time)")
    return [
      row("meeting", texts["meetings.kind.\(meeting.kind.rawValue)"], words),
      row("meetingPurpose", meeting.purpose, words), row("meetingTime", span, words),
      row("meetingPlace", plan.place, words),
      row("meetingHost", plan.host.map(words.member) ?? "", words),
    ]
  }

  private static func people(of meeting: Meeting, _ words: PaperWords) -> [String] {
    (meeting.plan?.invited ?? []).map(words.member) + (meeting.plan?.guests ?? [])
  }

  /// What earlier meetings of the kind left to be done heads the agenda (R2.1); of leads nothing.
  private static func earlier(than meeting: Meeting, _ words: PaperWords) -> [Part] {
    guard meeting.state == .scheduled else { return [] }
    let open = words.desk.meetings.followUps.filter { task in
      task.lead == nil && task.state != .checked && words.desk.meetings[task.meeting]?.kind == meeting.kind
    }
    return open.sorted { ($0.due, $0.event) < ($1.due, $1.event) }.enumerated().map { index, task in
      .row(
        words.texts("papers.form.meetingEarlier", String(index + 1)),
        [words.member(task.owner), words.date(task.due), TextCleaning.singleLine(task.words)].joined(separator: "  "))
    }
  }

  private static func agenda(of meeting: Meeting, _ words: PaperWords) -> [Part] {
    let items = words.desk.meetings.agenda(of: meeting.id)
    if items.isEmpty { return [row("meetingAgenda", "", words, blank: 5)] }
    return items.enumerated().map { index, item in
      let kind = words.texts["meetings.item.\(item.kind.rawValue)"]
      // The lead's number and words are for those who may know it.
      let about = item.lead == nil ? item.words : words.texts["papers.form.meetingLead"]
      let minutes = item.minutes.map { words.texts("meetings.page.minutes", String($0)) } ?? ""
      return .row(
        words.texts("papers.form.meetingItem", String(index + 1)),
        [kind, about, minutes].filter { !$0.isEmpty }.joined(separator: "  "))
    }
  }

  private static func notice(of meeting: Meeting, _ words: PaperWords) -> [Part] {
    [row("meetingInvited", people(of: meeting, words).joined(separator: words.separator), words)]
      + agenda(of: meeting, words)
      + [
        .paragraph(words.texts["papers.form.meetingAsk"]),
        .seal(words.bureau, date: words.date(words.today)),
      ]
  }

  /// A line for each to sign on, and some for who else comes.
  private static func attendance(of meeting: Meeting, _ words: PaperWords) -> [Part] {
    [.heading(words.texts["papers.form.meetingSign"])]
      + people(of: meeting, words).map { .signature($0) }
      + (0..<4).map { _ in .signature("") }
  }

  private static func minutes(of meeting: Meeting, _ text: String, _ words: PaperWords) -> [Part] {
    let texts = words.texts
    let groups = Attendance.Presence.allCases.map { presence -> Part in
      let names = meeting.attendance.filter { $0.presence == presence }.map { row in
        let name = row.member.map(words.member) ?? row.guest ?? ""
        return row.note.map { texts("papers.noted", name, $0) } ?? name
      }
      return .row(texts["meetings.presence.\(presence.rawValue)"], names.joined(separator: words.separator))
    }
    let outcomes = words.desk.meetings.agenda(of: meeting.id).filter { $0.lead == nil }
      .compactMap { item in item.outcome.map { item.words + texts["papers.colon"] + $0.words } }
    var parts = [row("meetingChair", meeting.chair.map(words.member) ?? "", words)] + groups
    parts.append(.heading(texts["papers.title.meeting.minutes"]))
    parts += text.split(separator: "\n").map { .paragraph(String($0)) }
    if !outcomes.isEmpty {
      parts.append(.heading(texts["papers.form.meetingOutcomes"]))
      parts += outcomes.map { .paragraph($0) }
    }
    let version = texts("papers.form.meetingVersion", String(meeting.minutes.count))
    let approved = meeting.minutes.last?.approved
    let sign = approved.map { texts("meetings.page.approved", words.member($0.by), words.day($0.at)) }
    return parts + [
      .text([version, sign ?? ""].filter { !$0.isEmpty }.joined(separator: "  ")),
      .signature(texts["papers.sign.chair"]),
    ]
  }
}
