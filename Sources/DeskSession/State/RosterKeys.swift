import CaseDomain
import EventLog
import Vault

/// The public keys that the log lets each member number sign with. The first admission of a number stands for ever,
/// whoever wrote it; that it was authorised is for `DeskState` to say.
struct RosterKeys: Sendable {
  /// Nil where the admission's bytes are no keys anything could be sealed to.
  var first: [UInt32: MemberPublicKeys?] = [:]

  mutating func take(_ changes: [RosterChange]) {
    for case .admit(let member, let signing, let agreement) in changes where first[member] == nil {
      first[member] = .some(try? MemberPublicKeys(signing: signing, agreement: agreement))
    }
  }

  /// Whether somebody signs with this number.
  func isTaken(_ member: MemberID) -> Bool { UInt32(exactly: member.rawValue).map { first[$0] != nil } ?? false }

  /// The keys of a number, if anything can be sealed to them.
  func keys(of member: MemberID) -> MemberPublicKeys? {
    UInt32(exactly: member.rawValue).flatMap { first[$0] ?? nil }
  }
}
