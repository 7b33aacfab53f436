import CaseDomain
import DeskSession
import DeskText
import Testing

@testable import DeskUI

/// Everything a person can meet has words in both languages.
@Suite struct WordingTests {
  static let number = RegisterNumber(prefix: "JB", year: 2026, ordinal: 7)
  /// Details as the rules pass them, for the reasons that carry any.
  static let details: [Refusal.Reason: [Refusal]] = {
    let day = CivilDate(year: 2026, month: 11, day: 23) ?? .earliest
    let time = Instant(rawValue: 0)
    let member = MemberID(rawValue: 1)
    let clause = Clause("R5.2")
    return [
      .alreadyAdmitted: [Refusal(.alreadyAdmitted, nil, .text("甲"))],
      .alreadyRemoved: [Refusal(.alreadyRemoved, nil, .text("甲"))],
      .alreadyProposed: [Refusal(.alreadyProposed, clause, .member(member), .time(time))],
      .changedMeanwhile: [
        Refusal(.changedMeanwhile),
        Refusal(.changedMeanwhile, nil, .number(number), .tipState(.returned), .member(member)),
      ],
      .dateInvalid: [Refusal(.dateInvalid), Refusal(.dateInvalid, clause, .date(day))],
      .entryClosed: [Refusal(.entryClosed, nil, .text("某科"))],
      .nameTaken: [Refusal(.nameTaken, nil, .text("某科"))],
      .nameTooLong: [Refusal(.nameTooLong, nil, .count(60))],
      .noProposal: [Refusal(.noProposal), Refusal(.noProposal, nil, .member(member))],
      .notEntitled: [Refusal(.notEntitled, nil, .key("leads"))],
      .inspectionOver: [Refusal(.inspectionOver), Refusal(.inspectionOver, nil, .date(day))],
      .inspectionRuns: [Refusal(.inspectionRuns), Refusal(.inspectionRuns, nil, .date(day))],
      .inspectionTooLong: [Refusal(.inspectionTooLong), Refusal(.inspectionTooLong, nil, .count(60))],
      .keysTaken: [Refusal(.keysTaken), Refusal(.keysTaken, clause, .member(member))],
      .attentionTooLong: [Refusal(.attentionTooLong, clause, .date(day))],
      .noFieldBook: [Refusal(.noFieldBook, nil, .text("x"))],
      .notYourSection: [Refusal(.notYourSection, clause, .text("x"))],
      .notInQueue: [
        Refusal(.notInQueue, clause, .number(number), .tipState(.passedOn), .member(member), .time(time))
      ],
      .numberNotAllocated: [Refusal(.numberNotAllocated), Refusal(.numberNotAllocated, nil, .number(number))],
      .otherLockHeld: [Refusal(.otherLockHeld), Refusal(.otherLockHeld, clause, .member(member), .posts(.leader))],
      .ownOutcome: [Refusal(.ownOutcome, nil, .member(member))],
      .postRequired: [Refusal(.postRequired, nil, .posts([.office, .leader]))],
      .rowImported: [Refusal(.rowImported, nil, .number(number))],
      .attachmentTooLarge: [Refusal(.attachmentTooLarge, nil, .text("x"), .count(64))],
      .activityState: [Refusal(.activityState, clause, .text("x"))],
      .planDayUnfit: [Refusal(.planDayUnfit, clause, .date(day))],
      .audienceUnfit: [Refusal(.audienceUnfit, clause, .count(10_000_000))],
      .otherSectionsPublicity: [Refusal(.otherSectionsPublicity, clause, .text("x"))],
      .dayUnfit: [Refusal(.dayUnfit, clause, .date(day))],
      .studyStruckOut: [Refusal(.studyStruckOut, clause, .text("x"))],
      .staffLeft: [Refusal(.staffLeft, clause, .text("x"), .date(day))],
      .alreadyOnRoster: [Refusal(.alreadyOnRoster, clause, .text("x"))],
      .rosterUnfit: [Refusal(.rosterUnfit, clause, .count(3))],
      .notAbsent: [Refusal(.notAbsent, clause, .text("x"))],
      .alreadyMadeUp: [Refusal(.alreadyMadeUp, clause, .text("x"))],
      .upgradeNeeded: [Refusal(.upgradeNeeded, nil, .text("tip"))],
      .cannotRead: [Refusal(.cannotRead, nil, .text("x"))],
    ]
  }()

