@testable import CaseDomain

extension EventExamples {
  private static let incident = IncidentID(rawValue: 120)
  private static let keepers = [MemberID(rawValue: 1), MemberID(rawValue: 5)]
  private static let original = SealedWords(id: "0a1c", bytes: "AAEC")

  static let incidents: [(String, any Event)] = [
    (
      "incident.raised",
      IncidentRaised(
        kind: .retaliation, what: KeptText("有人上门威胁"), tip: TipID(rawValue: 60), lead: LeadID(rawValue: 70),
        accused: [MemberID(rawValue: 4)], accusedWords: KeptText("某某的亲戚"), keepers: keepers)
    ),
    (
      "incident.raised.least",
      IncidentRaised(
        kind: .danger, what: KeptText("有人上门威胁"), tip: nil, lead: nil, accused: [], accusedWords: KeptText(""),
        keepers: keepers)
    ),
    (
      "incident.raised.leftOut",
      IncidentRaised(
        kind: .leak, what: KeptText("有人打听【姓名】"), tip: nil, lead: nil, accused: [], accusedWords: KeptText(""),
        original: original, keepers: keepers)
    ),
    ("incident.noted", IncidentNoted(incident: incident, text: KeptText("已约谈"), keepers: keepers)),
    (
      "incident.noted.leftOut",
      IncidentNoted(incident: incident, text: KeptText("已约谈【姓名】"), original: original, keepers: keepers)
    ),
    (
      "incident.originalOpened",
      IncidentOriginalOpened(incident: incident, reason: KeptText("核对原话"), keepers: keepers)
    ),
    (
      "incident.referred",
      IncidentReferred(
        incident: incident, letter: KeptText("函9号"), on: CivilDate("2026-12-01")!, keepers: keepers)
    ),
    (
      "incident.policeTold",
      PoliceTold(
        incident: incident, whom: KeptText("值班室"), on: CivilDate("2026-12-01")!, keepers: keepers)
    ),
    (
      "incident.accusedAdded",
      AccusedAdded(
        incident: incident, member: MemberID(rawValue: 6), why: KeptText("同谋"), keepers: keepers)
    ),
    (
      "incident.linked",
      IncidentLinked(incident: incident, tip: nil, lead: LeadID(rawValue: 70), keepers: keepers)
    ),
    (
      "incident.keepersAdded",
      IncidentKeepersAdded(incident: incident, added: [MemberID(rawValue: 5)], keepers: keepers)
    ),
    (
      "incident.closingProposed",
      IncidentClosingProposed(incident: incident, outcome: .unclear, text: KeptText("查无实据"), keepers: keepers)
    ),
    (
      "incident.closingConfirmed",
      IncidentClosingConfirmed(incident: incident, proposal: EventNumber(rawValue: 125), keepers: keepers)
    ),
    (
      "incident.closingDeclined",
      IncidentClosingDeclined(
        incident: incident, proposal: EventNumber(rawValue: 125), reason: KeptText("纪检尚未回函"), keepers: keepers)
    ),
    (
      "incident.restored",
      IncidentAccessRestored(
        incident: incident, freezes: [EventNumber(rawValue: 121)], reason: KeptText("纪检函：只处分另一人"),
        keepers: keepers)
    ),
    ("incident.tied", IncidentTied(incident: incident, tip: RestrictedID(rawValue: 110), keepers: keepers)),
    (
      "incident.frozen",
      AccessFrozen(member: MemberID(rawValue: 4), tip: TipID(rawValue: 60), lead: nil)
    ),
    (
      "incident.frozen.lead",
      AccessFrozen(member: MemberID(rawValue: 4), tip: nil, lead: LeadID(rawValue: 70))
    ),
    (
      "incident.released",
      AccessReleased(freeze: EventNumber(rawValue: 121), tip: TipID(rawValue: 60), lead: nil)
    ),
  ]
}
