@testable import CaseDomain

extension EventExamples {
  private static let sealed = SealedFile(file: "0a1b", sha256: String(repeating: "5c", count: 32))
  private static let card = SealedFile(file: "1c2d", sha256: String(repeating: "6e", count: 32))
  private static let words = SealedFile(file: "3e4f", sha256: String(repeating: "7f", count: 32))
  private static let code = EventNumber(rawValue: 61)
  private static let claim = EventNumber(rawValue: 84)

  static let codes: [(String, any Event)] = [
    (
      "code.issued",
      CodeIssued(tip: TipID(rawValue: 60), epoch: 2, codeTag: .some(0x1A), verifier: .some(0x2B), work: .some)
    ),
    ("code.failed", CodeFailed(tag: .some(0x3C))),
    ("code.used", CodeUsed(code: code, purpose: .addition, way: .phone, proof: .some(use: 1))),
    ("code.used.claim", CodeUsed(code: code, purpose: .claim, way: .letter, proof: .some(use: 2))),
    (
      "code.claimed",
      CodeClaimed(
        use: EventNumber(rawValue: 83), given: [.name, .residentID], identity: sealed, card: card, words: words)
    ),
    ("code.claimRead", ClaimRead(claim: claim)),
    ("code.claimDecided", ClaimDecided(claim: claim, matches: .yes, evidence: nil)),
    ("code.claimDecided.no", ClaimDecided(claim: claim, matches: .no, evidence: words)),
    (
      "reporter.bound.claim",
      ReporterBound(
        reporter: ReporterID(rawValue: 7), tip: TipID(rawValue: 60), given: [.name, .phone], identity: sealed,
        card: card, evidence: words, confirmedOn: CivilDate("2026-12-01")!, claim: claim)
    ),
  ]
}