  @Test(arguments: Language.allCases)
  func everyRefusalHasASentence(language: Language) {
    let wording = Wording(texts: Texts(language), desk: nil, today: .earliest)
    for reason in Refusal.Reason.allCases {
      for refusal in Self.details[reason] ?? [Refusal(reason)] {
        let sentence = wording.refusal(refusal)
        #expect(
          !sentence.contains("⟦") && !sentence.contains("{") && sentence != reason.rawValue, "\(reason): \(sentence)")
      }
    }
  }

  /// Keys are named by whose they are, never as events write them.
  @Test(
    arguments: [
      KeyName.desk, .leads, .audit, .identity, .release, .section(SectionID(rawValue: 12)),
    ].map(\.description) + ["", "key.closed", "key.public", "section/", "incident", "restricted"])
  func noKeyIsShownByItsRawName(name: String) {
    for language in Language.allCases {
      let wording = Wording(texts: Texts(language), desk: nil, today: .earliest)
      let sentence = wording.refusal(Refusal(.notEntitled, nil, .key(name)))
      let worded = wording.key(named: name)
      #expect(!worded.isEmpty && worded != name && !worded.contains("⟦") && !worded.contains("/"), "\(worded)")
      #expect(sentence.contains(worded) && !sentence.contains("“"), "\(sentence)")
      if language == .zhHans {
        #expect(!sentence.contains { $0.isASCII && $0.isLetter }, "\(sentence)")
      }
    }
  }

  /// No word of the operating system's own stands in a sentence.
  @Test(arguments: Language.allCases)
  func everySystemErrorIsWorded(language: Language) {
    let texts = Texts(language)
    for (code, name) in SystemErrorText.names {
      let sentence = texts.fault("file.open", ["/a", SystemErrorText.detail(code)])
      #expect(!sentence.contains("errno") && !sentence.contains(name) && !sentence.contains("⟦"), "\(sentence)")
    }
    #expect(texts.fault("file.open", ["/a", SystemErrorText.detail(9999)]).contains(" 9999"))
    #expect(texts.systemError("errno.EACCES") == texts["fault.detail.errno.EACCES"])
    #expect(texts.systemError("desk") == "desk", "only reasons of the system are worded")
  }

  @Test(arguments: [("R6.3.2", "六(三)2", "6(3)2"), ("R5.2", "五(二)", "5(2)"), ("R4.1", "四(一)", "4(1)"), ("R6", "六", "6")])
  func clausesAreNumberedAsInTheDocument(id: String, chinese: String, english: String) {
    #expect(Wording(texts: Texts(.zhHans), desk: nil, today: .earliest).clause(Clause(id)) == chinese)
    #expect(Wording(texts: Texts(.en), desk: nil, today: .earliest).clause(Clause(id)) == english)
  }

  @Test(arguments: Language.allCases)
  func everyEventHasALine(language: Language) {
    for kind in EventCatalogue.kinds {
      let text = Texts(language).find("events.\(kind.type)")
      #expect(text != nil, "\(kind.type)")
    }
  }

  @Test(arguments: Language.allCases)
  func grantedAndReplacedKeysAreNamed(language: Language) {
    let wording = Wording(texts: Texts(language), desk: nil, today: .earliest)
    let events: [any Event] = [
      MemberKeysGranted(member: MemberID(rawValue: 7), keys: ["desk", "leads"]), KeyEpochStarted(key: "leads"),
    ]
    for event in events {
      let line = wording.event(event)
      let name = language == .en ? "tips and leads" : "举报和线索"
      #expect(line.contains(name) && !line.contains("{"), "\(line)")
    }
  }

  /// The lines of a real history are filled: nothing of a template is left.
  @Test(arguments: Language.allCases)
  func historiesAreWorded(language: Language) throws {
    let office = try Office.busy()
    let wording = Wording(texts: Texts(language), desk: office.desk, today: office.desk.date(of: office.now))
    for recorded in office.log {
      let line = wording.line(recorded, in: office.log)
      #expect(!line.contains("{") && !line.contains("⟦") && !line.contains("tip."), "\(line)")
    }
  }

  @Test(arguments: Language.allCases)
  func statesSignaturesChannelsAndConductHaveNames(language: Language) {
    let texts = Texts(language)
    let keys =
      TipState.allCases.map { "tips.state.\($0.rawValue)" } + Channel.allCases.map { "tips.channel.\($0.rawValue)" }
      + Signature.allCases.map { "tips.naming.\($0.rawValue)" } + Conduct.names.map { "tips.conduct.\($0)" }
      + Importance.allCases.map { "tips.importance.\($0.rawValue)" }
      + LeadState.allCases.map { "tips.leadState.\($0.rawValue)" }
      + TipClock.Kind.allCases.map { "panes.clock.\($0.rawValue)" }
      + ReporterDetail.allCases.map { "panes.given.\($0.rawValue)" }
      + Posts.names.flatMap { ["frame.post.\($0.name)", "panes.undertaking.\($0.name)"] }
      + Filter.State.allCases.map { "panes.filter.state.\($0.rawValue)" }
      + LedgerScope.allCases.map { "tips.list.\($0.rawValue)" } + DeskAction.all.map { "keys.\($0.id.rawValue)" }
    for key in keys { #expect(texts.find(key) != nil, "\(key)") }
  }

  @Test(arguments: [
    ("2026-11-27", "剩 4 个工作日", "剩 4 日"), ("2026-11-23", "今日到期", "今日到期"),
    ("2026-11-20", "逾期 1 个工作日", "逾期1日"), ("2026-11-16", "逾期 5 个工作日", "逾期5日"),
  ])
  func deadlinesAreWorded(due: String, long: String, short: String) throws {
    let today = try #require(CivilDate("2026-11-23"))
    let wording = Wording(texts: Texts(.zhHans), desk: nil, today: today)
    let due = try #require(CivilDate(due))
    #expect(wording.dueLong(due) == long && wording.dueShort(due) == short)
  }

  /// On a Saturday after a Friday deadline no working day has passed, and yet it is late.
  @Test func aWeekendDoesNotHideALateDeadline() throws {
    let wording = Wording(texts: Texts(.zhHans), desk: nil, today: try #require(CivilDate("2026-11-21")))
    #expect(wording.dueShort(try #require(CivilDate("2026-11-20"))) == "已逾期")
  }
}
