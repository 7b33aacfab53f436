/// Who writes in a section's book, and who reads it.
extension Desk {
  /// Why the author may not write in a section's book, or nil: its liaisons do, and the office for any section.
  ///
  /// - Parameter isOpen: whether the book has to be open. What is sealed with a lead, sections read who know nothing of
  ///   each other's books.
  func refusalToWrite(in section: SectionID, isOpen: Bool = true, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: [.office, .liaison], envelope) { return refusal }
    guard let found = organisation.section(section) else { return Refusal(.noSuchSection) }
    if found.isClosed { return Refusal(.entryClosed, nil, .text(found.name)) }
    let author = members[envelope.author]
    if author?.posts.contains(.office) != true, author?.section != section {
      return Refusal(.notYourSection, Clause("R4.1"), .text(found.name))
    }
    return !isOpen || fieldwork.hasBook(section) ? nil : Refusal(.noFieldBook, nil, .text(found.name))
  }

  /// Whether a member reads a section's book.
  package func mayReadBook(of section: SectionID, _ member: MemberID) -> Bool {
    guard let found = members[member], found.status == .admitted, !fieldwork.outOfSight.contains(section) else {
      return false
    }
    if !found.posts.isDisjoint(with: .leadsReaders) { return true }
    return found.posts.contains(.liaison) && found.section == section
  }

  /// The sections whose book a member reads, in the order they joined.
  package func books(readBy member: MemberID) -> [SectionID] {
    organisation.sections.map(\.id).filter { fieldwork.hasBook($0) && mayReadBook(of: $0, member) }
  }

  /// The sections whose book a member writes in.
  package func books(writtenBy member: MemberID) -> [SectionID] {
    guard let found = members[member], found.status == .admitted else { return [] }
    return books(readBy: member).filter { section in
      organisation.section(section)?.isClosed == false
        && (found.posts.contains(.office) || (found.posts.contains(.liaison) && found.section == section))
    }
  }

  /// Sections that have somebody to go out and no book yet: what the office's desk opens by itself.
  package var missingBooks: [SectionID] {
    organisation.sections.filter { !$0.isClosed && !fieldwork.hasBook($0.id) }.map(\.id)
      .filter { !liaisons(of: $0, for: .book($0)).isEmpty }
  }

  func refusalOfFieldDay(_ day: CivilDate, _ envelope: Envelope) -> Refusal? {
    let today = date(of: envelope.time)
    return day <= today && day >= today.adding(days: -366) ? nil : Refusal(.dateInvalid, nil, .date(day))
  }
}

/// A section's book was opened: its key begins, under `leads`, and goes to its liaisons.
package struct FieldBookOpened: Event {
  package static let type = "field.bookOpened"
  package let section: SectionID

  package func scope(at number: EventNumber) -> Scope { .book(section) }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    // Whoever reads no `leads` could not put the key where the office finds it.
    if let refusal = desk.refusal(unless: .leadsReaders, envelope) { return refusal }
    guard let found = desk.organisation.section(section) else { return Refusal(.noSuchSection) }
    if found.isClosed { return Refusal(.entryClosed, nil, .text(found.name)) }
    return desk.fieldwork.hasBook(section) ? Refusal(.nothingChanged) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.fieldwork.opened[section] = envelope.time
  }
}

/// Opens the books of sections that have liaisons and none.
package struct OpenFieldBooks: Command {
  package static var registers: Set<Register> { [.organisation, .fieldwork, .recusals] }
  package init() {}

  package func run(in draft: inout Draft) throws(Refusal) {
    for section in draft.desk.missingBooks {
      try draft.emit(FieldBookOpened(section: section))
      try draft.rekey([.book(section)])
    }
    if draft.events.isEmpty { throw Refusal(.alreadyDecided) }
  }
}
