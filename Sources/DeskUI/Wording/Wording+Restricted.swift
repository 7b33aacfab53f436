import CaseDomain

extension Wording {
  /// What says that a tip may concern somebody who works here.
  package func concern(_ hit: ConflictCheck.Hit) -> String {
    switch hit.concerned {
    case .member(let id): texts("restricted.hit.\(hit.why.rawValue)", hit.words, member(id))
    case .section, .bureau: texts("restricted.hit.part", hit.words)
    }
  }
}
