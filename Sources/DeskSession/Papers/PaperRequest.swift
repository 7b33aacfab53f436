import CaseDomain
import EventLog

/// Something that is to leave the desk as a file.
package struct PaperRequest: Sendable {
  package enum Subject: Sendable {
    /// The ledger of these leads (线索台账), and what it is for.
    case ledger([LeadID], filter: String, reason: String)
    case form(LeadForm, of: LeadID)
    /// The registration form of one tip.
    case registration(of: TipID)
    /// What goes to another body: a folder with the letter, the words of the tips and the list of both (R5.2).
    ///
    /// With a transfer, that is recorded in the same commit; without, the one on record is printed again.
    case package(of: LeadID, transfer: TransferLead?)
    case meeting(MeetingPaper, of: MeetingID)
    /// A year of publicity or study (R1).
    case publicity(ExportedPublicity, year: Int)
    /// A paper of a reward, and what it is for (R6.3.6).
    case reward(RewardPaper, of: LeadID, reason: String)
    /// A weekly or situation report (R5.3, R3.2).
    case weekly(WeeklyPaper)
    /// What an inspector is shown of a stretch of time, and what it is for (R3.5).
    case evidence(from: CivilDate, to: CivilDate, reason: String)
  }
  package let subject: Subject
  /// Where, as somebody typed it. What is there already stays, and the new file gets a number.
  package let path: String
  /// The BCP 47 tag of the language.
  package let language: String

  package init(_ subject: Subject, to path: String, language: String) {
    self.subject = subject
    self.path = path
    self.language = language
  }
}

/// An official form of a lead. Raw values name texts and never change.
package enum LeadForm: String, Hashable, Sendable, CaseIterable {
  /// 登记表.
  case registration
  /// 交办单.
  case assignment
  /// 督办单.
  case supervision
  /// 移送函.
  case transferLetter

  /// As its export is recorded.
  package var part: ExportedPart {
    switch self {
    case .registration: .registrationForm
    case .assignment: .assignmentForm
    case .supervision: .supervisionForm
    case .transferLetter: .transferLetter
    }
  }

  /// Whether there is something to print: a form for a section needs one that has the lead.
  package func isOf(_ lead: Lead) -> Bool {
    switch self {
    case .registration, .transferLetter: true
    case .assignment: lead.section != nil
    case .supervision: lead.section != nil && !lead.isClosed
    }
  }
}

/// What is put on paper, read from the desk by a member who may know it.
package struct PaperOrder: Sendable {
  package enum Content: Sendable {
    case ledger([LeadSheet])
    case form(LeadForm, LeadSheet)
    case registration(TipSheet)
    case package(LeadSheet, Transfer)
    /// With the newest minutes, as far as this member reads them.
    case meeting(MeetingPaper, Meeting, minutes: String)
    case reward(RewardPaper, LeadSheet)
    /// With how far the log reaches, so that the paper proves the history behind it.
    case weekly(WeeklyPaper, LogHead)
    case evidence(Evidence)
    case publicity(ExportedPublicity, year: Int)
  }

  /// A stretch of time as an inspector is shown it, and what of the log proves it.
  package struct Evidence: Sendable {
    package let from: CivilDate
    package let to: CivilDate
    package let head: LogHead
    /// The event with which each member last signed.
    package let undertakings: [MemberID: EventNumber]

    package init(from: CivilDate, to: CivilDate, head: LogHead, undertakings: [MemberID: EventNumber]) {
      self.from = from
      self.to = to
      self.head = head
      self.undertakings = undertakings
    }
  }

  /// A transfer as it is about to stand, or stands, in the log.
  package struct Transfer: Hashable, Sendable {
    package let body: String
    package let letter: String
    package let on: CivilDate
    /// What goes along beside the files that the desk writes, a line each.
    package let contents: [String]
    package init(body: String, letter: String, on: CivilDate, contents: [String] = []) {
      self.body = body
      self.letter = letter
      self.on = on
      self.contents = contents
    }
  }

  package let content: Content
  package let desk: Desk
  package let now: Instant
  package let member: MemberID
  package let language: String
  /// What the path ends in, without the dot, in small letters: `csv`, `xlsx`, `html`.
  package let ending: String

  package init(
    _ content: Content, desk: Desk, now: Instant, member: MemberID, language: String, ending: String = ""
  ) {
    self.content = content
    self.desk = desk
    self.now = now
    self.member = member
    self.language = language
    self.ending = ending
  }
}

/// A file of a paper: one for most, several for what goes into a folder.
package struct PaperFile: Sendable {
  /// Empty for the only file.
  package let name: String
  package let bytes: [UInt8]
  /// The list of the others: it proves them and cannot prove itself.
  package let isList: Bool

  package init(name: String = "", bytes: [UInt8], isList: Bool = false) {
    self.name = name
    self.bytes = bytes
    self.isList = isList
  }

  /// As the log names it.
  package var handed: HandedFile { HandedFile(name: name, bytes: bytes.count, sha256: Digest(of: bytes).hex) }
}

extension HandedFile {
  /// What a transfer says of it.
  package var line: String { "\(name)\(Self.sign)\(sha256)" }

  private static let sign = "  SHA-256 "

  /// Whether a line of a transfer speaks of a file that the desk wrote.
  package static func isLine(_ text: String) -> Bool {
    guard let range = text.firstRange(of: sign) else { return false }
    return text[range.upperBound...].utf8.count == 64
  }
}

/// A paper that was written.
package struct WrittenPaper: Hashable, Sendable {
  /// Where, in full.
  package let path: String
  /// Leads in a ledger, files in a package, else 1.
  package let count: Int
  package let performed: EventNumber?

  package init(path: String, count: Int, performed: EventNumber? = nil) {
    self.path = path
    self.count = count
    self.performed = performed
  }
}

/// Puts an order on paper. Given to the desk by the program: how papers look is for a layer above.
package typealias PaperMaker = @Sendable (PaperOrder) throws -> [PaperFile]
