@testable import CaseDomain

extension Desk {
  /// What is not as it must always be, whatever was committed, by whatever program.
  func checkInvariants() -> [String] {
    var claims = Claims()
    checkOrganisation(&claims)
    checkMembers(&claims)
    checkRulings(&claims)
    checkTips(&claims)
    checkOutcomes(&claims)
    checkReach(&claims)
    checkTipCounts(&claims)
    checkLeads(&claims)
    checkReadings(&claims)
    return claims.broken + brokenReporters() + brokenCodes() + brokenIncidents() + brokenFieldwork() + brokenMeetings()
      + brokenWeekly()
      + brokenRewards()
      + brokenRecusals() + brokenDirectives() + brokenPublicity() + brokenSupervision() + brokenWorkingRules()
  }

  /// Numbers run from 1 without a gap, as they do while nobody commits by hand.
  func checkDensity() -> [String] {
    var claims = Claims()
    for (series, numbers) in [(NumberSeries.tip, tips.rows.map(\.number)), (.lead, leads.rows.map(\.number))] {
      for (year, ordinals) in Dictionary(grouping: numbers, by: \.year).mapValues({ $0.map(\.ordinal) }) {
        claims.hold(ordinals == Array(1...ordinals.count), "\(series) \(year) runs \(ordinals)")
        claims.hold(numbering.next(series, year: year) == ordinals.count + 1, "next \(series) \(year)")
      }
    }
    let reporters = tips.rows.reduce(0) { $0 + $1.reporters }
    claims.hold(numbering.next(.alias) == reporters + 1, "aliases are not as many as reporters")
    claims.hold(members.all.map(\.id.rawValue) == Array(1...Int64(max(1, members.all.count))), "member ids have gaps")
    return claims.broken
  }

  struct Claims {
    var broken: [String] = []
    mutating func hold(_ truth: Bool, _ claim: @autoclosure () -> String) {
      if !truth { broken.append(claim()) }
    }
    mutating func ascending(_ events: [EventNumber], upTo last: EventNumber, _ what: String) {
      hold(!events.isEmpty, "\(what) has no history")
      hold(zip(events, events.dropFirst()).allSatisfy { $0 < $1 }, "\(what) has a history out of order: \(events)")
      hold(events.allSatisfy { $0 <= last }, "\(what) has a history beyond the log")
    }
  }

  private func checkOrganisation(_ claims: inout Claims) {
    let sections = organisation.sections
    let open = sections.filter { !$0.isClosed }.map(\.name)
    claims.hold(Set(open).count == open.count, "two open sections have one name")
    claims.hold(Set(sections.map(\.id)).count == sections.count, "two sections have one id")
    claims.hold(organisation.windows.allSatisfy { organisation.section($0.section) != nil }, "a window has no section")
    claims.hold(
      Set(organisation.bodies.map(\.name)).count == organisation.bodies.count, "two outside bodies have one name")
  }

  private func checkMembers(_ claims: inout Claims) {
    // Whoever is enrolled anew has the name of the number that theirs is to succeed.
    let present = members.all.filter { $0.status != .removed && !$0.isAwaitingReenrolment }
    claims.hold(Set(members.all.map(\.id)).count == members.all.count, "two members have one id")
    claims.hold(Set(present.map(\.name)).count == present.count, "two members have one name")
    claims.hold(present.allSatisfy { !$0.posts.subtracting(.receiver).isEmpty }, "a member has no post")
    if lastCommit.rawValue > 1 && organisation.foundedAt != nil {
      claims.hold(!members.holding(.admin).isEmpty, "no admin is left")
      claims.hold(!members.holding(.leader).isEmpty, "no leader is left")
    }
    for member in members.all {
      claims.hold((member.until != nil) == (member.posts == .inspector), "\(member.name) has a wrong last day")
      claims.hold(members[member.id] == member, "member \(member.id.rawValue) is not found by id")
      claims.hold(member.grantedKeys.isSubset(of: member.entitlements), "\(member.name) keeps a key beyond the posts")
      claims.hold(member.status != .admitted || member.fingerprint != nil, "\(member.name) has no fingerprint")
      claims.ascending(members.history.events(member.history), upTo: lastEvent, "member \(member.name)")
      if let earlier = member.succeeds {
        claims.hold(earlier < member.id, "\(member.name) succeeds a later number")
        claims.hold(members[earlier]?.status == .removed, "\(member.name) has two numbers at work")
      }
    }
    for (place, leave) in members.leaves.enumerated() where leave.endedAt == nil {
      claims.hold(leave.from <= leave.until, "a leave ends before it begins")
      for other in members.leaves[..<place]
      where other.endedAt == nil && members.isSamePerson(other.member, leave.member) {
        claims.hold(other.until < leave.from || leave.until < other.from, "a member is away twice at once")
      }
    }
  }

