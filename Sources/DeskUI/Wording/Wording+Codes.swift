import CaseDomain

extension Wording {
  /// How somebody with a receipt code came in.
  package func way(_ way: CodeWay) -> String { texts["events.code.way.\(way.rawValue)"] }

  /// What fills the sentence of a receipt code's event.
  func codeDetails(of event: any Event) -> [String]? {
    switch event {
    case let event as CodeUsed: [texts["events.code.use.\(event.purpose.rawValue)"], way(event.way)]
    case is CodeIssued, is CodeFailed, is CodeClaimed, is ClaimRead, is ClaimDecided: []
    default: nil
    }
  }
}
