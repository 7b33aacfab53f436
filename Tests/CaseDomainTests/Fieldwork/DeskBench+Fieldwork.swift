import Testing

@testable import CaseDomain

extension DeskBench {
  /// Opens the section's book, as the office's desk does.
  mutating func openBooks() throws(Refusal) { try perform(OpenFieldBooks(), as: Cast.office) }

  @discardableResult
  mutating func visit(as member: MemberID = Cast.liaison, on day: CivilDate? = nil) throws(Refusal) -> EventNumber {
    try perform(
      RecordVisit(section: section, on: day, kind: .site, place: "城北工地", met: "看门人", result: "有人强揽土方"),
      as: member)
  }

  @discardableResult
  mutating func handIn(
    visit: EventNumber? = nil, as member: MemberID = Cast.liaison
  ) throws(Refusal) -> EventNumber {
    try perform(
      HandInFinding(
        section: section, visit: visit,
        content: HandInContent(
          narrative: "有人强揽城北工地土方", subjects: ["某土方公司"], place: "城北工地", learnedAt: at("2026-11-23 09:00"))),
      as: member)
  }

  @discardableResult
  mutating func watch(until: CivilDate = on("2027-02-01")) throws(Refusal) -> EventNumber {
    try perform(
      KeepAttention(.list(section, .person, name: "某刑满人员", grounds: "曾强揽工程", until: until)), as: Cast.liaison)
  }

  /// Something of each kind.
  mutating func addFieldwork() throws(Refusal) {
    try openBooks()
    try handIn(visit: try visit())
    try perform(EnterContact(kind: .policeStation, body: "城关派出所", person: "值班民警"), as: Cast.office)
    try watch()
  }
}

extension Deed {
  static var fieldwork: [Deed] {
    let bench = DeskBench.busy
    let (section, field) = (bench.section, bench.desk.fieldwork)
    let (office, liaison) = ([Cast.receiver, Cast.office], [Cast.liaison])
    return [
      Deed(
        "R4.4 open a book", by: Cast.office,
        allowed: office + [Cast.leader, Cast.secondLeader, Cast.custodian, Cast.auditor], on: .unopened,
        OpenFieldBooks()),
      Deed(
        "R4.4 write a visit down", by: Cast.liaison, allowed: office + liaison,
        RecordVisit(section: section, kind: .market, place: "农贸市场", result: "无异常")),
      Deed(
        "R4.4 hand in", by: Cast.liaison, allowed: office + liaison,
        HandInFinding(
          section: section, visit: field.visits[0].event,
          content: HandInContent(narrative: "收保护费", learnedAt: at("2026-11-23 10:00")))),
      Deed(
        "R3.6 register what was handed in", by: Cast.office, allowed: office,
        TakeHandIn(handIn: field.handIns[0].event, tip: DeskBench.Busy.received(bench))),
      Deed(
        "R4.4 write an exchange down", by: Cast.liaison, allowed: office + liaison,
        LogExchange(section: section, direction: .received, with: "城关派出所", words: "近期警情")),
      Deed(
        "R4.2 enter a contact", by: Cast.liaison, allowed: office + liaison,
        EnterContact(kind: .community, body: "某社区", person: "书记", replaces: field.contacts[0].event)),
      Deed(
        "R4.2 remove a contact", by: Cast.office, allowed: office + liaison,
        RemoveContact(contact: field.contacts[0].event, reason: "调离")),
      Deed(
        "R4.4 watch", by: Cast.liaison, allowed: office + liaison,
        KeepAttention(.list(section, .department, name: "某队", grounds: "群众反映", until: on("2027-01-01")))),
      Deed(
        "R4.4 watch longer", by: Cast.liaison, allowed: office + liaison,
        KeepAttention(.renew(field.attention[0].event, grounds: "仍有反映", until: on("2027-03-01")))),
      Deed(
        "R4.4 stop watching", by: Cast.liaison, allowed: office + liaison,
        KeepAttention(.end(field.attention[0].event, reason: "查清"))),
    ]
  }
}

extension DeskBench {
  /// The staffed bench: its section has a liaison and no book.
  static let unopened = staffed
}

extension EventExamples {
  private static let section = SectionID(rawValue: 8)
  private static let learned = at("2026-11-20 09:00")

