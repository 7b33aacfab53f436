import Crypto

/// Who may sign, as it stands after some commit.
///
/// The first admission of a number stands for ever. Any member can sign a frame that admits a number again or expels
/// it; if the log believed that, every member could take another's place or shut them out. Who has left, and whether
/// an admission was called for, is judged by whoever reads what the frames say.
package struct Roster: Sendable, Equatable {
  /// A member's keys.
  package struct Member: Sendable, Equatable {
    /// Ed25519, 32 bytes.
    package let signingKey: [UInt8]
    /// Carried for whoever seals to the member.
    package let agreementKey: [UInt8]
    let verifier: Curve25519.Signing.PublicKey

    package static func == (left: Member, right: Member) -> Bool {
      left.signingKey == right.signingKey && left.agreementKey == right.agreementKey
    }
  }

  /// The members by number.
  package private(set) var members: [UInt32: Member] = [:]

  /// Nobody.
  package init() {}

  /// Applies changes in order: a number that is free is taken; nothing else changes anything. A signing key that is
  /// none, which no frame can hold, admits nobody.
  package mutating func apply(_ changes: [RosterChange]) {
    for case .admit(let member, let signingKey, let agreementKey) in changes where members[member] == nil {
      guard let verifier = try? Curve25519.Signing.PublicKey(rawRepresentation: signingKey) else { continue }
      members[member] = Member(signingKey: signingKey, agreementKey: agreementKey, verifier: verifier)
    }
  }

  /// The keys a member signs with: one, or none for a stranger.
  func everyKey(of member: UInt32) -> [Member] { members[member].map { [$0] } ?? [] }

  /// The roster as changes that make it: what a snapshot keeps.
  var changes: [RosterChange] {
    members.sorted { $0.key < $1.key }.map { number, keys in
      .admit(member: number, signingKey: keys.signingKey, agreementKey: keys.agreementKey)
    }
  }
}

/// Checks that a frame was signed by its author.
enum SignatureCheck {
  static func holds(_ view: FrameView, by member: Roster.Member) -> Bool {
    member.verifier.isValidSignature(view.signature, for: view.signedBytes)
  }
}
