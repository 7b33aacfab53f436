import CaseDomain
import DeskSession

/// What waits about a restricted tip, and for which of its keepers.
enum RestrictedWait {
  static func isKeeper(_ scene: LedgerScene, _ tip: RestrictedTip) -> Bool {
    scene.desk.keepers(of: tip).contains(scene.me)
  }

  private static func decides(_ scene: LedgerScene) -> Bool {
    !scene.posts.isDisjoint(with: [.custodian, .leader])
  }

  /// Whether a step waits for this member: to assess it, to confirm what another one proposed, to see to the receiver's
  /// acknowledgement, to lift or open who reported.
  static func isFor(_ scene: LedgerScene, _ tip: RestrictedTip) -> Bool {
    guard isKeeper(scene, tip) else { return false }
    if let open = tip.assessment { return !scene.desk.members.isSamePerson(open.proposedBy, scene.me) }
    if waitsForIdentity(scene, tip) { return true }
    switch tip.state {
    case .received, .toPassOn: return decides(scene)
    case .verifying:
      // The others look again where nobody verifies, or too late.
      if let verifier = tip.verifier, scene.desk.members.isSamePerson(verifier, scene.me) { return true }
      return decides(scene) && (tip.verifier == nil || tip.due.map { $0 < scene.today } ?? false)
    case .passedOn: return tip.due != nil
    case .noSubstance: return false
    }
  }

  /// Whether another keeper has to say what this one proposed, and nothing is left to do here meanwhile.
  static func isForAnother(_ scene: LedgerScene, _ tip: RestrictedTip) -> Bool {
    guard isKeeper(scene, tip), let open = tip.assessment else { return false }
    return scene.desk.members.isSamePerson(open.proposedBy, scene.me)
  }

  static func waitsForIdentity(_ scene: LedgerScene, _ tip: RestrictedTip) -> Bool {
    tip.identityRequests.contains { request in
      if request.state != .waiting {
        return request.custodian == scene.me && request.views == 0 && request.isValid(on: scene.today)
      }
      return scene.posts.contains(.leader) && !scene.desk.members.isSamePerson(request.custodian, scene.me)
    }
  }

  /// Members who came to a keeper's post after a tip was written, and were neither added nor marked.
  static func newcomers(_ scene: LedgerScene, _ tip: RestrictedTip) -> [MemberID] {
    isKeeper(scene, tip) ? scene.desk.missingKeepers(of: tip) : []
  }
}

/// What waits in the register of restricted tips for this member, counted for tab and overview.
struct RestrictedSummary: Sendable {
  private(set) var waiting = 0
  private(set) var newcomers = 0
  /// The earliest day by which one of them is due.
  private(set) var due: CivilDate?
  /// Those handed over that nobody acknowledged so far, and the earliest day by which one should be; of `waiting`.
  private(set) var unacknowledged = 0
  private(set) var acknowledgeDue: CivilDate?

  /// Counts anew; the register has a handful of rows.
  mutating func update(_ context: LayerContext) {
    self = RestrictedSummary()
    guard let session = context.session else { return }
    let scene = LedgerScene(session, today: context.today)
    for tip in session.desk.restricted.rows {
      if RestrictedWait.isFor(scene, tip) {
        waiting += 1
        if tip.state == .passedOn, tip.assessment == nil {
          unacknowledged += 1
          if let day = tip.due { acknowledgeDue = min(acknowledgeDue ?? day, day) }
        } else if let day = tip.due {
          due = min(due ?? day, day)
        }
      }
      if !RestrictedWait.newcomers(scene, tip).isEmpty { newcomers += 1 }
    }
  }
}
