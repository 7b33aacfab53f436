@testable import CaseDomain

/// One event of every kind, and of every shape that a kind takes, all fields filled. What they encode to is version 1
/// for ever: an example is only ever added.
enum EventExamples {
  /// By the name of its golden file.
  static let all: [(name: String, event: any Event)] =
    organisation + members + rulings + tips + covering + outcomes + leads + leadSteps
    + readings + inspections + reporters + codes + fieldwork + incidents + meetings + rewards + weekly
    + restricted + recusals + directives + publicity + supervision + workingRules

  private static let organisation: [(String, any Event)] = [
    ("org.founded", DeskFounded(name: "某县审批服务管理局", kind: .full)),
    (
      "org.founded.recovery",
      DeskFounded(name: "某县审批服务管理局", kind: .full, recovery: String(repeating: "5c", count: 32))
    ),
    ("org.founded.trial", DeskFounded(name: "试用台", kind: .trial)),
    ("org.sectionAdded", SectionAdded(name: "投资项目科")),
    ("org.sectionClosed", SectionClosed(section: SectionID(rawValue: 12), reason: "撤并")),
    ("org.windowAdded", WindowAdded(section: SectionID(rawValue: 12), name: "一号窗口")),
    ("org.bodyAdded", BodyAdded(kind: .countyOffice, name: "县扫黑办")),
  ]

  private static let members: [(String, any Event)] = [
    (
      "member.invited",
      MemberInvited(
        member: MemberID(rawValue: 7), name: "庚", posts: [.liaison, .receiver], section: SectionID(rawValue: 12),
        verifier: "0a1b2c")
    ),
    (
      "member.invited.founder",
      MemberInvited(
        member: MemberID(rawValue: 1), name: "甲",
        posts: [.office, .liaison, .custodian, .leader, .auditor, .admin, .receiver], section: nil, verifier: nil)
    ),
    ("member.admitted", MemberAdmitted(member: MemberID(rawValue: 7), fingerprint: "J86B-10M4-WV97-EKH8-XZBG-RQQ7")),
    ("member.undertakingSigned", UndertakingSigned(posts: [.office, .receiver])),
    (
      "member.postsChanged",
      PostsChanged(member: MemberID(rawValue: 7), posts: .liaison, section: SectionID(rawValue: 12), reason: "调岗")
    ),
    ("member.removed", MemberRemoved(member: MemberID(rawValue: 7), reason: "调离")),
    ("member.keysGranted", MemberKeysGranted(member: MemberID(rawValue: 7), keys: ["desk", "section/12"])),
    ("member.keyEpochStarted", KeyEpochStarted(key: "leads")),
    (
      "member.leaveTaken",
      LeaveTaken(
        member: MemberID(rawValue: 7), deputy: MemberID(rawValue: 3), from: CivilDate("2026-12-01")!,
        until: CivilDate("2026-12-11")!, kinds: [.outcome, .receipt], reason: "病假")
    ),
    ("member.leaveEnded", LeaveEnded(leave: EventNumber(rawValue: 61))),
    (
      "member.reinvited",
      MemberReinvited(
        member: MemberID(rawValue: 12), succeeds: MemberID(rawValue: 7), verifier: "0a1b2c", reason: "忘记口令")
    ),
    (
      "member.reenrolmentConfirmed",
      ReenrolmentConfirmed(member: MemberID(rawValue: 12), fingerprint: "J86B-10M4-WV97-EKH8-XZBG-RQQ7")
    ),
    (
      "member.keysRecovered",
      KeysRecovered(
        member: MemberID(rawValue: 12), fingerprint: "J86B-10M4-WV97-EKH8-XZBG-RQQ7", keys: ["identity"],
        reason: "保密员只有一人，忘记口令", proof: "5c5c")
    ),
  ]

  private static let inspections: [(String, any Event)] = [
    (
      "member.invited.inspector",
      MemberInvited(
        member: MemberID(rawValue: 13), name: "检查甲", posts: .inspector, section: nil, verifier: "0a1b2c",
        until: CivilDate("2026-12-20")!)
    ),
    (
      "member.inspectionExtended",
      InspectionExtended(member: MemberID(rawValue: 13), until: CivilDate("2026-12-31")!, reason: "检查延期")
    ),
    ("member.inspectionEnded", InspectionEnded(member: MemberID(rawValue: 13))),
    (
      "audit.extracted",
      AuditExtracted(
        from: EventNumber(rawValue: 1), through: EventNumber(rawValue: 70),
        rows: [
          ProcessRow(
            event: EventNumber(rawValue: 7), time: Instant(rawValue: 1_763_601_240_000), author: MemberID(rawValue: 2),
            step: "member.invited", member: MemberID(rawValue: 13), due: CivilDate("2026-12-20")!),
          ProcessRow(
            event: EventNumber(rawValue: 60), time: Instant(rawValue: 1_763_601_240_000), author: MemberID(rawValue: 3),
            step: "tip.registered", about: "JB-2026-0412", due: CivilDate("2026-11-24")!, refused: .yes),
        ])
    ),
    ("audit.exported", AuditExported(filter: "JB-2026-0412", count: 4, file: "办理过程.txt")),
    ("audit.exported.printed", AuditExported(filter: "", count: 70, file: nil)),
  ]

