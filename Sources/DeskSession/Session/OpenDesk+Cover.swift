import CaseDomain
import EventLog

extension OpenDesk {
  /// Writes a commit to nobody, so that one that is for somebody does not stand out (R6.4).
  ///
  /// - Returns: whether it was written: who may not act writes none, nor does a desk that cannot be written to.
  /// - Throws: `DeskFault`.
  package func writeCover() throws(DeskFault) -> Bool {
    guard mayAct else { return false }
    try faulting {
      _ = try append(environment.requestID()) { position in
        let sealer = CommitSealer(at: position, author: member, state: state, random: environment.random)
        return try sealer.coverProposal(at: state.desk.clock.time(by: environment.now()))
      }
    }
    return true
  }
}
