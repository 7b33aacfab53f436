import CaseDomain
import Terminal

extension FieldList {
  /// Everything an entry says.
  func page(of event: EventNumber, _ context: LayerContext, width: Int) -> [DetailLine] {
    var page = DetailPage(theme: context.theme, width: width)
    guard let desk = context.desk else { return page.lines }
    let field = desk.fieldwork
    switch self {
    case .visits: field.visit(event).map { Self.visit($0, &page, context) }
    case .handIns: field.handIn(event).map { Self.handIn($0, &page, context) }
    case .exchanges: field.exchanges.first { $0.event == event }.map { Self.exchange($0, &page, context) }
    case .contacts: field.contact(event).map { Self.contact($0, &page, context) }
    case .attention: field.attention(event).map { Self.attention($0, &page, context) }
    }
    return page.lines
  }

  private static func visit(_ visit: FieldVisit, _ page: inout DetailPage, _ context: LayerContext) {
    let (words, texts) = (context.wording, context.texts)
    page.text(visit.place, context.theme.heading)
    page.value(texts["field.form.kind"], texts["field.visit.\(visit.kind.rawValue)"])
    page.value(texts["field.form.on"], words.dateAndWeekday(visit.on))
    page.value(texts["field.by"], words.noted(words.member(visit.by), words.section(visit.section)))
    page.value(texts["field.form.met"], visit.met)
    page.heading(texts["field.form.result"])
    page.text(visit.result)
    let found = context.desk?.fieldwork.handIns.filter { $0.visit == visit.event } ?? []
    if !found.isEmpty { page.heading(texts["field.visit.found"]) }
    for handIn in found {
      let number = handIn.answer.map(\.description) ?? texts["field.handIn.open"]
      page.text("\(number)  \(TextCleaning.singleLine(handIn.content.narrative))")
    }
  }

  private static func handIn(_ handIn: HandIn, _ page: inout DetailPage, _ context: LayerContext) {
    let (words, texts) = (context.wording, context.texts)
    guard let desk = context.desk else { return }
    if let taken = handIn.taken {
      page.value(
        texts["field.handIn.became"], words.tip(taken.tip), context.theme.heading, link: .go(.tip(taken.tip)))
    } else if let answer = handIn.answer {
      page.value(texts["field.handIn.became"], answer.description, context.theme.heading)
    } else {
      let urgency = Urgency(due: handIn.due, today: context.today)
      page.value(
        texts["field.handIn.open"], words.noted(words.dateAndWeekday(handIn.due), words.dueLong(handIn.due)),
        urgency == .overdue ? context.theme.alert : urgency == .today ? context.theme.warning : .plain)
    }
    page.value(texts["field.handIn.at"], words.time(handIn.at))
    page.value(texts["field.by"], words.noted(words.member(handIn.by), words.section(handIn.section)))
    page.value(
      texts["field.form.learned"], words.receivedInFull(handIn.content.learnedAt, handIn.content.precision))
    if let visit = handIn.visit.flatMap({ desk.fieldwork.visit($0) }) {
      page.value(texts["field.visits"], "\(words.date(visit.on))  \(visit.place)")
    }
    page.value(texts["field.form.subjects"], handIn.content.subjects.joined(separator: texts["frame.listSeparator"]))
    page.value(texts["field.form.place"], handIn.content.place ?? "")
    page.heading(texts["field.form.narrative"])
    page.text(handIn.content.narrative)
  }

  private static func exchange(_ exchange: Exchange, _ page: inout DetailPage, _ context: LayerContext) {
    let (words, texts) = (context.wording, context.texts)
    page.text(exchange.with, context.theme.heading)
    page.value(texts["field.form.direction"], texts["field.direction.\(exchange.direction.rawValue)"])
    page.value(texts["field.form.on"], words.dateAndWeekday(exchange.on))
    page.value(texts["field.by"], words.noted(words.member(exchange.by), words.section(exchange.section)))
    if let lead = exchange.lead {
      page.value(texts["field.form.lead"], words.lead(lead), link: .go(.lead(lead)))
    }
    page.heading(texts["field.form.words"])
    page.text(exchange.words)
  }

  private static func contact(_ contact: Contact, _ page: inout DetailPage, _ context: LayerContext) {
    let (words, texts) = (context.wording, context.texts)
    page.text("\(contact.body)  \(contact.person)", context.theme.heading)
    page.value(texts["field.form.contactKind"], texts["field.contact.\(contact.kind.rawValue)"])
    page.value(texts["field.form.post"], contact.post ?? "")
    page.value(texts["field.form.phone"], contact.phone ?? "")
    page.value(texts["field.form.note"], contact.note ?? "")
    page.value(texts["field.entered"], "\(words.time(contact.at))  \(words.member(contact.by))")
  }

  private static func attention(_ entry: Attention, _ page: inout DetailPage, _ context: LayerContext) {
    let (words, texts) = (context.wording, context.texts)
    page.text(entry.name, context.theme.heading)
    page.value(texts["field.form.attentionKind"], texts["field.attention.\(entry.kind.rawValue)"])
    page.value(
      texts["field.by"],
      words.noted(words.member(entry.listedBy), "\(words.section(entry.section)) \(words.date(entry.listedOn))"))
    page.value(
      texts["field.form.until"], words.dateAndWeekday(entry.until),
      entry.holds(on: context.today) ? .plain : context.theme.warning)
    page.heading(texts["field.form.grounds"])
    page.text(entry.grounds)
    if let ended = entry.ended {
      page.heading(texts["field.attention.ended"])
      page.text("\(words.date(ended.on))  \(words.member(ended.by))  \(ended.reason)")
    }
  }

  /// What can be done about an entry now: a key and a form each.
  func steps(on event: EventNumber, _ context: LayerContext) -> [(key: Character, task: FieldTask)] {
    guard let desk = context.desk, let me = context.session?.member, context.session?.readOnly == nil else { return [] }
    let written = Set(desk.books(writtenBy: me))
    let isOffice = desk.members[me]?.posts.contains(.office) == true
    switch self {
    case .visits:
      guard let visit = desk.fieldwork.visit(event), written.contains(visit.section) else { return [] }
      return [("o", .handIn(visit: event))]
    case .handIns:
      guard isOffice, desk.fieldwork.handIn(event)?.taken == nil else { return [] }
      return [("o", .register(event)), ("l", .taken(event))]
    case .exchanges: return []
    case .contacts:
      let mayWrite = isOffice || desk.members[me]?.posts.contains(.liaison) == true
      return mayWrite ? [("e", .contact(replacing: event)), ("x", .removeContact(event))] : []
    case .attention:
      guard let entry = desk.fieldwork.attention(event), entry.ended == nil, written.contains(entry.section) else {
        return []
      }
      return [("r", .renew(event)), ("x", .end(event))]
    }
  }

  /// The form that adds to the list.
  var adding: FieldTask {
    switch self {
    case .visits: .visit
    case .handIns: .handIn(visit: nil)
    case .exchanges: .exchange
    case .contacts: .contact(replacing: nil)
    case .attention: .attention
    }
  }
}
