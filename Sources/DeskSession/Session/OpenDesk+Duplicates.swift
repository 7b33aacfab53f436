import CaseDomain

extension OpenDesk {
  /// Below this score nothing is worth a look.
  private static var leastScore: Int { 250 }
  private static var shortListLength: Int { 24 }
  /// A place everybody names is no reason to compare with everybody.
  private static var rowsPerKey: Int { 500 }

  /// The tips most likely to be about the same matter, the likeliest first, at most `limit`.
  ///
  /// Candidates come from the sketches and from those that name the same subject or place; the best are scored again
  /// by their very words. No text is read but the short list's.
  package func likelyDuplicates(of tip: TipID, limit: Int = 8) -> [LikelyDuplicate] {
    let tips = state.desk.tips
    guard let row = tips.row(of: tip), isInReach(row) else { return [] }
    let wanted = features(row, tips)
    let matches = tips.sketches.matches(
      of: wanted.sketch, minimum: Self.leastScore / 2, limit: Self.shortListLength,
      where: { $0 != row && isInReach($0) })
    var candidates = Set(matches.map(\.row))
    let keys = wanted.subjects.map(Similarity.subjectKey) + [Similarity.placeKey(wanted.place)]
    for key in keys { candidates.formUnion(tips.rows(sharing: key, limit: Self.rowsPerKey)) }
    candidates.remove(row)
    candidates = candidates.filter(isInReach)
    let best = candidates.map { (row: $0, score: Similarity.score(wanted, features($0, tips)).permille) }
      .sorted { ($1.score, $0.row) < ($0.score, $1.row) }
    let words = try? document(of: tip).content.comparable
    let scored = best.prefix(Self.shortListLength).compactMap { candidate -> LikelyDuplicate? in
      let id = tips.rows[candidate.row].id
      let wording = words.flatMap { mine in
        (try? document(of: id).content.comparable).map { mine.jaccard(with: $0) }
      }
      let score = Similarity.score(wanted, features(candidate.row, tips), wording: wording)
      guard score.permille >= Self.leastScore else { return nil }
      return LikelyDuplicate(
        tip: id, lead: tips.rows[candidate.row].lead, permille: score.permille, reasons: score.reasons)
    }
    return Array(scored.sorted { $0.permille > $1.permille }.prefix(limit))
  }

  /// What may be the same matter as a lead: other leads and tips, the likeliest first; then those that are not alike
  /// but name the same subject. All of it as far as this member reads it (R4.1).
  package func likelyDuplicates(ofLead lead: LeadID, limit: Int = 8) -> [LikelyDuplicate] {
    let tips = state.desk.tips
    guard let place = state.desk.leads.row(of: lead) else { return [] }
    let own = state.desk.leads.tips[place].filter { tips[$0]?.lead == lead && tips.row(of: $0).map(isInReach) == true }
    var found: [CaseEntry: LikelyDuplicate] = [:]
    for tip in own.suffix(Self.tipsCompared) {
      for other in likelyDuplicates(of: tip, limit: limit) where other.lead != lead {
        let entry = other.entry
        if found[entry].map({ $0.permille < other.permille }) ?? true { found[entry] = other }
      }
    }
    let likely = found.values.filter(isInReach).sorted { ($1.permille, $0.tip) < ($0.permille, $1.tip) }.prefix(limit)
    return likely + sameSubject(as: own, besides: Set(likely.map(\.entry)).union([.lead(lead)]))
  }

  /// The newest entries that name a subject of these tips.
  private func sameSubject(as own: [TipID], besides known: Set<CaseEntry>) -> [LikelyDuplicate] {
    let tips = state.desk.tips
    var known = known
    var found: [LikelyDuplicate] = []
    for name in own.compactMap({ tips.row(of: $0) }).flatMap({ tips.subjectNames(row: $0) }) {
      let key = Similarity.subjectKey(name)
      if key.isEmpty { continue }
      for row in tips.rows(sharing: key, limit: Self.rowsPerKey).reversed() where isInReach(row) {
        // Another name may go by the same number, and an amendment may have taken this one away.
        guard tips.subjectNames(row: row).contains(where: { Similarity.subjectKey($0) == key }) else { continue }
        let tip = tips.rows[row]
        let other = LikelyDuplicate(tip: tip.id, lead: tip.lead, permille: 0, reasons: [.sameSubject(name)])
        if isInReach(other), known.insert(other.entry).inserted { found.append(other) }
        if found.count == Self.sameSubjectLimit { return found }
      }
    }
    return found
  }

  private static var tipsCompared: Int { 8 }
  private static var sameSubjectLimit: Int { 20 }

  private func isInReach(_ other: LikelyDuplicate) -> Bool {
    !state.desk.isOutOfReach(other.entry, for: member) && !state.desk.isElsewhere(other.entry)
  }

  /// What this member was taken off is like nothing.
  private func isInReach(_ row: Int) -> Bool {
    !state.desk.isOutOfReach(.tip(state.desk.tips.rows[row].id), for: member)
  }

  private func features(_ row: Int, _ tips: Tips) -> SimilarityFeatures {
    SimilarityFeatures(subjects: tips.subjectNames(row: row), place: tips.places[row], sketch: tips.sketches[row])
  }
}

extension TipContent {
  /// What is compared with other tips' words.
  fileprivate var comparable: BigramSet { BigramSet(title + "\n" + narrative) }
}
