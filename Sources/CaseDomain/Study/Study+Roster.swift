/// Somebody works in a section (R1.4): the office writes it down, or a liaison for their own.
package struct StaffListed: Event {
  package static let type = "study.staffListed"
  package let section: SectionID
  package let name: String
  package let since: CivilDate
  package let member: MemberID?

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToPublicise(for: section, envelope) { return refusal }
    guard let found = desk.organisation.section(section) else { return Refusal(.noSuchSection) }
    if found.isClosed { return Refusal(.entryClosed, nil, .text(found.name)) }
    if let refusal = NameRule.refusal(of: name) ?? desk.refusal(ofDayDone: since, Clause("R1.4"), envelope) {
      return refusal
    }
    if let member, desk.members[member] == nil { return Refusal(.noSuchMember) }
    let present = desk.study.staff.filter { $0.leaving == nil }
    if let member, present.contains(where: { $0.member == member }) {
      return Refusal(.alreadyOnRoster, Clause("R1.4"), .text(name))
    }
    // Two of one name in one section nobody could tell apart on a list.
    let comparable = ComparableName(name)
    return present.contains { $0.section == section && ComparableName($0.name) == comparable }
      ? Refusal(.alreadyOnRoster, Clause("R1.4"), .text(name)) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.study.staff.append(
      Staff(
        id: StaffID(rawValue: envelope.event.rawValue), section: section, name: name, since: since, member: member,
        listed: EntryStep(envelope)))
  }
}

/// Somebody works in the section no longer.
package struct StaffLeft: Event {
  package static let type = "study.staffLeft"
  package let staff: StaffID
  /// The last day.
  package let on: CivilDate
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    guard let found = desk.study.staff(staff) else {
      return desk.refusal(unless: .publicising, envelope) ?? Refusal(.noSuchStaff)
    }
    if let refusal = desk.refusalToPublicise(for: found.section, isEnding: true, envelope) { return refusal }
    if let leaving = found.leaving { return Refusal(.staffLeft, Clause("R1.4"), .text(found.name), .date(leaving.on)) }
    // Whoever was listed by mistake never worked there: the day before the first says so.
    if on > desk.date(of: envelope.time) || on < found.since.adding(days: -1) {
      return Refusal(.dayUnfit, Clause("R1.4"), .date(on))
    }
    return reason.isBlank ? Refusal(.reasonMissing, Clause("R1.4")) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let index = desk.study.staff.firstIndex(where: { $0.id == staff }) else { return }
    desk.study.staff[index].leaving = .init(step: EntryStep(envelope), on: on, reason: reason)
  }
}

/// Lists somebody as staff of a section.
package struct ListStaff: Command {
  package static var registers: Set<Register> { [.organisation, .study] }
  package let section: SectionID
  package let name: String
  /// Nil is today.
  package let since: CivilDate?
  package let member: MemberID?

  package init(section: SectionID, name: String, since: CivilDate? = nil, member: MemberID? = nil) {
    self.section = section
    self.name = name
    self.since = since
    self.member = member
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(
      StaffListed(
        section: section, name: TextCleaning.singleLine(name), since: since ?? draft.today, member: member))
  }
}

/// Takes somebody off the staff of a section.
package struct RemoveStaff: Command {
  package static var registers: Set<Register> { [.organisation, .study] }
  package let staff: StaffID
  /// The last day; nil is today.
  package let on: CivilDate?
  package let reason: String

  package init(staff: StaffID, on: CivilDate? = nil, reason: String) {
    self.staff = staff
    self.on = on
    self.reason = reason
  }

  package func run(in draft: inout Draft) throws(Refusal) {
    try draft.emit(StaffLeft(staff: staff, on: on ?? draft.today, reason: TextCleaning.trimmed(reason)))
  }
}
