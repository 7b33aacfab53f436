import CaseDomain
import DeskSession
import Testing

@testable import DeskUI

/// A desk in memory that answers what the screen asks, as the session would: for key scripts from the keys to the rows.
struct Office {
  private(set) var books: FormDesk
  private(set) var log: [Recorded] = []
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
    let performed = try books.run(command, as: member)
    log += performed.events
    return performed
  }

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
    let events = log.filter { numbers.contains($0.envelope.event) }
    guard let registered = events.first?.event as? TipRegistered else { return nil }
    let content = events.compactMap { ($0.event as? TipAmended)?.content }.last ?? registered.content
    return TipDocument(tip: tip, registered: registered, content: content, events: events)
  }

  func document(of lead: LeadID) -> LeadDocument? {
    let numbers = Set(desk.leads.events(of: lead))
    let events = log.filter { numbers.contains($0.envelope.event) }
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
        isJoint: intake.isJoint, receiptEvidence: intake.receiptEvidence)
      return perform(id, command, member)
    case .readTip(let tip): return document(of: tip).map { [.tip($0)] } ?? []
    case .readLead(let lead): return document(of: lead).map { [.lead($0)] } ?? []
    case .searchNarratives(let search, let words):
      let rows = desk.tips.rows.indices.filter { row in
        let narrative = document(of: desk.tips.rows[row].id)?.content.narrative ?? ""
        return words.allSatisfy { word in narrative.contains(word) }
      }
      return [.searchHits(search, rows: Array(rows), isComplete: true)]
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
    case .exportAttachment(let id, _, _): return [.file(id, bytes: 1)]
    case .lock, .cancelSearch, .inspectFile, .amend: return []
    }
  }

  private mutating func perform(_ id: RequestID, _ command: any Command, _ member: MemberID) -> [SessionReply] {
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
