/// The desk was founded. The first event of every log.
package struct DeskFounded: Event {
  package static let type = "org.founded"
  package let name: String
  package let kind: DeskKind
  /// Checks that the paper in the safe was at hand: an Ed25519 public key, hexadecimal.
  package let recovery: String?

  package init(name: String, kind: DeskKind, recovery: String? = nil) {
    self.name = name
    self.kind = kind
    self.recovery = recovery
  }

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    guard desk.organisation.foundedAt == nil && envelope.event.rawValue == 1 else { return Refusal(.alreadyFounded) }
    return NameRule.refusal(of: name)
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.organisation.name = name
    desk.organisation.kind = kind
    desk.organisation.foundedAt = envelope.time
    desk.organisation.founder = envelope.author
    desk.organisation.recovery = recovery
  }
}

/// A section joined the bureau.
package struct SectionAdded: Event {
  package static let type = "org.sectionAdded"
  package let name: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToKeepBooks(envelope) { return refusal }
    if let refusal = NameRule.refusal(of: name) { return refusal }
    return desk.organisation.openSection(named: name) == nil ? nil : Refusal(.nameTaken, nil, .text(name))
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.organisation.sections.append(
      .init(id: SectionID(rawValue: envelope.event.rawValue), name: name, addedAt: envelope.time))
  }
}

/// A section was dissolved; what it did stays.
package struct SectionClosed: Event {
  package static let type = "org.sectionClosed"
  package let section: SectionID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToKeepBooks(envelope) { return refusal }
    guard let section = desk.organisation.section(section) else { return Refusal(.noSuchSection) }
    if section.isClosed { return Refusal(.entryClosed, nil, .text(section.name)) }
    return reason.isBlank ? Refusal(.reasonMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let index = desk.organisation.sections.firstIndex(where: { $0.id == section }) else { return }
    desk.organisation.sections[index].closedAt = envelope.time
  }
}

/// A section opened a service window (R1.3).
package struct WindowAdded: Event {
  package static let type = "org.windowAdded"
  package let section: SectionID
  package let name: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToKeepBooks(envelope) { return refusal }
    if let refusal = NameRule.refusal(of: name) { return refusal }
    guard let section = desk.organisation.section(section) else { return Refusal(.noSuchSection) }
    return section.isClosed ? Refusal(.entryClosed, nil, .text(section.name)) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.organisation.windows.append(
      .init(
        id: WindowID(rawValue: envelope.event.rawValue), section: section, name: name, addedAt: envelope.time))
  }
}

/// A service window closed; what reached it before stays (R1.3).
package struct WindowClosed: Event {
  package static let type = "org.windowClosed"
  package let window: WindowID
  package let reason: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToKeepBooks(envelope) { return refusal }
    guard let window = desk.organisation.window(window) else { return Refusal(.noSuchWindow) }
    if desk.closing(of: window) != nil { return Refusal(.entryClosed, nil, .text(window.name)) }
    return reason.isBlank ? Refusal(.reasonMissing) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    guard let index = desk.organisation.windows.firstIndex(where: { $0.id == window }) else { return }
    desk.organisation.windows[index].closedAt = envelope.time
  }
}

/// A body outside the bureau was entered, to pass tips on to.
package struct BodyAdded: Event {
  package static let type = "org.bodyAdded"
  package let kind: BodyKind
  package let name: String

  package func scope(at number: EventNumber) -> Scope { .desk }

  package func refusal(in desk: Desk, from envelope: Envelope) -> Refusal? {
    if let refusal = desk.refusalToKeepBooks(envelope) { return refusal }
    if let refusal = NameRule.refusal(of: name) { return refusal }
    return desk.organisation.bodies.contains { $0.name == name } ? Refusal(.nameTaken, nil, .text(name)) : nil
  }

  package func apply(to desk: inout Desk, from envelope: Envelope) {
    desk.organisation.bodies.append(
      .init(id: BodyID(rawValue: envelope.event.rawValue), kind: kind, name: name))
  }
}

extension Desk {
  /// Sections, windows and outside bodies are kept by the office, admins and leaders, and by the founder while
  /// founding.
  func refusalToKeepBooks(_ envelope: Envelope) -> Refusal? {
    members.isFounding(envelope) ? nil : refusal(unless: [.office, .admin, .leader], envelope)
  }
}
