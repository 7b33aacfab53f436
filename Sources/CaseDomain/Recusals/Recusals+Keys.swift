/// The next generation of an entry's content key begins: from here on everything about it is sealed with that one.
///
/// Under `leads`, so that every desk knows which key counts; a desk without it knows by that alone that it has none. Any
/// reader of leads may begin one, as with the epochs of `leads` itself: whoever writes next must not have to wait for
/// somebody else. Its author is on record, and a generation that nobody was handed is followed by another.
package struct EntryKeyRenewed: Event {
  package static let type = "recusal.keyRenewed"
  package let on: CaseEntry
  /// The new one, counted from 1.
  package let generation: Int

  package func scope(at number: EventNumber) -> Scope { .leads }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .leadsReaders, envelope) { return refusal }
    if generation < 2 { return Refusal(.valueOutOfRange) }
    // A lead that was opened out of this desk's sight.
    guard desk.knows(on) else { return nil }
    if desk.isRecused(envelope.author, from: on) { return Refusal(.recused, Clause("R6.4")) }
    let current = desk.recusals.generation(of: on)
    // What this desk cannot judge of those before, it does not judge of this one.
    let isNext = desk.isElsewhere(on) ? generation > current : generation == current + 1
    return isNext ? nil : Refusal(.alreadyDecided)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard desk.knows(on) else { return }
    desk.recusals.endApart(on, before: generation, in: envelope.commit)
    desk.set(
      KeyHold(generation: generation, holders: [], startedBy: envelope.author, startedIn: envelope.commit), of: on)
  }
}

/// Members were handed an entry's content keys, of every generation; the keys travel sealed beside this event.
///
/// Under the newest of them: who lacks it learns neither who holds it nor who else does not.
package struct EntryKeyGranted: Event {
  package static let type = "recusal.keyGranted"
  package let on: CaseEntry
  /// By id.
  package let members: [MemberID]

  package func scope(at number: EventNumber) -> Scope { on.scope }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusal(unless: .leadsReaders, envelope) { return refusal }
    guard desk.knows(on) else { return desk.refusalOfUnknown(on) }
    let hold = desk.recusals.hold(of: on) ?? .everyReaders
    if hold.isEveryReaders {
      // Whoever reads `leads` holds it; only sections are let in beside them.
      if !Set(desk.guests(of: on)).isSuperset(of: members) { return Refusal(.recused, Clause("R6.4")) }
    } else if hold.holders.isEmpty {
      // Whoever begins a key hands it out, in the same commit and to themselves too.
      guard hold.startedBy == envelope.author, hold.startedIn == envelope.commit, members.contains(envelope.author)
      else { return Refusal(.elsewhere, Clause("R6.4")) }
    } else if !hold.holders.contains(envelope.author) {
      return Refusal(.elsewhere, Clause("R6.4"))
    }
    guard !members.isEmpty, zip(members, members.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return Refusal(.noSuchMember)
    }
    if !hold.holders.isDisjoint(with: members) { return Refusal(.alreadyDecided) }
    let possible = Set(desk.possibleHolders(of: on))
    return possible.isSuperset(of: members) ? nil : Refusal(.recused, Clause("R6.4"))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    var hold = desk.recusals.hold(of: on) ?? .everyReaders
    hold.holders.formUnion(members)
    desk.set(hold, of: on)
  }
}

extension Draft {
  /// Begins the next key of entries that any of these people hold, for everybody else.
  mutating func separate(_ entries: [CaseEntry], from recused: [MemberID]) throws(Refusal) {
    for entry in entries where desk.isHeld(entry, byAnyOf: recused) || desk.needsNewKey(entry) {
      // Without the keys so far there is nothing to hand on.
      if desk.isElsewhere(entry) { throw Refusal(.elsewhere, Clause("R6.4")) }
      try emit(EntryKeyRenewed(on: entry, generation: desk.recusals.generation(of: entry) + 1))
      let members = desk.members
      try grant(
        entry,
        to: desk.possibleHolders(of: entry).filter { holder in
          !recused.contains { members.isSamePerson($0, holder) }
        })
    }
  }

  /// Writes what is said of one member under a generation of the entry's key that is for nothing else, and goes on with
  /// the next: whoever it is about is never handed that generation.
  mutating func emitApart(
    _ event: some Event, on entry: CaseEntry, about member: MemberID
  ) throws(Refusal) {
    if desk.isElsewhere(entry) { throw Refusal(.elsewhere, Clause("R6.4")) }
    let members = desk.members
    try emit(EntryKeyRenewed(on: entry, generation: desk.recusals.generation(of: entry) + 1))
    try grant(entry, to: desk.possibleHolders(of: entry).filter { !members.isSamePerson($0, member) })
    try emit(event)
    try emit(EntryKeyRenewed(on: entry, generation: desk.recusals.generation(of: entry) + 1))
    try grant(entry, to: desk.possibleHolders(of: entry))
  }

  /// Hands an entry's keys to members.
  mutating func grant(_ entry: CaseEntry, to members: [MemberID]) throws(Refusal) {
    if !members.isEmpty { try emit(EntryKeyGranted(on: entry, members: members)) }
  }

  /// Before a tip and a lead are linked: what is said of either is closed to whoever is taken off the other.
  mutating func separate(_ tips: [TipID], joining lead: LeadID?) throws(Refusal) {
    guard !desk.recusals.isEmpty else { return }
    if let lead, let refusal = desk.refusalOfReach(.lead(lead), for: actor.member) { throw refusal }
    let entries = (tips.map { .tip($0) } + (lead.map { [.lead($0)] } ?? [])).flatMap { desk.linked(with: $0) }
    let recused = entries.flatMap { desk.recusals.recused(from: $0) }
    if !recused.isEmpty { try separate(Set(entries).sorted(), from: recused) }
  }
}