  private static let rulings: [(String, any Event)] = [
    (
      "ruling.proposed",
      RulingProposed(ruling: .triageDays, value: .integer(2), from: CivilDate("2026-12-01")!, reason: "会议决定")
    ),
    (
      "ruling.proposed.text",
      RulingProposed(ruling: .tipPrefix, value: .text("PL-JB"), from: CivilDate("2027-01-01")!, reason: "统一编号")
    ),
    ("ruling.confirmed", RulingConfirmed(proposal: EventNumber(rawValue: 40))),
    ("ruling.declined", RulingDeclined(proposal: EventNumber(rawValue: 40), reason: "不妥")),
  ]

  private static let sealed = SealedFile(file: "0a1b", sha256: String(repeating: "5c", count: 32))
  private static let attachment = Attachment(
    name: "照片/1.jpg", bytes: 52_341, blob: "2b3c", key: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    sha256: String(repeating: "6d", count: 32))
  private static let content = TipContent(
    title: "某酒店强迫交易", narrative: "某酒店多次威胁周边商户。\n\"不交钱就别做生意\"",
    subjects: [
      Subject(kind: .organisation, name: "某酒店", role: "经营者", address: "城关镇", trade: "住宿"),
      Subject(kind: .person, name: "某人"),
    ],
    conduct: [Conduct(name: "forcedDealing"), Conduct(name: "extortion"), .protectiveUmbrella], place: "城关镇",
    importance: .major, channel: .section, channelDetail: "投资项目科", originalsAt: "三号柜", attachments: [attachment],
    sealedOriginal: sealed)

  private static let tips: [(String, any Event)] = [
    (
      "tip.registered",
      TipRegistered(
        number: RegisterNumber(prefix: "JB", year: 2026, ordinal: 412),
        receivedAt: Instant(rawValue: 1_763_601_240_000),
        precision: .minute, content: content,
        reporters: [
          TipReporter(alias: 7, given: [.name, .phone], identity: sealed, speaksForAll: .yes),
          TipReporter(alias: 8, given: [], identity: nil),
        ], joint: .yes, receiptEvidence: "信封邮戳", receiptAwaitsSecond: .yes,
        source: TipSource(file: "台账.csv", row: 3, rowHash: RowHash(String(repeating: "7e", count: 32))!),
        triageDue: CivilDate("2026-11-24")!)
    ),
    (
      "tip.registered.least",
      TipRegistered(
        number: RegisterNumber(prefix: "JB", year: 2026, ordinal: 1), receivedAt: Instant(rawValue: 0), precision: .day,
        content: TipContent(title: "某事", narrative: "某事"), reporters: [], joint: .no, receiptEvidence: nil,
        receiptAwaitsSecond: nil, source: nil, triageDue: CivilDate("2026-11-24")!)
    ),
    (
      "tip.registered.namesake",
      TipRegistered(
        number: RegisterNumber(prefix: "JB", year: 2026, ordinal: 2), receivedAt: Instant(rawValue: 0), precision: .day,
        content: TipContent(title: "某事", narrative: "某事", subjects: [Subject(kind: .person, name: "己")]),
        reporters: [], joint: .no, receiptEvidence: nil, receiptAwaitsSecond: nil, source: nil,
        triageDue: CivilDate("2026-11-24")!, namesake: "邻村村民")
    ),
    ("tip.amended", TipAmended(tip: TipID(rawValue: 60), content: content, reason: "更正")),
    (
      "tip.supplemented",
      TipSupplemented(
        tip: TipID(rawValue: 60), text: "补充", receivedAt: Instant(rawValue: 1_763_601_240_000),
        attachments: [attachment], sealedOriginal: sealed, triageDue: CivilDate("2026-11-25")!)
    ),
    (
      "tip.supplemented.code",
      TipSupplemented(
        tip: TipID(rawValue: 60), text: "补充", receivedAt: Instant(rawValue: 0), attachments: [], sealedOriginal: nil,
        triageDue: nil, codeSalt: .some(0x5E))
    ),
    (
      "tip.supplemented.namesake",
      TipSupplemented(
        tip: TipID(rawValue: 60), text: "补充", receivedAt: Instant(rawValue: 0), attachments: [], sealedOriginal: nil,
        triageDue: nil, namesake: "邻村村民")
    ),
    ("tip.resumed", TipResumed(tip: TipID(rawValue: 60), reason: "逾期未补", triageDue: CivilDate("2026-12-09")!)),
    ("tip.receiptConfirmed", ReceiptConfirmed(tip: TipID(rawValue: 60))),
    ("tip.receiptDoubted", ReceiptDoubted(tip: TipID(rawValue: 60), reason: "邮戳不清")),
  ]