  private func checkRulings(_ claims: inout Claims) {
    for proposal in rulings.proposals {
      claims.hold(proposal.ruling.accepts(proposal.value), "\(proposal.ruling) holds \(proposal.value)")
      guard let decision = proposal.decision else { continue }
      claims.hold(decision.by != proposal.proposedBy, "a ruling was decided by whoever proposed it")
      claims.hold(decision.event > proposal.event, "a ruling was decided before it was proposed")
    }
  }

  private func checkTips(_ claims: inout Claims) {
    let rows = tips.rows
    let columns = [tips.titles.count, tips.subjects.count, tips.places.count, tips.sketches.count]
    claims.hold(columns.allSatisfy { $0 == rows.count }, "columns of tips differ in length: \(columns)")
    for row in rows.indices {
      let tip = rows[row]
      let name = tip.number.description
      claims.hold(row == 0 || rows[row - 1].id < tip.id, "\(name) is out of order")
      claims.hold(tips.row(of: tip.id) == row, "\(name) is not found by id")
      claims.hold(tips.row(numbered: tip.number) == row, "\(name) is not found by number")
      claims.hold(tip.receivedAt <= tip.registeredAt, "\(name) was received after it was registered")
      claims.hold(tip.number.year == date(of: tip.registeredAt).year, "\(name) stands in another year")
      claims.hold(!tips.titles[row].isEmpty, "\(name) has no title")
      if let covering = tips.covering(of: tip.id) {
        let shown = [tips.titles[row], tips.places[row]] + (tip.proposal.map { [tips.proposals[$0].reason] } ?? [])
        claims.hold(shown.allSatisfy { covering.shown($0) == $0 }, "\(name) shows what is covered")
        claims.hold(Set(covering.words).count == covering.words.count, "\(name) covers a word twice")
      }
      let history = tips.events(of: tip.id)
      claims.ascending(history, upTo: lastEvent, name)
      claims.hold(history.first?.rawValue == tip.id.rawValue, "\(name) does not begin with its registration")
      claims.hold(history.last == tips.lastEvent(of: tip.id), "\(name) does not end with its last event")
      claims.hold(history.contains { $0.rawValue == tip.text.rawValue }, "\(name) has its words elsewhere")
    }
    let numbers = rows.map { Allocation(series: .tip, year: $0.number.year, ordinal: $0.number.ordinal) }
    claims.hold(Set(numbers).count == rows.count, "two tips have one number of a year")
  }

  private func checkReadings(_ claims: inout Claims) {
    let rows: [(String, Readings, Int, [EventNumber], EventNumber)] =
      tips.rows.indices.map { row in
        let id = tips.rows[row].id
        return (tips.rows[row].number.description, tips.readings, row, tips.events(of: id), tips.newestWords(row: row))
      }
      + leads.rows.indices.map { row in
        let id = leads.rows[row].id
        return (
          leads.rows[row].number.description, leads.readings, row, leads.events(of: id), leads.newestWords(row: row)
        )
      }
    claims.hold(tips.readings.count == tips.count && leads.readings.count == leads.count, "readings have other rows")
    for (name, readings, row, changes, words) in rows {
      let openings = readings.events(row: row)
      claims.hold(zip(openings, openings.dropFirst()).allSatisfy { $0 < $1 }, "\(name) has openings out of order")
      claims.hold(Set(openings).isDisjoint(with: changes), "\(name) takes an opening for a change")
      claims.hold(changes.contains(words), "\(name) has its newest words elsewhere")
      let readers = members.all.count { readings.has($0.id, row: row) }
      claims.hold(readers <= openings.count { $0 > words }, "\(name) has readers without an opening")
    }
  }

