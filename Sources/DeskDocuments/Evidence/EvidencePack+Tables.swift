import CaseDomain
import DeskSession
import DeskText

// The tables of the evidence, clause by clause.
extension EvidencePack {
  /// Meetings of the period: when, of whom how many, whether minutes were filed (R2.2).
  var meetings: Part {
    let held = desk.meetings.all.compactMap { meeting in meeting.plan.map { (meeting, $0) } }
      .filter { has($0.1.start.date) }.sorted { $0.1.start < $1.1.start }
    return table(
      "R2.2", "meetings",
      [("day", 12), ("kind", 18), ("state", 10), ("there", 10), ("minutes", 12), ("events", 18)],
      held.map { meeting, plan in
        let there = meeting.attendance.count { $0.presence != .absent }
        let attendance = meeting.attendance.isEmpty ? "" : "\(there)/\(max(plan.expected, meeting.attendance.count))"
        return [
          day(plan.start.date), .text(texts["meetings.kind.\(meeting.kind.rawValue)"]),
          .text(texts["meetings.state.\(meeting.state.rawValue)"]), .text(attendance),
          day(meeting.minutes.last.map(\.filed.at)),
          numbers(meeting.entered.event, meeting.held?.event, meeting.minutes.last?.filed.event),
        ]
      })
  }

  /// Whether each period had the meetings that it owed (R2.2).
  var obligations: Part {
    let years = period.lowerBound.year...period.upperBound.year
    let all = years.flatMap { desk.obligations(in: $0, on: words.today).flatMap(\.periods) }
      .filter { $0.period.last >= period.lowerBound && $0.period.first <= period.upperBound && $0.state != .notOwed }
    return table(
      "R2.2", "obligations", [("obligation", 24), ("span", 12), ("state", 14), ("events", 12)],
      all.map { found in
        let counted = found.counted.compactMap { desk.meetings[$0]?.held?.event }
        return [
          .text(texts["rulings.name.\(found.obligation.ruling.rawValue)"]), .text(found.period.description),
          .text(texts["meetings.state.\(found.state.rawValue)"]), numbers(counted),
        ]
      })
  }

  /// What superiors ordered, and how far each section came with it (R3.1).
  var directives: Part {
    let found = desk.directives.all.filter { has($0.content.receivedOn) }
    return table(
      "R3.1", "directives",
      [
        ("day", 12), ("level", 8), ("title", 30), ("due", 12), ("section", 16), ("acknowledged", 12), ("done", 12),
        ("state", 10), ("events", 18),
      ],
      found.flatMap { directive -> [[SheetTable.Cell]] in
        func row(_ share: SuperiorDirective.Share?) -> [SheetTable.Cell] {
          [
            day(directive.content.receivedOn), .text(texts["supervision.level.\(directive.content.level.rawValue)"]),
            line(directive.content.title), day(share?.due ?? directive.content.due),
            .text(share.map { words.section($0.section) } ?? ""), day(share?.acknowledged?.at), day(share?.done?.at),
            .text(texts["supervision.state.\(directive.state.rawValue)"]),
            numbers(
              directive.entered.event, share?.passed.event, share?.acknowledged?.event,
              share?.done?.event ?? share?.excused?.event, directive.closed?.event),
          ]
        }
        return directive.shares.isEmpty ? [row(nil)] : directive.shares.map { row($0) }
      })
  }

  /// What was reported up about directives (R3.1).
  var reports: Part {
    let found = desk.directives.all.flatMap { directive in directive.reports.map { (directive, $0) } }
      .filter { has($0.1.on) }.sorted { ($0.1.on, $0.1.step.event) < ($1.1.on, $1.1.step.event) }
    return table(
      "R3.1", "reports", [("day", 12), ("title", 30), ("to", 20), ("letter", 20), ("events", 10)],
      found.map { directive, report in
        [
          day(report.on), line(directive.content.title), line(report.to), line(report.letter),
          numbers(report.step.event),
        ]
      })
  }

  /// Written rules, and who has read them (R3.3).
  var rules: Part {
    let versions = desk.workingRules.all.flatMap { rule in rule.issued.map { (rule, $0) } }
      .filter { rule, version in
        version.from <= period.upperBound && (rule.repealed.map { desk.date(of: $0.at) >= period.lowerBound } ?? true)
      }
    let sections = desk.organisation.sections.filter { !$0.isClosed }.count
    return table(
      "R3.3", "rules",
      [("title", 30), ("kind", 12), ("from", 12), ("issued", 12), ("repealed", 12), ("read", 10), ("events", 18)],
      versions.map { rule, version in
        let read = Set(version.receipts.compactMap(\.section)).count
        return [
          line(version.title), .text(texts["supervision.ruleKind.\(rule.kind.rawValue)"]), day(version.from),
          day(version.issued?.at), day(rule.repealed?.at), .text("\(read)/\(sections)"),
          numbers(version.event, version.issued?.event, rule.repealed?.event),
        ]
      })
  }

