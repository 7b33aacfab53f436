/// A figure of a weekly report or a situation report (R5.3, R3.2). Raw values stand in the log and never change.
package enum WeeklyFigure: String, Codable, Hashable, Sendable, CaseIterable {
  // Tips, of the whole bureau.
  case tipsNew, tipsTotal
  case realName, anonymous, unidentifiable, joint
  case byVisit, byLetter, byPhone, online, fromSuperior, fromSection, byScreening
  /// In the queue now: received, or sent back for more.
  case tipsWaiting
  // Leads.
  /// Opened; of a section, assigned to it.
  case leadsNew
  case leadsTotal
  case majorNew, majorOpen
  /// With a section now, which has not reported.
  case verifying
  /// Of these, past the day of the report.
  case overdue
  case confirmed, partlyConfirmed, refuted, unverifiable, outOfScope
  case transferred, closed
  // What a section found itself (R4.4).
  case visits, handIns
  // Quality (R4.6). None of them counts what was confirmed.
  /// Steps that had a last day: those done by it, and all.
  case timelyKept, timelyAll
  /// New reports that name a target and say what it did, and all.
  case effectiveKept, effectiveAll
  /// Identities that were opened, and files taken out.
  case openings, exports
  /// Figures of sections that were changed by hand without a word why.
  case unexplained

  /// Those of a section's report, in the order of the form.
  package static let ofSection: [WeeklyFigure] = [
    .leadsNew, .leadsTotal, .majorNew, .majorOpen, .verifying, .overdue, .confirmed, .partlyConfirmed, .refuted,
    .unverifiable, .outOfScope, .transferred, .closed, .visits, .handIns, .timelyKept, .timelyAll, .effectiveKept,
    .effectiveAll,
  ]
  /// Those of the whole bureau, in the order of the form.
  package static let ofBureau: [WeeklyFigure] = allCases

  /// What stands at the moment of counting; the others count what happened in the period.
  package static let standing: Set<WeeklyFigure> = [
    .tipsTotal, .tipsWaiting, .leadsTotal, .majorOpen, .verifying, .overdue,
  ]
  /// What the line of quality is made of: computed, and changed by nobody (R4.6).
  package static let quality: Set<WeeklyFigure> = [
    .timelyKept, .timelyAll, .effectiveKept, .effectiveAll, .openings, .exports, .unexplained,
  ]

  /// Whether a member may put another number in its place.
  package var isChangeable: Bool { !Self.quality.contains(self) }

  /// Whether it says that something happened in the period: where none did, the report is a zero report.
  package var isActivity: Bool { !Self.standing.contains(self) && !Self.quality.contains(self) }

  init(_ finding: Finding) {
    switch finding {
    case .confirmed: self = .confirmed
    case .partlyConfirmed: self = .partlyConfirmed
    case .refuted: self = .refuted
    case .unverifiable: self = .unverifiable
    case .outOfScope: self = .outOfScope
    }
  }

  init(_ signature: Signature) {
    switch signature {
    case .realName: self = .realName
    case .anonymous: self = .anonymous
    case .unidentifiable: self = .unidentifiable
    }
  }

  init(_ channel: Channel) {
    switch channel {
    case .visit: self = .byVisit
    case .letter: self = .byLetter
    case .phone: self = .byPhone
    case .online: self = .online
    case .superior: self = .fromSuperior
    case .section: self = .fromSection
    case .screening: self = .byScreening
    }
  }
}

/// Figures by name; what is not named is 0.
package struct WeeklyFigures: Hashable, Sendable, Codable {
  private var counts: [WeeklyFigure: Int] = [:]

  package init() {}

  package init(_ entries: [WeeklyCount]) {
    for entry in entries { counts[entry.figure] = entry.count }
  }

  package subscript(figure: WeeklyFigure) -> Int {
    get { counts[figure] ?? 0 }
    set { counts[figure] = newValue }
  }

  /// As an event holds them: every one of `figures`, in that order.
  package func entries(_ figures: [WeeklyFigure]) -> [WeeklyCount] {
    figures.map { WeeklyCount(figure: $0, count: self[$0]) }
  }

  /// Whether nothing happened in the period.
  package var isQuiet: Bool { counts.allSatisfy { !$0.key.isActivity || $0.value == 0 } }
}

