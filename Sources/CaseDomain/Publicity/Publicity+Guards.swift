// What the events about publicity share: who writes for which section, and what an account has to say.
extension Posts {
  /// Those who write down publicity and study: the office for everybody, a liaison for their own section.
  package static let publicising: Posts = [.office, .liaison]
}

extension Desk {
  /// Why the author may not write something down that a section sees to, or nil.
  ///
  /// - Parameters:
  ///   - section: nil where it is the office.
  ///   - isEnding: whether it only ends something: a dissolved section's plans can be dropped.
  package func refusalToPublicise(
    for section: SectionID?, isEnding: Bool = false, _ envelope: Envelope
  ) -> Refusal? {
    if let refusal = refusal(unless: .publicising, envelope) { return refusal }
    let isOffice = members[envelope.author]?.posts.contains(.office) == true
    guard let section else { return isOffice ? nil : Refusal(.postRequired, nil, .posts(.office)) }
    guard let found = organisation.section(section) else { return Refusal(.noSuchSection) }
    if !isOffice && members[envelope.author]?.section != section {
      return Refusal(.otherSectionsPublicity, Clause("R1.1"), .text(found.name))
    }
    return isEnding || isOffice || !found.isClosed ? nil : Refusal(.entryClosed, nil, .text(found.name))
  }

  /// Why the author may not add to an activity that took place, or nil.
  package func refusalToChange(_ activity: ActivityID, _ envelope: Envelope) -> Refusal? {
    guard let found = publicity[activity] else {
      return refusal(unless: .publicising, envelope) ?? Refusal(.noSuchActivity)
    }
    if let refusal = refusalToPublicise(for: found.organiser, envelope) { return refusal }
    return found.state == .held ? nil : Refusal(.activityState, Clause("R1.2"), .text(found.theme))
  }

  /// Why an account of an activity is none, or nil.
  func refusal(ofActivity details: ActivityDetails, _ envelope: Envelope) -> Refusal? {
    if let refusal = refusalToPublicise(for: details.organiser, envelope)
      ?? refusal(ofDayDone: details.on, Clause("R1.2"), envelope)
    {
      return refusal
    }
    if details.theme.isBlank { return Refusal(.themeMissing, Clause("R1.2")) }
    if details.forms.isEmpty || Set(details.forms).count != details.forms.count {
      return Refusal(.formMissing, Clause("R1.2"))
    }
    if details.place.isBlank { return Refusal(.placeMissing, Clause("R1.2")) }
    if !(0...Self.largestAudience).contains(details.audience) {
      return Refusal(.audienceUnfit, Clause("R1.2"), .count(Self.largestAudience))
    }
    if details.focus?.name.isBlank == true { return Refusal(.focusMissing, Clause("R4.5")) }
    return refusal(ofReach: details, envelope)
  }

  /// Ten million: a figure above it is a slip of the hand.
  static let largestAudience = 10_000_000

  /// Whom it reached: somebody, each once, who was there on that day, and for a liaison nobody else's (R1.3).
  private func refusal(ofReach details: ActivityDetails, _ envelope: Envelope) -> Refusal? {
    if details.sections.isEmpty && details.windows.isEmpty { return Refusal(.nobodyReached, Clause("R1.3")) }
    guard Set(details.sections).count == details.sections.count, Set(details.windows).count == details.windows.count
    else { return Refusal(.misplaced) }
    let author = members[envelope.author]
    func refusal(_ section: Organisation.Section) -> Refusal? {
      let isOwn = author?.posts.contains(.office) == true || author?.section == section.id
      return isOwn ? nil : Refusal(.otherSectionsPublicity, Clause("R1.1"), .text(section.name))
    }
    for id in details.sections {
      guard let section = organisation.section(id) else { return Refusal(.noSuchSection) }
      if let refusal = refusal(section) { return refusal }
      if isOver(section.closedAt, before: details.on) { return Refusal(.entryClosed, nil, .text(section.name)) }
    }
    for id in details.windows {
      guard let window = organisation.window(id), let section = organisation.section(window.section) else {
        return Refusal(.noSuchWindow)
      }
      if let refusal = refusal(section) { return refusal }
      if isOver(closing(of: window), before: details.on) { return Refusal(.entryClosed, nil, .text(window.name)) }
    }
    return nil
  }

  private func isOver(_ end: Instant?, before day: CivilDate) -> Bool {
    end.map { date(of: $0) < day } ?? false
  }

  /// When a window closed, by itself or with its section.
  func closing(of window: Organisation.Window) -> Instant? {
    [window.closedAt, organisation.section(window.section)?.closedAt].compactMap { $0 }.min()
  }

  /// Why something cannot have been done on a day, or nil: today, or in the ten years before.
  func refusal(ofDayDone day: CivilDate, _ clause: Clause, _ envelope: Envelope) -> Refusal? {
    let today = date(of: envelope.time)
    return day <= today && day >= today.adding(months: -120) ? nil : Refusal(.dayUnfit, clause, .date(day))
  }

  /// Why files show nothing, or nil: whoever holds the event has to be able to open them.
  func refusal(ofEvidence files: [Attachment], _ envelope: Envelope) -> Refusal? {
    if !files.allSatisfy(\.isWhole) || Set(files.map(\.blob)).count != files.count {
      return Refusal(.evidenceUnfit, Clause("R1.2"))
    }
    return refusal(of: files, on: date(of: envelope.time))
  }

  /// Whether something was written down so long after its day that it says so: by the ruling for late tips.
  package func isLate(_ step: EntryStep, for day: CivilDate) -> Bool {
    let written = date(of: step.at)
    return calendar.workingDays(from: day, to: written) > rulings.integer(.backdateDays, at: written)
  }
}

extension Attachment {
  /// Whether name, key and hash are all there in the shape a sealed file's have, and the file is named by its hash.
  var isWhole: Bool {
    let isHash = sha256.utf8.count == 64 && sha256.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    // 32 bytes in base64: 43 characters and one filling.
    let isKey = key.utf8.count == 44 && key.utf8.last == 61 && key.utf8.dropLast().allSatisfy(Self.isBase64)
    return !name.isBlank && bytes >= 0 && blob == sha256 && isHash && isKey
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte == 43 || byte == 47
  }

  /// Stands for a file that is not sealed yet, when a step is asked about before anything is written.
  package static let placeholder = Attachment(
    name: "-", bytes: 0, blob: String(repeating: "0", count: 64), key: String(repeating: "A", count: 43) + "=",
    sha256: String(repeating: "0", count: 64))
}
