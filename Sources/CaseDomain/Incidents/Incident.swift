/// What somebody raised: a leak, retaliation, or danger to somebody (R6.4). Raw values stand in the log.
package enum IncidentKind: String, Codable, Hashable, Sendable, CaseIterable {
  /// What was to stay secret got out.
  case leak
  /// Somebody is made to pay for having reported.
  case retaliation
  /// Life or limb: the police are told the same day.
  case danger
}

/// How an incident ended. Raw values stand in the log.
package enum IncidentOutcome: String, Codable, Hashable, Sendable, CaseIterable {
  /// Discipline inspection found it true.
  case confirmed
  /// It found it not to be true.
  case refuted
  /// It could not be found out.
  case unclear
}

/// An incident, named by the event that raised it.
package struct IncidentID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A leak, retaliation or danger, as its keepers know it. For everybody else there is none.
package struct Incident: Hashable, Sendable, KeptMatter, Codable {
  package let id: IncidentID
  package let kind: IncidentKind
  /// What happened, in words.
  package let what: String
  /// The tip or the lead it is about, as far as whoever raised it knew, or a keeper found out.
  package internal(set) var tip: TipID?
  package internal(set) var lead: LeadID?
  package let raisedBy: MemberID
  package let raisedAt: Instant
  /// Those who are accused and work here: none of them reads or decides anything of it.
  package internal(set) var accused: [MemberID]
  /// The event that last said whose hands are to be tied on what; nil while that is the one that raised it.
  var lastAsked: EventNumber?
  /// Who else is accused, in words; empty where nobody is.
  package let accusedWords: String
  /// Who may read it, apart from those who lost the post since. By id.
  package internal(set) var keepers: [MemberID]
  /// Whether something was left out of its words, which custodians among its keepers can open.
  package internal(set) var hasOriginal: Bool
  /// Who kept it until they were accused, and whom these let in since: they are not told, and nobody hears them.
  package internal(set) var shutOut: [MemberID] = []
  /// To discipline inspection: by which letter, and when.
  package internal(set) var referral: Step?
  /// That the police were told, whom, and when.
  package internal(set) var police: Step?
  /// What was noted, in order.
  package internal(set) var notes: [Step] = []
  /// What a second keeper is asked to confirm.
  package internal(set) var proposal: Proposal?
  /// Why a second keeper did not agree, in order.
  package internal(set) var declined: [Step] = []
  package internal(set) var closing: Closing?
  /// Why somebody may act on the matter again though it was found true, in order.
  package internal(set) var restored: [Step] = []
  /// The freezes that this ended.
  var restoredFreezes: Set<EventNumber> = []
  /// The restricted tips it is about, as far as this desk keeps both.
  package internal(set) var ties: [Tie] = []
  package internal(set) var history: History.Mark

  /// Something that was done.
  package struct Step: Hashable, Sendable, Codable {
    package let event: EventNumber
    package let by: MemberID
    package let time: Instant
    /// The day on which it was done, where that is another matter than when it was written down.
    package let on: CivilDate?
    package let words: String
  }

  /// How it ended, as one keeper says.
  package struct Proposal: Hashable, Sendable, Codable {
    package let step: Step
    package let outcome: IncidentOutcome
  }

  /// How it ended, as two keepers say.
  package struct Closing: Hashable, Sendable, Codable {
    package let proposal: Proposal
    /// Who confirmed it, and when.
    package let step: Step
  }

  /// A restricted tip that it is about.
  package struct Tie: Hashable, Sendable, Codable {
    package let event: EventNumber
    package let tip: RestrictedID
    package let by: MemberID
    package let time: Instant
    /// Who was told: those who kept both then.
    package let keepers: [MemberID]
  }

  /// Whether anything is left to do.
  package var isOpen: Bool { closing == nil }

  /// The day on which the police are to be told, while they have not been.
  package func policeDue(in zone: Zone) -> CivilDate? {
    kind == .danger && police == nil && isOpen ? zone.date(of: raisedAt) : nil
  }
}

/// Somebody may not act on a tip or a lead for now. Why stands elsewhere, for those who may know.
package struct Freeze: Hashable, Sendable, Codable {
  /// The event that froze it.
  package let event: EventNumber
  package let member: MemberID
  package let tip: TipID?
  package let lead: LeadID?
  package let by: MemberID
  package internal(set) var isReleased = false
}
