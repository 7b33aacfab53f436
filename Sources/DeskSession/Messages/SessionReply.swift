import CaseDomain

/// What the desk answers, or says by itself.
package enum SessionReply: Sendable {
  /// The desk is open; also sent whenever anything changed, by this desk or another.
  case changed(SessionView)
  /// The passphrase did not open the key. The next attempt is heard after so many seconds.
  case unlockFailed(DeskFault, retryAfterSeconds: Int)
  /// The state is being built; events done of all.
  case progress(done: Int, of: Int)
  case performed(RequestID, Performed)
  case refused(RequestID, Refusal)
  case failed(RequestID, DeskFault)
  case tip(TipDocument)
  case lead(LeadDocument)
  case reporter(ReporterDocument)
  /// Answers `openIdentity`; the viewing is on the record.
  case identity(RequestID, OpenedIdentity)
  /// Answers `readContactCard`; the reading is on the record.
  case contactCard(RequestID, ContactCard)
  /// Answers `readEvidence`; the reading is on the record.
  case evidence(RequestID, WipedText)
  /// Answers `drawCode`: the code as it is shown once.
  case receiptCode(RequestID, WipedText)
  /// What became of an attempt with a receipt code, and nothing of the tip it belongs to.
  case code(RequestID, CodeOutcome)
  /// Answers `openClaim`; the reading is on the record.
  case claim(RequestID, OpenedClaim)
  /// Answers `readIncident`.
  case incident(IncidentDocument)
  /// What was left out of an incident, oldest first; the opening is on the record.
  case incidentOriginals(RequestID, [OpenedOriginals.Part])
  /// Answers `openOriginals`; the opening is on the record.
  case originals(RequestID, OpenedOriginals)
  /// Pairs of aliases that may be one person, strongest first, with the last portion; none before it.
  case sameReporters(SearchID, [SameReporterCandidate], isComplete: Bool)
  /// Rows of the register searched whose words hold all that were asked for; `isComplete` with the last portion.
  case searchHits(SearchID, rows: [Int], isComplete: Bool)
  case duplicates(of: TipID, [LikelyDuplicate])
  /// Answers `likelyLeads`: the likeliest first, then what only names the same subject.
  case leadDuplicates(of: LeadID, [LikelyDuplicate])
  /// Answers `readRestricted`, whose opening is on the record, and `previewRestricted`.
  case restrictedTip(RestrictedDocument)
  /// Answers `SessionRequest.restricted`.
  case restricted(RequestID, RestrictedReply)
  /// What there was to know about a file: its length in bytes, or nil if it cannot be read.
  case file(RequestID, bytes: Int?)
  /// Answers `viewAttachment`: what the file holds.
  case attachment(RequestID, Attachment, WipedText)
  /// Answers `export`: it is on the record, and written.
  case paper(RequestID, WrittenPaper)
  /// What was found in some more commits of the log.
  case log(LogPortion)
  case history(SubjectHistory)
  /// Answers `extractProcess`: how many rows were written.
  case extracted(RequestID, rows: Int)
  /// The desk stopped: it is damaged, or writing failed. Reading may still be possible.
  case stopped(DeskFault)
}

/// One desk as one member sees it right now. A value; copies are cheap.
package struct SessionView: Sendable {
  package let desk: Desk
  package let member: MemberID
  /// The clock of this machine when the view was made, never before the last commit.
  package let now: Instant
  /// Why nothing can be written, if so.
  package let readOnly: DeskFault?
  /// Unfinished forms of this member, oldest first.
  package let drafts: [FormDraft]
  /// The last event this member had seen when they last left.
  package let lastSeen: EventNumber
  /// Whether someone keeps identities, so that identity fields may be filled in.
  package let canSealIdentities: Bool
  /// Things every member should know, as ids of texts with details: a clock that jumped, unauthorised commits.
  package let notices: [DeskFault]
  /// What weekly reports would say now.
  package let weekly: WeeklyFigureMemo

  package init(
    desk: Desk, member: MemberID, now: Instant, readOnly: DeskFault?, drafts: [FormDraft], lastSeen: EventNumber,
    canSealIdentities: Bool, notices: [DeskFault]
  ) {
    self.desk = desk
    self.member = member
    self.now = now
    self.readOnly = readOnly
    self.drafts = drafts
    self.lastSeen = lastSeen
    self.canSealIdentities = canSealIdentities
    self.notices = notices
    weekly = WeeklyFigureMemo(desk, member)
  }
}

/// What went wrong outside the rules (disk, keys, files): a sentence `fault.<id>` in both languages, with its details.
package struct DeskFault: Error, Hashable, Sendable {
  package let id: String
  package let details: [String]
  package init(_ id: String, _ details: String...) {
    self.id = id
    self.details = details
  }

  /// A detail that lists several things; the screen puts its own language's sign between them.
  package static func list(_ items: [String]) -> String { items.joined(separator: "\u{1F}") }
}

/// A durable commit: the events it caused, with their numbers.
package struct Performed: Sendable {
  package let commit: CommitNumber
  package let events: [Recorded]
  package init(commit: CommitNumber, events: [Recorded]) {
    self.commit = commit
    self.events = events
  }
}

/// An event as it stands in the log.
package struct Recorded: Sendable {
  package let envelope: Envelope
  package let event: any Event
  package init(envelope: Envelope, event: any Event) {
    self.envelope = envelope
    self.event = event
  }
}

/// Everything this member may know of a tip: row, newest words, reporters by alias, all that happened.
package struct TipDocument: Sendable {
  package let tip: TipID
  package let registered: TipRegistered
  /// The newest words.
  package let content: TipContent
  /// Every event of the tip, oldest first, the registration included.
  package let events: [Recorded]
  /// Only the beginning of the words is there: a list shows it, nobody opened it.
  package var isExcerpt = false
  /// Whether it is on the record that this member opened these words; false where the log cannot be written.
  package var isRecorded = true
  /// Who has opened it so far, in order of the first time; empty in an excerpt.
  package var seenBy: [SubjectHistory.Viewer] = []
  package init(tip: TipID, registered: TipRegistered, content: TipContent, events: [Recorded]) {
    self.tip = tip
    self.registered = registered
    self.content = content
    self.events = events
  }
}

/// Everything this member may know of a lead.
package struct LeadDocument: Sendable {
  package let lead: LeadID
  package let opened: LeadOpened
  package let events: [Recorded]
  /// As of a tip's document.
  package var isExcerpt = false
  package var isRecorded = true
  package var seenBy: [SubjectHistory.Viewer] = []
  package init(lead: LeadID, opened: LeadOpened, events: [Recorded]) {
    self.lead = lead
    self.opened = opened
    self.events = events
  }
}

/// A tip that may be about the same matter, with a score and why.
package struct LikelyDuplicate: Hashable, Sendable {
  package let tip: TipID
  /// The lead that tip supports, if any.
  package let lead: LeadID?
  /// 0…1000.
  package let permille: Int
  package let reasons: [SimilarityReason]
  package init(tip: TipID, lead: LeadID?, permille: Int, reasons: [SimilarityReason]) {
    self.tip = tip
    self.lead = lead
    self.permille = permille
    self.reasons = reasons
  }

  /// What stands for the matter: the lead, where there is one.
  package var entry: CaseEntry { lead.map { .lead($0) } ?? .tip(tip) }
}

/// Someone who could open this desk: a key file's label, readable before any passphrase.
package struct DoorMember: Hashable, Sendable {
  package let id: MemberID
  package let label: String
  package init(id: MemberID, label: String) {
    self.id = id
    self.label = label
  }
}