  private static let covering: [(String, any Event)] = [
    (
      "tip.covered",
      TipCovered(
        tip: TipID(rawValue: 60), words: [CoveredWord("某单位会计", of: TipID(rawValue: 60))],
        sketch: TextSketch("某酒店强迫交易").hexadecimal, original: sealed, reason: "像举报人信息")
    ),
    (
      "lead.covered",
      LeadCovered(
        lead: LeadID(rawValue: 70), tip: TipID(rawValue: 60),
        words: [CoveredWord("某单位会计", of: TipID(rawValue: 60))])
    ),
    ("tip.originalOpened", OriginalOpened(tip: TipID(rawValue: 60), reason: "核对原话")),
    (
      "tip.uncovered",
      TipUncovered(
        tip: TipID(rawValue: 60), words: [CoveredWord("某单位会计", of: TipID(rawValue: 60))], content: content,
        reason: "对象信息，误遮")
    ),
    (
      "tip.uncovered.late",
      TipUncovered(
        tip: TipID(rawValue: 60), words: [], content: content,
        late: [RestoredText(event: EventNumber(rawValue: 64), text: "昨天又来过")], reason: "本人同意")
    ),
  ]

  private static func proposed(_ outcome: Outcome) -> OutcomeProposed {
    OutcomeProposed(
      tip: TipID(rawValue: 60), outcome: outcome, reason: "理由", secondDue: CivilDate("2026-11-25")!)
  }

  private static let outcomes: [(String, any Event)] = [
    ("tip.outcomeProposed.join", proposed(.join(LeadID(rawValue: 70)))),
    ("tip.outcomeProposed.relink", proposed(.relink(LeadID(rawValue: 71)))),
    ("tip.outcomeProposed.returnForMore", proposed(.returnForMore(questions: "何时何地？"))),
    ("tip.outcomeProposed.passOn", proposed(.passOn(BodyID(rawValue: 30), letter: "函〔2026〕1号"))),
    (
      "tip.outcomeConfirmed",
      OutcomeConfirmed(
        tip: TipID(rawValue: 60), proposal: EventNumber(rawValue: 61), due: CivilDate("2026-12-08")!)
    ),
    (
      "tip.outcomeDeclined",
      OutcomeDeclined(tip: TipID(rawValue: 60), proposal: EventNumber(rawValue: 61), reason: "不妥")
    ),
    ("tip.outcomeWithdrawn", OutcomeWithdrawn(tip: TipID(rawValue: 60), proposal: EventNumber(rawValue: 61))),
    (
      "tip.passingAcknowledged",
      PassingAcknowledged(tip: TipID(rawValue: 60), on: CivilDate("2026-12-03")!, reference: "回执1号")
    ),
  ]

  private static let readings: [(String, any Event)] = [
    ("tip.read", TipRead(tip: TipID(rawValue: 60), text: EventNumber(rawValue: 62))),
    ("tip.exported", TipExported(tip: TipID(rawValue: 60), what: .slip, file: "JB-2026-0412.txt")),
    ("lead.read", LeadRead(lead: LeadID(rawValue: 70), text: EventNumber(rawValue: 70))),
    ("lead.exported", LeadExported(lead: LeadID(rawValue: 70), what: .history, file: "XS-2026-0031.txt")),
    ("tip.exported.form", TipExported(tip: TipID(rawValue: 60), what: .registrationForm, file: "登记表.txt")),
    ("lead.exported.form", LeadExported(lead: LeadID(rawValue: 70), what: .assignmentForm, file: "交办单.txt")),
    (
      "lead.exported.package",
      LeadExported(
        lead: LeadID(rawValue: 70), what: .transferPackage, file: "移送",
        contents: [HandedFile(name: "移送函.txt", bytes: 812, sha256: String(repeating: "5c", count: 32))])
    ),
    (
      "export.list.ledger",
      ListExported(
        what: .leads, filter: "state:overdue", count: 2, file: "台账.xlsx", reason: "报县级",
        leads: [LeadID(rawValue: 70), LeadID(rawValue: 72)])
    ),
    ("export.list", ListExported(what: .tips, filter: "酒店", count: 37, file: "清单.txt")),
    ("export.list.printed", ListExported(what: .log, filter: "", count: 10_432, file: nil)),
    ("export.memberHistory", MemberHistoryExported(member: MemberID(rawValue: 7), file: "庚.txt")),
  ]

  private static let leads: [(String, any Event)] = [
    (
      "lead.opened",
      LeadOpened(
        number: RegisterNumber(prefix: "XS", year: 2026, ordinal: 31), title: "某酒店涉嫌强迫交易",
        tips: [TipID(rawValue: 60), TipID(rawValue: 64)], importance: .major, suspectedOrganisedCrime: .yes,
        reason: "对象明确", assignDue: CivilDate("2026-11-26")!, transferDue: CivilDate("2026-11-27")!)
    )
  ]
}
