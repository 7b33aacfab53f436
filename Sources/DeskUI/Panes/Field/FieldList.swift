import CaseDomain
import DeskText
import Terminal

/// The lists that sections keep of their work outside (R4.2–R4.4).
enum FieldList: String, CaseIterable, Sendable {
  case visits, handIns, exchanges, contacts, attention

  /// One line of a list, and what its page says.
  struct Row: Sendable {
    let event: EventNumber
    /// At the left end: a day, a state.
    let lead: String
    let label: String
    /// At the right end.
    var note = ""
    var style = Style.plain
  }

  /// What a member sees of the list, what waits first, then the newest.
  func rows(_ context: LayerContext) -> [Row] {
    guard let desk = context.desk, let me = context.session?.member else { return [] }
    let books = Set(desk.books(readBy: me))
    switch self {
    case .visits: return Self.visits(desk.fieldwork.visits.filter { books.contains($0.section) }, context)
    case .handIns: return Self.handIns(desk.fieldwork.handIns.filter { books.contains($0.section) }, context)
    case .exchanges: return Self.exchanges(desk, books, me, context)
    case .contacts: return Self.contacts(desk, context)
    case .attention: return Self.attention(desk.fieldwork.attention.filter { books.contains($0.section) }, context)
    }
  }

  /// How many of its rows wait for something.
  func waiting(_ context: LayerContext) -> Int {
    guard let desk = context.desk, let me = context.session?.member else { return 0 }
    let books = Set(desk.books(readBy: me))
    switch self {
    case .handIns: return desk.fieldwork.handIns.count { books.contains($0.section) && $0.isWaiting(for: desk, me) }
    case .attention:
      return desk.fieldwork.attention.count { books.contains($0.section) && Self.isEnding($0, context.today) }
    case .visits, .exchanges, .contacts: return 0
    }
  }

  private static func visits(_ visits: [FieldVisit], _ context: LayerContext) -> [Row] {
    let words = context.wording
    return visits.sorted { ($0.on, $0.event) > ($1.on, $1.event) }.map { visit in
      Row(
        event: visit.event, lead: words.date(visit.on),
        label: "\(visit.place)  \(TextCleaning.singleLine(visit.result))",
        note: words.section(visit.section))
    }
  }

  private static func handIns(_ handIns: [HandIn], _ context: LayerContext) -> [Row] {
    let (words, texts) = (context.wording, context.texts)
    guard let desk = context.desk, let me = context.session?.member else { return [] }
    let waiting = handIns.filter { $0.isWaiting(for: desk, me) }
    let taken = handIns.filter { !$0.isWaiting(for: desk, me) }
    return (waiting + taken.reversed()).map { handIn in
      let isWaiting = handIn.isWaiting(for: desk, me)
      let number = handIn.taken.map { words.tip($0.tip) } ?? handIn.answer?.description
      let urgency = Urgency(due: handIn.due, today: context.today)
      return Row(
        event: handIn.event, lead: words.date(desk.date(of: handIn.at)),
        label: TextCleaning.singleLine(handIn.content.narrative),
        note: isWaiting ? texts("field.handIn.waits", words.section(handIn.section)) : number ?? "",
        style: isWaiting && urgency == .overdue ? context.theme.alert : .plain)
    }
  }

  private static func exchanges(
    _ desk: Desk, _ books: Set<SectionID>, _ me: MemberID, _ context: LayerContext
  ) -> [Row] {
    let words = context.wording
    return desk.fieldwork.exchanges
      .filter { exchange in
        // What is sealed with a lead shows where the lead does.
        exchange.lead.map { desk.leads[$0] != nil && !desk.isOutOfReach(.lead($0), for: me) }
          ?? books.contains(exchange.section)
      }
      .sorted { ($0.on, $0.event) > ($1.on, $1.event) }.map { exchange in
        Row(
          event: exchange.event, lead: words.date(exchange.on),
          label: "\(context.texts["field.direction.\(exchange.direction.rawValue)"]) \(exchange.with)  "
            + TextCleaning.singleLine(exchange.words),
          note: exchange.lead.map { words.lead($0) } ?? words.section(exchange.section))
      }
  }

  private static func contacts(_ desk: Desk, _ context: LayerContext) -> [Row] {
    desk.fieldwork.contacts.filter { !$0.isRemoved }
      .sorted { ($0.kind.rawValue, $0.body, $0.person) < ($1.kind.rawValue, $1.body, $1.person) }.map { contact in
        Row(
          event: contact.event, lead: context.texts["field.contact.\(contact.kind.rawValue)"],
          label: [contact.body, contact.person, contact.post ?? ""].filter { !$0.isEmpty }.joined(separator: "  "),
          note: contact.phone ?? "")
      }
  }

  private static func attention(_ entries: [Attention], _ context: LayerContext) -> [Row] {
    let (words, texts, today) = (context.wording, context.texts, context.today)
    let holding = entries.filter { $0.holds(on: today) }.sorted { ($0.until, $0.event) < ($1.until, $1.event) }
    let over = entries.filter { !$0.holds(on: today) }.reversed()
    return (holding + over).map { entry in
      let state =
        entry.ended != nil
        ? texts["field.attention.ended"]
        : today > entry.until
          ? texts("field.attention.expired", words.date(entry.until))
          : texts("field.attention.until", words.date(entry.until))
      return Row(
        event: entry.event, lead: texts["field.attention.\(entry.kind.rawValue)"],
        label: "\(entry.name)  \(TextCleaning.singleLine(entry.grounds))", note: state,
        style: !entry.holds(on: today)
          ? context.theme.secondary : isEnding(entry, today) ? context.theme.warning : .plain)
    }
  }

  /// Days before its end at which an entry is to be looked at again.
  private static let notice = 7

  private static func isEnding(_ entry: Attention, _ today: CivilDate) -> Bool {
    entry.holds(on: today) && today.adding(days: notice) >= entry.until
  }
}

extension HandIn {
  /// Whether it waits, as far as a member is told: whoever reads tips knows the tip, the section only its number.
  func isWaiting(for desk: Desk, _ member: MemberID) -> Bool {
    let readsTips = desk.members[member]?.posts.isDisjoint(with: .leadsReaders) == false
    return readsTips ? taken == nil : answer == nil
  }
}
