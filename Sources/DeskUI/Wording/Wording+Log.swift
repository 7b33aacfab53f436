import CaseDomain
import DeskSession

/// What a line of the log is about.
extension LogEntry {
  /// The entry that the event belongs to, where there is one with a history.
  func subject(in desk: Desk?) -> LogSubject? {
    guard let event else { return nil }
    if let reporter = event.reporterSubject(in: desk) { return .reporter(reporter) }
    switch event.scope(at: envelope.event) {
    case .tip(let tip): return .tip(tip)
    case .lead(let lead): return .lead(lead)
    default: break
    }
    if let tip = desk?.codeTip(of: event) { return .tip(tip) }
    switch event {
    case let event as MemberInvited: return .member(event.member)
    case let event as MemberAdmitted: return .member(event.member)
    case let event as MemberKeysGranted: return .member(event.member)
    case let event as PostsChanged: return .member(event.member)
    case let event as MemberRemoved: return .member(event.member)
    case let event as MemberHistoryExported: return .member(event.member)
    case is UndertakingSigned: return .member(envelope.author)
    default: return nil
    }
  }
}

extension Event {
  /// The event with the beginning of the words that it brought.
  fileprivate var excerpted: any Event {
    switch self {
    case let event as TipSupplemented: event.excerpt
    case let event as LeadOpened: event.excerpt
    default: self
    }
  }

  /// The reporter that a step towards who they are is about.
  fileprivate func reporterSubject(in desk: Desk?) -> ReporterID? {
    func requested(_ request: EventNumber) -> ReporterID? { desk?.reporters.requests[request]?.reporter }
    func proposed(_ proposal: EventNumber) -> ReporterID? { desk?.reporters.destructions[proposal]?.reporter }
    return switch self {
    case let event as ReporterAdded: event.reporter
    case let event as ReporterBound: event.reporter
    case let event as ReporterChecked: event.reporter
    case let event as ReporterMarked: event.reporter
    case let event as SameReporterDecided: event.reporter
    case let event as IdentityRequested: event.reporter
    case let event as IdentityApproved: requested(event.request)
    case let event as IdentityDeclined: requested(event.request)
    case let event as IdentityRequestWithdrawn: requested(event.request)
    case let event as IdentityViewed: requested(event.request)
    case let event as IdentityClosed: requested(event.request)
    case let event as CardRead: event.reporter
    case let event as DestructionProposed: event.reporter
    case let event as DestructionApproved: proposed(event.proposal)
    case let event as DestructionDeclined: proposed(event.proposal)
    default: nil
    }
  }

  /// Only says who has seen something or taken it along: no step in the matter.
  var isAccess: Bool {
    self is TipRead || self is LeadRead || self is TipExported || self is LeadExported || self is ListExported
      || self is MemberHistoryExported || self is PublicityExported || self is OriginalOpened
  }
}

extension Wording {
  /// What people call it: a number, a name.
  func name(_ subject: LogSubject) -> String {
    switch subject {
    case .tip(let tip): self.tip(tip)
    case .lead(let lead): self.lead(lead)
    case .reporter(let reporter): alias(reporter)
    case .member(let member): self.member(member)
    case .evidence(_, let lead): self.lead(lead)
    }
  }

  /// The number with the title; a member's name with the posts.
  func title(_ subject: LogSubject) -> String {
    switch subject {
    case .tip(let tip):
      [name(subject), desk?.tips.row(of: tip).map { desk?.tips.titles[$0] ?? "" } ?? ""].joined(separator: "  ")
    case .lead(let lead):
      [name(subject), desk?.leads.row(of: lead).map { desk?.leads.titles[$0] ?? "" } ?? ""].joined(separator: "  ")
    case .reporter(let reporter):
      [name(subject), desk?.reporters[reporter].map { self.tip($0.tip) } ?? ""].joined(separator: "  ")
    case .member(let member): texts("frame.noted", name(subject), posts(desk?.members[member]?.posts ?? []))
    case .evidence(_, let lead): texts("reward.evidence", self.lead(lead))
    }
  }

  /// What happened, in a line; what had no effect says so and why.
  func what(_ entry: LogEntry, in history: [Recorded] = []) -> String {
    if let row = entry.row { return step(row) }
    // To look through the log is not to open anything: of what was reported a line holds the beginning only.
    let words = TextCleaning.singleLine(
      entry.event.map { event($0.excerpted, in: history) } ?? texts("log.named", entry.type))
    return entry.refusal.map {
      texts("log.\($0.isUnheard ? "unheard" : "unauthorised")", words, refusal($0))
    } ?? words
  }

  /// Who caused what a line of the log says, as far as the reader is told.
  func author(of entry: LogEntry) -> String {
    guard let row = entry.row else { return author(of: entry.envelope) }
    return row.author.map(member) ?? texts["log.counter"]
  }

  /// Who has seen an entry, a line each: name and posts then, since when, how often.
  func line(_ viewer: SubjectHistory.Viewer, isDated: Bool = false) -> String {
    let who = texts("frame.noted", member(viewer.member), posts(viewer.posts.subtracting(.receiver)))
    return texts(
      "log.seen.line", who, isDated ? dated(viewer.firstAt) : time(viewer.firstAt), String(viewer.times))
  }

  /// A time with its year, for a page that is kept.
  func dated(_ time: Instant) -> String {
    let moment = zone.moment(of: time)
    return "\(moment.date) \(moment.time)"
  }

  /// `已阅 甲、乙（2）`
  func seen(by viewers: [SubjectHistory.Viewer]) -> String {
    if viewers.isEmpty { return texts["log.seen.none"] }
    let names = viewers.map { member($0.member) }.joined(separator: texts["frame.listSeparator"])
    return texts("frame.noted", names, String(viewers.count))
  }
}
