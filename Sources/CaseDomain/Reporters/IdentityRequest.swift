/// Why somebody needs to know who reported. Raw values stand in the log.
package enum IdentityPurpose: String, Codable, Hashable, Sendable, CaseIterable {
  /// To reach the reporter.
  case contact
  /// To verify what was reported with them.
  case verify
  /// To protect them.
  case protect
  /// To pay a reward (R6).
  case reward
  /// Because a law obliges to hand it over.
  case legal
  case other
}

/// How a viewing ended. Raw values stand in the log.
package enum ViewingEnd: String, Codable, Hashable, Sendable, CaseIterable {
  /// The custodian closed it.
  case closed
  /// Its minute ran out.
  case expired
}

/// A request to see who a reporter is, from the asking to the last look.
package struct IdentityRequest: AskedIdentity, Hashable, Codable {
  package let event: EventNumber
  package let reporter: ReporterID
  package let tip: TipID
  package let purpose: IdentityPurpose
  package let reason: String
  package let requestedBy: MemberID
  package let requestedAt: Instant
  package let custodian: MemberID
  package internal(set) var progress = IdentityProgress()
}

/// Every request to see who a reporter is, in order of asking.
package struct IdentityRequests: Sendable, Codable {
  package private(set) var all = Chunked<IdentityRequest>()
  private var placeOfEvent: [EventNumber: Int] = [:]
  private var placesOfReporter: [ReporterID: [Int]] = [:]
  private var waitingPlaces: Set<Int> = []

  package init() {}

  /// The request that an event made.
  package subscript(event: EventNumber) -> IdentityRequest? { placeOfEvent[event].map { all[$0] } }

  /// Every request about a reporter, oldest first.
  package func of(_ reporter: ReporterID) -> [IdentityRequest] { (placesOfReporter[reporter] ?? []).map { all[$0] } }

  /// Those no leader has decided on, oldest first.
  package var waiting: [IdentityRequest] { waitingPlaces.sorted().map { all[$0] } }

  mutating func append(_ request: IdentityRequest) {
    placeOfEvent[request.event] = all.count
    placesOfReporter[request.reporter, default: []].append(all.count)
    waitingPlaces.insert(all.count)
    all.append(request)
  }

  mutating func change(_ event: EventNumber, _ body: (inout IdentityRequest) -> Void) {
    guard let place = placeOfEvent[event] else { return }
    body(&all[place])
    if all[place].state != .waiting { waitingPlaces.remove(place) }
  }
}
