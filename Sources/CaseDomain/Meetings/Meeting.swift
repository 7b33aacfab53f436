/// A meeting, from the first proposal to its approved minutes.
package struct Meeting: Hashable, Sendable, Codable {
  package let id: MeetingID
  package let kind: MeetingKind
  /// What it is for.
  package let purpose: String
  package let entered: MeetingStep
  /// Set where somebody proposed it (R2.2).
  package let proposal: Proposal?
  package internal(set) var state: MeetingState
  /// When, where, who; nil while it is only proposed.
  package internal(set) var plan: MeetingPlan?
  /// How often the plan changed since it was first made, as calendars count (RFC 5545, SEQUENCE).
  package internal(set) var sequence = 0
  /// Why it was declined, moved or cancelled last.
  package internal(set) var reason: String?
  package internal(set) var chair: MemberID?
  package internal(set) var held: MeetingStep?
  package internal(set) var attendance: [Attendance] = []
  /// One for each version of the minutes.
  package internal(set) var minutes: [Minutes] = []
  /// Since when minutes and a quorum are on record, in the desk's zone.
  package internal(set) var completeSince: CivilDate?
  /// Whether those who were there are enough, once attendance was taken.
  package internal(set) var isQuorate = false
  package internal(set) var changedAt: Instant

  package struct Proposal: Hashable, Sendable, Codable {
    package let section: SectionID?
    /// The day wished for.
    package let wished: CivilDate?
    /// The last working day for an answer.
    package let answerDue: CivilDate
  }

  package struct Minutes: Hashable, Sendable, Codable {
    package let filed: MeetingStep
    /// The event that holds the words.
    package let text: EventNumber
    package internal(set) var approved: MeetingStep?
  }

  /// What obligations are measured by; nil for what is not in the calendar.
  package var fact: MeetingFact? {
    guard let plan else { return nil }
    let standing: MeetingFact.Standing? =
      switch state {
      case .proposed, .declined: nil
      case .scheduled: .planned
      case .cancelled: .cancelled
      case .held:
        if let completeSince {
          .complete(since: completeSince)
        } else {
          attendance.isEmpty || isQuorate ? .held : .short
        }
      }
    return standing.map { MeetingFact(id: id, kind: kind, on: plan.start.date, standing: $0) }
  }
}

/// How far a meeting has come.
package enum MeetingState: String, Hashable, Sendable, CaseIterable, Codable {
  case proposed, declined, scheduled, cancelled, held
}

/// When, where and who.
package struct MeetingPlan: Codable, Hashable, Sendable {
  package let start: CivilMoment
  /// How long, 5…1440.
  package let minutes: Int
  package let place: String
  /// Who sees to it.
  package let host: MemberID?
  package let invited: [MemberID]
  /// Those who have no number here, by post and name.
  package let guests: [String]
  /// The day the notice went out.
  package let notice: CivilDate?

  package init(
    start: CivilMoment, minutes: Int = 90, place: String, host: MemberID? = nil, invited: [MemberID],
    guests: [String] = [], notice: CivilDate? = nil
  ) {
    self.start = start
    self.minutes = minutes
    self.place = place
    self.host = host
    self.invited = invited
    self.guests = guests
    self.notice = notice
  }

  /// How many are expected.
  package var expected: Int { invited.count + guests.count }

  /// The moment it ends.
  package var end: CivilMoment {
    let sum = start.time.minutes + minutes
    return CivilMoment(
      date: start.date.adding(days: sum / 1440), time: TimeOfDay(minutes: sum % 1440) ?? .midnight)
  }

  /// Whether both take place at some moment.
  package func overlaps(_ other: MeetingPlan) -> Bool { start < other.end && other.start < end }
}

/// Whether somebody was there.
package struct Attendance: Codable, Hashable, Sendable {
  /// One of these two: a member, or a guest by name.
  package let member: MemberID?
  package let guest: String?
  package let presence: Presence
  /// Why they were absent, or who stood in.
  package let note: String?

  package init(member: MemberID? = nil, guest: String? = nil, presence: Presence, note: String? = nil) {
    self.member = member
    self.guest = guest
    self.presence = presence
    self.note = note
  }

  /// Raw values stand in the log and never change.
  package enum Presence: String, Codable, Hashable, Sendable, CaseIterable {
    case present, absent, deputy
  }

  /// Whether the row says all it has to: who, and why not or who instead.
  var isWhole: Bool {
    guard (member == nil) != (guest == nil), guest?.isBlank != true else { return false }
    return presence == .present || note?.isBlank == false
  }
}

/// Something to be dealt with (R2.1).
package struct AgendaItem: Hashable, Sendable, Codable {
  package let event: EventNumber
  package let kind: AgendaKind
  /// Set for a major lead: everything about the item stands under the lead's key.
  package let lead: LeadID?
  package let words: String
  /// How long it may take.
  package let minutes: Int?
  package let by: MemberID
  package let addedAt: Instant
  /// Nil in the backlog.
  package internal(set) var meeting: MeetingID?
  /// Items of a meeting come in ascending order; events break ties.
  package internal(set) var rank: Int
  package internal(set) var dropped: String?
  package internal(set) var outcome: Outcome?

  package struct Outcome: Hashable, Sendable, Codable {
    package let step: MeetingStep
    package let words: String
  }
}

/// What meetings are for (R2.1). Raw values stand in the log and never change.
package enum AgendaKind: String, Codable, Hashable, Sendable, CaseIterable {
  case convey, progress, situation, majorLead, newProblems, other
}

/// A version of the minutes, or what they say about one lead.
package struct MinutesText: Hashable, Sendable, Codable {
  package let step: MeetingStep
  package let meeting: MeetingID
  package let lead: LeadID?
  package let words: String
  package var event: EventNumber { step.event }
}

/// What somebody is to do by a day.
package struct FollowUp: Hashable, Sendable, Codable {
  package let assigned: MeetingStep
  package let meeting: MeetingID
  package let item: EventNumber?
  package let lead: LeadID?
  package let owner: MemberID
  package let due: CivilDate
  package let words: String
  package internal(set) var notes: [Note] = []
  package internal(set) var state = State.open

  package var event: EventNumber { assigned.event }

  package struct Note: Hashable, Sendable, Codable {
    package let step: MeetingStep
    package let words: String
  }

  package enum State: String, Hashable, Sendable, CaseIterable, Codable {
    case open
    /// Its owner says so; somebody else looks.
    case done
    case checked
  }

  /// Whether its day has passed and nobody said it was done.
  package func isLate(on day: CivilDate) -> Bool { state == .open && due < day }
}

/// Why a period has no meeting. It stays missed.
package struct MissExplanation: Hashable, Sendable, Codable {
  package let step: MeetingStep
  package let obligation: Obligation
  package let period: Period
  package let words: String
}
