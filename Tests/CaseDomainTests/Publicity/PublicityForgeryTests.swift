import Testing

@testable import CaseDomain

/// What other code may sign about publicity and study, and what a desk makes of it.
@Suite struct PublicityForgeryTests {
  @Test("R1.1 R1.3 R1.4 a liaison's own code writes for nobody else's section") func otherSection() {
    let base = DeskBench.publicised
    let (own, other) = (base.section, base.secondSection)
    let theirs = base.desk.study.staff[3].id
    let rows: [(String, any Event, Refusal.Reason)] = [
      (
        "an activity of another section",
        ActivityHeld(plan: nil, details: .some(organiser: other, sections: [own]), evidence: []),
        .otherSectionsPublicity
      ),
      (
        "an activity in another section",
        ActivityHeld(plan: nil, details: .some(organiser: own, sections: [own, other]), evidence: []),
        .otherSectionsPublicity
      ),
      (
        "an activity at another window",
        ActivityHeld(
          plan: nil, details: .some(organiser: own, sections: [], windows: [base.otherWindow]), evidence: []),
        .otherSectionsPublicity
      ),
      (
        "a plan of another section",
        ActivityPlanned(plan: ActivityPlan(on: on("2026-12-04"), theme: "宣传", organiser: other)),
        .otherSectionsPublicity
      ),
      (
        "somebody else's staff", StaffListed(section: other, name: "申", since: on("2026-01-05"), member: nil),
        .otherSectionsPublicity
      ),
      (
        "somebody else's staff leaves", StaffLeft(staff: theirs, on: on("2026-11-20"), reason: "调离"),
        .otherSectionsPublicity
      ),
      (
        "a session of another section",
        StudyHeld(details: .some(sections: [other]), attendance: [.init(theirs, present: true)]),
        .otherSectionsPublicity
      ),
      ("a session struck out", StudyStruckOut(study: base.studied, reason: "不要了"), .postRequired),
    ]
    for (what, event, reason) in rows {
      var bench = base
      #expect(bench.forge(event, as: Cast.liaison)?.reason == reason, "\(what)")
    }
  }

  @Test("R1.4 attendance is of those who work there, each once") func attendance() {
    let base = DeskBench.publicised
    let own = base.desk.study.staff.prefix(3).map(\.id)
    let stranger = base.desk.study.staff[3].id
    func rows(_ ids: [StaffID]) -> [StudyAttendance] { ids.map { .init($0, present: true) } }
    let forged: [(String, [StudyAttendance])] = [
      ("somebody of another roster", rows(own + [stranger])), ("somebody left out", rows(Array(own.prefix(2)))),
      ("somebody twice", rows(own + [own[0]])), ("somebody who is none", rows(own.prefix(2) + [StaffID(rawValue: 1)])),
      ("nobody", []),
    ]
    for (what, attendance) in forged {
      var bench = base
      let event = StudyHeld(details: .some(sections: [base.section]), attendance: attendance)
      #expect(bench.forge(event, as: Cast.office)?.reason == .rosterUnfit, "\(what)")
    }
  }

  @Test("R1.2 evidence that nobody can open is none") func evidence() {
    func file(
      name: String = "现场.jpg", bytes: Int = 9, blob: String? = nil, key: String? = nil, sha256: String? = nil
    ) -> CaseDomain.Attachment {
      let good = CaseDomain.Attachment.some
      return CaseDomain.Attachment(
        name: name, bytes: bytes, blob: blob ?? good.blob, key: key ?? good.key, sha256: sha256 ?? good.sha256)
    }
    let base = DeskBench.publicised
    let rows: [(String, [CaseDomain.Attachment], Refusal.Reason)] = [
      ("no key", [file(key: "")], .evidenceUnfit), ("half a key", [file(key: "a2V5")], .evidenceUnfit),
      ("no hash", [file(sha256: "")], .evidenceUnfit), ("no file", [file(blob: "")], .evidenceUnfit),
      ("a way out of the folder", [file(blob: "../identities/0000")], .evidenceUnfit),
      ("another file than its hash", [file(sha256: String(repeating: "5d", count: 32))], .evidenceUnfit),
      ("no name", [file(name: " ")], .evidenceUnfit), ("less than nothing", [file(bytes: -1)], .evidenceUnfit),
      ("the same file twice", [file(), file()], .evidenceUnfit),
      ("too much", [file(bytes: (64 << 20) + 1)], .attachmentTooLarge),
    ]
    for (what, files, reason) in rows {
      var bench = base
      let added = ActivityEvidenceAdded(activity: base.publicised, evidence: files, words: "")
      #expect(bench.forge(added, as: Cast.office)?.reason == reason, "\(what)")
      let held = ActivityHeld(plan: nil, details: .some(organiser: nil, sections: [base.section]), evidence: files)
      #expect(bench.forge(held, as: Cast.office)?.reason == reason, "\(what), with the account")
    }
    var bench = base
    #expect(
      bench.forge(ActivityEvidenceAdded(activity: base.publicised, evidence: [file()], words: ""), as: Cast.office)
        == nil)
  }

  @Test("R1.2 an account that is not tidy has no form twice, and reaches nobody twice") func twice() {
    let base = DeskBench.publicised
    let rows: [(ActivityDetails, Refusal.Reason)] = [
      (.some(organiser: nil, sections: [base.section], forms: [.banner, .banner]), .formMissing),
      (.some(organiser: nil, sections: [base.section, base.section]), .misplaced),
      (.some(organiser: nil, sections: [], windows: [base.window, base.window]), .misplaced),
    ]
    for (details, reason) in rows {
      var bench = base
      #expect(bench.forge(ActivityHeld(plan: nil, details: details, evidence: []), as: Cast.office)?.reason == reason)
    }
  }
}
