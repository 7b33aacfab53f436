@testable import CaseDomain

private let date = RewardFacts.date
private let moment = RewardFacts.moment

extension RewardRow {
  /// R6.3.1, R6.5 and R6.6: each alone, unknown, and against each other.
  static let persons: [RewardRow] = [
    RewardRow("R6.6 a name without a contact that works", "T1- R6.6@T1/R1- R6.3.1@T1/R1-") {
      $0.reporter.contactWorks = false
    },
    RewardRow("R6.6 a name, other information, no contact", "T1- R6.6@T1/R1-") {
      $0.reporter.contactWorks = false
      $0.reporter.otherIdentifyingInfo = true
    },
    RewardRow("R6.6 nothing given", "T1- R6.6@T1/R1-") {
      $0.reporter.trueName = false
      $0.reporter.contactWorks = false
    },
    RewardRow("R6.6 a contact alone", "T1- R6.6@T1/R1-") { $0.reporter.trueName = false },
    RewardRow("R6.6 a false name with information and contact is anonymous", "T1+ R6.6@T1/R1+ R6.3.1@T1/R1+") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-06-10")))
    },
    RewardRow("R6.6 contact unknown", "T1? R6.6@T1/R1?") { $0.reporter.contactWorks = nil },
    RewardRow("R6.6 name unknown, nothing else", "T1? R6.6@T1/R1?") { $0.reporter.trueName = nil },
    RewardRow("R6.6 name unknown, no contact: a clear no", "T1- R6.6@T1/R1-") {
      $0.reporter.trueName = nil
      $0.reporter.contactWorks = false
    },
    RewardRow("R6.6 name unknown, but identifiable either way", "T1+ R6.6@T1/R1+ R6.3.1@T1/R1+") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-06-10")))
      $0.reporter.trueName = nil
    },
    RewardRow("R6.6 real name: other information unknown is no matter", "T1+") {
      $0.reporter.otherIdentifyingInfo = nil
    },
    RewardRow("R6.3.1 anonymous, confirmed after closing", "T1+ R6.3.1@T1/R1+ R1=300") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-07-01")))
    },
    RewardRow("R6.3.1 anonymous, confirmed on the day of closing", "T1+") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-06-01")))
    },
    RewardRow("R6.3.1 anonymous, confirmed before closing serves", "T1+ R6.3.1@T1/R1+") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-04-01")))
    },
    RewardRow("R6.3.1 anonymous, confirmed, not closed", "T1? R6.3.1@T1/R1? shared=no") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-04-01")))
      $0.lead.closedOn = .never
    },
    RewardRow("R6.3.1 anonymous, closing unknown", "T1? R6.3.1@T1/R1?") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-04-01")))
      $0.lead.closedOn = .unknown
    },
    RewardRow("R6.3.1 anonymous, closed after today", "T1? R6.3.1@T1/R1?") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-04-01")))
      $0.lead.closedOn = .on(date("2026-11-24"))
    },
    RewardRow("R6.3.1 anonymous, not confirmed, not closed", "T1? R6.3.1@T1/R1?") {
      $0.reporter.goAnonymous()
      $0.lead.closedOn = .never
    },
    RewardRow("R6.3.1 anonymous, closed, established that nobody was confirmed", "T1- R6.3.1@T1/R1-") {
      $0.reporter.goAnonymous()
    },
    RewardRow("R6.3.1 anonymous, closed, confirmation unknown", "T1? R6.3.1@T1/R1?") {
      $0.reporter.goAnonymous(confirmed: .unknown)
    },
    RewardRow("R6.3.1 anonymous, confirmed today", "T1+") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-11-23")))
    },
    RewardRow("R6.3.1 anonymous, confirmed only after today", "T1? R6.3.1@T1/R1?") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-11-24")))
    },
    RewardRow("R6.3.1 anonymous, confirmed, unwilling", "T1- R6.3.1@T1/R1- rest=300") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-07-01")))
      $0.reporter.willing = false
    },
    RewardRow("R6.3.1 anonymous, unwilling, not closed: a clear no", "T1- R6.3.1@T1/R1-") {
      $0.reporter.goAnonymous()
      $0.reporter.willing = false
      $0.lead.closedOn = .never
    },
    RewardRow("R6.3.1 anonymous, confirmed, willing unknown", "T1? R6.3.1@T1/R1?") {
      $0.reporter.goAnonymous(confirmed: .on(date("2026-07-01")))
      $0.reporter.willing = nil
    },
    RewardRow("R6.3.1 real name, declines: eligible with nothing", "T1+ T1/R1+ R1=0 rest=300") {
      $0.reporter.willing = false
    },
    RewardRow("R6.3.1 real name, willing unknown: eligible, nothing divided yet", "T1+ shared=no rest=300") {
      $0.reporter.willing = nil
    },
    RewardRow("R6.5.1 verified the day before", "T1- R6.5.1@T1-") { $0.lead.verifiedSince = .on(moment("02-28")) },
    RewardRow("R6.5.1 verified the same day", "T1? R6.5.1@T1?") { $0.lead.verifiedSince = .on(moment("03-01")) },
    RewardRow("R6.5.1 verified the day after", "T1+ R6.5.1@T1+") { $0.lead.verifiedSince = .on(moment("03-02")) },
    RewardRow("R6.5.1 verified, unknown", "T1? R6.5.1@T1?") { $0.lead.verifiedSince = .unknown },
    RewardRow("R6.5.1 investigated before", "T1- R6.5.1@T1-") {
      $0.lead.underInvestigationSince = .on(moment("01-05"))
    },
    RewardRow("R6.5.1 investigated the same day", "T1? R6.5.1@T1?") {
      $0.lead.underInvestigationSince = .on(moment("03-01"))
    },
    RewardRow("R6.5.1 investigated a minute later", "T1+") {
      $0.lead.underInvestigationSince = .on(moment("03-01 09:13"))
    },
    RewardRow("R6.5.1 investigation unknown", "T1? R6.5.1@T1?") { $0.lead.underInvestigationSince = .unknown },
    RewardRow("R6.5.1 verified before, investigation unknown: a clear no", "T1- R6.5.1@T1-") {
      $0.lead.verifiedSince = .on(moment("02-01"))
      $0.lead.underInvestigationSince = .unknown
    },
    RewardRow("R6.5.2 staff", "T1- T1/R1- R6.5.2@T1/R1-") { $0.reporter.staff = true },
    RewardRow("R6.5.2 bound to report", "T1- R6.5.2@T1/R1-") { $0.reporter.statutoryDuty = true },
    RewardRow("R6.5.2 staff unknown", "T1? R6.5.2@T1/R1?") { $0.reporter.staff = nil },
    RewardRow("R6.5.2 duty unknown", "T1? R6.5.2@T1/R1?") { $0.reporter.statutoryDuty = nil },
    RewardRow("R6.5.2 staff, duty unknown: a clear no", "T1- R6.5.2@T1/R1-") {
      $0.reporter.staff = true
      $0.reporter.statutoryDuty = nil
    },
    RewardRow("R6.5.3 accomplice", "T1- R6.5.3@T1/R1-") { $0.reporter.accomplice = true },
    RewardRow("R6.5.3 unknown", "T1? R6.5.3@T1/R1?") { $0.reporter.accomplice = nil },
    RewardRow("R6.5.4 the office decided otherwise", "T1- R6.5.4@T1-") { $0.lead.otherExclusion = .on("settled") },
    RewardRow("R6.5.4 unknown", "T1? R6.5.4@T1?") { $0.lead.otherExclusion = .unknown },
    RewardRow("R6.5.2+R6.2.3 staff, finding unknown: a clear no", "T1-") {
      $0.reporter.staff = true
      $0.lead.finding = nil
    },
    RewardRow("R6.3.1+R6.5.2 anonymous and staff, not closed: a clear no", "T1-") {
      $0.reporter.goAnonymous()
      $0.reporter.staff = true
      $0.lead.closedOn = .never
    },
    RewardRow("R6.5.2+R6.5.3 one unknown beside one clear no", "T1-") {
      $0.reporter.staff = nil
      $0.reporter.accomplice = true
    },
    RewardRow("R6 a tip without reporters", "T1- rest=300") { $0.tips[0].reporters = [] },
  ]
}
