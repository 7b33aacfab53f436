import CaseDomain
import DeskSession

/// One time an identity was on a custodian's screen, with its renewals.
struct ReporterViewing: Hashable {
  let from: Instant
  /// Nil where no end is on the record: the program or the power failed.
  var until: Instant?
  var how: ViewingEnd?
  var renewals = 0

  /// The viewings of one request, oldest first.
  static func all(of request: EventNumber, in events: [Recorded]) -> [ReporterViewing] {
    var found: [ReporterViewing] = []
    for recorded in events {
      switch step(recorded.event, of: request) {
      case .shown(let isRenewal):
        if isRenewal, let last = found.indices.last, found[last].until == nil {
          found[last].renewals += 1
        } else {
          found.append(ReporterViewing(from: recorded.envelope.time))
        }
      case .ended(let how):
        guard let last = found.indices.last else { continue }
        found[last].until = recorded.envelope.time
        found[last].how = how
      case nil: continue
      }
    }
    return found
  }

  private enum Step {
    case shown(isRenewal: Bool)
    case ended(ViewingEnd)
  }

  /// What an event of either register did to what was shown for a request.
  private static func step(_ event: any Event, of request: EventNumber) -> Step? {
    switch event {
    case let event as IdentityViewed where event.request == request: .shown(isRenewal: event.renewal.isYes)
    case let event as RestrictedIdentityOpened where event.request == request:
      .shown(isRenewal: event.renewal?.isYes == true)
    case let event as IdentityClosed where event.request == request: .ended(event.how)
    case let event as RestrictedIdentityClosed where event.request == request: .ended(event.how)
    default: nil
    }
  }

  func line(_ wording: Wording) -> String {
    let texts = wording.texts
    var parts = [wording.time(from)]
    if let until, let how {
      let seconds = max(0, until.milliseconds(since: from) / 1000)
      parts.append(texts("reporters.viewing.\(how.rawValue)", String(seconds)))
    } else {
      parts.append(texts["reporters.viewing.open"])
    }
    if renewals > 0 { parts.append(texts("reporters.viewing.renewals", String(renewals))) }
    return parts.joined(separator: "  ")
  }
}