/// One figure as an event holds it.
package struct WeeklyCount: Codable, Hashable, Sendable {
  package let figure: WeeklyFigure
  /// 0…9,999,999.
  package let count: Int

  package init(figure: WeeklyFigure, count: Int) {
    self.figure = figure
    self.count = count
  }
}

/// A figure that was changed by hand away from the ledger.
package struct WeeklyChange: Codable, Hashable, Sendable {
  package let figure: WeeklyFigure
  /// What the ledger said on the desk of whoever changed it.
  package let ledger: Int
  /// Empty where nothing was said: it stays flagged until something is (R5.3).
  package let why: String

  package init(figure: WeeklyFigure, ledger: Int, why: String) {
    self.figure = figure
    self.ledger = ledger
    self.why = why
  }
}

/// What a report says, of a section or of the whole bureau.
package struct WeeklySheet: Codable, Hashable, Sendable {
  package let figures: [WeeklyCount]
  package let changes: [WeeklyChange]
  /// What was done, in words.
  package let narrative: String
  /// What comes next week.
  package let next: String

  package init(figures: [WeeklyCount], changes: [WeeklyChange] = [], narrative: String = "", next: String = "") {
    self.figures = figures
    self.changes = changes
    self.narrative = narrative
    self.next = next
  }

  /// The ledger's figures with what was put in the place of some, each change with its reason.
  package init(
    ledger: WeeklyFigures, _ wanted: [WeeklyFigure], changed: [WeeklyFigure: Int], why: [WeeklyFigure: String],
    narrative: String, next: String
  ) {
    var shown = ledger
    var changes: [WeeklyChange] = []
    for figure in wanted where figure.isChangeable {
      guard let count = changed[figure], count != ledger[figure] else { continue }
      shown[figure] = count
      changes.append(
        WeeklyChange(figure: figure, ledger: ledger[figure], why: TextCleaning.trimmed(why[figure] ?? "")))
    }
    self.init(
      figures: shown.entries(wanted), changes: changes, narrative: TextCleaning.trimmed(narrative),
      next: TextCleaning.trimmed(next))
  }

  package var counts: WeeklyFigures { WeeklyFigures(figures) }

  /// Why it is no sheet of these figures, or nil.
  func refusal(_ wanted: [WeeklyFigure]) -> Refusal? {
    guard figures.map(\.figure) == wanted, figures.allSatisfy({ (0...9_999_999).contains($0.count) }) else {
      return Refusal(.valueOutOfRange, Clause("R5.3"))
    }
    let changed = changes.map(\.figure)
    guard Set(changed).count == changed.count, changed.allSatisfy({ $0.isChangeable && wanted.contains($0) }) else {
      return Refusal(.misplaced, Clause("R5.3"))
    }
    return nil
  }

  /// The figures that differ from the ledger: what it said, and the words for it, if there are any.
  ///
  /// - Parameter ledger: what this desk counts; nil where it cannot know, and takes the author at their word.
  func differences(from ledger: WeeklyFigures?) -> [WeeklyDifference] {
    let said = Dictionary(changes.map { ($0.figure, $0) }, uniquingKeysWith: { first, _ in first })
    return figures.compactMap { entry in
      let counted = ledger?[entry.figure] ?? said[entry.figure]?.ledger ?? entry.count
      guard counted != entry.count else { return nil }
      let change = said[entry.figure].flatMap { $0.ledger == counted && !$0.why.isBlank ? $0.why : nil }
      return WeeklyDifference(figure: entry.figure, count: entry.count, ledger: counted, why: change)
    }
  }
}

/// Where a report says something else than the ledger.
package struct WeeklyDifference: Hashable, Sendable, Codable {
  package let figure: WeeklyFigure
  package let count: Int
  package let ledger: Int
  /// Nil where nothing was said: flagged.
  package let why: String?

  package init(figure: WeeklyFigure, count: Int, ledger: Int, why: String?) {
    self.figure = figure
    self.count = count
    self.ledger = ledger
    self.why = why
  }
}
