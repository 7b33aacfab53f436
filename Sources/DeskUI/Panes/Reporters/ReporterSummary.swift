import CaseDomain
import DeskSession

/// What waits in the register of reporters for this member, counted for tab, list and overview.
///
/// Who is to be contacted is counted a chunk of the register at a time, and a chunk again only when it changed, when a
/// tip of one of its reporters did, or when the day or the member's posts did.
struct ReporterSummary: Sendable {
  private(set) var requests = 0
  private(set) var destructions = 0
  private(set) var toView = 0
  private(set) var toContact = 0
  private(set) var alike = 0
  /// This member's own requests that a leader has decided since they last left.
  private(set) var decided: [IdentityRequest] = []
  /// Reporters about whom anything waits; one with two reasons to wait is one.
  private(set) var waiting = 0

  /// Reporters to be contacted, by chunk.
  private var chunks: [Int] = []
  private var counted: (day: CivilDate, posts: Posts)?

  /// Counts anew what may have changed since an earlier state of the desk; everything without one.
  mutating func update(_ context: LayerContext, since earlier: Desk?) {
    guard let session = context.session else { return self = ReporterSummary() }
    let scene = LedgerScene(session, today: context.today, likelySame: context.likelySame)
    let register = session.desk.reporters
    let toDecide =
      scene.posts.contains(.leader) ? register.requests.waiting.filter { ReporterWait.isToDecide($0, scene) } : []
    let toDestroy =
      scene.posts.contains(.leader) ? register.destructions.waiting.filter { ReporterWait.isToDecide($0, scene) } : []
    let isKeeper = scene.posts.contains(.custodian)
    let viewable =
      isKeeper ? Set(register.requests.all.filter { ReporterWait.isToView($0, scene) }.map(\.reporter)) : []
    decided = register.requests.all.filter { ReporterWait.isNewlyDecided($0, scene) }
    (requests, destructions, toView) = (toDecide.count, toDestroy.count, viewable.count)
    alike = isKeeper ? scene.alike.count : 0
    if isKeeper { countContacts(scene, since: earlier) } else { (chunks, toContact) = ([], 0) }
    var others = viewable.union(toDecide.map(\.reporter)).union(toDestroy.map(\.reporter))
    if isKeeper { others.formUnion(scene.alike) }
    waiting =
      toContact
      + others.count { id in register.row(of: id).map { !ReporterWait.isToContact(register.rows[$0], scene) } ?? false }
  }

  private mutating func countContacts(_ scene: LedgerScene, since earlier: Desk?) {
    let rows = scene.desk.reporters.rows
    var stale = Set(0..<rows.chunkCount)
    if let earlier, let counted, counted == (scene.today, scene.posts) {
      stale = Self.stale(scene.desk, since: earlier)
    }
    counted = (scene.today, scene.posts)
    chunks = (0..<rows.chunkCount).map { chunk in
      guard stale.contains(chunk) || !chunks.indices.contains(chunk) else { return chunks[chunk] }
      return rows.withChunk(chunk) { $0.count { ReporterWait.isToContact($0, scene) } }
    }
    toContact = chunks.reduce(0, +)
  }

  private static func stale(_ desk: Desk, since earlier: Desk) -> Set<Int> {
    let rows = desk.reporters.rows
    guard desk.lastEvent >= earlier.lastEvent,
      let tips = desk.tips.rows.changedRows(since: earlier.tips.rows, limit: 1024, by: ==)
    else { return Set(0..<rows.chunkCount) }
    let about = tips.flatMap { desk.reporters.of(desk.tips.rows[$0].id) }.compactMap { desk.reporters.row(of: $0) }
    return Set(rows.changedChunks(since: earlier.reporters.rows)).union(
      about.map { $0 / Chunked<ReporterRow>.chunkSize })
  }
}
