/// A number that names one entry of a register.
///
/// Apart from `MemberID`, an entry is named by the number of the event that created it: every desk knows that number
/// without reading anything else, and an entry that a member may not read leaves no gap in the ids of those they may.
package protocol EntryID: RawRepresentable<Int64>, Comparable, Codable, ShardedKey, PackedRow {
  init(rawValue: Int64)
}

extension EntryID {
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The place of an event in the log, counted from 1 over all commits.
package struct EventNumber: EntryID, Codable {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }

  /// The number after this one.
  package var next: EventNumber { EventNumber(rawValue: rawValue + 1) }
}

/// The place of a commit in the log, counted from 1.
package struct CommitNumber: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A member of the desk, counted from 1 in order of invitation; stands in clear in the log.
package struct MemberID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A section of the bureau, named by the event that added it.
package struct SectionID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A service window of a section, named by the event that added it.
package struct WindowID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A body outside the bureau (police, county office, …), named by the event that added it.
package struct BodyID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A tip, named by the event that registered it.
package struct TipID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A lead, named by the event that opened it.
package struct LeadID: EntryID, Codable {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// A meeting, or the proposal of one, named by the event that proposed or scheduled it.
package struct MeetingID: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}

/// Long text that stays in the log: the event that carries it.
package struct TextRef: EntryID {
  package let rawValue: Int64
  package init(rawValue: Int64) { self.rawValue = rawValue }
}
