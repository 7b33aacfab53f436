import CaseDomain
import DeskSession
import DeskText

/// An incident as a page for its keepers: what happened, what was done, how it ended, and who has read what it is about.
struct IncidentDetail {
  let id: IncidentID
  let document: IncidentDocument?
  let context: LayerContext

  func lines(width: Int) -> [DetailLine] {
    var page = DetailPage(theme: context.theme, width: width)
    guard let desk = context.desk, let incident = desk.incidents[id] else { return page.lines }
    head(incident, desk, &page)
    page.heading(context.texts["forms.incident.what"])
    page.text(incident.what)
    if incident.hasOriginal { page.text(context.texts["panes.incident.original"], context.theme.secondary) }
    steps(incident, &page)
    ending(incident, desk, &page)
    page.heading(context.texts["panes.incident.readers"])
    for line in readers(incident) { page.text(line) }
    return page.lines
  }

  private func head(_ incident: Incident, _ desk: Desk, _ page: inout DetailPage) {
    let (texts, words) = (context.texts, context.wording)
    page.value(texts["forms.incident.kind"], words.incident(incident.kind))
    if incident.policeDue(in: desk.zone) != nil { page.text(texts["panes.incident.tellPolice"], context.theme.alert) }
    page.value(texts["panes.incident.raised"], signed(incident.raisedBy, incident.raisedAt))
    let tied = incident.ties.compactMap { desk.restricted[$0.tip] }
    let about =
      [incident.tip.map(words.tip), incident.lead.map(words.lead)].compactMap { $0 } + tied.map(\.number.description)
    page.value(texts["panes.incident.about"], about.joined(separator: "  "))
    if !tied.isEmpty { page.text(texts["panes.incident.tied"], context.theme.secondary) }
    let accused = incident.accused.map(words.member) + [incident.accusedWords].filter { !$0.isEmpty }
    page.value(texts["forms.incident.accused"], accused.joined(separator: texts["frame.listSeparator"]))
    // A restricted tip is frozen by nothing: whoever keeps it is taken off it by hand.
    for tip in tied {
      let keeping = incident.accused.filter { desk.keepers(of: tip).contains($0) }.map(words.member)
      guard !keeping.isEmpty else { continue }
      let names = keeping.joined(separator: texts["frame.listSeparator"])
      page.text(texts("panes.incident.tied.accused", names, tip.number.description), context.theme.alert)
    }
    let keepers = desk.keepers(of: incident).map(words.member)
    page.value(texts["panes.incident.keepers"], keepers.joined(separator: texts["frame.listSeparator"]))
    let events = Set(desk.incidents.events(of: id))
    page.shutOut(desk.unheard.filter { events.contains($0.envelope.event) }, words)
  }

  private func steps(_ incident: Incident, _ page: inout DetailPage) {
    let (texts, words) = (context.texts, context.wording)
    let single: [(String, Incident.Step?)] = [("refer", incident.referral), ("police", incident.police)]
    let all =
      single.compactMap { name, step in step.map { (name, $0) } } + incident.notes.map { ("note", $0) }
      + incident.declined.map { ("decline", $0) } + incident.restored.map { ("restore", $0) }
    guard !all.isEmpty else { return }
    page.heading(texts["panes.incident.steps"])
    for (key, step) in all.sorted(by: { $0.1.event < $1.1.event }) {
      let day = step.on.map { words.date($0) } ?? words.time(step.time)
      page.value(
        "\(day) \(words.member(step.by))", texts("panes.incident.step", texts["forms.incident.step.\(key)"], step.words)
      )
    }
  }

  /// How it ended, who says so and when; or who is still to agree.
  private func ending(_ incident: Incident, _ desk: Desk, _ page: inout DetailPage) {
    guard let proposal = incident.closing?.proposal ?? incident.proposal else { return }
    let (texts, words) = (context.texts, context.wording)
    page.heading(texts["panes.incident.result"])
    page.text(texts("panes.incident.step", words.outcome(proposal.outcome), proposal.step.words))
    page.value(texts["panes.incident.proposedBy"], signed(proposal.step.by, proposal.step.time))
    if let closing = incident.closing {
      page.value(texts["panes.incident.confirmedBy"], signed(closing.step.by, closing.step.time))
      let kept = Set(desk.lastingFreezes(of: incident).map(\.member)).sorted().map(words.member)
      if !kept.isEmpty {
        let names = kept.joined(separator: texts["frame.listSeparator"])
        page.text(texts("panes.incident.lasting", names), context.theme.heading)
      }
      return
    }
    let seconds = desk.keepers(of: incident).filter { keeper in
      ![proposal.step.by, incident.raisedBy].contains { desk.members.isSamePerson($0, keeper) }
    }.map(words.member)
    page.text(
      seconds.isEmpty
        ? texts["panes.incident.noSecond"]
        : texts("panes.incident.waits", seconds.joined(separator: texts["frame.listSeparator"])),
      context.theme.heading)
  }

  private func signed(_ member: MemberID, _ time: Instant) -> String {
    "\(context.wording.time(time))  \(context.wording.member(member))"
  }

  private func readers(_ incident: Incident) -> [String] {
    guard let document else { return [context.texts["panes.reading"]] }
    let isAbout = incident.tip != nil || incident.lead != nil || !incident.ties.isEmpty
    let lines = document.readings.map { context.wording.line($0) }
    // That nobody has read it cannot be said of what is not known to be about anything.
    if !isAbout { return lines + [context.texts["panes.incident.notLinked"]] }
    return lines.isEmpty ? [context.texts["panes.incident.noReaders"]] : lines
  }
}
