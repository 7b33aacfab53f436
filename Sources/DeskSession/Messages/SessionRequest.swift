import CaseDomain

/// Names one request, so that its answer finds the form or list that asked. Minted with a form: sending the same
/// request twice performs it once.
package struct RequestID: Hashable, Sendable {
  /// 16 bytes; becomes the commit's idempotency id.
  package let bytes: [UInt8]
  package init(bytes: [UInt8]) { self.bytes = bytes }
}

/// What the screen asks of the desk. Everything that takes time is a request; its answer is a `SessionReply`.
package enum SessionRequest: Sendable {
  /// Opens the desk as a member. The passphrase is UTF-8.
  case unlock(MemberID, passphrase: PassphraseBytes)
  /// Forgets the keys and the state; the next request is `unlock`.
  case lock
  /// Performs a command; several at once as a `Batch`.
  case perform(RequestID, any Command)
  /// Seals the identities, the original narrative and the attachments, then registers the tip.
  case register(RequestID, TipIntake)
  /// Seals what is to be sealed, then amends a tip or adds to it.
  case amend(RequestID, TipID, TipRevision)
  /// Opens a tip: everything this member may know of it, once the opening is on the record.
  case readTip(TipID)
  /// Seals more of a reporter's details.
  case addToReporter(RequestID, ReporterAddition)
  /// Seals who a reporter is and binds them to a tip (R6.3.1).
  case bindReporter(RequestID, ReporterBinding)
  /// Seals the evidence, which `.unknown` has none of, and sets a mark (R6.5).
  case markReporter(RequestID, ReporterID, ReporterMark, MarkValue, evidence: String?)
  /// Seals the reason and decides whether two aliases are one person.
  case decideSameReporter(RequestID, ReporterID, ReporterID, isSame: Bool, reason: String?)
  /// Compares what custodians' files say, on a custodian's desk; answers come in portions.
  case findSameReporters(SearchID)
  /// Lifts the leaders' layer for a request and approves it.
  case approveIdentity(RequestID, request: EventNumber)
  /// Shows who a reporter is, for a minute, or for another one; the answer is `.identity`.
  case openIdentity(RequestID, ViewedRequest, isRenewal: Bool)
  /// Says that an identity is shown no longer.
  case closeIdentity(RequestID, ViewedRequest, ViewingEnd)
  /// Reads how to reach a reporter; the answer is `.contactCard`.
  case readContactCard(RequestID, ReporterID, reason: String)
  /// Reads the evidence that an event about a reporter names; the answer is `.evidence`.
  case readEvidence(RequestID, EventNumber, of: ReporterID, reason: String)
  /// Approves a destruction and deletes the files.
  case destroyIdentity(RequestID, proposal: EventNumber)
  /// Covers words of a tip, which may be told in any of its texts.
  case coverTip(RequestID, TipID, TipCover)
  /// Opens what was shown of a tip before something was left out; the answer is `.originals`.
  case openOriginals(RequestID, TipID, reason: String)
  /// Lets words of a tip be shown again.
  case uncoverTip(RequestID, TipID, TipUncovering)
  /// Reads everything that happened about a reporter.
  case readReporter(ReporterID)
  /// Draws a receipt code, of which nothing is kept; the answer is `.receiptCode`.
  case drawCode(RequestID)
  /// Records the code and the password that a tip's reporter was given and chose.
  case issueCode(RequestID, TipID, TypedCode)
  /// Adds to the tip of a code; the answer is `.code`.
  case addWithCode(RequestID, CodeAddition)
  /// Takes in that somebody with a code says to be the reporter; the answer is `.code`.
  case claimWithCode(RequestID, ReporterClaim)
  /// Reads a claim; the answer is `.claim`.
  case openClaim(RequestID, claim: EventNumber)
  /// Reads an incident, and who has read what it is about; the answer is `.incident`.
  case readIncident(IncidentID)
  /// Something about an incident.
  case incident(RequestID, IncidentRequest)
  /// Seals why, and judges a claim (R6.3.1).
  case decideClaim(RequestID, claim: EventNumber, matches: Bool, reporter: ReporterID?, evidence: String)
  /// Opens a lead, likewise.
  case readLead(LeadID)
  /// Reads what a list shows beside a tip: the beginning of its words.
  case previewTip(TipID)
  /// Reads what the ledger shows beside a lead.
  case previewLead(LeadID)
  /// Looks through the log, newest first; entries come in portions. A newer query ends an older one.
  case readLog(LogQuery)
  /// Ends the running query.
  case cancelLog
  /// Writes what is new in the log for inspectors; the answer is `.extracted`.
  case extractProcess(RequestID)
  /// Reads everything that happened to one entry.
  case readHistory(LogSubject)
  /// Scans narratives, and what was written about leads, for all of the words; hits come in portions. A newer search
  /// ends an older one.
  case searchNarratives(SearchID, words: [String], of: SearchedRegister)
  /// Ends the running search.
  case cancelSearch
  /// Looks for tips and leads that may be the same matter as a tip.
  case likelyDuplicates(of: TipID)
  /// Looks for what may be the same matter as a lead, or names the same subject; the answer is `.leadDuplicates`.
  case likelyLeads(of: LeadID)
  /// Keeps an unfinished form, encrypted under the member's key.
  case keepDraft(FormDraft)
  /// Forgets an unfinished form.
  case dropDraft(RequestID)
  /// Looks at a file that is to be attached.
  case inspectFile(RequestID, path: String)
  /// Opens a restricted tip, which is on the record each time; the answer is `.restrictedTip`.
  case readRestricted(RestrictedID, isOpen: Bool)
  /// Reads what a list shows beside a restricted tip.
  case previewRestricted(RestrictedID)
  /// Something about a restricted tip.
  case restricted(RequestID, RestrictedRequest)
  /// Seals the files, then notes a step of a lead's verification.
  case noteLead(RequestID, NoteLead, attachmentPaths: [String])
  /// Seals the files that show an activity, then records what they go with.
  case publicise(RequestID, any CarriesEvidence, attachmentPaths: [String])
  /// Writes an attachment to a path given by the user, once that is on the record.
  case exportAttachment(RequestID, Attachment, of: AttachmentOwner, path: String)
  /// Opens an attachment to be looked at, once that is on the record; the answer is `.attachment`.
  case viewAttachment(RequestID, Attachment, of: AttachmentOwner)
  /// Makes a paper, records it and writes it; the answer is `.paper`.
  case export(RequestID, PaperRequest)
}

