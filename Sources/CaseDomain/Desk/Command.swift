/// Something a member wants to do.
package protocol Command: Sendable {
  /// The registers whose rules the command reads.
  static var registers: Set<Register> { get }
  /// Emits the events that the command causes, or says why it is refused.
  func run(in draft: inout Draft) throws(Refusal)
}

/// Who acts. Posts are looked up in the desk, never carried along.
package struct Actor: Hashable, Sendable {
  package let member: MemberID
  package init(_ member: MemberID) { self.member = member }
}

extension Desk {
  /// Everything the rules say about a command: the events it causes, or why it is refused.
  package func decide(_ command: some Command, as actor: Actor, at now: Instant) throws(Refusal) -> Draft {
    let registers = type(of: command).registers.union([.members, .recusals, .keys])
    if let unreadable = unreadableRegisters.intersection(registers).min(by: { $0.rawValue < $1.rawValue }) {
      throw Refusal(.upgradeNeeded, nil, .text(unreadable.rawValue))
    }
    var draft = Draft(desk: self, actor: actor, now: now)
    try command.run(in: &draft)
    return draft
  }
}

/// The events that a command causes, each checked and taken into a scratch copy of the desk as it is emitted.
package struct Draft: Sendable {
  /// The desk as it would be after the events so far.
  package private(set) var desk: Desk
  /// Who gave the command.
  package let actor: Actor
  /// The time that counts for the commit.
  package let now: Instant
  /// What the command caused so far, in order.
  package private(set) var events: [any Event] = []
  /// The numbers taken so far, for the commit's clear header.
  package private(set) var allocations: [Allocation] = []
  private let firstEvent: EventNumber
  private let commit: CommitNumber

  init(desk: Desk, actor: Actor, now: Instant) {
    self.desk = desk
    self.actor = actor
    self.now = desk.clock.time(by: now)
    firstEvent = desk.lastEvent.next
    commit = CommitNumber(rawValue: desk.lastCommit.rawValue + 1)
  }

  /// The number that the next emitted event will have.
  package var nextEvent: EventNumber { EventNumber(rawValue: firstEvent.rawValue + Int64(events.count)) }
  /// The envelope that the next emitted event will have.
  var nextEnvelope: Envelope {
    Envelope(author: actor.member, time: now, commit: commit, event: nextEvent, allocations: allocations)
  }
  /// Today in the desk's zone.
  package var today: CivilDate { desk.date(of: now) }

  /// Hands out the next number of a series.
  package mutating func allocate(_ series: NumberSeries, year: Int = 0) -> Int {
    let claim = Allocation(series: series, year: year, ordinal: desk.numbering.next(series, year: year))
    allocations += desk.numbering.accept([claim])
    return claim.ordinal
  }

  /// Adds an event if the rules allow it here.
  package mutating func emit(_ event: some Event) throws(Refusal) {
    let envelope = nextEnvelope
    if let refusal = desk.refusal(of: event, from: envelope) { throw refusal }
    event.apply(to: &desk, from: envelope)
    events.append(event)
  }
}

/// Several commands as one commit: all or none.
package struct Batch: Command {
  package static var registers: Set<Register> { [] }
  /// In the order they are run.
  package let commands: [any Command]

  package init(_ commands: [any Command]) { self.commands = commands }

  package func run(in draft: inout Draft) throws(Refusal) {
    for command in commands {
      let registers = type(of: command).registers
      if let unreadable = draft.desk.unreadableRegisters.intersection(registers).first {
        throw Refusal(.upgradeNeeded, nil, .text(unreadable.rawValue))
      }
      try command.run(in: &draft)
    }
  }
}
