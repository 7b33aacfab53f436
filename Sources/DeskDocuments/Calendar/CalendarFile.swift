import CaseDomain
import DeskText

/// The meetings as other calendar programs read them (RFC 5545): times in UTC, a UID that stays with the meeting, a
/// SEQUENCE that grows with every change, cancelled ones marked so.
///
/// Nothing of an agenda is in it, no minutes and no lead: kind, purpose, time and place, which every member reads.
package struct CalendarFile: Sendable {
  private let desk: Desk
  private let texts: Texts
  /// Tells this desk's meetings from another's.
  private let deskID: String

  package init(_ desk: Desk, deskID: String, texts: Texts) {
    self.desk = desk
    self.deskID = deskID
    self.texts = texts
  }

  /// Every line of the file, folded; each ends in CRLF where it is written.
  package var lines: [String] {
    let head = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//CaseDesk//casedesk 0.1//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
    ]
    let events = desk.meetings.all.filter { $0.plan != nil }.flatMap(event)
    return (head + events + ["END:VCALENDAR"]).flatMap(Self.folded)
  }

  private func event(_ meeting: Meeting) -> [String] {
    guard let plan = meeting.plan else { return [] }
    let kind = texts["meetings.kind.\(meeting.kind.rawValue)"]
    let title = meeting.purpose.isEmpty ? kind : texts("papers.noted", kind, meeting.purpose)
    return [
      "BEGIN:VEVENT", "UID:meeting-\(meeting.id.rawValue)@\(deskID).casedesk",
      "DTSTAMP:\(Self.stamp(meeting.changedAt))", "LAST-MODIFIED:\(Self.stamp(meeting.changedAt))",
      "DTSTART:\(Self.stamp(desk.zone.instant(of: plan.start)))",
      "DTEND:\(Self.stamp(desk.zone.instant(of: plan.end)))", "SEQUENCE:\(meeting.sequence)",
      "STATUS:\(meeting.state == .cancelled ? "CANCELLED" : "CONFIRMED")", "SUMMARY:\(Self.escaped(title))",
      "LOCATION:\(Self.escaped(plan.place))", "CATEGORIES:\(Self.escaped(kind))", "CLASS:PRIVATE", "END:VEVENT",
    ]
  }

  /// `20261127T013000Z`.
  static func stamp(_ instant: Instant) -> String {
    let moment = Zone.utc.moment(of: instant)
    let digits = { (text: String) in text.filter(\.isNumber) }
    let seconds = (instant.rawValue / 1000) % 60
    let end = seconds < 0 ? 0 : seconds
    return "\(digits(moment.date.description))T\(digits(moment.time.description))\(end < 10 ? "0" : "")\(end)Z"
  }

  /// TEXT as RFC 5545 §3.3.11 has it; what no line may hold is left out.
  static func escaped(_ text: String) -> String {
    TextCleaning.singleLine(text).map { character in
      switch character {
      case "\\", ";", ",": "\\\(character)"
      default: String(character)
      }
    }.joined()
  }

  /// A line as several of at most 75 octets, each after the first begun with a blank (§3.1). No character is cut.
  static func folded(_ line: String) -> [String] {
    var lines: [String] = []
    var current = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = String(scalar).utf8.count
      if octets + size > 75 {
        lines.append(current)
        current = " "
        octets = 1
      }
      current.unicodeScalars.append(scalar)
      octets += size
    }
    return lines + [current]
  }
}
