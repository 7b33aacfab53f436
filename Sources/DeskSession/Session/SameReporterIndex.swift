import CaseDomain
import EventLog
import Vault

/// What custodians' files say two reporters may have in common: digests, read once and kept while the desk is open.
///
/// Only on a custodian's desk. Reading them tells who is the same as whom and nothing else; how to reach somebody stands
/// in the same files and is dropped unread.
struct SameReporterIndex {
  private struct Key: Hashable {
    let match: ReporterMatch
    let work: Int
    let digest: [UInt8]
  }
  /// Who shares what, in order of alias.
  private var reporters: [Key: [ReporterID]] = [:]
  /// The last commit that was looked through.
  private var scanned: UInt64 = 0
  private static let cardsPerPortion = 32
  private static let commitsPerPortion = 256

  /// Looks through the next commits; whether that were all.
  mutating func scan(in desk: OpenDesk) throws -> Bool {
    var cards = 0
    var commits = 0
    while scanned < desk.state.places.count, cards < Self.cardsPerPortion, commits < Self.commitsPerPortion {
      for recorded in desk.texts.events(of: try desk.texts.commit(scanned + 1, in: desk.state), in: desk.state) {
        for reporter in Self.reporters(in: recorded, of: desk) {
          cards += 1
          note(reporter, in: recorded, of: desk)
        }
      }
      scanned += 1
      commits += 1
    }
    return scanned >= desk.state.places.count
  }

  /// The reporters that an event with effect seals a card of.
  private static func reporters(in recorded: Recorded, of desk: OpenDesk) -> [ReporterID] {
    let found: [ReporterID] =
      switch recorded.event {
      case let event as TipRegistered: event.reporters.map { ReporterID(rawValue: Int64($0.alias)) }
      case let event as ReporterAdded: [event.reporter]
      case let event as ReporterBound: [event.reporter]
      default: []
      }
    return found.filter {
      isReadable($0, on: desk) && desk.desk.reporters.events(of: $0).contains(recorded.envelope.event)
    }
  }

  /// A custodian whom the tip names learns nothing of who reported it.
  private static func isReadable(_ id: ReporterID, on desk: OpenDesk) -> Bool {
    guard let reporter = desk.desk.reporters[id], !reporter.isDestroyed else { return false }
    return desk.desk.mayKeepIdentities(desk.member, of: reporter.tip)
  }

  /// A card that is missing or damaged is passed over: `verify` names it.
  private mutating func note(_ reporter: ReporterID, in recorded: Recorded, of desk: OpenDesk) {
    guard let file = OpenDesk.files(in: recorded.event, of: reporter).card,
      let card = try? desk.custodianText(
        .init(envelope: recorded.envelope, file: file), .contactCard, of: reporter),
      let text = try? CardText.decode(card.open(ring: desk.state.keyring))
    else { return }
    for (name, digest) in text.digests {
      guard let match = ReporterMatch(rawValue: name), let digest = Vault.Base64.decode(digest) else { continue }
      let key = Key(match: match, work: match.isGuessable ? text.work : 0, digest: digest)
      if reporters[key]?.contains(reporter) != true { reporters[key, default: []].append(reporter) }
    }
  }

  /// Pairs that nobody decided on yet, those who share the most and the strongest first, at most `limit`.
  func candidates(in desk: OpenDesk, limit: Int) -> [SameReporterCandidate] {
    var matches: [SameReporters.Pair: Set<ReporterMatch>] = [:]
    for (key, sharing) in reporters where sharing.count > 1 {
      let readable = sharing.filter { Self.isReadable($0, on: desk) }.sorted()
      // Each with the first is enough to find them all, and keeps a key that hundreds share from making pairs of all.
      for other in readable.dropFirst() { matches[.init(readable[0], other), default: []].insert(key.match) }
    }
    let register = desk.desk.reporters
    let open = matches.filter { pair, _ in
      register.same.decision(pair) == nil && register.same.root(of: pair.lower) != register.same.root(of: pair.higher)
    }
    let strongest = ReporterMatch.allCases
    func rank(_ found: Set<ReporterMatch>) -> [Int] { strongest.map { found.contains($0) ? 0 : 1 } }
    let sorted = open.sorted { one, other in
      let (left, right) = (rank(one.value), rank(other.value))
      return left == right
        ? (one.key.lower, one.key.higher) < (other.key.lower, other.key.higher) : left.lexicographicallyPrecedes(right)
    }
    return sorted.prefix(max(0, limit)).compactMap { pair, found in
      guard let tip = register[pair.higher]?.tip, let otherTip = register[pair.lower]?.tip else { return nil }
      return SameReporterCandidate(
        reporter: pair.higher, tip: tip, other: pair.lower, otherTip: otherTip,
        matches: strongest.filter(found.contains))
    }
  }
}

extension OpenDesk {
  /// Looks through the next portion of the custodians' files.
  ///
  /// - Returns: whether that was the last.
  /// - Throws: `Refusal` `postRequired` for all but custodians; `DeskFault`.
  package func scanSameReporters() throws -> Bool {
    guard let me = state.desk.members[member], me.status == .admitted, me.posts.contains(.custodian) else {
      throw Refusal(.postRequired, nil, .posts(.custodian))
    }
    // Taken out, so that it is not copied while it grows.
    var index = sameReporters
    sameReporters = SameReporterIndex()
    defer { sameReporters = index }
    return try index.scan(in: self)
  }

  /// Aliases that may be one person, of what was looked through so far.
  package func knownSameReporters(limit: Int) -> [SameReporterCandidate] {
    sameReporters.candidates(in: self, limit: limit)
  }

  /// Aliases that may be one person, after looking through everything.
  package func sameReporterCandidates(limit: Int) throws -> [SameReporterCandidate] {
    while try !scanSameReporters() {}
    return knownSameReporters(limit: limit)
  }
}
