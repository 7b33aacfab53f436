/// Who is taken off which tip or lead (回避, R6.4), and who holds the keys that were renewed for it.
///
/// A recusal stands on everything that is linked with what it was entered for: the tips of a lead say what the lead is
/// about, and the lead says what was made of them, so whoever may not know one may not know the others. It spreads with
/// every link that is made or proposed, and never shrinks by itself: moving a wrong link elsewhere gives nobody back
/// what they were taken off. Only lifting it does.
///
/// What the desk of a recused member shows. Such an entry has a key that this desk lacks, and every desk that reads
/// `leads` learns that much from `recusal.keyRenewed`, whoever was left out and whyever. The entry stays in the list of
/// all under its number, so that no number seems to have vanished. It is in no queue, count, search, hint or overview,
/// and opening it says to ask a custodian, as it says to somebody whose key is on its way. Why, and that it is about
/// them, stands under the new key only.
package struct Recusals: Sendable, Codable {
  package static let events: [any Event.Type] = [
    RecusalEntered.self, RecusalLifted.self, EntryKeyRenewed.self, EntryKeyGranted.self,
  ]

  /// In the order entered.
  package internal(set) var all: [Recusal] = []
  /// Places in `all`, by what each stands on.
  private var places: [CaseEntry: [Int]] = [:]
  /// Who holds the content key, of the entries whose key is not simply every reader's.
  private(set) var holds: [CaseEntry: KeyHold] = [:]

  /// Generations of keys under which something about one member stands and nothing else.
  private var apart: [CaseEntry: [Apart]] = [:]

  /// Whether no key was ever renewed and nobody recused: nothing has to be looked up then.
  package var isEmpty: Bool { all.isEmpty && holds.isEmpty }

  /// A recusal by the event that entered it.
  package subscript(event: EventNumber) -> Recusal? { all.first { $0.event == event } }

  /// Those that stand on an entry, lifted ones among them, in the order entered.
  package func on(_ entry: CaseEntry) -> [Recusal] { (places[entry] ?? []).map { all[$0] } }

  /// The members who are taken off an entry now.
  package func recused(from entry: CaseEntry) -> [MemberID] {
    (places[entry] ?? []).compactMap { all[$0].lifted == nil ? all[$0].member : nil }
  }

  /// The generation of an entry's content key that everything is sealed with, counted from 1.
  package func generation(of entry: CaseEntry) -> Int { holds[entry]?.generation ?? 1 }

  /// Who holds an entry's content key; nil where every reader of `leads` does.
  package func hold(of entry: CaseEntry) -> KeyHold? { holds[entry] }

  /// What keys or recusals stand on, in order of registration.
  package var entries: [CaseEntry] { entries { _ in true } }

  /// Those of which something is so: every lead that a section works on is asked about, and few are put in order.
  package func entries(where isSo: (CaseEntry) -> Bool) -> [CaseEntry] {
    (holds.keys.filter(isSo) + places.keys.filter { holds[$0] == nil && isSo($0) }).sorted()
  }

  mutating func append(_ recusal: Recusal, over entries: [CaseEntry]) {
    all.append(recusal)
    spread(over: entries)
    note(all.count - 1, on: entries)
  }

  /// Lets every recusal in force on any of these entries stand on all of them.
  mutating func spread(over entries: [CaseEntry]) {
    guard !all.isEmpty else { return }
    for place in Set(entries.flatMap { places[$0] ?? [] }).sorted() where all[place].lifted == nil {
      note(place, on: entries)
    }
  }

  private mutating func note(_ place: Int, on entries: [CaseEntry]) {
    for entry in entries where places[entry]?.contains(place) != true {
      places[entry, default: []].append(place)
      all[place].entries.append(entry)
    }
  }

  mutating func lift(_ event: EventNumber, _ lifting: Recusal.Lifting) {
    guard let place = all.firstIndex(where: { $0.event == event }) else { return }
    all[place].lifted = lifting
  }

  /// Notes that what an event says of a member stands under the newest key of an entry.
  mutating func beginApart(_ entry: CaseEntry, _ member: MemberID, _ envelope: Envelope) {
    apart[entry, default: []].append(
      Apart(event: envelope.event, member: member, generation: generation(of: entry), commit: envelope.commit))
  }

  /// The next key began in the same commit: nothing else stands under the one before.
  mutating func endApart(_ entry: CaseEntry, before generation: Int, in commit: CommitNumber) {
    guard let last = apart[entry]?.indices.last, apart[entry]?[last].generation == generation - 1,
      apart[entry]?[last].commit == commit
    else { return }
    apart[entry]?[last].isSealed = true
  }

  /// What of an entry is kept from the member it is about, by generation.
  func sealedApart(_ entry: CaseEntry) -> [Apart] { (apart[entry] ?? []).filter(\.isSealed) }

  mutating func setHold(_ hold: KeyHold, of entry: CaseEntry) { holds[entry] = hold }
}

/// One member taken off one matter.
package struct Recusal: Hashable, Sendable, Codable {
  /// The event that entered it; it holds the words.
  package let event: EventNumber
  package let member: MemberID
  /// What it was entered for.
  package let on: CaseEntry
  package let ground: RecusalGround
  package let enteredBy: MemberID
  package let enteredAt: Instant
  /// Everything it stands on.
  package internal(set) var entries: [CaseEntry] = []
  package internal(set) var lifted: Lifting?

  /// Who let the member back, and when.
  package struct Lifting: Hashable, Sendable, Codable {
    package let event: EventNumber
    package let by: MemberID
    package let at: Instant
  }
}

/// Why a member is taken off. Raw values stand in the log and never change.
package enum RecusalGround: String, Codable, Hashable, Sendable, CaseIterable {
  /// The member says so.
  case declared
  /// Kin of somebody concerned.
  case kin
  /// The member is who it is about. They are not told.
  case subject
  /// Another conflict of interest.
  case other
}

/// What was said of one member under a generation of an entry's key.
struct Apart: Hashable, Sendable, Codable {
  let event: EventNumber
  let member: MemberID
  let generation: Int
  let commit: CommitNumber
  /// Whether nothing else stands under that generation.
  var isSealed = false
}

/// Who holds the content key of an entry in its newest generation.
package struct KeyHold: Hashable, Sendable, Codable {
  /// Counted from 1.
  package internal(set) var generation: Int
  /// Who was handed the key. Empty on a desk that lacks it: it cannot read who does.
  package internal(set) var holders: Set<MemberID>
  /// Whether beside the holders every reader of `leads` has it: the first generation, where sections were let in.
  package internal(set) var isEveryReaders = false
  /// Who began the generation, and in which commit.
  package let startedBy: MemberID
  package let startedIn: CommitNumber

  /// The first key of an entry, before a section is let in.
  static let everyReaders = KeyHold(
    generation: 1, holders: [], isEveryReaders: true, startedBy: MemberID(rawValue: 0),
    startedIn: CommitNumber(rawValue: 0))
}
