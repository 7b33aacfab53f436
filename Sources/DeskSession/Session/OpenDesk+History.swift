import CaseDomain
import EventLog

extension OpenDesk {
  /// How far the log reaches, signed by this member.
  package func logHead() throws(DeskFault) -> LogHead {
    do {
      let head = head
      return LogHead(
        commits: Int(head.commits), events: Int(head.events), hash: head.hash.hex, note: try checkpoint().text)
    } catch {
      throw DeskFault(error)
    }
  }

  /// Everything that happened to one entry, and who has seen it.
  ///
  /// - Throws: `DeskFault`; `Refusal` where the entry is absent for this member.
  package func history(of subject: LogSubject) throws -> SubjectHistory {
    let desk = state.desk
    let changes: [EventNumber]
    let accesses: [EventNumber]
    switch subject {
    case .tip(let tip):
      guard desk.tips[tip] != nil else { throw Refusal(.noSuchTip) }
      if let refusal = desk.refusalOfReach(.tip(tip), for: member) { throw refusal }
      // What was asked and done about who reported it is part of what happened to it.
      let steps = desk.reporters.of(tip).flatMap { desk.reporters.events(of: $0) }
      (changes, accesses) = (
        desk.tips.events(of: tip) + steps + desk.codeEvents(of: tip), desk.tips.readers(of: tip)
      )
    case .lead(let lead):
      guard desk.leads[lead] != nil else { throw Refusal(.noSuchLead) }
      if let refusal = desk.refusalOfReach(.lead(lead), for: member) { throw refusal }
      (changes, accesses) = (desk.leads.events(of: lead), desk.leads.readers(of: lead))
    case .reporter(let reporter):
      guard let found = desk.reporters[reporter] else { throw Refusal(.noSuchReporter) }
      if let refusal = desk.refusalOfReach(.tip(found.tip), for: member) { throw refusal }
      (changes, accesses) = (desk.identityEvents(of: reporter), [])
    case .member(let member):
      guard let found = desk.members[member] else { throw Refusal(.noSuchMember) }
      (changes, accesses) = (desk.members.history.events(found.history), [])
    case .evidence(let numbers, let lead):
      guard desk.leads[lead] != nil else { throw Refusal(.noSuchLead) }
      if let refusal = desk.refusalOfReach(.lead(lead), for: member) { throw refusal }
      (changes, accesses) = (numbers, [])
    }
    let changed = try told(changes).filter { isInReach($0, of: subject) }
    // Of an identity, every look at it is a step of its own; who reads a claim sees how to reach whoever made it.
    let looks = changed.filter { $0.event is IdentityViewed || $0.event is CardRead || $0.event is ClaimRead }
    let seen = try recorded(accesses) + looks
    let entries = Dictionary(
      (changed + seen).map { ($0.envelope.event, $0) }, uniquingKeysWith: { first, _ in first }
    ).values.sorted { $0.envelope.event < $1.envelope.event }.map { LogEntry($0) }
    return SubjectHistory(subject: subject, entries: entries, seenBy: try viewers(seen), head: try logHead())
  }

  /// Whether this member may know what an event is about: evidence may stand in another matter.
  private func isInReach(_ recorded: Recorded, of subject: LogSubject) -> Bool {
    guard case .evidence = subject else { return true }
    return switch recorded.event.scope(at: recorded.envelope.event) {
    case .tip(let tip): state.desk.refusalOfReach(.tip(tip), for: member) == nil
    case .lead(let lead): state.desk.refusalOfReach(.lead(lead), for: member) == nil
    case .desk, .leads: true
    case .audit, .book, .closed: false
    }
  }

  /// Who stands behind openings and exports, in order of the first time.
  func viewers(_ accesses: [Recorded]) throws -> [SubjectHistory.Viewer] {
    var order: [MemberID] = []
    var byMember: [MemberID: [Envelope]] = [:]
    for access in accesses {
      let member = access.envelope.author
      if byMember[member] == nil { order.append(member) }
      byMember[member, default: []].append(access.envelope)
    }
    return try order.compactMap { member in
      guard let all = byMember[member], let first = all.first else { return nil }
      return SubjectHistory.Viewer(
        member: member, firstAt: first.time, event: first.event, posts: try posts(of: member, at: first.event),
        times: all.count)
    }
  }

  /// The posts a member held when an event happened, from the events that gave them.
  func posts(of id: MemberID, at event: EventNumber) throws -> Posts {
    guard let member = state.desk.members[id] else { return [] }
    var posts: Posts = []
    for recorded in try recorded(state.desk.members.history.events(member.history).filter { $0 < event }) {
      switch recorded.event {
      case let event as MemberInvited: posts = event.posts
      case let event as PostsChanged: posts = event.posts
      default: continue
      }
    }
    return posts
  }
}
