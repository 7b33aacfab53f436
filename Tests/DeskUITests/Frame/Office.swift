import CaseDomain
import DeskSession
import Testing

@testable import DeskUI

/// A desk in memory that answers what the screen asks, as the session would: for key scripts from the keys to the rows.
struct Office {
  private(set) var books: FormDesk
  var log: [Recorded] { books.log }
  var now: Instant { books.now }
  var lastSeen = EventNumber(rawValue: 0)
  var drafts: [FormDraft] = []
  /// Requests since the last look.
  var asked: [SessionRequest] = []

  init(kind: DeskKind = .trial) throws { books = try FormDesk(kind: kind) }

  var desk: Desk { books.desk }

  func session(_ member: MemberID) -> SessionView {
    SessionView(
      desk: books.desk, member: member, now: books.now, readOnly: nil, drafts: drafts, lastSeen: lastSeen,
      canSealIdentities: true, notices: [])
  }

  mutating func wait(minutes: Int64) { books.now = books.now.adding(minutes: minutes) }

  @discardableResult
  mutating func run(_ command: some Command, as member: MemberID = FormDesk.receiver) throws -> Performed {
    try books.run(command, as: member)
  }

  mutating func forge(_ event: some Event, as member: MemberID) { books.forge(event, as: member) }

  @discardableResult
  mutating func tip(_ content: TipContent, as member: MemberID = FormDesk.receiver, joint: Bool = false) throws -> TipID
  {
    let file = SealedFile(file: "00", sha256: "00")
    let reporter = RegisterTip.Reporter(given: [.name, .phone], identity: file, speaksForAll: joint)
    let reporters = joint ? [reporter, .init(given: [.phone, .unit], identity: file)] : []
    let performed = try run(RegisterTip(content: content, reporters: reporters, isJoint: joint), as: member)
    return TipID(rawValue: try #require(performed.events.first).envelope.event.rawValue)
  }

  func document(of tip: TipID) -> TipDocument? {
    let numbers = Set(desk.tips.events(of: tip))
    let events = log.filter { numbers.contains($0.envelope.event) }.map(shown)
    guard let registered = events.first?.event as? TipRegistered else { return nil }
    let content = events.compactMap(\.event.tipContent).last ?? registered.content
    return TipDocument(tip: tip, registered: registered, content: content, events: events)
  }

  /// As it is shown now: without what was covered since.
  private func shown(_ recorded: Recorded) -> Recorded {
    Recorded(envelope: recorded.envelope, event: desk.shown(recorded.event, at: recorded.envelope.event))
  }

  func document(of lead: LeadID) -> LeadDocument? {
    let numbers = Set(desk.leads.events(of: lead))
    let events = log.filter { numbers.contains($0.envelope.event) }.map(shown)
    guard let opened = events.first?.event as? LeadOpened else { return nil }
    return LeadDocument(lead: lead, opened: opened, events: events)
  }

  /// Answers one request of a member; a change is told before its answer.
  mutating func answer(_ request: SessionRequest, as member: MemberID) -> [SessionReply] {
    asked.append(request)
    switch request {
    case .unlock(let member, let passphrase):
      return passphrase == PassphraseBytes(known: "口令")
        ? [.progress(done: 1, of: 2), .changed(session(member))]
        : [.unlockFailed(DeskFault("wrongPassphrase"), retryAfterSeconds: 2)]
    case .perform(let id, let command): return perform(id, command, member)
    case .register(let id, let intake):
      let reporters = intake.reporters.map {
        RegisterTip.Reporter(
          given: $0.details.keys.sorted { $0.rawValue < $1.rawValue }, identity: SealedFile(file: "00", sha256: "00"))
      }
      let command = RegisterTip(
        content: intake.content, receivedAt: intake.receivedAt, precision: intake.precision, reporters: reporters,
        isJoint: intake.isJoint, receiptEvidence: intake.receiptEvidence, handIn: intake.handIn)
      return perform(id, command, member)
    case .readTip(let tip):
      let isNew = (try? run(ReadTip(tip: tip), as: member)) != nil
      guard var document = document(of: tip) else { return [] }
      document.seenBy = viewers(desk.tips.readers(of: tip))
      return [.tip(document)] + (isNew ? [.changed(session(member))] : [])
    case .readLead(let lead):
      let isNew = (try? run(ReadLead(lead: lead), as: member)) != nil
      guard var document = document(of: lead) else { return [] }
      document.seenBy = viewers(desk.leads.readers(of: lead))
      return [.lead(document)] + (isNew ? [.changed(session(member))] : [])
    case .previewTip(let tip):
      guard let full = document(of: tip) else { return [] }
      var content = full.content
      content.narrative = Excerpt.of(content.narrative)
      var document = TipDocument(tip: tip, registered: full.registered, content: content, events: full.events)
      document.isExcerpt = true
      return [.tip(document)]
    case .previewLead(let lead):
      guard let full = document(of: lead) else { return [] }
      let events = full.events.map { recorded in
        (recorded.event as? LeadOpened).map { Recorded(envelope: recorded.envelope, event: $0.excerpt) } ?? recorded
      }
      var document = LeadDocument(lead: lead, opened: full.opened.excerpt, events: events)
      document.isExcerpt = true
      return [.lead(document)]
    case .readLog(let query): return desk.isInspector(member) ? process(query) : walk(query)
    case .extractProcess(let id):
      let before = desk.audits.extracts.count
      try? extract(as: member)
      let rows = desk.audits.extracts.dropFirst(before).first?.rows
      return rows.map { [.changed(session(member)), .extracted(id, rows: $0)] } ?? []
    case .readHistory(let subject): return history(of: subject).map { [.history($0)] } ?? []
    case .searchNarratives(let search, let words, let register):
      let rows = desk.tips.rows.indices.filter { row in
        let narrative = document(of: desk.tips.rows[row].id)?.content.narrative ?? ""
        return words.allSatisfy { word in narrative.contains(word) }
      }
      let leads = rows.compactMap { desk.tips.rows[$0].lead.flatMap { desk.leads.row(of: $0) } }
      return [.searchHits(search, rows: register == .tips ? Array(rows) : leads, isComplete: true)]
    case .likelyLeads(let lead):
      let others = desk.tips.rows.filter { $0.lead != lead }.prefix(1)
      return [
        .leadDuplicates(
          of: lead,
          others.map { LikelyDuplicate(tip: $0.id, lead: $0.lead, permille: 820, reasons: [.wording(permille: 430)]) })
      ]
    case .likelyDuplicates(let tip):
      let others = desk.tips.rows.filter { $0.id != tip }.prefix(1)
      return [
        .duplicates(
          of: tip,
          others.map { LikelyDuplicate(tip: $0.id, lead: $0.lead, permille: 820, reasons: [.wording(permille: 430)]) })
      ]
    case .keepDraft(let draft):
      drafts.removeAll { $0.id == draft.id }
      drafts.append(draft)
      return [.changed(session(member))]
    case .dropDraft(let id):
      drafts.removeAll { $0.id == id.hexadecimal }
      return [.changed(session(member))]
    case .exportAttachment(let id, _, _, _): return [.file(id, bytes: 1)]
    case .viewAttachment(let id, let file, _): return [.attachment(id, file, WipedText([UInt8]("内容".utf8)))]
    case .noteLead(let id, let note, let paths):
      let files = paths.map { Attachment(name: $0, bytes: 1, blob: "00", key: "", sha256: "00") }
      return perform(id, note.attaching(files), member)
    case .publicise(let id, let command, let paths):
      var command = command
      command.evidence = paths.enumerated().map { place, path in
        Attachment(
          name: path, bytes: 1, blob: String(repeating: "0\(place % 10)", count: 32),
          key: String(repeating: "k", count: 43) + "=", sha256: String(repeating: "0\(place % 10)", count: 32))
      }
      return perform(id, command, member)
    case .export(let id, let request): return export(id, request, as: member)
    case .coverTip, .openOriginals, .uncoverTip: return answerCovering(request, as: member)
    case .drawCode, .issueCode, .addWithCode, .claimWithCode, .openClaim, .decideClaim:
      return answerCode(request, as: member)
    case .readIncident, .incident: return answerIncident(request, as: member)
    case .restricted, .readRestricted, .previewRestricted: return answerRestricted(request, as: member)
    default: return answerReporter(request, as: member)
    }
  }

  // MARK: The log

  /// Two portions, as a worker would give them.
  private func walk(_ query: LogQuery) -> [SessionReply] {
    let refused = desk.withoutEffect
    let all = log.reversed().map(shown).map { LogEntry($0, refusal: refused[$0.envelope.event]) }.filter { entry in
      let number = entry.envelope.event
      return (query.before.map { number < $0 } ?? true) && (query.after.map { number > $0 } ?? true)
        && (query.since.map { entry.envelope.time >= $0 } ?? true)
        && (query.until.map { entry.envelope.time <= $0 } ?? true)
    }
    let found = all.filter(query.matches)
    let page = Array(found.prefix(query.limit))
    let isFull = found.count > page.count
    let reached = isFull ? page.last?.envelope.event : all.last?.envelope.event
    let end = reached ?? EventNumber(rawValue: 1)
    let half = page.count / 2
    return [
      .log(LogPortion(id: query.id, entries: Array(page[..<half]), reached: end, end: .none)),
      .log(LogPortion(id: query.id, entries: Array(page[half...]), reached: end, end: isFull ? .limit : .beginning)),
    ]
  }

  private func history(of subject: LogSubject) -> SubjectHistory? {
    let changes: [EventNumber]
    let accesses: [EventNumber]
    switch subject {
    case .tip(let tip): (changes, accesses) = (desk.tips.events(of: tip), desk.tips.readers(of: tip))
    case .lead(let lead): (changes, accesses) = (desk.leads.events(of: lead), desk.leads.readers(of: lead))
    case .reporter(let reporter): (changes, accesses) = (desk.reporters.events(of: reporter), [])
    case .member(let member):
      guard let found = desk.members[member] else { return nil }
      (changes, accesses) = (desk.members.history.events(found.history), [])
    case .evidence(let numbers, _): (changes, accesses) = (numbers, [])
    }
    let numbers = Set(changes + accesses)
    return SubjectHistory(
      subject: subject, entries: log.filter { numbers.contains($0.envelope.event) }.map { LogEntry($0) },
      seenBy: viewers(accesses),
      head: LogHead(
        commits: Int(desk.lastCommit.rawValue), events: Int(desk.lastEvent.rawValue),
        hash: String(repeating: "5c", count: 32), note: "casedesk/00\n"))
  }

  private func viewers(_ numbers: [EventNumber]) -> [SubjectHistory.Viewer] {
    let seen = log.filter { numbers.contains($0.envelope.event) }
    var order: [MemberID] = []
    for item in seen where !order.contains(item.envelope.author) { order.append(item.envelope.author) }
    return order.map { member in
      let own = seen.filter { $0.envelope.author == member }
      return SubjectHistory.Viewer(
        member: member, firstAt: own[0].envelope.time, event: own[0].envelope.event,
        posts: desk.members[member]?.posts ?? [], times: own.count)
    }
  }

  mutating func perform(_ id: RequestID, _ command: any Command, _ member: MemberID) -> [SessionReply] {
    do {
      let performed = try run(command, as: member)
      return [.changed(session(member)), .performed(id, performed)]
    } catch let refusal as Refusal {
      return [.refused(id, refusal)]
    } catch {
      return [.failed(id, DeskFault("unexpected"))]
    }
  }
}