  /// Settings that differ from the standard, by whom and from when (R3.3, R6.7).
  var rulings: Part {
    let found = desk.rulings.proposals.filter { $0.decision?.confirmed == true && $0.from <= period.upperBound }
    return table(
      "R3.3", "rulings",
      [("ruling", 26), ("value", 26), ("from", 12), ("by", 10), ("confirmedBy", 10), ("events", 14)],
      found.map { proposal in
        let value: SheetTable.Cell =
          switch proposal.value {
          case .integer(let number): .number(number)
          case .text(let text): line(text)
          }
        return [
          .text(texts.find("rulings.name.\(proposal.ruling.rawValue)") ?? proposal.ruling.rawValue), value,
          day(proposal.from), .text(words.member(proposal.proposedBy)),
          .text(proposal.decision.map { words.member($0.by) } ?? ""),
          numbers(proposal.event, proposal.decision?.event),
        ]
      })
  }

  /// Inspections of sections (R3.5).
  var inspections: Part {
    let found = desk.supervision.inspections.filter { has($0.on) }
    return table(
      "R3.5", "inspections",
      [
        ("day", 12), ("kind", 10), ("section", 16), ("inspectors", 16), ("scope", 30), ("problems", 8),
        ("praise", 8), ("events", 10),
      ],
      found.flatMap { inspection in
        inspection.sections.map { section in
          let findings = desk.supervision.findings(of: inspection.id, in: section).filter { $0.state != .withdrawn }
          return [
            day(inspection.on), .text(texts["supervision.kind.\(inspection.kind.rawValue)"]),
            .text(words.section(section)), .text(words.list(inspection.inspectors.map { words.member($0) })),
            line(inspection.scope), .number(findings.count { $0.kind == .problem }),
            .number(findings.count { $0.kind == .praise }), numbers(inspection.entered.event),
          ]
        }
      })
  }

  /// What was to be put right, and how far it came; never the words, which stand in the sections' books (R3.5).
  var rectifications: Part {
    let found = desk.supervision.findings.filter { finding in
      finding.item != nil && finding.withdrawn == nil && has(finding.recorded.at)
    }
    return table(
      "R3.5", "rectifications",
      [
        ("section", 16), ("severity", 8), ("clause", 10), ("due", 12), ("rectified", 12), ("struckOff", 12),
        ("state", 10), ("events", 22),
      ],
      found.map { finding in
        let item = finding.item
        return [
          .text(words.section(finding.section)),
          .text(finding.severity.map { texts["supervision.severity.\($0.rawValue)"] } ?? ""),
          .text(finding.clause.map { words.clause($0) } ?? ""), day(item?.due), day(item?.reported?.at),
          day(item?.struckOff?.at), .text(texts["supervision.finding.\(finding.state.rawValue)"]),
          numbers(
            finding.event, item?.set.event, item?.reported?.event, item?.checks.last?.step.event,
            item?.struckOff?.event),
        ]
      })
  }

  /// Leads by state, and how many are late: of no lead which it is, and of none that anybody was taken off (R3.6).
  var leads: Part {
    let rows = desk.leads.rows.indices.filter { row in
      desk.leads.tips[row].allSatisfy { desk.restricted.takenOver($0) == nil }
        && ProcessRow.isOpen(.lead(desk.leads.rows[row].id), desk)
    }.map { desk.leads.rows[$0] }
    let states = LeadState.allCases.map { state in
      [
        SheetTable.Cell.text(words.state(state)), .number(rows.count { $0.state == state }),
        .number(rows.count { $0.state == state && !$0.isClosed && ($0.due.map { $0 < words.today } ?? false) }),
      ]
    }
    let opened = rows.count { has($0.openedAt) }
    return table(
      "R3.6", "leads", [("state", 14), ("count", 10), ("late", 10)],
      states + [[.text(texts["papers.evidence.opened"]), .number(opened), .text("")]])
  }

  /// Who signed the undertaking, and when last (R4.1).
  var undertakings: Part {
    let people = desk.members.all.filter { $0.status == .admitted && $0.posts != .inspector }
    return table(
      "R4.1", "undertakings", [("member", 12), ("posts", 30), ("signed", 12), ("events", 10)],
      people.map { member in
        let event = evidence.undertakings[member.id]
        return [
          .text(member.name), .text(words.list(member.posts.heldNames.map { texts["frame.post.\($0)"] })),
          day(member.undertakingSignedOn), numbers(event),
        ]
      })
  }
}
