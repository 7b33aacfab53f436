import CaseDomain
import Vault

/// Content keys of tips and leads that somebody was taken off.
extension OpenDesk {
  /// Entries whose keys this member may and can see to: the next one is due, or somebody came later.
  func dueEntries(in state: DeskState) -> [CaseEntry] {
    guard !state.desk.recusals.isEmpty, let me = state.desk.members[member],
      state.desk.hasUndertaking(me, on: state.desk.date(of: now))
    else { return [] }
    let open = state.desk.entriesToKey(by: member).filter { entry in
      // Whoever lacks one of them, because it is kept from them, leaves it to others.
      state.contentKeyID(of: entry).map { newest in
        (1...newest.generation).allSatisfy {
          state.keyring.key(for: .object(ObjectKeyID(object: newest.object, generation: $0))) != nil
        }
      } == true
    }
    return Array(open.prefix(KeepEntryKeys.limit))
  }

  /// Whether a section has liaisons and no book yet, and this member can open it: what liaisons write there, the office
  /// has to be able to read, so they cannot open it themselves.
  private var canOpenBooks: Bool {
    state.keyring.currentEpoch(of: .leads) != nil && !desk.missingBooks.isEmpty
      && desk.members[member]?.posts.isDisjoint(with: .leadsReaders) == false
  }

  /// Begins the keys that are due and hands them to those who came later. Another desk may be faster, under the lock:
  /// what it did is left out, and doing it again does nothing.
  func keepEntryKeys() throws {
    guard mayAct else { return }
    if canOpenBooks { _ = try perform(OpenFieldBooks()) }
    // Each round does some; what is left when nothing changes any more is for others.
    var before: [CaseEntry] = []
    while case let due = dueEntries(in: state), !due.isEmpty, due != before {
      before = due
      _ = try perform(KeepEntryKeys(entries: due))
    }
  }
}
