import CaseDomain

/// Requests about receipt codes.
extension WorkerLoop {
  func handleCode(_ request: SessionRequest, _ desk: OpenDesk) {
    switch request {
    case .drawCode(let id): reply(.receiptCode(id, desk.drawCode()))
    case .issueCode(let id, let tip, let typed): answer(id, desk) { try desk.issueCode(for: tip, typed, id: id) }
    case .addWithCode(let id, let addition): reveal(id) { .code(id, try desk.add(addition, id: id)) }
    case .claimWithCode(let id, let claim): reveal(id) { .code(id, try desk.claim(claim, id: id)) }
    case .openClaim(let id, let claim): reveal(id) { .claim(id, try desk.openClaim(claim)) }
    case .decideClaim(let id, let claim, let matches, let reporter, let evidence):
      answer(id, desk) {
        try desk.decideClaim(claim, matches: matches, reporter: reporter, evidence: evidence, id: id)
      }
    default: break
    }
  }
}
