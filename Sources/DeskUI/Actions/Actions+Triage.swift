import CaseDomain
import DeskSession
import Terminal

extension DeskAction {
  /// A triage action: possible where the rules would let it, and then its form.
  private static func triage(
    _ id: ActionID, _ keys: [Key], for posts: Posts = .office, footer: Int? = nil,
    _ probe: @escaping @Sendable (Tip, Desk) -> any Command,
    _ form: @escaping @Sendable ([TipID], Frame, inout LayerContext) -> [LayerAction]
  ) -> DeskAction {
    DeskAction(
      id, keys, .triage, in: [.tips], posts: posts, footer: footer,
      availability: { TriageProbe.check($0, $1, probe) },
      run: { frame, context in
        guard let desk = context.desk else { return [] }
        return form(frame.tips.targets(in: desk), frame, &context)
      })
  }

  /// Taking in tips and deciding about them.
  static let triage: [DeskAction] = [
    DeskAction(
      "register", [.character("n"), .function(5)], .triage,
      in: Set(Frame.Place.allCases).subtracting([.meetings, .rewards, .weekly, .publicity, .supervision]),
      posts: Desk.receivingPosts, footer: 5,
      availability: TriageProbe.register
    ) { frame, context in TriageForms.register(&context) },
    DeskAction("sendDirectly", [], .triage, availability: TriageProbe.sendDirectly) { _, context in
      TriageForms.sendDirectly(&context)
    },
    triage("openLead", [.character("o")], footer: 10, TriageProbe.open, TriageForms.openLead),
    triage("joinLead", [.character("l")], footer: 15, TriageProbe.join, TriageForms.join),
    triage("returnTip", [.character("b")], footer: 20, TriageProbe.returnForMore, TriageForms.returnForMore),
    triage("passOn", [.character("t")], footer: 25, TriageProbe.returnForMore, TriageForms.passOn),
    triage("confirm", [.character("c")], for: SecondMember.posts, footer: 30, TriageProbe.confirm, TriageForms.confirm),
    triage("decline", [.character("x")], for: SecondMember.posts, TriageProbe.decline, TriageForms.decline),
    triage("amend", [.character("e")], TriageProbe.amend, TriageForms.amend),
    triage("supplement", [.character("a")], for: Desk.receivingPosts, TriageProbe.supplement, TriageForms.supplement),
    triage("relink", [.character("m")], TriageProbe.relink, TriageForms.relink),
    triage("resume", [.character("r")], TriageProbe.resume, TriageForms.resume),
    triage("acknowledge", [.character("h")], TriageProbe.acknowledge, TriageForms.acknowledge),
    triage("receipt", [.character("d")], for: SecondMember.posts, TriageProbe.confirmReceipt, TriageForms.receipt),
    triage("takeOver", [], for: .leadsReaders, TriageProbe.takeOver, TriageForms.takeOver),
    DeskAction("slip", [.character("p")], .triage, in: [.tips], availability: hasSelection) { frame, context in
      guard let desk = context.desk, let tip = frame.tips.selected.flatMap({ desk.tips[$0] }) else { return [] }
      return [.push(SlipLayer(tip: tip, desk: desk))]
    },
  ]
}
