import CaseDomain

extension Wording {
  /// Why two tips may be about the same matter.
  package func similarity(_ reason: SimilarityReason) -> String {
    switch reason {
    case .sameSubject(let name): texts("tips.similar.subject", name)
    case .samePlace(let place): texts("tips.similar.place", place)
    case .wording(let permille): texts("tips.similar.wording", String(permille / 10))
    }
  }
}
