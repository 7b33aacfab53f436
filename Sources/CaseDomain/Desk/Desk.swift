/// The state of the desk as one member may know it: everything that the readable part of the log says.
///
/// A value: copies are cheap, and a change beside a live copy copies only the chunks it touches. Rules read it, events
/// change it, nothing else does.
package struct Desk: Sendable {
  package internal(set) var organisation = Organisation()
  package internal(set) var members = Members()
  package internal(set) var rulings = Rulings()
  package internal(set) var tips = Tips()
  package internal(set) var leads = Leads()
  package internal(set) var reporters = Reporters()
  package internal(set) var codes = Codes()
  package internal(set) var fieldwork = Fieldwork()
  package internal(set) var incidents = Incidents()
  package internal(set) var meetings = Meetings()
  package internal(set) var rewards = Rewards()
  package internal(set) var directives = Directives()
  package internal(set) var publicity = Publicity()
  package internal(set) var study = Study()
  package internal(set) var weekly = Weekly()
  package internal(set) var supervision = Supervision()
  package internal(set) var workingRules = WorkingRules()
  package internal(set) var restricted = Restricted()
  package internal(set) var exports = Exports()
  package internal(set) var audits = Audits()
  package internal(set) var recusals = Recusals()
  package internal(set) var numbering = Numbering()

  /// Public holidays and make-up days.
  package let calendar: WorkCalendar
  /// The number of the last event in the log, read or not.
  package private(set) var lastEvent = EventNumber(rawValue: 0)
  /// The first event of the newest commit, readable here or not.
  package private(set) var commitStart = EventNumber(rawValue: 0)
  /// The number of the last commit.
  package private(set) var lastCommit = CommitNumber(rawValue: 0)
  /// The time of the desk, from the clocks of its members.
  package private(set) var clock = DeskClock()
  /// Registers with events that this version cannot read.
  package private(set) var unreadableRegisters: Set<Register> = []
  /// Events that their author had no authority for, newest last: kept in the log, without effect.
  package private(set) var unauthorised: [Unauthorised] = []
  /// What members did who were shut out of a matter without being told, newest last (R6.4): without effect, and named to
  /// nobody but those who handle the matter.
  package private(set) var unheard: [Unauthorised] = []

  /// An event that had no effect, and why.
  package struct Unauthorised: Hashable, Sendable, Codable {
    package let envelope: Envelope
    package let type: String
    package let refusal: Refusal
  }

  /// A desk before its first commit.
  package init(calendar: WorkCalendar) {
    self.calendar = calendar
  }

  /// The time of the last commit, as far as it is believed.
  package var lastTime: Instant { clock.time }

  /// The desk's zone at its time, a ruling.
  package var zone: Zone { rulings.zone(at: lastTime) }

  /// The civil date of an instant, in the zone that was in force then: a ruling never re-dates the past (R6.7).
  package func date(of instant: Instant) -> CivilDate { rulings.zone(at: instant).date(of: instant) }

  /// Starts a commit: takes its clear header and answers what of it counts.
  ///
  /// Neither the clock nor the numbers of someone who is no member, or no longer, have any effect, and nobody takes
  /// numbers of a series that their posts do not use, or of a year other than the commit's own.
  ///
  /// - Parameters:
  ///   - time: the author's clock; what counts of it says `DeskClock`.
  ///   - events: how many events the commit holds, readable or not.
  ///   - author: who signed; nil for a commit whose every claim is the desk's own.
  /// - Returns: the time that counts and the allocations that were the next numbers.
  package mutating func begin(
    commit: CommitNumber, time: Instant, firstEvent: EventNumber, events: Int, claims: [Allocation],
    author: MemberID? = nil
  ) -> (time: Instant, allocations: [Allocation]) {
    lastCommit = commit
    commitStart = firstEvent
    lastEvent = EventNumber(rawValue: firstEvent.rawValue + Int64(events) - 1)
    let believed = clock.time(by: time)
    let year = date(of: believed).year
    let claims = claims.filter { $0.year == ($0.series.isYearly ? year : 0) }
    // The first commit makes its author a member.
    guard let author, organisation.foundedAt != nil else {
      clock.take(time, of: author)
      return (believed, numbering.accept(claims))
    }
    guard let member = members[author], member.status == .admitted else { return (believed, []) }
    clock.take(time, of: author)
    return (believed, numbering.accept(claims.filter { !member.posts.isDisjoint(with: $0.series.posts) }))
  }

  /// Whether the event's author could have caused it at this point: post, undertaking, separation of duties.
  package func authorizes(_ event: any Event, from envelope: Envelope) -> Bool {
    refusal(of: event, from: envelope) == nil
  }

  /// Takes an event into the state if its author had the authority; otherwise it is named and has no effect.
  package mutating func apply(_ event: any Event, from envelope: Envelope) {
    if event.isUnheard(in: self, from: envelope) {
      unheard.append(
        Unauthorised(envelope: envelope, type: Swift.type(of: event).type, refusal: Refusal(.unheard, Clause("R6.4"))))
      event.applyUnheard(to: &self, from: envelope)
    } else if let refusal = refusal(of: event, from: envelope) {
      reject(Swift.type(of: event).type, from: envelope, because: refusal)
    } else {
      event.apply(to: &self, from: envelope)
    }
    codes.follow(envelope)
  }

  /// Why events had no effect, by event: nobody had the authority, or nobody listens to who caused them.
  package var withoutEffect: [EventNumber: Refusal] {
    Dictionary(
      (unauthorised + unheard).map { ($0.envelope.event, $0.refusal) }, uniquingKeysWith: { first, _ in first })
  }

  /// Names an event without effect.
  package mutating func reject(_ type: String, from envelope: Envelope, because refusal: Refusal) {
    unauthorised.append(Unauthorised(envelope: envelope, type: type, refusal: refusal))
  }

  /// Notes an event of a kind or version that this program does not know.
  package mutating func noteUnreadable(type: String) {
    // A type without a known register may change anything: treated like one of the members' register.
    unreadableRegisters.insert(Register(ofType: type) ?? .members)
  }
}