  static let fieldwork: [(String, any Event)] = [
    ("field.bookOpened", FieldBookOpened(section: section)),
    (
      "field.visited",
      FieldVisited(
        section: section, on: on("2026-11-20"), kind: .site, place: "城北工地", met: "看门人", result: "有人强揽土方")
    ),
    (
      "field.handedIn",
      FindingHandedIn(
        section: section, visit: EventNumber(rawValue: 90),
        content: HandInContent(
          narrative: "有人强揽土方", subjects: ["某公司"], place: "城北", learnedAt: learned, precision: .minute),
        due: on("2026-11-24"))
    ),
    (
      "field.handedIn.least",
      FindingHandedIn(
        section: section, visit: nil, content: HandInContent(narrative: "有人强揽土方", learnedAt: learned),
        due: on("2026-11-24"))
    ),
    ("field.taken", HandInTaken(handIn: EventNumber(rawValue: 91), tip: TipID(rawValue: 92))),
    (
      "field.answered",
      HandInAnswered(
        section: section, handIn: EventNumber(rawValue: 91),
        number: RegisterNumber(prefix: "JB", year: 2026, ordinal: 7))
    ),
    (
      "field.exchanged",
      LeadExchanged(
        section: section, on: on("2026-11-20"), direction: .both, with: "城关派出所", lead: LeadID(rawValue: 70),
        words: "通报情况")
    ),
    (
      "field.exchanged.least",
      LeadExchanged(
        section: section, on: on("2026-11-20"), direction: .given, with: "某街道", lead: nil, words: "通报情况")
    ),
    (
      "field.contact",
      ContactEntered(
        kind: .policeStation, body: "城关派出所", person: "值班民警", post: "民警", phone: "110", note: "工作日",
        replaces: EventNumber(rawValue: 93))
    ),
    (
      "field.contact.least",
      ContactEntered(
        kind: .other, body: "某队", person: "队长", post: nil, phone: nil, note: nil, replaces: nil)
    ),
    ("field.contactRemoved", ContactRemoved(contact: EventNumber(rawValue: 93), reason: "调离")),
    (
      "field.attention",
      AttentionListed(
        section: section, kind: .person, name: "某人", grounds: "曾强揽工程", until: on("2027-02-01"))
    ),
    (
      "field.attentionRenewed",
      AttentionRenewed(
        section: section, attention: EventNumber(rawValue: 94), grounds: "仍有反映", until: on("2027-04-01"))
    ),
    (
      "field.attentionEnded",
      AttentionEnded(section: section, attention: EventNumber(rawValue: 94), reason: "查清")
    ),
  ]
}

extension Desk {
  var fieldworkLines: [String] {
    let field = fieldwork
    return ["books \(field.books.map(\.rawValue).sorted()) \(field.outOfSight.map(\.rawValue).sorted())"]
      + field.visits.map { "\($0)" } + field.handIns.map { "\($0)" } + field.exchanges.map { "\($0)" }
      + field.contacts.map { "\($0)" } + field.attention.map { "\($0)" }
  }

  /// What is not as it must always be about work outside.
  func brokenFieldwork() -> [String] {
    var claims = Claims()
    let field = fieldwork
    for visit in field.visits { claims.hold(field.books.contains(visit.section), "a visit \(visit) without a book") }
    for handIn in field.handIns {
      if let taken = handIn.taken { claims.hold(tips[taken.tip] != nil, "\(handIn.event) became no tip") }
      if let visit = handIn.visit { claims.hold(field.visit(visit)?.section == handIn.section, "\(handIn.event)") }
      claims.hold(field.waiting.contains(handIn) == (handIn.taken == nil), "\(handIn.event) waits or is a tip")
    }
    for entry in field.attention {
      let longest = entry.listedOn.adding(days: 366 * 20)
      claims.hold(entry.until <= longest && !entry.grounds.isEmpty, "\(entry.event) has no end or no grounds")
    }
    return claims.broken
  }
}

extension RandomOffice {
  /// A step about work outside.
  mutating func fieldCommand(seeing desk: Desk) -> any Command {
    guard let section = desk.fieldwork.books.first else { return OpenFieldBooks() }
    let field = desk.fieldwork
    let today = desk.date(of: desk.lastTime)
    switch pick(0..<9) ?? 0 {
    case 0: return RecordVisit(section: section, kind: .site, place: reason(), result: reason())
    case 1:
      return HandInFinding(
        section: section, visit: pick(field.visits)?.event,
        content: HandInContent(narrative: reason(), learnedAt: desk.lastTime))
    case 2...3:
      return TakeHandIn(
        handIn: pick(field.waiting)?.event ?? EventNumber(rawValue: 1),
        tip: pick(desk.tips.rows.suffix(5))?.id ?? TipID(rawValue: 1))
    case 4:
      return LogExchange(
        section: section, direction: .given, with: "派出所", lead: once(in: 2) ? pick(desk.leads.rows)?.id : nil,
        words: reason())
    case 5: return EnterContact(kind: .community, body: reason(), person: "书记", replaces: pick(field.contacts)?.event)
    case 6: return RemoveContact(contact: pick(field.contacts)?.event ?? EventNumber(rawValue: 1), reason: reason())
    case 7:
      let deed = KeepAttention.Deed.list(section, .person, name: "某人", grounds: reason(), until: today.adding(days: 60))
      return KeepAttention(deed)
    default:
      let entry = pick(field.attention)?.event ?? EventNumber(rawValue: 1)
      return KeepAttention(
        once(in: 2)
          ? .end(entry, reason: reason()) : .renew(entry, grounds: reason(), until: today.adding(days: 120)))
    }
  }
}
