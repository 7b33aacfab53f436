import CaseDomain
import Terminal

/// Everything a meeting says, as lines; where its items and follow-ups stand.
struct MeetingPage {
  private(set) var parts: [MeetingLayer.Part] = []
  /// The first line of each part.
  private(set) var places: [MeetingLayer.Part: Int] = [:]
  private var page: DetailPage
  private let chosen: MeetingLayer.Part?

  var lines: [DetailLine] { page.lines }

  init(_ id: MeetingID, chosen: MeetingLayer.Part?, _ context: LayerContext, width: Int) {
    page = DetailPage(theme: context.theme, width: width)
    self.chosen = chosen
    guard let desk = context.desk, let meeting = desk.meetings[id] else { return }
    head(meeting, desk, context)
    earlier(meeting, desk, context)
    agenda(meeting, desk, context)
    attendance(meeting, context)
    minutes(meeting, desk, context)
    followUps(meeting, desk, context)
  }

  private mutating func head(_ meeting: Meeting, _ desk: Desk, _ context: LayerContext) {
    let (words, texts, theme) = (context.wording, context.texts, context.theme)
    page.text("\(words.meetingKind(meeting.kind))  \(meeting.purpose)", theme.heading)
    page.value(
      texts["meetings.page.state"], texts["meetings.state.\(meeting.state.rawValue)"],
      meeting.state == .cancelled ? theme.warning : .plain)
    page.value(texts["meetings.page.reason"], meeting.reason ?? "")
    if let proposal = meeting.proposal {
      let who = proposal.section.map { words.noted(words.member(meeting.entered.by), words.section($0)) }
      page.value(
        texts["meetings.page.proposed"],
        "\(who ?? words.member(meeting.entered.by))  \(words.time(meeting.entered.at))")
      page.value(texts["meetings.form.wished"], proposal.wished.map(words.dateAndWeekday) ?? "")
      if meeting.state == .proposed {
        page.value(
          texts["meetings.page.answerDue"],
          words.noted(words.dateAndWeekday(proposal.answerDue), words.dueLong(proposal.answerDue)),
          proposal.answerDue < context.today ? theme.alert : .plain)
      }
    }
    guard let plan = meeting.plan else { return }
    page.value(texts["meetings.form.start"], texts("meetings.page.span", words.moment(plan.start), "\(plan.end.time)"))
    page.value(texts["meetings.form.place"], plan.place)
    page.value(texts["meetings.form.host"], plan.host.map(words.member) ?? "")
    let invited = plan.invited.map(words.member) + plan.guests
    page.value(texts["meetings.form.invited"], invited.joined(separator: texts["frame.listSeparator"]))
    page.value(
      texts["meetings.form.notice"],
      plan.notice.map { texts("meetings.page.noticeSent", words.date($0)) } ?? texts["meetings.page.noticeOpen"])
    guard meeting.state == .scheduled else { return }
    for warning in desk.warnings(about: plan, kind: meeting.kind, of: meeting.id, at: context.now) {
      page.text("! " + words.slotWarning(warning), theme.warning)
    }
    if plan.start.date < context.today { page.text("! " + texts["meetings.page.record"], theme.warning) }
  }

  /// What earlier meetings of the kind left to be done heads the agenda (R2.1).
  private mutating func earlier(_ meeting: Meeting, _ desk: Desk, _ context: LayerContext) {
    guard meeting.state == .scheduled else { return }
    let open = desk.visibleFollowUps(to: context.session?.member).filter {
      $0.state != .checked && desk.meetings[$0.meeting]?.kind == meeting.kind
    }
    guard !open.isEmpty else { return }
    page.heading(context.texts("meetings.page.earlier", String(open.count)))
    for task in open { part(.followUp(task.event), MeetingsView.row(of: task, context), context) }
  }

  private mutating func agenda(_ meeting: Meeting, _ desk: Desk, _ context: LayerContext) {
    guard meeting.plan != nil else { return }
    let (words, texts, theme) = (context.wording, context.texts, context.theme)
    let items = desk.visibleItems(desk.meetings.agenda(of: meeting.id), to: context.session?.member)
    page.heading(texts["meetings.page.agenda"])
    if items.isEmpty { page.text(texts["meetings.page.noAgenda"], theme.secondary) }
    for (index, item) in items.enumerated() {
      let minutes = item.minutes.map { texts("meetings.page.minutes", String($0)) } ?? ""
      part(
        .item(item.event),
        MeetingsView.Row(lead: "\(index + 1).", label: words.agendaItem(item), note: minutes), context)
      if let refusal = desk.conflict(of: item, at: meeting) {
        page.text("! " + words.refusal(refusal), theme.warning, indent: 5)
      }
      if let outcome = item.outcome { page.text("→ " + outcome.words, indent: 5) }
      for text in desk.meetings.texts.filter({ $0.meeting == meeting.id && $0.lead != nil && $0.lead == item.lead })
        .suffix(1)
      {
        page.text(text.words, theme.secondary, indent: 5)
      }
    }
  }

