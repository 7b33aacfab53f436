import CaseDomain
import DeskSession

extension DeskModel {
  /// Shows that the desk is being unlocked as a member, for whoever asks the session for it without the login: a demo.
  package mutating func expectUnlock(of member: MemberID) { door?.phase = .unlocking(member) }
}
