/// How often a section kept the days it was given (R3.5).
///
/// Only what was due is counted, and whether it came in time: never how many tips, leads, findings or confirmed leads a
/// section has, so that no figure rewards confirming, or finding less (R4.6).
package struct SectionPunctuality: Hashable, Sendable {
  package let section: SectionID
  /// By kind; kinds of which nothing was due are left out.
  package let kinds: [Kind: Share]

  /// What was due.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case acknowledgement, directive, rectification, weekly
  }

  package struct Share: Hashable, Sendable {
    package internal(set) var kept = 0
    package internal(set) var due = 0
  }

  /// All kinds together.
  package var all: Share { kinds.values.reduce(Share()) { Share(kept: $0.kept + $1.kept, due: $0.due + $1.due) } }
}

extension Desk {
  /// Whether a ruling turned the ranking of sections on; it is off while nobody decided otherwise.
  package func ranksUnits(on day: CivilDate) -> Bool { rulings.integer(.unitRanking, at: day) == 1 }

  /// Open sections of which something was due in a stretch of time up to `today`, the most punctual first; sections that
  /// were equally punctual by name.
  package func punctuality(from: CivilDate, to: CivilDate, on today: CivilDate) -> [SectionPunctuality] {
    let last = min(to, today)
    return organisation.sections.filter { !$0.isClosed }.compactMap { section -> SectionPunctuality? in
      var kinds: [SectionPunctuality.Kind: SectionPunctuality.Share] = [:]
      func count(_ kind: SectionPunctuality.Kind, due: CivilDate, met: Instant?) {
        let met = met.map { date(of: $0) }
        // What is still in time is neither kept nor missed.
        guard due >= from, due <= last, met != nil || due < today else { return }
        var share = kinds[kind] ?? .init()
        share.due += 1
        if let met, met <= due { share.kept += 1 }
        kinds[kind] = share
      }
      for share in directives.all.compactMap({ $0.share(of: section.id) }) where share.excused == nil {
        count(.acknowledgement, due: share.acknowledgeDue, met: share.acknowledged?.at)
        count(.directive, due: share.due, met: share.done?.at)
      }
      for finding in supervision.findings where finding.section == section.id && finding.withdrawn == nil {
        if let item = finding.item { count(.rectification, due: item.due, met: item.reported?.at) }
      }
      kinds[.weekly] = weeklyShare(of: section.id, from: from, to: last, on: today)
      return kinds.isEmpty ? nil : SectionPunctuality(section: section.id, kinds: kinds)
    }.sorted { ($0.all.rank, name(of: $0.section)) < ($1.all.rank, name(of: $1.section)) }
  }

  /// Weekly reports whose closing hour fell into a stretch of days and is past, and those of them that were in time; nil
  /// where there were none. A correction is never late (R5.3).
  private func weeklyShare(
    of section: SectionID, from: CivilDate, to: CivilDate, on today: CivilDate
  ) -> SectionPunctuality.Share? {
    let now = zone.startOfDay(today)
    guard from <= to, let owed = weeksOwed(by: section, at: now) else { return nil }
    var share = SectionPunctuality.Share()
    var week = max(owed.lowerBound, ISOWeek(containing: from))
    while week <= min(owed.upperBound, ISOWeek(containing: to)) {
      switch standing(of: section, in: week, at: now) {
      case .filed(_, let isLate):
        share.due += 1
        if !isLate { share.kept += 1 }
      case .missing, .merged: share.due += 1
      case .due, .nobody, nil: break
      }
      week = week.adding(weeks: 1)
    }
    return share.due == 0 ? nil : share
  }

  private func name(of section: SectionID) -> String { organisation.section(section)?.name ?? "" }
}

extension SectionPunctuality.Share {
  /// Of ten thousand, how many were missed: less is better.
  fileprivate var rank: Int { due == 0 ? 0 : (due - kept) * 10_000 / due }
}