  private mutating func attendance(_ meeting: Meeting, _ context: LayerContext) {
    guard meeting.state == .held else { return }
    let (words, texts, theme) = (context.wording, context.texts, context.theme)
    page.heading(words.presence(meeting))
    page.value(texts["meetings.form.chair"], meeting.chair.map(words.member) ?? texts["meetings.chair.outside"])
    if !meeting.attendance.isEmpty && !meeting.isQuorate {
      page.text("! " + texts["meetings.page.noQuorum"], theme.warning)
    }
    for presence in Attendance.Presence.allCases {
      let people = meeting.attendance.filter { $0.presence == presence }.map { row in
        let name = row.member.map(words.member) ?? row.guest ?? ""
        return row.note.map { words.noted(name, $0) } ?? name
      }
      page.value(
        texts["meetings.presence.\(presence.rawValue)"], people.joined(separator: texts["frame.listSeparator"]))
    }
  }

  private mutating func minutes(_ meeting: Meeting, _ desk: Desk, _ context: LayerContext) {
    guard meeting.state == .held else { return }
    let (words, texts, theme) = (context.wording, context.texts, context.theme)
    page.heading(texts["meetings.page.minutesHeading"])
    guard let newest = meeting.minutes.last else {
      return page.text("! " + texts["meetings.page.noMinutes"], theme.warning)
    }
    let version = texts(
      "meetings.page.version", String(meeting.minutes.count), words.member(newest.filed.by), words.time(newest.filed.at)
    )
    page.text(version, theme.secondary)
    if let approved = newest.approved {
      page.text(texts("meetings.page.approved", words.member(approved.by), words.time(approved.at)), theme.secondary)
    } else {
      page.text(texts["meetings.page.unapproved"], theme.warning)
    }
    if let words = desk.meetings.text(newest.text)?.words {
      page.text(words)
      return earlierVersions(meeting, context)
    }
    // Whoever reads such minutes and finds none knows that none were written.
    let isReader = context.member?.posts.isDisjoint(with: .leadsReaders) == false
    page.text(
      texts[isReader ? "meetings.page.neverWritten" : "meetings.page.sealed"], isReader ? theme.alert : .plain)
  }

  /// What stood in the minutes before they were set right: Enter opens it.
  private mutating func earlierVersions(_ meeting: Meeting, _ context: LayerContext) {
    let (words, texts) = (context.wording, context.texts)
    for (index, version) in meeting.minutes.enumerated().dropLast().reversed() {
      let title = texts(
        "meetings.page.version", String(index + 1), words.member(version.filed.by), words.time(version.filed.at))
      let note = version.approved.map { texts("meetings.page.approvedBy", words.member($0.by)) } ?? ""
      part(.minutes(version.text), MeetingsView.Row(lead: "", label: title, note: note), context)
    }
  }

  private mutating func followUps(_ meeting: Meeting, _ desk: Desk, _ context: LayerContext) {
    guard meeting.state == .held else { return }
    let all = desk.visibleFollowUps(to: context.session?.member).filter { $0.meeting == meeting.id }
    guard !all.isEmpty else { return }
    page.heading(context.texts["meetings.view.followUps"])
    for task in all {
      part(.followUp(task.event), MeetingsView.row(of: task, context), context)
      for note in task.notes where !note.words.isEmpty {
        page.text(
          "\(context.wording.time(note.step.at))  \(context.wording.member(note.step.by))  \(note.words)",
          context.theme.secondary, indent: 5)
      }
    }
  }

  /// One line that the keys can act on.
  private mutating func part(_ part: MeetingLayer.Part, _ row: MeetingsView.Row, _ context: LayerContext) {
    let isChosen = part == chosen
    parts.append(part)
    places[part] = page.lines.count
    let note = row.note.isEmpty ? "" : "  " + row.note
    let room = page.width - DisplayWidth.of(note)
    let text = (isChosen ? "> " : "  ") + row.lead + "  " + row.label
    let style = isChosen ? context.theme.selection : row.style
    let head = DisplayWidth.padded(DisplayWidth.clipped(text, to: room), to: room)
    page.line(DetailLine(pieces: [(head, style), (note, style)]))
  }
}
