/// A request to see who somebody is, wherever it stands: in the register of reporters, or on a restricted tip (R6.4).
package protocol AskedIdentity: Sendable {
  /// The event that asked.
  var event: EventNumber { get }
  /// Who alone is to see it.
  var custodian: MemberID { get }
  var progress: IdentityProgress { get }
}

extension AskedIdentity {
  package var state: IdentityProgress.State { progress.state }
  /// How often it was shown, renewals included.
  package var views: Int { progress.views }
  /// Shown and not closed since.
  package var isShown: Bool { progress.shownAt != nil }
  /// The approval, if there is one.
  package var approval: IdentityProgress.Approval? {
    if case .approved(let approval) = state { approval } else { nil }
  }

  /// Whether the custodian may look on a day.
  package func isValid(on day: CivilDate) -> Bool { approval.map { day <= $0.validUntil } ?? false }
}

/// How far a request to see who somebody is came. Both registers that hold requests decide and look by these rules.
package struct IdentityProgress: Hashable, Sendable, Codable {
  package internal(set) var state = State.waiting
  /// How often it was shown, renewals included.
  package internal(set) var views = 0
  /// When the newest minute began; nil where nothing was shown or it was closed since.
  package internal(set) var shownAt: Instant?

  package enum State: Hashable, Sendable, Codable {
    case waiting
    case approved(Approval)
    case declined(by: MemberID, event: EventNumber)
    case withdrawn
  }

  /// A leader lifted the outer layer.
  package struct Approval: Hashable, Sendable, Codable {
    package let by: MemberID
    /// The event that carries what was lifted.
    package let event: EventNumber
    /// The last day on which it may be seen.
    package let validUntil: CivilDate
  }

  /// How long a renewal may be under way after its minute ran out, in milliseconds: it waits where others write.
  static let renewalGrace: Int64 = 30_000

  /// Why no minute begins at a time, or nil.
  ///
  /// - Parameter servesOnce: Whether an approval is for one viewing with its renewals, whatever day it lasts until.
  func refusalToShow(isRenewal: Bool, servesOnce: Bool, on day: CivilDate, at time: Instant) -> Refusal? {
    guard case .approved(let approval) = state else { return Refusal(.requestNotApproved, Clause("R6.4")) }
    guard day <= approval.validUntil else {
      return Refusal(.approvalExpired, Clause("R6.4"), .date(approval.validUntil))
    }
    guard isRenewal else { return servesOnce && views > 0 ? Refusal(.viewingOver, Clause("R6.4")) : nil }
    // A renewal goes on with what is on the screen. Whoever closed nothing holds no viewing open for ever.
    guard let shownAt, time.milliseconds(since: shownAt) <= IdentityViewed.duration + Self.renewalGrace else {
      return Refusal(.notShown)
    }
    return nil
  }

  mutating func show(at time: Instant) {
    views += 1
    shownAt = time
  }

  mutating func close() { shownAt = nil }
}