/// The register whose words a search looks through, and whose rows it answers.
package enum SearchedRegister: Hashable, Sendable {
  case tips, leads
}

/// Names one search; ascending, so that the newest wins.
package struct SearchID: Hashable, Comparable, Sendable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }
  package static func < (left: SearchID, right: SearchID) -> Bool { left.rawValue < right.rawValue }
}

/// A tip as the intake form hands it over: the only value that ever holds a reporter's details in clear.
package struct TipIntake: Sendable {
  /// Without attachments and sealed original; the narrative as it is to be shown.
  package var content: TipContent
  /// The narrative before redaction, where something was redacted.
  package var originalNarrative: String?
  /// Nil takes the time of registration.
  package var receivedAt: Instant?
  package var precision: ReceiptPrecision
  package var receiptEvidence: String?
  package var reporters: [ReporterIdentity]
  package var isJoint: Bool
  /// Paths of files to attach.
  package var attachmentPaths: [String]
  package var source: TipSource?
  /// Why nobody who works here is meant, where the form asked (R6.4).
  package var namesake: String?
  /// What a section handed in and becomes a tip by this.
  package var handIn: EventNumber?

  package init(
    content: TipContent, originalNarrative: String? = nil, receivedAt: Instant? = nil,
    precision: ReceiptPrecision = .minute, receiptEvidence: String? = nil, reporters: [ReporterIdentity] = [],
    isJoint: Bool = false, attachmentPaths: [String] = [], source: TipSource? = nil,
    namesake: String? = nil, handIn: EventNumber? = nil
  ) {
    self.content = content
    self.originalNarrative = originalNarrative
    self.receivedAt = receivedAt
    self.precision = precision
    self.receiptEvidence = receiptEvidence
    self.reporters = reporters
    self.isJoint = isJoint
    self.attachmentPaths = attachmentPaths
    self.source = source
    self.namesake = namesake
    self.handIn = handIn
  }
}

/// What a reporter gave about themselves, in clear, between the form and the seal.
package struct ReporterIdentity: Sendable {
  /// Only details that were given; never empty texts.
  package var details: [ReporterDetail: String]
  package var speaksForAll: Bool

  package init(details: [ReporterDetail: String], speaksForAll: Bool = false) {
    self.details = details.filter { !$0.value.isEmpty }
    self.speaksForAll = speaksForAll
  }

  /// What kinds of details were given, as events list them.
  package var given: [ReporterDetail] { details.keys.sorted { $0.rawValue < $1.rawValue } }
}

/// A change of a registered tip.
package enum TipRevision: Sendable {
  /// New words or facts. `content.attachments` and `content.sealedOriginal` are the tip's own unless changed here.
  case amend(
    content: TipContent, originalNarrative: String?, attachmentPaths: [String], reason: String, basedOn: EventNumber)
  /// Late material.
  case supplement(
    text: String, originalText: String? = nil, receivedAt: Instant?, attachmentPaths: [String], namesake: String? = nil)
}

/// An unfinished form: field values by name, without identity fields.
package struct FormDraft: Codable, Hashable, Sendable {
  /// The form's request id, hexadecimal.
  package let id: String
  /// Which form, and on what entry: `tip.register`, `tip.amend/123`.
  package let form: String
  /// Milliseconds since 1970 UTC.
  package let startedAt: Int64
  package let fields: [String: String]

  package init(id: String, form: String, startedAt: Int64, fields: [String: String]) {
    self.id = id
    self.form = form
    self.startedAt = startedAt
    self.fields = fields
  }
}

extension ReporterIdentity {
  /// What is looked for in the words beside it.
  package var values: [IdentityValue] {
    details.sorted { $0.key.rawValue < $1.key.rawValue }
      .compactMap { detail, text in detail.hint.flatMap { IdentityValue(text, $0) } }
  }
}