  private func checkOutcomes(_ claims: inout Claims) {
    for tip in tips.rows {
      let name = tip.number.description
      let isLinked = tip.state == .openedLead || tip.state == .joinedLead
      claims.hold(isLinked == (tip.lead != nil), "\(name) is \(tip.state) with lead \(tip.lead as Any)")
      claims.hold((tip.proposal != nil) == (tip.secondDue != nil), "\(name) has a proposal or its clock, not both")
      claims.hold(tip.state != .returned || tip.answerDue != nil, "\(name) was returned without a clock")
      claims.hold(tip.state == .returned || tip.state == .passedOn || tip.answerDue == nil, "\(name) has a stray clock")
      claims.hold(!tip.isInQueue || tip.clock != nil, "\(name) is in the queue without a clock")
      if let lead = tip.lead {
        let row = leads.row(of: lead)
        claims.hold(row.map { leads.tips[$0].contains(tip.id) } == true, "\(name) is not among its lead's tips")
      }
      guard let index = tip.proposal else { continue }
      guard tips.proposals.indices.contains(index) else {
        claims.hold(false, "\(name) has proposal \(index) of \(tips.proposals.count)")
        continue
      }
      claims.hold(tips.proposals[index].tip == tip.id, "\(name) has another tip's proposal")
      claims.hold(
        isLinked == (tips.proposals[index].outcome.kind == .relink), "\(name) is \(tip.state) and has a wrong proposal")
    }
    for proposal in tips.proposals {
      claims.hold(tips[proposal.tip] != nil, "a proposal has no tip")
      claims.hold(tips.events(of: proposal.tip).contains(proposal.event), "a proposal is not in its tip's history")
    }
  }

  private func checkTipCounts(_ claims: inout Claims) {
    let rows = tips.rows.filter { !$0.isElsewhere }
    for state in TipState.allCases {
      claims.hold(tips.counts[state] == rows.count { $0.state == state }, "\(state) is miscounted")
    }
    claims.hold(
      tips.counts.awaitingSecond == rows.count { $0.proposal != nil }, "outcomes waiting are miscounted")
    claims.hold(
      tips.counts.receiptsAwaitingSecond == rows.count { $0.receipt == .awaitingSecond },
      "receipts waiting are miscounted")
    claims.hold(
      tips.counts.awaitingAcknowledgement == rows.count { $0.state == .passedOn && $0.answerDue != nil },
      "acknowledgements waiting are miscounted")
  }

  private func checkLeads(_ claims: inout Claims) {
    let rows = leads.rows
    claims.hold(leads.titles.count == rows.count && leads.tips.count == rows.count, "columns of leads differ in length")
    for row in rows.indices {
      let lead = rows[row]
      let name = lead.number.description
      claims.hold(row == 0 || rows[row - 1].id < lead.id, "\(name) is out of order")
      claims.hold(leads.row(of: lead.id) == row, "\(name) is not found by id")
      claims.hold(leads.row(numbered: lead.number) == row, "\(name) is not found by number")
      claims.hold(lead.isSuspectedOrganisedCrime == (lead.transferDue != nil), "\(name) has a wrong transfer clock")
      claims.hold(!leads.titles[row].isEmpty, "\(name) has no title")
      claims.hold(Set(leads.tips[row]).count == leads.tips[row].count, "\(name) lists a tip twice")
      claims.hold(
        leads.tips[row].allSatisfy { tips[$0].map { $0.lead == lead.id } ?? true },
        "\(name) lists a tip of another lead")
      checkWork(on: lead, name, &claims)
      let history = leads.events(of: lead.id)
      claims.ascending(history, upTo: lastEvent, name)
      claims.hold(history.first?.rawValue == lead.id.rawValue, "\(name) does not begin with its opening")
    }
    let numbers = rows.map { Allocation(series: .lead, year: $0.number.year, ordinal: $0.number.ordinal) }
    claims.hold(leads.confirmed == Set(rows.filter(\.isConfirmed).map(\.id)), "confirmed leads are not those kept")
    claims.hold(Set(numbers).count == rows.count, "two leads have one number of a year")
  }
}
