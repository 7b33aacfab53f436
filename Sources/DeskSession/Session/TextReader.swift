import CaseDomain
import EventLog
import Vault

/// Reads events back from the log on demand: long texts are not in the state.
final class TextReader {
  private let store: any EventStore
  private let keys: MemberKeys
  private let holder: KeyHolder
  /// Where the member's snapshot lies: what turns out not to be what was read is not opened from again.
  private let snapshot: SnapshotFolder?
  /// The last commits read: a document's events often stand together.
  private var recent: [Commit] = []
  private static let recentLimit = 4

  init(store: any EventStore, keys: MemberKeys, holder: KeyHolder, snapshot: SnapshotFolder?) {
    self.snapshot = snapshot
    self.store = store
    self.keys = keys
    self.holder = holder
  }

  /// One event, or nil where its key is not held.
  func event(_ number: EventNumber, in state: DeskState) throws -> Recorded? {
    guard let place = state.commit(of: number) else { return nil }
    let commit = try commit(place, in: state)
    let ordinal = UInt16(truncatingIfNeeded: number.rawValue - Int64(commit.position.firstEvent))
    guard let payload = commit.payloads.first(where: { $0.ordinals.contains(ordinal) }) else { return nil }
    return events(of: commit, payloads: [payload], in: state).first { $0.envelope.event == number }
  }

  /// Every event of a commit that can be read, authorised or not, with the time that counts.
  func events(of commit: Commit, in state: DeskState) -> [Recorded] {
    events(of: commit, payloads: commit.payloads, in: state)
  }

  /// The commit with this number, checked anew.
  ///
  /// - Throws: `StoreError.resumeMismatch` where another stands in its place than the one that was taken.
  func commit(_ number: UInt64, in state: DeskState) throws -> Commit {
    if let known = recent.first(where: { $0.number == number }) { return known }
    let commit = try store.commit(at: number)
    guard state.places.isKnown(commit) else {
      snapshot?.discard()
      throw StoreError.resumeMismatch(commit: number)
    }
    recent.append(commit)
    if recent.count > Self.recentLimit { recent.removeFirst() }
    return commit
  }

  /// One event with words that were covered since: to compare with, and for custodians, whose opening of an original is
  /// on the record before.
  func uncovered(_ number: EventNumber, in state: DeskState) throws -> Recorded? {
    guard let place = state.commit(of: number) else { return nil }
    let commit = try commit(place, in: state)
    return events(of: commit, payloads: commit.payloads, in: state, isCovered: false)
      .first { $0.envelope.event == number }
  }

  /// Late material with the text that a custodian let be shown in its place since. Where that cannot be read, the text
  /// that came with it stays.
  private func restored(_ event: any Event, at number: EventNumber, in state: DeskState) -> any Event {
    guard let late = event as? TipSupplemented, let place = state.desk.tips.restoration(of: number),
      let container = state.commit(of: place), let commit = try? commit(container, in: state),
      let text = words(at: place, of: commit, in: state)?.late?.first(where: { $0.event == number })?.text
    else { return event }
    return late.saying(text)
  }

  /// An event that lets words be shown again, as it was written.
  private func words(at number: EventNumber, of commit: Commit, in state: DeskState) -> TipUncovered? {
    let ordinal = UInt16(truncatingIfNeeded: number.rawValue - Int64(commit.position.firstEvent))
    guard let payload = commit.payloads.first(where: { $0.ordinals.contains(ordinal) }),
      case .opened(let events) = CommitOpener(commit: commit, keys: keys, holder: holder)
        .open(payload, with: state.keyring),
      case .event(let event)? = events.first(where: { $0.number == number })?.event
    else { return nil }
    return event as? TipUncovered
  }

  private func events(
    of commit: Commit, payloads: [Payload], in state: DeskState, isCovered: Bool = true
  ) -> [Recorded] {
    let opener = CommitOpener(commit: commit, keys: keys, holder: holder)
    let opened = payloads.flatMap { payload -> [CommitOpener.Opened] in
      guard case .opened(let events) = opener.open(payload, with: state.keyring) else { return [] }
      return events
    }
    return events(opened, of: commit, in: state, isCovered: isCovered)
  }

  /// Events of a commit that were opened just now.
  func events(
    _ opened: [CommitOpener.Opened], of commit: Commit, in state: DeskState, isCovered: Bool = true
  ) -> [Recorded] {
    let time = state.places.time(of: commit.number) ?? Instant(rawValue: commit.authorClock)
    var found: [Recorded] = []
    for item in opened {
      guard case .event(let event) = item.event else { continue }
      let envelope = Envelope(
        author: MemberID(rawValue: Int64(commit.author)), time: time,
        commit: CommitNumber(rawValue: Int64(commit.number)), event: item.number)
      // Here and nowhere else, so that no screen, file or search shows what was covered since (R6.4).
      let now = restored(event, at: item.number, in: state)
      let shown = isCovered ? state.desk.shown(now, at: item.number) : now
      found.append(Recorded(envelope: envelope, event: shown))
    }
    return found.sorted { $0.envelope.event < $1.envelope.event }
  }
}
