/// What the events about directives share (R3.1).
extension Desk {
  /// The posts that take directives in, pass them down and report up.
  static let directing: Posts = [.office, .leader]

  /// Why the author may not do something to a directive as the office does, or nil.
  func refusal(ofDirective id: DirectiveID, isClosed: Bool? = false, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: Self.directing, envelope) { return refusal }
    guard let found = directives[id] else { return Refusal(.noSuchDirective) }
    guard let isClosed, (found.closed != nil) != isClosed else { return nil }
    return Refusal(isClosed ? .notClosed : .directiveClosed, Clause("R3.1"), .text(found.content.title))
  }

  /// Why the author may not say something for a section about its share, or nil.
  func refusal(ofShare section: SectionID, in id: DirectiveID, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalToSpeak(for: section, Clause("R3.1"), envelope) { return refusal }
    guard let found = directives[id] else { return Refusal(.noSuchDirective) }
    if found.closed != nil { return Refusal(.directiveClosed, Clause("R3.1"), .text(found.content.title)) }
    guard let share = found.share(of: section) else {
      return Refusal(.notPassedDown, Clause("R3.1"), .text(organisation.section(section)?.name ?? ""))
    }
    return share.isSettled ? Refusal(.alreadyDecided) : nil
  }

  /// Why the author may not speak for a section, or nil: its liaisons do, and where it has none, a leader.
  func refusalToSpeak(for section: SectionID, _ clause: Clause, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusal(unless: [.liaison, .leader], envelope) { return refusal }
    guard let found = organisation.section(section) else { return Refusal(.noSuchSection) }
    if found.isClosed { return Refusal(.entryClosed, nil, .text(found.name)) }
    return speaks(envelope.author, for: section) ? nil : Refusal(.notSpokesman, clause, .text(found.name))
  }

  /// Whether a member answers for a section: as its liaison, or as a leader where it has none.
  package func speaks(_ member: MemberID, for section: SectionID) -> Bool {
    guard let found = members[member], found.status == .admitted else { return false }
    if found.posts.contains(.liaison), found.section == section { return true }
    return found.posts.contains(.leader) && !hasLiaison(section)
  }

  /// Whether anybody is a section's liaison.
  package func hasLiaison(_ section: SectionID) -> Bool {
    members.all.contains { $0.status == .admitted && $0.posts.contains(.liaison) && $0.section == section }
  }

  /// Why a directive says too little, or a day that cannot be, or nil.
  func refusal(of content: DirectiveContent, _ envelope: Envelope) -> Refusal? {
    if content.issuer.isBlank { return Refusal(.issuerMissing, Clause("R3.1")) }
    if content.title.isBlank { return Refusal(.titleMissing, Clause("R3.1")) }
    if content.demands.isBlank { return Refusal(.textMissing, Clause("R3.1")) }
    let today = date(of: envelope.time)
    if content.receivedOn > today || content.receivedOn < today.adding(days: -366) {
      return Refusal(.dateInvalid, Clause("R3.1"), .date(content.receivedOn))
    }
    guard let due = content.due else { return nil }
    let isFit = due >= content.receivedOn && due <= content.receivedOn.adding(days: 3660)
    return isFit ? nil : Refusal(.dateInvalid, Clause("R3.1"), .date(due))
  }

  /// The last day that a section may be given for its share: the directive's own, unless that is past already.
  package func latestShare(of directive: SuperiorDirective, on day: CivilDate) -> CivilDate {
    directive.content.due.map { max($0, day) } ?? day.adding(days: 366)
  }

  /// Why a directive cannot be passed down so, or nil.
  func refusal(of targets: [DirectiveTarget], for directive: SuperiorDirective, _ envelope: Envelope) -> Refusal? {
    if targets.isEmpty { return Refusal(.sectionMissing, Clause("R3.1")) }
    let today = date(of: envelope.time)
    let latest = latestShare(of: directive, on: today)
    var seen: Set<SectionID> = []
    for target in targets {
      guard let section = organisation.section(target.section) else { return Refusal(.noSuchSection) }
      if section.isClosed { return Refusal(.entryClosed, nil, .text(section.name)) }
      if directive.share(of: target.section) != nil || !seen.insert(target.section).inserted {
        return Refusal(.alreadyPassedDown, Clause("R3.1"), .text(section.name))
      }
      if target.due < today { return Refusal(.dateInvalid, Clause("R3.1"), .date(target.due)) }
      if target.due > latest { return Refusal(.afterDirective, Clause("R3.1"), .date(latest)) }
    }
    return nil
  }
}
