import Crypto

/// Who may sign, as it stands after some commit.
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
  /// Keys that members signed with once.
  private var former: [UInt32: [Member]] = [:]

  /// Nobody.
  package init() {}

  /// Applies changes in order. A signing key that is none, which no frame can hold, admits nobody.
  package mutating func apply(_ changes: [RosterChange]) {
    for change in changes {
      switch change {
      case .admit(let member, let signingKey, let agreementKey):
        guard let verifier = try? Curve25519.Signing.PublicKey(rawRepresentation: signingKey) else { continue }
        retire(member)
        members[member] = Member(signingKey: signingKey, agreementKey: agreementKey, verifier: verifier)
      case .expel(let member):
        retire(member)
      }
    }
  }

  /// The keys a member signs or ever signed with, the present one first.
  func everyKey(of member: UInt32) -> [Member] {
    (members[member].map { [$0] } ?? []) + (former[member] ?? [])
  }

  private mutating func retire(_ member: UInt32) {
    if let keys = members.removeValue(forKey: member) { former[member, default: []].append(keys) }
  }

  /// The roster as changes that make it, former keys included: what a snapshot keeps.
  var changes: [RosterChange] {
    Set(members.keys).union(former.keys).sorted().flatMap { member -> [RosterChange] in
      let past = (former[member] ?? []).map { keys in
        RosterChange.admit(member: member, signingKey: keys.signingKey, agreementKey: keys.agreementKey)
      }
      let present = members[member].map { keys in
        RosterChange.admit(member: member, signingKey: keys.signingKey, agreementKey: keys.agreementKey)
      }
      return past + [present ?? .expel(member: member)]
    }
  }
}

/// Checks that a frame was signed by its author.
enum SignatureCheck {
  static func holds(_ view: FrameView, by member: Roster.Member) -> Bool {
    member.verifier.isValidSignature(view.signature, for: view.signedBytes)
  }
}
