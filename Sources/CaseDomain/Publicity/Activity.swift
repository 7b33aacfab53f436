/// A publicity activity, or the plan of one, named by the event that entered it.
package struct ActivityID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// How something was made public (R1.2). Raw values stand in the log and never change.
package enum ActivityForm: String, Codable, Hashable, Sendable, CaseIterable {
  case banner, leaflet, board, screen, broadcast, lecture, visit, online, symposium, other
}

/// What an activity turns to in particular (R4.5). Raw values stand in the log and never change.
package enum ActivityFocusKind: String, Codable, Hashable, Sendable, CaseIterable {
  case field, trade, persons
}

/// Which field, trade or persons an activity turns to (R4.5).
package struct ActivityFocus: Codable, Hashable, Sendable {
  package let kind: ActivityFocusKind
  /// Which one, in a word.
  package let name: String

  package init(kind: ActivityFocusKind, name: String) {
    self.kind = kind
    self.name = name
  }
}

/// What was done, and whom it reached (R1.2, R1.3). Nothing in it is secret.
package struct ActivityDetails: Codable, Hashable, Sendable {
  package let on: CivilDate
  package let theme: String
  /// At least one, each once.
  package let forms: [ActivityForm]
  package let focus: ActivityFocus?
  /// The section that saw to it; nil where it was the office.
  package let organiser: SectionID?
  /// The sections reached, each once.
  package let sections: [SectionID]
  /// The service windows reached, each once. A window counts for itself: its section has a row of its own.
  package let windows: [WindowID]
  package let place: String
  /// How many people it reached.
  package let audience: Int
  /// What was said.
  package let summary: String

  package init(
    on: CivilDate, theme: String, forms: [ActivityForm], focus: ActivityFocus? = nil, organiser: SectionID? = nil,
    sections: [SectionID] = [], windows: [WindowID] = [], place: String, audience: Int, summary: String = ""
  ) {
    self.on = on
    self.theme = theme
    self.forms = forms
    self.focus = focus
    self.organiser = organiser
    self.sections = sections
    self.windows = windows
    self.place = place
    self.audience = audience
    self.summary = summary
  }

  /// The same in the form it is kept in: no blanks at the ends, lists in one order.
  var tidied: ActivityDetails {
    ActivityDetails(
      on: on, theme: TextCleaning.singleLine(theme), forms: ActivityForm.allCases.filter(forms.contains),
      focus: focus.map { ActivityFocus(kind: $0.kind, name: TextCleaning.singleLine($0.name)) },
      organiser: organiser, sections: Set(sections).sorted(), windows: Set(windows).sorted(),
      place: TextCleaning.singleLine(place), audience: audience, summary: TextCleaning.trimmed(summary))
  }
}

/// What is to be done on a day.
package struct ActivityPlan: Codable, Hashable, Sendable {
  package let on: CivilDate
  package let theme: String
  /// The section that sees to it; nil where it is the office.
  package let organiser: SectionID?
  package let place: String

  package init(on: CivilDate, theme: String, organiser: SectionID? = nil, place: String = "") {
    self.on = on
    self.theme = theme
    self.organiser = organiser
    self.place = place
  }
}

/// Who did something, when, and which event says so.
package struct EntryStep: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let by: MemberID
  package let at: Instant

  init(_ envelope: Envelope) {
    event = envelope.event
    by = envelope.author
    at = envelope.time
  }
}

/// How far an activity has come.
package enum ActivityState: String, Hashable, Sendable, CaseIterable, Codable {
  case planned, dropped, held, struckOut
}

/// A publicity activity with everything ever said of it (R1.1–R1.3).
package struct Activity: Hashable, Sendable, Codable {
  package let id: ActivityID
  /// Set where it was planned first.
  package let plan: ActivityPlan?
  package let entered: EntryStep
  package internal(set) var state: ActivityState
  /// Every account of it, oldest first; the last one counts.
  package internal(set) var versions: [Version] = []
  /// Files added, in order.
  package internal(set) var evidence: [Evidence] = []
  /// Why it was dropped or struck out.
  package internal(set) var ending: Ending?

  /// One account of it.
  package struct Version: Hashable, Sendable, Codable {
    package let step: EntryStep
    package let details: ActivityDetails
    /// Why the account before was wrong; nil for the first.
    package let reason: String?
  }

  /// Files that show it.
  package struct Evidence: Hashable, Sendable, Codable {
    package let step: EntryStep
    package let files: [Attachment]
    package let words: String
  }

  /// Why it does not count.
  package struct Ending: Hashable, Sendable, Codable {
    package let step: EntryStep
    package let reason: String
  }

  /// The account that counts; nil while it is only planned.
  package var details: ActivityDetails? { versions.last?.details }
  /// The day it took place, or is planned for.
  package var on: CivilDate { details?.on ?? plan?.on ?? .earliest }
  package var theme: String { details?.theme ?? plan?.theme ?? "" }
  package var place: String { details?.place ?? plan?.place ?? "" }
  /// The section that sees to it; nil is the office.
  package var organiser: SectionID? { details.map(\.organiser) ?? plan?.organiser }

  /// Every event about it, oldest first.
  package var events: [EventNumber] {
    let steps = [entered] + versions.map(\.step) + evidence.map(\.step) + [ending?.step].compactMap { $0 }
    return Set(steps.map(\.event)).sorted()
  }
}
