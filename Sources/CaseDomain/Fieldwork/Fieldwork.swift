/// The registers that sections keep of their work outside the building (R4.2–R4.4): visits, what they found there,
/// whom to call, what was exchanged with whom, and whom to keep an eye on.
///
/// Each section has a book with a key of its own: its liaisons read it, and whoever reads `leads`. Contacts are the
/// bureau's. A few rows a week, read by people: kept whole.
package struct Fieldwork: Sendable, Codable {
  package static let events: [any Event.Type] = [
    FieldBookOpened.self, FieldVisited.self, FindingHandedIn.self, HandInTaken.self, HandInAnswered.self,
    LeadExchanged.self,
    ContactEntered.self, ContactRemoved.self, AttentionListed.self, AttentionRenewed.self, AttentionEnded.self,
  ]

  /// The sections whose book was opened, and when.
  package internal(set) var opened: [SectionID: Instant] = [:]
  /// The sections whose book was opened.
  package var books: Set<SectionID> { Set(opened.keys) }
  /// In order of entry, as are all of these.
  package internal(set) var visits: [FieldVisit] = []
  package internal(set) var handIns: [HandIn] = []
  package internal(set) var exchanges: [Exchange] = []
  /// Those that were removed or replaced stay, marked.
  package internal(set) var contacts: [Contact] = []
  package internal(set) var attention: [Attention] = []
  /// Books whose newest key this desk lacks.
  private(set) var outOfSight: Set<SectionID> = []

  package init() {}

  package func hasBook(_ section: SectionID) -> Bool { opened[section] != nil }
  package func visit(_ event: EventNumber) -> FieldVisit? { visits.first { $0.event == event } }
  package func handIn(_ event: EventNumber) -> HandIn? { handIns.first { $0.event == event } }
  package func contact(_ event: EventNumber) -> Contact? { contacts.first { $0.event == event } }
  package func attention(_ event: EventNumber) -> Attention? { attention.first { $0.event == event } }

  /// What was handed in and is no tip yet, oldest first: on desks that read tips.
  package var waiting: [HandIn] { handIns.filter { $0.taken == nil } }

  mutating func setOutOfSight(_ section: SectionID, _ isOut: Bool) {
    if isOut { outOfSight.insert(section) } else { outOfSight.remove(section) }
  }
}

/// A screening visit (R4.4).
package struct FieldVisit: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let section: SectionID
  package let by: MemberID
  package let on: CivilDate
  package let kind: VisitKind
  package let place: String
  /// Who was met, by role.
  package let met: String
  package let result: String
}

/// What kind of place was visited (R4.4). Raw values stand in the log and never change.
package enum VisitKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// A village, a neighbourhood, its committee.
  case community
  case site, market, business, window, other
}

/// Something that a section found and the office registers as a tip (R3.6: all leads in one place).
package struct HandIn: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let section: SectionID
  package let by: MemberID
  package let at: Instant
  /// The visit it was found on.
  package let visit: EventNumber?
  package let content: HandInContent
  /// The last working day for registering it.
  package let due: CivilDate
  /// The tip it became, on desks that read tips.
  package internal(set) var taken: Taking?
  /// The tip's number, as the section was told.
  package internal(set) var answer: RegisterNumber?

  package struct Taking: Hashable, Sendable, Codable {
    package let tip: TipID
    package let by: MemberID
    package let at: Instant
  }
}

/// What a section hands in: never who told them.
package struct HandInContent: Codable, Hashable, Sendable {
  package let narrative: String
  /// Whom it is about, a name each.
  package let subjects: [String]
  package let place: String?
  /// When they learned of it.
  package let learnedAt: Instant
  package let precision: ReceiptPrecision

  package init(
    narrative: String, subjects: [String] = [], place: String? = nil, learnedAt: Instant,
    precision: ReceiptPrecision = .day
  ) {
    self.narrative = narrative
    self.subjects = subjects
    self.place = place
    self.learnedAt = learnedAt
    self.precision = precision
  }
}

/// Something about leads that was said to, or heard from, another body (R4.2, R4.4).
package struct Exchange: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let section: SectionID
  package let by: MemberID
  package let on: CivilDate
  package let direction: ExchangeDirection
  /// The other side, in words.
  package let with: String
  /// What it was about; its words are sealed with the lead then.
  package let lead: LeadID?
  package let words: String
}

/// Raw values stand in the log and never change.
package enum ExchangeDirection: String, Codable, Hashable, Sendable, CaseIterable {
  case given, received, both
}

/// Somebody to call at a body outside (R4.2).
package struct Contact: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let kind: ContactKind
  /// The office, community or station.
  package let body: String
  package let person: String
  package let post: String?
  package let phone: String?
  package let note: String?
  package let by: MemberID
  package let at: Instant
  package internal(set) var isRemoved = false
}

/// Raw values stand in the log and never change.
package enum ContactKind: String, Codable, Hashable, Sendable, CaseIterable {
  case subdistrict, community, policeStation, countyOffice, bureau, other
}

/// Somebody, or a department, that a section keeps an eye on for a time, with grounds (R4.4).
package struct Attention: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let section: SectionID
  package let kind: AttentionKind
  package let name: String
  package internal(set) var grounds: String
  package let listedBy: MemberID
  package let listedOn: CivilDate
  /// The last day it holds.
  package internal(set) var until: CivilDate
  package internal(set) var ended: Ending?

  package struct Ending: Hashable, Sendable, Codable {
    package let by: MemberID
    package let on: CivilDate
    package let reason: String
  }

  /// Whether it holds on a day: nobody is kept an eye on because somebody forgot to end it.
  package func holds(on day: CivilDate) -> Bool { ended == nil && day <= until }
}

/// Raw values stand in the log and never change.
package enum AttentionKind: String, Codable, Hashable, Sendable, CaseIterable {
  case person, department
}