// MARK: In snapshots

/// All but the calendar, which comes with the program.
extension Desk: Encodable {
  private enum CodingKeys: String, CodingKey {
    case organisation, members, rulings, tips, leads, reporters, codes, fieldwork, incidents, meetings, rewards
    case directives, publicity, study, weekly, supervision, workingRules, restricted, exports, audits, recusals
    case numbering, lastEvent, commitStart, lastCommit, clock, unreadableRegisters, unauthorised, unheard
  }

  package func encode(to encoder: any Encoder) throws {
    var parts = encoder.container(keyedBy: CodingKeys.self)
    try parts.encode(organisation, forKey: .organisation)
    try parts.encode(members, forKey: .members)
    try parts.encode(rulings, forKey: .rulings)
    try parts.encode(tips, forKey: .tips)
    try parts.encode(leads, forKey: .leads)
    try parts.encode(reporters, forKey: .reporters)
    try parts.encode(codes, forKey: .codes)
    try parts.encode(fieldwork, forKey: .fieldwork)
    try parts.encode(incidents, forKey: .incidents)
    try parts.encode(meetings, forKey: .meetings)
    try parts.encode(rewards, forKey: .rewards)
    try parts.encode(directives, forKey: .directives)
    try parts.encode(publicity, forKey: .publicity)
    try parts.encode(study, forKey: .study)
    try parts.encode(weekly, forKey: .weekly)
    try parts.encode(supervision, forKey: .supervision)
    try parts.encode(workingRules, forKey: .workingRules)
    try parts.encode(restricted, forKey: .restricted)
    try parts.encode(exports, forKey: .exports)
    try parts.encode(audits, forKey: .audits)
    try parts.encode(recusals, forKey: .recusals)
    try parts.encode(numbering, forKey: .numbering)
    try parts.encode(lastEvent, forKey: .lastEvent)
    try parts.encode(commitStart, forKey: .commitStart)
    try parts.encode(lastCommit, forKey: .lastCommit)
    try parts.encode(clock, forKey: .clock)
    try parts.encode(unreadableRegisters, forKey: .unreadableRegisters)
    try parts.encode(unauthorised, forKey: .unauthorised)
    try parts.encode(unheard, forKey: .unheard)
  }

  /// The state that was encoded, under this program's calendar.
  package init(calendar: WorkCalendar, from decoder: any Decoder) throws {
    self.init(calendar: calendar)
    let parts = try decoder.container(keyedBy: CodingKeys.self)
    organisation = try parts.decode(Organisation.self, forKey: .organisation)
    members = try parts.decode(Members.self, forKey: .members)
    rulings = try parts.decode(Rulings.self, forKey: .rulings)
    tips = try parts.decode(Tips.self, forKey: .tips)
    leads = try parts.decode(Leads.self, forKey: .leads)
    reporters = try parts.decode(Reporters.self, forKey: .reporters)
    codes = try parts.decode(Codes.self, forKey: .codes)
    fieldwork = try parts.decode(Fieldwork.self, forKey: .fieldwork)
    incidents = try parts.decode(Incidents.self, forKey: .incidents)
    meetings = try parts.decode(Meetings.self, forKey: .meetings)
    rewards = try parts.decode(Rewards.self, forKey: .rewards)
    directives = try parts.decode(Directives.self, forKey: .directives)
    publicity = try parts.decode(Publicity.self, forKey: .publicity)
    study = try parts.decode(Study.self, forKey: .study)
    weekly = try parts.decode(Weekly.self, forKey: .weekly)
    supervision = try parts.decode(Supervision.self, forKey: .supervision)
    workingRules = try parts.decode(WorkingRules.self, forKey: .workingRules)
    restricted = try parts.decode(Restricted.self, forKey: .restricted)
    exports = try parts.decode(Exports.self, forKey: .exports)
    audits = try parts.decode(Audits.self, forKey: .audits)
    recusals = try parts.decode(Recusals.self, forKey: .recusals)
    numbering = try parts.decode(Numbering.self, forKey: .numbering)
    lastEvent = try parts.decode(EventNumber.self, forKey: .lastEvent)
    commitStart = try parts.decode(EventNumber.self, forKey: .commitStart)
    lastCommit = try parts.decode(CommitNumber.self, forKey: .lastCommit)
    clock = try parts.decode(DeskClock.self, forKey: .clock)
    unreadableRegisters = try parts.decode(Set<Register>.self, forKey: .unreadableRegisters)
    unauthorised = try parts.decode([Unauthorised].self, forKey: .unauthorised)
    unheard = try parts.decode([Unauthorised].self, forKey: .unheard)
  }
}
