/// What being recused means for everything else that members do.
extension Desk {
  /// Why the author of an event could not have caused it, or nil: the one question that deciding and reading both ask.
  package func refusal(of event: some Event, from envelope: Envelope) -> Refusal? {
    refusalOfEntry(event, envelope) ?? event.refusal(in: self, from: envelope)
  }

  /// Nobody does anything about what they are taken off, reading included (R6.4); nor does a desk without the key.
  private func refusalOfEntry(_ event: some Event, _ envelope: Envelope) -> Refusal? {
    guard !recusals.isEmpty, let entry = CaseEntry(event.scope(at: envelope.event)) else { return nil }
    // Whoever renewed a key says next who holds it.
    if event is EntryKeyGranted, !isRecused(envelope.author, from: entry) { return nil }
    return refusalOfReach(entry, for: envelope.author)
  }

  /// Why a member may know nothing of an entry, nor do anything about it, or nil.
  package func refusalOfReach(_ entry: CaseEntry, for member: MemberID) -> Refusal? {
    if recusals.isEmpty { return nil }
    if isRecused(member, from: entry) { return Refusal(.recused, Clause("R6.4")) }
    return isElsewhere(entry) ? Refusal(.elsewhere, Clause("R6.4")) : nil
  }

  /// Why a member may not open the words of an entry, or nil: they may know nothing of it, or may not act on it while an
  /// incident is looked into (R6.4).
  package func refusalOfWords(_ entry: CaseEntry, for member: MemberID) -> Refusal? {
    if let refusal = refusalOfReach(entry, for: member) { return refusal }
    let isFrozen: Bool =
      switch entry {
      case .tip(let tip): incidents.isFrozen(member, tip: tip, lead: tips[tip]?.lead)
      case .lead(let lead): incidents.isFrozen(member, lead: lead)
      case .book: false
      }
    return isFrozen ? Refusal(.frozen, Clause("R6.4")) : nil
  }

  /// Whether the person behind a number is taken off an entry.
  package func isRecused(_ member: MemberID, from entry: CaseEntry) -> Bool {
    recusals.recused(from: entry).contains { members.isSamePerson($0, member) }
  }

  /// Whether an entry is about a member, by what a keeper said of it: they are not told, and whoever they chose to
  /// decide in their place stands aside with them.
  func isSubject(_ member: MemberID, of entry: CaseEntry) -> Bool {
    !recusals.isEmpty
      && recusals.on(entry).contains {
        $0.lifted == nil && $0.ground == .subject && members.isSamePerson($0.member, member)
      }
  }

  /// Whether an entry has a key that this desk lacks: what happens to it happens elsewhere.
  package func isElsewhere(_ entry: CaseEntry) -> Bool {
    recusals.hold(of: entry).map { !$0.isEveryReaders && $0.holders.isEmpty } ?? false
  }

  /// Whether an entry is nothing for a member, on whatever desk.
  package func isOutOfReach(_ entry: CaseEntry, for member: MemberID) -> Bool {
    !recusals.isEmpty && (isElsewhere(entry) || isRecused(member, from: entry))
  }

  /// What is linked with an entry, itself included: the lead and its tips. O(tips of the lead).
  package func linked(with entry: CaseEntry) -> [CaseEntry] {
    switch entry {
    case .tip(let tip): tips[tip]?.lead.map { linked(with: .lead($0)) } ?? [entry]
    case .lead(let lead):
      leads.row(of: lead).map { [entry] + leads.tips[$0].map(CaseEntry.tip) } ?? [entry]
    case .book: [entry]
    }
  }

  /// Who may hold an entry's content key: readers of leads who are not taken off it, by id.
  ///
  /// Beside them the guests: liaisons of the sections that work on it.
  package func possibleHolders(of entry: CaseEntry) -> [MemberID] {
    let readers = members.holding(.leadsReaders).map(\.id).filter { !isRecused($0, from: entry) }
    return Set(readers + guests(of: entry)).sorted()
  }

  /// Whether any number of these people holds an entry's content key.
  func isHeld(_ entry: CaseEntry, byAnyOf recused: [MemberID]) -> Bool {
    guard let hold = recusals.hold(of: entry), !hold.isEveryReaders else { return !recused.isEmpty }
    return hold.holders.contains { holder in recused.contains { members.isSamePerson($0, holder) } }
  }

  /// Whether somebody holds an entry's newest key who may not any more: it is due for the next one.
  package func needsNewKey(_ entry: CaseEntry) -> Bool {
    if isHeld(entry, byAnyOf: recusals.recused(from: entry)) { return true }
    let holders = recusals.hold(of: entry)?.holders ?? []
    return !holders.isEmpty && !holders.isSubset(of: possibleHolders(of: entry))
  }

  /// Whether why a member was taken off stands where they are never let read it, not even once they are back.
  package func isSealed(_ recusal: Recusal) -> Bool {
    recusals.sealedApart(recusal.on).contains { $0.event == recusal.event }
  }

