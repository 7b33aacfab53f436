@testable import CaseDomain

extension Desk {
  /// Everything the registers hold, a row a line, so that two states can be compared and a difference read.
  var registerLines: [String] {
    organisationLines + memberLines + rulingLines + tipLines + leadLines + readingLines
      + reporterLines + codeLines + incidentLines + fieldworkLines + meetingLines + rewardLines
      + weeklyLines + recusalLines + directiveLines + publicityLines + supervisionLines + workingRuleLines
  }

  /// The registers, the numbering and what the log says of itself.
  var lines: [String] {
    var lines = registerLines
    lines.append("head \(lastCommit) \(lastEvent) \(lastTime)")
    for series in NumberSeries.allCases {
      for year in [0] + Array(2024...2030) {
        lines.append("next \(series) \(year) \(numbering.next(series, year: year))")
      }
    }
    lines += unauthorised.map { "unauthorised \($0)" }
    lines.append("unreadable \(unreadableRegisters.map(\.rawValue).sorted())")
    return lines
  }

  private var organisationLines: [String] {
    let about = organisation
    return ["bureau \(about.name) \(about.kind as Any) \(about.foundedAt as Any) \(about.founder as Any)"]
      + about.sections.map { "\($0)" } + about.windows.map { "\($0)" } + about.bodies.map { "\($0)" }
  }

  private var memberLines: [String] {
    members.all.map { member in
      // Sets have no order: each key is named on its own.
      let keys = member.grantedKeys.map(\.description).sorted()
      return "member \(member.id) \(member.name) \(member.posts.heldNames) \(member.section as Any) \(member.status) "
        + "\(member.fingerprint as Any) \(member.undertakingSignedOn as Any) \(member.undertakingPosts.heldNames) "
        + "\(member.verifier as Any) \(member.until as Any) \(member.heldLocks.map(\.description).sorted()) \(keys) \(members.history.events(member.history)) \(member.reenrolment as Any)"
    } + members.leaves.map { "\($0)" } + [
      "due \(members.epochsDue.map(\.description).sorted()) \(members.foundingCommit as Any)",
      "orphaned \(members.orphanedPairs.map(\.description).sorted())",
    ]
  }

  private var rulingLines: [String] {
    var lines = rulings.proposals.map { "\($0)" }
    let days = Set(rulings.proposals.map(\.from)).sorted().map(Optional.some) + [nil]
    for ruling in Ruling.allCases {
      lines.append("\(ruling) " + days.map { "\(rulings.value(ruling, at: $0))" }.joined(separator: " "))
    }
    return lines
  }

  private var tipLines: [String] {
    tips.rows.indices.map { row in
      let tip = tips.rows[row]
      return "\(tip) \(tips.titles[row]) \(tips.subjectNames(row: row)) \(tips.places[row]) \(tips.sketches[row]) "
        + "\(tips.events(of: tip.id)) \(tips.covers[tip.id] ?? [])"
    } + tips.proposals.map { "\($0)" }
      + TipState.allCases.map { "\($0) \(tips.counts[$0])" }
      + [
        "waiting \(tips.counts.awaitingSecond) \(tips.counts.receiptsAwaitingSecond) "
          + "\(tips.counts.awaitingAcknowledgement)"
      ]
  }

  private var readingLines: [String] {
    func line(_ name: String, _ readings: Readings, _ row: Int, _ words: EventNumber) -> String {
      let readers = members.all.map(\.id).filter { readings.has($0, row: row) }
      return "\(name) \(words) opened by \(readers), \(readings.events(row: row))"
    }
    return tips.rows.indices.map {
      line(tips.rows[$0].number.description, tips.readings, $0, tips.newestWords(row: $0))
    }
      + leads.rows.indices.map {
        line(leads.rows[$0].number.description, leads.readings, $0, leads.newestWords(row: $0))
      } + ["exports \(Array(exports.all)) \(exports.taken)", "audits \(audits.extracts) \(audits.all)"]
      + restricted.rows.map { "restricted \($0) \(restricted.events(of: $0.id))" }
  }

  private var leadLines: [String] {
    leads.rows.indices.map { row in
      "\(leads.rows[row]) \(leads.work(on: leads.rows[row].id)) \(leads.titles[row]) \(leads.tips[row]) \(leads.events(of: leads.rows[row].id))"
    }
  }
}
