import CaseDomain
import DeskSession

extension LeadForm {
  /// The form of a lead, filled with what is known.
  func page(of sheet: LeadSheet, _ words: PaperWords) -> OfficialForm {
    switch self {
    case .registration: .registration(of: sheet, words)
    case .assignment: .assignment(of: sheet, words)
    case .supervision: .supervision(of: sheet, words)
    case .transferLetter:
      .transferLetter(of: sheet, sheet.recordedTransfer(words), contents: sheet.handedOver(words), words)
    }
  }
}

extension OfficialForm {
  private static func row(_ key: String, _ value: String, _ words: PaperWords, blank: Int = 1) -> Part {
    .row(words.texts["papers.form.\(key)"], value, blank: blank)
  }

  private static func title(_ name: String, _ words: PaperWords) -> String { words.texts["papers.title.\(name)"] }

  /// 登记表: how the matter came in and why it was taken up.
  static func registration(of sheet: LeadSheet, _ words: PaperWords) -> OfficialForm {
    let lead = sheet.lead
    var parts = [
      row("leadTitle", sheet.title, words),
      row("openedAt", words.day(lead.openedAt), words), row("openedBy", words.member(lead.openedBy), words),
      row("importance", words.importance(lead.importance), words),
      row("organised", words.yesNo(lead.isSuspectedOrganisedCrime), words),
    ]
    for (index, tip) in sheet.tips.enumerated() {
      parts.append(.heading(words.texts("papers.form.tip", String(index + 1), tip.tip.number.description)))
      parts += Self.parts(of: tip, words)
    }
    parts += [
      row("reason", sheet.document.opened.reason, words, blank: 3), row("opinion", "", words, blank: 4),
      .signature(words.texts["papers.sign.registrar"]), .signature(words.texts["papers.sign.reviewer"]),
    ]
    return OfficialForm(
      title: title("registration", words), number: lead.number.description, date: words.day(lead.openedAt),
      parts: parts)
  }

  /// 登记表 of one tip.
  static func registration(of sheet: TipSheet, _ words: PaperWords) -> OfficialForm {
    let parts =
      Self.parts(of: sheet, words) + [
        row("proposal", "", words, blank: 3), row("opinion", "", words, blank: 4),
        .signature(words.texts["papers.sign.registrar"]), .signature(words.texts["papers.sign.reviewer"]),
      ]
    return OfficialForm(
      title: title("tipRegistration", words), number: sheet.tip.number.description,
      date: words.day(sheet.tip.registeredAt), parts: parts)
  }

  /// What a tip says, and how it came; never who told it, nor an alias: paper wanders.
  private static func parts(of sheet: TipSheet, _ words: PaperWords) -> [Part] {
    let (tip, content) = (sheet.tip, sheet.content)
    let parts = [
      row("received", words.received(tip), words), row("registrar", words.member(tip.registeredBy), words),
      row("channel", words.channel(tip), words), row("naming", words.naming(tip), words),
    ]
    return parts + Self.parts(content, words)
      + sheet.late.map { row("late", "\(words.day($0.receivedAt))\n\($0.text)", words) }
  }

  /// Whom a tip accuses of what.
  static func parts(_ content: TipContent, _ words: PaperWords) -> [Part] {
    [
      row("subjects", content.subjects.map(words.subject).joined(separator: "\n"), words),
      row("conduct", words.conduct(content.conduct), words), row("place", content.place ?? "", words),
      row("narrative", content.narrative, words, blank: 6),
    ]
  }

  /// 交办单: the lead goes to a section, with what it has to know and no more (R3.6, R4.1).
  static func assignment(of sheet: LeadSheet, _ words: PaperWords) -> OfficialForm {
    let given = sheet.work.assignment
    let event = given.flatMap { sheet.event($0.step.event, as: LeadAssigned.self) }
    let handler = given?.handler ?? sheet.lead.handler
    return OfficialForm(
      title: title("assignment", words), number: sheet.lead.number.description,
      date: given.map { words.day($0.step.at) } ?? "",
      parts: [
        row("section", given.map { words.section($0.section) } ?? "", words),
        row("handler", handler.map(words.member) ?? "", words), row("leadTitle", sheet.title, words),
        row("importance", words.importance(sheet.lead.importance), words),
        row("summary", event?.summary ?? "", words, blank: 6), row("request", event?.request ?? "", words, blank: 3),
        row("due", sheet.lead.verifyDue.map(words.date) ?? "", words),
        row("assignedBy", given.map { words.member($0.step.by) } ?? "", words),
        row("takenBy", given?.taken.map { "\(words.member($0.by))  \(words.day($0.at))" } ?? "", words),
        .paragraph(words.texts["papers.form.discretion"]),
        .seal(words.bureau, date: given.map { words.day($0.step.at) } ?? ""),
        .signature(words.texts["papers.sign.assigned"]), .signature(words.texts["papers.sign.taken"]),
      ])
  }