  /// The generations of an entry's content key that a member is not handed: what stands there is why they were taken
  /// off, or let back.
  package func generationsKept(from member: MemberID, of entry: CaseEntry) -> Set<Int> {
    Set(recusals.sealedApart(entry).filter { members.isSamePerson($0.member, member) }.map(\.generation))
  }

  /// Who could hold an entry's renewed key and was not handed it yet.
  package func missingHolders(of entry: CaseEntry) -> [MemberID] {
    guard let hold = recusals.hold(of: entry) else { return [] }
    let possible = hold.isEveryReaders ? guests(of: entry) : possibleHolders(of: entry)
    return possible.filter { !hold.holders.contains($0) }
  }

  /// The entries whose keys a member can see to: to begin the next one, or to hand it to somebody who came later.
  package func entriesToKey(by member: MemberID) -> [CaseEntry] {
    guard mayHandOut(.leads, member) else { return [] }
    return recusals.entries { entry in
      if isSettled(entry) { return false }
      let holds = recusals.hold(of: entry).map { $0.isEveryReaders || $0.holders.contains(member) } ?? true
      guard holds, !isRecused(member, from: entry) else { return false }
      return needsNewKey(entry) || !missingHolders(of: entry).isEmpty
    }
  }

  /// Whether everybody who was let in beside the readers of `leads` still may be, and nobody is missing: of nearly all
  /// leads that sections work on. O(members).
  private func isSettled(_ entry: CaseEntry) -> Bool {
    guard let hold = recusals.hold(of: entry), hold.isEveryReaders, recusals.on(entry).isEmpty else { return false }
    return hold.holders == Set(guests(of: entry))
  }

  /// Takes a link into account that was made or proposed: what stands on one side stands on the other.
  mutating func spreadRecusals(_ tip: TipID, _ lead: LeadID) {
    guard !recusals.isEmpty else { return }
    recusals.spread(over: linked(with: .tip(tip)) + linked(with: .lead(lead)))
  }

  /// What stands on a lead stands on what is split from it.
  mutating func spreadRecusals(from lead: LeadID, to split: LeadID) {
    if !recusals.isEmpty { recusals.spread(over: [.lead(lead), .lead(split)]) }
  }

  /// Why the author may not link anything with a lead that they are taken off, or nil.
  func refusalToLink(_ outcome: Outcome, _ envelope: Envelope) -> Refusal? {
    guard let lead = outcome.lead, isRecused(envelope.author, from: .lead(lead)) else { return nil }
    return Refusal(.recused, Clause("R6.4"))
  }

  /// Why the author may not decide about a matter because it names them, in any of its tips, or nil.
  func refusalIfNamed(in entry: CaseEntry, _ envelope: Envelope) -> Refusal? {
    for case .tip(let tip) in linked(with: entry) {
      if let row = tips.row(of: tip), let refusal = refusalIfNamed(row: row, envelope) { return refusal }
    }
    return nil
  }

  /// The members who have opened an entry or anything linked with it, or taken something of it out, by id.
  package func readers(ofMatter entry: CaseEntry) -> [MemberID] {
    var readers: Set<MemberID> = []
    for entry in linked(with: entry) {
      switch entry {
      case .tip(let tip): if let row = tips.row(of: tip) { readers.formUnion(tips.readings.readers(row: row)) }
      case .lead(let lead): if let row = leads.row(of: lead) { readers.formUnion(leads.readings.readers(row: row)) }
      case .book: continue
      }
    }
    return readers.sorted()
  }

  /// Whether this desk knows of an entry.
  func knows(_ entry: CaseEntry) -> Bool {
    switch entry {
    case .tip(let tip): tips.row(of: tip) != nil
    case .lead(let lead): leads.row(of: lead) != nil
    case .book(let section): fieldwork.hasBook(section)
    }
  }

  /// Notes an event in the history of entries.
  mutating func note(_ envelope: Envelope, on entries: [CaseEntry]) {
    for entry in entries {
      switch entry {
      case .tip(let tip): tips.change(tip, from: envelope) { _ in }
      case .lead(let lead): leads.note(lead, envelope)
      case .book: continue
      }
    }
  }

  /// Takes into account that an entry has a newer key, on the desk of somebody who cannot read that it began. Who holds
  /// it says what follows under it; until then the entry is out of sight.
  package mutating func follow(_ entry: CaseEntry, generation: Int, from envelope: Envelope) {
    guard knows(entry), generation > recusals.generation(of: entry) else { return }
    set(
      KeyHold(generation: generation, holders: [], startedBy: envelope.author, startedIn: envelope.commit), of: entry)
  }

  /// Puts an entry out of this desk's sight, or back.
  mutating func set(_ hold: KeyHold, of entry: CaseEntry) {
    recusals.setHold(hold, of: entry)
    switch entry {
    case .tip(let tip): tips.setElsewhere(tip, hold.holders.isEmpty)
    case .lead(let lead): leads.setElsewhere(lead, hold.holders.isEmpty)
    case .book(let section): fieldwork.setOutOfSight(section, hold.holders.isEmpty)
    }
  }
}
