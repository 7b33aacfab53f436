/// The weekly lead reports (周报告, R5.3): what each section files, what the office makes of them, and the situation
/// reports for the leading group (R3.2).
///
/// A section's report stands in its book: its liaisons read it, and whoever reads leads. What the office makes stands
/// under `leads`. Restricted tips are in no figure of either; they have an annex of their own, for their keepers alone
/// (R6.4). A few rows a week, read by people: kept whole.
package struct Weekly: Sendable, Codable {
  package static let events: [any Event.Type] = [
    WeeklyFiled.self, WeeklyConsolidated.self, WeeklyReleased.self, WeeklySentBack.self, WeeklySubmitted.self,
    WeeklyPrinted.self, AnnexWritten.self, SituationReported.self, SituationDelivered.self,
  ]

  /// Every version of every section's reports, in the order filed.
  package private(set) var filings: [WeeklyFiling] = []
  /// Every version of the bureau's reports, in the order made.
  package private(set) var reports: [WeeklyReport] = []
  /// In the order written; of a week and the same keepers the newest counts.
  package internal(set) var annexes: [WeeklyAnnex] = []
  package internal(set) var situations: [SituationReport] = []

  private struct Place: Hashable, Codable {
    let section: SectionID?
    let week: ISOWeek
  }
  /// Places in `filings`, and in `reports` where no section is named.
  private var places: [Place: [Int]] = [:]

  package init() {}

  mutating func append(_ filing: WeeklyFiling) {
    places[Place(section: filing.section, week: filing.week), default: []].append(filings.count)
    filings.append(filing)
  }

  mutating func append(_ report: WeeklyReport) {
    places[Place(section: nil, week: report.week), default: []].append(reports.count)
    reports.append(report)
  }

  /// Every version of a section's report for a week, oldest first.
  package func filings(of section: SectionID, _ week: ISOWeek) -> [WeeklyFiling] {
    (places[Place(section: section, week: week)] ?? []).map { filings[$0] }
  }

  /// The version that counts: the newest.
  package func filing(of section: SectionID, _ week: ISOWeek) -> WeeklyFiling? {
    places[Place(section: section, week: week)]?.last.map { filings[$0] }
  }

  package func filing(_ event: EventNumber) -> WeeklyFiling? { filings.first { $0.event == event } }

  /// The first version of the section's newest week: what the next report counts from.
  package func lastFirst(of section: SectionID) -> WeeklyFiling? {
    filings.last { $0.section == section && $0.version == 1 }
  }

  /// Every version of the bureau's report for a week, oldest first.
  package func reports(of week: ISOWeek) -> [WeeklyReport] {
    (places[Place(section: nil, week: week)] ?? []).map { reports[$0] }
  }
  /// The version that counts: the newest.
  package func report(of week: ISOWeek) -> WeeklyReport? {
    places[Place(section: nil, week: week)]?.last.map { reports[$0] }
  }
  package func report(_ event: EventNumber) -> WeeklyReport? { reports.first { $0.event == event } }
  package var lastFirst: WeeklyReport? { reports.last { $0.version == 1 } }

  package func situation(_ event: EventNumber) -> SituationReport? { situations.first { $0.event == event } }

  mutating func change(report event: EventNumber, _ body: (inout WeeklyReport) -> Void) {
    guard let index = reports.firstIndex(where: { $0.event == event }) else { return }
    body(&reports[index])
  }
}

/// One version of a section's report for a week.
package struct WeeklyFiling: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let by: MemberID
  package let at: Instant
  package let week: ISOWeek
  package let section: SectionID
  /// Counted from 1; a correction is the next, and the earlier one stays.
  package let version: Int
  package let sheet: WeeklySheet
  /// Whether it says that there was nothing to report (零报告).
  package let isZero: Bool
  /// Why there is another version.
  package let reason: String?
  /// The first version of the report before, from which it counts; 0 where it is the section's first.
  package let since: EventNumber
  /// Until when it was in time.
  package let closing: Instant
  /// What this desk counted when the first version was filed; nil where it could not know.
  package let ledger: WeeklyFigures?

  /// Where it says something else than the ledger.
  package var differences: [WeeklyDifference] { sheet.differences(from: ledger) }
  /// Whether the first version came too late; a correction is never late.
  package var isLate: Bool { version == 1 && at > closing }
}

/// One version of the bureau's report for a week.
package struct WeeklyReport: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let by: MemberID
  package let at: Instant
  package let week: ISOWeek
  package let version: Int
  package let sheet: WeeklySheet
  /// Opinions and suggestions for the county office.
  package let opinions: String
  /// What it was made from: the newest report of each section then.
  package let sources: [WeeklySource]
  package let reason: String?
  package let since: EventNumber
  package let ledger: WeeklyFigures?
  package internal(set) var released: MeetingStep?
  package internal(set) var sentBack: SentBack?
  package internal(set) var submitted: Submission?
  /// Every time it was taken out on paper or as a file.
  package internal(set) var printed: [MeetingStep] = []

  package struct SentBack: Hashable, Sendable, Codable {
    package let step: MeetingStep
    package let reason: String
  }

  package struct Submission: Hashable, Sendable, Codable {
    package let step: MeetingStep
    package let body: BodyID
    package let letter: String
    package let on: CivilDate
  }

  package var differences: [WeeklyDifference] { sheet.differences(from: ledger) }

  package var state: State {
    if submitted != nil { return .submitted }
    if released != nil { return .released }
    return sentBack == nil ? .made : .sentBack
  }

  package enum State: String, Hashable, Sendable, CaseIterable, Codable {
    /// Waits for a leader.
    case made
    case sentBack
    /// Waits to be handed to the county office.
    case released
    case submitted
  }
}

/// A section's part in the bureau's report.
package struct WeeklySource: Codable, Hashable, Sendable {
  package let section: SectionID
  /// The version it was made from; nil where the section had filed none.
  package let filing: EventNumber?

  package init(section: SectionID, filing: EventNumber?) {
    self.section = section
    self.filing = filing
  }
}