  /// 督办单: what is late or was directed, and what is to be done about it (R3.5, R3.6).
  static func supervision(of sheet: LeadSheet, _ words: PaperWords) -> OfficialForm {
    let (lead, texts) = (sheet.lead, words.texts)
    let directives = sheet.work.directives.filter { $0.answered == nil }
    let said = directives.compactMap { item -> String? in
      guard let event = sheet.event(item.step.event, as: LeadDirected.self) else { return nil }
      return texts("papers.form.directed", words.member(item.step.by), words.day(item.step.at), event.words)
    }
    let due = lead.verifyDue.map { day in
      let left = words.desk.calendar.workingDays(from: words.today, to: day)
      let state =
        day < words.today
        ? texts("papers.form.overdue", String(max(1, -left)))
        : day == words.today ? texts["papers.form.today"] : texts("papers.form.left", String(left))
      return texts("papers.noted", words.date(day), state)
    }
    return OfficialForm(
      title: title("supervision", words), number: lead.number.description, date: words.date(words.today),
      parts: [
        row("section", lead.section.map(words.section) ?? "", words),
        row("handler", lead.handler.map(words.member) ?? "", words), row("leadTitle", sheet.title, words),
        row("assignedAt", sheet.work.assignment.map { words.day($0.step.at) } ?? "", words),
        row("due", due ?? "", words), row("state", words.state(lead.state), words),
        row("directive", said.joined(separator: "\n"), words, blank: 4), row("demand", "", words, blank: 5),
        row("answerBy", directives.map(\.due).min().map(words.date) ?? "", words),
        row("answer", "", words, blank: 6), .seal(words.bureau, date: words.date(words.today)),
        .signature(texts["papers.sign.supervisor"]), .signature(texts["papers.sign.taken"]),
      ])
  }

  /// 移送函: the lead goes to another body (law arts. 25, 52): what is handed over, and nothing of why or from whom.
  static func transferLetter(
    of sheet: LeadSheet, _ transfer: PaperOrder.Transfer?, contents: [String], _ words: PaperWords
  ) -> OfficialForm {
    let texts = words.texts
    let blank = texts["papers.blank"]
    let date = transfer.map { words.date($0.on) } ?? ""
    let body = transfer.map(\.body).flatMap { $0.isEmpty ? nil : $0 } ?? blank
    let list = contents.enumerated().map { texts("papers.form.item", String($0 + 1), $1) }.joined(separator: "\n")
    return OfficialForm(
      title: title("transferLetter", words), number: transfer?.letter ?? "", date: date,
      parts: [
        .text(texts("papers.form.to", body)),
        .paragraph(texts("papers.form.transferred", sheet.lead.number.description, sheet.title)),
        .paragraph(texts["papers.form.pleaseAnswer"]), row("contents", list, words, blank: 4),
        row("contact", "", words), row("phone", "", words), .seal(words.bureau, date: date), .cut,
        .heading(texts["papers.form.receipt"]), .text(texts("papers.form.to", words.bureau)),
        .paragraph(texts("papers.form.receiptText", transfer.map(\.letter) ?? blank)),
        row("receiptNumber", "", words), .signature(texts["papers.sign.receiver"]), .seal(body, date: ""),
      ])
  }
}

extension LeadSheet {
  /// The newest transfer on record.
  func recordedTransfer(_ words: PaperWords) -> PaperOrder.Transfer? {
    work.transfer.map { .init(body: words.body($0.body), letter: $0.letter, on: $0.on) }
  }

  /// What was handed over with it, as the letter lists it: of the files that the desk wrote, those with content.
  func handedOver(_ words: PaperWords) -> [String] {
    let all = work.transfer.flatMap { event($0.step.event, as: LeadTransferred.self) }?.contents ?? []
    let names = tips.indices.map { words.texts("papers.package.content", String($0 + 1)) }
    let written = names.filter { name in all.contains { HandedFile.isLine($0) && $0.hasPrefix(name) } }
    return written + all.filter { !HandedFile.isLine($0) }
  }
}
