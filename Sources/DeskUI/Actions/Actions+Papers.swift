import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  /// Taking papers out of the desk: forms, the ledger, what is handed over.
  static let papers: [DeskAction] = [
    DeskAction(
      "lead.print", [.character("p")], .leads, in: LeadActions.places, posts: .leadsReaders, footer: 72,
      availability: { frame, context in
        PaperActions.lead(frame, context) == nil ? PaperActions.refusalOfOne(frame, context) : .enabled
      },
      run: { PaperActions.chooseForm($0, &$1) }),
    DeskAction(
      "lead.export", [.character("P")], .leads, in: LeadActions.places, posts: .leadsReaders, footer: 73,
      availability: { frame, context in
        if context.session?.readOnly != nil { return .refused(.text("panes.readOnly")) }
        return frame.leads.count == 0 && frame.leads.marks.isEmpty
          ? .refused(.text("panes.nothingSelected")) : .enabled
      },
      run: { PaperActions.exportLedger($0, &$1) }),
    DeskAction(
      "lead.package", [], .leads, in: LeadActions.places, posts: [.office, .leader],
      availability: { frame, context in
        guard let lead = PaperActions.lead(frame, context) else { return PaperActions.refusalOfOne(frame, context) }
        return context.desk?.leads.work(on: lead).transfer == nil
          ? .refused(.rule(Refusal(.noTransfer))) : .enabled
      },
      run: { frame, context in
        PaperActions.lead(frame, context).map { PaperActions.ask(.package($0), &context) } ?? []
      }),
    DeskAction(
      "tipForm", [.character("P")], .triage, in: [.tips], posts: .leadsReaders,
      availability: { frame, context in
        if context.session?.readOnly != nil { return .refused(.text("panes.readOnly")) }
        return frame.tips.selected == nil ? .refused(.text("panes.nothingSelected")) : .enabled
      },
      run: { frame, context in frame.tips.selected.map { PaperActions.ask(.registration($0), &context) } ?? [] }),
  ]
}

/// What is put on paper, and how it is asked for.
enum PaperActions {
  /// The one lead that a form is about.
  static func lead(_ frame: Frame, _ context: LayerContext) -> LeadID? {
    guard let session = context.session, session.readOnly == nil else { return nil }
    let targets = LeadActions.targets(frame, session.desk)
    return targets.count == 1 ? targets[0] : nil
  }

  static func refusalOfOne(_ frame: Frame, _ context: LayerContext) -> Availability {
    guard let session = context.session else { return .refused(.text("panes.nothingSelected")) }
    if session.readOnly != nil { return .refused(.text("panes.readOnly")) }
    let isMany = LeadActions.targets(frame, session.desk).count > 1
    return .refused(.text(isMany ? "leads.one" : "panes.nothingSelected"))
  }

  static func ask(_ paper: PaperForm.Paper, _ context: inout LayerContext) -> [LayerAction] {
    guard let session = context.session else { return [] }
    return [.push(FormLayer(PaperForm(paper: paper), in: &context, session: session))]
  }

  /// The forms that there are of a lead as it stands, for this member.
  static func chooseForm(_ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    guard let lead = lead(frame, context), let desk = context.desk, let found = desk.leads[lead] else { return [] }
    let posts = context.member?.posts ?? []
    let texts = context.texts
    let isSent = desk.leads.work(on: lead).transfer != nil && !posts.isDisjoint(with: [.office, .leader])
    let papers: [(label: String, paper: PaperForm.Paper)] =
      LeadForm.allCases.filter { $0.isOf(found) && !posts.isDisjoint(with: $0.part.posts) }.map {
        (texts["papers.title.\($0.rawValue)"], .form($0, lead))
      } + (isSent ? [(texts["keys.lead.package"], .package(lead))] : [])
    guard let session = context.session else { return [] }
    let choices = papers.map { label, paper -> (label: String, note: String, action: LayerAction) in
      (label, "", .push(FormLayer(PaperForm(paper: paper), in: &context, session: session)))
    }
    return [.push(ChooserLayer(title: texts["keys.lead.print"], choices))]
  }

  /// The ledger of the marked leads; where none is marked, of all that the list shows.
  static func exportLedger(_ frame: Frame, _ context: inout LayerContext) -> [LayerAction] {
    guard let desk = context.desk, let me = context.session?.member else { return [] }
    let pane = frame.leads
    let isMarked = !pane.marks.isEmpty || pane.anchor != nil
    let chosen =
      isMarked ? pane.targets(in: desk) : pane.order.rows.map { desk.leads.rows[Int($0)].id }.sorted()
    // Who was taken off one does not take it along.
    let leads = chosen.filter { desk.refusalOfReach(.lead($0), for: me) == nil }
    if leads.isEmpty { return [.notice(Notice(.refused, context.texts["panes.nothingSelected"]))] }
    let filter = pane.isFiltered && !isMarked ? pane.filterLine.text : ""
    return ask(.ledger(leads, filter: filter), &context)
  }
}
